"""Tekens die niemand ziet: besturingstekens, omgedraaide leesrichting, tekens zonder breedte, vaste spaties.

Zij komen mee met plakken. Een naam ermee is niet terug te vinden en niet gelijk aan dezelfde naam zonder.
"""

import unicodedata
from collections.abc import Iterator

from finder.melding import Melding, Pad
from macros.dataset.controle_kennis import Kennis
from macros.dataset.knoop import langs

BEKEND = {
    "\n": ("een regeleinde", "zet alles op één regel"),
    "\t": ("een tab", "typ daar een gewone spatie"),
    "\u00a0": ("een vaste spatie", "typ daar een gewone spatie"),
}
SOORTEN = {
    "Zs": ("een bijzondere spatie", "typ daar een gewone spatie"),
    "Zl": ("een onzichtbaar regeleinde", "haal het weg"),
    "Zp": ("een onzichtbaar regeleinde", "haal het weg"),
    "Cc": ("een besturingsteken", "haal het weg"),
    "Cf": ("een onzichtbaar teken", "haal het weg, of typ het woord opnieuw"),
    "Cs": ("een half teken", "typ het woord opnieuw"),
    "Co": ("een teken zonder betekenis", "haal het weg"),
    "Cn": ("een teken zonder betekenis", "haal het weg"),
}
VOORAF = 15  # tekens van de tekst die de melding laat zien
REGELS = "velden"  # alleen in voorbeelden bij velden staan stukjes YAML van meer regels


def keur(kennis: Kennis) -> Iterator[Melding]:
    """Elke tekst en elke sleutel van de hele dataset; per tekst het eerste verkeerde teken."""
    for pad, knoop in langs(kennis.ruw):
        if pad and isinstance(pad[-1], str):
            yield from _tekst(pad[-1], pad)
        if isinstance(knoop, str):
            yield from _tekst(knoop, pad)


def _tekst(tekst: str, pad: Pad) -> Iterator[Melding]:
    if tekst.isprintable():
        return
    mag = " \n" if pad[:1] == (REGELS,) else " "
    fout = next(
        (nr for nr, teken in enumerate(tekst) if teken not in mag and unicodedata.category(teken) in SOORTEN), None
    )
    if fout is None:
        return
    wat, doe = BEKEND.get(tekst[fout], SOORTEN[unicodedata.category(tekst[fout])])
    voor = "".join(teken for teken in tekst[max(0, fout - VOORAF) : fout] if teken.isprintable())
    waar = f"na '{voor}'" if voor else "vooraan"
    yield Melding(pad, f"{waar} staat {wat} (U+{ord(tekst[fout]):04X}); {doe}")
