"""Checks of the built pages: what strict building lets through and a reader would meet."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.publicatie.bladlezer import Blad, lees

REST = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|^={3}|\{(?:week|vanaf|stap|rol):")
GEMAAKT = re.compile(r"^(afdrukken/[^/]+\.pdf|api/v1/.*|assets/(engine|finder)/.*|hosting/.*|sw\.js|_headers)$")


def _adres(naam: str) -> str:
    return naam.removesuffix("index.html")


class Site:
    """The pages of a folder, each read once, and which addresses exist."""

    def __init__(self, map_: Path) -> None:
        self.bestanden = {pad.relative_to(map_).as_posix() for pad in map_.rglob("*") if pad.is_file()}
        self.blad = cache(lambda naam: lees((map_ / naam).read_text(encoding="utf-8")))

    def bestand(self, adres: str) -> str | None:
        """The file behind an address inside the site."""
        for kandidaat in (adres, posixpath.join(adres, "index.html")):
            if kandidaat in self.bestanden:
                return kandidaat
        return None

    def link(self, pagina: str, href: str) -> str | None:
        """Why a link does not land, or None."""
        deel = urlsplit(href)
        if deel.scheme or deel.netloc:
            return None
        if deel.path.startswith("/"):
            return None if pagina == "404.html" else f"link {href} begint met / en werkt niet in een submap"
        doel = (
            posixpath.normpath(posixpath.join(posixpath.dirname(pagina), unquote(deel.path))) if deel.path else pagina
        )
        if doel.startswith(".."):
            return f"link {href} wijst buiten de site"
        bestand = self.bestand("" if doel == "." else doel)
        if bestand is None:
            return None if GEMAAKT.match(doel) else f"link {href} bestaat niet"
        return self._anker(bestand, unquote(deel.fragment), href)

    def _anker(self, bestand: str, anker: str, href: str) -> str | None:
        if not anker or not bestand.endswith(".html") or "=" in anker or anker in {"__consent", ":~:text"}:
            return None
        return None if anker in self.blad(bestand).ids else f"anker {href} bestaat niet"


def fouten_van(site: Site, pagina: str, blad: Blad) -> list[str]:
    """Every problem of one page, as a sentence."""
    fouten = [f"resten van opmaak: {regel[:60]!r}" for regel in blad.regels if REST.search(regel)]
    fouten += [f"{blad.lege_tabs} lege tab(s)"] if blad.lege_tabs else []
    fouten += [f"id {naam!r} staat er {aantal} keer" for naam, aantal in Counter(blad.ids).items() if aantal > 1]
    fouten += [f"{wat} wordt door het beveiligingsbeleid geblokkeerd" for wat in sorted(set(blad.geblokkeerd))]
    fouten += [f"bron {bron} komt van buiten" for bron in blad.bronnen if urlsplit(bron).netloc]
    meldingen = (site.link(pagina, href) for href in [*blad.links, *blad.bronnen])
    return fouten + [melding for melding in meldingen if melding]


def controleer(map_: Path, sinds: float = 0) -> list[str]:
    """`address: problem`, for every page that was built since then."""
    site = Site(map_)
    paginas = sorted(n for n in site.bestanden if n.endswith(".html") and (map_ / n).stat().st_mtime >= sinds)
    return [
        f"{_adres(pagina) or './'}: {fout}"
        for pagina in paginas
        for fout in dict.fromkeys(fouten_van(site, pagina, site.blad(pagina)))
    ]
