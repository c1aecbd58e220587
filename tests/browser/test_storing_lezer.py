"""What readers and their links do to the finder: other addresses, keys, dates in one box, print."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser import finderhulp as f
from tests.conftest import WORTEL

DATA = yaml.safe_load((WORTEL / "tests/browser/storingen.yaml").read_text(encoding="utf-8"))
UITKOMST = "#finder .rf-uitkomst"
pytestmark = pytest.mark.loopt


def scherm(pagina: Page, naam: str) -> Locator:
    return pagina.locator(f"form[data-scherm={naam}]")


def ga_naar(pagina: Page, deel: str) -> None:
    """The reader opens another link in the same tab: the page stays, only the fragment changes."""
    pagina.goto(pagina.url.partition("#")[0] + deel)


# --- another pupil's answers


def eigen_antwoorden(pagina: Page) -> list[str]:
    """What is filled in or ticked on the screen."""
    return pagina.evaluate(
        """[...document.querySelectorAll("#finder form input")]
            .filter(el => el.type === "text" ? el.value : el.checked).map(el => el.id)"""
    )


@pytest.mark.parametrize("naam", DATA["andere_leerling"])
def test_een_link_van_een_andere_leerling(pagina: Page, server: str, naam: str) -> None:
    """What the first pupil answered is not filled in for the second, at no screen and not after Back."""
    geval = DATA["andere_leerling"][naam]
    f.open_uitkomst(pagina, server)
    ga_naar(pagina, geval["link"])
    for vraag in geval["vragen"]:
        expect(scherm(pagina, vraag)).to_be_visible(timeout=f.GEDULD)
        assert eigen_antwoorden(pagina) == geval.get("gegeven", [])
        f.vul_in(pagina, f.antwoorden())
        f.verder(pagina)


def test_terug_naar_de_eerste_leerling(pagina: Page, server: str) -> None:
    """Back goes to the first pupil; nothing of the second comes along."""
    f.open_finder(pagina, server, "#sector=PO&gemeente=R&school=zelfde")
    expect(scherm(pagina, "casus")).to_be_visible(timeout=f.GEDULD)
    ga_naar(pagina, f.fragment(f.antwoorden({"gemeente": "DH"}), toon="uitkomst"))
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    f.terug(pagina)
    expect(scherm(pagina, "casus")).to_be_visible(timeout=f.GEDULD)
    assert eigen_antwoorden(pagina) == []


def test_wie_zelf_teruggaat_houdt_zijn_antwoorden(pagina: Page, server: str) -> None:
    """Two steps back by the browser, one forward with "Verder": what was filled in further on is still there."""
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden())
    for vorige in ("sinds", "afwezigheid"):
        f.terug(pagina)
        expect(scherm(pagina, vorige)).to_be_visible(timeout=f.GEDULD)
    pagina.locator("[data-terug] a").click()
    expect(scherm(pagina, "plan")).to_be_visible(timeout=f.GEDULD)
    f.verder(pagina)
    expect(pagina.locator("#v-eerste-datum-jaar")).to_have_value("2026")


# --- keys


@pytest.mark.vers
@pytest.mark.parametrize("pad", ["welke-tafel/", "po/po-adviestafel/"])
def test_een_losse_toets_doet_niets(pagina: Page, server: str, pad: str) -> None:
    """WCAG 2.1.4: a letter typed outside a text box is no command, on a page with a page before and after it."""
    pagina.goto(server + pad)
    pagina.locator("h1").first.focus()
    for toets in DATA["toetsen"]:
        pagina.keyboard.press(toets)
        expect(pagina.locator("[data-md-toggle=search]")).not_to_be_checked()
        assert pagina.url == server + pad
        assert not pagina.evaluate("document.activeElement.matches('input')")


def test_een_letter_tussen_twee_antwoorden(pagina: Page, server: str) -> None:
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    pagina.locator("#v-eerste-datum-dag").fill("5")
    pagina.locator("[data-vraag=thuis-sinds] input[value=weet-niet]").focus()
    pagina.keyboard.type("np.,fs/")
    expect(scherm(pagina, "sinds")).to_be_visible()
    expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("5")


# --- fragments that are not about an answer


def test_spring_naar_de_inhoud(pagina: Page, server: str) -> None:
    """The skip link moves the focus and nothing else: the answers, what was typed and the address stay."""
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    pagina.locator("#v-eerste-datum-dag").fill("5")
    adres = pagina.url
    pagina.locator(".md-skip").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#inhoud")).to_be_focused()
    expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("5")
    assert pagina.url == adres
    f.vul_in(pagina, f.antwoorden())
    f.verder(pagina)
    f.uitkomst(pagina)


@pytest.mark.vers
@pytest.mark.parametrize("deel", DATA["ankers"])
def test_een_anker_opent_gewoon_de_eerste_vraag(pagina: Page, server: str, deel: str) -> None:
    f.open_finder(pagina, server, deel)
    pagina.locator("input[value=PO]").check()
    f.verder(pagina)
    expect(scherm(pagina, "gemeente")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_be_hidden()


# --- links that mail has damaged


@pytest.mark.parametrize("naam", DATA["afgekapt"])
def test_een_afgekapte_link(pagina: Page, server: str, naam: str) -> None:
    """A value that is not exactly what we write is not accepted, and the reader is told."""
    geval = DATA["afgekapt"][naam]
    f.open_finder(pagina, server, f.fragment({**f.antwoorden(), **geval["anders"]}))
    expect(scherm(pagina, geval["scherm"])).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_contain_text("herkennen we niet")
    expect(pagina.locator("[data-vreemd]")).to_be_visible()
    vraag = pagina.locator(f"[data-vraag={next(iter(geval['anders']))}]")
    ingevuld = "els => els.filter(el => el.type === 'text' ? el.value : el.checked).length"
    assert vraag.locator("input").evaluate_all(ingevuld) == 0


@pytest.mark.parametrize("naam", DATA["verminkt"])
def test_een_verminkte_link(pagina: Page, server: str, naam: str) -> None:
    """Rebuilt, with an address that can be shared again."""
    goed = f.fragment(f.antwoorden(), toon="uitkomst")
    deel = goed
    for van, naar in DATA["verminkt"][naam]:
        deel = re.sub(van, naar, deel)
    f.open_finder(pagina, server, deel)
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_be_hidden()
    assert pagina.url == server + "welke-tafel/" + goed


# --- answers that no longer apply


@pytest.mark.parametrize("naam", DATA["hoort_niet"])
def test_een_antwoord_dat_hier_niet_bestaat(pagina: Page, server: str, naam: str) -> None:
    """After another gemeente: asked again when nothing is left, and gone from the overview and the link."""
    geval = DATA["hoort_niet"][naam]
    f.open_uitkomst(pagina, server, geval["eerst"])
    regel = f.vouw(pagina, "Je antwoorden").locator(".rf-antwoorden > div", has_text="In welke gemeente woont")
    regel.get_by_role("link", name="Wijzig").click()
    pagina.locator("input[name=gemeente][value=R]").check()
    pagina.get_by_role("button", name="Pas aan").click()
    if "opnieuw" in geval:
        expect(scherm(pagina, geval["opnieuw"])).to_be_visible(timeout=f.GEDULD)
        f.loop(pagina, f.antwoorden())
    expect(f.uitkomst(pagina).locator(".rf-plaats")).to_contain_text("Rijswijk")
    expect(pagina.locator(".rf-antwoorden")).not_to_contain_text(geval["weg"])
    assert geval["code"] not in pagina.url


# --- what a screen reader is told


def boom(pagina: Page, *rollen: str) -> list[dict[str, Any]]:
    """The parts with one of these roles, as the platform's accessibility tree has them."""
    alles = pagina.context.new_cdp_session(pagina).send("Accessibility.getFullAXTree")["nodes"]
    return [k for k in alles if not k["ignored"] and k["role"]["value"] in rollen]


