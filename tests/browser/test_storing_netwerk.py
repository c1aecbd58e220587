"""What hosts, proxies and the storage of the browser do to the site: it stays readable, and one version at a time."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.publicatie.server import Afhandelaar
from tests.browser import finderhulp as f
from tests.browser.test_rampen import kopie
from tests.conftest import SUBPAD, geserveerd, vers_profiel

# how a try to keep the next version ends
AFLOOP = """() => new Promise(async (klaar) => {
    const werker = await navigator.serviceWorker.getRegistration();
    await werker.update();
    const kijk = (w) => w.state === "installing" ? w.onstatechange = () => kijk(w) : klaar(w.state);
    kijk(werker.installing ?? werker.waiting ?? { state: "redundant" });
})"""
# the service worker put this address aside
OPGEBORGEN = """naar => new Promise(klaar => {
    const kijk = async () => await caches.match(new URL(naar, location.href)) ? klaar() : setTimeout(kijk, 100);
    kijk();
})"""
OPGEMAAKT = "getComputedStyle(document.body).getPropertyValue('--rb-inkt')"
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


# what answers in the place of a page or a script of ours, while the next version is fetched
SLECHTE_ANTWOORDEN = {
    "de voorpagina, die wel van ons is": ("/po/", HTTPStatus.FOUND, b"", {"Location": SUBPAD}),
    "een inlogpagina": ("/po/", HTTPStatus.OK, INLOGGEN, {}),
    "een inlogpagina als script": ("/formulier.mjs", HTTPStatus.OK, INLOGGEN, {}),
    "een verbod": ("/po/", HTTPStatus.FORBIDDEN, INLOGGEN, {}),
}


def in_plaats_van(einde: str, status: HTTPStatus, inhoud: bytes, koppen: dict[str, str]) -> Wijzig:
    """A host that answers this for every address that ends so."""
    return lambda zelf, pad: pad.endswith(einde) and antwoord(zelf, status, inhoud, **koppen)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Callable[[Wijzig], list[str]]:
    """Put a host between the site and the reader; gives the paths that are asked from then on."""
    zelf_doen = Afhandelaar.do_GET

    def stel_in(wijzig: Wijzig) -> list[str]:
        gevraagd: list[str] = []

        def do_get(zelf: Afhandelaar) -> None:
            pad = urlsplit(zelf.path).path
            gevraagd.append(pad)
            if not wijzig(zelf, pad):
                zelf_doen(zelf)

        monkeypatch.setattr(Afhandelaar, "do_GET", do_get)
        return gevraagd

    return stel_in


def bewaar(pagina: Page, adres: str) -> None:
    """One visit, until everything for offline use is there."""
    pagina.goto(adres)
    pagina.evaluate(f.BEWAARD)


@pytest.fixture(scope="module")
def na_een_bezoek(browser: Browser, site: Path) -> Iterator[tuple[Page, str]]:
    """A page where one visit was paid, for every test that only looks at what was kept, and where it was paid."""
    with geserveerd(site) as adres, vers_profiel(browser) as pagina:
        bewaar(pagina, adres + "afdrukken/")
        yield pagina, adres


# --- hosts with habits of their own


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


def test_host_zonder_doorsturen(pagina: Page, server: str, host) -> None:
    """The page has its lay-out and its links, and the address is the one we use everywhere."""
    host(zonder_doorsturen)
    mis = f.scriptfouten(pagina)
    for pad in f.STORINGEN["zonder_streep"]:
        pagina.goto(server + pad)
        assert urlsplit(pagina.url).path.endswith("/")
        assert pagina.evaluate(OPGEMAAKT)
        if "#" in pad:
            expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
        else:
            pagina.locator("article a[href^='../']").first.click()
            expect(pagina.locator("article h1")).to_be_visible()
            expect(pagina.locator("h1")).not_to_have_text("Deze pagina is er niet")
    assert mis == []


def test_een_geblokkeerde_motor(pagina: Page, site: Path, host) -> None:
    """What the pages can do without may be blocked: they work offline, and nobody keeps asking for it."""
    gevraagd = host(lambda zelf, pad: "assets/engine/" in pad and antwoord(zelf, HTTPStatus.FORBIDDEN))
    with geserveerd(site) as adres:
        bewaar(pagina, adres)
        aantal = len(gevraagd)
        pagina.reload()
        pagina.goto(adres + "po/")
        assert [pad for pad in gevraagd[aantal:] if "sw.js" not in pad] == []
        pagina.context.set_offline(True)
        pagina.goto(adres + "vo/")
        expect(pagina.locator("h1")).to_have_text("Voortgezet onderwijs")


# --- without a network


@pytest.mark.ook_firefox
def test_zonder_netwerk_na_een_bezoek(pagina: Page, site: Path) -> None:
    """One visit to any page, then the server is gone: handbook, search index and finder still work."""
    with geserveerd(site) as adres:
        bewaar(pagina, adres + "po/po-adviestafel/")
    pagina.context.set_offline(True)  # the server is gone, and so are the connections it left open
    f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
    f.uitkomst(pagina)
    pagina.goto(adres + "gemeenten/rijswijk/")
    expect(pagina.locator("h1").first).to_contain_text("Rijswijk")
    assert pagina.evaluate("fetch('../../search/search_index.json').then(r => r.ok)")


def test_een_afdruk_blijft_als_iemand_haar_opende(na_een_bezoek: tuple[Page, str]) -> None:
    """A print edition is not fetched for everybody; who opened one has it without a network."""
    pagina, adres = na_een_bezoek
    pagina.context.set_offline(False)
    pagina.goto(adres + "afdrukken/")
    eerste, tweede = (pagina.locator("a[href$='.pdf']").nth(nr).get_attribute("href") for nr in range(2))
    assert pagina.evaluate("naar => fetch(naar).then(r => r.blob()).then(b => b.size)", eerste) > 0
    pagina.evaluate(OPGEBORGEN, eerste)
    pagina.context.set_offline(True)
    opent = "naar => fetch(naar).then(r => r.ok, () => false)"
    assert [pagina.evaluate(opent, href) for href in (eerste, tweede)] == [True, False]


def test_zonder_netwerk_een_pagina_die_er_niet_is(na_een_bezoek: tuple[Page, str]) -> None:
    """Our own page, with its lay-out and with links that work, and not the error of the browser."""
    pagina, adres = na_een_bezoek
    pagina.context.set_offline(True)
    for pad in f.STORINGEN["niet_bewaard"]:
        pagina.goto(adres + pad)
        expect(pagina.locator("h1")).to_have_text("Geen verbinding")
        assert pagina.evaluate(OPGEMAAKT)
        pagina.get_by_role("link", name="Start van het handboek").click()
        expect(pagina.locator("article h1")).to_be_visible()
        assert pagina.url == adres
    for pad in ("po", "po/po-adviestafel"):
        pagina.goto(adres + pad + "#inhoud")
        assert pagina.url == adres + pad + "/#inhoud"


@pytest.mark.parametrize("zonder_net", [False, True], ids=["met-netwerk", "zonder-netwerk"])
def test_een_hekje_in_het_pad(na_een_bezoek: tuple[Page, str], zonder_net: bool) -> None:  # noqa: FBT001
    """Mail made %23 of the #: the page that is not there sends the reader on to the outcome."""
    pagina, adres = na_een_bezoek
    deel = f.fragment(f.antwoorden(), toon="uitkomst")[1:]
    pagina.context.set_offline(zonder_net)
    f.zet_klok(pagina)
    for vorm in f.STORINGEN["hekje_in_het_pad"]:
        pagina.goto("about:blank")
        pagina.goto(adres + vorm.format(deel=deel, gecodeerd=quote(deel, safe="")))
        expect(pagina).to_have_url(f"{adres}welke-tafel/#{deel}")
    f.uitkomst(pagina)


