"""De casussen uit tests/casussen/ als toets: wat zij verwachten, en of een regelwerk dat geeft."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from finder.besluit import besluit
from finder.bouwen import maak_motor
from finder.feitentabel import uit_feiten
from finder.ladder import uiterst
from finder.melding import InvoerFout
from finder.model import Regelwerk
from finder.motor import Motor
from macros.basis.plekken import CASUSSEN as MAP
from macros.basis.plekken import in_project
from macros.bewijs.bron import ruw_nu, werk_nu
from macros.dataset import controle_casussen
from macros.dataset.controle import met_punt
from macros.dataset.laden import nu

NOG_NIET = "nog_niet_opschalen"
LIJSTEN = ("eerst", "daarnaast")
KERN = ("uitkomst", "hoofd", "doel", *LIJSTEN, "week", "stand", "zekerheid")
ZEKERHEID = {"stated": "staat in een bron", "interpretation": "onze lezing"}
VANDAAG = date(2026, 3, 2)  # voor elke casus die zelf geen dag noemt


@dataclass(frozen=True, slots=True)
class Casus:
    """Eén verzonnen situatie: haar feiten, compleet en klaar voor de beslishulp, en wat er precies uit moet komen."""

    id: str
    vandaag: date
    feiten: dict[str, Any]
    verwacht: dict[str, Any]
    datum: str | None = None
    let_op: tuple[str, ...] = ()
    groep: str = ""  # de naam van haar bestand
    nr: int = 0  # de hoeveelste daarin
    titel: str = ""
    situatie: str = ""
    toelichting: str = ""

    @property
    def verzoek(self) -> dict[str, Any]:
        return {"id": self.id, "vandaag": self.vandaag.isoformat(), "feiten": self.feiten}

    def fout(self, motor: Motor) -> str | None:
        """Wat er anders uitkomt dan verwacht, of None als alles klopt."""
        try:
            return self._zin(self.verschil(motor))
        except InvoerFout as fout:
            return str(fout)

    def anders(self, werk: Regelwerk, waarden: list[int | None]) -> str | None:
        """Hetzelfde voor de kern, als de waarden van de atomen al bekend zijn."""
        return self._zin(self._kern(werk, waarden))

    def verschil(self, motor: Motor) -> dict[str, Any]:
        """Wat er op haar dag uitkomt, per sleutel waarbij de casus iets anders verwacht. Werpt InvoerFout."""
        motor = motor.op(self.vandaag)
        uit = self._kern(motor.werk, uit_feiten(motor.werk, self.feiten, self.vandaag).waarden)
        if not self.datum and not self.let_op:
            return uit
        nu = motor.beslis(self.verzoek)["uitkomst"]
        if nu and self.datum and nu["termijn"]["datum"] != self.datum:
            uit["datum"] = nu["termijn"]["datum"]
        gezien = [melding["id"] for melding in nu["let_op"]] if nu else []
        return uit if set(self.let_op) <= set(gezien) else {**uit, "let_op": gezien}

    def oud(self, sleutel: str) -> Any:
        return {**self.verwacht, "datum": self.datum, "let_op": list(self.let_op)}[sleutel]

    def _kern(self, werk: Regelwerk, waarden: list[int | None]) -> dict[str, Any]:
        uit = kern(werk, waarden)
        return {sleutel: uit[sleutel] for sleutel, waarde in self.verwacht.items() if uit[sleutel] != waarde}

    def _zin(self, nu: dict[str, Any]) -> str | None:
        paren = ((sleutel, _woord(w), _woord(self.oud(sleutel))) for sleutel, w in nu.items())
        return "; ".join(f"{sleutel}: {nieuw} in plaats van {oud}" for sleutel, nieuw, oud in paren) or None


def _woord(waarde: Any) -> Any:
    """Een waarde zoals een lezer haar noemt; een lijst van codes blijft die lijst."""
    return ZEKERHEID.get(waarde, waarde) if isinstance(waarde, str) else waarde


def kern(werk: Regelwerk, waarden: list[int | None]) -> dict[str, Any]:
    """De uitkomst in de woorden van een casus."""
    b = besluit(werk, waarden)
    if b is None:
        return dict.fromkeys(KERN, "onbeslist")
    regel = werk.regels[b.regel]
    nog_niet = regel.soort == "opschalen" and bool(b.eerst)
    elders = (werk.ruw["voorwaarden"][code].get("doel") for code in b.eerst)
    doel = regel.code if nog_niet else next((werk.regels[id_].code for id_ in elders if id_), None)
    return {
        "uitkomst": NOG_NIET if nog_niet else regel.soort,
        "hoofd": NOG_NIET if nog_niet else regel.code,
        "doel": doel,
        "eerst": list(b.eerst),
        "daarnaast": [werk.regels[id_].code for id_ in b.naast],
        "week": uiterst(regel.termijn)["week"],
        "stand": b.stand,
        "zekerheid": "interpretation" if b.lezing else "stated",
    }


def standaardfeiten(map_: Path = MAP) -> dict[str, Any]:
    """Wat geldt als een casus een feit niet noemt."""
    return dict(als_waarden(_standaard(map_)["standaardfeiten"]))


def groepen(map_: Path = MAP) -> dict[str, str]:
    """De koppen boven de casussen van een bestand, in leesvolgorde."""
    return dict(_standaard(map_).get("groepen", {})) if (map_ / "standaard.yaml").exists() else {}


def _standaard(map_: Path) -> dict[str, Any]:
    return dict(controle_casussen.lees(map_)[1]["standaard"]["meta"])


def casussen(map_: Path = MAP) -> list[Casus]:
    """Alle casussen, per bestand en in hun eigen volgorde, met de standaardfeiten ingevuld."""
    bestanden = controle_casussen.lees(map_)[1]
    standaard = bestanden["standaard"]["meta"]["standaardfeiten"] if bestanden else {}
    klokken = datumsleutels()
    return [
        _casus(naam, nr, ruw, _feiten(ruw, standaard, klokken))
        for naam, bestand in bestanden.items()
        for nr, ruw in enumerate(bestand.get("casussen", []))
    ]


def _feiten(ruw: dict[str, Any], standaard: dict[str, Any], klokken: dict[str, str]) -> dict[str, Any]:
    """De feiten van een casus met wat zij niet noemt; een datum gaat voor de weken van dezelfde klok."""
    eigen = {str(k).replace("-", "_"): v for k, v in ruw["feiten"].items()}
    feiten = {**standaard, "sector": ruw["sector"], "gemeente": ruw["gemeente"], **eigen}
    weg = {weken for datum, weken in klokken.items() if datum in feiten}
    return {naam: waarde for naam, waarde in feiten.items() if naam not in weg}


def _casus(groep: str, nr: int, ruw: dict[str, Any], feiten: dict[str, Any]) -> Casus:
    uit = ruw["verwacht"]
    return Casus(
        id=str(ruw["id"]),
        vandaag=date.fromisoformat(ruw["vandaag"]) if "vandaag" in ruw else VANDAAG,
        feiten=als_waarden(feiten),
        verwacht={k: (v or []) if k in LIJSTEN else v for k, v in uit.items() if k in KERN},
        datum=uit.get("datum"),
        let_op=tuple(ruw.get("let_op", ())),
        groep=groep,
        nr=nr,
        titel=ruw["titel"],
        situatie=ruw["situatie"],
        toelichting=uit.get("toelichting", ""),
    )


def datumsleutels() -> dict[str, str]:
    """Onder welke naam een casus de datum van een klok geeft."""
    return {f["datum_sleutel"]: naam for naam, f in nu().ruw["feiten"].items() if "datum_sleutel" in f}


def als_waarden(waarde: Any) -> Any:
    """YAML leest hier letterlijk: true en false worden weer waarheidswaarden."""
    if isinstance(waarde, dict):
        return {k: als_waarden(v) for k, v in waarde.items()}
    if isinstance(waarde, list):
        return [als_waarden(v) for v in waarde]
    return {"true": True, "false": False}.get(waarde, waarde) if isinstance(waarde, str) else waarde


def afwijkingen(werk: Regelwerk, map_: Path = MAP) -> Iterator[str]:
    """Per casus die niet meer klopt één zin, met haar bestand en id."""
    motor = maak_motor(werk.ruw)
    for casus in casussen(map_):
        if fout := casus.fout(motor):
            yield f"{in_project(MAP / casus.groep)}.yaml: casus {casus.id} klopt niet meer: {met_punt(fout)}"


def fouten() -> list[str]:
    """Wat er aan de casussen bij deze dataset niet klopt."""
    return vormfouten() or list(afwijkingen(werk_nu()))


def vormfouten() -> list[str]:
    """Wat er aan de bestanden met casussen niet klopt, nog voor er een is nagerekend. De dataset is goed."""
    return controle_casussen.keur(MAP, ruw_nu())
