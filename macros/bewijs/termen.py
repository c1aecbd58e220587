"""Van een verzameling waarden van één atoom terug naar een term die een mens kan lezen."""

from dataclasses import dataclass
from typing import Any

from finder.model import Atoom, Regelwerk
from finder.woordenschat import DAGEN
from finder.zinnen import term_in_woorden


@dataclass(slots=True)
class Term:
    """Eén eis aan één feit, in de vorm van de dataset."""

    feit: str
    eis: Any


def term_van(werk: Regelwerk, atoom: Atoom, waarden: list[int]) -> Term | None:
    """De term die precies deze waarden toelaat, of None als daar geen woorden voor zijn."""
    if "=" in atoom.naam:
        optie = atoom.naam.split("=")[1]
        return Term(atoom.feit, [optie] if 0 in waarden else {"zonder": [optie]})
    if atoom.grenzen:
        band = _band(atoom, waarden, DAGEN if werk.ruw["feiten"][atoom.feit]["soort"] == "weken" else 1)
        return None if band is None else Term(atoom.feit, band)
    namen = [atoom.waarden[w] for w in waarden]
    return None if "zelfde" in namen and len(namen) > 1 else Term(atoom.feit, namen)


def _band(atoom: Atoom, waarden: list[int], maat: int) -> dict[str, int] | None:
    """`vanaf` en `onder` in hele weken of aantallen; None als de klassen niet aansluiten of "geen datum" erbij zit."""
    grenzen = [atoom.grenzen[w] for w in waarden]
    if None in grenzen or waarden != list(range(waarden[0], waarden[-1] + 1)):
        return None
    onder = atoom.grenzen[waarden[-1] + 1] if waarden[-1] + 1 < len(atoom.grenzen) else None
    randen = {"vanaf": grenzen[0] or None, "onder": onder}
    if any(rand is not None and rand % maat for rand in randen.values()):
        return None
    return {naam: rand // maat for naam, rand in randen.items() if rand is not None} or None


def in_woorden(werk: Regelwerk, niveau: int, waarden: list[int]) -> str:
    """Een verzameling waarden van een atoom als zinsdeel, zo nodig waarde voor waarde."""
    atoom = werk.atomen[niveau]
    term = term_van(werk, atoom, waarden)
    if term:
        return term_in_woorden(werk.ruw, term.feit, term.eis)
    if atoom.grenzen:
        return _getallen(werk, niveau, waarden)
    los = (term_van(werk, atoom, [waarde]) for waarde in waarden)
    return " of ".join(term_in_woorden(werk.ruw, t.feit, t.eis) for t in los if t)


def _getallen(werk: Regelwerk, niveau: int, waarden: list[int]) -> str:
    """Klassen van dagen: zonder datum apart, aaneengesloten klassen samen, zo nodig in dagen."""
    atoom = werk.atomen[niveau]
    gegeven = werk.ruw["feiten"][atoom.feit]
    delen = [str(gegeven["leeg"])] if waarden and atoom.grenzen[waarden[0]] is None else []
    over = [w for w in waarden if atoom.grenzen[w] is not None]
    while over:
        eind = next((i for i, w in enumerate(over) if w != over[0] + i), len(over))
        blok, over = over[:eind], over[eind:]
        term = term_van(werk, atoom, blok)
        delen.append(term_in_woorden(werk.ruw, term.feit, term.eis) if term else _dagen(werk, niveau, blok))
    return " of ".join(delen)


def _dagen(werk: Regelwerk, niveau: int, blok: list[int]) -> str:
    atoom = werk.atomen[niveau]
    tot = atoom.grenzen[blok[-1] + 1] if blok[-1] + 1 < len(atoom.grenzen) else None
    naam = werk.ruw["feiten"][atoom.feit].get("klok", atoom.feit)
    return f"vanaf dag {atoom.grenzen[blok[0]]}{f' tot dag {tot}' if tot else ''} van de {naam}"