def omschrijvingen(pagina: Page) -> dict[str, str]:
    """Of every group and control its description."""
    return {
        f"{k['role']['value']} {k['name']['value']}": k.get("description", {}).get("value", "")
        for k in boom(pagina, "group", "radio", "checkbox", "textbox")
    }


def test_fout_alleen_bij_een_fout(pagina: Page, server: str) -> None:
    """No question is described as an error until it has one; then the group and its first control say which."""
    f.open_finder(pagina, server)
    assert [wat for wat, tekst in omschrijvingen(pagina).items() if "Fout" in tekst] == []
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator(".rf-fouten")).to_be_focused()
    met = [wat for wat, tekst in omschrijvingen(pagina).items() if "Fout: Kies een antwoord." in tekst]
    assert [wat.split()[0] for wat in met] == ["group", "radio"]
    f.loop(pagina, f.antwoorden(), tot="sinds")
    assert [wat for wat, tekst in omschrijvingen(pagina).items() if "Fout" in tekst] == []
    pagina.locator("#v-eerste-datum-dag").fill("40")
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator(".rf-fouten")).to_be_focused()
    assert "Fout:" in omschrijvingen(pagina)["textbox Dag"]


def test_de_kop_zegt_de_hoeveelste_vraag(pagina: Page, server: str) -> None:
    """The heading gets the focus, and with it the number of the question is said."""
    f.open_finder(pagina, server, "#sector=PO")
    expect(scherm(pagina, "gemeente")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("#finder h1")).to_be_focused()
    koppen = boom(pagina, "heading")
    assert [k.get("description", {}).get("value", "")[:18] for k in koppen] == ["Stap 2 van hoogste"]


