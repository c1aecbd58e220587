"""Drills: everything that can break the engine ends in a usable page within three seconds."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publicatie import koppen
from macros.publicatie import server as server_module
from tests.browser import finderhulp as f
from tests.conftest import SUBPAD, geserveerd, vers_profiel

# the snapshot for a next visit has been put aside
WEGGELEGD = """() => new Promise(klaar => {
    const kijk = async () => {
        const namen = await (await caches.open("momentopname")).keys();
        if (namen.length) klaar(); else setTimeout(kijk, 100);
    };
    kijk();
})"""
STORING = "Welke tafel? werkt hier nu niet."


@pytest.fixture(scope="module")
def grens(browser: Browser, server: str) -> float:
    """Three seconds; on a machine that is busy with other things, twice what a healthy start takes."""
    with vers_profiel(browser) as pagina:
        begin = time.perf_counter()
        pagina.goto(server + "welke-tafel/#sector=PO")
        expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    return max(3000, 2000 * (time.perf_counter() - begin))


def uitweg(pagina: Page, grens: float) -> None:
    """One plain sentence, and links that lead on."""
    expect(pagina.locator("[data-storing]")).to_be_visible(timeout=grens)
    expect(pagina.locator("[data-storing]")).to_contain_text(STORING)
    expect(pagina.locator("[data-storing] a")).to_have_count(2)
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


@pytest.mark.parametrize("lengte", [None, 900], ids=["weg", "afgekapt"])
@pytest.mark.parametrize(
    "patroon",
    [
        "worker.mjs",
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "stdlib-*",
        "invoer-*",
        "formulier.mjs",
    ],
)
def test_stuk_bestand(pagina: Page, losse_site: Path, patroon: str, lengte: int | None, grens: float) -> None:
    map_ = losse_site
    maak_stuk(map_ / "assets", patroon, lengte)
    with geserveerd(map_) as adres:
        f.open_finder(pagina, adres)
        uitweg(pagina, grens)


@pytest.mark.parametrize("einde", [".wasm", ".zip"])
def test_verkeerd_type_stoort_niet(pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch, einde: str) -> None:
    monkeypatch.setitem(koppen.MIME, einde, "text/plain")
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)


def test_host_die_niet_inpakt(pagina: Page, losse_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that sends files as they are: the worker takes the compressed neighbours and unpacks them itself."""
    monkeypatch.setattr(server_module, "gecomprimeerd", lambda pad, _accepteert: (pad.read_bytes(), ""))
    gevraagd: list[str] = []
    pagina.context.on("request", lambda verzoek: gevraagd.append(verzoek.url.rsplit("/", 1)[-1]))
    with geserveerd(losse_site) as adres:
        f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
        expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
        assert "pyodide.asm.wasm.gz" in gevraagd
        maak_stuk(losse_site / "assets", "pyodide.asm.wasm.gz", None)
        f.open_finder(pagina, adres, f.fragment(f.antwoorden({"gemeente": "DH"})))
        expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)


def test_verkeerd_type_voor_de_worker(pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch, grens: float) -> None:
    monkeypatch.setitem(koppen.MIME, ".mjs", "text/plain")
    f.open_finder(pagina, server)
    uitweg(pagina, grens)


@pytest.mark.ook_firefox
def test_geen_webassembly(pagina: Page, server: str, grens: float) -> None:
    pagina.add_init_script("delete window.WebAssembly")
    f.open_finder(pagina, server)
    uitweg(pagina, grens)


def test_geen_worker(pagina: Page, server: str, grens: float) -> None:
    pagina.add_init_script("window.Worker = class { constructor() { throw Error('verboden') } }")
    f.open_finder(pagina, server)
    uitweg(pagina, grens)


def test_antwoord_blijft_staan_als_de_motor_stuk_is(pagina: Page, site: Path, tmp_path: Path, grens: float) -> None:
    map_ = kopie(site, tmp_path / "site")
    maak_stuk(map_ / "assets", "pyodide.asm.wasm", None)
    with geserveerd(map_) as adres:
        f.open_finder(pagina, adres)
        pagina.locator("input[value=PO]").check()
        pagina.get_by_role("button", name="Verder").click()
        expect(pagina.locator("[data-storing]")).to_be_focused(timeout=grens)
        expect(pagina.locator("input[value=PO]")).to_be_checked()


@pytest.mark.ook_firefox
def test_vroeg_antwoord_wacht_op_de_motor(
    pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch, grens: float
) -> None:
    """Answers given before the engine is there are kept, and the wait shows bytes."""
    hek = f.houd_motor(monkeypatch)
    f.open_finder(pagina, server)
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("[data-wachten]")).to_be_visible()
    expect(pagina.locator("[data-status]")).to_have_text("Even wachten: we laden de regels.")
    expect(pagina.locator(".rf-traag")).to_be_visible(timeout=grens)
    hek.set()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)


