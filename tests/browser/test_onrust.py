"""A hurried hand: what is clicked, typed or ticked while the outcome changes lands where it was meant."""

from __future__ import annotations

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f

pytestmark = pytest.mark.loopt
PLAATSING = f.DATA["staten"]["vo"]["anders"]


def klik(pagina: Page, selector: str, keer: int = 1) -> None:
    """A real mouse at the middle of what is there now; the second press does not look again."""
    pagina.locator(selector).first.scroll_into_view_if_needed()
    vak = pagina.locator(selector).first.bounding_box()
    assert vak is not None
    pagina.mouse.click(vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2, click_count=keer, delay=60)


@pytest.mark.ook_firefox
def test_een_datum_wijzigen_met_tab(pagina: Page, server: str) -> None:
    """From one box to the next; the date counts when the reader leaves it."""
    f.open_uitkomst(pagina, server, PLAATSING)
    f.vouw(pagina, "Speelt er nog iets?")
    dag, maand = (pagina.locator(f"#v-eerste-datum-{deel}") for deel in ("dag", "maand"))
    dag.click()
    dag.fill("9")
    dag.press("Tab")
    expect(maand).to_be_focused()
    pagina.keyboard.type("2")
    pagina.keyboard.press("Tab")
    expect(pagina.locator("#v-eerste-datum-jaar")).to_be_focused()
    pagina.keyboard.press("Tab")
    expect(pagina).to_have_url(re.compile("eerste-datum=2026-02-09"))
    expect(pagina.locator("#v-eerste-datum-weken")).to_be_focused()


def test_een_klik_na_een_getal_gaat_niet_verloren(pagina: Page, server: str) -> None:
    """The mouse goes down while the number is worked out; the answer it points at is given."""
    f.open_uitkomst(pagina, server, PLAATSING)
    pagina.locator("#v-scholen-benaderd-aantal").click()
    pagina.keyboard.type("6")
    klik(pagina, "[data-vraag=sot-netwerk] label")
    expect(pagina).to_have_url(re.compile("scholen-benaderd=6.*sot-netwerk=ja|sot-netwerk=ja.*scholen-benaderd=6"))


def test_dubbel_klikken_geeft_een_antwoord(pagina: Page, server: str) -> None:
    """Also where the page moves under the pointer: what was clicked keeps its place on the screen."""
    f.open_uitkomst(pagina, server)
    f.vouw(pagina, "Speelt er nog iets?")
    keuze = "[data-vraag=visie-ouders] [value=ja] + label"
    pagina.locator(keuze).scroll_into_view_if_needed()
    hoogte = pagina.locator(keuze).bounding_box()
    klik(pagina, keuze, keer=2)
    expect(pagina.locator(".rf-naast")).to_contain_text("Onderwijsconsulent")
    assert "vrijwillige-hulp=nvt" in pagina.url
    nu = pagina.locator(keuze).bounding_box()
    assert hoogte is not None
    assert nu is not None
    assert abs(nu["y"] - hoogte["y"]) < 2


def test_dubbel_op_verder_beantwoordt_het_volgende_scherm_niet(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    while scherm := f.scherm(pagina):
        f.vul_in(pagina, f.antwoorden())
        klik(pagina, "form[data-scherm] [type=submit]", keer=2)
        expect(pagina.locator(f"form[data-scherm={scherm}]")).to_have_count(0, timeout=f.GEDULD)
        assert pagina.locator("form[data-scherm] :checked").count() == 0
    expect(pagina.locator("[data-status]")).to_have_text("")


@pytest.mark.ook_firefox
def test_vinkjes_bij_neem_mee_blijven_staan(pagina: Page, server: str) -> None:
    beeld = f.open_uitkomst(pagina, server)
    vinkje = pagina.locator(".rf-papieren input").nth(1)
    vinkje.check()
    f.vouw(pagina, "Speelt er nog iets?")
    f.beantwoord(pagina, "visie-ouders", "ja")
    expect(beeld.locator(".rf-naast")).to_be_visible()
    expect(vinkje).to_be_checked()


def test_een_vergissing_kan_terug_naar_weet_ik_niet(pagina: Page, server: str) -> None:
    """The way back is there once something is chosen, and not before."""
    f.open_uitkomst(pagina, server, {"toestemming": "weet-niet"})
    kop = f.kop(pagina)
    pagina.locator("[data-vraag=toestemming] [value=geweigerd]").check()
    expect(pagina.locator("#finder h1")).to_contain_text("deel geen dossier")
    pagina.locator("[data-vraag=toestemming] [value=weet-niet]").check()
    expect(pagina.locator("#finder h1")).to_have_text(kop)


def test_wie_klikt_ziet_dat_het_gelukt_is(pagina: Page, server: str) -> None:
    pagina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    f.open_uitkomst(pagina, server).get_by_role("button", name="Kopieer").click()
    gezien = pagina.locator(".rf-gedaan")
    expect(gezien).to_be_visible()
    assert "gekopieerd" in gezien.evaluate("el => getComputedStyle(el, '::before').content")


def test_terug_van_de_browser_houdt_een_verbetering(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), toon="afwezigheid"))
    expect(pagina.locator("[data-terug]")).to_be_visible(timeout=f.GEDULD)
    f.loop(pagina, f.antwoorden())
    regel = f.vouw(pagina, "Je antwoorden").locator(".rf-antwoorden > div", has_text="In welke gemeente woont")
    regel.get_by_role("link", name="Wijzig").click()
    pagina.locator(".rf-uitkomst [data-vraag=gemeente] [value=LV]").check()
    pagina.get_by_role("button", name="Pas aan").click()
    expect(pagina.locator(".rf-plaats")).to_contain_text("Leidschendam-Voorburg")
    f.terug(pagina)
    f.verder(pagina)
    expect(pagina.locator(".rf-plaats")).to_contain_text("Leidschendam-Voorburg")


@pytest.mark.vers
def test_een_uitkomst_die_open_bleef_rekent_de_volgende_dag_opnieuw(pagina: Page, server: str) -> None:
    """The clock goes on for five weeks while the tab is in the background."""
    f.open_uitkomst(pagina, server)
    expect(pagina.locator("#finder h1")).to_contain_text("uiterlijk maandag 23 maart 2026")
    pagina.evaluate("() => " + f.KLOK.replace("MOMENT", "new Date('2026-04-07T09:00:00').getTime()"))
    pagina.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(pagina.locator("#finder h1")).not_to_contain_text("uiterlijk maandag 23 maart 2026")


@pytest.mark.vers
def test_de_rekenaar_overleeft_een_tikfout_en_een_tweede_klik(pagina: Page, server: str) -> None:
    """A year of two digits is named, the next try works, and the calendar file stays one when asked for twice."""
    pagina.goto(server + "po/po-adviestafel/rijswijk/")
    pagina.get_by_text("Reken de datum uit").click()
    dag = pagina.get_by_label("Eerste dag van zorgwekkend verzuim")
    knop = pagina.get_by_role("button", name="Reken uit")
    dag.fill("0026-01-05")
    knop.click()
    expect(pagina.locator("output")).to_contain_text("vóór het jaar 2000")
    dag.fill(pagina.evaluate("new Date(Date.now() - 6e8).toLocaleDateString('sv')"))
    for _ in range(2):
        knop.click()
        expect(pagina.locator("output li")).to_have_count(3, timeout=f.GEDULD)
    with pagina.expect_download(timeout=f.GEDULD) as bestand:
        pagina.get_by_role("link", name="Zet deze dagen in je agenda").click()
    assert len(Calendar.from_ical(bestand.value.path().read_bytes()).walk("VEVENT")) == 3