@pytest.mark.vers
def test_namen_van_de_delen_van_de_pagina(pagina: Page, server: str) -> None:
    """Parts of the page have a Dutch name, each its own; the search field is neither required nor wrong."""
    pagina.goto(server + "po/po-adviestafel/")
    namen = [k["name"]["value"] for k in boom(pagina, "navigation")]
    assert len(namen) == len(set(namen))
    assert not {"Header", "Tabs", "Footer", ""} & set(namen)
    zoek = pagina.get_by_role("textbox", name="Zoeken")
    assert zoek.evaluate("el => [el.required, el.matches(':invalid')]") == [False, False]


def test_lijsten_zonder_punten_blijven_lijsten(pagina: Page, server: str) -> None:
    """WebKit forgets that a list without bullets is a list, unless the role says so."""
    f.open_uitkomst(pagina, server)
    lijsten = pagina.locator(UITKOMST).locator(":is(ul, ol):not(.rf-blad *)")
    kaal = "els => els.filter(el => getComputedStyle(el).listStyleType === 'none' && !el.role).map(el => el.className)"
    assert lijsten.count() > 3
    assert lijsten.evaluate_all(kaal) == []


def test_alleen_wat_een_knop_is_heet_klikbaar(pagina: Page, server: str) -> None:
    """A screen reader calls all of a part clickable when the part listens to clicks; only controls may."""
    f.open_finder(pagina, server, "#sector=PO")
    expect(scherm(pagina, "gemeente")).to_be_visible(timeout=f.GEDULD)
    cdp = pagina.context.new_cdp_session(pagina)
    luistert = []
    for nummer in range(
        pagina.evaluate("(window.keten = [...document.querySelectorAll('body, main, main *')]).length")
    ):
        ding = cdp.send("Runtime.evaluate", {"expression": f"keten[{nummer}]"})["result"]["objectId"]
        soorten = [los["type"] for los in cdp.send("DOMDebugger.getEventListeners", {"objectId": ding})["listeners"]]
        if "click" in soorten:
            luistert.append(pagina.evaluate("nr => keten[nr].outerHTML.slice(0, 80)", nummer))
    assert [wat for wat in luistert if not wat.startswith(("<button", "<a ", "<input", "<label", "<summary"))] == []


