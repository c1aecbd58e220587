"""Every built page as a visitor may meet it: what a program can find wrong with it, and how much there is to read.

One visit to each page, looked at light and at full width, at 320 px, with letters of 200 %, and on a laptop and a
phone where it is about a topic. Dark, forced colours, reduced motion and axe at 320 px on one page of each kind, as
those follow from the style sheet and the template.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter

import pytest
import yaml
from lxml import html
from playwright.sync_api import expect

from macros.pagina import adres as adres_van
from macros.pagina.menu import achter
from macros.pagina.openen import boek_nu
from tests.conftest import WORTEL, geserveerd, vers_profiel
from tests.toegankelijk import (
    AXE,
    BREED,
    SMAL,
    Opbouw,
    axe,
    bladen,
    breder_dan_het_scherm,
    in_andere_vormen,
    overgeslagen,
)

SOORTEN = {
    "", "welke-tafel/", "welke-tafel/embed/", "beslisboek/", "routes/", "routes/route-1-ziekteverzuim/",
    "routes/fase-3b-opschaling/", "po/", "po/po-adviestafel/", "vo/", "vo/vo-regisseur/", "naast/", "naast/pozo/",
    "gemeenten/", "gemeenten/rijswijk/", "themas/termijnen-uitleg/", "termijnen/", "dossier/", "po-naast-vo/",
    "rollen/", "begrippen/", "contact/", "casussen/", "verantwoording/bronnen/",
    "verantwoording/tegenstrijdigheden/", "verantwoording/dekking/", "verantwoording/beslisregels/",
    "over/toegankelijkheid/", "over/hosting/", "over/velden/", "afdrukken/", "404.html", "offline.html",
}  # fmt: skip
OVERAL, PER_SOORT = ("licht", "320 px", "200 %"), ("donker", "axe op 320 px", "vaste kleuren", "rustig")
LAPTOP, TELEFOON = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OPEN, ALLES, KAART, OUDERS, MENU = 600, 1200, 80, 300, 40_000
SCHERMEN = {"laptop": (LAPTOP, 2.5), "telefoon": (TELEFOON, 5.0)}
BRONPLAATS = re.compile(r"\b\d{3}-[A-Z][A-Za-z0-9]*\b")

GROOT = """() => {
    const { style } = document.documentElement;
    style.fontSize = parseFloat(getComputedStyle(document.documentElement).fontSize) * 2 + 'px';
}"""
TEL = """() => {
    const tel = (el) => (el?.innerText.match(/[\\p{L}\\p{N}][\\p{L}\\p{N}'’.&/-]*/gu) ?? []).length;
    const blad = document.querySelector("article");
    const dicht = [...blad.querySelectorAll("details:not([open])")];
    const maat = { hoog: document.documentElement.scrollHeight, open: tel(blad), tekst: blad.innerText,
        kaart: tel(document.querySelector(".rb-kort")) };
    for (const vouw of dicht) vouw.open = true;
    maat.alles = tel(blad);
    for (const vouw of dicht) vouw.open = false;
    return maat;
}"""


@pytest.fixture(scope="module")
def blad(browser):
    """One page for the whole sweep; the service worker would only be in the way."""
    with vers_profiel(browser, service_workers="block", viewport=BREED) as pagina:
        pagina.add_init_script(AXE)
        yield pagina


@pytest.fixture(scope="module")
def adres(server, site):
    """The address of a page. A 404 page is built for one place, the root unless SITE_URL says otherwise."""
    with geserveerd(site, "/") as bovenaan:
        yield lambda naam: (bovenaan if naam == "404.html" else server) + naam


@pytest.fixture(scope="module")
def opbouw(site):
    return {naam: Opbouw((site / f"{naam}index.html" if not naam.endswith(".html") else site / naam).read_text("utf-8"))
            for naam in bladen(site)}  # fmt: skip


def onderwerpen():
    """The address of every page of a tafel, route or thema, those per gemeente included."""
    boek = boek_nu()
    gewoon = {adres_van.webpad(adres_van.van_onderwerp(o)) for o in boek.onderwerpen.values()}
    return gewoon | {
        adres_van.webpad(adres_van.in_gemeente(o, g)) for o in boek.onderwerpen.values() for g in boek.bladen[o.id]
    }


@pytest.fixture(scope="module")
def gezien(blad, adres, site):
    """Per page what is wrong with it in every form, and what a reader sees of it on each screen."""
    uit, over = {}, onderwerpen()
    assert set(bladen(site)) >= SOORTEN | over
    for naam in bladen(site):
        blad.goto(adres(naam))
        uit[naam] = {"licht": axe(blad)}
        if naam in SOORTEN:
            uit[naam] |= in_andere_vormen(blad)
        for scherm, (maat, _) in SCHERMEN.items() if naam in over else ():
            blad.set_viewport_size(maat)
            uit[naam][scherm] = blad.evaluate(TEL)
        blad.set_viewport_size(SMAL)
        uit[naam] |= {"320 px": breder_dan_het_scherm(blad), "axe op 320 px": axe(blad) if naam in SOORTEN else []}
        blad.set_viewport_size(BREED)
        blad.evaluate(GROOT)
        uit[naam]["200 %"] = breder_dan_het_scherm(blad)
    return uit


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.parametrize("vorm", [*OVERAL, *PER_SOORT])
def test_zonder_bevinding(gezien, vorm):
    """axe finds nothing, nothing runs off the side, nothing becomes unreadable."""
    assert {naam: wat[vorm] for naam, wat in gezien.items() if vorm in OVERAL or naam in SOORTEN if wat[vorm]} == {}


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


# --- how much there is to read ---------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize(("wat", "meest"), [("open", OPEN), ("alles", ALLES), ("kaart", KAART)])
def test_een_pagina_heeft_hoogstens_zoveel_woorden(gezien, wat, meest):
    assert {naam: gezien[naam]["laptop"][wat] for naam in onderwerpen() if gezien[naam]["laptop"][wat] > meest} == {}


@pytest.mark.browser
@pytest.mark.parametrize("scherm", SCHERMEN)
def test_een_pagina_past_op_een_paar_schermen(gezien, scherm):
    maat, meest = SCHERMEN[scherm]
    hoog = {naam: round(gezien[naam][scherm]["hoog"] / maat["height"], 2) for naam in onderwerpen()}
    assert {naam: h for naam, h in hoog.items() if h > meest} == {}


@pytest.mark.browser
def test_geen_bronplaats_tussen_antwoord_en_opdracht(gezien):
    teksten = {(naam, scherm): gezien[naam][scherm]["tekst"] for naam in onderwerpen() for scherm in SCHERMEN}
    assert {waar: plaats for waar, tekst in teksten.items() if (plaats := BRONPLAATS.findall(tekst))} == {}


@pytest.mark.browser
def test_een_ouder_leest_het_in_een_minuut(gezien):
    assert gezien["themas/voor-ouders/"]["laptop"]["open"] <= OUDERS


def test_het_menu_heeft_niet_meer_woorden_dan_iemand_leest(site, wortel):
    """All pages of the menu together, everything folded out."""
    tekst = (wortel / "mkdocs.yml").read_text(encoding="utf-8")
    menu = str(yaml.safe_load(tekst[tekst.index("\nnav:") : tekst.index("\nnot_in_nav")]))
    woorden = 0
    for bron in re.findall(r"[\w/-]+\.md", menu):
        pagina = html.parse(str(site / adres_van.webpad(bron) / "index.html")).find(".//article")
        for weg in pagina.xpath(".//script|.//template|.//aside[@hidden]|.//style"):
            weg.drop_tree()
        woorden += len(re.findall(r"[^\W_][\w'’.&/-]*", pagina.text_content()))
    assert woorden <= MENU


def test_elke_pagina_achter_een_andere_is_er_en_heeft_een_weg_terug(site):
    for bron in achter(boek_nu()):
        pagina = html.parse(str(site / adres_van.webpad(bron) / "index.html")).find(".//article")
        assert [a for a in pagina.iter("a") if (a.get("href") or "").startswith("..")], bron
