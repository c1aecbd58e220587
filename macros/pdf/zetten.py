"""The layout by WeasyPrint, through its public functions; everything it complains about is an error."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree import ElementTree as ET

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from macros.pdf import structuur
from macros.pdf.lezen import Onleesbaar

WORTEL = Path(__file__).resolve().parents[2]
STIJL = Path(__file__).with_name("afdruk.css")
LETTERS = WORTEL / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next" / "files"
SOORTEN = [(dikte, stand) for dikte in (400, 700) for stand in ("normal", "italic")]
VARIANT = "pdf/ua-1"


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


def letterbestand(dikte: int, stand: str) -> Path:
    return LETTERS / f"atkinson-hyperlegible-next-latin-{dikte}-{stand}.woff2"


@cache
def stijl(extra: str = "") -> Any:
    """The print style, with the letters that come with the project."""
    regels = [
        f"@font-face {{ font-family: Routeboek; font-weight: {dikte}; font-style: {stand};"
        f' src: url("{letterbestand(dikte, stand).as_uri()}") }}'
        for dikte, stand in SOORTEN
    ]
    css = "\n".join([*regels, STIJL.read_text(encoding="utf-8"), extra])
    return weasyprint.CSS(string=css, font_config=letters(), base_url=WORTEL.as_uri())


def zet(wortel: ET.Element, extra: str = "") -> Any:
    """Lay out a document."""
    html = ET.tostring(wortel, encoding="unicode", method="html")
    ophaler = URLFetcher(allowed_protocols={"file", "data"})
    with zonder_klachten("De opmaak"):
        bron = weasyprint.HTML(string=html, base_url=f"{WORTEL.as_uri()}/", url_fetcher=ophaler)
        document = bron.render(font_config=letters(), stylesheets=[stijl(extra)], pdf_variant=VARIANT)
    gc.collect()
    return document


def ankers(document: Any) -> dict[str, int]:
    """Where every anchor landed: name → page."""
    uit: dict[str, int] = {}
    for nummer, blad in enumerate(document.pages, start=1):
        for naam in blad.anchors:
            uit.setdefault(naam, nummer)
    return uit


def schrijf(document: Any, doel: Path | BinaryIO) -> None:
    """Write the file: tagged and titled."""
    for blad in document.pages:  # one annotation a line for a link, none for what is inside it
        blad.links = [link for link in blad.links if link[3].element is not None and link[3].element.tag == "a"]
    with zonder_klachten("Het bestand"), structuur.eigen_boom():
        document.write_pdf(doel, pdf_variant=VARIANT)
