"""Klassen vasthouden: een dataset die ook de getalgrenzen van een andere dataset kent.

Zo hebben twee versies dezelfde atomen en passen hun diagrammen in één voorraad. Er verandert geen enkele uitkomst:
de extra rijen staan in een melding die nergens bij hoort, de extra weken in een tafel zonder rijen.
"""

from typing import Any

from finder.woordenschat import onderwerpregels, rijen
from macros.dataset.controle_als import TELLEND

NAAM = "_houvast"


def met_houvast(ruw: dict[str, Any], *bronnen: dict[str, Any]) -> dict[str, Any]:
    """`ruw` met alle getalgrenzen van `bronnen` erbij."""
    banden = [
        {"als": {feit: eis}}
        for bron in bronnen
        for als in rijen(bron)
        for feit, eis in als.items()
        if _is_band(bron, feit, eis)
    ]
    termijnen = [r["termijn"] for bron in bronnen for r in onderwerpregels(bron).values() if "termijn" in r]
    tafels = {f"{NAAM}-{nr}": {"code": NAAM, "naam": NAAM, "regel": {"termijn": t}} for nr, t in enumerate(termijnen)}
    melding = {NAAM: {"tekst": "", "bron": [], "bij": [], "wanneer": banden}}
    return {**ruw, "meldingen": {**ruw["meldingen"], **melding}, "tafels": {**ruw["tafels"], **tafels}}


def _is_band(ruw: dict[str, Any], feit: str, eis: Any) -> bool:
    return isinstance(eis, dict) and feit in ruw["feiten"] and ruw["feiten"][feit]["soort"] in TELLEND
