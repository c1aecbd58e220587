"""The structure tree written as PDF objects, and the way back from content to structure; put in WeasyPrint's place."""
# ruff: noqa: SLF001 - the streams of WeasyPrint have no public way in; its version is locked, and tests watch the result

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint.pdf

from macros.pdf import inkorten
from macros.pdf.structuur import Bouwer, Element

_LOS = object()  # marks the spans that we add ourselves
EIGENAAR = {"Scope": "/Table", "ColSpan": "/Table", "RowSpan": "/Table", "BBox": "/Layout", "ListNumbering": "/List"}


class Schrijver:
    """Turns the elements into PDF objects and fills the mapping back from content to element."""

    def __init__(self, pdf: Any, bladen: int) -> None:
        self.pdf, self.bladen = pdf, pdf.page_references
        self.terug: list[dict[int, bytes]] = [{} for _ in range(bladen)]
        self.annotaties: list[tuple[bytes, Any]] = []

    def schrijf(self, wortel: Element, boom: Any) -> Any:
        """All elements; those of one kind get numbers in a row, as that takes the fewest bytes."""
        for element in sorted(_alle(wortel), key=lambda element: element.rol):
            element.object = pydyf.Dictionary({"S": f"/{element.rol}"})
            self.pdf.add_object(element.object)
        for element in _alle(wortel):
            self._vul(element, element.ouder.object if element.ouder else boom)
        return wortel.object

    def _vul(self, element: Element, ouder: Any) -> None:
        """An element with its parent and its children; its page only when its own content needs it."""
        uit = element.object
        uit["P"] = ouder.reference
        kinderen = [self._kind(kind, element, uit) for kind in element.kinderen]
        uit["K"] = kinderen[0] if len(kinderen) == 1 else pydyf.Array(kinderen)
        if any(isinstance(kind, tuple) for kind in element.kinderen):
            uit["Pg"] = self.bladen[element.bladzij]
        if "Alt" in element.kenmerken:
            uit["Alt"] = pydyf.String(element.kenmerken["Alt"])
        eigen = {naam: waarde for naam, waarde in element.kenmerken.items() if naam in EIGENAAR}
        if eigen:
            uit["A"] = pydyf.Dictionary({"O": EIGENAAR[next(iter(eigen))], **eigen})

    def _kind(self, kind: Any, element: Element, uit: Any) -> Any:
        """A child as it stands in the file; content and links on the page of the element do not name that page."""
        if isinstance(kind, Element):
            return kind.object.reference
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
        elif uit and isinstance(uit[-1], Element) and uit[-1].bron is _LOS and uit[-1].bladzij == kind[0]:
            uit[-1].kinderen.append(kind)
        else:
            uit.append(Element("Span", element, kind[0], _LOS, [kind]))
    return uit


def _kort_in(wortel: Element, streams: list[Any]) -> None:
    """Shorter drawings, and the structure tree told of the new numbers in them."""
    van: list[dict[int, Element]] = [{} for _ in streams]
    for element in _alle(wortel):
        for kind in element.kinderen:
            if isinstance(kind, tuple) and kind[0] != "objr":
                van[kind[0]][kind[1]] = element
    nieuw = []
    for stream, eigenaars in zip(streams, van, strict=True):
        rij, nummers = inkorten.kort_in(stream.stream, eigenaars)
        stream.stream = [b"\n".join(rij)]
        nieuw.append(nummers)
    for element in _alle(wortel):
        element.kinderen = _vernummerd(element.kinderen, nieuw)


def _vernummerd(kinderen: list[Any], nieuw: list[dict[int, int]]) -> list[Any]:
    """Pieces that became one are one child."""
    uit: dict[Any, Any] = {}
    for kind in kinderen:
        los = isinstance(kind, Element) or kind[0] == "objr"
        kind_ = kind if los else (kind[0], nieuw[kind[0]][kind[1]])
        uit.setdefault(id(kind) if los else kind_, kind_)
    return list(uit.values())


def _alle(element: Element) -> Iterator[Element]:
    yield element
    for kind in element.kinderen:
        if isinstance(kind, Element):
            yield from _alle(kind)


def voeg_toe(pdf: Any, document: Any, _versie: Any, streams: list[Any]) -> None:
    """What WeasyPrint calls instead of its own `add_tags`."""
    bouwer = Bouwer()
    for nummer, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        bouwer.blad(nummer, page, stream._tags)
    _snoei(bouwer.wortel)
    _kort_in(bouwer.wortel, streams)
    _schrijf(pdf, bouwer.wortel, len(streams))
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _schrijf(pdf: Any, wortel: Element, bladen: int) -> None:
    boom, terug = pydyf.Dictionary({"Type": "/StructTreeRoot"}), pydyf.Dictionary()
    pdf.add_object(boom)
    pdf.add_object(terug)
    schrijver = Schrijver(pdf, bladen)
    boom["K"] = schrijver.schrijf(wortel, boom).reference
    terug["Nums"] = schrijver.terugweg()
    boom["ParentTree"], boom["ParentTreeNextKey"] = terug.reference, bladen + len(schrijver.annotaties)
    pdf.catalog["StructTreeRoot"] = boom.reference


@contextmanager
def eigen_boom() -> Iterator[None]:
    """While this is open, WeasyPrint writes our structure tree."""
    van_weasyprint = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = voeg_toe
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = van_weasyprint
