"""A page made ready for paper, once for all editions: what is folded lies open, what is for a screen is left out."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from macros.pdf import knoop, lezen, vormen
from macros.pdf.lezen import Pagina

WEG_TAGS = frozenset(["script", "style", "link", "template", "noscript", "form", "button", "hr"])
WEG_KLASSEN = (
    "rb-scherm",  # what a template marks as for the screen only
    "rb-vh",  # what only a screen reader hears on the site, where a fold has to say what it is of
    "rb-terug",
    "headerlink",
    "md-source-file",
    "footnote-backref",
)


def maak_schoon(pagina: Pagina, site: Path) -> list[str]:
    """Change the tree of a page; returns what is wrong with it, as sentences."""
    fouten = _plaatjes(pagina, site)
    in_vorm(pagina.boom)
    return fouten


def in_vorm(boom: Element) -> None:
    """Everything in the form that paper needs."""
    for ouder, kind in knoop.paren(boom):
        if _overbodig(ouder, kind):
            knoop.weg(ouder, kind)
    for ouder, kind in knoop.paren(boom):
        _vertaal(ouder, kind)
    vormen.uitleg(boom)
    vormen.adressen(boom)
    vormen.lijsten(boom)
    vormen.tabellen(boom)
    vormen.letters(boom)
    vormen.einden(boom)


def _overbodig(ouder: Element, kind: Element) -> bool:
    if kind.tag in WEG_TAGS or knoop.heeft(kind, *WEG_KLASSEN) or "hidden" in kind.attrib:
        return True
    if kind.tag == "summary" and knoop.heeft(ouder, "rb-uitleg"):
        return True  # an explanation stands open under what it explains
    return kind.tag == "input" and kind.get("type") != "checkbox"


def _vertaal(ouder: Element, kind: Element) -> None:
    if kind.tag in {"abbr", "label"}:
        knoop.uitpakken(ouder, kind)
    elif kind.tag == "input":
        kind.tail = (kind.tail or "").lstrip()  # the box has its own distance
        knoop.vervang(ouder, kind, knoop.maak("span", klasse="hokje"))
    elif kind.tag == "summary":
        kind.tag, kind.attrib = "p", {"class": "rb-vouwkop"}
    elif kind.tag == "details":
        kind.tag = "div"
    elif kind.tag == "br" and knoop.heeft(ouder[max(list(ouder).index(kind) - 1, 0)], "rb-paar"):
        knoop.weg(ouder, kind)


def _plaatjes(pagina: Pagina, site: Path) -> list[str]:
    """Every picture has to be a file of the site and to have a text."""
    fouten = []
    for img in pagina.boom.iter("img"):
        bron = img.get("src", "")
        doel = lezen.doel(pagina.adres, unquote(bron))
        bestand = site / doel[0].rstrip("/") if doel else None
        naam = pagina.adres or "de startpagina"
        if bestand is None or not bestand.is_file():
            fouten.append(f"Pagina {naam}: het plaatje '{bron}' bestaat niet in de site.")
        elif not (img.get("alt") or "").strip():
            fouten.append(f"Pagina {naam}: het plaatje '{bron}' heeft geen tekst voor wie het niet ziet (alt).")
        else:
            img.set("src", bestand.resolve().as_uri())
    return fouten
