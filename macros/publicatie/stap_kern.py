"""assets/bladen.htm: the rendered text of every tafel and route, of which the finder shows one with an outcome.

A page is rendered once, by one template; this only takes out what belongs to a page and not to its text. The block of
each gemeente gets its code (`data-gemeente`), so that the finder keeps one of them. Links count from /welke-tafel/.
All in one file: a request for one of them would tell the server which outcome a visitor had.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html  # type: ignore[import-untyped]
from lxml.html import builder

from finder.weergave import STIL
from macros.pagina import adres
from macros.pagina.boek import Boek
from macros.pagina.openen import boek_of_fouten

WEG = (
    *("//h1", "//script", "//button", "//form", "//figure", "//a[@class='headerlink']"),
    *(f"//*[contains(concat(@class, ' '), '{k} ')]" for k in ("rb-rubriek", "rb-intro", "rb-knoppen", "rb-kort")),
)
LAGER = {"h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
HIER = "https://site.invalid/"


def doe(klaar: Path) -> None:
    inhoud, _ = boek_of_fouten()
    delen = []
    for id_, onderwerp in inhoud.onderwerpen.items():
        if "code" in onderwerp.data:
            pad = adres.webpad(adres.bestand(inhoud, id_) or "")
            html = (klaar / pad / "index.html").read_text(encoding="utf-8")
            delen.append(f'<div data-blad="{id_}">{kern(inhoud, html, pad)}</div>')
    (klaar / "assets" / "bladen.htm").write_text("\n".join(delen), encoding="utf-8")


def kern(inhoud: Boek, html: str, pad: str) -> str:
    """The text of a built page at the address `pad`, without what only a page needs."""
    artikel = lxml.html.fromstring(html).find(".//article")
    for keuze in WEG:
        for el in artikel.xpath("." + keuze):
            el.drop_tree()
    for stel in artikel.xpath(".//*[contains(@class, 'tabbed-set')]"):
        _tabs(inhoud, stel)
    for el in artikel.iter(lxml.etree.Element):
        el.tag = LAGER.get(el.tag, el.tag)
        el.attrib.pop("id", None)
        if el.tag == "a":
            el.set("href", _vanaf_de_vragen(pad, el.get("href", "")))
    delen = [lxml.html.tostring(el, encoding="unicode") for el in artikel]
    return "".join(delen)


def _tabs(inhoud: Boek, stel: Any) -> None:
    """Every block under the code of its gemeente; elsewhere the sources say nothing."""
    codes = {str(g["naam"]): str(g["code"]) for g in inhoud.gemeenten.values()}
    namen = [label.text_content().strip() for label in stel.xpath(".//*[contains(@class, 'tabbed-labels')]/label")]
    blokken = stel.xpath(".//*[contains(@class, 'tabbed-block')]")
    paren = {codes[naam]: list(blok) for naam, blok in zip(namen, blokken, strict=True)}
    stel.clear()
    for code in codes.values():
        delen = paren.get(code) or [builder.P(f"{STIL[0].upper()}{STIL[1:]}.")]
        stel.append(builder.DIV(*delen, **{"data-gemeente": code}))


def _vanaf_de_vragen(pad: str, href: str) -> str:
    heel = urljoin(HIER + pad, href)
    return "../" + heel.removeprefix(HIER) if heel.startswith(HIER) else heel
