"""search/search_index.json made fit for readers: a page answers with its one sentence, its sections come after it.

The plugin of the theme writes what is on a page piece by piece, so that a hit is a piece without the answer. Here each
page gets the sentence that describes it as its text, and all its words in a field that is searched and not shown.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

from macros.pagina import beheer

INDEX = "search/search_index.json"
OMSCHRIJVING = re.compile(r'<meta name="description" content="([^"]*)">')
EERSTE_KOP = re.compile(r'<h1 id="([^"]+)"')
OPMAAK = re.compile(r"<[^>]+>")
NASLAG = ("begrippen/", "rollen/", "contact/")  # here a piece is itself the answer: a word, a role, an address
STUK = 0.001  # a piece never comes before its page

Stuk = dict[str, Any]


def doe(klaar: Path) -> None:
    """Rewrite the index, if the site has one; the search of the theme reads it as before."""
    pad = klaar / INDEX
    if not pad.is_file():
        return
    index = json.loads(pad.read_text(encoding="utf-8"))
    per_pagina: dict[str, list[Stuk]] = {}
    for stuk in index["docs"]:
        per_pagina.setdefault(stuk["location"].partition("#")[0], []).append(stuk)
    index["docs"] = [
        stuk
        for adres, stukken in per_pagina.items()
        if not beheer.hoort_op(adres)
        for stuk in pagina(stukken, (klaar / adres / "index.html").read_text(encoding="utf-8"), los=adres in NASLAG)
    ]
    pad.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def pagina(stukken: list[Stuk], blad: str, *, los: bool) -> list[Stuk]:
    """The pieces of one page, the page itself first. With `los` the pieces stand on their own."""
    gewicht = stukken[0].get("boost", 1)
    eerste = {**stukken[0], "text": f"<p>{zin(blad)}</p>", "boost": gewicht}
    if los:
        return [eerste, *map(zonder_namen, stukken[1:])]
    rest = [{**zonder_namen(stuk), "boost": gewicht * STUK} for stuk in stukken[1:] if not is_kop(stuk, blad)]
    return [eerste | {"inhoud": woorden(stukken)}, *rest]


def zin(blad: str) -> str:
    """The sentence that describes a built page, as HTML."""
    gevonden = OMSCHRIJVING.search(blad)
    return html.escape(html.unescape(gevonden[1]), quote=False) if gevonden else ""


def is_kop(stuk: Stuk, blad: str) -> bool:
    """Whether a piece is the title of the page once more."""
    gevonden = EERSTE_KOP.search(blad)
    return gevonden is not None and str(stuk["location"]).endswith(f"#{gevonden[1]}")


def zonder_namen(stuk: Stuk) -> Stuk:
    """A piece without the other names and search words: those belong to the page."""
    return {naam: waarde for naam, waarde in stuk.items() if naam != "tags"}


def woorden(stukken: list[Stuk]) -> str:
    """Every word of a page once."""
    alles = " ".join(f"{stuk['title']} {stuk['text']}" for stuk in stukken)
    return " ".join(dict.fromkeys(re.findall(r"\w+", html.unescape(OPMAAK.sub(" ", alles)).lower())))
