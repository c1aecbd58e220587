"""Every small change of the rules, and whether a written case notices it.

`python -m macros grensgevallen [NAAM]` writes a case for every change that no case notices yet.
What such a case expects is what the rules say now: hold it against the sources before keeping it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from finder import regelwerk
from finder.diagram import paren
from finder.feitentabel import uit_feiten
from finder.melding import InvoerFout, Pad, bedoelde_u
from finder.model import Regelwerk
from finder.woordenschat import DAGEN, atomen, onderwerpregels
from finder.zinnen import feit_in_woorden, hoofdletter, in_sector
from macros.bewijs.bron import dataset_nu
from macros.bewijs.casussen import MAP, VANDAAG, Casus, casussen, kern, standaardfeiten
from macros.dataset.beeld import Beeld, beeld, samen
from macros.dataset.oordeel import oordeel
from macros.dataset.rijen import WEG, Plek, plekken, zet_op
from tests.punten import dichtbij, feiten_van, gewone_waarden

SOORTEN = ("opschalen", "andere_route", "voorliggend", "einde")
MAG_WEG = ("termijn", "te_vroeg", "eerder_is_lezing", "eerder_mag", "doel", "buiten_gebied")
GETALLEN = ("week", "vanaf", "tot_en_met")
WERKERS = 2
KOP = "# Grensgevallen uit de mutatieproef: elke casus merkt een wijziging die geen andere casus merkt.\ncasussen:\n"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: which places get another value, and what it is called."""

    naam: str
    wijzigingen: tuple[tuple[Pad, Any], ...]

    def pas_toe(self, ruw: dict[str, Any]) -> dict[str, Any]:
        for pad, waarde in self.wijzigingen:
            ruw = zet_op(ruw, pad, waarde)
        return ruw


def _een(pad: Pad, waarde: Any) -> Mutant:
    wat = "weg" if waarde is WEG else json.dumps(waarde, ensure_ascii=False)
    return Mutant(f"{Plek(pad).naam}: {wat}", ((pad, waarde),))


def mutanten(ruw: dict[str, Any]) -> Iterator[Mutant]:
    """All changes of a compiled dataset, in a fixed order."""
    for plek in plekken(ruw):
        yield from _rij(ruw, plek.pad, plek.haal(ruw))
    for pad, waarde in _velden(ruw):
        yield from (_een(pad, anders) for anders in _anders(ruw, pad, waarde))
        if pad[-1] == "termijn" and "eerder_is_lezing" not in waarde:
            yield _een((*pad, "eerder_is_lezing"), "ja")
    yield from _volgordes(ruw)
    for g, gemeente in ruw["gemeenten"].items():
        lezing = gemeente.get("onze_lezing", {})
        for id_ in (i for i, r in onderwerpregels(ruw).items() if r.get("wanneer") and "buiten_gebied" not in gemeente):
            om = {k: v for k, v in lezing.items() if k != id_} if id_ in lezing else {**lezing, id_: "proef"}
            yield Mutant(f"gemeenten/{g}: onze_lezing van {id_} om", ((("gemeenten", g, "onze_lezing"), om),))


def _rij(ruw: dict[str, Any], pad: Pad, rij: dict[str, Any]) -> Iterator[Mutant]:
    yield _een(pad, WEG)
    yield _een((*pad, "zekerheid"), WEG if rij.get("zekerheid") == "interpretatie" else "interpretatie")
    for feit, eis in rij["als"].items():
        if len(rij["als"]) > 1:
            yield _een((*pad, "als", feit), WEG)
        yield from (_een((*pad, "als", feit), anders) for anders in _eisen(_waarden(ruw, feit), eis))


def _eisen(alle: list[str], eis: Any) -> Iterator[Any]:
    """One value more or less, one step further, or the opposite."""
    if isinstance(eis, dict) and "zonder" in eis:
        zonder = eis["zonder"]
        yield from ({"zonder": [o for o in zonder if o != weg]} for weg in zonder if len(zonder) > 1)
        yield list(zonder)
    elif isinstance(eis, dict):
        yield from ({**eis, rand: n + bij} for rand, n in eis.items() for bij in (-1, 1) if n + bij > 0)
    else:
        yield from ([w for w in eis if w != weg] for weg in eis if len(eis) > 1)
        yield from ([*eis, erbij] for erbij in alle if erbij not in eis)
        if len(alle) == 2 and len(eis) == 1:
            yield [w for w in alle if w not in eis]


