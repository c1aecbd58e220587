"""One built page, read for the checks: text, links, ids and everything the policy would block."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import ClassVar

LEEG = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
GEEN_TEKST = frozenset({"script", "style", "code", "pre", "template"})


@dataclass
class Blad:
    """What the checks want to know of a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bronnen: list[str] = field(default_factory=list)
    regels: list[str] = field(default_factory=list)
    geblokkeerd: list[str] = field(default_factory=list)
    lege_tabs: int = 0


class Bladlezer(HTMLParser):
    """Collects a Blad."""

    BRON: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("script", "img", "iframe", "source", "audio", "video"), "src"),
        "object": "data",
    }
    LINKSOORTEN = frozenset(
        ("stylesheet", "icon", "manifest", "modulepreload", "preload", "preconnect", "dns-prefetch"),
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blad = Blad()
        self._stapel: list[str] = []
        self._tab: list[tuple[int, bool]] = []  # depth of an open tab block, and whether it holds anything

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        self._kenmerken(tag, kenmerken)
        if tag in {"img", "svg", "input"}:
            self._gevuld()
        if tag in LEEG:
            return
        self._stapel.append(tag)
        if "tabbed-block" in kenmerken.get("class", "").split():
            self._tab.append((len(self._stapel), False))

    def _kenmerken(self, tag: str, kenmerken: dict[str, str]) -> None:
        if "id" in kenmerken and "template" not in self._stapel:  # a template is not part of the page yet
            self.blad.ids.append(kenmerken["id"])
        if tag == "a" and "href" in kenmerken:
            self.blad.links.append(kenmerken["href"])
        self._van_buiten(tag, kenmerken)
        fout = [naam for naam in kenmerken if naam == "style" or naam.startswith("on")]
        if fout or tag == "style":
            self.blad.geblokkeerd.append(f"<{tag} {' '.join(fout)}>".replace(" >", ">"))

    def _van_buiten(self, tag: str, kenmerken: dict[str, str]) -> None:
        if self.BRON.get(tag, "-") in kenmerken:
            self.blad.bronnen.append(kenmerken[self.BRON[tag]])
        if tag == "link" and self.LINKSOORTEN & set(kenmerken.get("rel", "").split()):
            self.blad.bronnen.append(kenmerken.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._stapel:
            return
        while self._stapel:
            if self._tab and self._tab[-1][0] == len(self._stapel) and not self._tab.pop()[1]:
                self.blad.lege_tabs += 1
            if self._stapel.pop() == tag:
                return

    def handle_data(self, data: str) -> None:
        if not data.strip():
            return
        self._gevuld()
        if not GEEN_TEKST & set(self._stapel):
            self.blad.regels.extend(regel.strip() for regel in data.splitlines() if regel.strip())

    def _gevuld(self) -> None:
        self._tab = [(diepte, True) for diepte, _ in self._tab]


def lees(html: str) -> Blad:
    lezer = Bladlezer()
    lezer.feed(html)
    lezer.close()
    return lezer.blad