# --- a next version


def vernieuw(map_: Path, site: Path, versie: str = "nieuwer") -> None:
    """A next version of the site: one page says so, and sw.js has another version."""
    for naam, wat, nieuw in (
        ("sw.js", r'VERSIE\*/"\w+"', f'VERSIE*/"{versie}"'),
        ("welke-tafel/index.html", r'data-dataversie="\w+"', f'data-dataversie="{versie}"'),
    ):
        tekst, aantal = re.subn(wat, nieuw, (site / naam).read_text(encoding="utf-8"))
        assert aantal == 1
        for einde in ("", ".br", ".gz"):
            (map_ / f"{naam}{einde}").unlink(missing_ok=True)
        (map_ / naam).write_text(tekst, encoding="utf-8")


def test_een_slechte_versie_vervangt_geen_goede(pagina: Page, site: Path, tmp_path: Path, host) -> None:
    """An update while the network answers with something else is not kept; the good one stays, offline as well.

    A next try goes on from what is there.
    """
    map_ = kopie(site, tmp_path / "site")
    with geserveerd(map_) as adres:
        bewaar(pagina, adres)
        for nummer, (wat, hoe) in enumerate(SLECHTE_ANTWOORDEN.items()):
            vernieuw(map_, site, f"nieuwer{nummer}")
            gevraagd = host(in_plaats_van(*hoe))
            assert pagina.evaluate(AFLOOP) == "redundant", wat
            aantal = len(gevraagd)
            assert pagina.evaluate(AFLOOP) == "redundant", wat
            assert 0 < len(gevraagd) - aantal < 20, "a next try asks for what is missing, not for everything"
        pagina.context.set_offline(True)
        pagina.goto(adres + "po/")
        expect(pagina.locator("h1")).to_have_text("Primair onderwijs")
        f.open_finder(pagina, adres, f.fragment(f.antwoorden()))
        f.uitkomst(pagina)


@pytest.mark.ook_firefox
def test_een_nieuwe_versie_wacht_tot_het_uitkomt(pagina: Page, site: Path, tmp_path: Path) -> None:
    """Asked for in one tab, it replaces everything at once; another tab keeps what is being typed and shows the bar."""
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
        kasten = tweede.evaluate("caches.keys()")
        assert [k for k in kasten if k.startswith("routeboek ")] == [f"routeboek {adres} nieuwer"]
        knop = pagina.get_by_role("button", name="Vernieuw")
        expect(knop).to_be_visible(timeout=f.GEDULD)
        expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("5")
        with pagina.expect_navigation():
            knop.click()
        expect(pagina.locator("[data-beeld]")).to_have_attribute("data-dataversie", "nieuwer")
        expect(pagina.locator("form[data-scherm=sinds]")).to_be_visible(timeout=f.GEDULD)
