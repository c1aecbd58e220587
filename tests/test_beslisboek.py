"""The decision book, read from its own HTML, leads to the engine's outcome: random complete facts and every case."""

from __future__ import annotations

import random
import re
from html import unescape

import markdown
import pytest

from finder import regelwerk
from finder.besluit import Besluit, besluit
from finder.diagram import blad_bij
from finder.feitentabel import uit_feiten
from finder.let_op import plichten
from finder.opties import weggelaten
from finder.regelwerk import Bouwer
from finder.waarheid import Weging
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.casussen import casussen
from macros.bewijs.wandeling import Stap, Wandeling, klok, kloppen, volg, wandeling
from macros.dataset.beeld import beeld
from macros.pagina.beslisboek import beslisboek, vraag
from macros.pagina.openen import boek_of_fouten

STAP = re.compile(r'<div class="rb-stap[^"]*" id="stap-(\d+)"[^>]*>(.*?)</div>', re.DOTALL)
LINK = re.compile(r'href="#stap-(\d+)"')
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


@pytest.fixture(scope="module")
def papier(html) -> dict[int, str]:
    return {int(nr): inhoud for nr, inhoud in STAP.findall(html)}


def loop(boek: Wandeling, werk, waarden) -> list[Stap]:
    return volg(boek, lambda s: klok(werk, s, waarden) if s.soort == "week" else kloppen(boek, s, waarden))


def zelfde(boek: Wandeling, werk, waarden, goed: Besluit) -> None:
    """Main outcome, what comes first, deadline state, parallel outcomes and duties."""
    gelopen = loop(boek, werk, waarden)
    uitkomst = [s for s in gelopen if s.soort == "uitkomst"]
    assert [s.inhoud for s in uitkomst] == [(goed.regel, goed.eerst)]
    assert tuple(s.inhoud for s in gelopen if s.soort == "ook" and s.inhoud != goed.regel) == goed.naast
    weken = [s for s in gelopen if s.soort == "week"]
    gezegd = [s.zegt[0] if klok(werk, s, waarden) else s.zegt[1] for s in weken]
    verwacht = goed.stand if werk.regels[goed.regel].termijn else ""
    assert "".join(gezegd) == ("" if goed.stand == "te_vroeg" else verwacht)
    assert {s.inhoud[1] for s in weken} <= {werk.regels[goed.regel].termijn.week if weken else None}
    weging, bouwer = Weging(werk, waarden), Bouwer(werk.ruw)
    codes = [
        c for c, p in werk.ruw["plichten"].items() if not p.get("wanneer") or weging.tabel(bouwer.tabel(p["wanneer"]))
    ]
    assert [s.inhoud for s in gelopen if s.soort == "plichten"] == [tuple(codes)]


def test_het_boek_zegt_wat_de_beslishulp_zegt(boek, werk) -> None:
    toeval, b = random.Random(4), beeld(werk)
    gelopen = 0
    while gelopen < 600:
        waarden = [toeval.randrange(len(a.waarden)) for a in werk.atomen]
        for feit, optie in weggelaten(werk, werk.atomen[werk.index["sector"]].waarden[waarden[werk.index["sector"]]]):
            waarden[werk.index[f"{feit}={optie}"]] = 1
        if toeval.random() < 0.8:
            waarden[werk.index["inschrijving"]], waarden[werk.index["ziekte"]] = 0, toeval.choice([0, 1])
        for nr, atoom in enumerate(werk.atomen):
            if atoom.feit == "stappen_gedaan" and toeval.random() < 0.8:
                waarden[nr] = 1
        if blad_bij(b.d, b.kan, waarden):
            zelfde(boek, werk, waarden, besluit(werk, waarden))
            gelopen += 1


def test_elke_casus_loopt_goed_af(boek, werk) -> None:
    for casus in casussen():
        waarden = uit_feiten(werk, casus.feiten, casus.vandaag).waarden
        vol = [0 if w is None else w for w in waarden]
        for feit, optie in weggelaten(werk, werk.atomen[werk.index["sector"]].waarden[vol[werk.index["sector"]]]):
            vol[werk.index[f"{feit}={optie}"]] = 1  # the book does not ask for what this sector does not have
        zelfde(boek, werk, vol, besluit(werk, vol))


def test_het_boek_vraagt_alleen_naar_wat_er_is(boek, werk) -> None:
    """No step about an option that is not offered in its sector."""
    for stap in boek.stappen:
        weg = set(weggelaten(werk, stap.sector)) if stap.sector else set()
        for term in stap.termen:
            eis = term.eis["zonder"] if isinstance(term.eis, dict) and "zonder" in term.eis else term.eis
            assert not {(term.feit, optie) for optie in eis} & weg, stap.nr
    assert weggelaten(werk, "PO")


def test_het_papier_is_het_boek(boek, papier) -> None:
    """Every step stands on the page under its number, with its words and with exactly its links, in order."""
    assert sorted(papier) == [s.nr for s in boek.stappen] == list(range(1, len(boek.stappen) + 1))
    for stap in boek.stappen:
        links = [int(nr) for nr in LINK.findall(papier[stap.nr])]
        if stap.soort in ("vraag", "week"):
            assert links == [boek.nummer(stap.ja), boek.nummer(stap.nee)]
            assert kaal(vraag(boek, stap)) in kaal(papier[stap.nr])
        elif stap.verder:
            assert links[-1] == boek.nummer(stap.verder)


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


def test_het_boek_gaat_alleen_vooruit(boek, werk) -> None:
    """No walk can go round in circles: every link leads to a step that was not on the way."""
    klaar: set[int] = set()

    def diep(stap: Stap, pad: frozenset[int]) -> None:
        assert stap.nr not in pad
        if stap.nr in klaar:
            return
        for sleutel in (stap.ja, stap.nee, stap.verder):
            if sleutel:
                diep(boek.stap(sleutel), pad | {stap.nr})
        klaar.add(stap.nr)

    diep(boek.stappen[0], frozenset())


def test_vragen_in_het_boek_zijn_verschillend_en_kort(boek, html) -> None:
    """The same words always mean the same terms; the page stays small enough for a phone and for print."""
    woorden: dict[tuple[str, str], str] = {}
    for stap in boek.stappen:
        if stap.soort == "vraag":
            tekst = kaal(vraag(boek, stap)).split(". ", 1)[1].rsplit(" Ja: ", 1)[0]
            assert woorden.setdefault((stap.sector, tekst), repr(stap.termen)) == repr(stap.termen)
    assert len(html.encode()) <= MAAT


def test_plichten_zijn_die_van_de_beslishulp(boek, werk) -> None:
    """The duty codes in the book exist for the engine."""
    assert {c for s in boek.stappen if s.soort == "plichten" for c in s.inhoud} <= set(werk.ruw["plichten"])
    assert callable(plichten)
