"""Reading a PDF back, with programs that had no part in making it: pikepdf for structure, PyMuPDF for words."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf

KOP, VOET = 0.07, 0.93  # above and below it stand the running heads


def woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.replace("\xad", ""))


def plat(tekst: str) -> str:
    """Only the words, so that line breaks and signs make no difference."""
    return " ".join(woorden(tekst))


def zonder_verwijzing(tekst: str) -> str:
    """Without `(zie bladzijde 31)`: that is only on paper."""
    return re.sub(r"\((?:zie\s+bladzijde|blz\.)\s+\d+\)", "", tekst)


class Lezer:
    """One file, opened twice."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.pdf = pikepdf.open(pad)
        self.boek = pymupdf.open(pad)

    @cached_property
    def bladzijden(self) -> list[str]:
        """The text of every page without running heads, in the order in which it was painted."""
        return ["".join(self._inhoud(blad)) for blad in self.boek]

    def _inhoud(self, blad: Any) -> list[str]:
        """Lines between the margins: those outside are running heads and page numbers."""
        regels = [regel for blok in blad.get_text("dict")["blocks"] for regel in blok.get("lines", [])]
        return [
            "".join(stuk["text"] for stuk in regel["spans"]) + "\n"
            for regel in regels
            if KOP < (regel["bbox"][1] + regel["bbox"][3]) / 2 / blad.rect.height < VOET
        ]

    @cached_property
    def tekst(self) -> str:
        """All words but running heads and page numbers behind a reference."""
        return plat(zonder_verwijzing("".join(self.bladzijden)))

    @cached_property
    def bladwijzers(self) -> list[tuple[int, str, int]]:
        """(level, title, page) of every bookmark."""
        return [(niveau, titel, bladzij) for niveau, titel, bladzij in self.boek.get_toc()]

    @cached_property
    def namen(self) -> dict[str, int]:
        """Every named destination with its page."""
        nummer = {blad.objgen: nr for nr, blad in enumerate(self.pdf.pages, start=1)}
        rij = list(self.pdf.Root.Names.Dests.Names)
        return {str(naam): nummer[doel[0].objgen] for naam, doel in zip(rij[::2], rij[1::2], strict=True)}

    @cached_property
    def links(self) -> list[tuple[int, Any]]:
        """(page, annotation) of every link."""
        return [
            (nr, annotatie)
            for nr, blad in enumerate(self.pdf.pages, start=1)
            for annotatie in blad.get("/Annots", [])
            if annotatie.Subtype == "/Link"
        ]

    def _vak(self, bladzij: int, link: Any) -> Any:
        x0, y0, x1, y1 = (float(x) for x in link.Rect)
        hoogte = self.boek[bladzij - 1].rect.height
        return pymupdf.Rect(x0, hoogte - max(y0, y1), x1, hoogte - min(y0, y1))

    @property
    def voeten(self) -> list[str]:
        """What stands under the text of every page."""
        return [
            " ".join(woord[4] for woord in rij if woord[1] > VOET * blad.rect.height)
            for blad, rij in zip(self.boek, self.woordvakken, strict=True)
        ]

    @cached_property
    def woordvakken(self) -> list[list[Any]]:
        return [blad.get_text("words") for blad in self.boek]

    def _regel(self, bladzij: int, vak: Any) -> list[tuple[float, str]]:
        """(left edge, word) on the line of a box."""
        midden = (vak.y0 + vak.y1) / 2
        return sorted((w[0], w[4]) for w in self.woordvakken[bladzij - 1] if w[1] < midden < w[3])

    def onder(self, bladzij: int, link: Any) -> str:
        """The words under a link."""
        vak = self._vak(bladzij, link)
        return " ".join(woord for x, woord in self._regel(bladzij, vak) if vak.x0 - 1 < x < vak.x1)

    def achter(self, bladzij: int, link: Any) -> str:
        """What stands behind a link on the same line."""
        vak = self._vak(bladzij, link)
        return " ".join(woord for x, woord in self._regel(bladzij, vak) if x > vak.x1 - 1)

    @cached_property
    def koppen(self) -> list[str]:
        """The tags of all headings in the structure tree, in reading order."""
        uit: list[str] = []
        _koppen(self.pdf.Root.StructTreeRoot.K, uit)
        return uit

    def letters(self) -> list[tuple[str, bool]]:
        """(name, embedded) of every font."""
        beschrijvingen = [
            obj
            for obj in self.pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"
        ]
        bestanden = ("/FontFile", "/FontFile2", "/FontFile3")
        return [(str(obj.FontName), any(naam in obj for naam in bestanden)) for obj in beschrijvingen]


def _koppen(knoop: Any, uit: list[str]) -> None:
    if isinstance(knoop, pikepdf.Array):
        for kind in knoop:
            _koppen(kind, uit)
    elif isinstance(knoop, pikepdf.Dictionary) and "/S" in knoop:
        if re.fullmatch(r"/H[1-6]", str(knoop.S)):
            uit.append(str(knoop.S)[1:])
        _koppen(knoop.get("/K", pikepdf.Array()), uit)
