"""What is answered in the outcome itself: it is decided again in place, and nobody loses their way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f

pytestmark = [pytest.mark.ook_firefox, pytest.mark.loopt]

MELD_AAN = re.compile("Meld aan bij de adviestafel, uiterlijk maandag 23 maart 2026")
STAP = re.compile(r"Stap (\d+) van hoogstens (\d+)")


def kop(pagina: Page):
    return pagina.locator("#finder h1")


def veld(pagina: Page, vraag: str, waarde: str):
    return pagina.locator(f".rf-uitkomst [data-vraag='{vraag}'] input[value='{waarde}']")


def wijzig(pagina: Page, vraag: str) -> None:
    regel = f.vouw(pagina, "Je antwoorden").locator(".rf-antwoorden > div", has_text=vraag)
    regel.get_by_role("link", name="Wijzig").click()


def tot_de_uitkomst(pagina: Page, server: str, anders: dict | None = None, *, langs: str = "uitkomst") -> None:
    """By a link; or `langs` another screen by a link and on from there, so that the way back is there."""
    f.open_finder(pagina, server, f.fragment(f.antwoorden(anders), toon=langs))
    expect(pagina.locator("[data-terug]")).to_be_visible(timeout=f.GEDULD)
    f.loop(pagina, f.antwoorden(anders))
    f.uitkomst(pagina)


# --- the way to it


@pytest.mark.vers
def test_na_de_laatste_vraag_staat_de_uitkomst_er(pagina: Page, server: str) -> None:
    """Steps count up by one, the number at most never rises, and it is true at the end."""
    f.open_finder(pagina, server)
    tellers = []
    while f.scherm(pagina):
        tellers.append(pagina.locator("#rf-stap").inner_text())
        f.vul_in(pagina, f.antwoorden())
        f.verder(pagina)
    assert tellers[0] == "Stap 1"
    paren = [tuple(map(int, STAP.fullmatch(teller).groups())) for teller in tellers[1:]]
    assert [nu for nu, _ in paren] == list(range(2, len(tellers) + 1))
    hoogstens = [meest for _, meest in paren]
    assert hoogstens == sorted(hoogstens, reverse=True)
    assert len(tellers) <= hoogstens[-1]
    expect(kop(pagina)).to_have_text(MELD_AAN)
    expect(kop(pagina)).to_be_focused()
    assert pagina.title().startswith("Meld aan bij de adviestafel")


def test_weken_in_plaats_van_een_datum(pagina: Page, server: str) -> None:
    """Who does not know the day gives weeks: the outcome then names a week, and a date typed first is gone."""
    gegeven = f.antwoorden({"eerste-datum": 8, "thuis-sinds": 8})
    f.open_finder(pagina, server)
    f.loop(pagina, gegeven, tot="sinds")
    f.vul_in(pagina, f.antwoorden())
    f.vul_in(pagina, gegeven)
    expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("")
    f.verder(pagina)
    expect(kop(pagina)).to_have_text("Meld aan bij de adviestafel, uiterlijk in week 11")
    assert "eerste-datum=8" in pagina.url
    f.terug(pagina)
    expect(pagina.get_by_label("Ongeveer zoveel weken geleden").first).to_have_value("8")
    pagina.locator("#v-eerste-datum-dag").fill("5")
    expect(pagina.locator("#v-eerste-datum-weken")).to_have_value("")


@pytest.mark.parametrize("tekst", ["acht", "1000", "-3", "8,5"])
def test_weken_die_geen_getal_zijn(pagina: Page, server: str, tekst: str) -> None:
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    f.vul_in(pagina, f.antwoorden())
    vak = pagina.locator("#v-eerste-datum-weken")
    vak.fill(tekst)
    pagina.get_by_role("button", name="Verder").click()
    fout = pagina.locator("#v-eerste-datum-fout")
    expect(fout).to_contain_text("Vul een heel aantal weken in")
    assert "v-eerste-datum-fout" in (vak.get_attribute("aria-describedby") or "")
    expect(vak).to_have_value(tekst)


@pytest.mark.vers
def test_een_gedeelde_link_toont_nooit_de_eerste_vraag(
    pagina: Page, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the engine is on its way, and also when it fails: a plain sentence, no question and no form."""
    pagina.add_init_script(
        """window.gezien = [];
        new MutationObserver(() => {
            const kop = document.querySelector("#finder [data-beeld] h1");
            if (kop?.checkVisibility()) gezien.push(kop.innerText);
        }).observe(document, { childList: true, subtree: true, attributes: true });"""
    )
    hek = f.houd_motor(monkeypatch)
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), toon="uitkomst"))
    expect(pagina.get_by_text("We openen de uitkomst.")).to_be_visible()
    expect(pagina.locator("[data-wachten]")).to_be_visible()
    expect(pagina.locator("#finder form")).to_be_hidden()
    hek.set()
    f.uitkomst(pagina)
    expect(pagina.get_by_text("We openen de uitkomst.")).to_be_hidden()
    assert {zin[:27] for zin in pagina.evaluate("gezien")} == {"Meld aan bij de adviestafel"}


