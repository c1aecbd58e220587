"""Every page fits: words on screen, words in all, words in the card, screens on a laptop and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml import html

from macros.pagina import adres
from macros.pagina.menu import achter
from macros.pagina.openen import boek_nu

LAPTOP, TELEFOON = (1280, 900), (390, 844)
OPEN, ALLES, KAART, OUDERS, MENU = 600, 1200, 80, 300, 40_000
SCHERMEN = {LAPTOP: 2.5, TELEFOON: 5.0}
BRONPLAATS = re.compile(r"\b\d{3}-[A-Z][A-Za-z0-9]*\b")
TEL = """() => {
  const tel = (el) => (el?.innerText.match(/[\\p{L}\\p{N}][\\p{L}\\p{N}'’.&/-]*/gu) ?? []).length;
  const blad = document.querySelector("article");
  const maat = { hoog: document.documentElement.scrollHeight, open: tel(blad), tekst: blad.innerText,
    kaart: tel(document.querySelector(".rb-kort")) };
  for (const vouw of document.querySelectorAll("article details")) vouw.open = true;
  return { ...maat, alles: tel(blad) };
}"""


def onderwerpen() -> dict[str, str]:
    """Address → id of every page of a tafel, route or thema, those per gemeente included."""
    boek = boek_nu()
    gewoon = {adres.webpad(adres.van_onderwerp(o)): o.id for o in boek.onderwerpen.values()}
    eigen = {adres.webpad(adres.in_gemeente(o, g)): o.id for o in boek.onderwerpen.values() for g in boek.bladen[o.id]}
    return gewoon | eigen


@pytest.fixture(scope="module")
def maten(browser, server) -> dict[tuple[str, tuple[int, int]], dict]:
    """What a reader sees of every page, on both screens."""
    uit = {}
    for scherm in SCHERMEN:
        blad = browser.new_page(viewport={"width": scherm[0], "height": scherm[1]})
        for pad in onderwerpen():
            blad.goto(server + pad, wait_until="load")
            uit[pad, scherm] = blad.evaluate(TEL)
        blad.close()
    return uit


def te_veel(maten: dict, wat: str, meest: float, deel: float = 1) -> dict[str, float]:
    return {
        pad: maat[wat] / deel for (pad, scherm), maat in maten.items() if scherm == LAPTOP and maat[wat] / deel > meest
    }


def test_een_pagina_heeft_hoogstens_zoveel_woorden(maten):
    assert te_veel(maten, "open", OPEN) == {}
    assert te_veel(maten, "alles", ALLES) == {}
    assert te_veel(maten, "kaart", KAART) == {}


@pytest.mark.parametrize("scherm", SCHERMEN, ids=["laptop", "telefoon"])
def test_een_pagina_past_op_een_paar_schermen(maten, scherm):
    hoog = {pad: round(m["hoog"] / scherm[1], 2) for (pad, waar), m in maten.items() if waar == scherm}
    assert {pad: h for pad, h in hoog.items() if h > SCHERMEN[scherm]} == {}


def test_geen_bronplaats_tussen_antwoord_en_opdracht(maten):
    assert {pad: t for (pad, _), m in maten.items() if (t := BRONPLAATS.findall(m["tekst"]))} == {}


def test_een_ouder_leest_het_in_een_minuut(maten):
    assert maten["themas/voor-ouders/", LAPTOP]["open"] <= OUDERS


def test_het_menu_heeft_niet_meer_woorden_dan_iemand_leest(site: Path, wortel: Path):
    """All pages of the menu together, everything folded out."""
    tekst = (wortel / "mkdocs.yml").read_text(encoding="utf-8")
    menu = str(yaml.safe_load(tekst[tekst.index("\nnav:") : tekst.index("\nnot_in_nav")]))
    woorden = 0
    for bron in re.findall(r"[\w/-]+\.md", menu):
        blad = html.parse(str(site / adres.webpad(bron) / "index.html")).find(".//article")
        for weg in blad.xpath(".//script|.//template|.//aside[@hidden]|.//style"):
            weg.drop_tree()
        woorden += len(re.findall(r"[^\W_][\w'’.&/-]*", blad.text_content()))
    assert woorden <= MENU


def test_elke_pagina_achter_een_andere_is_er_en_heeft_een_weg_terug(site: Path):
    for bron in achter(boek_nu()):
        blad = html.parse(str(site / adres.webpad(bron) / "index.html")).find(".//article")
        assert [a for a in blad.iter("a") if (a.get("href") or "").startswith("..")], bron
