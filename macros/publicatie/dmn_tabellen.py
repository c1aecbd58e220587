"""What decides an outcome as decision tables: the rows of the dataset in the words of FEEL. Nothing is weighed here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from finder.model import MAAT, Afgeleid, Eerst, Regel, Regelwerk, Rij, Termijn


@dataclass(frozen=True, slots=True)
class Kolom:
    """What a column asks, as a FEEL expression over one fact or decision."""

    tekst: str
    vraagt: str


@dataclass(frozen=True, slots=True)
class Regels:
    """One decision table; `anders` is the last row of a table where the first row that holds wins."""

    naam: str
    soort: str
    rijen: Sequence[tuple[dict[Kolom, str], Any, Rij | None]]
    anders: Any = None
    wijze: str = "FIRST"

    @property
    def kolommen(self) -> list[Kolom]:
        return list(dict.fromkeys(kolom for als, *_ in self.rijen for kolom in als))


def feel(waarde: Any) -> str:
    """A literal: FEEL writes texts, numbers and truth values as JSON does."""
    return json.dumps(waarde, ensure_ascii=False)


def een_van(waarden: Iterable[Any]) -> str:
    return ",".join(feel(waarde) for waarde in waarden)


def naam_in_feel(naam: str) -> str:
    """A name in which FEEL sees no sum and no path."""
    return naam.replace("-", "_").replace(".", "_")


def _bij(naam: str) -> Kolom:
    return Kolom(naam_in_feel(naam), naam)


def _term(werk: Regelwerk, feit: str, eis: Any) -> tuple[Kolom, str]:
    """One condition of a row as column and cell."""
    soort = werk.ruw["feiten"].get(feit, {}).get("soort")
    if soort == "meerkeuze":
        zonder = isinstance(eis, dict)
        opties = een_van(eis["zonder"] if zonder else eis)
        return Kolom(f"some optie in {feit} satisfies list contains([{opties}], optie)", feit), feel(not zonder)
    if isinstance(eis, dict):
        delen = [f"{teken} {eis[rand]}" for rand, teken in (("vanaf", ">="), ("onder", "<")) if rand in eis]
        return _bij(feit), delen[0] if len(delen) == 1 else f"[{eis['vanaf']}..{eis['onder']})"
    return _bij(feit), een_van(waarde == "ja" for waarde in eis) if soort == "ja_nee" else een_van(eis)


def _rijen(werk: Regelwerk, rijen: Iterable[Rij], waarde: Any) -> Iterator[tuple[dict[Kolom, str], Any, Rij]]:
    for rij in rijen:
        yield dict(_term(werk, feit, eis) for feit, eis in rij.als.items()), waarde, rij


def tabellen(werk: Regelwerk) -> list[Regels]:
    """All decisions: first what they are about, then what follows from the main route."""
    eisen = {_ontbreekt(werk, regel, eis): eis for regel in werk.hoofd for groep in regel.eerst for eis in groep}
    uit = [_afgeleid(werk, feit) for feit in werk.afgeleid.values()]
    hoofd = [rij for regel in werk.hoofd for rij in _rijen(werk, regel.wanneer, regel.code)]
    uit.append(Regels("hoofdroute", "string", hoofd))
    uit += [_waar(werk, naam, eis.ontbreekt) for naam, eis in eisen.items()]
    uit += [_waar(werk, f"daarnaast-{regel.code}", regel.daarnaast) for regel in werk.naast]
    uit += [_uitkomst(werk), _eerst(werk), *_termijn(werk), _naast(werk)]
    gevraagd = sorted({kolom.vraagt for tabel in uit for kolom in tabel.kolommen if "." in kolom.vraagt})
    return [*(_kenmerk(werk, naam) for naam in gevraagd), *uit]


def _afgeleid(werk: Regelwerk, feit: Afgeleid) -> Regels:
    rijen = [rij for waarde, rijen in feit.waarden for rij in _rijen(werk, rijen, waarde)]
    return Regels(feit.naam, "string", rijen, feit.anders)


def _waar(werk: Regelwerk, naam: str, rijen: Iterable[Rij]) -> Regels:
    return Regels(naam, "boolean", list(_rijen(werk, rijen, True)), anders=False)


def _kenmerk(werk: Regelwerk, naam: str) -> Regels:
    """A feature of a gemeente, by its code."""
    feit, kenmerk = naam.split(".")
    gemeenten = werk.ruw["gemeenten"].values()
    rijen = [({_bij(feit): feel(g["code"])}, g["kenmerken"][kenmerk]["waarde"], None) for g in gemeenten]
    return Regels(naam, "string", rijen)


def _ontbreekt(werk: Regelwerk, regel: Regel, eis: Eerst) -> str:
    """The name of a prerequisite; one with rows of its own at this topic has a name of its own."""
    gewoon = [rij["als"] for rij in werk.ruw["voorwaarden"][eis.code]["ontbreekt"]]
    return f"ontbreekt-{eis.code}" + ("" if [r.als for r in eis.ontbreekt] == gewoon else f"-bij-{regel.code}")


def _op(regel: Regel) -> dict[Kolom, str]:
    return {_bij("hoofdroute"): feel(regel.code)}


def _eerst(werk: Regelwerk) -> Regels:
    """What is missing in the first group where something is."""
    rijen = []
    for regel in werk.hoofd:
        geregeld = _op(regel)
        for groep in regel.eerst:
            mist = {_bij(_ontbreekt(werk, regel, eis)): eis.code for eis in groep}
            rijen += [({**geregeld, kolom: feel(True)}, code, None) for kolom, code in mist.items()]
            geregeld = {**geregeld, **dict.fromkeys(mist, feel(False))}
    return Regels("eerst", "codes", rijen, wijze="RULE ORDER")


def _uitkomst(werk: Regelwerk) -> Regels:
    mist = {Kolom("count(eerst)", "eerst"): "> 0"}
    nog_niet = [({**_op(r), **mist}, "nog_niet_opschalen", None) for r in werk.hoofd if r.soort == "opschalen"]
    return Regels("uitkomst", "string", [*nog_niet, *((_op(regel), regel.soort, None) for regel in werk.hoofd)])


def _termijn(werk: Regelwerk) -> Iterator[Regels]:
    """The last week of the main route, where it counts in weeks, and where the clock is."""
    termijnen = [(regel, regel.termijn) for regel in werk.hoofd if regel.termijn]
    weken = [(_op(regel), termijn.getal, None) for regel, termijn in termijnen if termijn.eenheid == "week"]
    yield Regels("uiterste_week", "number", weken)
    vroeg = [(_op(regel), "te_vroeg", None) for regel in werk.hoofd if regel.te_vroeg]
    klok = [
        ({**_op(regel), _klok(werk, termijn): f"{teken}{termijn.getal}"}, stand, None)
        for regel, termijn in termijnen
        for teken, stand in (("< ", "binnen"), ("", "op"), ("> ", "over"))
    ]
    yield Regels("termijn", "string", [*vroeg, *klok], "geen")


def _klok(werk: Regelwerk, termijn: Termijn) -> Kolom:
    """The clock in the unit of a deadline; its fact is in weeks, with a day as a seventh."""
    return _bij(werk.klok) if termijn.eenheid == "week" else Kolom(f"{werk.klok} * {MAAT['week']}", werk.klok)


def _naast(werk: Regelwerk) -> Regels:
    """What runs beside the main route, never the main route itself."""
    anders = {regel.id: {_bij("hoofdroute"): f"not({feel(regel.code)})"} for regel in werk.hoofd}
    rijen = [
        ({**anders.get(regel.id, {}), _bij(f"daarnaast-{regel.code}"): feel(True)}, regel.code, None)
        for regel in werk.naast
    ]
    return Regels("daarnaast", "codes", rijen, wijze="RULE ORDER")