# --- a whole date in one box


@pytest.mark.parametrize("naam", DATA["datum_in_een_vak"])
def test_een_hele_datum_in_een_vak(pagina: Page, server: str, naam: str) -> None:
    """Pasted, spoken or typed: each part goes to its own box."""
    geval = DATA["datum_in_een_vak"][naam]
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    vakken = pagina.locator("[data-vraag=eerste-datum] .rf-datum input")
    vakken.first.focus()
    pagina.keyboard.insert_text(geval["tekst"])
    assert [vak.input_value() for vak in vakken.all()] == geval["vakken"]


def test_een_hele_datum_getypt(pagina: Page, server: str) -> None:
    """Key by key, with the year in front: nothing is lost on the way."""
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    vakken = pagina.locator("[data-vraag=eerste-datum] .rf-datum input")
    vakken.first.press_sequentially("2026-02-16")
    assert [int(vak.input_value()) for vak in vakken.all()] == [16, 2, 2026]


# --- letters further apart, and print in a dark scheme

RUIM = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
OPMAAK = "css => { const blad = new CSSStyleSheet(); blad.replaceSync(css); document.adoptedStyleSheets = [blad]; }"
GEKNIPT = """() => [...document.body.querySelectorAll("*")].filter(el => {
    const stijl = getComputedStyle(el);
    const eigen = [...el.childNodes].some(kind => kind.nodeType === 3 && kind.data.trim());
    if (!eigen || el.offsetWidth < 2 || el.closest(".md-header__title")) return false;
    const over = (as, vol, ziet) => /hidden|clip/.test(as) && vol > ziet + 1;
    const opzij = over(stijl.overflowX, el.scrollWidth, el.clientWidth);
    const omlaag = over(stijl.overflowY, el.scrollHeight, el.clientHeight);
    return el.checkVisibility({ visibilityProperty: true }) && (opzij || omlaag);
}).map(el => el.textContent.trim())"""
VLEKKEN = """() => [...document.body.querySelectorAll("*")].filter(el => el.checkVisibility())
    .map(el => { const s = getComputedStyle(el); return [s.color, s.backgroundColor, s.borderTopColor].join(" "); })"""


@pytest.mark.vers
@pytest.mark.parametrize("breedte", [320, 1000, 1280])
def test_ruimere_letters_knippen_niets_af(pagina: Page, server: str, breedte: int) -> None:
    """WCAG 1.4.12, with the menu open where it opens. The name of the page in the bar stands in full below it."""
    pagina.set_viewport_size({"width": breedte, "height": 900})
    mis = {}
    for pad in DATA["bladzijden"]:
        pagina.goto(server + pad)
        if breedte < 1280:
            pagina.get_by_role("button", name="Menu").click()
        pagina.evaluate(
            "s => document.adoptedStyleSheets = [new CSSStyleSheet()].map(b => (b.replaceSync(s), b))", RUIM
        )
        if geknipt := pagina.evaluate(GEKNIPT):
            mis[pad] = geknipt
    assert mis == {}


@pytest.mark.vers
def test_afdruk_in_een_donker_beeld(pagina: Page, server: str) -> None:
    """Who looks at a dark screen prints what everybody prints."""
    uitkomst = f.fragment(f.antwoorden(), toon="uitkomst")
    mis = []
    for pad in [*DATA["bladzijden"], "welke-tafel/embed/" + uitkomst, "welke-tafel/" + uitkomst]:
        f.open_finder(pagina, server, pad=pad)
        if uitkomst in pad:
            expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
        beeld = {}
        for schema in ("light", "dark"):
            pagina.emulate_media(media="print", color_scheme=schema, reduced_motion="reduce")
            beeld[schema] = pagina.evaluate(VLEKKEN)
        mis += [pad] if beeld["dark"] != beeld["light"] else []
    assert mis == []
