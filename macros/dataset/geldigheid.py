"""Wat op een dag geldt. `geldig_vanaf` en `geldig_tot` zijn allebei tot en met.

Een zin, rij of kenmerk buiten zijn tijd valt weg. Een tafel buiten haar tijd houdt haar pagina, maar Welke tafel? kiest
haar niet. Van de termijnen van een stap blijft die ene over die dan geldt.
"""

import os
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from finder.model import ONDERWERPEN
from macros.dataset.knoop import langs

DELEN = (*ONDERWERPEN, "gemeenten", "rollen", "afgeleid", "voorwaarden", "plichten", "meldingen", "tegenspraken")
KEUZE = ("wanneer", "daarnaast", "ladder")  # waarmee Welke tafel? bij een onderwerp komt


def vandaag() -> str:
    """De dag van de bouw als jaar-maand-dag; `SOURCE_DATE_EPOCH` maakt haar herhaalbaar."""
    return time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())))


def op_dag(ruw: dict[str, Any], dag: str) -> dict[str, Any]:
    """De dataset zoals zij op deze dag geldt."""
    gekozen = met_regels_van(ruw, dag)
    return {
        naam: {id_: _geldig(o, dag) for id_, o in deel.items()} if _tabel(naam, deel) else _geldig(deel, dag)
        for naam, deel in gekozen.items()
    }


def met_regels_van(ruw: dict[str, Any], dag: str) -> dict[str, Any]:
    """Dezelfde dataset met de regels die op deze dag kiezen. Lijsten van zinnen en rijen blijven heel."""
    return {
        naam: {id_: _onderwerp(o, dag) for id_, o in deel.items()} if _tabel(naam, deel) else deel
        for naam, deel in ruw.items()
    }


def geldt(deel: Any, dag: str) -> bool:
    """Of iets op deze dag geldt; wat geen dagen noemt, geldt altijd."""
    return not isinstance(deel, dict) or str(deel.get("geldig_vanaf", dag)) <= dag <= str(deel.get("geldig_tot", dag))


def dagen(ruw: dict[str, Any], dag: str) -> list[str]:
    """De dagen na deze waarop er iets anders gaat gelden, op volgorde."""
    alle = {wissel for naam in DELEN for wissel in _wissels(ruw.get(naam))}
    return sorted(wissel for wissel in alle if wissel > dag)


def _wissels(deel: Any) -> Iterator[str]:
    for _, knoop in langs(deel):
        if isinstance(knoop, dict):
            yield from _dag(knoop.get("geldig_vanaf"), 0)
            yield from _dag(knoop.get("geldig_tot"), 1)


def _dag(tekst: object, later: int) -> Iterator[str]:
    """De dag, of die erna; niets als het geen dag is, want dat zegt de controle van de vorm al."""
    try:
        yield (date.fromisoformat(str(tekst)) + timedelta(days=later)).isoformat()
    except (ValueError, OverflowError):
        return


def _tabel(naam: str, deel: Any) -> bool:
    return naam in ONDERWERPEN and isinstance(deel, dict)


def _onderwerp(onderwerp: Any, dag: str) -> Any:
    regel = onderwerp.get("regel") if isinstance(onderwerp, dict) else None
    if not isinstance(regel, dict):
        return onderwerp
    if not geldt(onderwerp, dag):
        regel = {veld: deel for veld, deel in regel.items() if veld not in KEUZE}
    return {**onderwerp, "regel": _met_een_termijn(regel, dag)}


def _met_een_termijn(regel: dict[str, Any], dag: str) -> dict[str, Any]:
    """Dezelfde regel met de termijn van die dag; noemt zij er geen, dan zonder."""
    termijnen = regel.get("termijn")
    if not isinstance(termijnen, list):
        return regel
    nu = [termijn for termijn in termijnen if geldt(termijn, dag)]
    rest = {veld: deel for veld, deel in regel.items() if veld != "termijn"}
    return {**rest, "termijn": nu[0]} if nu else rest


def _geldig(knoop: Any, dag: str) -> Any:
    if isinstance(knoop, dict):
        return {sleutel: _geldig(deel, dag) for sleutel, deel in knoop.items() if geldt(deel, dag)}
    if isinstance(knoop, list):
        return [_geldig(deel, dag) for deel in knoop if geldt(deel, dag)]
    return knoop
