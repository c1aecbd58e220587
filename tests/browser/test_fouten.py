"""What a person or a link can do wrong in the finder: one clear sentence, nothing lost, nothing executed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f

pytestmark = pytest.mark.loopt
# the one script in the questionnaire is our own, right before the sentence of a link that opens
VREEMD = "#finder :is([onerror], script:not(:has(+ .rf-openen)), svg[onload])"


@pytest.mark.ook_firefox
def test_niets_gekozen(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    pagina.get_by_role("button", name="Verder").click()
    samenvatting = pagina.locator(".rf-fouten")
    expect(samenvatting).to_be_focused()
    expect(samenvatting).to_contain_text("Kies een antwoord.")
    assert pagina.title().startswith("Fout: ")
    expect(pagina.locator("#v-sector-fout")).to_be_visible()
    samenvatting.get_by_role("link").click()
    expect(pagina.locator("#v-sector-1")).to_be_focused()
    assert "v-sector" not in pagina.url
    assert f.axe(pagina) == []


def test_datum(pagina: Page, server: str) -> None:
    """Every sentence names what is wrong with this date; the other answer on the screen stays.

    A date and "Weet ik niet" exclude each other.
    """
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    f.vul_in(pagina, f.antwoorden())
    vakken = pagina.locator("[data-vraag=eerste-datum] .rf-datum [type=text]")
    vakken.evaluate_all("els => els.forEach(el => el.removeAttribute('maxlength'))")
    for zin, data in f.STORINGEN["foute_datum"].items():
        for datum in data:
            for vak, deel in zip(vakken.all(), datum, strict=True):
                vak.fill(deel)
            pagina.get_by_role("button", name="Verder").click()
            expect(pagina.locator("#v-eerste-datum-fout")).to_contain_text(zin)
            expect(pagina.locator("#v-thuis-sinds-dag")).to_have_value("05")
    weet_niet = pagina.locator("[data-vraag=eerste-datum] input[value=weet-niet]")
    weet_niet.check()
    expect(vakken.first).to_have_value("")
    vakken.first.fill("5")
    expect(weet_niet).not_to_be_checked()


@pytest.mark.vers
def test_vijandig_adres(pagina: Page, server: str) -> None:
    """All of it at once in a page that loads, and each as a link in the same tab.

    Always a usable screen, nothing of it in the page, and never an error in the script.
    """
    mis = f.scriptfouten(pagina)
    delen = f.STORINGEN["vijandig"]
    for deel in ["#" + "&".join(deel[1:] for deel in delen), *delen]:
        f.open_finder(pagina, server, deel)
        expect(pagina.locator("#finder [data-beeld] form")).to_be_visible(timeout=f.GEDULD)
        pagina.evaluate("new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))")
        assert pagina.evaluate("window.mis") is None, deel
        assert pagina.locator(VREEMD).count() == 0, deel
        pagina.evaluate("window.loopt = true")  # what follows is a link in this tab
    assert mis == []
