"""What a reader sees on a built page: the text of <article>, in blocks and under headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

BLOK = {"p", "li", "h1", "h2", "h3", "h4", "h5", "td", "th", "dt", "dd", "tr", "div"}
BLOK |= {"summary", "figcaption", "section", "caption", "label", "aside", "blockquote"}
STIL = {"script", "style", "template", "svg"}
LOS = {"br", "img", "input", "hr", "wbr", "source"}
# Inside a block: labels that are no part of a sentence, and elements that start a sentence of their own.
LABEL = {"rb-bronnen", "rb-bron", "rb-merk", "rb-chip", "rb-veld", "rb-week", "rb-stip", "rb-term", "headerlink"}
APART = {"rb-noot", "rb-regel", "rb-paar", "rb-onder", "rb-onderregel", "rb-waarde", "rb-klein", "rb-staart"}
APART |= {"rb-naam", "rb-rij"}
ZINSEINDE = re.compile(r"(?<=[.?!…])['\")\]]?\s+(?=['\"(\[]?[A-Z0-9À-Þ])")
WOORD = re.compile(r"[0-9A-Za-zÀ-ÿ]+(?:[-'.@&/][0-9A-Za-zÀ-ÿ]+)*")
KOP = re.compile(r"h([1-6])$")
GRENS = "\x1e"  # a new sentence starts here
LINK = "\x1d"  # around the words of a link
INLEIDEND = re.compile(f"^\\s*(?:{LINK}[^{LINK}]*{LINK}\\s*)+:\\s*")


@dataclass
class Blok:
    """One run of text: the tags around it, innermost last, each with its classes."""

    ouders: list[tuple[str, frozenset[str]]]
    tekst: str = ""
    lopend: str = ""

    def in_klasse(self, *klassen: str) -> bool:
        return any(eigen & set(klassen) for _, eigen in self.ouders)

    def in_element(self, *namen: str) -> bool:
        return any(naam in namen for naam, _ in self.ouders)

    @property
    def niveau(self) -> int | None:
        return next((int(m[1]) for naam, _ in reversed(self.ouders) if (m := KOP.match(naam))), None)


@dataclass
class _Lezer(HTMLParser):
    blokken: list[Blok] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.stapel: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag, attrs):
        kenmerken = dict(attrs)
        klassen = frozenset((kenmerken.get("class") or "").split()) | ({"hidden"} & set(kenmerken))
        if tag in LOS:
            self._tekst(" ", grens=tag == "br")
            return
        self.stapel.append((tag, klassen))
        if tag in BLOK:
            self.blokken.append(Blok(list(self.stapel)))
        elif klassen:
            self._tekst(" ", grens=bool(klassen & APART))

    def handle_endtag(self, tag):
        if tag not in {naam for naam, _ in self.stapel}:
            return
        if self.stapel[-1][1] & APART:
            self._tekst(" ", grens=True)
        while self.stapel and self.stapel.pop()[0] != tag:
            pass
        if tag in BLOK:
            self.blokken.append(Blok(list(self.stapel)))

    def handle_data(self, data):
        self._tekst(data)

    def _tekst(self, stuk: str, *, grens: bool = False) -> None:
        namen = {naam for naam, _ in self.stapel}
        if "article" not in namen or namen & STIL or any("hidden" in klassen for _, klassen in self.stapel):
            return
        if not self.blokken:
            self.blokken.append(Blok(list(self.stapel)))
        blok = self.blokken[-1]
        blok.tekst += stuk
        if grens:
            blok.lopend += GRENS
        elif not self._label():
            blok.lopend += f"{LINK}{stuk}{LINK}" if "a" in namen else stuk

    def _label(self) -> bool:
        in_noot = any("rb-noot" in klassen for _, klassen in self.stapel)
        return any(k & LABEL or (in_noot and naam in {"b", "strong"}) for naam, k in self.stapel)


def glad(tekst: str) -> str:
    """One space between words, no soft hyphens, straight quotes."""
    return re.sub(r"\s+", " ", tekst.replace("­", "").replace("’", "'").replace("‘", "'")).strip()


@cache
def blokken(pad: Path) -> tuple[Blok, ...]:
    """The blocks of a page with text in them, in order."""
    lezer = _Lezer()
    lezer.feed(pad.read_text(encoding="utf-8"))
    gevuld = [Blok(b.ouders, glad(b.tekst), b.lopend) for b in lezer.blokken]
    return tuple(b for b in gevuld if b.tekst)


@cache
def onder(pad: Path, kop: str | None = None) -> str:
    """The text of the page, or of everything under one heading up to the next of the same weight."""
    delen: list[str] = []
    diepte: int | None = None
    for blok in blokken(pad):
        if kop is None:
            delen.append(blok.tekst)
        elif diepte is None:
            diepte = blok.niveau if blok.niveau and blok.tekst.rstrip(" ¶").casefold() == kop.casefold() else None
        elif blok.niveau and blok.niveau <= diepte:
            break
        else:
            delen.append(blok.tekst)
    return glad(" ".join(delen))


def zinnen(pad: Path) -> list[str]:
    """The sentences and loose phrases of a page, without labels, tables, source lists and lists of links."""
    uit: list[str] = []
    for blok in blokken(pad):
        if blok.in_element("td", "th", "label") or blok.in_klasse("rb-bronlijst", "rb-tijdlijn"):
            continue
        for deel in blok.lopend.split(GRENS):
            kaal = INLEIDEND.sub("", deel)
            gelinkt = sum(map(lengte, kaal.split(LINK)[1::2]))
            tekst = glad(kaal.replace(LINK, ""))
            if 2 * gelinkt <= lengte(tekst):
                uit += [zin for zin in ZINSEINDE.split(tekst) if WOORD.search(zin)]
    return uit


def lengte(zin: str) -> int:
    return len(WOORD.findall(zin))


def paginas(site: Path) -> list[Path]:
    """Every page with an article, in order."""
    return sorted(p for p in site.rglob("*.html") if "<article" in p.read_text(encoding="utf-8"))


def adres(site: Path, pad: Path) -> str:
    return "/" + pad.relative_to(site).as_posix().removesuffix("index.html")
