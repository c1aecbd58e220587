"""Every print edition opened and read: numbers, bookmarks, links, letters, and that it says what the site says."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from macros.pagina.openen import boek_of_fouten
from macros.pagina.voorwaarden import rijen_in_woorden
from tests.pdflezer import Lezer, plat, woorden, zonder_verwijzing

HEEL, PO_R, VO_DH = "routeboek", "routeboek-po-rijswijk", "routeboek-vo-den-haag"
DRIE = (HEEL, PO_R, VO_DH)
EDITIES = {
    f"routeboek-{s}-{g}": (s.upper(), g)
    for s in ("po", "vo")
    for g in ("den-haag", "leidschendam-voorburg", "rijswijk")
}
OP_SCHERM = (
    *("script", "style", "form", "*[@hidden]", "h2[.='Bronnen van deze pagina']", "desc", "title"),
    *(f"*[contains(@class,'{klasse}')]" for klasse in ("rb-svg--smal", "rb-knoppen", "rb-bronlijst")),
)
NIET_OP_PAPIER = (
    *("welke-tafel", "afdrukken", "beheer", "casussen", "verantwoording/data-en-api"),
    *(f"over/{naam}" for naam in ("besluiten", "hosting", "redactie", "velden")),
)


@pytest.fixture(scope="session")
def afdrukken(site: Path) -> Path:
    return site / "afdrukken"


@pytest.fixture(scope="session")
def lezers(afdrukken: Path) -> dict[str, Lezer]:
    return {naam: Lezer(afdrukken / f"{naam}.pdf") for naam in (HEEL, *EDITIES)}


@pytest.fixture(scope="session")
def boek() -> Any:
    return boek_of_fouten()[0]


def artikel(site: Path, adres: str) -> Any:
    """The content of a page, without what only works on a screen."""
    boom = lxml.html.fromstring((site / adres / "index.html").read_text(encoding="utf-8")).xpath("//article")[0]
    for knoop in boom.xpath("|".join(f".//{pad}" for pad in OP_SCHERM)):
        knoop.drop_tree()
    for knoop in boom.xpath(".//p[starts-with(., 'Vinkjes zijn voor jezelf')]"):
        knoop.drop_tree()
    return boom


def tabs(boom: Any) -> list[tuple[str, str]]:
    """(label, text) of every tab of a page."""
    uit = []
    for stel in boom.xpath(".//div[contains(@class,'tabbed-set')]"):
        labels = [label.text_content() for label in stel.xpath("./div[@class='tabbed-labels']/label")]
        blokken = stel.xpath("./div[@class='tabbed-content']/div")
        uit += [(label, plat(_tekst(blok))) for label, blok in zip(labels, blokken, strict=True)]
    return uit


def _tekst(boom: Any) -> str:
    """Text with a space between the pieces; the label of a tab goes before its block."""
    for stel in boom.xpath(".//div[contains(@class,'tabbed-set')]"):
        labels = stel.xpath("./div[@class='tabbed-labels']/label")
        for label, blok in zip(labels, stel.xpath("./div[@class='tabbed-content']/div"), strict=True):
            blok.text = f" {label.text_content()} {blok.text or ''}"
        stel.xpath("./div[@class='tabbed-labels']")[0].drop_tree()
    return " ".join(boom.itertext())


# --- the files -------------------------------------------------------------------------------------


def test_every_edition_and_card_is_there(afdrukken: Path, boek: Any) -> None:
    namen = {pad.stem for pad in afdrukken.glob("*.pdf")}
    assert {HEEL, *EDITIES} <= namen
    for g in boek.eigen_gemeenten:
        for sector in ("PO", "VO"):
            for trede in boek.ladder(sector, g):
                assert f"routekaart-{trede.id}-{g}" in namen
    assert "routekaart-po-managementafstemming-rijswijk" not in namen, "only Den Haag has this step"


def test_download_page_knows_size_pages_and_date(afdrukken: Path, lezers: dict[str, Lezer]) -> None:
    html = (afdrukken / "index.html").read_text(encoding="utf-8")
    bladen = len(lezers[PO_R].bladzijden)
    assert re.search(rf'href="{PO_R}\.pdf"[^>]*>[^<]*</a>.*?: {bladen} bladzijden, [\d,]+ [kM]B', html)
    assert "de laatste bouw" not in html
    assert len(re.findall(r'href="routekaart-[^"]+\.pdf"', html)) == len(list(afdrukken.glob("routekaart-*.pdf")))


def test_a_card_is_one_page(afdrukken: Path) -> None:
    for pad in afdrukken.glob("routekaart-*.pdf"):
        assert len(Lezer(pad).boek) == 1, pad.name


def test_a_card_says_what_to_do_in_danger(afdrukken: Path, boek: Any) -> None:
    zin = plat(str(boek.deel("plichten")["veiligheid"]["tekst"]))
    mis = [pad.name for pad in afdrukken.glob("routekaart-*.pdf") if zin not in plat(Lezer(pad).boek[0].get_text())]
    assert mis == []


# --- the book itself -------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_contents_numbers_are_the_real_pages(naam: str, lezers: dict[str, Lezer]) -> None:
    lezer = lezers[naam]
    eerste = next(bladzij for _, titel, bladzij in lezer.bladwijzers if titel == "Inhoud")
    einde = next(bladzij for _, titel, bladzij in lezer.bladwijzers if bladzij > eerste)
    nummers = {
        str(link.Dest): re.findall(r"\d+$", lezer.onder(bladzij, link))
        for bladzij, link in lezer.links
        if eerste <= bladzij < einde
    }
    assert len(nummers) > 20
    assert nummers == {doel: [str(lezer.namen[doel])] for doel in nummers}


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_cross_references_say_the_real_page(naam: str, lezers: dict[str, Lezer]) -> None:
    """`(zie bladzijde 31)` behind a link is the page where that link lands, and none is unknown."""
    lezer, gezien = lezers[naam], 0
    assert not re.search(r"\((zie bladzijde|blz\.) 0", "".join(lezer.bladzijden))
    for bladzij, link in lezer.links:
        nummer = re.match(r"\((?:zie bladzijde|blz\.) (\d+)\)", lezer.achter(bladzij, link))
        if nummer and "/Dest" in link:
            assert int(nummer[1]) == lezer.namen[str(link.Dest)], f"bladzijde {bladzij}: {link.Contents}"
            gezien += 1
    assert gezien > 50


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_every_heading_has_a_bookmark(naam: str, lezers: dict[str, Lezer]) -> None:
    lezer = lezers[naam]
    niveaus = [f"H{niveau}" for niveau, _, _ in lezer.bladwijzers]
    assert lezer.koppen == niveaus
    assert all(1 <= bladzij <= len(lezer.boek) for _, _, bladzij in lezer.bladwijzers)


def test_headings_of_the_site_are_bookmarks(site: Path, lezers: dict[str, Lezer]) -> None:
    titels = {plat(titel) for _, titel, _ in lezers[HEEL].bladwijzers}
    for pad in site.glob("**/index.html"):
        adres = pad.parent.relative_to(site).as_posix()
        if not adres.startswith(NIET_OP_PAPIER) and adres not in {"404", "."}:
            for kop in artikel(site, adres).xpath(".//h1|.//h2|.//h3"):
                assert any(plat(kop.text_content()) in titel for titel in titels), f"{adres}: {kop.text_content()}"


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_every_internal_link_lands(naam: str, lezers: dict[str, Lezer]) -> None:
    lezer = lezers[naam]
    intern = [link for _, link in lezer.links if "/Dest" in link]
    assert intern
    assert [str(link.Dest) for link in intern if str(link.Dest) not in lezer.namen] == []
    assert all(int(link.F) & 4 and str(link.Contents) for _, link in lezer.links)


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_letters_are_embedded(naam: str, lezers: dict[str, Lezer]) -> None:
    letters = lezers[naam].letters()
    assert letters
    assert all((binnen and "Routeboek" in letter) or "Atkinson" in letter for letter, binnen in letters), letters


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_every_page_carries_its_own_number(naam: str, lezers: dict[str, Lezer]) -> None:
    for nummer, voet in enumerate(lezers[naam].voeten[1:], start=2):
        assert str(nummer) in voet.split(), voet


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_no_blank_page_and_nothing_over_the_edge(naam: str, lezers: dict[str, Lezer]) -> None:
    lezer = lezers[naam]
    for nr, blad in enumerate(lezer.boek, start=1):
        rij = blad.get_text("words")
        assert len(rij) > 12, f"bladzijde {nr} is bijna leeg"
        assert max(woord[2] for woord in rij) <= blad.rect.width - 50, f"bladzijde {nr}: over de rand"
        assert min(woord[0] for woord in rij) >= 50, f"bladzijde {nr}: over de rand"


# --- what it says ----------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_has_its_tables_weeks_and_conditions(naam: str, lezers: dict[str, Lezer], boek: Any) -> None:
    sector, gemeente = EDITIES[naam]
    tekst = lezers[naam].tekst
    for o in boek.groep(sector.lower()):
        if not boek.geldt_in(o, gemeente):
            continue
        assert plat(o.naam) in tekst
        if "week" in o.termijn:
            assert plat(f"Uiterlijk {o.termijn['week']} weken na de eerste dag van zorgwekkend verzuim") in tekst
        for rij in rijen_in_woorden(o.id):
            for term in rij:
                assert plat(re.sub(r"\[\[[^]|]*\|?([^]]*)\]\]", r"\1", term)) in tekst, f"{o.id}: {term}"


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_has_nothing_of_another_gemeente(naam: str, site: Path, lezers: dict[str, Lezer], boek: Any) -> None:
    sector, gemeente = EDITIES[naam]
    eigen = str(boek.gemeenten[gemeente]["naam"])
    anderen = {str(g["naam"]) for i, g in boek.eigen_gemeenten.items() if i != gemeente}
    tekst, gezien = lezers[naam].tekst, 0
    for o in boek.groep(sector.lower()):
        if not boek.geldt_in(o, gemeente):
            continue
        boom = artikel(site, f"{o.groep}/{o.id}")
        alle = tabs(boom)
        hier = " ".join(inhoud for label, inhoud in alle if label == eigen)
        rest = plat(_tekst(_zonder_tabs(boom)))
        for label, inhoud in alle:
            if label == eigen:
                assert inhoud in tekst, f"{o.id}: {inhoud[:80]}"
                gezien += 1
            elif label in anderen and len(inhoud.split()) > 8 and inhoud not in hier and inhoud not in rest:
                assert inhoud not in tekst, f"{o.id} van {label}: {inhoud[:80]}"
    assert gezien


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_points_at_no_conflict_that_is_not_in_it(naam: str, lezers: dict[str, Lezer], boek: Any) -> None:
    tekst = lezers[naam].tekst
    genoemd = set(re.findall(r"[Bb]eide lezingen (C\d+)", tekst))
    assert genoemd
    mis = [nr for nr in genoemd if plat(str(boek.tegenstrijdigheden[nr]["reden"])) not in tekst]
    assert mis == []


@pytest.mark.parametrize("naam", EDITIES)
def test_a_sentence_keeps_the_words_of_its_link(naam: str, lezers: dict[str, Lezer]) -> None:
    assert "de regels waarmee welke tafel" in lezers[naam].tekst.lower()
    assert "waarmee rekent" not in lezers[naam].tekst.lower()


def _zonder_tabs(boom: Any) -> Any:
    for stel in boom.xpath(".//div[contains(@class,'tabbed-set')]"):
        stel.drop_tree()
    return boom


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_has_nothing_of_the_other_sector(naam: str, site: Path, lezers: dict[str, Lezer], boek: Any) -> None:
    sector, gemeente = EDITIES[naam]
    ander = "vo" if sector == "PO" else "po"
    titels = {titel for _, titel, _ in lezers[naam].bladwijzers}
    for o in boek.groep(ander):
        boom = artikel(site, f"{o.groep}/{o.id}")
        zinnen = [plat(_tekst(p)) for p in boom.xpath(".//h2[@id='wat-gebeurt-er']/following-sibling::ul[1]/li")]
        assert o.naam not in titels or o.naam in {x.naam for x in boek.groep(sector.lower())}
        lang = [zin for zin in zinnen if len(zin.split()) > 9]
        assert [zin for zin in lang if zin in lezers[naam].tekst] == [], o.id
    if gemeente != "den-haag":
        assert "Managementafstemming" not in titels


@pytest.mark.parametrize("id_", ["po-adviestafel", "po-managementafstemming", "vo-regisseur"])
def test_a_page_says_the_same_on_paper(id_: str, site: Path, lezers: dict[str, Lezer], boek: Any) -> None:
    """Every word of the page of the site, in the same order, the week included; only page numbers are extra."""
    lezer, o = lezers[HEEL], boek.onderwerpen[id_]
    rij = [(niveau, titel, bladzij) for niveau, titel, bladzij in lezer.bladwijzers if niveau <= 2]
    plek = next(nr for nr, (_, titel, _) in enumerate(rij) if titel == o.naam)
    bladen = lezer.bladzijden[rij[plek][2] - 1 : rij[plek + 1][2] - 1]
    papier = woorden(zonder_verwijzing("".join(bladen)))
    boom = artikel(site, f"{o.groep}/{id_}")
    for tekening in boom.xpath(".//svg"):
        assert set(woorden(" ".join(tekening.itertext()))) <= set(
            woorden("".join(blad.get_text() for blad in lezer.boek))
        )
        tekening.drop_tree()
    scherm = woorden(_tekst(boom))
    assert papier[papier.index("week") :][:2] == scherm[scherm.index("week") :][:2]
    assert papier == scherm


# --- the checkers ----------------------------------------------------------------------------------


def _outloud(pad: str) -> tuple[str, int, int, list[str]]:
    import outloud

    uit = outloud.check(pad)
    return pad, uit.errors, uit.warnings, [str(f) for f in uit.findings][:5]


def _page(pad: str) -> tuple[str, int]:
    import page

    return pad, page.validate_pdf(pad).rules.failed


def test_page_validation_fails_no_rule(afdrukken: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as ploeg:
        for pad, fout in ploeg.map(_page, sorted(map(str, afdrukken.glob("*.pdf")))):
            assert fout == 0, pad


def test_outloud_finds_nothing(afdrukken: Path) -> None:
    kaarten = sorted(afdrukken.glob("routekaart-*.pdf"))[::8]
    paden = [str(afdrukken / f"{naam}.pdf") for naam in DRIE] + [str(pad) for pad in kaarten]
    with ProcessPoolExecutor(2, get_context("spawn")) as ploeg:
        for pad, fouten, waarschuwingen, wat in ploeg.map(_outloud, paden):
            assert (fouten, waarschuwingen) == (0, 0), f"{pad}: {wat}"
