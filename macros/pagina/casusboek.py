"""De casussen uit `tests/casussen/`, en hoe je er een naspeelt: van feiten naar de antwoorden van Welke tafel?.

De toetsen en de pagina Casussen lezen ze allebei hier.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from finder.feiten import Stand, leeg, zet
from finder.feitentabel import uit_feiten
from finder.gesprek import Gids
from finder.melding import InvoerFout
from finder.opties import keuzes
from macros.basis.plekken import WORTEL
from macros.bewijs.gevallen import VANDAAG

LEZER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAP = WORTEL / "tests" / "casussen"
KLOKKEN = {"eerste_dag": "weken_sinds_eerste_datum", "afwezig_sinds": "weken_aaneengesloten_afwezig"}


@dataclass(frozen=True, slots=True)
class Casus:
    """Eén verzonnen situatie met de uitkomst die erbij hoort. `feiten` is compleet en klaar voor Welke tafel?."""

    id: str
    groep: str
    titel: str
    situatie: str
    feiten: dict[str, Any]
    vandaag: date
    verwacht: dict[str, Any]
    let_op: tuple[str, ...]

    @property
    def verzoek(self) -> dict[str, Any]:
        return {"id": self.id, "vandaag": self.vandaag.isoformat(), "feiten": self.feiten}


def lees(map_: Path = MAP) -> list[Casus]:
    """Alle casussen, per bestand en in hun eigen volgorde."""
    inhoud = {pad.stem: yaml.load(pad.read_text(encoding="utf-8"), LEZER) for pad in sorted(map_.glob("*.yaml"))}  # noqa: S506 - the safe one
    standaard = inhoud["standaard"]["meta"]["standaard_facts"]
    return [_casus(groep, ruw, standaard) for groep, deel in inhoud.items() for ruw in deel.get("casussen", [])]


def _casus(groep: str, ruw: dict[str, Any], standaard: dict[str, Any]) -> Casus:
    eigen = {sleutel: _dag(waarde) for sleutel, waarde in ruw["facts"].items()}
    zonder = {weken for dag, weken in KLOKKEN.items() if dag in eigen}
    feiten = {**{s: w for s, w in standaard.items() if s not in zonder}, **eigen}
    feiten = {"sector": ruw["sector"], "gemeente": ruw["gemeente"], **feiten}
    verwacht = {sleutel: _dag(waarde) for sleutel, waarde in ruw["expected"].items()}
    vandaag, let_op = ruw.get("vandaag", VANDAAG), tuple(ruw.get("let_op", ()))
    return Casus(ruw["id"], groep, ruw["title"], ruw["situation"], feiten, vandaag, verwacht, let_op)


def _dag(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


@dataclass(frozen=True, slots=True)
class Naspel:
    """De antwoorden die bij een casus horen. `mis`: vragen waarop geen antwoord precies past.

    `buiten`: feiten waar geen vraag over gaat.
    """

    antwoorden: dict[str, Any]
    mis: frozenset[str]
    buiten: tuple[str, ...]


def naspel(gids: Gids, casus: Casus) -> Naspel:
    """Zoekt per vraag het antwoord dat dezelfde feiten vastlegt."""
    stand = uit_feiten(gids.werk, casus.feiten, casus.vandaag)
    antwoorden: dict[str, Any] = {}
    mis = set()
    for id_, vraag in gids.vragen.items():
        gevonden = next((a for a in _kandidaten(gids, vraag, stand) if _past(gids, vraag, a, stand)), None)
        if gevonden is not None:
            antwoorden[id_] = gevonden
        if gevonden is None or not _strookt(gids, vraag, gevonden, stand):
            mis.add(id_)
    return Naspel(antwoorden, frozenset(mis), tuple(_buiten(gids, stand)))


def _kandidaten(gids: Gids, vraag: dict[str, Any], stand: Stand) -> list[Any]:
    feit, soort = vraag.get("feit", ""), vraag["soort"]
    vast = [optie["id"] for optie in keuzes(gids.werk, vraag)]
    if soort == "datum" and stand.dagen.get(feit) is not None and stand.vandaag:
        return [(stand.vandaag - timedelta(days=stand.dagen[feit] or 0)).isoformat(), *vast]
    if soort == "getal":
        return [stand.dagen[feit]] if feit in stand.dagen else []
    if soort == "meerkeuze":
        aan = [
            o for o in gids.werk.ruw["feiten"][feit]["waarden"] if stand.waarden[gids.werk.index[f"{feit}={o}"]] == 0
        ]
        return [[o for o in aan if o not in vraag.get("weglaten", [])] or "geen"]
    return vast


def _proef(gids: Gids, vraag: dict[str, Any], antwoord: Any, stand: Stand) -> tuple[int | None, ...] | None:
    """Wat een antwoord vastlegt, als het op zichzelf gegeven wordt."""
    vast = tuple(antwoord) if isinstance(antwoord, list) else antwoord
    return _legt_vast(gids, vraag["id"], vast, stand.vandaag)


@lru_cache(maxsize=5000)
def _legt_vast(gids: Gids, id_: str, antwoord: Any, vandaag: date | None) -> tuple[int | None, ...] | None:
    """Onthouden, want bij elke casus komen dezelfde antwoorden langs."""
    alleen = leeg(gids.werk, vandaag)
    los = list(antwoord) if isinstance(antwoord, tuple) else antwoord
    try:
        for sleutel, waarde in sorted(gids.feiten_bij(gids.vragen[id_], los).items(), key=lambda paar: "=" in paar[0]):
            zet(gids.werk, alleen, sleutel, waarde)
    except InvoerFout:
        return None
    return tuple(alleen.waarden)


@lru_cache(maxsize=500)
def _eigen(gids: Gids, id_: str) -> list[int]:
    """De atomen waar een vraag over gaat, zonder de vinkjes die zij weglaat."""
    vraag = gids.vragen[id_]
    weg = {f"{vraag['feit']}={optie}" for optie in vraag.get("weglaten", [])}
    return [nr for nr, atoom in enumerate(gids.werk.atomen) if atoom.feit in vraag["feiten"] and atoom.naam not in weg]


def _past(gids: Gids, vraag: dict[str, Any], antwoord: Any, stand: Stand) -> bool:
    gezet = _proef(gids, vraag, antwoord, stand)
    return gezet is not None and all(gezet[nr] == stand.waarden[nr] for nr in _eigen(gids, vraag["id"]))


def _strookt(gids: Gids, vraag: dict[str, Any], antwoord: Any, stand: Stand) -> bool:
    """Of het antwoord verder niets vastlegt dat anders is dan in de casus, en hier aangeboden wordt."""
    gezet = _proef(gids, vraag, antwoord, stand) or ()
    weg = {gids.werk.index[f"{vraag['feit']}={optie}"] for optie in vraag.get("weglaten", [])}
    mag = vraag.get("alleen", {}).get(gids.sector(stand))
    aangeboden = mag is None or not isinstance(antwoord, list) or set(antwoord) <= set(mag)
    gelijk = (nr in weg or w is None or stand.waarden[nr] in (None, w) for nr, w in enumerate(gezet))
    return aangeboden and all(gelijk)


def _buiten(gids: Gids, stand: Stand) -> list[str]:
    """Feiten zonder vraag die anders zijn dan wat zonder vraag geldt."""
    uit = []
    for feit, gegeven in gids.werk.ruw["feiten"].items():
        if "bij_ontbreken" in gegeven and not any(feit in vraag["feiten"] for vraag in gids.vragen.values()):
            gewoon = leeg(gids.werk, None)
            zet(gids.werk, gewoon, feit, gegeven["bij_ontbreken"])
            nr = gids.werk.index[feit]
            uit += [feit] if stand.waarden[nr] != gewoon.waarden[nr] else []
    return uit
