"""What readers and their links do to the finder: other addresses, keys, dates in one box, print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import finderhulp as f

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


@pytest.mark.parametrize("naam", f.STORINGEN["andere_leerling"])
def test_een_link_van_een_andere_leerling(pagina: Page, server: str, naam: str) -> None:
    """What the first pupil answered is not filled in for the second, at no screen and not after Back."""
    geval = f.STORINGEN["andere_leerling"][naam]
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


# --- what is typed or followed and is no answer


@pytest.mark.vers
def test_een_losse_toets_doet_niets(pagina: Page, server: str) -> None:
    """WCAG 2.1.4: a letter typed outside a text box is no command, on a page with a page before and after it.

    Parts of that page have a Dutch name; the search field is neither required nor wrong.
    """
    pagina.goto(server + "po/po-adviestafel/")
    zoek = pagina.get_by_role("textbox", name="Zoeken")
    assert zoek.evaluate("el => [el.required, el.matches(':invalid')]") == [False, False]
    expect(pagina.get_by_role("navigation", name="Bovenaan")).to_be_visible()
    expect(pagina.get_by_role("navigation", name=re.compile("^(Header|Tabs|Footer)?$"))).to_have_count(0)
    pagina.locator("h1").first.focus()
    for toets in f.STORINGEN["toetsen"]:
        pagina.keyboard.press(toets)
        expect(pagina.locator("[data-md-toggle=search]")).not_to_be_checked()
        assert pagina.url == server + "po/po-adviestafel/"
        assert not pagina.evaluate("document.activeElement.matches('input')")


def test_een_letter_en_de_sprong_naar_de_inhoud_laten_alles_staan(pagina: Page, server: str) -> None:
    """Letters between two answers, and the skip link: the screen, what was typed and the address stay."""
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="sinds")
    pagina.locator("#v-eerste-datum-dag").fill("5")
    adres = pagina.url
    pagina.locator("[data-vraag=thuis-sinds] input[value=weet-niet]").focus()
    pagina.keyboard.type("".join(f.STORINGEN["toetsen"]))
    expect(pagina.locator("[data-md-toggle=search]")).not_to_be_checked()
    expect(scherm(pagina, "sinds")).to_be_visible()
    pagina.locator(".md-skip").focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#inhoud")).to_be_focused()
    expect(pagina.locator("#v-eerste-datum-dag")).to_have_value("5")
    assert pagina.url == adres
    f.loop(pagina, f.antwoorden())
    f.uitkomst(pagina)


@pytest.mark.vers
def test_een_anker_opent_gewoon_de_eerste_vraag(pagina: Page, server: str) -> None:
    for deel in f.STORINGEN["ankers"]:
        f.open_finder(pagina, server, deel)
        pagina.locator("input[value=PO]").check()
        f.verder(pagina)
        expect(scherm(pagina, "gemeente")).to_be_visible(timeout=f.GEDULD)
        expect(pagina.locator("[data-vreemd]")).to_be_hidden()


# --- links that mail has damaged


@pytest.mark.parametrize("naam", f.STORINGEN["afgekapt"])
def test_een_afgekapte_link(pagina: Page, server: str, naam: str) -> None:
    """A value that is not exactly what we write is not accepted, and the reader is told."""
    geval = f.STORINGEN["afgekapt"][naam]
    f.open_finder(pagina, server, f.fragment({**f.antwoorden(), **geval["anders"]}))
    expect(scherm(pagina, geval["scherm"])).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_contain_text("herkennen we niet")
    expect(pagina.locator("[data-vreemd]")).to_be_visible()
    vraag = pagina.locator(f"[data-vraag={next(iter(geval['anders']))}]")
    ingevuld = "els => els.filter(el => el.type === 'text' ? el.value : el.checked).length"
    assert vraag.locator("input").evaluate_all(ingevuld) == 0


@pytest.mark.parametrize("naam", f.STORINGEN["verminkt"])
def test_een_verminkte_link(pagina: Page, server: str, naam: str) -> None:
    """Rebuilt, with an address that can be shared again."""
    goed = f.fragment(f.antwoorden(), toon="uitkomst")
    deel = goed
    for van, naar in f.STORINGEN["verminkt"][naam]:
        deel = re.sub(van, naar, deel)
    f.open_finder(pagina, server, deel)
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_be_hidden()
    assert pagina.url == server + "welke-tafel/" + goed


# --- answers that no longer apply


@pytest.mark.parametrize("naam", f.STORINGEN["hoort_niet"])
def test_een_antwoord_dat_hier_niet_bestaat(pagina: Page, server: str, naam: str) -> None:
    """After another gemeente: asked again when nothing is left, and gone from the overview and the link."""
    geval = f.STORINGEN["hoort_niet"][naam]
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


def test_lijsten_zonder_punten_blijven_lijsten(pagina: Page, server: str) -> None:
    """WebKit forgets that a list without bullets is a list, unless the role says so."""
    f.open_uitkomst(pagina, server)
    lijsten = pagina.locator(UITKOMST).locator(":is(ul, ol):not(.rf-blad *)")
    kaal = "els => els.filter(el => getComputedStyle(el).listStyleType === 'none' && !el.role).map(el => el.className)"
    assert lijsten.count() > 3
    assert lijsten.evaluate_all(kaal) == []


# who listens to clicks, from the very first script on
LUISTERT = """
window.luistert = new Set();
const { addEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (soort, ...rest) {
    if (soort === "click") luistert.add(this);
    return addEventListener.call(this, soort, ...rest);
};"""
ZOMAAR = """() => [...document.querySelectorAll("body, main, main *")]
    .filter(el => (el.onclick || luistert.has(el)) && !el.matches("button, a, input, label, summary"))
    .map(el => el.outerHTML.slice(0, 80))"""


@pytest.mark.vers
def test_alleen_wat_een_knop_is_heet_klikbaar(pagina: Page, server: str) -> None:
    """A screen reader calls all of a part clickable when the part listens to clicks; only controls may."""
    pagina.add_init_script(LUISTERT)
    f.open_finder(pagina, server, "#sector=PO")
    expect(scherm(pagina, "gemeente")).to_be_visible(timeout=f.GEDULD)
    assert pagina.evaluate(ZOMAAR) == []


# --- a whole date in one box


def test_een_hele_datum_in_een_vak(pagina: Page, server: str) -> None:
    """Pasted or spoken: each part goes to its own box. Typed key by key, nothing is lost on the way either."""
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), toon="sinds"))
    expect(scherm(pagina, "sinds")).to_be_visible(timeout=f.GEDULD)
    vakken = pagina.locator("[data-vraag=eerste-datum] .rf-datum input")
    for tekst, verwacht in f.STORINGEN["datum_in_een_vak"].items():
        for vak in vakken.all():
            vak.clear()
        vakken.first.focus()
        pagina.keyboard.insert_text(tekst)
        assert [vak.input_value() for vak in vakken.all()] == verwacht, tekst
    vakken.first.clear()
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
def test_ruimere_letters_knippen_niets_af(pagina: Page, server: str) -> None:
    """WCAG 1.4.12, with the menu open where it opens. The name of the page in the bar stands in full below it."""
    mis = {}
    for pad in f.STORINGEN["bladzijden"]:
        pagina.set_viewport_size({"width": 1280, "height": 900})
        pagina.goto(server + pad)
        pagina.evaluate(OPMAAK, RUIM)
        mis[pad, 1280] = pagina.evaluate(GEKNIPT)
        pagina.set_viewport_size({"width": 1000, "height": 900})
        pagina.get_by_role("button", name="Menu").click()
        mis[pad, 1000] = pagina.evaluate(GEKNIPT)
        pagina.set_viewport_size({"width": 320, "height": 900})
        mis[pad, 320] = pagina.evaluate(GEKNIPT)
    assert {waar: geknipt for waar, geknipt in mis.items() if geknipt} == {}


@pytest.mark.vers
def test_afdruk_in_een_donker_beeld(pagina: Page, server: str) -> None:
    """Who looks at a dark screen prints what everybody prints."""
    uitkomst = f.fragment(f.antwoorden(), toon="uitkomst")
    mis = []
    for pad in [*f.STORINGEN["bladzijden"], "welke-tafel/embed/" + uitkomst, "welke-tafel/" + uitkomst]:
        f.open_finder(pagina, server, pad=pad)
        if uitkomst in pad:
            expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
        beeld = {}
        for schema in ("light", "dark"):
            pagina.emulate_media(media="print", color_scheme=schema, reduced_motion="reduce")
            beeld[schema] = pagina.evaluate(VLEKKEN)
        mis += [pad] if beeld["dark"] != beeld["light"] else []
    assert mis == []
