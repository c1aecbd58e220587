"""The questionnaire in a page of somebody else: focus, height, settings, and what a sandbox forbids."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser import finderhulp as f
from tests.conftest import WORTEL

DATA = yaml.safe_load((WORTEL / "tests/browser/storingen.yaml").read_text(encoding="utf-8"))
UITKOMST = f.fragment(f.antwoorden(), toon="uitkomst")
BEGIN = "#sector=PO&gemeente=R"
Gast = Callable[[str], FrameLocator]


class Stil(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def gastheer(map_: Path) -> Iterator[str]:
    """The site of somebody else, on an origin of its own and without our headers."""
    dienst = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Stil, directory=map_))
    threading.Thread(target=dienst.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{dienst.server_address[1]}/"
    dienst.shutdown()
    dienst.server_close()


@pytest.fixture
def gast(pagina: Page, server: str, tmp_path: Path) -> Iterator[Gast]:
    """Opens a page with these words in it; gives the frame. @ADRES@ is where the questionnaire is."""
    with ExitStack() as stapel:

        def open_(inhoud: str) -> FrameLocator:
            html = "<!doctype html><title>Gast</title>" + inhoud.replace("@ADRES@", f"{server}welke-tafel/embed/")
            (tmp_path / "index.html").write_text(html, encoding="utf-8")
            f.zet_klok(pagina)
            pagina.goto(stapel.enter_context(gastheer(tmp_path)))
            return pagina.frame_locator("iframe")

        yield open_


def gedocumenteerd(deel: str) -> str:
    """The words of the page for hosts, with our address and this fragment."""
    tekst = (WORTEL / "docs/over/hosting.md").read_text(encoding="utf-8")
    blok = next(b for b in re.findall(r"```html\n(.*?)```", tekst, re.DOTALL) if "<iframe" in b)
    return re.sub(r'src="[^"]*"', f'src="@ADRES@{deel}"', blok)


@pytest.mark.parametrize("deel", [UITKOMST, BEGIN], ids=["uitkomst", "vraag"])
def test_wie_in_de_pagina_eromheen_typt_blijft_daar(pagina: Page, gast: Gast, deel: str) -> None:
    """The first screen in a frame takes neither the keys nor the place on the page; nor does a new link from there."""
    kader = gast(f'<input autofocus><div style="height:560px"></div><iframe src="@ADRES@{deel}" height="900"></iframe>')
    pagina.locator("input").focus()
    expect(kader.locator(":is(.rf-uitkomst, form[data-scherm=gemeente])")).to_be_visible(timeout=f.GEDULD)
    pagina.keyboard.type("van mij")
    pagina.evaluate("document.querySelector('iframe').src += '&school=zelfde'")
    expect(kader.locator(":is(.rf-uitkomst, form[data-scherm=casus])")).to_be_visible(timeout=f.GEDULD)
    pagina.keyboard.type(" alleen")
    expect(pagina.locator("input")).to_have_value("van mij alleen")
    assert pagina.evaluate("scrollY") == 0


def test_wie_in_het_kader_verdergaat_krijgt_de_volgende_kop(gast: Gast) -> None:
    kader = gast('<iframe src="@ADRES@#sector=PO" height="900"></iframe>')
    expect(kader.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    for naam, waarde in (("gemeente", "R"), ("school", "zelfde")):
        kader.locator(f"input[name={naam}][value={waarde}]").check()
    kader.get_by_role("button", name="Verder").click()
    expect(kader.locator("form[data-scherm=casus]")).to_be_visible(timeout=f.GEDULD)
    expect(kader.locator("#finder h1")).to_be_focused()


def test_het_kader_is_zo_hoog_als_wat_erin_staat(pagina: Page, gast: Gast) -> None:
    """With the documented words no screen scrolls inside the page, a long one nor a short one after it."""
    kader = gast(gedocumenteerd(UITKOMST))
    expect(kader.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    past = """() => { const kader = document.querySelector("iframe");
        return Math.abs(kader.clientHeight - window.hoogte) < 2; }"""
    for rol, naam, volgende in (("link", "Vorige", "form.rf-scherm"), ("button", "Verder", ".rf-uitkomst")):
        pagina.evaluate("hoogte => window.hoogte = hoogte", kader.locator("body").evaluate("el => el.offsetHeight"))
        pagina.wait_for_function(past)
        kader.get_by_role(rol, name=naam).click()
        expect(kader.locator(volgende)).to_be_visible()


def test_begin_opnieuw_houdt_wat_de_site_instelde(gast: Gast) -> None:
    """Back to the sector and gemeente of the page around it; nothing of this pupil is left."""
    kader = gast(gedocumenteerd(BEGIN))
    for scherm in ("gemeente", "casus"):
        expect(kader.locator(f"form[data-scherm={scherm}]")).to_be_visible(timeout=f.GEDULD)
        for naam, waarde in {k: v for k, v in f.antwoorden().items() if isinstance(v, str)}.items():
            keuze = kader.locator(f"form input[name={naam}][value='{waarde}']")
            if keuze.count():
                keuze.check()
        kader.get_by_role("button", name="Verder").click()
    expect(kader.locator("form[data-scherm=plan]")).to_be_visible(timeout=f.GEDULD)
    kader.locator("body").evaluate("(_, deel) => location.hash = deel", UITKOMST)
    kader.get_by_role("link", name="Begin opnieuw").click(timeout=f.GEDULD)
    expect(kader.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(kader.locator("input[name=gemeente][value=R]")).to_be_checked()
    expect(kader.locator("input[name=school]:checked")).to_have_count(0)


# --- sandbox


def woorden() -> list[str]:
    tekst = (WORTEL / "docs/over/hosting.md").read_text(encoding="utf-8")
    return " ".join(re.findall(r"^\| `(allow-.*?)` \|", tekst, re.MULTILINE)).split()


def afgeschermd(deel: str, *zonder: str) -> str:
    mag = " ".join(woord for woord in woorden() if woord not in zonder)
    return f'<iframe src="@ADRES@{deel}" sandbox="{mag}" width="900" height="900"></iframe>'


def test_met_de_genoemde_woorden_werkt_alles(pagina: Page, gast: Gast) -> None:
    """The words on the page for hosts are enough: next screen, calendar file, link to the handbook."""
    kader = gast(afgeschermd(UITKOMST))
    expect(kader.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    with pagina.expect_download() as bestand:
        kader.get_by_role("button", name="Agenda").click()
    assert bestand.value.suggested_filename.endswith(".ics")
    with pagina.context.expect_page() as venster:
        kader.get_by_role("link", name="Lees de pagina van deze stap").click()
    expect(venster.value.locator("h1")).to_have_text("Adviestafel in Rijswijk")


@pytest.mark.parametrize("hoe", ["knop", "toets"])
def test_zonder_toestemming_voor_formulieren(gast: Gast, hoe: str) -> None:
    """No word for forms is asked for, because none is sent."""
    assert "allow-forms" not in woorden()
    kader = gast(afgeschermd(""))
    kader.locator("input[value=PO]").check()
    if hoe == "knop":
        kader.get_by_role("button", name="Verder").click()
    else:
        kader.locator("input[value=PO]").press("Enter")
    expect(kader.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)


@pytest.mark.parametrize("woord", DATA["zonder_woord"])
def test_zonder_een_woord_zegt_de_pagina_wat_er_niet_kan(pagina: Page, gast: Gast, woord: str) -> None:
    geval = DATA["zonder_woord"][woord]
    downloads: list[object] = []
    pagina.on("download", lambda bestand: downloads.append(bestand))  # noqa: PLW0108 - a builtin cannot listen
    kader = gast(afgeschermd(UITKOMST, woord))
    if "knop" in geval:
        kader.get_by_role("button", name=geval["knop"]).click(timeout=f.GEDULD)
        expect(kader.locator("[data-status]")).to_contain_text(geval["zin"])
    else:
        expect(kader.locator(".rf-storing:visible").first).to_contain_text(geval["zin"], timeout=f.GEDULD)
    assert downloads == []
