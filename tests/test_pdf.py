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
from tests.pdflezer import Lezer, plat, woorden, zonder_verwijzing

HEEL, PO_R, VO_DH = "routeboek", "routeboek-po-rijswijk", "routeboek-vo-den-haag"
DRIE = (HEEL, PO_R, VO_DH)
EDITIES = {
    f"routeboek-{s}-{g}": (s.upper(), g)
    for s in ("po", "vo")
    for g in ("den-haag", "leidschendam-voorburg", "rijswijk")
}
MEESTE = 60  # pages that someone takes to a meeting
OP_SCHERM = (
    *("script", "style", "form", "template", "*[@hidden]"),
    *(f"*[contains(concat(' ', @class, ' '), ' {klasse} ')]" for klasse in ("rb-scherm", "rb-vh", "rb-terug")),
    "details[@class='rb-uitleg']/summary",
)
NIET_OP_PAPIER = (
    *("welke-tafel", "afdrukken", "beheer", "verantwoording/data-en-api"),
    *(f"over/{naam}" for naam in ("besluiten", "hosting", "meetresultaten", "redactie", "velden")),
)
INVULLEN = ("Eerste dag van zorgwekkend verzuim", "Uiterste datum", "Wie meldt aan", "Wie informeert", "Volgende datum")


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
    return boom


def titel(site: Path, adres: str) -> str:
    return plat(artikel(site, adres).xpath(".//h1")[0].text_content())


def inhoud(lezer: Lezer) -> list[tuple[int, Any]]:
    """(page, link) of every line of the contents."""
    eerste = next(bladzij for _, naam, bladzij in lezer.bladwijzers if naam == "Inhoud")
    einde = next(bladzij for _, _, bladzij in lezer.bladwijzers if bladzij > eerste)
    return [(bladzij, link) for bladzij, link in lezer.links if eerste <= bladzij < einde]


# --- the files -------------------------------------------------------------------------------------


def test_every_edition_and_card_is_there(afdrukken: Path, boek: Any) -> None:
    namen = {pad.stem for pad in afdrukken.glob("*.pdf")}
    assert {HEEL, *EDITIES} <= namen
    for g in boek.eigen_gemeenten:
        for sector in ("PO", "VO"):
            for trede in boek.voor(sector, g).stappen():
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


def test_a_card_says_what_to_do_in_danger_and_has_room_to_write(kaarten: dict[str, str], boek: Any) -> None:
    zin = plat(str(boek.deel("plichten")["veiligheid"]["tekst"]))
    assert [naam for naam, tekst in kaarten.items() if zin not in tekst] == []
    assert [naam for naam, tekst in kaarten.items() if any(regel not in tekst for regel in INVULLEN)] == []


def test_a_card_names_only_its_own_gemeente(kaarten: dict[str, str], boek: Any) -> None:
    for id_, g in boek.eigen_gemeenten.items():
        naam = plat(str(g["naam"]))
        assert all((naam in tekst) == kaart.endswith(f"-{id_}") for kaart, tekst in kaarten.items()), id_


def test_a_card_keeps_the_papers_of_one_entry_apart(kaarten: dict[str, str]) -> None:
    """The form belongs to the entry through the team of the gemeente, not to the one through the loket."""
    tekst = kaarten["routekaart-po-adviestafel-rijswijk"]
    altijd, _, daar = tekst.partition("Bij aanmelding door het MDO via de consulent jeugdteam ook")
    assert re.match(r"PO Rijswijk stap \d van \d Adviestafel", altijd)
    assert "Schriftelijke toestemming van ouders" in altijd
    assert "Formulier van het MDO" in daar
    assert "Formulier van het MDO" not in altijd


@pytest.fixture(scope="module")
def kaarten(afdrukken: Path) -> dict[str, str]:
    """The words of every card, by the name of its file."""
    return {pad.stem: plat(Lezer(pad).boek[0].get_text()) for pad in afdrukken.glob("routekaart-*.pdf")}


# --- the book itself -------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", [HEEL, *EDITIES])
def test_contents_numbers_are_the_real_pages(naam: str, lezers: dict[str, Lezer]) -> None:
    lezer = lezers[naam]
    nummers = {str(link.Dest): re.findall(r"\d+$", lezer.onder(bladzij, link)) for bladzij, link in inhoud(lezer)}
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
def test_edition_is_the_pages_of_one_sector_and_gemeente(naam: str, site: Path, lezers: dict[str, Lezer]) -> None:
    """The ladder first, then for each topic that can come up here the page of this gemeente, or the common one."""
    sector, gemeente = EDITIES[naam]
    eigen = {pad.parent.parent for pad in site.glob(f"*/*/{gemeente}/index.html")}
    _, eerste = inhoud(lezers[naam])[0]
    assert plat(str(eerste.Contents)).startswith(titel(site, f"gemeenten/{gemeente}/{sector.lower()}"))
    adressen = _adressen(site, lezers[naam])
    assert len(adressen) > 25
    for adres in adressen:
        groep, _, rest = adres.partition("/")
        assert groep in {sector.lower(), "routes", "naast", "themas"}, adres
        assert rest.endswith(f"/{gemeente}") == (site / groep / rest.partition("/")[0] in eigen), adres


