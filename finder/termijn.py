"""De termijn bij een uitkomst, in woorden: week, datum en stand, met wat de klok verder zegt.

Alles op de klok van zorgwekkend verzuim, behalve `thuis_sinds`: dezelfde termijn vanaf de dag thuis.
"""

from datetime import date
from typing import Any

from finder.agenda import Kader, agenda
from finder.besluit import KLOK, THUIS, stand_bij
from finder.feestdagen import feestdagen, is_werkdag, laatste_werkdag
from finder.feiten import Stand
from finder.kalender import DAGNAMEN, dag_van_week, in_woorden, weken_in_woorden
from finder.ladder import datum, met_vandaag, sta
from finder.model import Regel, Regelwerk
from finder.woordenschat import DAGEN
from finder.zinnen import en

Stappen = list[dict[str, Any]]


def termijn(werk: Regelwerk, regel: Regel, stand: Stand, stappen: Stappen) -> dict[str, Any]:
    """Week, datum (jjjj-mm-dd of None), stand, een zin, een tweede lezing, een tijdlijn en een agendabestand."""
    week = regel.termijn.week if regel.termijn else None
    kern = {"week": week, "datum": datum(stand, week), "stand": "te_vroeg" if regel.te_vroeg else sta(stand, week)}
    vandaag, zinnen = stand.vandaag, werk.ruw["zinnen"]
    komt = [stap for stap in stappen if not stap["gezet"]]
    return {
        **kern,
        "tekst": " ".join(zin for zin in (_zin(werk, stand, kern, komt), _ook_voorbij(werk, komt)) if zin),
        "werkdag": werkdag(werk, datum(stand, week), vandaag),
        "thuis_sinds": thuis_sinds(werk, stand, week),
        "vakanties": zinnen["termijn"]["vakanties"] if stappen else "",
        "tijdlijn": met_vandaag(stappen, vandaag) if vandaag else stappen,
        "agenda": agenda(komt, _kader(stand, vandaag, zinnen["agenda"])) if vandaag else "",
    }


def _kader(stand: Stand, vandaag: date, zinnen: dict[str, str]) -> Kader:
    return Kader(zinnen, vandaag, stand.adres, (stand.waarden, sorted(stand.dagen.items())))


def _zin(werk: Regelwerk, stand: Stand, kern: dict[str, Any], komt: Stappen) -> str:
    zinnen, week = werk.ruw["zinnen"]["termijn"], kern["week"]
    if kern["stand"] == "te_vroeg":
        return str(zinnen["te_vroeg"])
    if week is None:
        return _zonder_week(zinnen, komt)
    if kern["stand"] == "geen":
        return str(zinnen["zonder_datum"]).format(week=week)
    vorm = kern["stand"]
    if kern["datum"] is None:
        return str(zinnen.get(f"{vorm}_weken", zinnen[vorm])).format(
            week=week, nu=(stand.dagen.get(KLOK) or 0) // DAGEN
        )
    return str(zinnen[vorm]).format(week=week, datum=_in_woorden(kern["datum"]))


def _zonder_week(zinnen: dict[str, Any], komt: Stappen) -> str:
    """Geen eigen termijn; de weken van de ladder lopen dan wel door."""
    weken = [
        f"week {stap['week']}" + (f" ({_in_woorden(stap['datum'])})" if stap["datum"] else "")
        for stap in komt
        if stap["week"]
    ]
    return str(zinnen["loopt_door"]).format(weken=en(weken)) if weken else str(zinnen["geen_bron"])


def _ook_voorbij(werk: Regelwerk, komt: Stappen) -> str:
    """De latere stappen waarvan de week ook al voorbij is."""
    na = [nr for nr, stap in enumerate(komt) if stap["nu"]]
    weken = [f"week {stap['week']}" for stap in komt[na[0] + 1 :] if stap["stand"] == "over"] if na else []
    zinnen = werk.ruw["zinnen"]["termijn"]
    return str(zinnen["ook_voorbij"]).format(weken=en(weken)) if weken else ""


def werkdag(werk: Regelwerk, dag: str | None, vandaag: date | None) -> dict[str, str] | None:
    """De laatste werkdag vóór een uiterste dag in het weekend of op een feestdag; anders None."""
    if dag is None or is_werkdag(uiterst := date.fromisoformat(dag)):
        return None
    laatste, naam = laatste_werkdag(uiterst), feestdagen(uiterst.year).get(uiterst)
    zin = werk.ruw["zinnen"]["termijn"]["werkdag_was" if vandaag and laatste < vandaag else "werkdag"]
    welke = naam or f"een {DAGNAMEN[uiterst.weekday()]}"
    return {"datum": laatste.isoformat(), "tekst": str(zin).format(dag=welke, datum=in_woorden(laatste))}


def thuis_sinds(werk: Regelwerk, stand: Stand, week: int | None) -> dict[str, Any] | None:
    """Dezelfde termijn vanaf de dag waarop de leerling thuis is, als die vóór de eerste dag ligt of die onbekend is.

    De bronnen stellen beide klokken nergens gelijk (H1 in het model); de lezer moet het verschil wel zien.
    """
    thuis, eerste = stand.dagen.get(THUIS), stand.dagen.get(KLOK)
    if not thuis or week is None or (eerste is not None and eerste >= thuis):
        return None
    dag = stand.datums.get(THUIS)
    uit = {
        "sinds": dag and dag.isoformat(),
        "datum": dag and dag_van_week(dag, week).isoformat(),
        "stand": stand_bij(thuis, week),
    }
    return {**uit, "tekst": _thuiszin(werk, uit, thuis, week)}


def _thuiszin(werk: Regelwerk, uit: dict[str, Any], thuis: int, week: int) -> str:
    zinnen, voorbij = werk.ruw["zinnen"]["termijn"], "_over" if uit["stand"] == "over" else ""
    if uit["datum"] is None:
        return str(zinnen[f"thuis_weken{voorbij}"]).format(duur=weken_in_woorden(thuis), week=week)
    return str(zinnen[f"thuis{voorbij}"]).format(
        sinds=_in_woorden(uit["sinds"]), datum=_in_woorden(uit["datum"]), week=week
    )


def _in_woorden(dag: str) -> str:
    return in_woorden(date.fromisoformat(dag))
