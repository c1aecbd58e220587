"""The finder in a real browser: the conversations of gesprekken.yaml, and moving about in them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from finder.kalender import laatste_werkdag
from tests.browser import finderhulp as f
from tests.certificaat.browser import WORKER, Worker
from tests.conftest import WORTEL

pytestmark = pytest.mark.loopt


@pytest.mark.parametrize("naam", f.DATA["gesprekken"])
def test_gesprek(pagina: Page, server: str, naam: str) -> None:
    """The screens that are asked, and right after the last one the outcome."""
    verwacht = f.DATA["gesprekken"][naam]
    f.open_finder(pagina, server)
    assert f.loop(pagina, f.antwoorden(verwacht.get("anders"))) == verwacht["schermen"]
    for vraag, waarde in verwacht.get("erbij", {}).items():
        f.beantwoord(pagina, vraag, waarde)
    expect(pagina.locator("#finder h1")).to_contain_text(verwacht["kop"], timeout=f.GEDULD)
    tekst = f.uitkomst(pagina).inner_text()
    assert [woord for woord in verwacht.get("bevat", []) if woord.lower() not in tekst.lower()] == []
    kern = pagina.locator(".rf-ladder").all_inner_texts()
    assert [woord for woord in verwacht.get("niet", []) if woord in "".join(kern)] == []
    if "deuren" in verwacht:
        expect(pagina.locator(".rf-ingangen > li")).to_have_count(verwacht["deuren"])


@pytest.mark.vers
def test_zelfde_object_als_de_opdrachtregel(pagina: Page, server: str) -> None:
    """What the worker answers is all of what `python -m finder beslis` answers."""
    verzoek = {
        "vandaag": f.VANDAAG,
        "antwoorden": {k: str(v) if isinstance(v, date) else v for k, v in f.antwoorden().items()},
    }
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    f.uitkomst(pagina)
    (uit_browser,) = Worker(pagina.evaluate, server + WORKER).heel([verzoek])
    klaar = subprocess.run(
        [sys.executable, "-m", "finder", "beslis"],
        input=json.dumps(verzoek),
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(uit_browser) == json.loads(klaar.stdout)


def test_adres_titel_en_focus(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    expect(pagina.get_by_role("radio").first).not_to_be_checked()
    f.loop(pagina, f.antwoorden(), tot="afwezigheid")
    assert "?" not in pagina.url
    assert "sector=PO" in pagina.url
    assert pagina.title().startswith("Stap 5 van hoogstens ")
    assert pagina.evaluate("document.activeElement === document.querySelector('#finder h1')")


def test_terug_en_vooruit(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="plan")
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=casus] input[value=plan-uitgevoerd]")).to_be_checked()
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=gemeente] input[name=gemeente][value=R]")).to_be_checked()
    f.vooruit(pagina)
    expect(pagina.locator("form[data-scherm=casus]")).to_be_visible()
    pagina.locator("[data-terug] a").click()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible()


@pytest.mark.vers
def test_storm_van_terug_en_vooruit(pagina: Page, server: str) -> None:
    """Whatever happens in between, screen and address agree in the end."""
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    pagina.evaluate(
        """async () => {
            // more steps behind us than the storm takes back: a busy browser drops some of those forward
            const bij = (scherm) => location.hash.replace(/toon=[a-z-]+/, "toon=" + scherm);
            const schermen = ["sector", "gemeente", "casus", "afwezigheid", "sinds"].map(bij);
            for (let i = 0; i < 45; i++) history.pushState(null, "", schermen[i % 5]);
            for (let i = 0; i < 40; i++) {
                history.go(i % 3 ? -1 : 1);
                await new Promise((verder) => setTimeout(verder, 25 * (i % 2)));
            }
        }"""
    )
    pagina.wait_for_timeout(1500)
    scherm = pagina.locator("#finder [data-beeld] form").get_attribute("data-scherm")
    assert f"toon={scherm}" in pagina.url or (scherm == "sector" and "toon" not in pagina.url)


def test_dubbelklik(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").dblclick()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=sector] input[value=PO]")).to_be_checked()


@pytest.mark.vers
def test_wie_niet_wachten_kan(pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressed more than once, and another choice made, while the engine is not there: one step on, one step back."""
    hek = f.houd_motor(monkeypatch)
    f.open_finder(pagina, server)
    pagina.locator("input[value=PO]").check()
    knop = pagina.get_by_role("button", name="Verder")
    for _ in range(3):
        knop.click()
    pagina.locator("input[value=VO]").check()
    hek.set()
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-wachten]")).to_be_hidden()
    assert "sector=PO" in pagina.url
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=sector]")).to_be_visible()


def test_een_papier_afvinken(pagina: Page, server: str) -> None:
    mis: list[str] = []
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    f.open_uitkomst(pagina, server)
    vak = pagina.locator(".rf-papieren input").first
    vak.check()
    expect(vak).to_be_checked()
    assert mis == []