def _adressen(site: Path, lezer: Lezer) -> list[str]:
    """The addresses of the pages that a line of the contents leads to; the other lines lead to chapters."""
    adressen = [pad.parent.relative_to(site).as_posix() for pad in site.rglob("index.html")]
    sleutels = {adres.replace("/", "-"): adres for adres in adressen}
    return [sleutels[str(link.Dest)] for _, link in inhoud(lezer) if str(link.Dest) in sleutels]


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_says_what_its_pages_say(naam: str, site: Path, lezers: dict[str, Lezer], boek: Any) -> None:
    sector, gemeente = EDITIES[naam]
    tekst, weergave = lezers[naam].tekst, boek.voor(sector, gemeente)
    for o in [o for o in boek.groep(sector.lower()) if weergave.kan(o.id)]:
        eigen = site / o.groep / o.id / gemeente
        adres = (eigen if eigen.is_dir() else eigen.parent).relative_to(site).as_posix()
        for blok in artikel(site, adres).xpath(".//dd|.//ol/li|.//details[@class='rb-vouw']//li"):
            assert plat(_tekst(blok)) in tekst, f"{adres}: {_tekst(blok)}"
        if weergave.uiterst(o.id):
            assert plat(weergave.termijn(o.id)) in tekst


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_has_no_page_of_another_gemeente_or_sector(
    naam: str, site: Path, lezers: dict[str, Lezer], boek: Any
) -> None:
    sector, gemeente = EDITIES[naam]
    vreemd = [f"{o.groep}/{o.id}/{g}" for o in boek.onderwerpen.values() for g in boek.bladen[o.id] if g != gemeente]
    vreemd += [f"{o.groep}/{o.id}" for o in boek.groep("vo" if sector == "PO" else "po")]
    namen = {titel(site, adres) for adres in vreemd}
    assert len(namen) > 15
    assert {plat(titel) for niveau, titel, _ in lezers[naam].bladwijzers if niveau <= 2} & namen == set()


@pytest.mark.parametrize("naam", EDITIES)
def test_edition_is_short_enough_to_take_along(naam: str, lezers: dict[str, Lezer]) -> None:
    assert len(lezers[naam].boek) <= MEESTE


@pytest.mark.parametrize("naam", EDITIES)
def test_a_link_to_a_common_page_goes_to_the_page_of_the_gemeente(naam: str, lezers: dict[str, Lezer]) -> None:
    """What is not in the edition is plain words; nothing refers to an account that is not there."""
    sector, gemeente = EDITIES[naam]
    doelen = {str(link.Dest).partition("--")[0] for _, link in lezers[naam].links if "/Dest" in link}
    assert f"{sector.lower()}-{sector.lower()}-directeurenniveau-{gemeente}" in doelen
    assert not {doel for doel in doelen if doel.endswith("onderbouwing")}
    assert "Onderbouwing bronnen" not in lezers[naam].tekst


@pytest.mark.parametrize("id_", ["po/po-adviestafel/rijswijk", "po/po-managementafstemming", "vo/vo-regisseur"])
def test_a_page_says_the_same_on_paper(id_: str, site: Path, lezers: dict[str, Lezer]) -> None:
    """Every word of the page of the site, in the same order, the week included; only page numbers are extra."""
    lezer, boom = lezers[HEEL], artikel(site, id_)
    for lijst in boom.xpath(".//ol"):
        for nummer, punt in enumerate(lijst, start=1):
            punt.text = f"{nummer} {punt.text or ''}"
    for rubriek in boom.xpath(".//p[contains(@class,'rb-rubriek')]"):
        kop = boom.xpath(".//h1")[0]
        kop.addnext(rubriek)
    naam = plat(boom.xpath(".//h1")[0].text_content())
    rij = [(titel, bladzij) for niveau, titel, bladzij in lezer.bladwijzers if niveau <= 2]
    plek = next(nr for nr, (titel, _) in enumerate(rij) if plat(titel) == naam)
    bladen = lezer.bladzijden[rij[plek][1] - 1 : rij[plek + 1][1] - 1]
    papier, scherm = woorden(zonder_verwijzing("".join(bladen))), woorden(_tekst(boom))
    assert "week" in papier
    assert papier == scherm


def _tekst(boom: Any) -> str:
    """Text with a space between the pieces."""
    return " ".join(boom.itertext())


# --- the checkers ----------------------------------------------------------------------------------


# Takes a condition that stands at the edge of three pages for a running head; those have a test in test_pdf_bouw.py.
GELIJKE_REGELS = "PAG-001"


def bevindingen(pad: str) -> tuple[str, int, int, list[str]]:
    import outloud

    uit = outloud.check(pad)
    over = [f for f in uit.findings if f.rule != GELIJKE_REGELS]
    return pad, uit.errors, len([f for f in over if f.severity == "warning"]), [str(f) for f in over][:5]


def rapport(pad: str) -> tuple[str, int]:
    import page

    return pad, page.validate_pdf(pad).rules.failed


def test_page_validation_fails_no_rule(afdrukken: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as werkers:
        for pad, fout in werkers.map(rapport, sorted(map(str, afdrukken.glob("*.pdf")))):
            assert fout == 0, pad


def test_outloud_finds_nothing(afdrukken: Path) -> None:
    kaarten = sorted(afdrukken.glob("routekaart-*.pdf"))[::8]
    paden = [str(afdrukken / f"{naam}.pdf") for naam in DRIE] + [str(pad) for pad in kaarten]
    with ProcessPoolExecutor(2, get_context("spawn")) as werkers:
        for pad, fouten, waarschuwingen, wat in werkers.map(bevindingen, paden):
            assert (fouten, waarschuwingen) == (0, 0), f"{pad}: {wat}"
