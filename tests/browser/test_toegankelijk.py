"""Accessibility of every state of the finder: axe, keyboard, narrow screen, target size, large text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f

pytestmark = pytest.mark.loopt


def staten() -> dict[str, str]:
    """Screens with each kind of question, and every kind of outcome."""
    gedaan = f.alles({"waar-nu": "weet-niet"})
    uitkomsten = {naam: f.alles(staat["anders"]) for naam, staat in f.DATA["staten"].items()}
    return {
        "begin": "",
        "gemeente": "#sector=PO",
        "casus": f.fragment(f.antwoorden(), toon="casus"),
        "vinkjes": f.fragment(gedaan, toon="gedaan"),
        "data": f.fragment(f.antwoorden(), toon="sinds"),
        **{naam: f.fragment(gegeven, toon="uitkomst") for naam, gegeven in uitkomsten.items()},
    }


KLEIN = """() => [...document.querySelectorAll('#finder :is(button, summary, .rf-knop, .rf-terug a, .rf-wijzig a)')]
    .filter(el => el.checkVisibility() && el.getBoundingClientRect().height < 24).map(el => el.outerHTML)"""
BREED = "document.documentElement.scrollWidth > innerWidth"


def bekeken(pagina: Page) -> dict[str, object]:
    """What is wrong with the state on screen: forced colours, targets under 24 pixels, letters twice as large."""
    pagina.emulate_media(forced_colors="active", reduced_motion="reduce")
    mis: dict[str, object] = {"axe": f.axe(pagina), "klein": pagina.evaluate(KLEIN), "breed": pagina.evaluate(BREED)}
    pagina.emulate_media(forced_colors="none", reduced_motion="no-preference")
    pagina.set_viewport_size({"width": 640, "height": 450})
    pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    mis["breed met grote letters"] = pagina.evaluate(BREED)
    pagina.set_viewport_size({"width": 1280, "height": 900})
    return {wat: waar for wat, waar in mis.items() if waar}


def test_elke_staat_in_andere_omstandigheden(pagina: Page, server: str) -> None:
    """Light, dark and narrow are in test_toegankelijk_finder; here what is left of what a visitor may have set."""
    mis = {}
    for naam, deel in staten().items():
        f.open_finder(pagina, server, deel)
        if deel:
            expect(pagina.locator("[data-terug]")).to_be_visible(timeout=f.GEDULD)
            pagina.evaluate("for (const vouw of document.querySelectorAll('#finder details')) vouw.open = true")
        if gevonden := bekeken(pagina):
            mis[naam] = gevonden
    assert mis == {}


def test_namen(pagina: Page, server: str) -> None:
    """Accessible names: the group is named by its question, every field by its label."""
    f.open_finder(pagina, server)
    expect(pagina.get_by_role("group", name="In welke onderwijssector")).to_be_visible()
    expect(pagina.get_by_role("radio", name="Primair onderwijs (SPPOH)")).to_be_visible()
    f.loop(pagina, f.antwoorden(), tot="sinds")
    expect(pagina.get_by_role("group", name="eerste dag").get_by_label("Maand")).to_be_visible()
