"""What the decision book asks, and in which words. That it says what the engine says: tests/test_certificaat.py."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest

from finder import regelwerk
from finder.opties import weggelaten
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.wandeling import Wandeling, wandeling
from macros.pagina.beslisboek import beslisboek, vraag
from macros.pagina.openen import boek_of_fouten

MAAT = 150_000


@pytest.fixture(scope="module")
def werk():
    return regelwerk.laad(dataset_nu())


@pytest.fixture(scope="module")
def boek(werk) -> Wandeling:
    return wandeling(werk, aantekeningen().get("beslisboek"))


@pytest.fixture(scope="module")
def html() -> str:
    """The page as the site builder makes it: the macro's Markdown, in HTML."""
    bron, _ = boek_of_fouten()
    return markdown.markdown(beslisboek(bron), extensions=["abbr", "attr_list", "md_in_html", "tables", "toc"])


def test_het_boek_vraagt_alleen_naar_wat_er_is(boek, werk) -> None:
    """No step about an option that is not offered in its sector."""
    for stap in boek.stappen:
        weg = set(weggelaten(werk, stap.sector)) if stap.sector else set()
        for term in stap.termen:
            eis = term.eis["zonder"] if isinstance(term.eis, dict) and "zonder" in term.eis else term.eis
            assert not {(term.feit, optie) for optie in eis} & weg, stap.nr
    assert weggelaten(werk, "PO")


def kaal(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_elke_stap_is_te_bereiken(boek) -> None:
    bereikt, open_ = set(), [boek.stappen[0]]
    while open_:
        stap = open_.pop()
        if stap.nr not in bereikt:
            bereikt.add(stap.nr)
            open_ += [boek.stap(s) for s in (stap.ja, stap.nee, stap.verder) if s]
    wees = [s.sleutel for s in boek.stappen if s.nr not in bereikt]
    assert wees == []


def test_vragen_in_het_boek_zijn_verschillend_en_kort(boek, html) -> None:
    """The same words always mean the same terms; the page stays small enough for a phone and for print."""
    woorden: dict[tuple[str, str], str] = {}
    for stap in boek.stappen:
        if stap.soort == "vraag":
            tekst = kaal(vraag(boek, stap)).split(". ", 1)[1].rsplit(" Ja: ", 1)[0]
            assert woorden.setdefault((stap.sector, tekst), repr(stap.termen)) == repr(stap.termen)
    assert len(html.encode()) <= MAAT