def _waarden(ruw: dict[str, Any], feit: str) -> list[str]:
    if feit in ruw["afgeleid"]:
        return list(dict.fromkeys([*ruw["afgeleid"][feit]["waarden"], ruw["afgeleid"][feit]["anders"]]))
    gegeven = ruw["feiten"].get(feit, {"soort": "ja_nee"})  # a property of a gemeente is yes or no
    if gegeven["soort"] in ("gemeente", "schoolgemeente"):
        zelfde = ["zelfde"] if gegeven["soort"] == "schoolgemeente" else []
        return zelfde + [g["code"] for g in ruw["gemeenten"].values()]
    return ["ja", "nee"] if gegeven["soort"] == "ja_nee" else list(gegeven.get("waarden", []))


def _velden(ruw: dict[str, Any]) -> Iterator[tuple[Pad, Any]]:
    """Every field that decides something and is no row."""
    for deel, eigen in (("tafels", ("regel",)), ("routes", ("regel",)), ("voorwaarden", ("doel",))):
        for id_, record in ruw[deel].items():
            yield from _onder({k: record[k] for k in eigen if k in record}, (deel, id_))
    for id_, record in ruw["afgeleid"].items():
        yield ("afgeleid", id_, "anders"), record["anders"]
    for id_, record in ruw["gemeenten"].items():
        yield from _onder({k: record[k] for k in ("kenmerken", "buiten_gebied") if k in record}, ("gemeenten", id_))


def _onder(knoop: dict[str, Any], pad: Pad) -> Iterator[tuple[Pad, Any]]:
    for sleutel, waarde in knoop.items():
        yield (*pad, sleutel), waarde
        if isinstance(waarde, dict) and sleutel not in ("ladder", "daarnaast"):
            yield from _onder(waarde, (*pad, sleutel))


def _anders(ruw: dict[str, Any], pad: Pad, waarde: Any) -> list[Any]:
    """What else could stand here."""
    if pad[-1] in MAG_WEG:
        return [WEG]
    if pad[-1] in GETALLEN:
        return [waarde - 1, waarde + 1]
    if pad[-2:-1] == ("als",):
        return [["nee"] if waarde == ["ja"] else ["ja"]]
    keuzes = {"soort": SOORTEN, "anders": ruw["afgeleid"].get(pad[1], {}).get("waarden", ()), "waarde": ("ja", "nee")}
    return [keus for keus in keuzes.get(str(pad[-1]), ()) if keus != waarde]


def _volgordes(ruw: dict[str, Any]) -> Iterator[Mutant]:
    """Every two neighbours change places: values, groups of prerequisites, outcomes, what holds beside them."""
    for id_, feit in ruw["afgeleid"].items():
        for een, ander in pairwise(feit["waarden"]):
            om = {een: ander, ander: een}
            waarden = {om.get(n, n): feit["waarden"][om.get(n, n)] for n in feit["waarden"]}
            yield Mutant(f"{id_}: {ander} vóór {een}", ((("afgeleid", id_, "waarden"), waarden),))
    plek = {id_: (deel, id_, "regel") for deel in ("tafels", "routes") for id_ in ruw[deel]}
    for id_, regel in onderwerpregels(ruw).items():
        yield from _groepen((*plek[id_], "eerst"), regel.get("eerst", []))
    for eigen in ((), ("daarnaast",)):
        paden = [(*plek[id_], *eigen, "volgorde") for id_ in onderwerpregels(ruw)]
        paden = [pad for pad in paden if "wanneer" in _op(ruw, pad[:-1])]
        for een, ander in pairwise(sorted(paden, key=lambda pad: int(_op(ruw, pad)))):
            om = ((een, _op(ruw, ander)), (ander, _op(ruw, een)))
            yield Mutant(f"{'/'.join(('volgorde', *eigen))}: {ander[1]} vóór {een[1]}", om)


