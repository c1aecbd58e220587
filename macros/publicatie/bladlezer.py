"""One built page, read for the checks: text, links, ids and everything the policy would block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html  # type: ignore[import-untyped]

LINKSOORTEN = ("stylesheet", "icon", "manifest", "modulepreload", "preload", "preconnect", "dns-prefetch")
VAN_BUITEN = (
    "//*[self::script or self::img or self::iframe or self::source or self::audio or self::video]/@src"
    " | //object/@data"
    f" | //link[{' or '.join(f"contains(concat(' ', @rel, ' '), ' {soort} ')" for soort in LINKSOORTEN)}]/@href"
)
GEEN_TEKST = ("script", "style", "code", "pre", "template")
LEGE_TAB = (
    "//*[contains(concat(' ', @class, ' '), ' tabbed-block ')][not(normalize-space())]"
    "[not(.//*[self::img or self::svg or self::input])]"
)


@dataclass(frozen=True)
class Blad:
    """What the checks want to know of a page."""

    ids: list[str]
    links: list[str]
    bronnen: list[str]
    regels: list[str]
    geblokkeerd: list[str]
    lege_tabs: int


def lees(html: str) -> Blad:
    boom = lxml.html.document_fromstring(html)
    return Blad(
        ids=boom.xpath("//*[not(ancestor::template)]/@id"),  # a template is not part of the page yet
        links=boom.xpath("//a/@href"),
        bronnen=boom.xpath(VAN_BUITEN),
        geblokkeerd=list(_geblokkeerd(boom)),
        lege_tabs=len(boom.xpath(LEGE_TAB)),
        regels=list(_regels(boom)),
    )


def _regels(boom: Any) -> Iterator[str]:
    """The lines that a reader reads. Takes the rest out of the tree."""
    for weg in boom.xpath("|".join(f"//{naam}" for naam in GEEN_TEKST)):
        weg.clear(keep_tail=True)
    for tekst in boom.itertext():
        yield from (regel.strip() for regel in tekst.splitlines() if regel.strip())


def _geblokkeerd(boom: Any) -> Iterator[str]:
    """Every start tag with a style or a script in it, without the rest of its attributes."""
    for knoop in boom.xpath("//style | //*[@*[name() = 'style' or starts-with(name(), 'on')]]"):
        fout = [naam for naam in knoop.keys() if naam == "style" or naam.startswith("on")]  # noqa: SIM118 - of lxml
        yield f"<{' '.join([knoop.tag, *fout])}>"
