"""Alle gesprekken van Welke tafel? tegelijk: hoeveel schermen, en de kortste weg naar elke stap.

Antwoorden die hetzelfde vervolg geven zijn samen één toestand, zodat alle combinaties langskomen zonder ze te tellen.
"Weet ik niet" doet hier niet mee: dat geeft een open uitkomst.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from finder.bomen import ONDERAAN
from finder.diagram import Diagrammen, beperk
from finder.feiten import Stand, leeg, vastgelegd, zet
from finder.gesprek import opent
from finder.motor import Motor
from finder.opties import WEET_NIET, keuzes, niet_hier
from finder.weergave import voor

Toestand = tuple[int, ...]
Stappen = tuple[tuple[str, str], ...]
Kan = int | frozenset[int]
Waarden = dict[int, Kan]
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
    """De uitslag: aantallen schermen met hun kans, en per stap (regel) de kortste weg."""

    schermen: dict[int, float]
    kortste: dict[str, tuple[int, Stappen]]

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


class Tabel[T](dict[int, T]):
    """Wat er bij een diagram hoort; wat er nog niet in staat, wordt één keer uitgerekend."""

    def __init__(self, reken: Callable[[int], T]) -> None:
        self.reken = reken

    def __missing__(self, diagram: int) -> T:
        self[diagram] = uit = self.reken(diagram)
        return uit


class Loper:
    """Loopt alle gesprekken van één sector en gemeente af."""

    def __init__(self, motor: Motor, sector: str, gemeente: str, d: Diagrammen | None = None) -> None:
        self.motor, self.gids, self.werk = motor, motor.gids, motor.werk
        self.sector, self.gemeente = sector, gemeente
        self.d = d or Diagrammen(motor.gids.bomen.breedtes, motor.gids.bomen.knopen)
        self.inhoud = voor(self.werk, sector, gemeente)
        self._tabellen: dict[tuple[tuple[int, Kan], ...], tuple[Tabel[int], Tabel[int]]] = {}
        self._onder: Tabel[frozenset[int]] = Tabel(self._niveaus)
        self._reeksen: dict[str, list[list[tuple[str, Waarden]]]] = {}

    def loop(self) -> Gesprekken:
        begin: Toestand = (self.gids.bomen.stap, self.gids.bomen.stand)
        nu = {begin: Spoor({0: 1.0})}
        for scherm in self.gids.schermen:
            nu = self._scherm(nu, scherm)
        return self._uitslag(nu)

    def _uitslag(self, nu: dict[Toestand, Spoor]) -> Gesprekken:
        samen = Spoor()
        kortste: dict[str, tuple[int, Stappen]] = {}
        for toestand, spoor in nu.items():
            samen.erbij(spoor, 1.0, ())
            blad = self.d.knopen[toestand[0]][1]
            eigen = (min(spoor.schermen), spoor.weg)
            if blad not in kortste or (eigen[0], len(eigen[1])) < (kortste[blad][0], len(kortste[blad][1])):
                kortste[blad] = eigen
        return Gesprekken(dict(sorted(samen.schermen.items())), kortste)

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
        niveaus = frozenset().union(*(self._onder[diagram] for diagram in toestand))
        feiten = {self.werk.atomen[n].feit for n in niveaus}
        hier = (self.gids.vragen[id_] for id_ in self.gids.op_scherm(scherm, self.sector))
        return [vraag for vraag in hier if feiten & set(vraag["feiten"])]

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

    def _zet(self, toestand: Toestand, waarden: Waarden) -> Toestand:
        sleutel = tuple(waarden.items())
        if sleutel not in self._tabellen:
            self._tabellen[sleutel] = self._tabel(sleutel)
        hoofd, bij = self._tabellen[sleutel]
        return (hoofd[toestand[0]], *map(bij.__getitem__, toestand[1:]))

    def _tabel(self, waarden: tuple[tuple[int, Kan], ...]) -> tuple[Tabel[int], Tabel[int]]:
        """Wat een antwoord met een diagram doet: met de hoofdroute, en met elk ander diagram."""
        vast, gezien = dict(waarden), dict[int, int]()

        def bekend(diagram: int) -> int:
            return beperk(self.d, diagram, vast, gezien)

        return Tabel(bekend), Tabel(lambda diagram: self._vast(bekend(diagram)))

    def _vast(self, diagram: int) -> int:
        """Eén vaste waarde is voor het verdere gesprek hetzelfde als elke andere."""
        return HETZELFDE if self.d.knopen[diagram][0] == ONDERAAN else diagram

    def _niveaus(self, diagram: int) -> frozenset[int]:
        """De atomen onder deze knoop."""
        niveau, inhoud = self.d.knopen[diagram]
        if niveau == ONDERAAN:
            return frozenset()
        return frozenset({niveau}).union(*map(self._onder.__getitem__, set(inhoud)))

    def _keuzes(self, vraag: dict[str, Any]) -> Iterator[list[tuple[str, Waarden]]]:
        """Reeksen van (label, atoomwaarden): één reeks per vraag, bij vinkjes één per vinkje."""
        if vraag["id"] in ("sector", "gemeente"):
            code = self.sector if vraag["id"] == "sector" else self.gemeente
            yield [(self._label(vraag, code), vastgelegd(self.werk, self.gids.feiten_bij(vraag, code, self.hier)))]
        elif vraag["soort"] == "meerkeuze":
            yield from self._vinkjes(vraag)
        elif vraag["soort"] in ("datum", "getal"):
            yield list(self._klassen(vraag))
        else:
            opties = [
                o["id"] for o in keuzes(self.werk, vraag, self.inhoud) if o["id"] not in (WEET_NIET, self.gemeente)
            ]
            yield [(self._label(vraag, id_), self._gezet(vraag, id_)) for id_ in opties]

    def _gezet(self, vraag: dict[str, Any], id_: str) -> Waarden:
        """Wat een keuze vastlegt, zonder de stappen die een samengestelde vraag noemt en die hier niet bestaan."""
        uit = vastgelegd(self.werk, self.gids.feiten_bij(vraag, id_, self.hier))
        return {nr: w for nr, w in uit.items() if nr not in self.vanzelf} if opent(vraag) else uit

    def _vinkjes(self, vraag: dict[str, Any]) -> Iterator[list[tuple[str, Waarden]]]:
        uit = self.vanzelf
        labels = {**self.werk.ruw["feiten"][vraag["feit"]]["waarden"], **vraag.get("labels", {})}
        for optie in self.werk.ruw["feiten"][vraag["feit"]]["waarden"]:
            nr = self.werk.index[f"{vraag['feit']}={optie}"]
            if nr not in uit and optie not in vraag.get("weglaten", []):
                gevolg = vastgelegd(self.werk, vraag.get("bij_uit", {}).get(optie, {}))
                yield [("", {nr: 1, **gevolg}), (labels[optie], {nr: 0})]

    def _klassen(self, vraag: dict[str, Any]) -> Iterator[tuple[str, Waarden]]:
        nr = self.werk.index[vraag["feit"]]
        for waarde, grens in enumerate(self.werk.atomen[nr].grenzen):
            if grens is not None:
                eenheid = "weken geleden" if self.werk.ruw["feiten"][vraag["feit"]]["soort"] == "weken" else ""
                yield f"{grens // 7 if eenheid else grens} {eenheid}".strip(), {nr: waarde}
        for optie in vraag.get("opties", []):
            yield self._label(vraag, optie["id"]), vastgelegd(self.werk, optie["zet"])

    def _label(self, vraag: dict[str, Any], id_: str) -> str:
        return next(self.inhoud.per_sector(o["label"]) for o in keuzes(self.gids.werk, vraag) if o["id"] == id_)

    @cached_property
    def vanzelf(self) -> Waarden:
        """Vinkjes die bij deze sector en gemeente niet bestaan of niet gevraagd worden."""
        return {self.werk.index[f"{feit}={optie}"]: 1 for feit, optie in niet_hier(self.werk, self.hier)}

    @cached_property
    def hier(self) -> Stand:
        """Een stand waarin alleen sector en gemeente bekend zijn."""
        stand = leeg(self.werk, None)
        for feit, waarde in (("sector", self.sector), ("gemeente", self.gemeente)):
            zet(self.werk, stand, feit, waarde)
        return stand
