"""Drills: everything that can break the engine ends in a usable page, and what does not matter breaks nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publicatie import koppen
from macros.publicatie import server as server_module
from tests.browser import finderhulp as f
from tests.conftest import geserveerd, vers_profiel

# the snapshot for a next visit has been put aside
WEGGELEGD = """() => new Promise(klaar => {
    const kijk = async () => {
        const namen = await (await caches.open("momentopname")).keys();
        if (namen.length) klaar(); else setTimeout(kijk, 100);
    };
    kijk();
})"""
BESCHADIG = """async () => {
    const kast = await caches.open("momentopname");
    for (const naam of await kast.keys()) await kast.put(naam, new Response(new Uint8Array(4096)));
}"""
STORING = "Welke tafel? werkt hier nu niet."
# the page gives up by itself after twenty seconds of silence; a fault it notices is told well before that
GRENS = 15_000


def uitweg(pagina: Page) -> None:
    """One plain sentence, and links that lead on; the clock of the reader is not blamed."""
    storing = pagina.locator("[data-storing]")
    expect(storing).to_be_visible(timeout=GRENS)
    expect(storing).to_contain_text(STORING)
    expect(storing.locator("a")).to_have_count(2)
    expect(pagina.get_by_text("De datum van dit apparaat klopt niet.")).to_be_hidden()
    expect(pagina.locator("#finder [data-beeld] h1")).to_be_visible()


def kopie(site: Path, doel: Path) -> Path:
    """A site of links to the real one, cheap to make and safe to break."""
    shutil.copytree(site, doel, copy_function=lambda van, naar: Path(naar).symlink_to(Path(van).resolve()))
    return doel


@pytest.fixture
def losse_site(site: Path, tmp_path: Path) -> Path:
    return kopie(site, tmp_path / "site")


def maak_stuk(map_: Path, patroon: str, lengte: int | None) -> None:
    """Remove files, compressed neighbours included, or keep only the first bytes."""
    for pad in list(map_.rglob(patroon + "*")):
        inhoud = pad.read_bytes()
        pad.unlink()
        if lengte is not None and pad.suffix not in (".br", ".gz"):
            pad.write_bytes(inhoud[:lengte])


@pytest.mark.parametrize(("patroon", "lengte"), f.STORINGEN["stuk"])
def test_stuk_bestand(pagina: Page, losse_site: Path, patroon: str, lengte: int | None) -> None:
    maak_stuk(losse_site / "assets", patroon, lengte)
    with geserveerd(losse_site) as adres:
        f.open_finder(pagina, adres)
        uitweg(pagina)


def test_antwoord_blijft_staan_als_de_motor_stuk_is(pagina: Page, losse_site: Path) -> None:
    maak_stuk(losse_site / "assets", "pyodide.asm.wasm", None)
    with geserveerd(losse_site) as adres:
        f.open_finder(pagina, adres)
        pagina.locator("input[value=PO]").check()
        pagina.get_by_role("button", name="Verder").click()
        expect(pagina.locator("[data-storing]")).to_be_focused(timeout=GRENS)
        expect(pagina.locator("input[value=PO]")).to_be_checked()
        uitweg(pagina)


def test_verkeerd_type_voor_de_worker(pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(koppen.MIME, ".mjs", "text/plain")
    f.open_finder(pagina, server)
    uitweg(pagina)


def test_host_die_niet_inpakt(pagina: Page, losse_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that sends files as they are, and calls them text: with compressed neighbours to unpack and without."""
    for einde in (".wasm", ".zip"):
        monkeypatch.setitem(koppen.MIME, einde, "text/plain")
    monkeypatch.setattr(server_module, "gecomprimeerd", lambda pad, _accepteert: (pad.read_bytes(), ""))
    gevraagd: list[str] = []
    pagina.context.on("request", lambda verzoek: gevraagd.append(verzoek.url.rsplit("/", 1)[-1]))
    with geserveerd(losse_site) as adres:
        f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
        f.uitkomst(pagina)
        assert "pyodide.asm.wasm.gz" in gevraagd
        maak_stuk(losse_site / "assets", "pyodide.asm.wasm.gz", None)
        f.open_finder(pagina, adres, f.fragment(f.antwoorden({"gemeente": "DH"})))
        f.uitkomst(pagina)


@pytest.mark.ook_firefox
@pytest.mark.parametrize("wat", f.STORINGEN["ontbreekt"])
def test_een_browser_die_het_niet_kan(pagina: Page, server: str, wat: str) -> None:
    pagina.add_init_script(f.STORINGEN["ontbreekt"][wat])
    f.open_finder(pagina, server)
    uitweg(pagina)


def test_zonder_javascript(browser: Browser, server: str) -> None:
    """The sentence and the way to the decision book stand there, and an answer does not end up in the address."""
    with vers_profiel(browser, java_script_enabled=False) as pagina:
        pagina.goto(server + "welke-tafel/")
        expect(pagina.locator("#finder h1").first).to_be_visible()
        expect(pagina.locator("#finder .rf-storing").first).to_be_visible()
        pagina.locator("input[value=PO]").check()
        pagina.get_by_role("button", name="Verder").click()
        assert "?" not in pagina.url
        assert "PO" not in pagina.url
        pagina.locator("#finder a", has_text="beslisboek").first.click()
        assert pagina.url.endswith("/beslisboek/")


def test_vanaf_schijf(pagina: Page, site: Path) -> None:
    pagina.goto((site / "welke-tafel" / "index.html").as_uri())
    uitweg(pagina)


def test_een_motor_die_laat_komt(pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer given before it is there is kept, and the wait is told; after a while it is called a failure.

    Until the engine comes all the same.
    """
    hek = f.houd_motor(monkeypatch)
    pagina.clock.install()
    pagina.goto(server + "welke-tafel/")
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("[data-wachten] .rf-traag")).to_be_visible()
    expect(pagina.locator("[data-status]")).to_have_text("Even wachten: we laden de regels.")
    storing = pagina.locator("[data-storing]")
    pagina.clock.run_for(25_000)
    expect(storing).to_be_visible(timeout=f.GEDULD)
    hek.set()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(storing).to_be_hidden()


def test_de_momentopname_van_een_vorig_bezoek(pagina: Page, server: str) -> None:
    """Put aside after the first visit; the second starts from it. Once it is damaged, the plain start takes over."""
    for na, snel in ((WEGGELEGD, False), (BESCHADIG, True), ("() => 0", False)):
        pagina.goto("about:blank")
        pagina.goto(server + "welke-tafel/" + f.fragment(f.antwoorden()))
        f.uitkomst(pagina)
        assert pagina.evaluate("performance.getEntriesByName('finder-klaar')[0].detail") is snel
        pagina.evaluate(na)
