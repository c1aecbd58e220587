"""Waar in de dataset een tekst van een antwoord afhangt: bij meldingen, plichten, papieren, ingangen en opdrachten.

Zo'n antwoord verandert de uitkomst niet. Toch wordt ernaar gevraagd, bij de uitkomst waar de tekst kan staan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finder.model import Regel, Regelwerk
from finder.woordenschat import als_in


@dataclass(frozen=True, slots=True)
class Tekst:
    """Wanneer één tekst er staat: deze feiten, bij deze uitkomsten (None: bij elke), deze standen, deze eis."""

    als: dict[str, Any]
    bij: frozenset[str] | None = None
    ook_naast: bool = False
    standen: frozenset[str] | None = None
    eis: str | None = None


def teksten(werk: Regelwerk) -> Iterator[Tekst]:
    """Elke tekst met een voorwaarde."""
    for melding in werk.ruw.get("meldingen", {}).values():
        yield from _melding(werk, melding)
    for plicht in werk.ruw.get("plichten", {}).values():
        yield from (Tekst(als) for als in als_in(plicht))
    for code, eis in werk.ruw["voorwaarden"].items():
        yield from (Tekst(als, eis=code) for als in als_in(eis.get("vormen", [])))
    for id_, onderwerp in {**werk.ruw["tafels"], **werk.ruw["routes"]}.items():
        velden = [waarde for veld, waarde in onderwerp.items() if veld != "regel"]
        yield from (Tekst(als, frozenset({id_}), ook_naast=True) for als in als_in(velden))
    for gemeente in werk.ruw["gemeenten"].values():
        for id_, velden in gemeente.get("bij", {}).items():
            for als in als_in(velden):
                yield Tekst({"gemeente": [gemeente["code"]], **als}, frozenset({id_}), ook_naast=True)


def _melding(werk: Regelwerk, melding: dict[str, Any]) -> Iterator[Tekst]:
    vast = {"sector": [melding["sector"]]} if "sector" in melding else {}
    if "buiten_gebied" in melding:
        vast["gemeente"] = [g["code"] for g in werk.ruw["gemeenten"].values() if "buiten_gebied" in g]
    bij = frozenset(regel.id for regel in werk.hoofd if _past(melding, regel))
    standen = frozenset(melding["stand"]) if "stand" in melding else None
    yield from (Tekst({**vast, **rij["als"]}, bij, standen=standen) for rij in melding.get("wanneer", []))


def _past(melding: dict[str, Any], regel: Regel) -> bool:
    """Of de melding bij deze uitkomst kan staan."""
    soorten = {regel.soort, *(["nog_niet_opschalen"] if regel.eerst else [])}
    hier = regel.id in melding.get("bij", [regel.id]) and regel.id not in melding.get("niet_bij", [])
    return hier and bool(soorten & set(melding.get("soort", soorten)))
