"""Every kind of outcome fits: few words before anyone scrolls, few notices, a narrow phone, one sheet, a short mail."""

from __future__ import annotations

import datetime as dt

import pymupdf
import pytest
from playwright.sync_api import Page, expect

from finder.kalender import in_woorden
from macros.pagina.routekaart import INVULLEN
from tests.browser import finderhulp as f
from tests.toegankelijk import breder_dan_het_scherm

TELEFOON, SMAL = {"width": 390, "height": 844}, {"width": 320, "height": 640}
WOORDEN, MELDINGEN, MAIL, LETTER = 90, 3, 150, 9
# the words of the outcome that can be read before anyone scrolls; what lies under the bar of buttons cannot
IN_BEELD = """() => {
    const lijst = [];
    const gang = document.createTreeWalker(document.querySelector("#finder"), NodeFilter.SHOW_TEXT);
    for (let kind = gang.nextNode(); kind; kind = gang.nextNode()) {
        const om = kind.parentElement;
        if (!om.checkVisibility({ visibilityProperty: true }) || om.closest(".rf-vh")) continue;
        for (const deel of kind.data.matchAll(/[\\p{L}\\p{N}][\\p{L}\\p{N}'’.&/-]*/gu)) {
            const stuk = document.createRange();
            stuk.setStart(kind, deel.index);
            stuk.setEnd(kind, deel.index + deel[0].length);
            const { left, top, width, height } = stuk.getBoundingClientRect();
            const boven = document.elementFromPoint(left + width / 2, top + height / 2);
            if (boven && (boven.contains(kind) || om.contains(boven))) lijst.push(deel[0]);
        }
    }
    return lijst;
}"""

pytestmark = pytest.mark.loopt
staten = pytest.mark.parametrize("naam", f.DATA["staten"])


def anders(naam: str) -> dict:
    return dict(f.DATA["staten"][naam]["anders"])


@staten
def test_weinig_woorden_boven_de_vouw(pagina: Page, server: str, naam: str) -> None:
    """On a phone: the heading says what to do, at most ninety words, at most three notices; nothing moves sideways."""
    pagina.set_viewport_size(TELEFOON)
    f.open_uitkomst(pagina, server, anders(naam))
    assert f.DATA["staten"][naam]["kop"] in f.kop(pagina)
    woorden = pagina.evaluate(IN_BEELD)
    assert len(woorden) <= WOORDEN, " ".join(woorden)
    assert pagina.locator(".rf-melding li, p.rf-melding").count() <= MELDINGEN
    pagina.set_viewport_size(SMAL)
    pagina.evaluate("for (const vouw of document.querySelectorAll('#finder details')) vouw.open = true")
    assert breder_dan_het_scherm(pagina) == []


@staten
def test_de_knoppen_zijn_op_een_telefoon_altijd_bereikbaar(pagina: Page, server: str, naam: str) -> None:
    """The bar stands in view before anyone scrolls, in every kind of outcome."""
    pagina.set_viewport_size(TELEFOON)
    balk = f.open_uitkomst(pagina, server, anders(naam)).get_by_role("group", name="Meenemen")
    vak = balk.bounding_box()
    assert vak is not None
    assert vak["y"] + vak["height"] <= TELEFOON["height"]


@staten
def test_de_tekst_voor_een_mail_is_kort(pagina: Page, server: str, naam: str) -> None:
    pagina.context.grant_permissions(["clipboard-read", "clipboard-write"])
    beeld = f.open_uitkomst(pagina, server, anders(naam))
    beeld.get_by_role("button", name="Kopieer").click()
    pagina.get_by_text("De tekst is gekopieerd.").wait_for(state="attached")
    tekst = pagina.evaluate("navigator.clipboard.readText()")
    assert len(tekst.split()) <= MAIL
    assert tekst.endswith(pagina.url)
    if naam != "onbeslist":
        assert tekst.startswith(f.kop(pagina))


@pytest.mark.ook_firefox
@pytest.mark.parametrize("naam", f.DATA["routekaarten"])
def test_routekaart_op_een_blad(pagina: Page, server: str, naam: str) -> None:
    """One A4 however much there is to say, in letters that can be read, with lines to write on."""
    kaart = f.DATA["routekaarten"][naam]
    f.open_uitkomst(pagina, server, kaart["anders"])
    blad = pymupdf.open(stream=pagina.pdf(format="A4", prefer_css_page_size=True), filetype="pdf")
    tekst = " ".join(blad[0].get_text().split())
    assert len(blad) == 1
    gevraagd = (kaart["bevat"], "Dataversie", f"sector={f.alles(kaart['anders'])['sector']}", *INVULLEN)
    assert [woord for woord in gevraagd if woord.lower() not in tekst.lower()] == []
    stukken = [s for b in blad[0].get_text("dict")["blocks"] for r in b.get("lines", []) for s in r["spans"]]
    assert [s["text"] for s in stukken if s["text"].strip() and s["size"] < LETTER] == []


def test_op_papier_staat_ingevuld_wat_bekend_is(pagina: Page, server: str) -> None:
    """The first day, and the last one as the heading has it, also before a weekend; with weeks the lines stay empty."""
    for eerste in (f.DATA["basis"]["eerste-datum"], dt.date(2026, 1, 4)):
        f.open_uitkomst(pagina, server, {"eerste-datum": eerste})
        pagina.emulate_media(media="print")
        dagen = pagina.locator(".rf-invullen").get_by_role("time")
        expect(dagen.first).to_have_text(in_woorden(eerste))
        assert dagen.nth(1).inner_text() in f.kop(pagina)
    f.open_uitkomst(pagina, server, {"eerste-datum": "8"})
    expect(dagen).to_have_count(0)