def _op(ruw: dict[str, Any], pad: Pad) -> Any:
    try:
        return Plek(pad).haal(ruw)
    except KeyError:
        return {}


def _groepen(pad: Pad, groepen: list[list[Any]]) -> Iterator[Mutant]:
    for i, groep in enumerate(groepen):
        yield from (_een((*pad, i, j), WEG) for j in range(len(groep)))
        if i:
            om = [*groepen[: i - 1], groep, groepen[i - 1], *groepen[i + 1 :]]
            yield Mutant(f"{Plek(pad).naam}: groep {i + 1} vóór {i}", ((pad, om),))
        if len(groep) > 1:
            los = [*groepen[:i], *([eis] for eis in groep), *groepen[i + 1 :]]
            yield Mutant(f"{Plek(pad).naam}: groep {i + 1} één voor één", ((pad, los),))


def _merkt(casus: Casus, werk: Regelwerk) -> str | None:
    """What the core of a case says differently under these rules; facts that no longer fit are noticed too."""
    try:
        return casus.anders(werk, uit_feiten(werk, casus.feiten, casus.vandaag).waarden)
    except InvoerFout as fout:
        return str(fout)


class Proef:
    """The cases that hold, ready to try mutants. The one that noticed something last, looks first."""

    def __init__(self, ruw: dict[str, Any], gevallen: list[Casus]) -> None:
        self.ruw, self.werk = ruw, regelwerk.laad(ruw)
        paren_ = [(c, uit_feiten(self.werk, c.feiten, c.vandaag).waarden) for c in gevallen]
        self.paren = [(c, waarden) for c, waarden in paren_ if not c.anders(self.werk, waarden)]
        self._beeld: dict[object, Beeld] = {}

    def lot(self, mutant: Mutant) -> str:
        """The case that notices the mutant, `gelijkwaardig` (proven: no combination differs) or `leeft`."""
        ruw = mutant.pas_toe(self.ruw)
        werk = regelwerk.laad(ruw)
        opnieuw = werk.atomen != self.werk.atomen or mutant.wijzigingen[0][0][0] == "gemeenten"
        for plek, (casus, waarden) in enumerate(self.paren):
            if _merkt(casus, werk) if opnieuw else casus.anders(werk, waarden):
                self.paren.insert(0, self.paren.pop(plek))
                return casus.id
        return "leeft" if any(een != ander for een, ander in self.uitkomsten(*self.beelden(ruw))) else "gelijkwaardig"

    def beelden(self, ruw: dict[str, Any]) -> tuple[Beeld, Beeld]:
        """The dataset and a changed one in one store."""
        alle = samen(atomen(self.ruw), atomen(ruw))
        if alle not in self._beeld:
            self._beeld[alle] = beeld(regelwerk.laad(self.ruw, alle))
        return self._beeld[alle], beeld(regelwerk.laad(ruw, alle), self._beeld[alle].d)

    @staticmethod
    def uitkomsten(voor: Beeld, na: Beeld) -> Iterator[tuple[int, int]]:
        return zip(*(chain(b.uitkomsten(), b.volgordes()) for b in (voor, na)), strict=True)

    def feiten(self, mutant: Mutant, standaard: dict[str, Any]) -> dict[str, Any] | None:
        """Facts with which the mutant says something else, as near as possible to the usual ones."""
        voor, na = self.beelden(mutant.pas_toe(self.ruw))
        d, gewoon = voor.d, gewone_waarden(voor.werk, standaard)
        for een, ander in self.uitkomsten(voor, na):
            waar = d.en([voor.kan, na.kan, d.vertaal(paren(d, een, ander), lambda paar: paar[0] != paar[1])])
            if (punt := dichtbij(d, voor.werk, waar, gewoon)) is not None:
                return feiten_van(voor.werk, punt)
        return None


_gedeeld: dict[str, Any] = {}  # what a forked worker inherits


