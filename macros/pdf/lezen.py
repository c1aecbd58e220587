"""The built pages as trees that the rest of the print code works on."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import lxml.html  # type: ignore[import-untyped]

from macros.pagina.adres import webpad
from macros.pagina.edities import Hoofdstuk
from macros.pdf import knoop

BEGIN = '<article class="md-content__inner'


class Onleesbaar(Exception):
    """A page that cannot be printed; the text names it."""


@dataclass(frozen=True)
class Bron:
    """One page of the handbook as it was built: only its content, without what is around it."""

    adres: str
    html: str = field(repr=False)


@dataclass
class Pagina:
    """One page of the handbook: its address in the site, and its content."""

    adres: str
    titel: str
    boom: Element = field(repr=False)

    @property
    def sleutel(self) -> str:
        """A name for anchors: `map/tafel/` → `map-tafel`."""
        return self.adres.strip("/").replace("/", "-") or "start"


def bronnen(site: Path, hoofdstukken: list[Hoofdstuk]) -> list[Bron]:
    """The pages of an edition, not yet taken apart."""
    return [bron(site, webpad(blad)) for deel in hoofdstukken for blad in deel.bladen]


def bron(site: Path, adres: str) -> Bron:
    bestand = site / adres / "index.html"
    if not bestand.is_file():
        raise Onleesbaar(f"Pagina /{adres} hoort in een afdrukversie maar staat niet in de site.")
    html = bestand.read_text(encoding="utf-8")
    if BEGIN not in html:
        raise Onleesbaar(f"Pagina /{adres} heeft geen inhoud om af te drukken.")
    return Bron(adres, html[html.index(BEGIN) : html.rindex("</article>") + 10])


def pagina(bron: Bron) -> Pagina:
    boom = fragment(bron.html)
    kop = next(boom.iter("h1"), None)
    if kop is None:
        raise Onleesbaar(f"Pagina {bron.adres} heeft geen kop.")
    titel = re.sub(r"\s+", " ", "".join(kop.itertext())).strip()
    return Pagina(bron.adres, titel, boom)


def fragment(html: str) -> Element:
    """One element, as written by a template."""
    return _etree(lxml.html.fragment_fromstring(html))


def _etree(bron: Any) -> Element:
    """An lxml tree as an xml.etree one, without comments."""
    knoop_ = Element(bron.tag, dict(bron.items()))
    knoop_.text = bron.text
    for kind in bron:
        if isinstance(kind.tag, str):
            nieuw = _etree(kind)
            nieuw.tail = kind.tail
            knoop_.append(nieuw)
        else:
            knoop.plak(knoop_, kind.tail or "")
    return knoop_


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
