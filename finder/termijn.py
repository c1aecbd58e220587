"""De termijn bij een uitkomst, in woorden: week, datum en stand, met wat de klok verder zegt.

Alles op de klok van de termijnen, behalve `thuis_sinds`: dezelfde termijn vanaf de dag thuis.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from finder.agenda import Kader, agenda
from finder.besluit import stand_bij
from finder.feiten import Stand
from finder.kalender import DAGNAMEN, feestdagen, in_woorden, is_werkdag, laatste_werkdag, weken_in_woorden
from finder.ladder import datum, met_vandaag, sta, uiterst
from finder.model import Regel, Regelwerk, Termijn
from finder.zinnen import en, vul

Stappen = list[dict[str, Any]]
EINDE = "einde"


def termijn(werk: Regelwerk, regel: Regel, stand: Stand, stappen: Stappen) -> dict[str, Any]:
    """Uiterste week of dag, stand, zinnen, tijdlijn, agendabestand, en datums als jjjj-mm-dd of None.

    `datum` is de uiterste dag zelf; `laatste_dag` de werkdag ervoor als zij daar niet op valt.
    """
    kern = {
        **uiterst(regel.termijn),
        "datum": datum(werk, stand, regel.termijn),
        "stand": "te_vroeg" if regel.te_vroeg else sta(werk, stand, regel.termijn),
    }
    komt = _komt(stappen)
    ladderzin = "" if regel.soort == EINDE else _ladderzin(werk, kern, komt)
    kern["tekst"] = " ".join(filter(None, [_zin(werk, stand, kern, regel.termijn), ladderzin]))
    thuis = thuis_sinds(werk, stand, regel.termijn)
    return _tabel(werk, stand, kern, stappen, komt) | {
        "telt": _telt(regel.termijn, stand.dagen.get(werk.klok)),
        "thuis_sinds": thuis,
    }


def lopend(werk: Regelwerk, stand: Stand, stappen: Stappen) -> dict[str, Any]:
    """Hetzelfde zolang openligt welke stap het wordt: de weken van de ladder lopen door."""
    kern, komt = {**uiterst(None), "datum": None, "stand": "geen"}, _komt(stappen)
    kern["tekst"] = _ladderzin(werk, kern, komt)
    return _tabel(werk, stand, kern, stappen, komt) | {"telt": None, "thuis_sinds": None}


def _komt(stappen: Stappen) -> Stappen:
    """De stappen die nog komen; een overgeslagen stap komt niet meer."""
    gezet = max((nr for nr, stap in enumerate(stappen) if stap["gezet"]), default=-1)
    return [stap for nr, stap in enumerate(stappen) if stap["nu"] or nr > gezet]


def _tabel(werk: Regelwerk, stand: Stand, kern: dict[str, Any], stappen: Stappen, komt: Stappen) -> dict[str, Any]:
    """De kern met haar dagen, de tijdlijn en de agenda."""
    vandaag, eerste, zinnen = stand.vandaag, stand.datums.get(werk.klok), werk.ruw["zinnen"]
    ervoor = werkdag(werk, kern["datum"], vandaag)
    return {
        **kern,
        "eerste_dag": eerste and eerste.isoformat(),
        "werkdag": ervoor,
        "laatste_dag": (ervoor or kern)["datum"],
        "vakanties": zinnen["termijn"]["vakanties"] if stappen else "",
        "tijdlijn": met_vandaag(stappen, vandaag) if vandaag else stappen,
        "agenda": agenda(komt, kader(stand, vandaag, zinnen["agenda"])) if vandaag else "",
    }


def kader(stand: Stand, vandaag: date, zinnen: dict[str, str]) -> Kader:
    """Wat voor alle dagen in de agenda geldt, bij deze stand."""
    return Kader(zinnen, vandaag, stand.adres, (stand.waarden, sorted(stand.dagen.items())))


def _zin(werk: Regelwerk, stand: Stand, kern: dict[str, Any], termijn: Termijn | None) -> str:
    """Wat de bron over deze termijn zegt, met de dag of de week van nu."""
    zinnen, vorm = werk.ruw["zinnen"]["termijn"], kern["stand"]
    if vorm == "te_vroeg":
        return str(zinnen["te_vroeg"])
    if termijn is None:
        return str(zinnen["geen_bron"])
    if vorm == "geen":
        return vul(f"{zinnen['week']} {zinnen['zonder_datum']}", termijn=termijn.woorden)
    if kern["datum"] is None:
        return _in_weken(zinnen, vorm, termijn, stand.dagen.get(werk.klok) or 0, stand.vandaag)
    return vul(zinnen[vorm], termijn=termijn.woorden, datum=_in_woorden(kern["datum"]))


def _in_weken(zinnen: dict[str, str], vorm: str, termijn: Termijn, dagen: int, vandaag: date | None) -> str:
    """De termijn als alleen bekend is hoeveel hele weken het duurt: de dag is dan een schatting."""
    if vorm == "binnen" and vandaag is None:
        return vul(zinnen["week"], termijn=termijn.woorden)
    ongeveer = in_woorden(vandaag + timedelta(days=termijn.dagen - dagen)) if vandaag else ""
    zin = zinnen.get(f"{vorm}_weken", zinnen[vorm])
    return vul(zin, termijn=termijn.woorden, nu=_nu(termijn, dagen), datum=ongeveer)


def _telt(termijn: Termijn | None, dagen: int | None) -> dict[str, Any] | None:
    """Hoe ver de klok is en tot hoever zij loopt; None als dat onbekend is, of voorbij."""
    if termijn is None or dagen is None or dagen > termijn.dagen:
        return None
    return {"nu": _nu(termijn, dagen), "getal": termijn.getal}


def _nu(termijn: Termijn, dagen: int) -> str:
    """Hoe ver de klok is, in de eenheid van de termijn: `week 9`."""
    return f"{termijn.eenheid} {dagen // termijn.maat}"


def _ladderzin(werk: Regelwerk, kern: dict[str, Any], komt: Stappen) -> str:
    """Welke weken van de ladder doorlopen als er geen eigen termijn is, en welke ook al voorbij zijn."""
    zinnen = werk.ruw["zinnen"]["termijn"]
    later = [stap for stap in komt if stap["dagen"] and not stap["nu"] and stap["dagen"] >= (kern["dagen"] or 0)]
    voorbij = _weken(stap for stap in later if stap["stand"] == "over" and stap["dagen"] != kern["dagen"])
    loopt = _weken(stap for stap in later if stap["stand"] != "over")
    uit = [zinnen["loopt_door"].format(weken=loopt)] if loopt and kern["dagen"] is None else []
    uit += [zinnen["ook_voorbij"].format(weken=voorbij)] if voorbij else []
    return " ".join(uit)


def _weken(stappen: Iterable[dict[str, Any]]) -> str:
    """Elke termijn één keer, met haar datum als die bekend is en nog komt."""
    delen = (
        stap["uiterlijk"] + (f" ({_in_woorden(stap['datum'])})" if stap["datum"] and stap["stand"] != "over" else "")
        for stap in stappen
    )
    return en(list(dict.fromkeys(delen)))


def werkdag(werk: Regelwerk, dag: str | None, vandaag: date | None) -> dict[str, str] | None:
    """De laatste werkdag vóór een uiterste dag in het weekend of op een feestdag; anders None."""
    if dag is None or is_werkdag(uiterst := date.fromisoformat(dag)):
        return None
    laatste, naam = laatste_werkdag(uiterst), feestdagen(uiterst.year).get(uiterst)
    stand = stand_bij((vandaag - laatste).days, 0) if vandaag else "binnen"
    welke = naam or f"een {DAGNAMEN[uiterst.weekday()]}"
    zin = str(werk.ruw["zinnen"]["termijn"][f"werkdag_{stand}"]).format(dag=welke, datum=in_woorden(laatste))
    return {"datum": laatste.isoformat(), "stand": stand, "tekst": zin}


def haast(termijn: dict[str, Any]) -> str:
    """De stand van de termijn; `werkdag_…`, de stand van de werkdag ervoor, zolang de termijn zelf nog loopt."""
    ervoor = termijn["werkdag"]
    return f"werkdag_{ervoor['stand']}" if ervoor and termijn["stand"] == "binnen" else str(termijn["stand"])


def stand_voor_werkdagen(termijn: dict[str, Any]) -> str:
    """De stand van de termijn, waarbij zij op haar laatste dag is zodra er geen werkdag meer volgt."""
    return "op" if haast(termijn) in ("werkdag_op", "werkdag_over") else str(termijn["stand"])


def thuis_sinds(werk: Regelwerk, stand: Stand, termijn: Termijn | None) -> dict[str, Any] | None:
    """Dezelfde termijn vanaf de dag waarop de leerling thuis is, als die vóór de eerste dag ligt of die onbekend is.

    De bronnen stellen beide klokken nergens gelijk (H1 in het model); de lezer moet het verschil wel zien.
    """
    thuis, eerste = stand.dagen.get(werk.thuis), stand.dagen.get(werk.klok)
    if not thuis or termijn is None or (eerste is not None and eerste >= thuis):
        return None
    dag = stand.datums.get(werk.thuis)
    uit = {
        "sinds": dag and dag.isoformat(),
        "datum": dag and (dag + timedelta(days=termijn.dagen)).isoformat(),
        "stand": stand_bij(thuis, termijn.dagen),
    }
    return {**uit, "tekst": _thuiszin(werk, uit, thuis, termijn)}


def _thuiszin(werk: Regelwerk, uit: dict[str, Any], thuis: int, termijn: Termijn) -> str:
    zinnen, voorbij = werk.ruw["zinnen"]["termijn"], "_over" if uit["stand"] == "over" else ""
    if uit["datum"] is None:
        return vul(zinnen[f"thuis_weken{voorbij}"], duur=weken_in_woorden(thuis), termijn=termijn.woorden)
    dagen = {naam: _in_woorden(uit[naam]) for naam in ("sinds", "datum")}
    return vul(zinnen[f"thuis{voorbij}"], **dagen, termijn=termijn.woorden)


def _in_woorden(dag: str) -> str:
    return in_woorden(date.fromisoformat(dag))
