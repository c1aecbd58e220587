"""Anchors as cheap as they can be: none that nothing points at, and none on what holds other elements.

An element with an anchor has a style of its own, and so has everything in it. On an empty element it costs little.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from macros.pdf import knoop

BLAD = "data-blad"  # which page of the handbook an article is
DIEPER = frozenset(["article", "section", "div", "ul", "ol", "table", "thead", "tbody", "tr", "figure", "nav"])
IN_DE_REGEL = frozenset(["a", "b", "strong", "em", "i", "code"])


def licht(wortel: Element, gebruikt: set[str]) -> None:
    """Change the tree of an edition; the page of an anchor stays the same."""
    doelen = gebruikt | _doelen(wortel)
    for kind in list(wortel.iter()):
        anker = kind.get("id")
        if anker is None or kind.tag.startswith(knoop.SVG):
            continue
        if anker not in doelen:
            del kind.attrib["id"]
        elif len(kind):
            _verplaats(kind, anker)


def _doelen(wortel: Element) -> set[str]:
    """Everything that a link or the place of a page number points at."""
    links = {str(k.get("href"))[1:] for k in wortel.iter("a") if k.get("href", "").startswith("#")}
    return links | {str(k.get("data-naar")) for k in wortel.iter("span") if k.get("data-naar")}


def _verplaats(van: Element, anker: str) -> None:
    naar = _plek(van)
    if naar is None:
        return
    del van.attrib["id"]
    if not len(naar) and not naar.get("id"):
        naar.set("id", anker)
        return
    punt = Element("span", {"id": anker})
    punt.tail, naar.text = naar.text, None
    naar.insert(0, punt)


def _plek(kind: Element) -> Element | None:
    """The first element of running text in an element; None when it begins with something else."""
    while not (kind.text or "").strip() and len(kind) and kind[0].tag not in IN_DE_REGEL:
        if kind.tag not in DIEPER | {"li", "td", "th"} or kind[0].tag not in DIEPER | knoop.BLOKKEN:
            return None
        kind = kind[0]
    return None if kind.tag in DIEPER else kind
