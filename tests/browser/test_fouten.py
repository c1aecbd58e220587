"""What a person or a link can do wrong in the finder: one clear sentence, nothing lost, nothing executed."""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f

pytestmark = pytest.mark.loopt
VIJANDIG = [
    "#sector=<img src=x onerror=window.mis=1>",
    "#<script>window.mis=1</script>",
    '#toon="]<svg onload=window.mis=1>&sector=PO',
    "#__proto__=1&constructor=2&toString=3&sector=PO",
    "#sector=PO&gemeente=javascript:window.mis=1&toon=uitkomst",
    "#sector=PO&toon=__proto__&v=%00%ff",
    "#%%%&&&===",
    "#eerste-datum=9999-99-99&sector=PO",
    "#knelpunten=financieel,<b>x</b>&sector=PO",
]

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


@pytest.mark.parametrize(
    ("datum", "zin"),
    [
        (("31", "2", "2026"), "Deze datum bestaat niet."),
        (("3", "3", "2026"), "Deze datum ligt in de toekomst."),
        (("1", "1", "1999"), "Deze datum ligt vóór het jaar 2000."),
        (("5", "", "2026"), "Vul een dag, een maand en een jaar in"),
        (("vijf", "1", "2026"), "Vul een dag, een maand en een jaar in"),
    ],
)
def test_datum(pagina: Page, server: str, datum: tuple[str, ...], zin: str) -> None:
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    f.vul_in(pagina, f.antwoorden())
    vakken = pagina.locator("[data-vraag=eerste-datum] .rf-datum [type=text]").all()
    for vak, deel in zip(vakken, datum, strict=True):
        vak.evaluate("(el) => el.removeAttribute('maxlength')")
        vak.fill(deel)
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("#v-eerste-datum-fout")).to_contain_text(zin)
    expect(pagina.locator("#v-thuis-sinds-dag")).to_have_value("05")


@pytest.mark.ook_firefox
def test_weet_niet_sluit_de_datum_uit(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    f.vul_in(pagina, f.antwoorden())
    pagina.locator("[data-vraag=eerste-datum] input[value=weet-niet]").check()
    expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("")
    pagina.locator("#v-eerste-datum-dag").fill("5")
    expect(pagina.locator("[data-vraag=eerste-datum] input[value=weet-niet]")).not_to_be_checked()


@pytest.mark.vers
@pytest.mark.parametrize("deel", VIJANDIG)
def test_vijandig_adres(pagina: Page, server: str, deel: str) -> None:
    f.open_finder(pagina, server, deel)
    expect(pagina.locator("#finder [data-beeld] form")).to_be_visible(timeout=f.GEDULD)
    pagina.evaluate("new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))")
    assert pagina.evaluate("window.mis") is None
    assert pagina.locator(VREEMD).count() == 0


def test_willekeurige_adressen(pagina: Page, server: str) -> None:
    """Fuzzed fragments on one page: always a usable screen, never an error in the script."""
    mis: list[str] = []
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    f.open_finder(pagina, server)
    gooi, namen = random.Random(7), [*f.antwoorden(), "toon", "v", "x"]
    for _ in range(60):

        def waarde():
            return gooi.choice(
                ["ja", "PO", "R", "weet-niet", "2026-02-30", "geen,financieel", "<b>", "\u0000", "sinds"]
            )

        paren = [f"{gooi.choice(namen)}={quote(waarde())}" for _ in range(gooi.randrange(6))]
        pagina.evaluate("deel => { location.hash = deel }", "&".join(paren))
    pagina.evaluate("location.hash = 'sector=PO'")
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    assert mis == []


def test_onbekend_antwoord_in_de_link(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server, "#sector=PO&gemeente=Utrecht&schoolgemeente=zelfde")
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_be_visible()


def test_link_van_een_andere_versie(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), v="0123456789ab"))
    expect(pagina.locator("[data-ouder]")).to_be_visible(timeout=f.GEDULD)