def proef(ruw: dict[str, Any], gevallen: list[Casus]) -> dict[str, list[Mutant]]:
    """What became of every mutant: `gemerkt`, `gelijkwaardig` or `leeft`."""
    alle = list(mutanten(ruw))
    _gedeeld.update(ruw=ruw, gevallen=gevallen, alle=alle)
    with get_context("fork").Pool(WERKERS) as pool:
        delen = pool.map(_deel, [range(nr, len(alle), WERKERS) for nr in range(WERKERS)])
    uit: dict[str, list[Mutant]] = {"gemerkt": [], "gelijkwaardig": [], "leeft": []}
    for nr, lot in sorted(paar for deel in delen for paar in deel):
        uit.get(lot, uit["gemerkt"]).append(alle[nr])
    return uit


def _deel(nummers: range) -> list[tuple[int, str]]:
    bank = Proef(_gedeeld["ruw"], _gedeeld["gevallen"])
    return [(nr, bank.lot(_gedeeld["alle"][nr])) for nr in nummers]


def grensgevallen(ruw: dict[str, Any], levend: list[Mutant], standaard: dict[str, Any]) -> list[Casus]:
    """As few cases as possible that together notice all these mutants."""
    bank, uit = Proef(ruw, []), list[Casus]()
    for mutant in levend:
        anders = regelwerk.laad(mutant.pas_toe(ruw))
        if any(_merkt(casus, anders) for casus in uit):
            continue
        feiten = bank.feiten(mutant, standaard)
        if feiten is None:
            print(f"geen casus gevonden: {mutant.naam}", file=sys.stderr)
            continue
        verwacht = kern(bank.werk, uit_feiten(bank.werk, feiten, VANDAAG).waarden)
        casus = _kort(bank.werk, anders, Casus("", VANDAAG, feiten, verwacht), standaard)
        if _merkt(casus, anders):
            uit.append(casus)
        else:
            print(f"de gevonden casus merkt niets: {mutant.naam}", file=sys.stderr)
    return uit


def _kort(werk: Regelwerk, anders: Regelwerk, casus: Casus, standaard: dict[str, Any]) -> Casus:
    """The same case without facts that do not matter: there the default holds, or nothing."""
    for feit in [f for f in casus.feiten if f not in ("sector", "gemeente")]:
        over = {k: v for k, v in casus.feiten.items() if k != feit} | {k: v for k, v in standaard.items() if k == feit}
        korter = Casus("", VANDAAG, over, casus.verwacht)
        if not _merkt(korter, werk) and _merkt(korter, anders):
            casus = korter
    return casus


def als_yaml(werk: Regelwerk, gevallen: list[Casus], voor: str) -> str:
    """The cases as YAML, with the situation in words: first PO and then VO, each with its own numbers."""
    standaard, regels = standaardfeiten(), list[str]()
    for sector in ("PO", "VO"):
        eigen = [casus for casus in gevallen if casus.feiten["sector"] == sector]
        for nr, casus in enumerate(eigen, start=1):
            record = _record(werk, casus, standaard)
            delen = {"id": f"{voor}{sector[0]}{nr:02d}", "titel": f"Grensgeval {nr} {record.pop('titel')}", **record}
            regels += [f"{'  ' if n else '- '}{sleutel}: {_schrijf(w)}" for n, (sleutel, w) in enumerate(delen.items())]
    return "".join(f"{regel}\n" for regel in regels)


def _record(werk: Regelwerk, casus: Casus, standaard: dict[str, Any]) -> dict[str, Any]:
    feiten, code = casus.feiten, casus.verwacht["doel"] or casus.verwacht["hoofd"]
    eigen = {k: v for k, v in feiten.items() if k not in ("sector", "gemeente")}
    eigen = {k: v for k, v in eigen.items() if v != standaard.get(k, _stil(werk.ruw["feiten"][k]))}
    naam = next(o["naam"] for o in {**werk.ruw["tafels"], **werk.ruw["routes"]}.values() if o["code"] == code)
    gemeente = next(g for g in werk.ruw["gemeenten"].values() if g["code"] == feiten["gemeente"])
    waar = "buiten het gebied" if "buiten_gebied" in gemeente else f"in {gemeente['naam']}"
    return {
        "titel": f"{feiten['sector']} {waar}: {naam}",
        "sector": feiten["sector"],
        "gemeente": feiten["gemeente"],
        "situatie": _situatie(werk, feiten, eigen),
        "feiten": eigen,
        "verwacht": casus.verwacht,
    }


