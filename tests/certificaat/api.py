"""The JSON of `api/v1/`, weighed by a reader of its own that knows nothing of the engine.

It takes the facts of a case as anyone would write them: a date, a number, a choice, a list of ticked options.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.certificaat.site import Site

WEEK = 7
RIJ = "rij"  # under this name an answer says which row gave it
DELEN = ("afgeleid", "feiten", "gemeenten", "routes", "tafels", "volgorde", "voorwaarden")
Feiten = dict[str, Any]


class Api:
    """The dataset from its parts."""

    def __init__(self, site: Site) -> None:
        self.deel = {naam: site.json(naam) for naam in DELEN}
        self.feiten = self.deel["feiten"]
        onderwerpen = {**self.deel["tafels"], **self.deel["routes"]}
        self.codes = {id_: str(o["code"]) for id_, o in onderwerpen.items()}
        self.regels = {id_: o["regel"] for id_, o in onderwerpen.items() if "regel" in o}
        self.gemeenten = {g["code"]: g for g in self.deel["gemeenten"].values()}
        self.klok = next(naam for naam, feit in self.feiten.items() if feit.get("rol") == "termijnen")
        self.hoofd = sorted(self._met("wanneer"), key=lambda id_: self.regels[id_]["volgorde"])
        self.naast = sorted(self._met("daarnaast"), key=lambda id_: self.regels[id_]["daarnaast"]["volgorde"])

    def _met(self, veld: str) -> list[str]:
        return [id_ for id_, regel in self.regels.items() if regel.get(veld)]

    def uitkomst(self, feiten: Feiten, vandaag: date) -> dict[str, Any]:
        """What to do, and the row that said so."""
        casus = Casus(self, feiten, vandaag)
        past = ((id_, nr) for id_ in self.hoofd if (nr := casus.eerste(self.regels[id_]["wanneer"])))
        id_, rij = next(past, ("", 0))
        if not id_:
            return {"uitkomst": "geen stap", RIJ: "geen rij"}
        regel = self.regels[id_]
        eerst = self._eerst(casus, regel)
        nog_niet = bool(eerst) and regel["soort"] == "opschalen"
        naast = [i for i in self.naast if i != id_ and casus.eerste(self.regels[i]["daarnaast"]["wanneer"])]
        week = regel.get("termijn", {}).get("week")
        return {
            "uitkomst": "nog_niet_opschalen" if nog_niet else regel["soort"],
            "hoofd": "nog_niet_opschalen" if nog_niet else self.codes[id_],
            "doel": self.codes[id_] if nog_niet else self._elders(eerst),
            "eerst": eerst,
            "daarnaast": [self.codes[i] for i in naast],
            "week": week,
            "stand": "te_vroeg" if "te_vroeg" in regel else _stand(casus.dagen(self.klok), week),
            RIJ: f"{id_}, rij {rij}",
        }

    def _eerst(self, casus: Casus, regel: dict[str, Any]) -> list[str]:
        """What is missing in the first group where something is."""
        for groep in regel.get("eerst", []):
            eisen = [(e["voorwaarde"], e["ontbreekt"]) if isinstance(e, dict) else (e, self._rijen(e)) for e in groep]
            if mist := [code for code, rijen in eisen if casus.eerste(rijen)]:
                return mist
        return []

    def _rijen(self, code: str) -> list[dict[str, Any]]:
        return list(self.deel["voorwaarden"][code]["ontbreekt"])

    def _elders(self, eerst: list[str]) -> str | None:
        doelen = (self.deel["voorwaarden"][code].get("doel") for code in eerst)
        return next((self.codes[id_] for id_ in doelen if id_), None)


class Casus:
    """The facts of one case, and whether rows hold for them."""

    def __init__(self, api: Api, feiten: Feiten, vandaag: date) -> None:
        self.api, self.feiten, self.vandaag = api, feiten, vandaag
        self._berekend: dict[str, str] = {}

    def dagen(self, klok: str) -> int | None:
        """Days since the date behind a clock; None without a date."""
        dag = self.feiten.get(self.api.feiten[klok]["datum_sleutel"])
        return (self.vandaag - date.fromisoformat(dag)).days if dag else None

    def eerste(self, rijen: list[dict[str, Any]]) -> int:
        """The number of the first row that holds, or 0."""
        return next((nr for nr, rij in enumerate(rijen, start=1) if self._klopt(rij["als"])), 0)

    def _klopt(self, als: dict[str, Any]) -> bool:
        return all(self._term(feit, eis) for feit, eis in als.items())

    def _term(self, feit: str, eis: Any) -> bool:
        if feit in self.api.deel["afgeleid"]:
            return self._afgeleid(feit) in eis
        if "." in feit:
            feit, kenmerk = feit.split(".")
            gemeente = self.api.gemeenten.get(self.feiten[feit])
            return gemeente is not None and gemeente["kenmerken"][kenmerk]["waarde"] in eis
        return self._gewoon(feit, self.api.feiten[feit]["soort"], eis)

    def _gewoon(self, feit: str, soort: str, eis: Any) -> bool:
        if soort == "meerkeuze":
            gekozen = set(self.feiten[feit])
            return not gekozen & set(eis["zonder"]) if isinstance(eis, dict) else bool(gekozen & set(eis))
        if isinstance(eis, dict):
            getal, maat = (self.dagen(feit), WEEK) if soort == "weken" else (self.feiten[feit], 1)
            onder = eis.get("onder")
            return getal is not None and getal >= eis.get("vanaf", 0) * maat and (not onder or getal < onder * maat)
        waarde = self.feiten[feit]
        return ("ja" if waarde else "nee") in eis if soort == "ja_nee" else waarde in eis

    def _afgeleid(self, naam: str) -> str:
        """The first value of which a row holds, in the order that `volgorde` gives."""
        if naam not in self._berekend:
            feit = self.api.deel["afgeleid"][naam]
            volgorde = self.api.deel["volgorde"][f"afgeleid/{naam}/waarden"]
            waar: Iterator[str] = (waarde for waarde in volgorde if self.eerste(feit["waarden"][waarde]))
            self._berekend[naam] = next(waar, feit["anders"])
        return self._berekend[naam]


def _stand(dagen: int | None, week: int | None) -> str:
    if dagen is None or week is None:
        return "geen"
    return "binnen" if dagen < week * WEEK else "op" if dagen == week * WEEK else "over"
