"""The structure tree of a PDF: one element of the page is one element of the tree, however many pages it runs over.

WeasyPrint 70 builds a tree page by page, so a table or a sentence that crosses a page edge falls apart (its issue
2903), headers lose their cells, and running heads stay in the mapping as content. This builder takes its place.
"""
# ruff: noqa: SLF001 - the boxes of WeasyPrint have no public way in; its version is locked, and tests watch the result

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from macros.pdf import knoop

_TEKST = {"p": "P", "ul": "L", "ol": "L", "li": "LBody", "blockquote": "BlockQuote", "section": "Sect", "nav": "Sect"}
ROLLEN = {
    **{tag: tag.upper() for tag in (*knoop.KOPPEN, "tr", "th", "td")},
    **_TEKST,
    **dict(zip(("table", "caption", "thead", "tbody"), ("Table", "Caption", "THead", "TBody"), strict=True)),
    **dict.fromkeys(("img", f"{knoop.SVG}svg"), "Figure"),
}
DRAGERS = frozenset(
    ["P", "LBody", "Lbl", "TD", "TH", "Caption", "Link", "Figure", "Span", *map(str.upper, knoop.KOPPEN)]
)
ZIN = ("rb-noot", "rb-regel", "rb-onder", "rb-paar")  # spans that stand as a line of their own
BOX_IN_PUNT = 0.75


@dataclass(eq=False)
class Element:
    """One structure element, before it becomes a PDF object."""

    rol: str
    ouder: Element | None
    bladzij: int
    bron: Any = None
    kinderen: list[Any] = field(default_factory=list)  # Element, (page, mcid) or ("objr", page, annotation)
    kenmerken: dict[str, Any] = field(default_factory=dict)
    object: Any = None

    def nieuw(self, rol: str, bladzij: int, bron: Any = None, plek: int | None = None) -> Element:
        kind = Element(rol, self, bladzij, bron)
        self.kinderen.insert(len(self.kinderen) if plek is None else plek, kind)
        return kind


