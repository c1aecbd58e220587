"""Accessibility of every state of the finder, as a whole page: screens, mistakes, results, failure.

At each stop the same page is looked at light, dark, in forced colours, with less motion, and 320 px wide.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f
from tests.conftest import vers_profiel
from tests.toegankelijk import BREED, SMAL, axe, breder_dan_het_scherm, in_andere_vormen

ZET_NEER = """naam => {
    const { content } = document.querySelector(`#finder template[data-sjabloon="${naam}"]`);
    if (!content.firstElementChild.matches('form')) return false;
    document.querySelector('#finder [data-beeld]').replaceChildren(content.cloneNode(true));
    return true;
}"""

# every fold, and the question behind every "Wijzig"
ALLES_OPEN = """() => {
    for (const vouw of document.querySelectorAll("#finder details")) vouw.open = true;
    for (const wijzig of document.querySelectorAll("#finder [data-doe=wijzig]")) wijzig.click();
}"""


@pytest.fixture
def blad(browser):
    with vers_profiel(browser, viewport=BREED) as pagina:
        yield pagina


@pytest.fixture(scope="module")
def lopend(browser, server):
    """One page with the engine in it, for what does not depend on how it started."""
    with vers_profiel(browser, viewport=BREED) as pagina:
        f.houd_lopend(pagina, server)
        yield pagina


def kijk(pagina: Page, *, alle_beelden: bool = True) -> list[str]:
    """One state in every form it can take, without leaving it."""
    mis = axe(pagina)
    if not alle_beelden:
        return mis
    mis += [f"{vorm}: {m}" for vorm, gezien in in_andere_vormen(pagina).items() for m in gezien]
    pagina.set_viewport_size(SMAL)
    mis += [f"320 px: {m}" for m in [*axe(pagina), *breder_dan_het_scherm(pagina)]]
    pagina.set_viewport_size(BREED)
    return mis


@pytest.mark.browser
@pytest.mark.traag
def test_elk_scherm(blad: Page, server: str) -> None:
    """Every screen on the way, its error, the result, and the result with everything open and answered in it.

    Each step puts the focus on its heading and names itself in the title; the error takes the focus first.
    """
    mis: dict[str, list[str]] = {}
    f.open_finder(blad, server)
    titels = [blad.title()]
    while naam := f.scherm(blad):
        mis[naam] = kijk(blad)
        blad.get_by_role("button", name="Verder").click()
        expect(blad.locator(".rf-fouten")).to_be_focused()
        mis[f"{naam}, niets ingevuld"] = kijk(blad, alle_beelden=naam in ("sector", "sinds"))
        f.vul_in(blad, f.antwoorden())
        f.verder(blad)
        expect(blad.locator("#finder h1")).to_be_focused()
        assert blad.evaluate("getSelection().rangeCount") == 0  # or Orca reads on from there, and not from the heading
        titels.append(blad.title())
    assert len(set(titels)) == len(titels)
    f.uitkomst(blad)
    mis["uitkomst"] = kijk(blad)
    for vraag, waarde in (("toestemming", "niet-gevraagd"), ("visie-ouders", "ja")):
        f.vouw(blad, "Speelt er nog iets?")
        f.beantwoord(blad, vraag, waarde)
    expect(blad.locator(".rf-naast")).to_be_visible()
    blad.evaluate(ALLES_OPEN)
    mis["uitkomst, alles open"] = kijk(blad)
    assert {naam: m for naam, m in mis.items() if m} == {}


@pytest.mark.browser
@pytest.mark.traag
def test_alle_schermen_los(lopend: Page) -> None:
    """Every screen that exists, also those this walk does not meet, put in place by hand with all its questions."""
    mis: dict[str, list[str]] = {}
    sjablonen = "[...document.querySelectorAll('template[data-sjabloon]')].map(t => t.dataset.sjabloon)"
    for naam in lopend.evaluate(sjablonen):
        if lopend.evaluate(ZET_NEER, naam):
            mis[naam] = kijk(lopend)
    assert len(mis) >= 8
    assert {naam: m for naam, m in mis.items() if m} == {}


@pytest.mark.browser
@pytest.mark.traag
def test_elk_soort_uitkomst(lopend: Page, server: str) -> None:
    mis: dict[str, list[str]] = {}
    for naam, staat in f.DATA["staten"].items():
        f.open_uitkomst(lopend, server, staat["anders"])
        mis[naam] = kijk(lopend)
        lopend.evaluate(ALLES_OPEN)
        mis[f"{naam}, alles open"] = kijk(lopend, alle_beelden=False)
    assert {naam: m for naam, m in mis.items() if m} == {}


@pytest.mark.browser
def test_storing_en_wachten(blad: Page, server: str) -> None:
    """The engine fails, or is still on its way."""
    wachtend: list = []
    blad.context.route("**/*.wasm", lambda route: wachtend.append(route))  # noqa: PLW0108 - needs a plain function
    f.open_finder(blad, server)
    blad.locator("input[value=PO]").check()
    blad.get_by_role("button", name="Verder").click()
    expect(blad.locator("[data-wachten]")).to_be_visible()
    expect(blad.locator(".rf-traag")).to_be_visible()
    mis = {"wachten": kijk(blad)}
    for route in wachtend:
        route.abort()
    expect(blad.locator("[data-storing]")).to_be_visible(timeout=f.GEDULD)
    mis["storing"] = kijk(blad)
    assert {naam: m for naam, m in mis.items() if m} == {}


@pytest.mark.browser
def test_vreemde_en_oudere_link(lopend: Page, server: str) -> None:
    f.open_finder(lopend, server, "#sector=PO&gemeente=Utrecht&v=0123456789ab")
    expect(lopend.locator("[data-vreemd]")).to_be_visible(timeout=f.GEDULD)
    expect(lopend.locator("[data-ouder]")).to_be_visible(timeout=f.GEDULD)
    assert kijk(lopend) == []
