"""The built pages, in the order of the menu, as trees that the rest of the print code works on."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import lxml.html  # type: ignore[import-untyped]
import yaml

from macros.pagina import beheer
from macros.pagina.adres import webpad
from macros.pdf.knoop import SVG

BEGIN = '<article class="md-content__inner'
NIET = ("welke-tafel/", "welke-tafel/embed/", "afdrukken/")
HOOFDLETTERS = {"viewbox": "viewBox"}


class Onleesbaar(Exception):
    """A page that cannot be printed; the text names it."""


@dataclass(frozen=True)
class Bron:
    """One page of the handbook as it was built: only its content, without what is around it."""

    adres: str
    hoofdstuk: str
    begin: bool  # the opening page of its folder
    html: str = field(repr=False)


@dataclass
class Pagina:
    """One page of the handbook: its address in the site, its chapter, and its content."""

    adres: str
    hoofdstuk: str
    titel: str
    begin: bool
    boom: Element = field(repr=False)

    @property
    def sleutel(self) -> str:
        """A name for anchors: `po/po-adviestafel/` → `po-po-adviestafel`."""
        return self.adres.strip("/").replace("/", "-") or "start"


def menu(mkdocs: Path) -> list[tuple[str, str]]:
    """(chapter, source file) in reading order, from the `nav:` of mkdocs.yml, then what only the whole book has."""
    tekst = mkdocs.read_text(encoding="utf-8")
    menu_ = yaml.safe_load(tekst[tekst.index("\nnav:") :])  # what stands above it asks for the environment
    buiten = [regel.strip("/") for regel in menu_.get("not_in_nav", "").split()]
    return [
        *((titel, bron) for deel in menu_["nav"] for titel, inhoud in deel.items() for bron in _bladen(inhoud)),
        *((beheer.NAAM, bron) for bron in buiten if bron in beheer.IN_HET_GEHEEL),
    ]


def _bladen(inhoud: Any) -> list[str]:
    if isinstance(inhoud, str):
        return [inhoud]
    if isinstance(inhoud, dict):
        return [blad for waarde in inhoud.values() for blad in _bladen(waarde)]
    return [blad for deel in inhoud for blad in _bladen(deel)]


def bronnen(site: Path, mkdocs: Path) -> list[Bron]:
    """Every page that can be printed, not yet taken apart."""
    return [_bron(site, hoofdstuk, bron) for hoofdstuk, bron in menu(mkdocs) if webpad(bron) not in NIET]


def _bron(site: Path, hoofdstuk: str, bron: str) -> Bron:
    adres = webpad(bron)
    bestand = site / adres / "index.html"
    if not bestand.is_file():
        raise Onleesbaar(f"Pagina {adres} staat in het menu maar niet in de site.")
    html = bestand.read_text(encoding="utf-8")
    if BEGIN not in html:
        raise Onleesbaar(f"Pagina {adres} heeft geen inhoud om af te drukken.")
    stuk = html[html.index(BEGIN) : html.rindex("</article>") + 10]
    return Bron(adres, hoofdstuk, bron.endswith("/index.md"), stuk)


def pagina(bron: Bron) -> Pagina:
    boom = fragment(bron.html)
    kop = next(boom.iter("h1"), None)
    if kop is None:
        raise Onleesbaar(f"Pagina {bron.adres} heeft geen kop.")
    titel = re.sub(r"\s+", " ", "".join(kop.itertext())).strip()
    return Pagina(bron.adres, bron.hoofdstuk, titel, bron.begin, boom)


def fragment(html: str) -> Element:
    """One element, as written by a template."""
    return _etree(lxml.html.fragment_fromstring(html))


def _etree(bron: Any, ruimte: str = "") -> Element:
    """An lxml tree as an xml.etree one; drawings get their namespace back."""
    ruimte = SVG if bron.tag == "svg" else ruimte
    knoop = Element(ruimte + bron.tag, {HOOFDLETTERS.get(naam, naam): waarde for naam, waarde in bron.items()})
    knoop.text = bron.text
    for kind in bron:
        if isinstance(kind.tag, str):
            nieuw = _etree(kind, ruimte)
            nieuw.tail = kind.tail
            knoop.append(nieuw)
        elif kind.tail:  # a comment
            if len(knoop):
                knoop[-1].tail = (knoop[-1].tail or "") + kind.tail
            else:
                knoop.text = (knoop.text or "") + kind.tail
    return knoop


def doel(van: str, href: str) -> tuple[str, str] | None:
    """A link inside the site as (address of the page, anchor); None for a link to elsewhere."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", href):
        return None
    pad, _, anker = href.partition("#")
    if not pad:
        return van, anker
    heel = posixpath.normpath(posixpath.join("/" + van, pad)).lstrip("/")
    einde = "/" if heel and not posixpath.splitext(heel)[1] else ""
    return heel.removesuffix("index.html") + einde, anker
