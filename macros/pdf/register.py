"""The index of terms: every term of the glossary with the pages where it occurs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from macros.pdf import knoop
from macros.pdf.lezen import Pagina

HOOGSTENS = 9
BLAD = frozenset(["p", "li", "td", "th", "caption", *knoop.KOPPEN])
UITLEG = "begrippen"


@dataclass(frozen=True)
class Stuk:
    """A page or a run of pages in a line of the index."""

    tekst: str
    anker: str
    uitleg: bool = False


@dataclass
class Regel:
    """A term with its pages."""

    woord: str
    stukken: list[Stuk] = field(default_factory=list)
    vaker: bool = False


def plaats(paginas: list[Pagina], begrippen: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Give every first mention of a term on a page an anchor; returns term → anchors, in reading order."""
    woorden = {vorm: id_ for id_, begrip in begrippen.items() for vorm in _vormen(begrip)}
    zoek = re.compile(
        r"(?<![\w-])(" + "|".join(re.escape(v) for v in sorted(woorden, key=len, reverse=True)) + r")(?![\w-])"
    )
    uit: dict[str, list[str]] = {}
    for pagina in paginas:
        if pagina.sleutel == UITLEG:
            continue
        for id_, anker in _op_pagina(pagina, zoek, woorden).items():
            uit.setdefault(id_, []).append(anker)
    return uit


def _vormen(begrip: dict[str, Any]) -> set[str]:
    """How a term is written: as it is, with a capital, and its abbreviation."""
    naam, kort = str(begrip.get("naam", "")), str(begrip.get("afkorting") or "")
    return {vorm for vorm in (naam, naam[:1].upper() + naam[1:], kort) if len(vorm) > 1}


def _op_pagina(pagina: Pagina, zoek: re.Pattern[str], woorden: dict[str, str]) -> dict[str, str]:
    gevonden: dict[str, str] = {}
    for nr, blok in enumerate(k for k in pagina.boom.iter() if k.tag in BLAD):
        for vorm in set(zoek.findall(_eigen_tekst(blok))):
            if woorden[vorm] in gevonden:
                continue
            if not blok.get("id"):
                blok.set("id", f"{pagina.sleutel}-t{nr}")
            gevonden[woorden[vorm]] = blok.get("id", "")
    return gevonden


def _eigen_tekst(blok: Element) -> str:
    """Text of a block without that of the blocks in it."""
    delen = [blok.text or ""]
    for kind in blok:
        if kind.tag not in BLAD:
            delen.append(_eigen_tekst(kind))
        delen.append(kind.tail or "")
    return " ".join(delen)


def regels(begrippen: dict[str, dict[str, Any]], ankers: dict[str, list[str]], bladzij: dict[str, int]) -> list[Regel]:
    """The lines of the index, by the alphabet, with runs of pages taken together."""
    uit = []
    for id_, begrip in begrippen.items():
        uitleg = f"{UITLEG}--{id_}"
        plekken = {bladzij[a]: a for a in reversed(ankers.get(id_, [])) if a in bladzij}
        if uitleg not in bladzij and not plekken:
            continue
        rij = _reeksen(plekken)
        eerst = [Stuk(str(bladzij[uitleg]), uitleg, uitleg=True)] if uitleg in bladzij else []
        uit.append(Regel(_woord(begrip), [*eerst, *rij[:HOOGSTENS]], len(rij) > HOOGSTENS))
    return sorted(uit, key=lambda r: (r.woord.lower(), r.woord))


def _woord(begrip: dict[str, Any]) -> str:
    naam, kort = str(begrip.get("naam", "")), str(begrip.get("afkorting") or "")
    naam = naam[:1].upper() + naam[1:]
    return f"{naam} ({kort})" if kort and kort.lower() != naam.lower() else naam


def _reeksen(plekken: dict[int, str]) -> list[Stuk]:
    """Page numbers, with 12, 13 and 14 as 12–14."""
    uit: list[tuple[int, int, str]] = []
    for nummer in sorted(plekken):
        if uit and uit[-1][1] == nummer - 1:
            uit[-1] = (uit[-1][0], nummer, uit[-1][2])
        else:
            uit.append((nummer, nummer, plekken[nummer]))
    return [Stuk(str(van) if van == tot else f"{van}–{tot}", anker) for van, tot, anker in uit]
