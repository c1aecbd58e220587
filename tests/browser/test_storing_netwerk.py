"""What hosts, proxies and the storage of the browser do to the site: it stays readable, and one version at a time."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, Playwright, expect

from macros.publicatie.server import Afhandelaar
from tests.browser import finderhulp as f
from tests.browser.test_rampen import kopie, vernieuw
from tests.conftest import CHROMIUM_VLAGGEN, SUBPAD, WORTEL, chromium_pad, geserveerd

DATA = yaml.safe_load((WORTEL / "tests/browser/storingen.yaml").read_text(encoding="utf-8"))
# how a try to keep the next version ends
AFLOOP = """() => new Promise(async (klaar) => {
    const werker = await navigator.serviceWorker.register("sw.js");
    const kijk = (w) => w.state === "installing" ? w.onstatechange = () => kijk(w) : klaar(w.state);
    kijk(werker.installing ?? werker.waiting ?? { state: "redundant" });
})"""
# the service worker put this address aside
OPGEBORGEN = """naar => new Promise(klaar => {
    const kijk = async () => await caches.match(new URL(naar, location.href)) ? klaar() : setTimeout(kijk, 100);
    kijk();
})"""
Wijzig = Callable[[Afhandelaar, str], bool]


def antwoord(zelf: Afhandelaar, status: HTTPStatus, inhoud: bytes = b"", **koppen: str) -> bool:
    """A response of a host that is not ours."""
    zelf.send_response(status)
    for kop, waarde in {"Content-Type": "text/html; charset=utf-8", **koppen}.items():
        zelf.send_header(kop, waarde)
    zelf.send_header("Content-Length", str(len(inhoud)))
    zelf.end_headers()
    zelf.wfile.write(inhoud)
    return True


INLOGGEN = b"<!doctype html><html lang=nl><title>Inloggen</title><h1>Log in op het schoolnetwerk</h1>"


def zonder_streep(zelf: Afhandelaar, pad: str) -> bool:
    """A host that knows no slash at the end: /po/ is sent to /po, and /po is the page."""
    if pad.endswith("/") and pad != SUBPAD:
        return antwoord(zelf, HTTPStatus.MOVED_PERMANENTLY, Location=pad.rstrip("/"))
    zelf.path = pad if posixpath.splitext(pad)[1] or pad == SUBPAD else pad + "/"
    return False


def zonder_doorsturen(zelf: Afhandelaar, pad: str) -> bool:
    """A host that shows the same page at /po and at /po/."""
    zelf.path = pad if posixpath.splitext(pad)[1] or pad.endswith("/") else pad + "/"
    return False


def inlog_elders(zelf: Afhandelaar, pad: str) -> bool:
    if not pad.endswith("/po/"):
        return pad.endswith("/inloggen") and antwoord(zelf, HTTPStatus.OK, INLOGGEN)
    return antwoord(zelf, HTTPStatus.FOUND, Location=SUBPAD + "inloggen")


def naar_de_voorpagina(zelf: Afhandelaar, pad: str) -> bool:
    """A host that sends a page it does not find to the start of the site: our own page, and the wrong one."""
    return pad.endswith("/po/") and antwoord(zelf, HTTPStatus.FOUND, Location=SUBPAD)


def inlog_ter_plekke(zelf: Afhandelaar, pad: str) -> bool:
    return pad.endswith("/po/") and antwoord(zelf, HTTPStatus.OK, INLOGGEN)


def html_als_script(zelf: Afhandelaar, pad: str) -> bool:
    return pad.endswith("/formulier.mjs") and antwoord(zelf, HTTPStatus.OK, INLOGGEN)


def weg(zelf: Afhandelaar, pad: str) -> bool:
    return pad.endswith("/po/") and antwoord(zelf, HTTPStatus.FORBIDDEN, INLOGGEN)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Callable[[Wijzig | None], list[str]]:
    """Put a host between the site and the reader; gives the paths that are asked from then on."""
    zelf_doen = Afhandelaar.do_GET

    def stel_in(wijzig: Wijzig | None) -> list[str]:
        gevraagd: list[str] = []

        def do_get(zelf: Afhandelaar) -> None:
            pad = urlsplit(zelf.path).path
            gevraagd.append(pad)
            if not (wijzig and wijzig(zelf, pad)):
                zelf_doen(zelf)

        monkeypatch.setattr(Afhandelaar, "do_GET", do_get)
        return gevraagd

    return stel_in


def bewaar(pagina: Page, adres: str) -> None:
    """One visit, until everything for offline use is there."""
    pagina.goto(adres)
    pagina.evaluate(f.BEWAARD)


def test_host_zonder_streep(pagina: Page, site: Path, host) -> None:
    """Every page opens, by a link and by its address, with the network and without."""
    host(zonder_streep)
    with geserveerd(site) as adres:
        bewaar(pagina, adres + "po/")
        for zonder_net in (False, True):
            pagina.context.set_offline(zonder_net)
            for pad in ("po/", "po", "welke-tafel/", "po/po-adviestafel"):
                pagina.goto(adres + pad)
                expect(pagina.locator("h1")).not_to_have_text("Geen verbinding")
            pagina.get_by_role("link", name="Intercollegiale afstemming").first.click()
            expect(pagina.locator("h1")).to_have_text("Intercollegiale afstemming")


@pytest.mark.parametrize("pad", ["po", "po/po-adviestafel", "welke-tafel#sector=PO", "welke-tafel/embed#sector=PO"])
def test_host_zonder_doorsturen(pagina: Page, site: Path, host, pad: str) -> None:
    """The page has its lay-out and its links, and the address is the one we use everywhere."""
    host(zonder_doorsturen)
    mis: list[str] = []
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    with geserveerd(site) as adres:
        pagina.goto(adres + pad)
        assert urlsplit(pagina.url).path.endswith("/")
        assert pagina.evaluate("getComputedStyle(document.body).getPropertyValue('--rb-inkt')")
        if "#" in pad:
            expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
        else:
            pagina.locator("article a[href^='../']").first.click()
            expect(pagina).to_have_title(re.compile("."))
            expect(pagina.locator("article h1")).to_be_visible()
            expect(pagina.locator("h1")).not_to_have_text("Deze pagina is er niet")
    assert mis == []


@pytest.mark.parametrize("storing", [inlog_elders, inlog_ter_plekke, naar_de_voorpagina, html_als_script, weg])
def test_een_slechte_versie_vervangt_geen_goede(
    pagina: Page, site: Path, tmp_path: Path, host, storing: Wijzig
) -> None:
    """An update while the network answers with something else is not kept; the good one stays, offline as well."""
    map_ = kopie(site, tmp_path / "site")
    with geserveerd(map_) as adres:
        bewaar(pagina, adres)
        vernieuw(map_, site)
        gevraagd = host(storing)
        pagina.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update())")
        assert pagina.evaluate(AFLOOP) == "redundant"
        aantal = len(gevraagd)
        assert pagina.evaluate(AFLOOP) == "redundant"
        assert len(gevraagd) - aantal < 20, "a next try asks for what is missing, not for everything"
        pagina.context.set_offline(True)
        pagina.goto(adres + "po/")
        expect(pagina.locator("h1")).to_have_text("Primair onderwijs")
        f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
        expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)


def test_opslag_die_niet_opengaat(playwright_: Playwright, site: Path, tmp_path: Path) -> None:
    """The storage of the service worker is damaged on disk: the site comes from the network."""
    profiel = tmp_path / "profiel"
    with geserveerd(site) as adres:
        for keer in range(2):
            omgeving = playwright_.chromium.launch_persistent_context(
                profiel, executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN, locale="nl-NL"
            )
            pagina = omgeving.new_page()
            if not keer:
                bewaar(pagina, adres)
            else:
                pagina.goto(adres + "po/")
                expect(pagina.locator("h1")).to_have_text("Primair onderwijs")
                assert pagina.evaluate("navigator.serviceWorker.controller !== null")
                assert pagina.evaluate("caches.open('proef').then(() => '', (fout) => fout.name)") != ""
            omgeving.close()
            for map_ in profiel.rglob("CacheStorage/*/index.txt"):
                shutil.rmtree(map_.parent)
                map_.parent.write_bytes(b"stuk")


@pytest.mark.parametrize("deel", DATA["geblokkeerd"])
def test_een_geblokkeerd_bestand(pagina: Page, site: Path, host, deel: str) -> None:
    """What the site can do without may be blocked: offline works, and nobody keeps asking for it."""
    gevraagd = host(lambda zelf, pad: deel in pad and antwoord(zelf, HTTPStatus.FORBIDDEN, INLOGGEN))
    with geserveerd(site) as adres:
        bewaar(pagina, adres)
        aantal = len(gevraagd)
        pagina.reload()
        pagina.goto(adres + "po/")
        assert [pad for pad in gevraagd[aantal:] if "sw.js" not in pad] == []
        pagina.context.set_offline(True)
        pagina.goto(adres + "vo/")
        expect(pagina.locator("h1")).to_have_text("Voortgezet onderwijs")


def test_een_afdruk_blijft_als_iemand_haar_opende(pagina: Page, site: Path, host) -> None:
    """A print edition is not fetched for everybody; who opened one has it without a network."""
    gevraagd = host(None)
    with geserveerd(site) as adres:
        bewaar(pagina, adres + "afdrukken/")
        assert [pad for pad in gevraagd if pad.endswith(".pdf")] == []
        href = pagina.locator("a[href$='.pdf']").first.get_attribute("href")
        assert pagina.evaluate("naar => fetch(naar).then(r => r.blob()).then(b => b.size)", href) > 0
        pagina.evaluate(OPGEBORGEN, href)
        pagina.context.set_offline(True)
        assert pagina.evaluate("naar => fetch(naar).then(r => r.ok)", href)


def test_zonder_netwerk_een_pagina_die_er_niet_is(pagina: Page, site: Path) -> None:
    """Our own page, with its lay-out and with links that work, and not the error of the browser."""
    with geserveerd(site) as adres:
        bewaar(pagina, adres)
        pagina.context.set_offline(True)
        for pad in DATA["niet_bewaard"]:
            pagina.goto(adres + pad)
            expect(pagina.locator("h1")).to_have_text("Geen verbinding")
            assert pagina.evaluate("getComputedStyle(document.body).getPropertyValue('--rb-inkt')")
            pagina.get_by_role("link", name="Start van het handboek").click()
            expect(pagina.locator("article h1")).to_be_visible()
            assert pagina.url == adres
        for pad in ("po", "po/po-adviestafel"):
            pagina.goto(adres + pad + "#inhoud")
            assert pagina.url == adres + pad + "/#inhoud"


@pytest.mark.parametrize("zonder_net", [False, True], ids=["met-netwerk", "zonder-netwerk"])
def test_een_hekje_in_het_pad(pagina: Page, site: Path, zonder_net: bool) -> None:  # noqa: FBT001
    """Mail made %23 of the #: the page that is not there sends the reader on to the outcome."""
    deel = f.fragment(f.antwoorden(), toon="uitkomst")[1:]
    with geserveerd(site) as adres:
        bewaar(pagina, adres + "welke-tafel/")
        pagina.context.set_offline(zonder_net)
        f.zet_klok(pagina)
        for vorm in DATA["hekje_in_het_pad"]:
            pagina.goto("about:blank")
            pagina.goto(adres + vorm.format(deel=deel, gecodeerd=quote(deel, safe="")))
            expect(pagina.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
            assert pagina.url == f"{adres}welke-tafel/#{deel}"


def test_een_motor_die_laat_komt(pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that holds the engine: after a while the page says so, and takes it back when the engine comes."""
    hek = f.houd_motor(monkeypatch)
    pagina.clock.install()
    pagina.goto(server + "welke-tafel/")
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    storing = pagina.locator("[data-storing]")
    pagina.clock.run_for(25_000)
    expect(storing).to_be_visible(timeout=f.GEDULD)
    hek.set()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(storing).to_be_hidden()


def test_een_ander_tabblad_wacht_tot_het_uitkomt(pagina: Page, site: Path, tmp_path: Path) -> None:
    """An update asked for in one tab: the other keeps what is being typed, and shows the same bar."""
    map_ = kopie(site, tmp_path / "site")
    with geserveerd(map_) as adres:
        f.open_finder(pagina, adres)
        pagina.evaluate(f.BEWAARD)
        f.loop(pagina, f.antwoorden(), tot="sinds")
        pagina.locator("#v-eerste-datum-dag").fill("5")
        vernieuw(map_, site)
        tweede = pagina.context.new_page()
        f.open_finder(tweede, adres)
        with tweede.expect_navigation():
            tweede.get_by_role("button", name="Vernieuw").click(timeout=f.GEDULD)
        knop = pagina.get_by_role("button", name="Vernieuw")
        expect(knop).to_be_visible(timeout=f.GEDULD)
        expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("5")
        with pagina.expect_navigation():
            knop.click()
        expect(pagina.locator("[data-beeld]")).to_have_attribute("data-dataversie", "nieuwer")
        expect(pagina.locator("form[data-scherm=sinds]")).to_be_visible(timeout=f.GEDULD)
