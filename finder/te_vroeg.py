"""Nog te vroeg om op te schalen: vanaf welke dag dat verandert als de leerling wegblijft."""

from datetime import timedelta
from typing import Any

from finder.feiten import Stand
from finder.gesprek import Gids
from finder.kalender import in_woorden, weken_in_woorden
from finder.weergave import voor
from finder.zinnen import en


def vanaf(gids: Gids, stand: Stand, eerst: tuple[str, ...]) -> dict[str, Any] | None:
    """De eerste dag waarop een stap van de ladder volgt als alleen een klok verder loopt: {"datum", "tekst"}, of None.

    Een klok die als aantal weken kwam, geeft weken in plaats van een dag. Moet er dan iets gebeurd zijn wat nu nog niet
    in `eerst` staat, dan zegt de zin om daar niet op te wachten.
    """
    gevonden = [moment for feit in stand.dagen if (moment := _omslag(gids, stand, feit))]
    if not gevonden:
        return None
    nog, grens, feit = min(gevonden)
    zinnen, dan = gids.werk.ruw["zinnen"]["termijn"], _dan_eerst(gids, _later(gids, stand, feit, grens), eerst)
    vorm, delen = ("_eerst" if dan else ""), {"eerst": dan, "duur": weken_in_woorden(grens)}
    if stand.vandaag is None or feit not in stand.datums:
        return {"datum": None, "tekst": zinnen[f"vanaf_weken{vorm}"].format(**delen)}
    datum = stand.vandaag + timedelta(days=nog)
    return {"datum": datum.isoformat(), "tekst": zinnen[f"vanaf{vorm}"].format(datum=in_woorden(datum), **delen)}


def _dan_eerst(gids: Gids, later: Stand, nu: tuple[str, ...]) -> str:
    """Wat er dan eerst moet, zonder wat nu al eerst moet; leeg als dat niets is of nog openligt."""
    blad = gids.lezer.vast(gids.bomen.hoofd, later.waarden)
    codes = [code for code in gids.lezer.blad(blad)[1:] if code not in nu] if blad is not None else []
    weergave = voor(gids.werk, gids.sector(later), gids.waarde(later, "gemeente"))
    return en([weergave.per_sector(gids.werk.ruw["voorwaarden"][code]["naam"]) for code in codes])


def _later(gids: Gids, stand: Stand, feit: str, grens: int) -> Stand:
    """De stand als deze klok tot haar grens (dagen) is doorgelopen en verder niets verandert."""
    nr = gids.werk.index[feit]
    klasse = gids.werk.atomen[nr].grenzen.index(grens)
    return Stand([klasse if plek == nr else w for plek, w in enumerate(stand.waarden)])


def _omslag(gids: Gids, stand: Stand, feit: str) -> tuple[int, int, str] | None:
    """(nog zoveel dagen, de grens in dagen, het feit) tot een klok verder een stap om op te schalen geeft."""
    nu, atoom = stand.dagen[feit], gids.werk.atomen[gids.werk.index[feit]]
    if nu is None or gids.werk.ruw["feiten"][feit]["soort"] != "weken":
        return None
    for grens in atoom.grenzen:
        if grens is not None and grens > nu:
            regel = gids.stap(_later(gids, stand, feit, grens))
            if regel is not None and regel.soort == "opschalen":
                return grens - nu, grens, feit
    return None
