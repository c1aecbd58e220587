"""Accessibility of every built page: what a program can find, in every form a visitor may meet the page in.

Light at full width on every page, then 320 px and letters of 200 %. Dark, forced colours and reduced motion on
one page of each kind, as those follow from the style sheet and the template.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.conftest import WORTEL, geserveerd
from tests.toegankelijk import BREED, EISEN, KLEUR, SMAL, Opbouw, axe, bladen, breder_dan_het_scherm, overgeslagen

SOORTEN = [
    "", "welke-tafel/", "welke-tafel/embed/", "beslisboek/", "routes/", "routes/route-1-ziekteverzuim/",
    "routes/fase-3b-opschaling/", "po/", "po/po-adviestafel/", "vo/", "vo/vo-regisseur/", "naast/", "naast/pozo/",
    "gemeenten/", "gemeenten/rijswijk/", "themas/termijnen-uitleg/", "termijnen/", "dossier/", "po-naast-vo/",
    "rollen/", "begrippen/", "contact/", "casussen/", "verantwoording/bronnen/",
    "verantwoording/tegenstrijdigheden/", "verantwoording/dekking/", "verantwoording/beslisregels/",
    "over/toegankelijkheid/", "over/hosting/", "over/velden/", "afdrukken/", "404.html", "offline.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def blad(browser):
    """One page for the whole sweep; the service worker would only be in the way."""
    omgeving = browser.new_context(locale="nl-NL", service_workers="block", viewport=BREED)
    yield omgeving.new_page()
    omgeving.close()


@pytest.fixture(scope="module")
def adres(server, site):
    """The address of a page. A 404 page is built for one place, the root unless SITE_URL says otherwise."""
    with geserveerd(site, "/") as bovenaan:
        yield lambda naam: (bovenaan if naam == "404.html" else server) + naam


@pytest.fixture(scope="module")
def opbouw(site):
    return {naam: Opbouw((site / f"{naam}index.html" if not naam.endswith(".html") else site / naam).read_text("utf-8"))
            for naam in bladen(site)}  # fmt: skip


def test_titels_verschillen_en_elke_pagina_zegt_wat_zij_is(opbouw):
    titels = Counter(o.titel.strip() for o in opbouw.values())
    assert [t for t, n in titels.items() if n > 1 or not t] == []
    assert [naam for naam, o in opbouw.items() if o.taal != "nl"] == []
    assert [naam for naam, o in opbouw.items() if not o.omschrijving.strip()] == []


def test_koppen_lopen_op(opbouw):
    """One h1, first, and no level skipped."""
    mis = {n: o.koppen for n, o in opbouw.items() if o.koppen.count(1) != 1 or o.koppen[0] != 1}
    assert mis == {}
    assert {n: s for n, o in opbouw.items() if (s := overgeslagen(o.koppen))} == {}


def test_beelden_hebben_een_naam(opbouw):
    assert {naam: o.naamloos for naam, o in opbouw.items() if o.naamloos} == {}


def test_geldige_html(site):
    """Nu Html Checker: no error on any page."""
    java = shutil.which("java")
    assert java, "java ontbreekt; make test installeert het"
    vnu = WORTEL / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    paden = [str(pad) for pad in sorted(site.rglob("*.html"))]
    opdracht = [java, "-Xss4m", "-jar", str(vnu), "--format", "json", *paden]
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    berichten = json.loads(uit.stderr)["messages"]
    fouten = [(b.get("url", ""), b.get("lastLine"), b["message"]) for b in berichten if b["type"] != "info"]
    assert fouten == []


@pytest.mark.browser
@pytest.mark.traag
def test_elke_pagina(blad, adres, site):
    """axe without a finding; nothing off the side at 320 px, nor with letters twice as large."""
    mis: dict[str, list[str]] = {}
    for naam in bladen(site):
        blad.goto(adres(naam))
        vondsten = axe(blad)
        blad.set_viewport_size(SMAL)
        vondsten += [f"320 px: {el}" for el in breder_dan_het_scherm(blad)]
        blad.set_viewport_size(BREED)
        groot = "getComputedStyle(document.documentElement).fontSize"
        blad.evaluate(f"document.documentElement.style.fontSize = parseFloat({groot}) * 2 + 'px'")
        vondsten += [f"200 %: {el}" for el in breder_dan_het_scherm(blad)]
        if vondsten:
            mis[naam] = vondsten
    assert mis == {}


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.parametrize("beeld", ["donker", "smal"])
def test_een_pagina_van_elke_soort(blad, adres, site, beeld):
    """axe again where colours or layout differ."""
    ontbreekt = set(SOORTEN) - set(bladen(site))
    assert ontbreekt == set()
    mis: dict[str, list[str]] = {}
    blad.set_viewport_size(SMAL if beeld == "smal" else BREED)
    blad.emulate_media(color_scheme="dark" if beeld == "donker" else "light")
    for naam in SOORTEN:
        blad.goto(adres(naam))
        if vondsten := axe(blad, KLEUR if beeld == "donker" else EISEN):
            mis[naam] = vondsten
    blad.emulate_media(color_scheme="light")
    blad.set_viewport_size(BREED)
    assert mis == {}


KLEURLOOS = """() => {
    const tekst = getComputedStyle(document.body).color, grond = getComputedStyle(document.body).backgroundColor;
    if (tekst === grond) return ['tekst en grond zijn gelijk'];
    const weg = [...document.querySelectorAll('svg[role=img] text')].filter(el => getComputedStyle(el).fill === grond);
    return weg.map(el => `onzichtbaar in een tekening: ${el.textContent}`);
}"""
FOCUS = """() => {
    const el = document.activeElement;
    return el === document.body || getComputedStyle(el).outlineStyle !== 'none' ? [] : ['focus onzichtbaar'];
}"""
BEWEEGT = """() => {
    const lopend = document.getAnimations().filter(a => a.effect.getTiming().duration > 1);
    const { scrollBehavior } = getComputedStyle(document.documentElement);
    const vloeiend = scrollBehavior === 'smooth' ? ['vloeiend schuiven'] : [];
    return vloeiend.concat(lopend.map(a => a.animationName ?? a.transitionProperty));
}"""


@pytest.mark.browser
def test_vaste_kleuren(blad, adres):
    """Forced colours: text stays readable, focus stays visible, nothing runs off the side."""
    blad.emulate_media(forced_colors="active")
    mis: dict[str, list[str]] = {}
    for naam in SOORTEN:
        blad.goto(adres(naam))
        vondsten = blad.evaluate(KLEURLOOS) + breder_dan_het_scherm(blad)
        blad.keyboard.press("Tab")
        vondsten += blad.evaluate(FOCUS)
        if vondsten:
            mis[naam] = vondsten
    blad.emulate_media(forced_colors="none")
    assert mis == {}


@pytest.mark.browser
def test_rustig_beeld(blad, adres):
    """Whoever asks for less motion gets none: no running animation, no smooth scrolling."""
    blad.emulate_media(reduced_motion="reduce")
    mis: dict[str, list[str]] = {}
    for naam in SOORTEN:
        blad.goto(adres(naam))
        vondsten = blad.evaluate(BEWEEGT)
        if vondsten:
            mis[naam] = vondsten
    blad.emulate_media(reduced_motion="no-preference")
    assert mis == {}


@pytest.mark.browser
def test_toetsenbord_slaat_het_menu_over(blad, server):
    """The skip link comes first and lands in the content."""
    blad.goto(server + "po/po-adviestafel/")
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.activeElement.getAttribute('href')?.startsWith('#')")
    blad.keyboard.press("Enter")
    assert blad.evaluate(
        "document.activeElement.closest('main, [role=main], article, h1') !== null || location.hash !== ''"
    )


@pytest.mark.browser
def test_toetsenbord_bereikt_zoeken(blad, server):
    """Search opens with Tab and closes with Escape; no letter of its own does it (WCAG 2.1.4)."""
    blad.set_viewport_size(BREED)
    blad.goto(server + "po/")
    zoekvak = blad.locator("input.md-search__input")
    for _ in range(4):
        blad.keyboard.press("Tab")
        if zoekvak.evaluate("el => el === document.activeElement"):
            break
    expect(zoekvak).to_be_focused()
    expect(blad.locator("#__search")).to_be_checked()
    blad.keyboard.press("Escape")
    expect(zoekvak).not_to_be_focused()
