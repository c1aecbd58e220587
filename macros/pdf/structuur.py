"""The structure tree of a PDF: one element of the page is one element of the tree, however many pages it runs over.

WeasyPrint 70.0 builds a tree page by page, so a table or a sentence that crosses a page edge falls apart (its issue
2903), headers lose their cells, and running heads count as content; PDF/UA-1 then fails. This module takes the place
of its one function `add_tags`, and is the only thing here that replaces anything. It goes when the test
`test_weasyprint_still_needs_our_structure_tree` fails.
"""
# ruff: noqa: SLF001 - boxes and tags of WeasyPrint have no public way in; its version is locked to the last digit

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from macros.pdf import knoop

_TEKST = {"p": "P", "ul": "L", "ol": "L", "li": "LBody", "blockquote": "BlockQuote", "section": "Sect", "nav": "Sect"}
ROLLEN = {
    **{tag: tag.upper() for tag in (*knoop.KOPPEN, "tr", "th", "td")},
    **_TEKST,
    **dict(zip(("table", "caption", "thead", "tbody"), ("Table", "Caption", "THead", "TBody"), strict=True)),
    "img": "Figure",
}
DRAGERS = frozenset(
    ["P", "LBody", "Lbl", "TD", "TH", "Caption", "Link", "Figure", "Span", *map(str.upper, knoop.KOPPEN)]
)
ZIN = ("rb-noot", "rb-regel", "rb-onder", "rb-paar")  # spans that stand as a line of their own
BOX_IN_PUNT = 0.75
EIGENAAR = {"Scope": "/Table", "ColSpan": "/Table", "RowSpan": "/Table", "BBox": "/Layout", "ListNumbering": "/List"}
_LOS = object()  # marks the spans that we add ourselves


@dataclass(eq=False)
class Element:
    """One structure element, before it becomes a PDF object."""

    rol: str
    ouder: Element | None
    bladzij: int
    bron: Any = None
    kinderen: list[Any] = field(default_factory=list)  # Element, (page, mcid) or ("objr", page, annotation)
    kenmerken: dict[str, Any] = field(default_factory=dict)

    def nieuw(self, rol: str, bladzij: int, bron: Any = None, plek: int | None = None) -> Element:
        kind = Element(rol, self, bladzij, bron)
        self.kinderen.insert(len(self.kinderen) if plek is None else plek, kind)
        return kind


class Bouwer:
    """Walks the boxes of all pages in order and collects elements; what nobody claims is an artifact."""

    def __init__(self) -> None:
        self.wortel = Element("Document", None, 0)
        self.elementen: dict[tuple[int, str], Element] = {}
        self.bladzij = 0
        self.hoogte = 0.0
        self.tags: dict[Any, dict[str, Any]] = {}

    def blad(self, nummer: int, page: Any, stream: Any) -> None:
        """One page, and its running heads, page number and repeated table heads marked as no content."""
        self.bladzij, self.tags, self.hoogte = nummer, stream._tags, page.height
        self._kinderen(page._page_box, self.wortel)
        _als_artefact(stream.stream, {tag["mcid"] for tag in self.tags.values()})

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
        return {"Alt": box.element.get("alt")}
    if rol == "TH":
        richting = "/Row" if box.element.get("scope") == "row" else "/Column"
        return {"Scope": richting, **_bereik(box)}
    return _bereik(box) if rol == "TD" else {}


def _bereik(box: Any) -> dict[str, Any]:
    maten = {"ColSpan": box.colspan, "RowSpan": box.rowspan} if isinstance(box, boxes.TableCellBox) else {}
    return {naam: maat for naam, maat in maten.items() if maat != 1}


def _als_artefact(stroom: list[Any], mcids: set[int]) -> None:
    """Rewrite `/Span <</MCID 3>> BDC` in the drawing of a page as `/Artifact BMC`."""
    for plek, deel in enumerate(stroom):
        if deel == b"BDC" and stroom[plek - 1]["MCID"] in mcids:
            stroom[plek - 2 : plek + 1] = b"/Artifact", b"", b"BMC"


def _snoei(element: Element) -> bool:
    """Leave out elements without content; True when something remains.

    Text behind an element goes into a span: readers that list an element's own text first would lose the order.
    """
    element.kinderen = [kind for kind in element.kinderen if not isinstance(kind, Element) or _snoei(kind)]
    soorten = {isinstance(kind, Element) for kind in element.kinderen if isinstance(kind, Element) or kind[0] != "objr"}
    if len(soorten) == 2:
        element.kinderen = _in_spans(element)
    return bool(element.kinderen) or element.rol in {"TD", "TH"}


