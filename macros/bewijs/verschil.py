"""Wat een wijziging van de regels verandert: `python -m macros verschil OUD NIEUW`.

OUD en NIEUW zijn gecompileerde datasets (JSON) of git-revisies. Beide regelwerken komen in één voorraad over hun
gemeenschappelijke klassen; waar ze verschillen, zeggen zo weinig mogelijk voorwaarden in welke situaties.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from finder.diagram import Diagrammen, beperk, bladen, paren
from finder.model import Regel
from finder.zinnen import term_in_woorden
from macros.basis.plekken import WORTEL
from macros.bewijs.bron import dataset_nu, ordelijk
from macros.bewijs.termen import in_woorden
from macros.dataset.beeld import naast_elkaar
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad
from macros.dataset.oordeel import met_telling, oordeel

MEESTE = 12
Situatie = tuple[str, ...]  # zinsdelen
Voorwaarden = tuple[tuple[int, tuple[int, ...]], ...]  # atoom met zijn toegelaten waarden


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Eén verandering: waar zij geldt, wat zij was en wordt, en in welke situaties (leeg: altijd)."""

    gebieden: tuple[str, ...]
    was: str
    wordt: str
    als: tuple[tuple[str, ...], ...]
    meer: int = 0

    def kop(self) -> str:
        """Waar en wat, in één zin."""
        return f"{', '.join(self.gebieden)}: was '{self.was}', wordt '{self.wordt}'."

    def regels(self) -> list[str]:
        """De hele wijziging als regels tekst: elke situatie is een lijst zinsdelen."""
        uit = [self.kop()] if self.als else [f"{self.kop()} Dit geldt in al die situaties."]
        for nr, situatie in enumerate(self.als):
            uit += ["  Dat is zo als:" if nr == 0 else "  Of als:", *(f"    - {deel}" for deel in situatie)]
        return [*uit, f"  En nog in {self.meer} andere situaties."] if self.meer else uit


class Versiepaar:
    """Twee gecompileerde datasets in één voorraad."""

    def __init__(self, oud: dict[str, Any], nieuw: dict[str, Any]) -> None:
        self.oud, self.nieuw = naast_elkaar(oud, nieuw)
        self.d, self.atomen = self.oud.d, self.oud.werk.atomen
        self.kan = self.d.en([self.oud.kan, self.nieuw.kan])
        ruw = {deel: {**oud[deel], **nieuw[deel]} for deel in ("feiten", "afgeleid", "gemeenten", "voorwaarden")}
        self.woorden: Any = SimpleNamespace(ruw=ruw, atomen=self.atomen)
        self.namen = {**oud["tafels"], **oud["routes"], **nieuw["tafels"], **nieuw["routes"]}

    def wijzigingen(self) -> list[Wijziging]:
        """Alles wat anders uitkomt: eerst de hoofdroute, dan wat daarnaast geldt, dan de termijnen."""
        d, oud, nieuw = self.d, self.oud, self.nieuw
        keuzes = [d.vertaal(b.hoofd, lambda blad: blad and blad[:1]) for b in (oud, nieuw)]
        zelfde = d.vertaal(paren(d, *keuzes), lambda paar: paar[0] == paar[1])
        uit = self._groepeer(keuzes[0], keuzes[1], self.kan, self._uitkomst)
        uit += self._groepeer(oud.hoofd, nieuw.hoofd, d.en([self.kan, zelfde]), self._uitkomst)
        for id_ in dict.fromkeys([*oud.naast, *nieuw.naast]):
            was, wordt = (b.naast.get(id_, d.onwaar) for b in (oud, nieuw))
            uit += self._groepeer(was, wordt, self.kan, partial(_daarnaast, str(self.namen[id_]["naam"])))
        return [*uit, *self._termijnen()]

    def _groepeer(self, oud: int, nieuw: int, telt: int, woord: Callable[[Any], str]) -> list[Wijziging]:
        per: dict[tuple[str, str, tuple[Situatie, ...], int], list[str]] = {}
        for gebied, vast in self._gebieden():
            a, b, kan = (beperk(self.d, diagram, vast) for diagram in (oud, nieuw, telt))
            for was, wordt, als, meer in self._verschillen(a, b, kan) if a != b else ():
                per.setdefault((woord(was), woord(wordt), als, meer), []).append(gebied)
        return [Wijziging(self._kort(gebieden), *rest) for rest, gebieden in per.items()]

    def _verschillen(self, a: int, b: int, kan: int) -> Iterator[tuple[Any, Any, tuple[Situatie, ...], int]]:
        d, beide = self.d, paren(self.d, a, b)
        for was, wordt in sorted(bladen(d, beide), key=repr):
            hier = d.vertaal(beide, lambda blad, paar=(was, wordt): blad == paar)  # type: ignore[misc]
            moet = d.en([hier, kan])
            if was == wordt or moet == d.onwaar:
                continue
            overal = d.en([d.vertaal(a, lambda blad, was=was: blad == was), kan])  # type: ignore[misc]
            rijen = [] if overal == moet else sorted(minste_rijen(d, moet, d.of([hier, d.niet(overal)])), key=len)
            yield was, wordt, tuple(self._delen(rij) for rij in rijen[:MEESTE]), max(0, len(rijen) - MEESTE)

    def _delen(self, rij: Voorwaarden) -> Situatie:
        vinkjes: dict[str, list[str]] = {}
        delen = []
        for niveau, waarden in rij:
            feit, _, optie = self.atomen[niveau].naam.partition("=")
            if optie and waarden == (1,):
                vinkjes.setdefault(feit, []).append(optie)
            else:
                delen.append(in_woorden(self.woorden, niveau, list(waarden)))
        delen += [term_in_woorden(self.woorden.ruw, feit, {"zonder": opties}) for feit, opties in vinkjes.items()]
        return tuple(delen)

    def _gebieden(self) -> Iterator[tuple[str, dict[int, int]]]:
        s, g = self.oud.werk.index["sector"], self.oud.werk.index["gemeente"]
        namen = {gemeente["code"]: gemeente["naam"] for gemeente in self.woorden.ruw["gemeenten"].values()}
        for (nr, sector), (mr, code) in product(enumerate(self.atomen[s].waarden), enumerate(self.atomen[g].waarden)):
            yield f"{sector} {namen[code]}", {s: nr, g: mr}

    def _kort(self, plekken: list[str]) -> tuple[str, ...]:
        alle = [naam for naam, _ in self._gebieden()]
        uit: list[str] = []
        for sector in dict.fromkeys(naam.split()[0] for naam in plekken):
            eigen = [naam for naam in plekken if naam.startswith(sector)]
            uit += [f"{sector} overal"] if eigen == [n for n in alle if n.startswith(sector)] else eigen
        return tuple(uit)

    def _uitkomst(self, blad: Any) -> str:
        if blad is None:
            return "geen uitkomst"
        id_, *codes = blad
        naam = str(self.namen[id_]["naam"])
        if not codes:
            return naam
        eisen = [self.woorden.ruw["voorwaarden"][c]["naam"] for c in codes]
        return f"{naam}, eerst: {'; '.join(str(e if isinstance(e, str) else next(iter(e.values()))) for e in eisen)}"

    def _termijnen(self) -> list[Wijziging]:
        uit = []
        for id_ in self.oud.werk.regels.keys() & self.nieuw.werk.regels.keys():
            was, wordt = (self._week(b.werk.regels[id_]) for b in (self.oud, self.nieuw))
            if was != wordt:
                overal = tuple(f"{sector} overal" for sector in self.namen[id_].get("sector", []))
                uit.append(Wijziging(overal, was, wordt, ()))
        return sorted(uit, key=lambda w: w.was)

    def _week(self, regel: Regel) -> str:
        zegt = f"uiterlijk {regel.termijn.woorden}" if regel.termijn else "zonder week"
        return f"{self.namen[regel.id]['naam']} {zegt}"


