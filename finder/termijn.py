"""De termijn bij een uitkomst, in woorden: week, datum en stand, met wat de klok verder zegt.

Alles op de klok van de termijnen, behalve `thuis_sinds`: dezelfde termijn vanaf de dag thuis.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from finder.agenda import Kader, agenda
from finder.besluit import stand_bij
from finder.feestdagen import feestdagen, is_werkdag, laatste_werkdag
from finder.feiten import Stand
from finder.kalender import DAGNAMEN, dag_van_week, in_woorden, weken_in_woorden
from finder.ladder import datum, met_vandaag, sta
from finder.model import Regel, Regelwerk
from finder.woordenschat import DAGEN
from finder.zinnen import en

Stappen = list[dict[str, Any]]
EINDE = "einde"


def termijn(werk: Regelwerk, regel: Regel, stand: Stand, stappen: Stappen) -> dict[str, Any]:
    """Week, datum (jjjj-mm-dd of None), stand, een zin, een tweede lezing, een tijdlijn en een agendabestand."""
    week = regel.termijn.week if regel.termijn else None
    kern = {
        "week": week,
        "datum": datum(werk, stand, week),
        "stand": "te_vroeg" if regel.te_vroeg else sta(werk, stand, week),
    }
    vandaag, zinnen = stand.vandaag, werk.ruw["zinnen"]
    gezet = max((nr for nr, stap in enumerate(stappen) if stap["gezet"]), default=-1)
    komt = [stap for nr, stap in enumerate(stappen) if stap["nu"] or nr > gezet]  # een overgeslagen stap komt niet meer
    return {
        **kern,
        "tekst": " ".join(zin for zin in (_zin(werk, stand, kern), _ladderzin(werk, regel, kern, komt)) if zin),
        "werkdag": werkdag(werk, datum(werk, stand, week), vandaag),
        "thuis_sinds": thuis_sinds(werk, stand, week),
        "vakanties": zinnen["termijn"]["vakanties"] if stappen else "",
        "tijdlijn": met_vandaag(stappen, vandaag) if vandaag else stappen,
        "agenda": agenda(komt, kader(stand, vandaag, zinnen["agenda"])) if vandaag else "",
    }


def kader(stand: Stand, vandaag: date, zinnen: dict[str, str]) -> Kader:
    """Wat voor alle dagen in de agenda geldt, bij deze stand."""
    return Kader(zinnen, vandaag, stand.adres, (stand.waarden, sorted(stand.dagen.items())))


def _zin(werk: Regelwerk, stand: Stand, kern: dict[str, Any]) -> str:
    """Wat de bron over deze termijn zegt, met de dag of de week van nu."""
    zinnen, week = werk.ruw["zinnen"]["termijn"], kern["week"]
    if kern["stand"] == "te_vroeg":
        return str(zinnen["te_vroeg"])
    if week is None:
        return str(zinnen["geen_bron"])
    if kern["stand"] == "geen":
        return f"{zinnen['week']} {zinnen['zonder_datum']}".format(week=week)
    vorm = kern["stand"]
    if kern["datum"] is None:
        return _in_weken(zinnen, vorm, week, stand.dagen.get(werk.klok) or 0, stand.vandaag)
    return str(zinnen[vorm]).format(week=week, datum=_in_woorden(kern["datum"]))


def _in_weken(zinnen: dict[str, str], vorm: str, week: int, dagen: int, vandaag: date | None) -> str:
    """De termijn als alleen bekend is hoeveel hele weken het duurt: de dag is dan een schatting."""
    if vorm == "binnen" and vandaag is None:
        return str(zinnen["week"]).format(week=week)
    ongeveer = in_woorden(vandaag + timedelta(days=week * DAGEN - dagen)) if vandaag else ""
    return str(zinnen.get(f"{vorm}_weken", zinnen[vorm])).format(week=week, nu=dagen // DAGEN, datum=ongeveer)


def _ladderzin(werk: Regelwerk, regel: Regel, kern: dict[str, Any], komt: Stappen) -> str:
    """Welke weken van de ladder doorlopen als er geen eigen termijn is, en welke ook al voorbij zijn."""
    zinnen = werk.ruw["zinnen"]["termijn"]
    later = [stap for stap in komt if stap["week"] and not stap["nu"] and stap["week"] >= (kern["week"] or 0)]
    voorbij = _weken(stap for stap in later if stap["stand"] == "over" and stap["week"] != kern["week"])
    loopt = _weken(stap for stap in later if stap["stand"] != "over")
    uit = [zinnen["loopt_door"].format(weken=loopt)] if loopt and kern["week"] is None and regel.soort != EINDE else []
    uit += [zinnen["ook_voorbij"].format(weken=voorbij)] if voorbij and regel.soort != EINDE else []
    return " ".join(uit)


def _weken(stappen: Iterable[dict[str, Any]]) -> str:
    """Elke week één keer, met haar datum als die bekend is en nog komt."""
    delen = (
        f"week {stap['week']}"
        + (f" ({_in_woorden(stap['datum'])})" if stap["datum"] and stap["stand"] != "over" else "")
        for stap in stappen
    )
    return en(list(dict.fromkeys(delen)))


def werkdag(werk: Regelwerk, dag: str | None, vandaag: date | None) -> dict[str, str] | None:
    """De laatste werkdag vóór een uiterste dag in het weekend of op een feestdag; anders None."""
    if dag is None or is_werkdag(uiterst := date.fromisoformat(dag)):
        return None
    laatste, naam = laatste_werkdag(uiterst), feestdagen(uiterst.year).get(uiterst)
    stand = stand_bij((vandaag - laatste).days + DAGEN, 1) if vandaag else "binnen"
    welke = naam or f"een {DAGNAMEN[uiterst.weekday()]}"
    zin = str(werk.ruw["zinnen"]["termijn"][f"werkdag_{stand}"]).format(dag=welke, datum=in_woorden(laatste))
    return {"datum": laatste.isoformat(), "stand": stand, "tekst": zin}


def haast(termijn: dict[str, Any]) -> str:
    """De stand van de termijn; `werkdag_…`, de stand van de werkdag ervoor, zolang de termijn zelf nog loopt."""
    ervoor = termijn["werkdag"]
    return f"werkdag_{ervoor['stand']}" if ervoor and termijn["stand"] == "binnen" else str(termijn["stand"])


def thuis_sinds(werk: Regelwerk, stand: Stand, week: int | None) -> dict[str, Any] | None:
    """Dezelfde termijn vanaf de dag waarop de leerling thuis is, als die vóór de eerste dag ligt of die onbekend is.

    De bronnen stellen beide klokken nergens gelijk (H1 in het model); de lezer moet het verschil wel zien.
    """
    thuis, eerste = stand.dagen.get(werk.thuis), stand.dagen.get(werk.klok)
    if not thuis or week is None or (eerste is not None and eerste >= thuis):
        return None
    dag = stand.datums.get(werk.thuis)
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
