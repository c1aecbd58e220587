"""What the world around the finder does to it: other addresses, keys, frames, clocks, plain http."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser import finderhulp as f
from tests.conftest import WORTEL

DATA = yaml.safe_load((WORTEL / "tests/browser/storingen.yaml").read_text(encoding="utf-8"))
UITKOMST = "#finder .rf-uitkomst"


def scherm(pagina: Page | FrameLocator, naam: str):
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
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), toon="uitkomst"))
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    ga_naar(pagina, geval["link"])
    for vraag in geval["vragen"]:
        expect(scherm(pagina, vraag)).to_be_visible(timeout=f.GEDULD)
        assert eigen_antwoorden(pagina) == geval.get("gegeven", [])
        f.vul_in(pagina, f.antwoorden())
        f.verder(pagina)


def test_terug_naar_de_eerste_leerling(pagina: Page, server: str) -> None:
    """Back goes to the first pupil; nothing of the second comes along."""
    f.open_finder(pagina, server, "#sector=PO&gemeente=R&schoolgemeente=zelfde&inschrijving=ja")
    expect(scherm(pagina, "afwezigheid")).to_be_visible(timeout=f.GEDULD)
    ga_naar(pagina, f.fragment(f.antwoorden({"gemeente": "DH"}), toon="uitkomst"))
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    pagina.go_back()
    expect(scherm(pagina, "afwezigheid")).to_be_visible(timeout=f.GEDULD)
    assert eigen_antwoorden(pagina) == []


def test_wie_zelf_teruggaat_houdt_zijn_antwoorden(pagina: Page, server: str) -> None:
    """Two steps back by the browser, one forward with "Verder": what was filled in further on is still there."""
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden(), tot="gedaan")
    for vorige in ("sinds", "afwezigheid"):
        pagina.go_back()
        expect(scherm(pagina, vorige)).to_be_visible(timeout=f.GEDULD)
    pagina.locator("[data-terug] a").click()
    expect(scherm(pagina, "gemeente")).to_be_visible(timeout=f.GEDULD)
    f.verder(pagina)
    expect(pagina.locator("#v-eerste-datum-jaar")).to_have_value("2026")


# --- keys


@pytest.mark.parametrize("toets", DATA["toetsen"])
def test_een_losse_toets_doet_niets(pagina: Page, server: str, toets: str) -> None:
    """WCAG 2.1.4: a letter typed outside a text box is no command, on a page with a page before and after it."""
    for pad in ("welke-tafel/", "po/po-adviestafel/"):
        pagina.goto(server + pad)
        pagina.locator("h1").first.focus()
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
    expect(scherm(pagina, "gedaan")).to_be_visible()


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
    vraag = pagina.locator(f"[data-vraag={next(iter(geval['anders']))}]")
    assert (
        vraag.locator("input").evaluate_all("els => els.some(el => el.type === 'text' ? el.value : el.checked)")
        is False
    )


@pytest.mark.parametrize("naam", DATA["verminkt"])
@pytest.mark.parametrize("pad", ["welke-tafel/", "welke-tafel/embed/"])
def test_een_verminkte_link(pagina: Page, server: str, naam: str, pad: str) -> None:
    """Rebuilt, with an address that can be shared again."""
    goed = f.fragment(f.antwoorden(), toon="uitkomst")
    deel = goed
    for van, naar in DATA["verminkt"][naam]:
        deel = re.sub(van, naar, deel)
    f.open_finder(pagina, server, deel, pad)
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    expect(pagina.locator("[data-vreemd]")).to_be_hidden()
    assert pagina.url == server + pad + goed


# --- answers that no longer apply


@pytest.mark.parametrize("naam", DATA["hoort_niet"])
def test_een_antwoord_dat_hier_niet_bestaat(pagina: Page, server: str, naam: str) -> None:
    """After another gemeente: asked again when nothing is left, and gone from the overview and the link."""
    geval = DATA["hoort_niet"][naam]
    f.open_finder(pagina, server, f.fragment(f.antwoorden(geval["eerst"]), toon="controle"))
    pagina.locator(".rf-antwoorden > div", has_text="In welke gemeente woont").get_by_role("link", name="Wijzig").click(
        timeout=f.GEDULD
    )
    pagina.locator(f"input[name=gemeente][value={geval['gemeente']}]").check()
    f.verder(pagina)
    if geval["opnieuw"]:
        expect(scherm(pagina, "gedaan")).to_be_visible(timeout=f.GEDULD)
        f.loop(pagina, f.antwoorden({"gemeente": geval["gemeente"]}))
    expect(pagina.locator("#finder h1")).to_have_text("Controleer je antwoorden")
    expect(pagina.locator(".rf-antwoorden")).not_to_contain_text(geval["weg"])
    assert geval["code"] not in pagina.url


# --- what a screen reader is told


def omschrijvingen(pagina: Page) -> dict[str, str]:
    """Of every group and control its description, as the platform's accessibility tree has it."""
    boom = pagina.context.new_cdp_session(pagina).send("Accessibility.getFullAXTree")["nodes"]
    soorten = {"group", "radio", "checkbox", "textbox"}
    return {
        f"{k['role']['value']} {k['name']['value']}": k.get("description", {}).get("value", "")
        for k in boom
        if not k["ignored"] and k["role"]["value"] in soorten
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
