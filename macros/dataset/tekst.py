"""Verwijzingen in teksten: `[[id]]`, `[[id|label]]`, `{week:id}`, `{vanaf:id}`, `{stap:id}`, `{rol:id}` en `{naam}`."""

import re
from functools import partial
from typing import Any

from finder.model import MAAT
from macros.dataset.plaats import als

LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
GETAL = re.compile(r"\{([a-z_]+)(?::([a-z0-9-]+))?\}")


class OnbekendeVerwijzing(Exception):
    """Een tekst verwijst naar iets wat niet in de dataset staat. `naam` is de verwijzing, `bekend` wat er wel is."""

    def __init__(self, naam: str, bekend: list[str]) -> None:
        super().__init__(naam)
        self.naam, self.bekend = naam, bekend


def getal(ruw: dict[str, Any], naam: str, id_: str | None) -> str:
    """Het getal of de functie achter `{naam}` of `{naam:id}`. Werpt OnbekendeVerwijzing als het er niet is."""
    if id_ is not None:
        return {"stap": _stap, "rol": _rol}.get(naam, partial(_week, naam=naam))(ruw, id_)
    if naam not in ruw["waarden"]:
        raise OnbekendeVerwijzing(f"{{{naam}}}", [f"{{{n}}}" for n in ruw["waarden"]])
    waarde: Any = ruw
    for deel in ruw["waarden"][naam].split("/"):
        waarde = waarde[int(deel) if isinstance(waarde, list) else deel]
    return als(waarde, str(waarde))


def _week(ruw: dict[str, Any], id_: str, naam: str) -> str:
    termijn = ruw["tafels"].get(id_, {}).get("regel", {}).get("termijn", {})
    if naam not in (*MAAT, "vanaf") or naam not in termijn:
        raise OnbekendeVerwijzing(f"{{{naam}:{id_}}}", _met_termijn(ruw))
    return als(termijn[naam], str(termijn[naam]))


def _stap(ruw: dict[str, Any], id_: str) -> str:
    """De hoeveelste stap dit is op de ladder van haar sector."""
    onderwerpen = {**ruw["tafels"], **ruw["routes"]}
    ladders = {i: o["regel"]["ladder"] for i, o in onderwerpen.items() if "ladder" in o.get("regel", {})}
    if id_ not in ladders:
        raise OnbekendeVerwijzing(f"{{stap:{id_}}}", [f"{{stap:{i}}}" for i in ladders])
    hier = ladders[id_]
    return str(sum(deze["sector"] == hier["sector"] and deze["stap"] <= hier["stap"] for deze in ladders.values()))


def _rol(ruw: dict[str, Any], id_: str) -> str:
    """De naam van een functie, zodat die op één plek staat."""
    if id_ not in ruw["rollen"]:
        raise OnbekendeVerwijzing(f"{{rol:{id_}}}", [f"{{rol:{i}}}" for i in ruw["rollen"]])
    naam = ruw["rollen"][id_]["naam"]
    return als(naam, str(naam))


def _met_termijn(ruw: dict[str, Any]) -> list[str]:
    termijnen = {id_: t["regel"]["termijn"] for id_, t in ruw["tafels"].items() if "termijn" in t.get("regel", {})}
    return [f"{{{eenheid}:{id_}}}" for id_, termijn in termijnen.items() for eenheid in MAAT if eenheid in termijn]


GROEPEN = ("gemeenten", "themas", "routes", "tafels")


def _naam(ruw: dict[str, Any], id_: str) -> str:
    """De naam van wat een tekst noemt; dat het bestaat, heeft de controle gezien."""
    groep = next(groep for groep in GROEPEN if id_ in ruw.get(groep, {}))
    return str(ruw[groep][id_].get("naam", id_))


def zonder_links(ruw: dict[str, Any], tekst: str) -> str:
    """Platte tekst: elk getal ingevuld, en van een verwijzing alleen het label, of de naam van wat zij noemt."""
    plat = LINK.sub(lambda m: m[2] or _naam(ruw, m[1]), tekst)
    return GETAL.sub(lambda m: getal(ruw, m[1], m[2]), plat)
