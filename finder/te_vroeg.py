"""Nog te vroeg om op te schalen: vanaf welke dag dat verandert als de leerling wegblijft."""

from datetime import date, timedelta
from typing import Any

from finder.feiten import Stand
from finder.gesprek import Gids
from finder.kalender import in_woorden, weken_in_woorden


def vanaf(gids: Gids, stand: Stand) -> dict[str, Any] | None:
    """De eerste dag waarop een stap van de ladder volgt als alleen een klok verder loopt: {"datum", "tekst"}, of None.

    Een klok die als aantal weken kwam, geeft weken in plaats van een dag.
    """
    gevonden = [moment for feit in stand.dagen if (moment := _omslag(gids, stand, feit))]
    if not gevonden:
        return None
    nog, grens, feit = min(gevonden)
    zinnen, dag = gids.werk.ruw["zinnen"]["termijn"], stand.vandaag if feit in stand.datums else None
    if dag is None:
        return {"datum": None, "tekst": zinnen["vanaf_weken"].format(duur=weken_in_woorden(grens))}
    datum: date = dag + timedelta(days=nog)
    return {"datum": datum.isoformat(), "tekst": zinnen["vanaf"].format(datum=in_woorden(datum))}


def _omslag(gids: Gids, stand: Stand, feit: str) -> tuple[int, int, str] | None:
    """(nog zoveel dagen, de grens in dagen, het feit) tot een klok verder een stap om op te schalen geeft."""
    nr, nu = gids.werk.index[feit], stand.dagen[feit]
    atoom = gids.werk.atomen[nr]
    if nu is None or gids.werk.ruw["feiten"][feit]["soort"] != "weken":
        return None
    for klasse, grens in enumerate(atoom.grenzen):
        if grens is not None and grens > nu:
            later = Stand([klasse if plek == nr else w for plek, w in enumerate(stand.waarden)])
            regel = gids.stap(later)
            if regel is not None and regel.soort == "opschalen":
                return grens - nu, grens, feit
    return None
