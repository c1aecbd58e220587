"""Een casus naspelen: van feiten naar de antwoorden van Welke tafel?, voor de pagina Casussen en de toetsen."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from finder.feiten import Stand, leeg, zet, zet_antwoord
from finder.feitentabel import uit_feiten
from finder.gesprek import Gids, opent
from finder.melding import InvoerFout
from finder.opties import WEET_NIET, keuzes
from macros.bewijs.casussen import Casus

Gezet = dict[int, Any]  # wat een antwoord vastlegt: waarde (of een van een paar) per atoom


@dataclass(frozen=True, slots=True)
class Naspel:
    """De antwoorden die bij een casus horen. `mis`: vragen waarop geen antwoord precies past.

    `buiten`: feiten waar geen vraag over gaat.
    """

    antwoorden: dict[str, Any]
    mis: frozenset[str]
    buiten: tuple[str, ...]


def naspel(gids: Gids, casus: Casus) -> Naspel:
    """Zoekt per vraag het antwoord dat dezelfde feiten vastlegt; van een samengestelde vraag wat ermee strookt."""
    stand = uit_feiten(gids.werk, casus.feiten, casus.vandaag)
    losse = {id_: _los(gids, vraag, stand) for id_, vraag in gids.vragen.items() if not opent(vraag)}
    antwoorden = {id_: gevonden for id_, (gevonden, _) in losse.items() if gevonden is not None}
    samen = [vraag for vraag in gids.vragen.values() if opent(vraag)]
    antwoorden |= {vraag["id"]: _samen(gids, vraag, antwoorden, stand) for vraag in samen}
    mis = {id_ for id_, (_, past) in losse.items() if not past}
    mis |= {vraag["id"] for vraag in samen if mis & set(opent(vraag))}
    return Naspel(antwoorden, frozenset(mis), tuple(_buiten(gids, stand)))


def _los(gids: Gids, vraag: dict[str, Any], stand: Stand) -> tuple[Any, bool]:
    """Het eerste antwoord dat de feiten van deze vraag vastlegt zoals ze zijn, en of het verder niets anders zegt."""
    gevonden = next((a for a in _kandidaten(gids, vraag, stand) if _past(gids, vraag, a, stand)), None)
    return gevonden, gevonden is not None and _strookt(gids, vraag, gevonden, stand)


def _samen(gids: Gids, vraag: dict[str, Any], antwoorden: dict[str, Any], stand: Stand) -> str:
    """Het antwoord dat niets anders zegt dan de losse antwoorden, en daarvan het meeste; anders "weet ik niet"."""
    samen: Gezet = {}
    for id_ in opent(vraag):
        samen = (_proef(gids, gids.vragen[id_], antwoorden.get(id_), stand) or {}) | samen
    passend = {}
    for optie in vraag["opties"]:
        gezet = _proef(gids, vraag, optie["id"], stand)
        if gezet is not None and all(_kan(w, samen.get(nr)) for nr, w in gezet.items()):
            passend[optie["id"]] = len(gezet)
    return max(passend, key=lambda id_: passend[id_], default=WEET_NIET)


def _kan(gezet: Any, nu: Any) -> bool:
    """Of een vastgelegde waarde (of een van een paar) strookt met het feit van de casus."""
    return nu is None or (nu in gezet if isinstance(gezet, frozenset) else nu == gezet)


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


def _proef(gids: Gids, vraag: dict[str, Any], antwoord: Any, stand: Stand) -> Gezet | None:
    """Wat een antwoord in deze sector en gemeente vastlegt, als het op zichzelf gegeven wordt."""
    vast = tuple(antwoord) if isinstance(antwoord, list) else antwoord
    hier = (gids.sector(stand), gids.waarde(stand, "gemeente"))
    return _legt_vast(gids, vraag["id"], vast, stand.vandaag, hier)


@lru_cache(maxsize=5000)
def _legt_vast(
    gids: Gids, id_: str, antwoord: Any, vandaag: date | None, hier: tuple[str | None, str | None]
) -> Gezet | None:
    """Onthouden, want bij elke casus komen dezelfde antwoorden langs."""
    plek, alleen = leeg(gids.werk, vandaag), leeg(gids.werk, vandaag)
    for feit, waarde in zip(("sector", "gemeente"), hier, strict=True):
        zet(gids.werk, plek, feit, waarde)
    los = list(antwoord) if isinstance(antwoord, tuple) else antwoord
    try:
        gezegd = gids.feiten_bij(gids.vragen[id_], los, plek)
        for sleutel, waarde in sorted(gezegd.items(), key=lambda paar: "=" in paar[0]):
            zet_antwoord(gids.werk, alleen, sleutel, waarde)
    except InvoerFout:
        return None
    return {nr: waarde for nr, waarde in enumerate(alleen.waarden) if waarde is not None}


@lru_cache(maxsize=500)
def _eigen(gids: Gids, id_: str) -> list[int]:
    """De atomen waar een vraag over gaat, zonder de vinkjes die zij weglaat."""
    vraag = gids.vragen[id_]
    weg = {f"{vraag['feit']}={optie}" for optie in vraag.get("weglaten", [])}
    return [nr for nr, atoom in enumerate(gids.werk.atomen) if atoom.feit in vraag["feiten"] and atoom.naam not in weg]


def _past(gids: Gids, vraag: dict[str, Any], antwoord: Any, stand: Stand) -> bool:
    gezet = _proef(gids, vraag, antwoord, stand)
    return gezet is not None and all(gezet.get(nr) == stand.waarden[nr] for nr in _eigen(gids, vraag["id"]))


def _strookt(gids: Gids, vraag: dict[str, Any], antwoord: Any, stand: Stand) -> bool:
    """Of het antwoord verder niets vastlegt dat anders is dan in de casus, en hier aangeboden wordt."""
    gezet = _proef(gids, vraag, antwoord, stand) or {}
    weg = {gids.werk.index[f"{vraag['feit']}={optie}"] for optie in vraag.get("weglaten", [])}
    mag = vraag.get("alleen", {}).get(gids.sector(stand))
    aangeboden = mag is None or not isinstance(antwoord, list) or set(antwoord) <= set(mag)
    return aangeboden and all(nr in weg or _kan(w, stand.waarden[nr]) for nr, w in gezet.items())


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
