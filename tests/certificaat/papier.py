"""The tables and the decision book in the PDF: word for word, row for row, the text of the HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.certificaat import beslisboek, beslisregels
from tests.certificaat.site import Site
from tests.certificaat.vergelijken import Uitslag
from tests.certificaat.woorden import artikel, met_klasse
from tests.pdflezer import plat

BUREN = 12  # so many words around the place where paper and page part


def toets(site: Site, onderwerpen: Iterable[str]) -> Uitslag:
    """Every row of a table and every step of the book, in order and with nothing in between that is not on the page."""
    aantal, fouten, papier = 0, [], f" {site.papier} "
    for adres in (beslisboek.ADRES, beslisregels.ADRES, *map(site.account, onderwerpen)):
        stukken = _stukken(artikel(site.lees(adres)))
        aantal += len(stukken)
        if not _staat(stukken, papier):
            fouten.append(f"{adres}, {_eerste(stukken, papier)}")
    return Uitslag("PDF: tabellen en beslisboek", {"stukken": aantal}, fouten)


def _stukken(boom: Any) -> list[str]:
    """The words from the first row or step to the last as they follow each other, headings in between too."""
    for lijst in boom.xpath(".//ol"):
        for nummer, punt in enumerate(lijst, start=1):
            punt.text = f"{nummer} {punt.text or ''}"
    stukken = [deel for knoop in boom for deel in (knoop if knoop.get("data-tabel") else [knoop])]
    rijen = {*boom.xpath(f".//div[{met_klasse('rb-stap')} or {met_klasse('rb-als')}] | .//div[@data-tabel]/ul")}
    plekken = [nr for nr, stuk in enumerate(stukken) if stuk in rijen]
    return [plat(" ".join(stuk.itertext())) for stuk in stukken[plekken[0] - 1 : plekken[-1] + 1]]


def _staat(stukken: list[str], papier: str) -> bool:
    return f" {' '.join(stukken)} " in papier


def _eerste(stukken: list[str], papier: str) -> str:
    """The first row that does not follow the ones before it."""
    goed = max(n for n in range(len(stukken)) if not n or _staat(stukken[:n], papier))
    na = papier.partition(f" {' '.join(stukken[:goed])} ")[2] if goed else papier
    return f"'{stukken[goed]}' staat anders op papier: '{' '.join(na.split()[:BUREN])} …'"
