"""Alle kleine wijzigingen van de regels: elke rij, elke term, elk weekgetal, elke gemeentewaarde, elke volgorde."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from finder.woordenschat import onderwerpregels
from macros.bewijs.rijen import Pad, Plek, plekken

WEG = object()
SOORTEN = ("opschalen", "andere_route", "voorliggend", "einde")


@dataclass(frozen=True, slots=True)
class Mutant:
    """Eén wijziging: welke plekken een andere waarde krijgen, en hoe zij in het verslag heet."""

    naam: str
    wijzigingen: tuple[tuple[Pad, Any], ...]

    def pas_toe(self, ruw: dict[str, Any]) -> dict[str, Any]:
        """De gewijzigde dataset; wat niet wijzigt wordt gedeeld."""
        for pad, waarde in self.wijzigingen:
            ruw = zet_op(ruw, pad, waarde)
        return ruw


def zet_op(ruw: dict[str, Any], pad: Pad, waarde: Any) -> dict[str, Any]:
    """`ruw` met op één pad een andere waarde (of niets); alleen wat erboven zit is nieuw."""
    uit = dict(ruw)
    knoop: Any = uit
    for deel in pad[:-1]:
        knoop[deel] = knoop[deel].copy()
        knoop = knoop[deel]
    if waarde is WEG:
        del knoop[pad[-1]]
    else:
        knoop[pad[-1]] = waarde
    return uit


def mutanten(ruw: dict[str, Any]) -> Iterator[Mutant]:
    """Alle mutanten van een gecompileerde dataset, in vaste volgorde."""
    for plek in plekken(ruw):
        yield from _rij(ruw, plek)
    for naam, feit in ruw["afgeleid"].items():
        yield from _afgeleid(naam, feit)
    for groep in ("tafels", "routes"):
        for id_, onderwerp in ruw[groep].items():
            if "regel" in onderwerp:
                yield from _regel((groep, id_, "regel"), onderwerp["regel"])
    yield from _volgordes(ruw)
    yield from _gemeenten(ruw)
    for code, eis in ruw["voorwaarden"].items():
        if "doel" in eis:
            yield Mutant(f"voorwaarden/{code}: zonder doel", ((("voorwaarden", code, "doel"), WEG),))


def _rij(ruw: dict[str, Any], plek: Plek) -> Iterator[Mutant]:
    rij = plek.haal(ruw)
    yield Mutant(f"{plek.naam}: rij weg", ((plek.pad, WEG),))
    yield _lezing(plek, rij)
    for feit, eis in rij["als"].items():
        pad = (*plek.pad, "als", feit)
        if len(rij["als"]) > 1:
            yield Mutant(f"{plek.naam}: {feit} weg", ((pad, WEG),))
        for anders in _eisen(ruw, feit, eis):
            yield Mutant(f"{plek.naam}: {feit} wordt {_kort(anders)}", ((pad, anders),))


def _lezing(plek: Plek, rij: dict[str, Any]) -> Mutant:
    if rij.get("zekerheid") == "interpretatie":
        return Mutant(f"{plek.naam}: geen lezing meer", (((*plek.pad, "zekerheid"), WEG),))
    return Mutant(f"{plek.naam}: wordt onze lezing", (((*plek.pad, "zekerheid"), "interpretatie"),))


def _eisen(ruw: dict[str, Any], feit: str, eis: Any) -> Iterator[Any]:
    if isinstance(eis, dict) and "zonder" in eis:
        yield from (
            {"zonder": [o for o in eis["zonder"] if o != weg]} for weg in eis["zonder"] if len(eis["zonder"]) > 1
        )
        yield list(eis["zonder"])
    elif isinstance(eis, dict):
        yield from ({**eis, rand: n + bij} for rand, n in eis.items() for bij in (-1, 1) if n + bij > 0)
    else:
        alle = _waarden(ruw, feit)
        yield from ([w for w in eis if w != weg] for weg in eis if len(eis) > 1)
        yield from ([*eis, erbij] for erbij in alle if erbij not in eis and (len(alle) > 2 or len(eis) == 1))
        if len(alle) == 2 and len(eis) == 1:
            yield [w for w in alle if w not in eis]


def _waarden(ruw: dict[str, Any], feit: str) -> list[str]:
    if feit in ruw["afgeleid"]:
        return [*ruw["afgeleid"][feit]["waarden"], ruw["afgeleid"][feit]["anders"]]
    if "." in feit:
        return ["ja", "nee"]
    gegeven = ruw["feiten"][feit]
    if gegeven["soort"] == "ja_nee":
        return ["ja", "nee"]
    if gegeven["soort"] in ("gemeente", "schoolgemeente"):
        return (["zelfde"] if gegeven["soort"] == "schoolgemeente" else []) + [
            g["code"] for g in ruw["gemeenten"].values()
        ]
    return list(gegeven["waarden"])


def _kort(eis: Any) -> str:
    return ", ".join(f"{k} {v}" for k, v in eis.items()) if isinstance(eis, dict) else "/".join(eis)


def _afgeleid(naam: str, feit: dict[str, Any]) -> Iterator[Mutant]:
    pad = ("afgeleid", naam)
    for waarde in feit["waarden"]:
        if waarde != feit["anders"]:
            yield Mutant(f"afgeleid/{naam}: anders wordt {waarde}", (((*pad, "anders"), waarde),))
    namen = list(feit["waarden"])
    for een, ander in pairwise(namen):
        om = [ander if n == een else een if n == ander else n for n in namen]
        yield Mutant(
            f"afgeleid/{naam}: {ander} gaat voor {een}", (((*pad, "waarden"), {n: feit["waarden"][n] for n in om}),)
        )


def _regel(pad: Pad, regel: dict[str, Any]) -> Iterator[Mutant]:
    id_ = str(pad[1])
    if "soort" in regel:
        yield from (Mutant(f"{id_}: soort wordt {s}", (((*pad, "soort"), s),)) for s in SOORTEN if s != regel["soort"])
    if "te_vroeg" in regel:
        yield Mutant(f"{id_}: niet meer te vroeg", (((*pad, "te_vroeg"), WEG),))
    yield from _termijn((*pad, "termijn"), id_, regel.get("termijn"))
    yield from _eerst((*pad, "eerst"), id_, regel.get("eerst", []))


def _termijn(pad: Pad, id_: str, termijn: dict[str, Any] | None) -> Iterator[Mutant]:
    if not termijn:
        return
    yield Mutant(f"{id_}: termijn weg", ((pad, WEG),))
    for veld in ("week", "vanaf"):
        if veld in termijn:
            yield from (
                Mutant(f"{id_}: {veld} wordt {termijn[veld] + bij}", (((*pad, veld), termijn[veld] + bij),))
                for bij in (-1, 1)
            )
    for veld in ("eerder_is_lezing", "eerder_mag"):
        if veld in termijn:
            yield Mutant(f"{id_}: zonder {veld}", (((*pad, veld), WEG),))
    if "eerder_is_lezing" not in termijn:
        yield Mutant(f"{id_}: met eerder_is_lezing", (((*pad, "eerder_is_lezing"), "ja"),))
    if "eerder_mag" in termijn:
        yield from _eerder_mag((*pad, "eerder_mag"), id_, termijn["eerder_mag"])


def _eerder_mag(pad: Pad, id_: str, mag: dict[str, Any]) -> Iterator[Mutant]:
    for veld in ("vanaf", "tot_en_met"):
        n = mag[veld]
        yield from (Mutant(f"{id_}: eerder_mag {veld} wordt {n + bij}", (((*pad, veld), n + bij),)) for bij in (-1, 1))
    for feit, eis in mag["als"].items():
        anders = ["nee"] if eis == ["ja"] else ["ja"]
        yield Mutant(f"{id_}: eerder_mag {feit} wordt {anders[0]}", (((*pad, "als", feit), anders),))


def _eerst(pad: Pad, id_: str, groepen: list[list[Any]]) -> Iterator[Mutant]:
    for i, groep in enumerate(groepen):
        for j, eis in enumerate(groep):
            naam = eis if isinstance(eis, str) else eis["voorwaarde"]
            yield Mutant(f"{id_}: zonder voorwaarde {naam}", (((*pad, i, j), WEG),))
        if i:
            om = [*groepen[: i - 1], groep, groepen[i - 1], *groepen[i + 1 :]]
            yield Mutant(f"{id_}: voorwaardengroep {i + 1} vóór {i}", ((pad, om),))
        if len(groep) > 1:
            yield Mutant(
                f"{id_}: groep {i + 1} één voor één",
                ((pad, [*groepen[:i], *([eis] for eis in groep), *groepen[i + 1 :]]),),
            )


def _volgordes(ruw: dict[str, Any]) -> Iterator[Mutant]:
    """Elke twee buren in de hoofdroute en in wat daarnaast geldt wisselen van plaats."""
    regels = onderwerpregels(ruw)
    groep = {id_: g for g in ("tafels", "routes") for id_ in ruw[g]}
    hoofd = sorted((i for i in regels if regels[i].get("wanneer")), key=lambda i: int(regels[i]["volgorde"]))
    naast = sorted(
        (i for i in regels if "daarnaast" in regels[i]), key=lambda i: int(regels[i]["daarnaast"]["volgorde"])
    )
    for reeks, deel in ((hoofd, ()), (naast, ("daarnaast",))):
        for een, ander in pairwise(reeks):
            paden = [(groep[i], i, "regel", *deel, "volgorde") for i in (een, ander)]
            waarden = [Plek(pad).haal(ruw) for pad in paden]
            soort = "daarnaast " if deel else ""
            yield Mutant(f"volgorde: {soort}{ander} vóór {een}", ((paden[0], waarden[1]), (paden[1], waarden[0])))


def _gemeenten(ruw: dict[str, Any]) -> Iterator[Mutant]:
    hoofd = [i for i, r in onderwerpregels(ruw).items() if r.get("wanneer")]
    for g, data in ruw["gemeenten"].items():
        for kenmerk, inhoud in data["kenmerken"].items():
            anders = "nee" if inhoud["waarde"] == "ja" else "ja"
            yield Mutant(
                f"{g}: kenmerk {kenmerk} wordt {anders}", ((("gemeenten", g, "kenmerken", kenmerk, "waarde"), anders),)
            )
        if "buiten_gebied" in data:
            yield Mutant(f"{g}: niet meer buiten het gebied", ((("gemeenten", g, "buiten_gebied"), WEG),))
            continue
        lezing = data.get("onze_lezing", {})
        for id_ in hoofd:
            nieuw = {k: v for k, v in lezing.items() if k != id_} if id_ in lezing else {**lezing, id_: "proef"}
            wat = "geen lezing meer" if id_ in lezing else "wordt lezing"
            yield Mutant(f"{g}: {id_} {wat}", ((("gemeenten", g, "onze_lezing"), nieuw),))
