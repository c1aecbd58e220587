"""De ladder van een sector in één gemeente: welke stappen zijn er, welke is gezet, en welke dag hoort erbij.

Alles op de klok van de termijnen.
"""

from datetime import date, timedelta
from typing import Any

from finder.besluit import OP_DE_LADDER, stand_bij
from finder.feiten import Stand
from finder.model import Regel, Regelwerk, Termijn
from finder.waarheid import Weging
from finder.weergave import Weergave


def ladder(weergave: Weergave, regel: Regel, stand: Stand) -> list[dict[str, Any]]:
    """De stappen van deze sector en gemeente, ook naast een tafel die zelf geen stap is. Buiten het opschalen leeg.

    Per stap: code, naam, id, week, dagen, uiterlijk, datum (jjjj-mm-dd of None), stand, `gezet` (al geweest) en `nu`
    (deze uitkomst).
    """
    if regel.soort not in OP_DE_LADDER:
        return []
    weging = Weging(weergave.werk, stand.waarden)
    return [
        _stap(weergave, stap, stand, gezet=bool(weging.tabel(stap.gezet))) | {"nu": stap.id == regel.id}
        for stap in weergave.stappen()
    ]


def alle(weergave: Weergave, stand: Stand) -> list[dict[str, Any]]:
    """De stappen van deze sector en gemeente zonder casus; zonder gemeente alle stappen, met `alleen` erbij."""
    stappen = weergave.stappen() if weergave.code else weergave.alle_stappen()
    return [{**_stap(weergave, stap, stand, gezet=False), "alleen": weergave.alleen(stap)} for stap in stappen]


def _stap(weergave: Weergave, stap: Regel, stand: Stand, *, gezet: bool) -> dict[str, Any]:
    dag = {"datum": datum(weergave.werk, stand, stap.termijn), "stand": sta(weergave.werk, stand, stap.termijn)}
    return {**weergave.kop(stap.id), **uiterst(stap.termijn), **dag, "gezet": gezet}


def uiterst(termijn: Termijn | None) -> dict[str, Any]:
    """De uiterste `week` (None als de termijn in dagen is), hetzelfde in `dagen`, en in woorden: `uiterlijk`."""
    if termijn is None:
        return {"week": None, "dagen": None, "uiterlijk": None}
    week = termijn.getal if termijn.eenheid == "week" else None
    return {"week": week, "dagen": termijn.dagen, "uiterlijk": termijn.woorden}


def sta(werk: Regelwerk, stand: Stand, termijn: Termijn | None) -> str:
    """De stand van een termijn op de klok van de termijnen."""
    return stand_bij(stand.dagen.get(werk.klok), termijn.dagen if termijn else None)


def datum(werk: Regelwerk, stand: Stand, termijn: Termijn | None) -> str | None:
    """De laatste dag van de termijn als jjjj-mm-dd; None zolang de eerste dag geen datum is."""
    eerste = stand.datums.get(werk.klok)
    return None if termijn is None or eerste is None else (eerste + timedelta(days=termijn.dagen)).isoformat()


def met_vandaag(stappen: list[dict[str, Any]], vandaag: date) -> list[dict[str, Any]]:
    """De stappen met vandaag op zijn plaats, vóór wat nog komt. Zonder datums hoort vandaag nergens."""
    nu = {"code": "", "naam": "", "datum": vandaag.isoformat(), "vandaag": True}
    if not stappen or stappen[0]["datum"] is None:
        return stappen
    voorbij = [stap for stap in stappen if stap["datum"] and stap["datum"] < nu["datum"]]
    return [*voorbij, nu, *stappen[len(voorbij) :]]
