"""De kop van een uitkomst: wat te doen en wanneer, en waar het over gaat."""

from datetime import date
from typing import Any

from finder.kalender import in_woorden
from finder.termijn import haast
from finder.weergave import Weergave
from finder.zinnen import en, hoofdletter, vul


def kop(weergave: Weergave, id_: str, eerst: list[dict[str, Any]], termijn: dict[str, Any]) -> str:
    """Wat eerst moet, anders de opdracht van het onderwerp met haar uiterste dag of week.

    Valt de uiterste dag niet op een werkdag, dan noemt de kop de laatste werkdag ervoor.
    """
    zinnen, onderwerp = weergave.ruw["zinnen"]["kop"], weergave.onderwerp(id_)
    if eerst:
        return _eerst(zinnen, eerst)
    wat = onderwerp.get("instructie", onderwerp["naam"])
    dag = (termijn["werkdag"] or termijn)["datum"]
    if termijn["dagen"] is None:
        return str(wat)
    if termijn["stand"] in ("binnen", "geen") and dag is None:
        return vul(zinnen["week"], wat=wat, termijn=termijn["uiterlijk"])
    zin = zinnen.get(haast(termijn), zinnen["binnen"])
    return str(zin).format(wat=wat, datum=dag and in_woorden(date.fromisoformat(dag)))


def _eerst(zinnen: dict[str, str], eerst: list[dict[str, Any]]) -> str:
    """Wat eerst moet; mag er niets gedeeld worden, dan gaat dat voor."""
    niets, meer = (en([eis["naam"] for eis in eerst if eis["deel_niets"] is dicht]) for dicht in (True, False))
    delen = [zinnen["deel_niets"].format(eerst=niets) if niets else "", meer]
    return ". ".join(hoofdletter(deel) for deel in delen if deel)


def plaats(weergave: Weergave, termijn: dict[str, Any] | None) -> str:
    """Sector, gemeente en hoe ver de weken zijn."""
    telt = (termijn or {}).get("telt")
    zin = weergave.ruw["zinnen"]["kop"]["van"].format(**telt) if telt else ""
    return " · ".join(filter(None, [weergave.sector, weergave.gemeente["naam"], zin]))
