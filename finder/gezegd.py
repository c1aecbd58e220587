"""Wat iemand zelf zei: de eigen antwoorden of feiten, zonder wat daaruit volgt en zonder wat geldt als iets ontbreekt.

Een antwoord legt soms ook feiten vast waar een andere vraag over gaat (`zet`). Voor de uitkomst is dat goed, want die
vraag komt dan niet. Om te zien of iemand zichzelf tegenspreekt, moeten die twee uit elkaar blijven.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from finder.feiten import Stand, leeg, niet_aangeboden, zet, zet_antwoord
from finder.feitentabel import leg_vast, vlak
from finder.gesprek import Gesprek, Gids, opent
from finder.melding import InvoerFout
from finder.model import Regelwerk
from finder.opties import WEET_NIET, niet_hier


@dataclass(slots=True)
class Gezegd:
    """`stand`: wat er per atoom gezegd is. `ruw`: per feit de waarde zoals zij kwam.

    `weg`: (feit, optie) van wat gekozen is maar hier niet bestaat. `samen`: per losse vraag de samengestelde vraag die
    haar verving.
    """

    stand: Stand
    ruw: dict[str, Any] = field(default_factory=dict)
    weg: list[tuple[str, str]] = field(default_factory=list)
    samen: dict[str, str] = field(default_factory=dict)


def in_feiten(werk: Regelwerk, feiten: dict[str, Any], vandaag: date | None) -> Gezegd:
    """Wat er in een goedgekeurde tabel met feiten staat. Null is niets gezegd."""
    plat = {sleutel: waarde for sleutel, waarde in vlak(werk, feiten, []).items() if waarde is not None}
    gezegd = Gezegd(leeg(werk, vandaag), plat)
    leg_vast(werk, gezegd.stand, plat)
    gezegd.weg = _gekozen(werk, gezegd.stand, niet_aangeboden(werk, gezegd.stand))
    return gezegd


def in_gesprek(gids: Gids, gesprek: Gesprek) -> Gezegd:
    """Alle antwoorden, ook die op een vraag die er niet meer toe doet. Wat geen goed antwoord is, zegt niets.

    Een datum die er niet toe doet, telt niet mee: die spreekt niemand tegen.
    """
    gezegd = Gezegd(leeg(gids.werk, gesprek.stand.vandaag))
    gesteld = gesprek.beantwoord | set(gesprek.bij_de_uitkomst)
    gezegd.samen = _al_beantwoord(gids, gesprek, gesteld)
    for id_, vraag in gids.vragen.items():
        antwoord = gesprek.antwoorden.get(id_)
        los = vraag["soort"] == "datum" and vraag["feit"] not in gesprek.stand.dagen
        if antwoord is not None and antwoord != WEET_NIET and not los and id_ not in gezegd.samen:
            _voeg_toe(gids, gezegd, vraag, antwoord)
    gezegd.weg = _gekozen(gids.werk, gezegd.stand, niet_hier(gids.werk, gezegd.stand))
    return gezegd


def _al_beantwoord(gids: Gids, gesprek: Gesprek, gesteld: set[str]) -> dict[str, str]:
    """De losse vragen die een samengestelde vraag met een antwoord vervangt, voor zover zij zelf niet zijn gesteld."""
    gegeven = (gids.vragen[id_] for id_, antwoord in gesprek.antwoorden.items() if antwoord not in (None, WEET_NIET))
    return {id_: vraag["id"] for vraag in gegeven for id_ in opent(vraag) if id_ not in gesteld}


def _voeg_toe(gids: Gids, gezegd: Gezegd, vraag: dict[str, Any], antwoord: Any) -> None:
    """Legt vast wat dit antwoord zegt over de feiten van zijn eigen vraag."""
    werk, weg = gids.werk, {f"{feit}={optie}" for feit, optie in niet_hier(gids.werk, gezegd.stand) if opent(vraag)}
    eigen = {werk.ruw["feiten"][feit].get("datum_sleutel", feit) for feit in vraag["feiten"]} | set(vraag["feiten"])
    try:
        for sleutel, waarde in gids.feiten_bij(vraag, antwoord, gezegd.stand).items():
            if sleutel.partition("=")[0] in eigen and sleutel not in weg:
                (zet_antwoord if opent(vraag) else zet)(werk, gezegd.stand, sleutel, waarde)
    except InvoerFout:
        return
    if "feit" in vraag and not opent(vraag):
        gezegd.ruw[vraag["feit"]] = antwoord


def _gekozen(werk: Regelwerk, stand: Stand, paren: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """De vinkjes uit deze paren die aan staan."""
    return [(feit, optie) for feit, optie in paren if stand.waarden[werk.index[f"{feit}={optie}"]] == 0]
