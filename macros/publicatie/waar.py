"""`python -m macros waar [ADRES]`: of each text where it stands in the dataset, as JSON for the editor in `serve`.

With an address: the content of that page, made anew, with a mark on every text (`data-bron`). Without: of every place
the pages, results and cards that show it. The pages of a build are made from a book that knows no places.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from finder.model import MET_REGEL
from macros.basis.plekken import DOCS, MKDOCS
from macros.dataset import bewaard
from macros.dataset.plaats import plaats_van
from macros.pagina import adres, edities
from macros.pagina.boek import Boek
from macros.pagina.openen import boek_met_plaatsen
from macros.pagina.routekaart import routekaart
from macros.pagina.uitvoering import Uitvoering
from macros.publicatie import geraakt

NAAM = "waar"
MERK = re.compile(r'data-bron="([^"]+)"')
Plek = tuple[str, str | None]  # what it is called, and its address inside the site if it is a page


def omgeving(boek: Boek) -> Environment:
    """The macros of a page on this book; nothing of it is kept, as kept texts are those without places."""
    return Uitvoering(lambda: boek, bewaar=False).omgeving()


def bladen() -> dict[str, Path]:
    """Address → source of every page that shows texts of the dataset to a reader."""
    bronnen = {pad.relative_to(DOCS).as_posix(): pad for pad in sorted(DOCS.rglob("*.md"))}
    return {adres.webpad(bron): pad for bron, pad in bronnen.items() if not geraakt.later(bron)}


def inhoud(web: str) -> str | None:
    """The content of one page as the site builder makes it, with places; None for a page that has none."""
    bron = bladen().get(web)
    if bron is None:
        return None
    config = load_config(str(MKDOCS))
    bestanden = get_files(config)
    bestand = bestanden.get_file_from_path(bron.relative_to(DOCS).as_posix())
    if bestand is None:
        return None
    blad = Page(None, bestand, config)
    blad.read_source(config)
    blad.markdown = omgeving(boek_met_plaatsen()).from_string(blad.markdown or "").render()
    blad.render(config, bestanden)
    return blad.content


def overal() -> dict[str, list[Plek]]:
    """Place → everything that shows it."""
    uit: dict[str, list[Plek]] = {}
    boek = boek_met_plaatsen()
    for plek, plaatsen in [*_op_bladen(boek), *_op_kaarten(boek), *_in_uitkomsten(boek)]:
        for plaats in dict.fromkeys(plaatsen):
            uit.setdefault(plaats, []).append(plek)
    return uit


def _op_bladen(boek: Boek) -> Iterator[tuple[Plek, list[str]]]:
    pagina = omgeving(boek)
    for web, pad in bladen().items():
        tekst, kop = meta.get_data(pad.read_text(encoding="utf-8"))
        yield (str(kop.get("title", web)), web), MERK.findall(pagina.from_string(tekst).render())


def _op_kaarten(boek: Boek) -> Iterator[tuple[Plek, list[str]]]:
    for kaart in edities.kaarten(boek):
        yield (f"Routekaart {kaart.titel} ({kaart.gemeentenaam})", None), MERK.findall(routekaart(boek, kaart, ""))


def _in_uitkomsten(boek: Boek) -> Iterator[tuple[Plek, list[str]]]:
    """What the finder reads: of a tafel or route as its result, in every gemeente or in one; the rest as a whole."""
    dataset = {**boek.dataset}
    eigen = {id_: o for soort in MET_REGEL for id_, o in dataset.pop(soort).items()}
    gemeenten = dataset.pop("gemeenten")
    for o in eigen.values():
        yield (f"Uitkomst {o['naam']}", None), list(_plaatsen(o))
    for g in gemeenten.values():
        for id_, bij in g["bij"].items():
            naam = boek.onderwerpen[id_].naam
            yield (f"Uitkomst {naam} in {g['naam']}", None), list(_plaatsen(bij))
    yield ("Welke tafel?", adres.webpad(adres.WELKE_TAFEL)), list(_plaatsen([dataset, gemeenten]))


def _plaatsen(knoop: Any) -> Iterator[str]:
    if plaats := plaats_van(knoop):
        yield plaats
    for kind in knoop.values() if isinstance(knoop, dict) else knoop if isinstance(knoop, list) else ():
        yield from _plaatsen(kind)


def hoofd(argv: list[str]) -> int:
    antwoord = inhoud(argv[0]) if argv else bewaard.houd(NAAM, bewaard.vinger(), overal)
    json.dump(antwoord, sys.stdout, ensure_ascii=False)
    return 0
