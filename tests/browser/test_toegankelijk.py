"""Accessibility of every state of the finder: axe, keyboard, narrow screen, target size, large text."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f


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
        if gevonden := bekeken(pagina):
            mis[naam] = gevonden
    assert mis == {}


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