def test_alleen_wat_hier_bestaat(pagina: Page, server: str) -> None:
    """Managementafstemming can only be chosen in Den Haag; VO steps never in PO."""
    for gemeente, aantal in (("R", 0), ("DH", 1)):
        f.open_finder(pagina, server)
        f.loop(pagina, f.antwoorden({"gemeente": gemeente}), tot="casus")
        expect(pagina.locator("input[value=po-managementafstemming]")).to_have_count(aantal)
        expect(pagina.locator("input[value=vo-regisseur]")).to_have_count(0)


def test_agendabestand(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    with pagina.expect_download() as bestand:
        pagina.get_by_role("button", name="Agenda").click(timeout=f.GEDULD)
    agenda = Calendar.from_ical(bestand.value.path().read_bytes())
    items = {str(i["SUMMARY"]): (i["DTSTART"].dt, str(i["URL"])) for i in agenda.walk("VEVENT")}
    assert items["Laatste dag voor: Adviestafel"] == (date(2026, 3, 23), pagina.url)


def test_kopie_en_link(pagina: Page, server: str) -> None:
    pagina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    pagina.get_by_role("button", name="Kopieer").click(timeout=f.GEDULD)
    expect(pagina.locator("[data-status]")).to_have_text("De tekst is gekopieerd.")
    tekst = pagina.evaluate("navigator.clipboard.readText()")
    assert "Meld aan bij de adviestafel, uiterlijk maandag 23 maart 2026" in tekst
    assert tekst.endswith(pagina.url)
    pagina.get_by_role("button", name="Deel").click()
    expect(pagina.locator("[data-status]")).to_have_text("De link is gekopieerd.")
    assert pagina.evaluate("navigator.clipboard.readText()") == pagina.url


def test_de_uitkomst_leidt_naar_de_pagina_van_de_gemeente(pagina: Page, server: str) -> None:
    """The way out of the result is the page of this step in this gemeente; from there links stay in it."""
    f.open_finder(pagina, server, f.fragment(f.antwoorden()))
    pagina.get_by_role("link", name="Lees de pagina van deze stap").click(timeout=f.GEDULD)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Adviestafel in Rijswijk")
    pagina.get_by_role("link", name="directeurenniveau").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Afstemming op directeurenniveau in Rijswijk")


def test_de_rekenaar_geeft_de_datums_van_deze_ladder(pagina: Page, server: str) -> None:
    """On the page of a step: a first day gives the last day of each step of this gemeente, a working day before it."""
    pagina.goto(server + "po/po-adviestafel/rijswijk/")
    pagina.get_by_text("Reken de datum uit").click()
    pagina.get_by_label("Eerste dag van zorgwekkend verzuim").fill("2026-01-05")
    pagina.get_by_role("button", name="Reken uit").click()
    uit = pagina.locator("output li")
    expect(uit).to_have_count(3, timeout=f.GEDULD)
    expect(uit.nth(1)).to_contain_text("Adviestafel: uiterlijk maandag 23 maart 2026 (week 11)")
    pagina.get_by_label("Eerste dag van zorgwekkend verzuim").fill("")
    pagina.get_by_role("button", name="Reken uit").click()
    expect(pagina.locator("output")).to_have_text("Vul een eerste dag of een aantal weken in.")


def test_de_rekenaar_geeft_de_dagen_voor_in_de_agenda(pagina: Page, server: str) -> None:
    """A first day gives a calendar file; a number of weeks is an estimate and gives none."""
    pagina.goto(server + "po/po-adviestafel/rijswijk/")
    pagina.get_by_text("Reken de datum uit").click()
    eerste = date.fromisoformat(pagina.evaluate("() => new Date().toLocaleDateString('sv')")) - timedelta(weeks=3)
    pagina.get_by_label("Eerste dag van zorgwekkend verzuim").fill(str(eerste))
    pagina.get_by_role("button", name="Reken uit").click()
    agenda = pagina.get_by_role("link", name="Zet deze dagen in je agenda")
    with pagina.expect_download(timeout=f.GEDULD) as bestand:
        agenda.click(timeout=f.GEDULD)
    items = Calendar.from_ical(bestand.value.path().read_bytes()).walk("VEVENT")
    assert [i["DTSTART"].dt for i in items] == [laatste_werkdag(eerste + timedelta(weeks=w)) for w in (8, 11, 13)]
    pagina.get_by_label("Eerste dag van zorgwekkend verzuim").fill("")
    pagina.get_by_label("of aantal weken geleden").fill("3")
    pagina.get_by_role("button", name="Reken uit").click()
    expect(agenda).to_have_count(0)
    expect(pagina.locator("output li")).to_have_count(3)


def test_de_rekenaar_kiest_niet_voor(pagina: Page, server: str) -> None:
    """Without a sector and a gemeente there are no dates; with both, those of that ladder."""
    pagina.goto(server + "termijnen/")
    vorm = pagina.locator("form[data-rekenaar]")
    vorm.get_by_label("Eerste dag van zorgwekkend verzuim").fill("2026-01-05")
    vorm.get_by_role("button", name="Reken uit").click()
    expect(vorm.get_by_label("Sector")).to_be_focused()
    expect(vorm.locator("output")).to_be_empty()
    vorm.get_by_label("Sector").select_option("PO")
    vorm.get_by_label("Gemeente").select_option("R")
    vorm.get_by_role("button", name="Reken uit").click()
    expect(vorm.locator("output li")).to_have_count(3, timeout=f.GEDULD)


def test_ingesloten_met_sector_en_gemeente(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server, "#sector=VO&gemeente=DH", pad="welke-tafel/embed/")
    expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("header.md-header")).to_have_count(0)


