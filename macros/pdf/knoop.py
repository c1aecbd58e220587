"""Small tools for a page as a tree of xml.etree elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

KOPPEN = ("h1", "h2", "h3", "h4", "h5", "h6")
_TABEL = ("table", "thead", "tbody", "tr", "td", "th", "caption")
_VAK = ("p", "ul", "ol", "li", "div", "section", "figure", "blockquote", "pre", "hr", "article", "nav")
BLOKKEN = frozenset((*_VAK, *_TABEL, *KOPPEN))
_WIT = re.compile(r"\s+")


def maak(tag: str, *inhoud: str | Element, klasse: str = "", **kenmerken: str) -> Element:
    """An element with text and children, in order."""
    knoop = Element(tag, {**({"class": klasse} if klasse else {}), **kenmerken})
    for deel in inhoud:
        if isinstance(deel, str):
            plak(knoop, deel)
        else:
            knoop.append(deel)
    return knoop


def plak(knoop: Element, tekst: str) -> None:
    """Add text after everything that is already in the element."""
    if len(knoop):
        knoop[-1].tail = (knoop[-1].tail or "") + tekst
    else:
        knoop.text = (knoop.text or "") + tekst


def klassen(knoop: Element) -> list[str]:
    return knoop.get("class", "").split()


def heeft(knoop: Element, *namen: str) -> bool:
    """Has the element one of these classes?"""
    return not set(namen).isdisjoint(klassen(knoop))


def tekst(knoop: Element) -> str:
    """All text, with single spaces."""
    return _WIT.sub(" ", "".join(_stukken(knoop))).strip()


def _stukken(knoop: Element) -> Iterator[str]:
    blok = " " if knoop.tag in BLOKKEN or knoop.tag == "br" or heeft(knoop, "rb-regel", "rb-onder", "rb-paar") else ""
    yield blok
    if knoop.text:
        yield knoop.text
    for kind in knoop:
        yield from _stukken(kind)
        if kind.tail:
            yield kind.tail
    yield blok


def paren(knoop: Element) -> list[tuple[Element, Element]]:
    """Every (parent, child), as a list, so that the tree may change underway."""
    return [(ouder, kind) for ouder in knoop.iter() for kind in ouder]


def weg(ouder: Element, kind: Element) -> None:
    """Take a child out and keep the text behind it."""
    _staart(ouder, kind, kind.tail)
    ouder.remove(kind)


def _staart(ouder: Element, kind: Element, staart: str | None) -> None:
    if not staart:
        return
    plek = list(ouder).index(kind)
    if plek:
        ouder[plek - 1].tail = (ouder[plek - 1].tail or "") + staart
    else:
        ouder.text = (ouder.text or "") + staart


def uitpakken(ouder: Element, kind: Element) -> None:
    """Replace a child by its own content."""
    plek = list(ouder).index(kind)
    kinderen = list(kind)
    if kinderen:
        kinderen[-1].tail = (kinderen[-1].tail or "") + (kind.tail or "")
        _staart(ouder, kind, kind.text)
    else:
        _staart(ouder, kind, (kind.text or "") + (kind.tail or ""))
    ouder[plek : plek + 1] = kinderen


def vervang(ouder: Element, kind: Element, nieuw: Element) -> None:
    """Put another element in the place of a child; the text behind it stays."""
    nieuw.tail = kind.tail
    ouder[list(ouder).index(kind)] = nieuw


def niveau(knoop: Element) -> int:
    """1 to 6 for a heading, 0 for anything else."""
    return KOPPEN.index(knoop.tag) + 1 if knoop.tag in KOPPEN else 0
