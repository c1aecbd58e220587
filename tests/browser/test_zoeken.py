"""The search bar as a visitor meets it: what comes first, the sentence in a hit, text without keys, what is closed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from macros.pagina import beheer
from tests.conftest import WORTEL, vers_profiel

ZOEKEN = yaml.safe_load((WORTEL / "tests/zoeken.yaml").read_text(encoding="utf-8"))
VELD, TREFFER = ".md-search__input", ".md-search-result__item"
SMAL = {"width": 320, "height": 640}
# A hit: its title, and the text that follows it, of the page or of the first piece shown.
ZINNEN = """(treffers) => treffers.map(treffer => [...treffer.querySelectorAll('article')].map(deel => {
    const rest = deel.cloneNode(true);
    rest.querySelectorAll('h1, h2, nav, .md-search-result__icon').forEach(weg => weg.remove());
    return rest.textContent.trim();
}).find(tekst => tekst) ?? '')"""
VAST = """() => document.activeElement.closest(
    '.md-search__output, .md-sidebar--primary, .md-search__inner')?.className ?? ''"""


@pytest.fixture(scope="module")
def zoekbalk(browser, server):
    """One page on which all words are looked up, one after the other."""
    with vers_profiel(browser, service_workers="block") as blad:
        blad.goto(f"{server}?q=mdo")
        blad.locator(TREFFER).first.wait_for(state="attached", timeout=30_000)
        yield blad


def zoek(blad: Page, woord: str) -> None:
    blad.locator(VELD).fill("")
    expect(blad.locator(TREFFER)).to_have_count(0)
    blad.locator(VELD).fill(woord)


@pytest.mark.parametrize(("woord", "eerste"), ZOEKEN.items())
def test_de_pagina_om_vanuit_te_handelen_staat_vooraan(zoekbalk, server, woord, eerste):
    """And every hit on screen says something: a page with its own sentence, a piece with its text."""
    zoek(zoekbalk, str(woord))
    expect(zoekbalk.locator(f"{TREFFER} > a").first).to_have_attribute("href", f"{server}{eerste}")
    treffers = zoekbalk.locator(TREFFER)
    assert "" not in treffers.evaluate_all(ZINNEN)


def test_niets_gevonden_zegt_wat_je_kunt_doen(zoekbalk):
    zoek(zoekbalk, "qwxzy")
    expect(zoekbalk.locator(".md-search-result__meta")).to_have_text(
        "Niets gevonden. Probeer een ander woord, of kijk bij Begrippen of Welke tafel?"
    )


def test_een_zoekwoord_staat_alleen_in_de_treffer_als_het_gevonden_is(zoekbalk):
    zoek(zoekbalk, "kerstvakantie")
    expect(zoekbalk.locator(f"{TREFFER} .md-tag:visible")).to_have_text(["kerstvakantie"])


def test_geplakte_en_ingesproken_tekst(zoekbalk):
    """Text that comes without a key: only an `input` event."""
    zoek(zoekbalk, "")
    zoekbalk.locator(VELD).focus()
    zoekbalk.keyboard.insert_text("deadline")
    expect(zoekbalk.locator(TREFFER)).to_have_count(1)


@pytest.mark.parametrize("breedte", [320, 1280])
def test_wat_dicht_is_krijgt_geen_focus(pagina: Page, server, breedte):
    """Sixty times Tab, also with the letters of a small screen at 400 %."""
    pagina.set_viewport_size({**SMAL, "width": breedte})
    pagina.goto(f"{server}po/po-adviestafel/")
    mag = {"", "md-search__inner", "md-sidebar md-sidebar--primary"} if breedte == 1280 else {""}
    for _ in range(60):
        pagina.keyboard.press("Tab")
        assert pagina.evaluate(VAST) in mag


def test_wat_open_is_krijgt_focus(pagina: Page, server):
    pagina.set_viewport_size(SMAL)
    pagina.goto(f"{server}po/po-adviestafel/")
    pagina.get_by_role("button", name="Zoeken").click()
    expect(pagina.locator(VELD)).to_be_focused()
    pagina.keyboard.press("Escape")
    expect(pagina.locator(VELD)).to_be_hidden()
    pagina.get_by_role("button", name="Menu").click()
    for _ in range(3):  # past the logo and the button of the search
        pagina.keyboard.press("Tab")
    assert "md-sidebar--primary" in pagina.evaluate(VAST)


def test_de_index_is_voor_lezers(site: Path):
    """Every page once with its sentence; nothing for editors, and not the questionnaire on paper."""
    stukken = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    adressen = [stuk["location"] for stuk in stukken]
    assert len(adressen) == len(set(adressen))
    paginas = {adres.partition("#")[0] for adres in adressen}
    assert paginas <= set(adressen), "a piece without its page"
    assert [adres for adres in paginas if beheer.hoort_op(adres)] == []
    assert not paginas & {"beslisboek/", "welke-tafel/embed/"}
    assert [
        s["location"] for s in stukken if "#" not in s["location"] and len(s["text"]) < len("<p>Een zin.</p>")
    ] == []


def test_de_index_wacht_tot_iemand_zoekt(browser: Browser, server: str):
    """A page that is only read does not make it; what was typed last while it is made is what is found."""
    gevraagd: list[str] = []
    with vers_profiel(browser, service_workers="block") as blad:
        blad.on("request", lambda verzoek: gevraagd.append(verzoek.url))
        blad.goto(f"{server}po/", wait_until="networkidle")
        assert [url for url in gevraagd if "/lunr/" in url] == []
        blad.locator(VELD).press_sequentially("mdo adviestafel")
        expect(blad.locator(f"{TREFFER} > a").first).to_have_attribute("href", re.compile("adviestafel"))
    assert [url for url in gevraagd if "/lunr/" in url] != []


def test_valt_het_netwerk_weg_dan_zoekt_de_volgende_letter_opnieuw(browser: Browser, server: str):
    with vers_profiel(browser, service_workers="block") as blad:
        blad.context.route("**/lunr/**", lambda verzoek: verzoek.abort(), times=1)
        blad.goto(f"{server}po/")
        with blad.context.expect_event("requestfailed"):
            blad.locator(VELD).fill("mdo")
        blad.locator(VELD).press_sequentially(" adviestafel")
        expect(blad.locator(f"{TREFFER} > a").first).to_have_attribute("href", re.compile("adviestafel"))