def test_zonder_javascript(browser: Browser, server: str, grens: float) -> None:
    with vers_profiel(browser, java_script_enabled=False) as pagina:
        pagina.goto(server + "welke-tafel/")
        expect(pagina.locator("#finder h1").first).to_be_visible()
        expect(pagina.locator("#finder .rf-storing").first).to_be_visible(timeout=grens)
        pagina.locator("#finder a", has_text="beslisboek").first.click()
        assert pagina.url.endswith("/beslisboek/")


def test_zonder_javascript_gaat_er_niets_in_het_adres(browser: Browser, server: str) -> None:
    with vers_profiel(browser, java_script_enabled=False) as pagina:
        pagina.goto(server + "welke-tafel/")
        pagina.locator("input[value=PO]").check()
        pagina.get_by_role("button", name="Verder").click()
        assert "?" not in pagina.url
        assert "PO" not in pagina.url


def test_vanaf_schijf(pagina: Page, site: Path, grens: float) -> None:
    pagina.goto((site / "welke-tafel" / "index.html").as_uri())
    uitweg(pagina, grens)


def test_kapotte_momentopname(pagina: Page, server: str) -> None:
    """A snapshot of another build: the plain start takes over without a word."""
    pagina.goto(server)
    pagina.evaluate(
        """async () => {
            const { snapshot } = await (await fetch('assets/engine/manifest.json')).json();
            const kast = await caches.open('proef');
            await kast.put('assets/engine/' + snapshot, new Response(new Uint8Array(4096)));
        }"""
    )
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)


def test_momentopname_bij_een_volgend_bezoek(pagina: Page, server: str) -> None:
    """The worker puts the snapshot aside after the first visit and starts from it the second time."""
    for verwacht in (False, True):
        pagina.goto("about:blank")
        pagina.goto(server + "welke-tafel/" + f.fragment(f.antwoorden()))
        expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
        assert pagina.evaluate("performance.getEntriesByName('finder-klaar')[0].detail") is verwacht
        if not verwacht:
            pagina.evaluate(WEGGELEGD)


def test_volle_opslag(pagina: Page, server: str) -> None:
    """No room for a snapshot or for offline use: the finder answers all the same."""
    herkomst = server.removesuffix(SUBPAD)
    pagina.context.new_cdp_session(pagina).send(
        "Storage.overrideQuotaForOrigin", {"origin": herkomst, "quotaSize": 1024}
    )
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    vol = "caches.open('proef').then(k => k.put('x', new Response(new Uint8Array(1e6)))).then(() => '', e => e.name)"
    assert pagina.evaluate(vol) == "QuotaExceededError"


@pytest.mark.ook_firefox
@pytest.mark.parametrize("begin", ["welke-tafel/", "po/po-adviestafel/"])
def test_zonder_netwerk_na_een_bezoek(pagina: Page, site: Path, begin: str) -> None:
    """One visit to any page, then the server is gone: handbook, search index and finder still work."""
    with geserveerd(site) as adres:
        pagina.goto(adres + begin)
        pagina.evaluate(f.BEWAARD)
    pagina.context.set_offline(True)  # the server is gone, and so are the connections it left open
    f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
    expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    pagina.goto(adres + "gemeenten/rijswijk/")
    expect(pagina.locator("h1").first).to_contain_text("Rijswijk")
    assert pagina.evaluate("fetch('../../search/search_index.json').then(r => r.ok)")


def vernieuw(map_: Path, site: Path) -> None:
    """A next version of the site: one page says so, and sw.js has another version."""
    for naam, wat, nieuw in (
        ("sw.js", r'VERSIE\*/"\w+"', 'VERSIE*/"nieuwer"'),
        ("welke-tafel/index.html", r'data-dataversie="\w+"', 'data-dataversie="nieuwer"'),
    ):
        tekst, aantal = re.subn(wat, nieuw, (site / naam).read_text(encoding="utf-8"))
        assert aantal == 1
        for einde in ("", ".br", ".gz"):
            (map_ / f"{naam}{einde}").unlink(missing_ok=True)
        (map_ / naam).write_text(tekst, encoding="utf-8")


@pytest.mark.ook_firefox
def test_nieuwe_versie_wordt_gemeld(pagina: Page, site: Path, tmp_path: Path) -> None:
    """A new version waits until the reader asks for it, and then replaces everything at once."""
    map_ = kopie(site, tmp_path / "site")
    with geserveerd(map_) as adres:
        pagina.goto(adres + "welke-tafel/")
        pagina.evaluate(f.BEWAARD)
        vernieuw(map_, site)
        pagina.reload()
        knop = pagina.get_by_role("button", name="Vernieuw")
        expect(knop).to_be_visible(timeout=f.GEDULD)
        with pagina.expect_navigation():
            knop.click()
        kasten = pagina.evaluate("caches.keys()")
        assert [k for k in kasten if k.startswith("routeboek ")] == [f"routeboek {adres} nieuwer"]