class Bouwer:
    """Walks the boxes of all pages in order and collects elements and artifacts."""

    def __init__(self) -> None:
        self.wortel = Element("Document", None, 0)
        self.elementen: dict[tuple[int, str], Element] = {}
        self.artefacten: dict[int, set[int]] = {}
        self.bladzij = 0
        self.hoogte = 0.0
        self.tags: dict[Any, dict[str, Any]] = {}

    def blad(self, nummer: int, page: Any, tags: dict[Any, dict[str, Any]]) -> None:
        """One page; whatever nobody claimed is no content."""
        self.bladzij, self.tags, self.hoogte = nummer, tags, page.height
        self._kinderen(page._page_box, self.wortel)
        self.artefacten.setdefault(nummer, set()).update(tag["mcid"] for tag in tags.values())

    def _kinderen(self, box: Any, element: Element) -> None:
        for kind in getattr(box, "children", ()):
            self._box(kind, element)

    def _box(self, box: Any, element: Element) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            return
        if isinstance(box, boxes.TextBox):
            self._inhoud(box, self._drager(element))
            return
        if box.element is not None and box.element.tag == "thead" and self._herhaald(box.element):
            return
        element = self._element(box, element)
        if isinstance(box, boxes.ReplacedBox):
            self._figuur(box, element)
        self._verwijzing(box, element)
        self._kinderen(box, element)

    def _herhaald(self, thead: Any) -> bool:
        """Is this the head of a table that began on an earlier page?"""
        bekend = self.elementen.get((id(thead), "thead"))
        return bekend is not None and bekend.bladzij < self.bladzij

    def _element(self, box: Any, element: Element) -> Element:
        """The structure element of a box: an existing one, a new one, or that of its parent."""
        if box.element is None:
            return element
        tag = box.element_tag
        if tag in {"li::marker", "li::before"}:
            return self._nummer(box, element)
        rol = self._rol(box, tag, element)
        if rol is None:
            return element
        sleutel = (id(box.element), tag)
        if sleutel not in self.elementen:
            self.elementen[sleutel] = self._maak(rol, box, element)
        return self.elementen[sleutel]

    def _rol(self, box: Any, tag: str, element: Element) -> str | None:
        if tag == "a":
            return "Link" if box.element.get("href") else None
        if tag == "ul" and knoop.heeft(box.element, "inhoud"):
            return "TOC"
        if tag == "li" and element.rol == "TOC":
            return "TOCI"
        if tag == "span" and knoop.heeft(box.element, *ZIN) and element.rol in {"LBody", "TD", "Document", "Sect"}:
            return "P"
        return ROLLEN.get(tag)

    def _maak(self, rol: str, box: Any, element: Element) -> Element:
        if rol == "LBody":
            element = element if element.rol == "L" else element.nieuw("L", self.bladzij)
            return element.nieuw("LI", self.bladzij).nieuw(rol, self.bladzij, box.element)
        if rol == "Link" and element.rol == "TOCI":
            element = element.nieuw("Reference", self.bladzij)
        if rol in {"Link", "Figure"} and element.rol not in DRAGERS | {"Reference"}:
            element = self._alinea(element) if rol == "Link" else element
        nieuw = element.nieuw(rol, self.bladzij, box.element)
        nieuw.kenmerken.update(_eigen(rol, box))
        return nieuw

    def _nummer(self, box: Any, element: Element) -> Element:
        """The label of a list item stands before its body."""
        sleutel = (id(box.element), "nummer")
        if sleutel not in self.elementen:
            punt = element.ouder if element.rol == "LBody" else None
            if punt is None:
                return element
            self.elementen[sleutel] = punt.nieuw("Lbl", self.bladzij, plek=0)
            lijst = punt.ouder
            if lijst is not None:
                genummerd = box.element_tag == "li::before" or (lijst.bron is not None and lijst.bron.tag == "ol")
                lijst.kenmerken["ListNumbering"] = "/Decimal" if genummerd else "/Disc"
        return self.elementen[sleutel]

    def _drager(self, element: Element) -> Element:
        """Text may not stand loose between blocks: it gets a paragraph."""
        return element if element.rol in DRAGERS or element.rol == "Reference" else self._alinea(element)

    def _alinea(self, element: Element) -> Element:
        laatste = element.kinderen[-1] if element.kinderen else None
        if isinstance(laatste, Element) and laatste.rol == "P" and laatste.bron is None:
            return laatste
        return element.nieuw("P", self.bladzij)

    def _inhoud(self, box: Any, element: Element) -> None:
        tag = self.tags.pop(box, None)
        if tag is not None:
            element.kinderen.append((self.bladzij, tag["mcid"]))

    def _figuur(self, box: Any, element: Element) -> None:
        self._inhoud(box, element)
        x, y = box.content_box_x(), box.content_box_y()
        onder = self.hoogte - y - box.height
        vak = (x, onder, x + box.width, onder + box.height)
        element.kenmerken["BBox"] = pydyf.Array(round(maat * BOX_IN_PUNT, 2) for maat in vak)

    def _verwijzing(self, box: Any, element: Element) -> None:
        annotatie = getattr(box, "link_annotation", None)
        if annotatie is not None and element.rol == "Link":
            annotatie["F"] = 4  # Print
            annotatie["Rect"] = pydyf.Array(round(maat, 1) for maat in annotatie["Rect"])
            annotatie["Contents"] = pydyf.String(_omschrijving(box.element))
            element.kinderen.append(("objr", self.bladzij, annotatie))


def _omschrijving(a: Any) -> str:
    tekst = str(a.get("aria-label") or knoop.tekst(a))
    return (
        tekst
        if "://" not in str(a.get("href")) and not str(a.get("href")).startswith("mailto:")
        else f"{tekst} (website of e-mail)"
    )


def _eigen(rol: str, box: Any) -> dict[str, Any]:
    if rol == "Figure":
        titel = next(iter(box.element.iter(f"{knoop.SVG}title")), None)
        return {"Alt": box.element.get("alt") or (titel.text if titel is not None else None) or "Tekening"}
    if rol == "TH":
        richting = "/Row" if box.element.get("scope") == "row" else "/Column"
        return {"Scope": richting, **_bereik(box)}
    return _bereik(box) if rol == "TD" else {}


def _bereik(box: Any) -> dict[str, Any]:
    maten = {"ColSpan": box.colspan, "RowSpan": box.rowspan} if isinstance(box, boxes.TableCellBox) else {}
    return {naam: maat for naam, maat in maten.items() if maat != 1}
