"""Drills: everything that can break the engine ends in a usable page within three seconds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import finderhulp as f
from tests.conftest import geserveerd

DRIE_TELLEN = 3000
STORING = "De vragenlijst werkt hier nu niet."


def uitweg(pagina: Page) -> None:
    """One plain sentence, and links that lead on."""
    expect(pagina.locator("[data-storing]")).to_be_visible(timeout=DRIE_TELLEN)
    expect(pagina.locator("[data-storing]")).to_contain_text(STORING)
    expect(pagina.locator("[data-storing] a")).to_have_count(2)
    expect(pagina.locator("#finder [data-beeld] h1")).to_be_visible()


def breek(route: Route) -> None:
    route.fulfill(status=404, body="weg")


def kort_af(route: Route) -> None:
    antwoord = route.fetch()
    route.fulfill(response=antwoord, body=antwoord.body()[:5000])


def verkeerd_type(route: Route) -> None:
    antwoord = route.fetch()
    route.fulfill(response=antwoord, headers={**antwoord.headers, "content-type": "text/plain"})


@pytest.mark.parametrize(
    ("wat", "doe"),
    [
        ("**/worker.mjs", lambda r: r.abort()),
        ("**/worker.mjs", verkeerd_type),
        ("**/pyodide.mjs", breek),
        ("**/pyodide.asm.mjs", breek),
        ("**/*.wasm", breek),
        ("**/*.wasm", kort_af),
        ("**/stdlib*", breek),
        ("**/stdlib*", kort_af),
        ("**/dataset*.json", breek),
        ("**/dataset*.json", kort_af),
        ("**/formulier.mjs", breek),
        ("**/vul.mjs", breek),
    ],
    ids=lambda w: w if isinstance(w, str) else getattr(w, "__name__", "fout"),
)
def test_stuk_bestand(pagina: Page, server: str, wat: str, doe: Callable[[Route], None]) -> None:
    pagina.context.route(wat, doe)
    f.open_finder(pagina, server)
    uitweg(pagina)


def test_verkeerd_type_voor_wasm_stoort_niet(pagina: Page, server: str) -> None:
    pagina.context.route("**/*.wasm", verkeerd_type)
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)


def test_geen_webassembly(pagina: Page, server: str) -> None:
    pagina.add_init_script("delete window.WebAssembly")
    f.open_finder(pagina, server)
    uitweg(pagina)


def test_geen_worker(pagina: Page, server: str) -> None:
    pagina.add_init_script("window.Worker = class { constructor() { throw Error('verboden') } }")
    f.open_finder(pagina, server)
    uitweg(pagina)


def test_antwoord_blijft_staan_als_de_motor_stuk_is(pagina: Page, server: str) -> None:
    pagina.context.route("**/*.wasm", breek)
    f.open_finder(pagina, server)
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("[data-storing]")).to_be_focused(timeout=DRIE_TELLEN)
    expect(pagina.locator("input[value=PO]")).to_be_checked()


def test_vroeg_antwoord_wacht_op_de_motor(pagina: Page, server: str) -> None:
    """Answers given before the engine is there are kept, and the wait shows bytes."""
    wachtend: list[Route] = []
    pagina.context.route("**/*.wasm", wachtend.append)
    f.open_finder(pagina, server)
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("[data-wachten]")).to_be_visible()
    expect(pagina.locator("[data-status]")).to_have_text("De uitkomst wordt berekend.")
    expect(pagina.locator(".rf-traag")).to_be_visible(timeout=DRIE_TELLEN)
    for route in wachtend:
        route.continue_()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)


def test_zonder_javascript(browser: Browser, server: str) -> None:
    omgeving = browser.new_context(java_script_enabled=False)
    pagina = omgeving.new_page()
    pagina.goto(server + "welke-tafel/")
    expect(pagina.locator("#finder h1").first).to_be_visible()
    expect(pagina.locator("#finder .rf-storing").first).to_be_visible(timeout=DRIE_TELLEN)
    pagina.locator("#finder a", has_text="beslisboek").first.click()
    assert pagina.url.endswith("/beslisboek/")
    omgeving.close()


def test_zonder_javascript_gaat_er_niets_in_het_adres(browser: Browser, server: str) -> None:
    omgeving = browser.new_context(java_script_enabled=False)
    pagina = omgeving.new_page()
    pagina.goto(server + "welke-tafel/")
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    assert "?" not in pagina.url and "PO" not in pagina.url
    omgeving.close()


def test_vanaf_schijf(pagina: Page, site: Path) -> None:
    pagina.goto((site / "welke-tafel" / "index.html").as_uri())
    uitweg(pagina)


def test_kapotte_momentopname(browser: Browser, server: str) -> None:
    """A snapshot of another build: the plain start takes over without a word."""
    omgeving = browser.new_context()
    pagina = omgeving.new_page()
    pagina.goto(server)
    naam = pagina.evaluate("fetch('assets/engine/manifest.json').then(r => r.json()).then(m => m.snapshot)")
    pagina.evaluate(
        "naam => caches.open('routeboek-proef').then(k => k.put('assets/engine/' + naam, new Response(new Uint8Array(4096))))", naam
    )
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    omgeving.close()


def test_zonder_netwerk_na_een_bezoek(browser: Browser, site: Path, tmp_path: Path) -> None:
    """One visit, then the server is gone: handbook and finder still work."""
    kopie = tmp_path / "site"
    shutil.copytree(site, kopie)
    omgeving = browser.new_context()
    pagina = omgeving.new_page()
    with geserveerd(kopie) as adres:
        pagina.goto(adres + "welke-tafel/")
        pagina.evaluate("navigator.serviceWorker.ready.then(() => true)")
        pagina.wait_for_function("navigator.serviceWorker.controller") if False else pagina.wait_for_timeout(1000)
    f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    pagina.goto(adres + "beslisboek/")
    expect(pagina.locator("h1").first).to_contain_text("eslisboek")
    omgeving.close()