def test_open_uitkomst_zegt_wat_al_vaststaat(pagina: Page, server: str) -> None:
    """One "Weet ik niet" leaves the outcome open; safety and duties stand there all the same."""
    open_ = f.DATA["open"]
    beeld = f.open_uitkomst(pagina, server, open_["anders"])
    expect(beeld.locator("h1")).to_have_text("Beantwoord eerst deze vraag")
    f.vouw(pagina, "Wat altijd doorloopt")
    tekst = beeld.inner_text().lower()
    assert [woord for woord in open_["bevat"] if woord.lower() not in tekst] == []
    assert "null" not in tekst


ZONDAG = "2026-01-04"


def test_een_dag_die_niet_kan_kloppen_wordt_nagevraagd(pagina: Page, server: str) -> None:
    """A quiet line under the answer, tied to its field. It is asked once; "Verder" again goes on."""
    gegeven = f.antwoorden({"eerste-datum": ZONDAG})
    f.open_finder(pagina, server)
    f.loop(pagina, gegeven, tot="sinds")
    f.vul_in(pagina, gegeven)
    pagina.get_by_role("button", name="Verder").click()
    veld = pagina.locator("fieldset[data-vraag=eerste-datum]")
    regel = veld.get_by_text("4 januari 2026 is een zondag. Klopt dat?")
    expect(regel).to_be_visible(timeout=f.GEDULD)
    assert regel.get_attribute("id") in (veld.get_attribute("aria-describedby") or "").split()
    expect(veld.locator("[type=text]").first).to_be_focused()
    expect(pagina.locator(".rf-fouten, .rf-mis")).to_have_count(0)
    f.verder(pagina)
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=sinds]").get_by_text("is een zondag")).to_be_visible(timeout=f.GEDULD)


def test_wie_de_dag_verbetert_is_van_de_regel_af(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server, f.fragment(f.antwoorden({"eerste-datum": ZONDAG}), toon="sinds"))
    expect(pagina.get_by_text("is een zondag")).to_be_visible(timeout=f.GEDULD)
    pagina.locator("#v-eerste-datum-dag").fill("5")
    f.verder(pagina)
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=sinds]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.get_by_text("is een zondag")).to_have_count(0)


def test_tegenspraak_staat_vooraan_in_de_uitkomst(pagina: Page, server: str) -> None:
    """No meeting, and yet a step: under the question, and then the first thing to mind with the result."""
    gegeven = f.antwoorden({"waar-nu": "weet-niet", "overleggen": "nog-niet", "stappen": ["po_stap_3"]})
    zin = "Er is nog geen MDO geweest, maar er is wel een stap gezet. Klopt dat?"
    f.open_finder(pagina, server)
    f.loop(pagina, gegeven, tot="gedaan")
    f.vul_in(pagina, gegeven)
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator("fieldset[data-vraag=stappen]").get_by_text(zin)).to_be_visible(timeout=f.GEDULD)
    f.verder(pagina)
    f.loop(pagina, gegeven)
    expect(f.uitkomst(pagina).locator(".rf-melding li").first).to_contain_text(zin)


def test_een_antwoord_dat_niet_meer_telt_verdwijnt_uit_de_link(pagina: Page, server: str) -> None:
    """Asked once whether it fits; who goes on has dropped it, and meets no contradiction in the result."""
    gegeven = {**f.alles({"waar-nu": "weet-niet"}), "overleggen": "meer"}
    f.open_finder(pagina, server, f.fragment(gegeven, toon="gedaan"))
    pagina.locator("input[name=overleggen][value=nog-niet]").check(timeout=f.GEDULD)
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.get_by_text("maar je gaf wel een plan of een advies op")).to_be_visible()
    f.verder(pagina)
    f.loop(pagina, f.antwoorden({"waar-nu": "weet-niet", "overleggen": "nog-niet"}))
    f.uitkomst(pagina)
    assert "plan=" not in pagina.url
    expect(pagina.get_by_text("Klopt dat?")).to_have_count(0)


def test_een_oude_link_geeft_dezelfde_uitkomst(pagina: Page, server: str) -> None:
    """A link of before the combined questions: the same words, and the separate answers to change."""
    nu = f.open_uitkomst(pagina, server).locator("h1").inner_text()
    f.open_finder(pagina, server, f.fragment(f.oude_link(), toon="uitkomst"))
    expect(f.uitkomst(pagina).locator("h1")).to_have_text(nu)
    expect(f.vouw(pagina, "Je antwoorden")).to_contain_text("Wat is er met het plan van aanpak gebeurd?")
    assert "waar-nu" not in pagina.url
