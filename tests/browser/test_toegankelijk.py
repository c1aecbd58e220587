"""Accessibility of every state of the finder: axe, keyboard, narrow screen, target size, large text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import finderhulp as f

pytestmark = pytest.mark.xdist_group("rondgang")

BEELDEN = {
    "breed": {"viewport": {"width": 1280, "height": 900}},
    "smal": {"viewport": {"width": 320, "height": 640}},
    "donker": {"color_scheme": "dark"},
    "contrast": {"forced_colors": "active"},
    "rustig": {"reduced_motion": "reduce"},
}


def staten() -> dict[str, str]:
    alles = f.antwoorden()
    namen = list(alles)
    return {
        "begin": "",
        "gemeente": "#sector=PO",
        "data": f.fragment({k: alles[k] for k in namen[:6]}),
        "vinkjes": f.fragment({k: alles[k] for k in namen[:9]}),
        "naast": f.fragment({k: v for k, v in alles.items() if k not in ("ecz", "vrijwillige-hulp", "visie-ouders")}),
        "controle": f.fragment(alles, toon="controle"),
        "uitkomst": f.fragment(alles, toon="uitkomst"),
        "over": f.fragment({**alles, "eerste-datum": "2025-10-01"}, toon="uitkomst"),
        "onbeslist": f.fragment({**alles, "plan": "weet-niet"}, toon="uitkomst"),
    }


@pytest.mark.parametrize("beeld", BEELDEN)
def test_axe_en_breedte(browser: Browser, server: str, beeld: str) -> None:
    omgeving = browser.new_context(**BEELDEN[beeld])
    pagina = omgeving.new_page()
    for naam, deel in staten().items():
        f.open_finder(pagina, server, deel)
        if deel:
            expect(pagina.locator("[data-terug]")).to_be_visible(timeout=f.GEDULD)
        assert f.axe(pagina) == [], naam
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), naam
    omgeving.close()


def test_grote_letters(browser: Browser, server: str) -> None:
    """Twice the letter size on a page of 1280: nothing runs off the side."""
    omgeving = browser.new_context(viewport={"width": 640, "height": 450})
    pagina = omgeving.new_page()
    for deel in staten().values():
        f.open_finder(pagina, server, deel)
        if deel:
            expect(pagina.locator("[data-terug]")).to_be_visible(timeout=f.GEDULD)
        pagina.evaluate("document.documentElement.style.fontSize = '200%'")
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    omgeving.close()


def test_doelen_van_24_pixels(pagina: Page, server: str) -> None:
    """Buttons, boxes and links that stand alone are at least 24 by 24."""
    for deel in staten().values():
        f.open_finder(pagina, server, deel)
        if deel:
            expect(pagina.locator("[data-terug]")).to_be_visible(timeout=f.GEDULD)
        klein = pagina.evaluate(
            """() => [...document.querySelectorAll('#finder :is(button, summary, .rf-knop, .rf-terug a, .rf-wijzig a)')]
                .filter(el => el.checkVisibility() && el.getBoundingClientRect().height < 24).map(el => el.outerHTML)"""
        )
        assert klein == []


def test_alleen_het_toetsenbord(pagina: Page, server: str) -> None:
    """From question one to question two with Tab, Space and Enter."""
    f.open_finder(pagina, server)
    pagina.locator("#v-sector-1").focus()
    pagina.keyboard.press("Space")
    for _ in range(3):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement.matches('button.rf-knop')"):
            break
    pagina.keyboard.press("Enter")
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("#finder h1")).to_be_focused()


def test_namen(pagina: Page, server: str) -> None:
    """Accessible names: the group is named by its question, every field by its label."""
    f.open_finder(pagina, server)
    expect(pagina.get_by_role("group", name="In welke onderwijssector")).to_be_visible()
    expect(pagina.get_by_role("radio", name="Primair onderwijs (SPPOH)")).to_be_visible()
    f.loop(pagina, f.antwoorden(), tot="sinds")
    expect(pagina.get_by_role("group", name="eerste dag").get_by_label("Maand")).to_be_visible()
