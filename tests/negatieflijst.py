"""Reads tests/negatief.yaml (its header explains the words) and holds a built site against it."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from zichtbaar import glad, onder

WORTEL = Path(__file__).resolve().parents[1]
PLEK = re.compile(r"\[\[[^\]|]*\|?|\]\]|\{[^}]*\}")


@cache
def meldingen() -> dict[str, list[str]]:
    """C01 -> the fixed pieces of its notice: what is left when links and numbers are taken out."""
    uit = {}
    for bestand in sorted((WORTEL / "data/tegenstrijdigheden").glob("*.yaml")):
        for id_, inhoud in yaml.safe_load(bestand.read_text(encoding="utf-8")).items():
            stukken = [glad(stuk) for stuk in PLEK.split(str(inhoud.get("melding") or ""))]
            uit[id_] = [stuk for stuk in stukken if len(stuk) > 2]
    return uit


def draagt(tekst: str, id_: str) -> bool:
    """Does the text carry the notice?"""
    stukken = meldingen().get(id_)
    return bool(stukken) and all(stuk.casefold() in tekst.casefold() for stuk in stukken)


def onderbouwing(pad: Path) -> list[Path]:
    """The account behind a page: its own, or that of the page it is the gemeente's own of."""
    kandidaten = (map_ / "onderbouwing" / "index.html" for map_ in (pad.parent, pad.parent.parent))
    return [kandidaat for kandidaat in kandidaten if kandidaat.is_file() and kandidaat != pad][:1]


class Pagina:
    def __init__(self, site: Path, pad: Path) -> None:
        self.adres = pad.relative_to(site).as_posix().removesuffix("index.html")
        self.html = pad.read_text(encoding="utf-8")
        self.tekst = onder(pad)
        self.met_onderbouwing = self.tekst + " ".join(map(onder, onderbouwing(pad)))

    def valt_onder(self, regel: dict[str, Any]) -> bool:
        op, behalve = regel.get("op") or ["*"], regel.get("behalve") or []
        past = [fnmatch(self.adres, patroon.replace("**", "*")) for patroon in op]
        return any(past) and not any(fnmatch(self.adres, patroon.replace("**", "*")) for patroon in behalve)


@cache
def bladen_van(site: Path) -> tuple[Pagina, ...]:
    """Every page, read once."""
    return tuple(Pagina(site, pad) for pad in sorted(site.rglob("*.html")))


def _vindt(regel: dict[str, Any], patroon: str, tekst: str) -> re.Match[str] | None:
    return re.search(patroon, tekst, 0 if regel.get("hoofdletters") else re.IGNORECASE)


def _op_pagina(regel: dict[str, Any], pagina: Pagina) -> Iterator[str]:
    tekst = pagina.html if regel.get("in") == "html" else pagina.tekst
    for patroon in regel.get("nergens_op_de_site", []):
        if gevonden := _vindt(regel, patroon, tekst):
            yield f"er staat {tekst[max(0, gevonden.start() - 30) : gevonden.end() + 30]!r}"
    if regel.get("op"):
        yield from (f"er staat geen {p!r}" for p in regel.get("ergens_op_de_site", []) if not _vindt(regel, p, tekst))
    yield from (
        f"de melding {c} ontbreekt" for c in regel.get("met_melding", []) if not draagt(pagina.met_onderbouwing, c)
    )
    yield from _alleen_met(regel, pagina, tekst)
    yield from _woordpaar(regel, pagina.html)


def _alleen_met(regel: dict[str, Any], pagina: Pagina, tekst: str) -> Iterator[str]:
    paar = regel.get("alleen_met") or {}
    if not any(_vindt(regel, p, tekst) for p in paar.get("patroon", [])):
        return
    goed = any(_vindt(regel, p, pagina.met_onderbouwing) for p in paar.get("samen_met", []))
    if not goed and not any(draagt(pagina.met_onderbouwing, c) for c in paar.get("samen_met_melding", [])):
        yield f"{paar['patroon']} staat er zonder wat erbij hoort"


def _woordpaar(regel: dict[str, Any], html: str) -> Iterator[str]:
    if not (verboden := regel.get("geen_woordpaar")):
        return
    woorden = [w.lower() for w in re.findall(regel["woord"], html, re.IGNORECASE)]
    for eerste, tweede in set(itertools.pairwise(woorden)):
        som = hashlib.sha256(f"{verboden['zout']}:{eerste} {tweede}".encode()).hexdigest()
        if som in verboden["sha256"]:
            yield "een verboden woordpaar"


def overtredingen(site: Path, regel: dict[str, Any]) -> list[str]:
    """Every way in which the site breaks one rule of the list."""
    fouten = [f"{p}: die pagina mag er niet zijn" for p in regel.get("bestaat_niet", []) if (site / p).exists()]
    bladen = [p for p in bladen_van(site) if p.valt_onder(regel)]
    if regel.get("op") and not regel.get("bestaat_niet"):
        leeg = [o for o in regel["op"] if not any(fnmatch(p.adres, o.replace("**", "*")) for p in bladen)]
        fouten += [f"{o}: geen pagina past hierop, dus de regel toetst niets" for o in leeg]
    fouten += [f"{p.adres or './'}: {fout}" for p in bladen for fout in _op_pagina(regel, p)]
    if not regel.get("op"):
        for patroon in regel.get("ergens_op_de_site", []):
            gevonden = any(_vindt(regel, patroon, p.html if regel.get("in") == "html" else p.tekst) for p in bladen)
            fouten += [] if gevonden else [f"nergens staat {patroon!r}"]
    return fouten
