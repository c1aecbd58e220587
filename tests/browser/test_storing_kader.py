"""The questionnaire in a page of somebody else: focus, height, settings, and what a sandbox forbids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser import finderhulp as f
from tests.conftest import WORTEL, draaiend

UITKOMST = f.fragment(f.antwoorden(), toon="uitkomst")
BEGIN = "#sector=PO&gemeente=R"
Gast = Callable[[str], FrameLocator]


class Stil(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def gast(pagina: Page, server: str, tmp_path: Path) -> Iterator[Gast]:
    """Opens a page with these words in it, on an origin of its own and without our headers; gives the frame.

    @ADRES@ is where the questionnaire is.
    """
    with draaiend(ThreadingHTTPServer(("127.0.0.1", 0), partial(Stil, directory=tmp_path))) as adres:

        def open_(inhoud: str) -> FrameLocator:
            html = "<!doctype html><title>Gast</title>" + inhoud.replace("@ADRES@", f"{server}welke-tafel/embed/")
            (tmp_path / "index.html").write_text(html, encoding="utf-8")
            f.zet_klok(pagina)
            pagina.goto(adres)
            return pagina.frame_locator("iframe")

        yield open_


def ga(kader: FrameLocator, deel: str) -> None:
    """Another link in the same frame."""
    kader.locator("body").evaluate("(_, deel) => location.hash = deel", deel)


def gedocumenteerd(deel: str) -> str:
    """The words of the page for hosts, with our address and this fragment."""
    tekst = (WORTEL / "docs/over/hosting.md").read_text(encoding="utf-8")
    blok = next(b for b in re.findall(r"```html\n(.*?)```", tekst, re.DOTALL) if "<iframe" in b)
    return re.sub(r'src="[^"]*"', f'src="@ADRES@{deel}"', blok)


def test_wie_in_de_pagina_eromheen_typt_blijft_daar(pagina: Page, gast: Gast) -> None:
    """The first screen in a frame takes neither the keys nor the place on the page; nor does a new link from there."""
    kader = gast(
        f'<input autofocus><div style="height:560px"></div><iframe src="@ADRES@{BEGIN}" height="900"></iframe>'
    )
    pagina.locator("input").focus()
    expect(kader.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    pagina.keyboard.type("van mij")
    pagina.locator("iframe").evaluate("(kader, deel) => { kader.src = new URL(deel, kader.src) }", UITKOMST)
    expect(kader.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    pagina.keyboard.type(" alleen")
    expect(pagina.locator("input")).to_have_value("van mij alleen")
    assert pagina.evaluate("scrollY") == 0


def past_precies(pagina: Page, kader: FrameLocator) -> None:
    """The frame is as high as what stands in it."""
    pagina.evaluate("hoogte => window.hoogte = hoogte", kader.locator("body").evaluate("el => el.offsetHeight"))
    pagina.wait_for_function("Math.abs(document.querySelector('iframe').clientHeight - window.hoogte) < 2")


def kies(kader: FrameLocator, scherm: str) -> None:
    """Answer what is asked on this screen, with choices alone."""
    expect(kader.locator(f"form[data-scherm={scherm}]")).to_be_visible(timeout=f.GEDULD)
    for naam, waarde in {k: v for k, v in f.antwoorden().items() if isinstance(v, str)}.items():
        keuze = kader.locator(f"form input[name={naam}][value='{waarde}']")
        if keuze.count():
            keuze.check()


def test_een_gesprek_in_het_kader_en_begin_opnieuw(pagina: Page, gast: Gast) -> None:
    """Every next heading gets the focus, and no screen scrolls inside the page, a long one nor a short one after it.

    "Begin opnieuw" goes back to what the page around it set, and no further.
    """
    kader = gast(gedocumenteerd(BEGIN))
    for scherm in ("gemeente", "casus"):
        kies(kader, scherm)
        kader.get_by_role("button", name="Verder").click()
    expect(kader.locator("form[data-scherm=plan]")).to_be_visible(timeout=f.GEDULD)
    expect(kader.locator("#finder h1")).to_be_focused()
    ga(kader, UITKOMST)
    expect(kader.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    past_precies(pagina, kader)
    kader.get_by_role("link", name="Vorige").click()
    expect(kader.locator("form[data-scherm=sinds]")).to_be_visible()
    past_precies(pagina, kader)
    kader.get_by_role("button", name="Verder").click()
    kader.get_by_role("link", name="Begin opnieuw").click()
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
    """They are enough for the next screen, by button and by Enter, a calendar file and a link to the handbook.

    No word for forms is asked for, because none is sent.
    """
    assert "allow-forms" not in woorden()
    kader = gast(afgeschermd(""))
    kader.locator("input[value=PO]").check()
    kader.locator("input[value=PO]").press("Enter")
    kies(kader, "gemeente")
    kader.get_by_role("button", name="Verder").click()
    expect(kader.locator("form[data-scherm=casus]")).to_be_visible(timeout=f.GEDULD)
    ga(kader, UITKOMST)
    expect(kader.locator(".rf-uitkomst")).to_be_visible(timeout=f.GEDULD)
    with pagina.expect_download() as bestand:
        kader.get_by_role("button", name="Agenda").click()
    assert bestand.value.suggested_filename.endswith(".ics")
    with pagina.context.expect_page() as venster:
        kader.get_by_role("link", name="Lees de pagina van deze stap").click()
    expect(venster.value.locator("h1")).to_have_text("Adviestafel in Rijswijk")


def test_zonder_toestemming_zegt_de_knop_wat_er_niet_kan(pagina: Page, gast: Gast) -> None:
    downloads: list[object] = []
    pagina.on("download", lambda bestand: downloads.append(bestand))  # noqa: PLW0108 - a builtin cannot listen
    kader = gast(afgeschermd(UITKOMST, "allow-downloads", "allow-modals"))
    for knop, zin in f.STORINGEN["zonder_toestemming"].items():
        kader.get_by_role("button", name=knop).click(timeout=f.GEDULD)
        expect(kader.locator("[data-status]")).to_contain_text(zin)
    assert downloads == []


@pytest.mark.parametrize("woord", ["allow-same-origin", "allow-scripts"])
def test_zonder_dit_woord_leidt_het_kader_naar_het_beslisboek(gast: Gast, woord: str) -> None:
    kader = gast(afgeschermd(UITKOMST, woord))
    expect(kader.locator(".rf-storing:visible").first).to_contain_text("beslisboek", timeout=f.GEDULD)
