"""The layout by WeasyPrint: one pass, page numbers filled in afterwards, everything it complains about is an error."""
# ruff: noqa: SLF001 - the boxes of WeasyPrint have no public way in; its version is locked, and tests watch the result

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2  # type: ignore[import-untyped]
import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from macros.pdf import bestand, taggen, verwijs, vlot
from macros.pdf.lezen import Onleesbaar

WORTEL = Path(__file__).resolve().parents[2]
GROND = Path(__file__).with_name("grond.css")
STIJL = Path(__file__).with_name("afdruk.css")
LETTERS = WORTEL / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next" / "files"
VARIANT = "pdf/ua-1"
CIJFER = 0.632  # width of a tabular digit of the letter type, in em


class Boom(weasyprint.HTML):
    """A document from a tree that is there already, without writing and parsing it again."""

    def __init__(self, wortel: Element) -> None:
        self.base_url = WORTEL.as_uri() + "/"
        self.url_fetcher = URLFetcher(allowed_protocols={"file", "data"})
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(wortel, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002, FBT001, FBT002 - as in WeasyPrint
        return [grond()]


class Klachten(logging.Handler):
    """Collects what WeasyPrint warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.regels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.regels.append(record.getMessage())


@contextmanager
def zonder_klachten(wat: str) -> Iterator[None]:
    """Any warning of the layout stops the build, with the words of WeasyPrint."""
    klachten, log = Klachten(), logging.getLogger("weasyprint")
    log.addHandler(klachten)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(klachten)
    if klachten.regels:
        raise Onleesbaar(f"{wat}: {'; '.join(dict.fromkeys(klachten.regels))}")


@cache
def letters() -> Any:
    """One set of letters for all documents of a process."""
    return FontConfiguration()


@cache
def grond() -> Any:
    """What comes before the print style: HTML as every browser shows it."""
    return weasyprint.CSS(string=GROND.read_text(encoding="utf-8"), base_url=WORTEL.as_uri())


@cache
def stijl(extra: str = "") -> Any:
    """The print style, with the letters that come with the project."""
    regels = [
        f"@font-face {{ font-family: Routeboek; font-weight: {dikte}; font-style: {stand};"
        f' src: url("{(LETTERS / f"atkinson-hyperlegible-next-latin-{dikte}-{stand}.woff2").as_uri()}") }}'
        for dikte in (400, 700)
        for stand in ("normal", "italic")
    ]
    css = "\n".join([*regels, STIJL.read_text(encoding="utf-8"), extra])
    return weasyprint.CSS(string=css, font_config=letters(), base_url=WORTEL.as_uri())


def zet(wortel: Element, extra: str = "") -> Any:
    """Lay out a document."""
    with vlot.vlot(), zonder_klachten("De opmaak"):
        return Boom(wortel).render(font_config=letters(), stylesheets=[stijl(extra)], pdf_variant=VARIANT)


def ankers(document: Any, vanaf: int = 1) -> dict[str, int]:
    """Where every anchor landed: name → page."""
    uit: dict[str, int] = {}
    for nummer, blad in enumerate(document.pages, start=vanaf):
        for naam in blad.anchors:
            uit.setdefault(naam, nummer)
    return uit


def vul_in(document: Any, bladzij: dict[str, int], cijfers: int) -> bool:
    """Put the page numbers in their places; False when one is longer than its place.

    The layout kept room for as many digits as a number can have. What is left over goes: the rest of the line moves up.
    """
    for plek, blad in enumerate(document.pages):
        regels = [regel for regel in _regels(blad._page_box) if any(_gaten(regel))]
        nummers = [str(bladzij[gat.element.get("data-naar")]) for regel in regels for gat in _gaten(regel)]
        if any(len(nummer) > cijfers for nummer in nummers):
            return False
        for regel in regels:
            _vul_regel(regel, 0, bladzij)
        if regels:
            document.pages[plek] = type(blad)(blad._page_box)  # links and anchors at their new places
    return True


def _regels(box: Any) -> Iterator[Any]:
    for kind in (getattr(k, "_box", k) for k in getattr(box, "children", ())):
        if isinstance(kind, boxes.LineBox):
            yield kind
        yield from _regels(kind)


def _gaten(box: Any) -> Iterator[Any]:
    """The texts in a line, or deeper in its inline boxes, that wait for a number."""
    for kind in getattr(box, "children", ()):
        if isinstance(kind, boxes.TextBox):
            if kind.element is not None and kind.element.get("data-naar"):
                yield kind
        elif isinstance(kind, boxes.InlineBox):
            yield from _gaten(kind)


def _vul_regel(box: Any, schuif: float, bladzij: dict[str, int]) -> float:
    """Fill in and move everything in a line; returns how far the rest has to move."""
    for kind in box.children:
        if isinstance(kind, boxes.InlineBox):
            kind.position_x += schuif
            nieuw = _vul_regel(kind, schuif, bladzij)
            kind.width += nieuw - schuif
            schuif = nieuw
        elif isinstance(kind, boxes.TextBox) and kind.element is not None and kind.element.get("data-naar"):
            korter = _vul_vak(kind, str(bladzij[kind.element.get("data-naar")]))
            kind.position_x += schuif + (korter if kind.element.get("data-vorm") == "kaal" else 0)
            kind.width -= korter
            schuif -= 0 if kind.element.get("data-vorm") == "kaal" else korter
        elif schuif:
            kind.translate(dx=schuif)
    return schuif


def _vul_vak(vak: Any, nummer: str) -> float:
    """Write the number; returns how much room it did not need."""
    oud = vak.text
    vak.text = vak.pango_layout.text = verwijs.tekst(vak.element.get("data-vorm"), nummer)
    return (len(oud) - len(vak.text)) * CIJFER * vak.style["font_size"]


def schrijf(document: Any, doel: Path) -> None:
    """Write the file: tagged, titled, no identifier that changes from run to run."""
    for blad in document.pages:  # one annotation a line for a link, none for what is inside it
        blad.links = [link for link in blad.links if link[3].element is not None and link[3].element.tag == "a"]
    with vlot.vlot(), zonder_klachten(doel.stem), taggen.eigen_boom(), bestand.korte_getallen():
        document.write_pdf(doel, pdf_variant=VARIANT, pdf_identifier=None, finisher=_klein)


def _klein(_document: Any, pdf: Any) -> None:
    """Our way of writing in the place of that of pydyf."""
    pdf.write = partial(bestand.schrijf, pdf)
