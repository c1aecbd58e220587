"""De termijn bij een uitkomst: week, datum, stand, en de hele ladder van deze gemeente.

Alles op de klok van zorgwekkend verzuim.
"""

from datetime import date
from typing import Any

from finder.agenda import agenda
from finder.besluit import KLOK, stand_bij
from finder.feiten import Stand
from finder.inhoud import Inhoud
from finder.kalender import dag_van_week, in_woorden
from finder.model import Regel, Regelwerk
from finder.waarheid import Weging
from finder.woordenschat import DAGEN


def termijn(werk: Regelwerk, inhoud: Inhoud, regel: Regel, stand: Stand) -> dict[str, Any]:
    """Week, datum (jjjj-mm-dd of None), stand, een zin, de ladder, de ladder met vandaag erin, en een agendabestand."""
    week = regel.termijn.week if regel.termijn else None
    uit = {"week": week, "datum": _datum(stand, week), "stand": "te_vroeg" if regel.te_vroeg else sta(stand, week)}
    treden, vandaag = ladder(werk, inhoud, regel, stand), stand.vandaag
    return {
        **uit,
        "tekst": _zin(werk, stand, uit),
        "ladder": treden,
        "tijdlijn": met_vandaag(treden, vandaag) if vandaag else treden,
        "agenda": agenda(treden, vandaag, werk.ruw["zinnen"]["agenda"]) if vandaag else "",
    }


def met_vandaag(treden: list[dict[str, Any]], vandaag: date) -> list[dict[str, Any]]:
    """De treden met vandaag op zijn plaats, vóór wat nog komt. Zonder datums hoort vandaag nergens."""
    nu = {"code": "", "naam": "", "datum": vandaag.isoformat(), "vandaag": True}
    voorbij = [trede for trede in treden if trede["datum"] and trede["datum"] < nu["datum"]]
    if not treden or treden[0]["datum"] is None:
        return treden
    return [*voorbij, nu, *treden[len(voorbij) :]]


def sta(stand: Stand, week: int | None) -> str:
    """De stand van een week op de klok van de termijnen."""
    return stand_bij(stand.dagen.get(KLOK), week)


def _datum(stand: Stand, week: int | None) -> str | None:
    eerste = stand.datums.get(KLOK)
    return None if week is None or eerste is None else dag_van_week(eerste, week).isoformat()


def _zin(werk: Regelwerk, stand: Stand, uit: dict[str, Any]) -> str:
    zinnen, week = werk.ruw["zinnen"]["termijn"], uit["week"]
    if uit["stand"] == "te_vroeg":
        return str(zinnen["te_vroeg"])
    if week is None:
        return str(zinnen["geen_bron"])
    if uit["stand"] == "geen":
        return str(zinnen["zonder_datum"]).format(week=week)
    eerste, vorm = stand.datums.get(KLOK), uit["stand"]
    if eerste is None:
        nu = (stand.dagen.get(KLOK) or 0) // DAGEN
        return str(zinnen.get(f"{vorm}_weken", zinnen[vorm])).format(week=week, nu=nu)
    return str(zinnen[vorm]).format(week=week, datum=in_woorden(dag_van_week(eerste, week)))


def ladder(werk: Regelwerk, inhoud: Inhoud, regel: Regel, stand: Stand) -> list[dict[str, Any]]:
    """Alle treden van de ladder van deze sector en gemeente, met hun week, datum en stand. Buiten de ladder leeg."""
    if regel.ladder is None:
        return []
    weging = Weging(werk, stand.waarden)
    treden = (r for r in werk.regels.values() if r.ladder and r.ladder["sector"] == regel.ladder["sector"])
    uit = []
    for trede in sorted(treden, key=lambda r: r.ladder["stap"] if r.ladder else 0):
        if trede.ladder and bestaat(werk, trede, weging):
            week = trede.termijn.week if trede.termijn else None
            uit.append(
                {
                    **inhoud.kop(trede.id),
                    "week": week,
                    "datum": _datum(stand, week),
                    "stand": sta(stand, week),
                    "nu": trede.id == regel.id,
                }
            )
    return uit


def bestaat(werk: Regelwerk, trede: Regel, weging: Weging) -> bool:
    """Of deze trede in de woongemeente bestaat."""
    kenmerk = (trede.ladder or {}).get("alleen_bij")
    if kenmerk is None:
        return True
    nr = werk.index["gemeente"]
    waarde = weging.waarden[nr]
    code = None if waarde is None else werk.atomen[nr].waarden[waarde]
    return any(g["kenmerken"][kenmerk]["waarde"] == "ja" for g in werk.ruw["gemeenten"].values() if g["code"] == code)
