"""The text of a page in the fewest words: one text object, places from line to line, two bytes for a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.pdf.bestand import getal

HEX = re.compile(rb"<((?:[0-9a-f]{4})+)>")
TEKENS = re.compile(rb"([\\()])")
TEKST = (b" rg", b" gs", b" Tf", b" Tm", b" TJ", b" Tj", b"BT", b"ET", b"EMC", b"BDC", b"BMC")


def samen(rij: list[bytes]) -> list[bytes]:
    """One text object for all text up to the next drawing, each line placed from where the one before it began."""
    uit: list[bytes] = []
    open_, begin = False, None
    for stuk in _stukken(rij):
        tekst = all(deel.endswith(TEKST) for deel in stuk)
        if open_ and not tekst:
            uit.append(b"ET")
        elif tekst and not open_ and b"BT" in stuk:
            uit.append(b"BT")
        open_ = tekst and (open_ or b"BT" in stuk)
        begin = begin if open_ else None
        for deel in stuk:
            if open_ and deel.endswith(b"Tm"):
                begin, nieuw = _plaats(deel, begin)
                uit.append(nieuw)
            elif not open_ or deel not in {b"BT", b"ET"}:
                uit.append(_letters(deel) if deel.startswith(b"[<") else deel)
    return [*uit, b"ET"] if open_ else uit


def _stukken(rij: list[bytes]) -> Iterator[list[bytes]]:
    """Marked content as a whole, everything else on its own."""
    stuk: list[bytes] = []
    diepte = 0
    for deel in rij:
        stuk.append(deel)
        diepte += deel.endswith((b"BDC", b"BMC")) - (deel == b"EMC")
        if not diepte:
            yield stuk
            stuk = []


def _plaats(deel: bytes, begin: tuple[float, float] | None) -> tuple[tuple[float, float] | None, bytes]:
    """Where a line begins, and how to get there from the line before it."""
    if not deel.startswith(b"1 0 0 -1 "):
        return None, deel
    x, y = map(float, deel.split()[4:6])
    if begin is None:
        return (x, y), deel
    return (x, y), b"%s %s Td" % (getal(round(x - begin[0], 2)), getal(round(begin[1] - y, 2)))


def _letters(deel: bytes) -> bytes:
    """A line of letters without the shifts of nothing, as two bytes a letter where four stood."""
    deel = deel.replace(b">0<", b"").replace(b">0]", b">]")
    kort = HEX.sub(_string, deel)
    return kort[1:-4] + b" Tj" if deel.count(b"<") == 1 and deel.endswith(b">] TJ") else kort


def _string(treffer: re.Match[bytes]) -> bytes:
    return b"(" + letters(bytes.fromhex(treffer[1].decode("ascii"))) + b")"


def letters(nummers: bytes) -> bytes:
    """The numbers of letters as they stand in a string."""
    return TEKENS.sub(rb"\\\1", nummers).replace(b"\r", b"\\r")