@pytest.mark.vers
def test_een_gedeelde_link_zonder_motor(pagina: Page, server: str) -> None:
    pagina.add_init_script("delete window.WebAssembly")
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), toon="uitkomst"))
    expect(pagina.locator("[data-storing]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.get_by_text("We openen de uitkomst.")).to_be_hidden()
    expect(pagina.locator("#finder form")).to_be_hidden()


# --- what must come first


def test_wat_eerst_moet_besluit_meteen_opnieuw(pagina: Page, server: str) -> None:
    """The heading changes, the focus stays, the address holds it, a reload keeps it, Back goes to the last question."""
    tot_de_uitkomst(pagina, server, langs="sinds")
    expect(kop(pagina)).to_have_text(MELD_AAN)
    keuze = veld(pagina, "toestemming", "niet-gevraagd")
    keuze.check()
    nieuw = re.compile("toestemming van ouders")
    expect(kop(pagina)).to_have_text(nieuw)
    expect(keuze).to_be_focused()
    expect(keuze).to_be_checked()
    expect(pagina.locator("[data-status]")).to_have_text(nieuw)
    assert "toestemming=niet-gevraagd" in pagina.url
    pagina.reload()
    expect(kop(pagina)).to_have_text(nieuw, timeout=f.GEDULD)
    expect(keuze).to_be_checked()
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=sinds]")).to_be_visible()
    f.vooruit(pagina)
    expect(kop(pagina)).to_have_text(nieuw)


def test_een_geweigerde_toestemming_deelt_niets(pagina: Page, server: str) -> None:
    """Refused, the heading says so and the way to the tafel is gone; taken back, it stands there again."""
    tot_de_uitkomst(pagina, server)
    f.beantwoord(pagina, "toestemming", "geweigerd")
    expect(kop(pagina)).to_have_text("Ouders geven geen toestemming: deel geen dossier")
    expect(pagina.locator(".rf-ingangen, .rf-papieren")).to_have_count(0)
    f.beantwoord(pagina, "toestemming", "ja")
    expect(kop(pagina)).to_have_text(MELD_AAN)
    expect(pagina.locator(".rf-ingangen, .rf-papieren")).to_have_count(2)


def test_met_de_pijltjes_door_wat_eerst_moet(pagina: Page, server: str) -> None:
    """Every arrow is an answer; the focus goes along with it."""
    tot_de_uitkomst(pagina, server)
    veld(pagina, "toestemming", "ja").focus()
    pagina.keyboard.press("Space")
    for waarde in ("niet-gevraagd", "geweigerd"):
        expect(pagina).to_have_url(re.compile("toestemming="))
        pagina.keyboard.press("ArrowDown")
        expect(veld(pagina, "toestemming", waarde)).to_be_focused()
        expect(pagina).to_have_url(re.compile(f"toestemming={waarde}"))
    expect(kop(pagina)).to_have_text("Ouders geven geen toestemming: deel geen dossier")


def test_enter_in_de_uitkomst_verstuurt_niets(pagina: Page, server: str) -> None:
    """A form without a button is sent by Enter: not this one, or the answers would stand behind the ?."""
    f.open_uitkomst(pagina, server, f.DATA["staten"]["vo"]["anders"])
    expect(kop(pagina)).to_have_text("Meld aan bij de plaatsingstafel")
    veld(pagina, "eigen-bestuur", "ja").check()
    expect(pagina).to_have_url(re.compile("eigen-bestuur=ja"))
    veld(pagina, "eigen-bestuur", "ja").press("Enter")
    pagina.locator("#v-scholen-benaderd-aantal").press_sequentially("3")
    pagina.locator("#v-scholen-benaderd-aantal").press("Enter")
    expect(pagina).to_have_url(re.compile("scholen-benaderd=3"))
    expect(pagina.locator("#v-scholen-benaderd-aantal")).to_be_focused()
    assert "?" not in pagina.url


def test_weken_in_een_link_tellen_door(pagina: Page, server: str) -> None:
    """Nine weeks, sent two weeks ago, are eleven now; from here on the link says so."""
    weken = {"eerste-datum": 9, "thuis-sinds": 9, "op": "2026-02-16", "toon": "uitkomst"}
    f.open_finder(pagina, server, f.fragment({**f.antwoorden(), **weken}))
    expect(f.uitkomst(pagina).locator(".rf-plaats")).to_contain_text("week 11 van 11")
    expect(pagina).to_have_url(re.compile(f"eerste-datum=11&thuis-sinds=11.*&op={f.VANDAAG}"))
    pagina.reload()
    expect(f.uitkomst(pagina).locator(".rf-plaats")).to_contain_text("week 11 van 11")


# --- what runs alongside


def test_speelt_er_nog_iets(pagina: Page, server: str) -> None:
    """An answer adds what runs alongside; the fold stays open and the main step stays what it was."""
    tot_de_uitkomst(pagina, server)
    expect(pagina.locator(".rf-naast")).to_have_count(0)
    vouw = f.vouw(pagina, "Speelt er nog iets?")
    f.beantwoord(pagina, "visie-ouders", "ja")
    expect(pagina.locator(".rf-naast")).to_contain_text("Onderwijsconsulent")
    expect(vouw).to_have_attribute("open", "")
    expect(veld(pagina, "visie-ouders", "ja")).to_be_focused()
    for keuze in ("zorgbemiddeling", "jeugdzorgplus"):
        veld(pagina, "ecz", keuze).check()
        expect(pagina).to_have_url(re.compile(f"ecz=[a-z,]*{keuze}"))
    expect(pagina.locator(".rf-naast")).to_contain_text("JeugdzorgPlus")
    expect(vouw).to_have_attribute("open", "")
    expect(kop(pagina)).to_have_text(MELD_AAN)
    veld(pagina, "ecz", "zorgbemiddeling").uncheck()
    veld(pagina, "ecz", "jeugdzorgplus").uncheck()
    expect(pagina).not_to_have_url(re.compile("ecz="))
    expect(pagina.locator(".rf-naast")).not_to_contain_text("Expertiseteam")


def test_een_datum_in_de_uitkomst(pagina: Page, server: str) -> None:
    """Nothing is lost between two boxes; the last one gives the date, and a day to come is told."""
    tot_de_uitkomst(pagina, server, {"eerste-datum": "weet-niet"})
    expect(kop(pagina)).to_have_text("Meld aan bij de adviestafel, uiterlijk in week 11")
    f.vouw(pagina, "Speelt er nog iets?")
    vakken = pagina.locator(".rf-uitkomst [data-vraag=eerste-datum] [type=text]")
    for vak, deel in ((0, "5"), (1, "1"), (2, "2027")):
        vakken.nth(vak).press_sequentially(deel)
        vakken.nth(vak).press("Tab")
    expect(pagina.locator("#v-eerste-datum-fout")).to_contain_text("Fout: Deze datum ligt in de toekomst.")
    assert [vakken.nth(nr).input_value() for nr in range(3)] == ["5", "1", "2027"]
    vakken.nth(2).clear()
    vakken.nth(2).press_sequentially("2026")
    vakken.nth(2).press("Tab")
    expect(kop(pagina)).to_have_text(MELD_AAN)


# --- change an answer


def test_wijzig_besluit_ter_plekke(pagina: Page, server: str) -> None:
    """The question opens in its row with the answer of now; the outcome follows, and no other screen comes between."""
    tot_de_uitkomst(pagina, server, langs="sinds")
    wijzig(pagina, "In welke gemeente woont")
    expect(veld(pagina, "gemeente", "R")).to_be_focused()
    expect(veld(pagina, "gemeente", "R")).to_be_checked()
    veld(pagina, "gemeente", "DH").check()
    pagina.get_by_role("button", name="Pas aan").click()
    expect(kop(pagina)).to_have_text(re.compile("^Vraag de managers om samen een oplossing te zoeken"))
    expect(kop(pagina)).to_be_focused()
    assert "gemeente=DH" in pagina.url
    expect(pagina.locator("[data-vouw=antwoorden]")).to_have_attribute("open", "")
    f.terug(pagina)
    expect(pagina.locator("form[data-scherm=sinds]")).to_be_visible()


def test_wijzig_naar_een_vraag_die_nog_niet_was_gesteld(pagina: Page, server: str) -> None:
    """The new question comes by itself, and after it the outcome."""
    tot_de_uitkomst(pagina, server, {"waar-nu": "geen-overleg"})
    wijzig(pagina, "Waar staat de casus nu?")
    veld(pagina, "waar-nu", "plan-uitgevoerd").check()
    pagina.get_by_role("button", name="Pas aan").click()
    expect(pagina.locator("form[data-scherm=plan]")).to_be_visible()
    expect(kop(pagina)).to_be_focused()
    f.loop(pagina, f.antwoorden())
    expect(kop(pagina)).to_have_text(MELD_AAN)


def test_wijzig_met_een_fout(pagina: Page, server: str) -> None:
    """Told as on any screen: a summary with the focus, and the sentence at the field."""
    tot_de_uitkomst(pagina, server, {"thuis-sinds": "2026-01-12"})
    wijzig(pagina, "Wat is de eerste dag van het zorgwekkende verzuim?")
    pagina.locator("#v-eerste-datum-dag").fill("41")
    pagina.get_by_role("button", name="Pas aan").click()
    expect(pagina.locator(".rf-fouten")).to_be_focused()
    expect(pagina.locator("#v-eerste-datum-fout")).to_contain_text("Deze datum bestaat niet.")
    assert f.axe(pagina) == []
    pagina.locator("#v-eerste-datum-dag").fill("12")
    pagina.get_by_role("button", name="Pas aan").click()
    expect(kop(pagina)).to_have_text("Meld aan bij de adviestafel, uiterlijk maandag 30 maart 2026")


def test_wijzig_wat_in_de_uitkomst_al_gevraagd_wordt(pagina: Page, server: str) -> None:
    """The question stands there once: the link leads to it, also in a closed fold."""
    tot_de_uitkomst(pagina, server)
    f.beantwoord(pagina, "toestemming", "ja")
    f.vouw(pagina, "Speelt er nog iets?")
    f.beantwoord(pagina, "visie-ouders", "nee")
    wijzig(pagina, "Gaven ouders schriftelijk toestemming")
    expect(veld(pagina, "toestemming", "ja")).to_be_focused()
    pagina.locator("summary", has_text="Speelt er nog iets?").click()
    wijzig(pagina, "Verschillen school en ouders van visie")
    expect(veld(pagina, "visie-ouders", "nee")).to_be_focused()
    namen = pagina.locator("#finder [id]").evaluate_all("els => els.map(el => el.id)")
    assert len(namen) == len(set(namen))


# --- undecided


def test_de_vraag_die_de_doorslag_geeft(pagina: Page, server: str) -> None:
    """It stands in the outcome with "Weet ik niet" as it was given; another answer gives the outcome."""
    tot_de_uitkomst(pagina, server, {"waar-nu": "weet-niet", "plan": "weet-niet"})
    expect(kop(pagina)).to_have_text("Beantwoord eerst deze vraag")
    expect(pagina.get_by_role("group", name="Wat is er met het plan van aanpak gebeurd?")).to_be_visible()
    expect(veld(pagina, "plan", "weet-niet")).to_be_checked()
    assert f.axe(pagina) == []
    veld(pagina, "plan", "zonder-resultaat").check()
    pagina.get_by_role("button", name="Verder").click()
    expect(kop(pagina)).to_have_text(MELD_AAN)
    expect(kop(pagina)).to_be_focused()
    assert "plan=zonder-resultaat" in pagina.url


# --- keyboard only


def tab_tot(pagina: Page, doel: str, terug: str = "") -> None:
    """Tab until the focus is on something that answers to this selector."""
    for _ in range(60):
        pagina.keyboard.press(f"{terug}Tab")
        if pagina.evaluate("doel => document.activeElement.matches(doel)", doel):
            return
    raise AssertionError(f"niet te bereiken: {doel}")


def kies(pagina: Page, keuze: str) -> None:
    """The choice with this id: Tab to its group, then the arrows."""
    groep = pagina.locator(keuze).get_attribute("name")
    tab_tot(pagina, f"input[name={groep}]")
    pagina.keyboard.press("Space")
    for _ in range(16):
        if pagina.evaluate("doel => document.activeElement.matches(doel) && document.activeElement.checked", keuze):
            return
        pagina.keyboard.press("ArrowDown")
    raise AssertionError(f"niet te kiezen: {keuze}")


def toetsen(pagina: Page, gegeven: dict) -> None:
    """All screens, with keys alone."""
    while naam := f.scherm(pagina):
        for vraag in pagina.locator("#finder [data-beeld] [data-vraag]").all():
            id_ = str(vraag.get_attribute("data-vraag"))
            if vraag.get_attribute("data-soort") == "datum":
                for deel, tekst in zip(("dag", "maand", "jaar"), reversed(str(gegeven[id_]).split("-")), strict=True):
                    tab_tot(pagina, f"#v-{id_}-{deel}")
                    pagina.keyboard.type(tekst)
            else:
                kies(pagina, f"#finder [data-beeld] input[name={id_}][value={gegeven[id_]}]")
        tab_tot(pagina, "button[type=submit]")
        pagina.keyboard.press("Enter")
        expect(pagina.locator(f"#finder form[data-scherm={naam}]")).to_have_count(0, timeout=f.GEDULD)
        expect(kop(pagina)).to_be_focused()


def test_alleen_het_toetsenbord_tot_en_met_een_nieuw_besluit(pagina: Page, server: str) -> None:
    """From question one to the outcome, a prerequisite there, and one answer changed."""
    f.open_finder(pagina, server)
    pagina.locator("#inhoud, main").first.focus()
    toetsen(pagina, f.antwoorden())
    expect(kop(pagina)).to_have_text(MELD_AAN)
    kies(pagina, "#v-toestemming-2")
    expect(kop(pagina)).to_have_text(re.compile("toestemming van ouders"))
    tab_tot(pagina, "[data-vouw=antwoorden] summary")
    pagina.keyboard.press("Enter")
    tab_tot(pagina, ".rf-wijzig a")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    expect(veld(pagina, "gemeente", "R")).to_be_focused()
    pagina.keyboard.press("ArrowUp")
    tab_tot(pagina, "button[type=submit]")
    pagina.keyboard.press("Enter")
    expect(pagina).not_to_have_url(re.compile("gemeente=R"))
    expect(kop(pagina)).to_be_focused()