def minste_rijen(d: Diagrammen, moet: int, mag: int) -> list[Voorwaarden]:
    """Rijen van voorwaarden die alles van `moet` dekken en niets buiten `mag`, zonder overbodige rij."""
    klaar: dict[tuple[int, int], list[Voorwaarden]] = {}

    def dek(moet: int, mag: int) -> list[Voorwaarden]:
        if d.onwaar == moet or d.waar == mag:
            return [] if moet == d.onwaar else [()]
        if (moet, mag) not in klaar:
            klaar[moet, mag] = splits(moet, mag, min(d.knopen[moet][0], d.knopen[mag][0]))
        return klaar[moet, mag]

    def splits(moet: int, mag: int, niveau: int) -> list[Voorwaarden]:
        moeten, mogen = d.kinderen(moet, niveau), d.kinderen(mag, niveau)
        altijd = d.en(list(dict.fromkeys(mogen)))
        uit = list(dek(d.en([d.of(list(dict.fromkeys(moeten))), altijd]), altijd))
        groepen: dict[tuple[int, int], list[int]] = {}
        for waarde, (deel, grens) in enumerate(zip(moeten, mogen, strict=True)):
            groepen.setdefault((d.en([deel, d.niet(altijd)]), grens), []).append(waarde)
        for (deel, grens), waarden in groepen.items():
            uit += [((niveau, tuple(waarden)), *rij) for rij in dek(deel, grens)]
        return uit

    return dek(moet, mag)


def _daarnaast(naam: str, klopt: object) -> str:
    return f"{naam} {'wel' if klopt else 'niet'} daarnaast"


def verschil(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    """Wat er tussen twee gecompileerde datasets anders uitkomt."""
    return Versiepaar(oud, nieuw).wijzigingen()


def lees(wat: str) -> dict[str, Any]:
    """Een gecompileerde dataset uit een JSON-bestand, of de dataset van een git-revisie."""
    pad = Path(wat)
    if pad.is_file():
        return ordelijk(json.loads(pad.read_text(encoding="utf-8")))
    klaar = subprocess.run(["git", "archive", wat, "data"], cwd=WORTEL, capture_output=True, check=False)
    if klaar.returncode:
        raise SystemExit(f"'{wat}' is geen bestand en geen versie in git.")
    with tempfile.TemporaryDirectory() as map_, tarfile.open(fileobj=io.BytesIO(klaar.stdout)) as tar:
        tar.extractall(map_, filter="data")
        return ordelijk(compileer(laad(Path(map_) / "data").ruw))


def hoofd(argv: list[str]) -> int:
    """Drukt de verschillen af; 0 als er geen zijn, 1 als er wel zijn, 2 bij verkeerde invoer.

    Zonder OUD is dat de laatste commit, zonder NIEUW de dataset zoals zij nu op schijf staat.
    """
    if len(argv) > 2 or any(woord.startswith("-") for woord in argv):
        print("Gebruik: python -m macros verschil [OUD [NIEUW]] (JSON-bestanden of git-revisies)", file=sys.stderr)
        return 2
    if len(argv) < 2 and (fouten := oordeel().fouten):
        print(met_telling(fouten), file=sys.stderr)
        return 2
    gevonden = verschil(lees([*argv, "HEAD"][0]), lees(argv[1]) if len(argv) == 2 else dataset_nu())
    print("\n".join(regel for w in gevonden for regel in w.regels()) or "Geen enkele situatie komt anders uit.")
    return 1 if gevonden else 0
