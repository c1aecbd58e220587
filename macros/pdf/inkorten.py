"""The drawing of a page said in fewer words: the same marks on paper, a third of the bytes to compress.

WeasyPrint writes every line of text and every border on its own, with its colour, its clip and its tag. What a reader
of the file already knows is left out here, and what belongs to one structure element becomes one piece of marked content.
"""

from __future__ import annotations

import re
from typing import Any

import pydyf  # type: ignore[import-untyped]

Rij = list[Any]  # operators as bytes; a tag is a string, then its properties or nothing, then BDC or BMC
HEX = re.compile(rb"<((?:[0-9a-f]{4})+)>")
TEKENS = re.compile(rb"([\\()])")
GEWOON = (b"rg", b"gs", b"Tf", b"Tm", b"TJ", b"BT", b"ET", b"re", b" l", b" m", b"f", b"f*", b"EMC", b"BDC", b"BMC")
BEGIN = {"a": b"/a1.0 gs", "A": b"/A1.0 gs"}  # a page begins opaque


def kort_in(rij: Rij, van: dict[int, Any]) -> tuple[Rij, dict[int, int]]:
    """The shorter stream, and the new number of every piece of marked content.

    `van` says of which structure element a piece is; what is of none becomes an artifact.
    """
    rij, nieuw = _merken(_zonder_bewaren(_vlakken(rij)), van)
    return _zonder_herhaling(rij), nieuw


def _vlakken(rij: Rij) -> Rij:
    """A border drawn as a clip and two frames becomes the piece of it that shows; a clip around its own fill goes."""
    uit: Rij = []
    begin = 0
    for plek, deel in enumerate(rij):
        if deel == b"W*" and (eind := _rand(rij, plek)):
            uit += [*rij[begin : plek - 4], *eind[1], *rij[plek - 4 : plek], b"f"]
            begin = eind[0]
        elif deel == b"W" and (eind := _vulling(rij, plek)):
            uit += [*rij[begin : plek - 1], *eind[1], rij[plek - 1], b"f"]
            begin = eind[0]
    return uit + rij[begin:]


def _rand(rij: Rij, plek: int) -> tuple[int, Rij] | None:
    """Where the drawing of one side of a border ends, and the colour in it; None when it is something else."""
    pad = [deel[-2:] for deel in rij[plek - 4 : plek]]
    eind, kleur = _na(rij, plek + 2)
    if pad != [b" m", b" l", b" l", b" l"] or rij[eind + 2] != b"f*" or rij[eind + 3] != b"Q":
        return None
    return eind + 3, kleur


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


def _merken(rij: Rij, van: dict[int, Any]) -> tuple[Rij, dict[int, int]]:
    """One piece of marked content for what stands together and belongs together; artifacts too."""
    uit: Rij = []
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
        samen = bool(uit) and uit[-1] == b"EMC" and vorige is eigenaar
        if samen:
            uit.pop()
        elif eigenaar is None:
            uit += ["/Artifact", b"BMC"]
        else:
            uit += [deel, pydyf.Dictionary({"MCID": aantal}), b"BDC"]
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


def _zonder_herhaling(rij: Rij) -> Rij:
    """Without a colour, opacity or font that is set already, and one text object for what stands together."""
    uit: Rij = []
    stand: dict[Any, bytes] = dict(BEGIN)
    bewaard: list[dict[Any, bytes]] = []
    tekst = 0  # where the last text object ended, as long as only colours came behind it
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
        elif deel == b"BT" and tekst:
            del uit[tekst - 1]
            tekst = 0
            continue
        elif isinstance(deel, bytes) and deel.endswith(b"TJ"):
            deel = _letters(deel)
        uit.append(deel)
        tekst = len(uit) if deel == b"ET" else tekst if soort in {"rg", "a"} else 0
    return uit


def _soort(deel: Any) -> str:
    """Which part of the state an operator sets; empty when it is another."""
    if not isinstance(deel, bytes) or deel[-3:] not in {b" rg", b" Tf", b" gs"}:
        return ""
    return deel[1:2].decode() if deel[-2:] == b"gs" else deel[-2:].decode()


def _letters(deel: bytes) -> bytes:
    """A line of letters without the shifts of nothing, as two bytes a letter where four stood."""
    deel = deel.replace(b">0<", b"").replace(b">0]", b">]")
    kort = HEX.sub(_string, deel)
    return kort[1:-4] + b" Tj" if deel.count(b"<") == 1 and deel.endswith(b">] TJ") else kort


def _string(treffer: re.Match[bytes]) -> bytes:
    letters = bytes.fromhex(treffer[1].decode("ascii"))
    return b"(" + TEKENS.sub(rb"\\\1", letters).replace(b"\r", b"\\r") + b")"
