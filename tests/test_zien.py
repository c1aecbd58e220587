"""The editor sees what she does: what a failed build said, and where a text stands, on top of the last good site."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kopie import een_week_eerder
from playwright.sync_api import Page, expect

from macros.basis import plekken
from macros.dataset.laden import laad
from macros.dataset.plaats import Tekst, met_plaatsen, plaats_van
from macros.pagina.openen import boek_met_plaatsen, boek_nu
from macros.publicatie import geraakt, waar, zien
from tests.browser import finderhulp as f
from tests.conftest import draaiend, geserveerd
from tests.test_publicatie_bewerking import THEMA, wijzig
from tests.toegankelijk import BREED, KLEUR, SMAL, axe, breder_dan_het_scherm

WEEK = een_week_eerder("po-adviestafel")
KOP = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>T</title></head><body><main><article>'
FOUTEN = ["data/a.yaml:3: onbekend veld 'Naam'. Bedoelde u 'naam'?", "1 fout in de dataset; er is niets gebouwd."]
PAGINA = "po/po-adviestafel/"
# carry the data version: every edit of what the finder reads makes them anew
FINDER = {"welke-tafel/", "welke-tafel/embed/"}
WIJZIGINGEN = [
    ("themas/startgesprek.yaml", THEMA, "Een proefzin."),
    ("tafels/po-adviestafel.yaml", *WEEK),
    ("gemeenten/rijswijk.yaml", "Hier is geen managementafstemming", "Die stap is hier niet"),
    ("voorwaarden.yaml", "Plan een MDO", "Houd een MDO"),
    ("papieren.yaml", "naam: ", "naam: een ander "),
]


@contextmanager
def getoond(map_: Path, verslag: zien.Verslag) -> Iterator[str]:
    """The server of `serve` on a free port for one folder."""
    with draaiend(zien.maak_server(map_, 0, verslag)) as adres:
        yield f"{adres}/"


@pytest.fixture
def verslag() -> zien.Verslag:
    return zien.Verslag()


def fouten(pagina: Page) -> list[str]:
    return pagina.get_by_role("list", name="Meldingen").get_by_role("listitem").all_inner_texts()


# --- what a failed build said ---


def test_na_een_fout_staat_zij_in_de_browser_en_eronder_de_laatste_goede_site(project: Path, pagina: Page) -> None:
    """The whole road: a file is saved, the build fails, the open page says it as the check does; mended, it goes.

    What only the build of all pages finds, a case that no longer holds, comes in the same place.
    """
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = str(vrij.getsockname()[1])
    env = {**os.environ, "PORT": poort, "SOURCE_DATE_EPOCH": str(plekken.epoch())}
    argv = [sys.executable, "-u", "-m", "macros"]
    proces = subprocess.Popen([*argv, "serve"], cwd=project, env=env, stdout=subprocess.PIPE, text=True)
    try:
        begin = (regel for regel in proces.stdout or () if regel.startswith(("Routeboek staat", "Er is nog geen")))
        assert f"http://127.0.0.1:{poort}" in next(begin)
        thema = project / "data" / "themas" / "startgesprek.yaml"
        pagina.goto(f"http://127.0.0.1:{poort}/themas/startgesprek/")
        expect(pagina.get_by_text(THEMA)).to_be_attached()  # in a fold
        wijzig(thema, THEMA, "Een proefzin met [[po-adviestafl]].")
        expect(pagina.get_by_text("Bedoelde u 'po-adviestafel'?")).to_be_visible(timeout=60_000)
        controle = subprocess.run(
            [*argv, "controle"], cwd=project, env=env, capture_output=True, text=True, check=False
        )
        assert fouten(pagina) == controle.stderr.splitlines()
        expect(pagina.get_by_text(THEMA)).to_be_attached()
        wijzig(thema, "[[po-adviestafl]]", "[[po-adviestafel]]")
        expect(pagina.get_by_text("Een proefzin met Adviestafel.")).to_be_attached(timeout=120_000)
        expect(pagina.get_by_role("list", name="Meldingen")).to_have_count(0)
        wijzig(project / "data" / "tafels" / "po-adviestafel.yaml", *WEEK)
        in_een_casus = pagina.get_by_role("listitem").filter(has_text=f"klopt niet meer: {WEEK[1]} ")
        expect(in_een_casus.first).to_be_visible(timeout=120_000)
    finally:
        proces.terminate()
        proces.wait()


def test_een_gelukte_bouw_haalt_weg_wat_de_vorige_zei(verslag: zien.Verslag) -> None:
    for goed, gezegd in ((False, FOUTEN), (True, [])):
        verslag.neem_op("\n".join(FOUTEN), goed=goed)
        assert verslag.fouten == gezegd


def eerste_bouw(map_: Path) -> Path:
    """A site of one page; gives that page."""
    map_.mkdir()
    blad = map_ / "index.html"
    blad.write_text(f"{KOP}<h1>Eerst</h1></article></main></body></html>", encoding="utf-8")
    return blad


def test_fouten_zijn_te_lezen_en_te_bedienen_ook_voordat_er_een_site_is(
    tmp_path: Path, verslag: zien.Verslag, pagina: Page
) -> None:
    """By program, by keyboard, in the dark, on a small screen. The first site comes by itself."""
    verslag.fouten = [f"data/{'a' * 90}.yaml:{nr}: {FOUTEN[0]}" for nr in range(40)]
    with getoond(tmp_path / "site", verslag) as url:
        pagina.set_viewport_size(SMAL)
        pagina.goto(url)
        lijst = pagina.get_by_role("alert").get_by_role("list")
        expect(lijst).to_be_visible()
        assert axe(pagina) == []
        eerste_bouw(tmp_path / "site")
        expect(pagina.get_by_role("heading", name="Eerst")).to_be_visible()
        expect(lijst).to_be_visible()
        for kleuren in ("light", "dark"):
            pagina.emulate_media(color_scheme=kleuren)
            assert axe(pagina) == []
        assert breder_dan_het_scherm(pagina) == []
        for _ in range(3):
            pagina.keyboard.press("Tab")
        expect(lijst).to_be_focused()
        pagina.keyboard.press("Shift+Tab")
        pagina.keyboard.press("Enter")
        expect(lijst).to_be_hidden()


def test_de_pagina_ververst_ook_als_de_browser_haar_bewaard_heeft(
    tmp_path: Path, verslag: zien.Verslag, pagina: Page
) -> None:
    blad = eerste_bouw(tmp_path / "site")
    blad.with_name("sw.js").write_text(
        "oninstall = (e) => { skipWaiting(); e.waitUntil(caches.open('k').then((k) => k.add('/'))); };"
        "onactivate = (e) => e.waitUntil(clients.claim());"
        "onfetch = (e) => e.respondWith(caches.match(e.request).then((oud) => oud ?? fetch(e.request)));",
        encoding="utf-8",
    )
    with getoond(blad.parent, verslag) as url:
        pagina.goto(url)
        pagina.evaluate("navigator.serviceWorker.register('/sw.js')")
        pagina.evaluate(f.BEWAARD)
        wijzig(blad, "Eerst", "Daarna")
        expect(pagina.get_by_role("heading", name="Daarna")).to_be_visible()


# --- only in serve ---


def haal(url: str) -> bytes:
    with urllib.request.urlopen(url) as antwoord:
        return antwoord.read()


def test_de_gebouwde_site_weet_er_niets_van(site: Path) -> None:
    """No mark and no script of it in any file, and another server sends the very bytes."""
    sporen = re.compile(rb"data-bron|_redactie/|zien\.mjs")
    assert [pad for pad in site.rglob("*.html") if sporen.search(pad.read_bytes())] == []
    assert list(site.rglob("zien.*")) == []
    blad = (site / PAGINA / "index.html").read_bytes()
    with geserveerd(site, "/") as gewoon, getoond(site, zien.Verslag()) as erbij:
        assert haal(gewoon + PAGINA) == blad
        assert haal(erbij + PAGINA).startswith(blad)
        assert sporen.search(haal(erbij + PAGINA))
        assert haal(erbij + "assets/kleur.css") == haal(gewoon + "assets/kleur.css")


def kaal(markdown: str) -> str:
    return re.sub(r"<[^>]+>", "", markdown)


def test_met_en_zonder_plaatsen_zegt_elke_pagina_hetzelfde() -> None:
    zonder, met = waar.omgeving(boek_nu()), waar.omgeving(boek_met_plaatsen())
    for web, pad in waar.bladen().items():
        bron = pad.read_text(encoding="utf-8")
        eerst, daarna = (omgeving.from_string(bron).render() for omgeving in (zonder, met))
        assert "data-bron" not in eerst, web
        assert kaal(daarna) == kaal(eerst), web


# --- where a text stands ---


def teksten(knoop: object) -> Iterator[Tekst]:
    if isinstance(knoop, Tekst):
        yield knoop
    for kind in knoop.values() if isinstance(knoop, dict) else knoop if isinstance(knoop, list) else ():
        yield from teksten(kind)


def test_op_de_regel_van_een_tekst_begint_zij(wortel: Path) -> None:
    """In another region too. A text that starts on the next line stands at the field."""
    regio = wortel / "tests" / "regio"
    alle = list(teksten(met_plaatsen(laad(regio))))
    assert len(alle) > 500
    for tekst in alle:
        bestand, _, nummer = plaats_van(tekst).partition(":")
        regels = (regio / bestand.removeprefix("data/")).read_text(encoding="utf-8").splitlines()
        hier = "\n".join(regels[int(nummer) - 1 : int(nummer) + 1])
        assert tekst.split()[0] in hier, f"{plaats_van(tekst)}: {tekst}"


def test_wat_een_plaats_raakt_is_wat_er_verandert(data: Path) -> None:
    """The pages that the list names are those that an edit on that line makes anew, one edit after the other."""
    geraakt.geraakt()
    overal = waar.overal()
    for bestand, oud, nieuw in WIJZIGINGEN:
        regel = (data / bestand).read_text(encoding="utf-8").partition(oud)[0].count("\n") + 1
        genoemd = {web for _, web in overal[f"data/{bestand}:{regel}"] if web is not None}
        wijzig(data / bestand, oud, nieuw)
        assert set(geraakt.geraakt()) - FINDER == genoemd - FINDER, bestand


def test_een_klik_kopieert_de_plaats_en_noemt_waar_zij_nog_meer_staat(site: Path, browser) -> None:
    omgeving = browser.new_context(
        locale="nl-NL", viewport=BREED, permissions=["clipboard-read", "clipboard-write"], service_workers="block"
    )
    pagina = omgeving.new_page()
    with getoond(site, zien.Verslag()) as url:
        pagina.goto(url + PAGINA)
        expect(pagina.locator("[data-bron]")).to_have_count(0)
        pagina.get_by_role("button", name="Waar staat dit?").click()
        wijs = pagina.locator(".rb-week").first.get_by_role("button")
        plaats = str(wijs.get_attribute("aria-label")).removeprefix("Kopieer ")
        wijs.click()
        ook = pagina.get_by_role("complementary", name="Voor de redactie").get_by_role("listitem")
        expect(ook.first).to_be_visible(timeout=60_000)
        assert pagina.evaluate("navigator.clipboard.readText()") == plaats
        assert ook.all_inner_texts() == [naam for naam, _ in waar.overal()[plaats]]
        assert any(tekst.startswith("Uitkomst ") for tekst in ook.all_inner_texts())
        assert any(tekst.startswith("Routekaart ") for tekst in ook.all_inner_texts())
        for maat in (BREED, SMAL):
            pagina.set_viewport_size(maat)
            assert axe(pagina) == []
            assert breder_dan_het_scherm(pagina) == []
        pagina.emulate_media(color_scheme="dark")
        assert axe(pagina, KLEUR) == []
        pagina.get_by_role("button", name="Waar staat dit?").click()
        expect(pagina.locator("[data-bron]")).to_have_count(0)
    omgeving.close()


def test_een_pagina_zonder_teksten_uit_de_dataset_zegt_dat(site: Path, pagina: Page) -> None:
    with getoond(site, zien.Verslag()) as url:
        pagina.goto(url + "over/redactie/")
        pagina.get_by_role("button", name="Waar staat dit?").click()
        zin = pagina.get_by_text("Op deze pagina staat geen tekst die je in de map data wijzigt.")
        expect(zin).to_be_visible(timeout=60_000)
