"""The drawing of a page said in fewer words: the same marks on paper, a third of the bytes to compress.

WeasyPrint writes every line of text and every border on its own, with its colour, its clip and its tag. What the
program that reads the file knows already is left out, and what belongs to one structure element becomes one piece.
"""

from __future__ import annotations

from typing import Any

from macros.pdf import tekststroom
from macros.pdf.bestand import getal

Rij = list[Any]  # operators as bytes; a tag is a string, then its properties or nothing, then BDC or BMC
GEWOON = (*tekststroom.TEKST, b" re", b" l", b" m", b"f", b"f*")
BEGIN = {"a": b"/a1.0 gs", "A": b"/A1.0 gs"}  # a page begins opaque


def kort_in(rij: Rij, van: dict[int, Any]) -> tuple[Rij, dict[int, int]]:
    """The shorter stream, and the new number of every piece of marked content.

    `van` says of which structure element a piece is; what is of none becomes an artifact.
    """
    rij, nieuw = _merken(_zonder_bewaren(_vlakken(rij)), van)
    return tekststroom.samen(_zonder_herhaling(rij)), nieuw


def _vlakken(rij: Rij) -> Rij:
    """A border drawn as a clip and two frames becomes the piece of it that shows; a clip around its own fill goes."""
    uit: Rij = []
    begin = 0
    for plek, deel in enumerate(rij):
        if deel == b"W*" and (eind := _rand(rij, plek)):
            uit += [*rij[begin : plek - 4], *eind[1], *_vak(rij[plek - 4 : plek]), b"f"]
            begin = eind[0]
        elif deel == b"W" and (eind := _vulling(rij, plek)):
            uit += [*rij[begin : plek - 1], *eind[1], rij[plek - 1], b"f"]
            begin = eind[0]
    return uit + rij[begin:]


def _rand(rij: Rij, plek: int) -> tuple[int, Rij] | None:
    """Where the drawing of one side of a border ends, and the colour in it; None when it is something else."""
    pad = [deel[-2:] for deel in rij[plek - 4 : plek]]
    eind, kleur = _na(rij, plek + 2)
    randen = [deel[-2:] for deel in rij[eind : eind + 2]]
    heel = rij[plek - 5] == b"q" and pad == [b" m", b" l", b" l", b" l"] and randen == [b"re", b"re"]
    if not heel or rij[eind + 2 : eind + 4] != [b"f*", b"Q"]:
        return None
    return eind + 3, kleur


def _vak(pad: Rij) -> Rij:
    """A path of four points, as a rectangle when it is one."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = [tuple(map(float, punt.split()[:2])) for punt in pad]
    if (x0, y1, x2, y3) not in {(x1, y2, x3, y0), (x3, y0, x1, y2)} and (y0, x1, y2, x3) != (y1, x2, y3, x0):
        return pad
    x, y = min(x0, x2), min(y0, y2)
    return [b"%s %s %s %s re" % tuple(map(getal, (x, y, max(x0, x2) - x, max(y0, y2) - y)))]


def _vulling(rij: Rij, plek: int) -> tuple[int, Rij] | None:
    eind, kleur = _na(rij, plek + 2)
    return (eind + 2, kleur) if rij[eind] == rij[plek - 1] and rij[eind + 1 : eind + 3] == [b"f", b"Q"] else None


def _na(rij: Rij, plek: int) -> tuple[int, Rij]:
    """The colour and opacity at a place, and the place behind them."""
    eind = plek
    while rij[eind][-2:] in {b"rg", b"gs"}:
        eind += 1
    return eind, rij[plek:eind]


def _zonder_bewaren(rij: Rij) -> Rij:
    """Without q and Q around what leaves nothing to put back: WeasyPrint says colour and font again behind a Q."""
    weg: set[int] = set()
    open_: list[int] = []
    for plek, deel in enumerate(rij):
        if deel == b"q":
            open_.append(plek)
        elif deel == b"Q":
            begin = open_.pop()
            if begin >= 0:
                weg |= {begin, plek}
        elif open_ and isinstance(deel, bytes) and not deel.endswith(GEWOON):
            open_[-1] = -1
    return [deel for plek, deel in enumerate(rij) if plek not in weg]


def _merken(rij: Rij, van: dict[int, Any]) -> tuple[list[bytes], dict[int, int]]:
    """One piece of marked content for what stands together and belongs together; artifacts too."""
    uit: list[bytes] = []
    nieuw: dict[int, int] = {}
    vorige: Any = None
    aantal = 0
    delen = iter(rij)
    for deel in delen:
        if not isinstance(deel, str):
            uit.append(deel)
            continue
        nummer = _nummer(next(delen), delen)
        eigenaar = van.get(nummer)
        if uit and uit[-1] == b"EMC" and vorige is eigenaar:
            uit.pop()
        elif eigenaar is None:
            uit.append(b"/Artifact BMC")
        else:
            uit.append(b"%s <</MCID %d>> BDC" % (deel.encode(), aantal))
            aantal += 1
        vorige = eigenaar
        if eigenaar is not None:
            nieuw[nummer] = aantal - 1
    return uit, nieuw


def _nummer(kenmerken: Any, delen: Any) -> int:
    """The number of a piece of marked content; -1 for an artifact. Reads up to and including its operator."""
    if isinstance(kenmerken, bytes):
        return -1
    next(delen)
    return int(kenmerken.get("MCID", -1))


def _zonder_herhaling(rij: list[bytes]) -> list[bytes]:
    """Without a colour, opacity or font that is set already."""
    uit: list[bytes] = []
    stand = dict(BEGIN)
    bewaard: list[dict[str, bytes]] = []
    for deel in rij:
        soort = _soort(deel)
        if soort and stand.get(soort) == deel:
            continue
        if soort:
            stand[soort] = deel
        elif deel == b"q":
            bewaard.append(dict(stand))
        elif deel == b"Q":
            stand = bewaard.pop()
        uit.append(deel)
    return uit


def _soort(deel: bytes) -> str:
    """Which part of the state an operator sets; empty when it is another."""
    if deel[-3:] not in {b" rg", b" Tf", b" gs"}:
        return ""
    return deel[1:2].decode() if deel[-2:] == b"gs" else deel[-2:].decode()