def _stil(gegeven: dict[str, Any]) -> Any:
    waarde = gegeven.get("bij_ontbreken")
    return {"ja": True, "nee": False}.get(waarde, waarde) if gegeven["soort"] == "ja_nee" else waarde


def _situatie(werk: Regelwerk, feiten: dict[str, Any], eigen: dict[str, Any]) -> str:
    stand = uit_feiten(werk, feiten, VANDAAG).waarden
    eerst = ["inschrijving", "verzuimpatroon"] if feiten["inschrijving"] == "ja" else ["inschrijving"]
    maten = {k: DAGEN if werk.ruw["feiten"][k]["soort"] == "weken" else 1 for k in feiten}
    dagen = {k: v * maten[k] for k, v in feiten.items() if isinstance(v, int) and not isinstance(v, bool)}
    delen = [feit_in_woorden(werk, feit, stand, dagen.get(feit)) for feit in dict.fromkeys([*eerst, *eigen])]
    return " ".join(in_sector(werk.ruw, hoofdletter(deel), str(feiten["sector"])) + "." for deel in delen if deel)


def _schrijf(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{k}: {_schrijf(v)}" for k, v in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(waarde) + "]"
    kaal = isinstance(waarde, str) and waarde.replace("_", "").isalnum()
    return str(waarde) if kaal else json.dumps(waarde, ensure_ascii=False)


def bewaar(ruw: dict[str, Any], gevallen: list[Casus], naam: str, map_: Path = MAP) -> str:
    """Puts the cases in `mutatie-NAAM.yaml`, after what is there, with ids that start as no other: M and the name."""
    doel, ids = map_ / f"mutatie-{naam}.yaml", [casus.id for casus in casussen(map_)]
    letters = re.sub(r"[^A-Z]", "", naam.upper())
    keuzes = [f"M{letters[:n]}" for n in range(1, len(letters) + 1)]
    keuzes += [f"M{letters}{nr}" for nr in range(2, len(ids) + 3)]
    voor = next(keuze for keuze in keuzes if not any(id_.startswith(keuze) for id_ in ids))
    oud = doel.read_text(encoding="utf-8") if doel.exists() else KOP
    doel.write_text(oud + als_yaml(regelwerk.laad(ruw), gevallen, voor), encoding="utf-8")
    return f"tests/casussen/{doel.name}"


def hoofd(argv: list[str]) -> int:
    """Looks for a case for every change nobody notices. With a name they go into a file of cases."""
    if vergeefs := oordeel().fouten:
        print("\n".join([*vergeefs, "De dataset heeft fouten; er zijn geen casussen gezocht."]), file=sys.stderr)
        return 1
    ruw = dataset_nu()
    namen = [*ruw["gemeenten"], *ruw["tafels"], *ruw["routes"]]
    if argv and argv[0] not in namen:
        zin = f"'{argv[0]}' is geen gemeente, tafel of route.{bedoelde_u(argv[0], namen)}"
        print(f"{zin} Gebruik: python -m macros grensgevallen [NAAM]", file=sys.stderr)
        return 2
    levend = proef(ruw, list(casussen()))["leeft"]
    gevallen = grensgevallen(ruw, levend, standaardfeiten())
    if argv and gevallen:
        print(f"{bewaar(ruw, gevallen, argv[0])} is geschreven. Lees elke uitkomst na met de bronnen.")
    elif gevallen:
        print(KOP + als_yaml(regelwerk.laad(ruw), gevallen, "M"), end="")
    print(f"{len(levend)} wijzigingen die niemand merkte, {len(gevallen)} casussen ervoor.", file=sys.stderr)
    return 0
