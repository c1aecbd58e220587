"""De rijen van de beslishulp in woorden, voor de pagina's. Wat hier staat, is precies wat de beslishulp weegt."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from finder.regelwerk import lijst
from finder.woordenschat import onderwerpregels
from finder.zinnen import hoofdletter, term_in_woorden
from macros.dataset.laden import laad

WORTEL = Path(__file__).resolve().parent.parent.parent


@lru_cache(maxsize=1)
def dataset() -> dict[str, Any]:
    """De ruwe dataset van deze bouw."""
    return laad(Path(os.environ.get("ROUTEBOEK_DATA", WORTEL / "data"))).ruw


def rij_woorden(ruw: dict[str, Any], als: dict[str, Any]) -> list[str]:
    """Elke term van een rij als zin met hoofdletter en punt."""
    return [zin(term_in_woorden(ruw, feit, eis)) for feit, eis in als.items()]


def zin(deel: str) -> str:
    return f"{hoofdletter(deel)}."


def rijen_in_woorden(id_: str) -> list[list[str]]:
    """Wanneer dit onderwerp geldt: rij voor rij, term voor term."""
    return [rij_woorden(dataset(), rij["als"]) for rij in rijen_van(dataset(), id_)]


def rijen_van(ruw: dict[str, Any], id_: str) -> list[dict[str, Any]]:
    """De rijen die de pagina toont. Wat ook daarnaast kan gelden, toont die ruimere rijen."""
    regel = onderwerpregels(ruw)[id_]
    return list(regel.get("daarnaast", {}).get("wanneer") or regel.get("wanneer", []))


def eerst_in_woorden(id_: str) -> list[dict[str, Any]]:
    """Wat eerst moet, in volgorde, met de bronnen van de rijen."""
    ruw = dataset()
    sectoren = {**ruw["tafels"], **ruw["routes"]}[id_]["sector"]
    uit = []
    for groep in onderwerpregels(ruw)[id_].get("eerst", []):
        for eis in groep:
            code, rijen = eis_en_rijen(ruw, eis)
            bron = list(dict.fromkeys(b for rij in rijen for b in lijst(rij.get("bron"))))
            naam = ruw["voorwaarden"][code]["naam"]
            woorden = dict.fromkeys(naam[s] for s in sectoren if s in naam)
            uit += [{"tekst": zin(woord), "bron": bron} for woord in woorden]
    return uit


def eis_en_rijen(ruw: dict[str, Any], eis: Any) -> tuple[str, list[dict[str, Any]]]:
    """De code van een voorwaarde en de rijen waarin zij ontbreekt; een onderwerp mag eigen rijen noemen."""
    if isinstance(eis, str):
        return eis, ruw["voorwaarden"][eis]["ontbreekt"]
    return eis["voorwaarde"], eis["ontbreekt"]
