"""Alle gesprekken van Welke tafel? tegelijk: hoeveel schermen, en de kortste weg naar elke uitkomst.

Antwoorden die hetzelfde vervolg geven zijn samen één toestand, zodat alle combinaties langskomen zonder ze te tellen.
"Weet ik niet" doet hier niet mee: dat geeft een open uitkomst.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from finder.feiten import Stand, zet
from finder.motor import Motor
from finder.opties import keuzes, weggelaten
from finder.waarheid import Weging
from finder.weergave import voor
from macros.bewijs.snijder import Snijder, Tabel

Toestand = tuple[int, ...]
Stappen = tuple[tuple[str, str], ...]
HETZELFDE = 0  # een blad: welk, maakt niet uit


@dataclass(slots=True)
class Spoor:
    """Wat over één toestand bekend is: hoe vaak elk aantal schermen voorkomt, en de kortste weg ernaartoe."""

    schermen: dict[int, float] = field(default_factory=dict)
    weg: Stappen = ()

    def erbij(self, ander: "Spoor", deel: float, stap: Stappen, extra: int = 0) -> None:
        nieuw = not self.schermen
        kortste = min(ander.schermen) + extra
        if nieuw or (kortste, len(ander.weg) + len(stap)) < (min(self.schermen), len(self.weg)):
            self.weg = ander.weg + stap
        for aantal, kans in ander.schermen.items():
            self.schermen[aantal + extra] = self.schermen.get(aantal + extra, 0.0) + kans * deel


@dataclass(slots=True)
class Gesprekken:
    """De uitslag: aantallen schermen met hun kans, en per uitkomst (regel, eerst) de kortste weg."""

    schermen: dict[int, float]
    kortste: dict[tuple[str, ...], tuple[int, Stappen]]
    toestanden: int

    @property
    def langste(self) -> int:
        return max(self.schermen)

    @property
    def mediaan(self) -> int:
        """Het aantal schermen als elk antwoord even vaak wordt gekozen."""
        som = 0.0
        for aantal, kans in sorted(self.schermen.items()):
            som += kans
            if som >= 0.5 - 1e-9:
                return aantal
        return self.langste


class Loper:
    """Loopt alle gesprekken van één sector en gemeente af."""

    def __init__(self, motor: Motor, sector: str, gemeente: str, snijder: Snijder | None = None) -> None:
        self.motor, self.gids, self.werk = motor, motor.gids, motor.werk
        self.sector, self.gemeente = sector, gemeente
        self.snijder = snijder or Snijder(motor.gids.bomen.knopen)
        self.inhoud = voor(self.werk, sector, gemeente)
        self._tabellen: dict[tuple[tuple[int, int], ...], tuple[Tabel, Tabel]] = {}
        self._reeksen: dict[str, list[list[tuple[str, dict[int, int]]]]] = {}

    def loop(self) -> Gesprekken:
        begin: Toestand = self.gids.bomen.alle
        nu = {begin: Spoor({0: 1.0})}
        for scherm in self.gids.schermen:
            nu = self._scherm(nu, scherm)
        return self._uitslag(nu)

    def _uitslag(self, nu: dict[Toestand, Spoor]) -> Gesprekken:
        samen = Spoor()
        kortste: dict[tuple[str, ...], tuple[int, Stappen]] = {}
        for toestand, spoor in nu.items():
            samen.erbij(spoor, 1.0, ())
            blad = self.snijder.knopen[toestand[0]][1]
            eigen = (min(spoor.schermen), spoor.weg)
            if blad not in kortste or (eigen[0], len(eigen[1])) < (kortste[blad][0], len(kortste[blad][1])):
                kortste[blad] = eigen
        return Gesprekken(dict(sorted(samen.schermen.items())), kortste, len(nu))

    def _scherm(self, nu: dict[Toestand, Spoor], scherm: str) -> dict[Toestand, Spoor]:
        uit: dict[Toestand, Spoor] = {}
        for toestand, spoor in nu.items():
            hier = self._vragen(toestand, scherm)
            delen = {toestand: Spoor({0: 1.0})}
            for vraag in reversed(hier):
                delen = self._beantwoord(delen, vraag)
            for eind, deel in delen.items():
                vol = self._zet(eind, self.vanzelf) if hier else eind
                kans = deel.schermen[0]
                uit.setdefault(vol, Spoor()).erbij(spoor, kans, deel.weg, 1 if hier else 0)
        return uit

    def _vragen(self, toestand: Toestand, scherm: str) -> list[dict[str, Any]]:
        niveaus = frozenset().union(*(self.snijder.niveaus(d) for d in toestand))
        nodig = {self.gids.vraag_van[n] for n in niveaus}
        return [v for id_, v in self.gids.vragen.items() if v["scherm"] == scherm and id_ in nodig]

    def _beantwoord(self, delen: dict[Toestand, Spoor], vraag: dict[str, Any]) -> dict[Toestand, Spoor]:
        uit = delen
        if vraag["id"] not in self._reeksen:
            self._reeksen[vraag["id"]] = list(self._keuzes(vraag))
        for groep in self._reeksen[vraag["id"]]:
            nieuw: dict[Toestand, Spoor] = {}
            for toestand, spoor in uit.items():
                for label, waarden in groep:
                    stap = ((vraag["id"], label),) if label else ()
                    nieuw.setdefault(self._zet(toestand, waarden), Spoor()).erbij(spoor, 1 / len(groep), stap)
            uit = nieuw
        return uit

    def _zet(self, toestand: Toestand, waarden: dict[int, int]) -> Toestand:
        sleutel = tuple(waarden.items())
        if sleutel not in self._tabellen:
            self._tabellen[sleutel] = self._tabel(sleutel)
        hoofd, bij = self._tabellen[sleutel]
        return (hoofd[toestand[0]], *map(bij.__getitem__, toestand[1:]))

    def _tabel(self, waarden: tuple[tuple[int, int], ...]) -> tuple[Tabel, Tabel]:
        """Wat een antwoord met een diagram doet: met de hoofdroute, en met elk ander diagram."""

        def snij(diagram: int) -> int:
            for niveau, waarde in waarden:
                diagram = self.snijder.snij(diagram, niveau, waarde)
            return diagram

        return Tabel(snij), Tabel(lambda diagram: self._vast(snij(diagram)))

    def _vast(self, diagram: int) -> int:
        """Eén vaste waarde is voor het verdere gesprek hetzelfde als elke andere."""
        return diagram if self.snijder.niveaus(diagram) else HETZELFDE

    def _keuzes(self, vraag: dict[str, Any]) -> Iterator[list[tuple[str, dict[int, int]]]]:
        """Reeksen van (label, atoomwaarden): één reeks per vraag, bij vinkjes één per vinkje."""
        if vraag["id"] in ("sector", "gemeente"):
            code = self.sector if vraag["id"] == "sector" else self.gemeente
            yield [(self._label(vraag, code), self._waarden(self.gids.feiten_bij(vraag, code)))]
        elif vraag["soort"] == "meerkeuze":
            yield from self._vinkjes(vraag)
        elif vraag["soort"] in ("datum", "getal"):
            yield list(self._klassen(vraag))
        else:
            opties = [o for o in keuzes(self.gids.werk, vraag) if o["id"] not in ("weet-niet", self.gemeente)]
            yield [(self._label(vraag, o["id"]), self._waarden(self.gids.feiten_bij(vraag, o["id"]))) for o in opties]

    def _vinkjes(self, vraag: dict[str, Any]) -> Iterator[list[tuple[str, dict[int, int]]]]:
        uit = self.vanzelf
        labels = {**self.werk.ruw["feiten"][vraag["feit"]]["waarden"], **vraag.get("labels", {})}
        for optie in self.werk.ruw["feiten"][vraag["feit"]]["waarden"]:
            nr = self.werk.index[f"{vraag['feit']}={optie}"]
            if nr not in uit and optie not in vraag.get("weglaten", []):
                gevolg = self._waarden(vraag.get("bij_uit", {}).get(optie, {}))
                yield [("", {nr: 1, **gevolg}), (labels[optie], {nr: 0})]

    def _klassen(self, vraag: dict[str, Any]) -> Iterator[tuple[str, dict[int, int]]]:
        nr = self.werk.index[vraag["feit"]]
        for waarde, grens in enumerate(self.werk.atomen[nr].grenzen):
            if grens is not None:
                eenheid = "weken geleden" if self.werk.ruw["feiten"][vraag["feit"]]["soort"] == "weken" else ""
                yield f"{grens // 7 if eenheid else grens} {eenheid}".strip(), {nr: waarde}
        for optie in vraag.get("opties", []):
            yield self._label(vraag, optie["id"]), self._waarden(optie["zet"])

    def _label(self, vraag: dict[str, Any], id_: str) -> str:
        return next(self.inhoud.per_sector(o["label"]) for o in keuzes(self.gids.werk, vraag) if o["id"] == id_)

    def _waarden(self, feiten: dict[str, Any]) -> dict[int, int]:
        stand = Stand([None] * len(self.werk.atomen))
        for sleutel, waarde in sorted(feiten.items(), key=lambda paar: "=" in paar[0]):
            zet(self.werk, stand, sleutel, waarde)
        return {nr: w for nr, w in enumerate(stand.waarden) if w is not None}

    @cached_property
    def vanzelf(self) -> dict[int, int]:
        """Vinkjes die bij deze sector en gemeente niet bestaan of niet gevraagd worden."""
        stand = Stand([None] * len(self.werk.atomen))
        for feit, waarde in (("sector", self.sector), ("gemeente", self.gemeente)):
            zet(self.werk, stand, feit, waarde)
        weging = Weging(self.werk, stand.waarden)
        uit = [f"{f}={o}" for (f, o), rij in self.werk.alleen_bij.items() if weging.rij(rij) is False]
        uit += [f"{feit}={optie}" for feit, optie in weggelaten(self.werk, self.gids.sector(stand))]
        return {self.werk.index[naam]: 1 for naam in uit}