def _in_spans(element: Element) -> list[Any]:
    uit: list[Any] = []
    for kind in element.kinderen:
        if isinstance(kind, Element) or kind[0] == "objr" or not any(isinstance(eerder, Element) for eerder in uit):
            uit.append(kind)
        elif isinstance(uit[-1], Element) and uit[-1].bron is _LOS and uit[-1].bladzij == kind[0]:
            uit[-1].kinderen.append(kind)
        else:
            uit.append(Element("Span", element, kind[0], _LOS, [kind]))
    return uit


class Schrijver:
    """Turns the elements into PDF objects and fills the mapping back from content to element."""

    def __init__(self, pdf: Any, bladen: int) -> None:
        self.pdf, self.bladen = pdf, pdf.page_references
        self.terug: list[dict[int, bytes]] = [{} for _ in range(bladen)]
        self.annotaties: list[tuple[bytes, Any]] = []

    def schrijf(self, element: Element, ouder: Any) -> Any:
        """One element with all that is in it; its page only when its own content needs it."""
        uit = pydyf.Dictionary({"S": f"/{element.rol}", "P": ouder.reference})
        self.pdf.add_object(uit)
        uit["K"] = pydyf.Array(self._kind(kind, element, uit) for kind in element.kinderen)
        if any(isinstance(kind, tuple) for kind in element.kinderen):
            uit["Pg"] = self.bladen[element.bladzij]
        if "Alt" in element.kenmerken:
            uit["Alt"] = pydyf.String(element.kenmerken["Alt"])
        eigen = {naam: waarde for naam, waarde in element.kenmerken.items() if naam in EIGENAAR}
        if eigen:
            uit["A"] = pydyf.Dictionary({"O": EIGENAAR[next(iter(eigen))], **eigen})
        return uit

    def _kind(self, kind: Any, element: Element, uit: Any) -> Any:
        """A child as it stands in the file; content and links on the page of the element do not name that page."""
        if isinstance(kind, Element):
            return self.schrijf(kind, uit).reference
        elders = {} if kind[-2] == element.bladzij else {"Pg": self.bladen[kind[-2]]}
        if kind[0] == "objr":
            self.annotaties.append((uit.reference, kind[2]))
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kind[2].reference, **elders})
        bladzij, mcid = kind
        self.terug[bladzij][mcid] = uit.reference
        return pydyf.Dictionary({"Type": "/MCR", "MCID": mcid, **elders}) if elders else mcid

    def terugweg(self) -> Any:
        """The parent tree: per page by marked content, then every link."""
        nummers = pydyf.Array()
        for bladzij, rij in enumerate(self.terug):
            lijst = pydyf.Array(rij.get(mcid, b"null") for mcid in range(max(rij, default=-1) + 1))
            nummers.extend((bladzij, lijst))
        for plek, (eigenaar, annotatie) in enumerate(self.annotaties, start=len(self.terug)):
            nummers.extend((plek, eigenaar))
            annotatie["StructParent"] = plek
        return nummers


def voeg_toe(pdf: Any, document: Any, _versie: Any, streams: list[Any]) -> None:
    """What WeasyPrint calls instead of its own `add_tags`."""
    bouwer = Bouwer()
    for nummer, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        bouwer.blad(nummer, page, stream)
    _snoei(bouwer.wortel)
    boom, terug = pydyf.Dictionary({"Type": "/StructTreeRoot"}), pydyf.Dictionary()
    pdf.add_object(boom)
    pdf.add_object(terug)
    schrijver = Schrijver(pdf, len(streams))
    boom["K"] = schrijver.schrijf(bouwer.wortel, boom).reference
    terug["Nums"] = schrijver.terugweg()
    boom["ParentTree"], boom["ParentTreeNextKey"] = terug.reference, len(streams) + len(schrijver.annotaties)
    pdf.catalog["StructTreeRoot"] = boom.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


@contextmanager
def eigen_boom() -> Iterator[None]:
    """While this is open, WeasyPrint writes our structure tree."""
    van_weasyprint = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = voeg_toe
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = van_weasyprint
