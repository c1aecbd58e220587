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
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from finder import regelwerk
from finder.diagram import Diagrammen
from finder.zinnen import term_in_woorden
from macros.basis.plekken import WORTEL
from macros.bewijs.beeld import Beeld, beeld, mogelijk
from macros.bewijs.bron import ordelijk
from macros.bewijs.kubus import Dekker, paren
from macros.bewijs.omzet import Omzetter, samen, vertaling
from macros.bewijs.snoei import beperk, bladen
from macros.bewijs.toetsen import in_woorden
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad

MEESTE = 12


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


class Vergelijking:
    """Twee gecompileerde datasets in één voorraad."""

    def __init__(self, oud: dict[str, Any], nieuw: dict[str, Any]) -> None:
        beelden = [beeld(regelwerk.laad(ruw)) for ruw in (oud, nieuw)]
        self.atomen = samen(beelden[0].werk.atomen, beelden[1].werk.atomen)
        self.d = Diagrammen([len(a.waarden) for a in self.atomen])
        self.oud, self.nieuw = [self._over(b) for b in beelden]
        self.werken = [b.werk for b in beelden]
        feiten, afgeleid = ({**oud[k], **nieuw[k]} for k in ("feiten", "afgeleid"))
        gemeenten = {**oud["gemeenten"], **nieuw["gemeenten"]}
        ruw = {"feiten": feiten, "afgeleid": afgeleid, "gemeenten": gemeenten}
        self.woorden: Any = SimpleNamespace(ruw=ruw, atomen=self.atomen)
        self.namen = {**oud["tafels"], **oud["routes"], **nieuw["tafels"], **nieuw["routes"]}
        self.eisen = {**oud["voorwaarden"], **nieuw["voorwaarden"]}
        self.dekker = Dekker(self.d)

    def _over(self, b: Beeld) -> dict[str, Any]:
        stand = vertaling(b.werk.atomen, self.atomen)
        zet = Omzetter(b.b.d, self.d, stand).zet
        kan = Omzetter(b.b.d, self.d, stand, ontbreekt=False).zet(mogelijk(b))
        return {"hoofd": zet(b.hoofd), "naast": {id_: zet(x) for id_, x in b.naast.items()}, "kan": kan}

    def wijzigingen(self) -> list[Wijziging]:
        """Alles wat anders uitkomt: eerst de hoofdroute, dan wat daarnaast geldt, dan de termijnen."""
        keuzes = [self.d.vertaal(v["hoofd"], lambda blad: blad and blad[:1]) for v in (self.oud, self.nieuw)]
        zelfde = self.d.vertaal(paren(self.d, *keuzes), lambda paar: paar[0] == paar[1])
        uit = self._groepeer(keuzes[0], keuzes[1], self._uitkomst)
        uit += self._groepeer(self.oud["hoofd"], self.nieuw["hoofd"], self._uitkomst, zelfde)
        for id_ in dict.fromkeys([*self.oud["naast"], *self.nieuw["naast"]]):
            oud, nieuw = (versie["naast"].get(id_, self.d.onwaar) for versie in (self.oud, self.nieuw))
            uit += self._groepeer(oud, nieuw, partial(_daarnaast, str(self.namen[id_]["naam"])))
        return [*uit, *self._termijnen()]

    def _groepeer(self, oud: int, nieuw: int, woord: Any, telt: int | None = None) -> list[Wijziging]:
        per: dict[tuple[str, str, tuple[tuple[str, ...], ...], int], list[str]] = {}
        for gebied, vast in self._gebieden():
            kan = beperk(
                self.d, self.d.en([self.oud["kan"], self.nieuw["kan"], self.d.waar if telt is None else telt]), vast
            )
            a, b = beperk(self.d, oud, vast), beperk(self.d, nieuw, vast)
            if a == b:
                continue
            for was, wordt, als, meer in self._verschillen(a, b, kan):
                per.setdefault((woord(was), woord(wordt), als, meer), []).append(gebied)
        return [
            Wijziging(self._kort(plekken), was, wordt, als, meer) for (was, wordt, als, meer), plekken in per.items()
        ]

    def _verschillen(self, a: int, b: int, kan: int) -> Iterator[tuple[Any, Any, tuple[tuple[str, ...], ...], int]]:
        d, samen_ = self.d, paren(self.d, a, b)
        for was, wordt in sorted(bladen(d, samen_), key=repr):
            hier = d.vertaal(samen_, lambda blad, paar=(was, wordt): blad == paar)  # type: ignore[misc]
            moet = d.en([hier, kan])
            if was == wordt or moet == d.onwaar:
                continue
            overal = d.en([d.vertaal(a, lambda blad, was=was: blad == was), kan])  # type: ignore[misc]
            if overal == moet:
                yield was, wordt, (), 0
                continue
            kubussen = sorted(self.dekker.dek(moet, d.of([hier, d.niet(overal)])), key=len)
            yield was, wordt, tuple(self._delen(k) for k in kubussen[:MEESTE]), max(0, len(kubussen) - MEESTE)

    def _delen(self, kubus: Any) -> tuple[str, ...]:
        vinkjes: dict[tuple[str, bool], list[str]] = {}
        delen = []
        for niveau, waarden in kubus:
            feit, _, optie = self.atomen[niveau].naam.partition("=")
            if optie and waarden == (1,):
                vinkjes.setdefault((feit, False), []).append(optie)
            else:
                delen.append(in_woorden(self.woorden, niveau, list(waarden)))
        delen += [term_in_woorden(self.woorden.ruw, feit, {"zonder": opties}) for (feit, _), opties in vinkjes.items()]
        return tuple(delen)

    def _gebieden(self) -> Iterator[tuple[str, dict[int, int]]]:
        plek = {a.naam: nr for nr, a in enumerate(self.atomen)}
        namen = {g["code"]: g["naam"] for g in self.woorden.ruw["gemeenten"].values()}
        for s, sector in enumerate(self.atomen[plek["sector"]].waarden):
            for g, code in enumerate(self.atomen[plek["gemeente"]].waarden):
                yield f"{sector} {namen[code]}", {plek["sector"]: s, plek["gemeente"]: g}

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
        eisen = [self.eisen[c]["naam"] for c in codes]
        return f"{naam}, eerst: {'; '.join(str(e if isinstance(e, str) else next(iter(e.values()))) for e in eisen)}"

    def _termijnen(self) -> list[Wijziging]:
        uit = []
        oud, nieuw = (werk.regels for werk in self.werken)
        for id_ in oud.keys() & nieuw.keys():
            weken = [regels[id_].termijn.week if regels[id_].termijn else None for regels in (oud, nieuw)]  # type: ignore[union-attr]
            if weken[0] != weken[1]:
                was, wordt = (
                    f"{self.namen[id_]['naam']} uiterlijk week {w}" if w else f"{self.namen[id_]['naam']} zonder week"
                    for w in weken
                )
                uit.append(Wijziging(tuple(f"{s} overal" for s in self.namen[id_].get("sector", [])), was, wordt, ()))
        return sorted(uit, key=lambda w: w.was)


def _daarnaast(naam: str, klopt: object) -> str:
    return f"{naam} {'wel' if klopt else 'niet'} daarnaast"


def verschil(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    """Wat er tussen twee gecompileerde datasets anders uitkomt."""
    return Vergelijking(oud, nieuw).wijzigingen()


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


def _op_schijf() -> dict[str, Any] | None:
    """De dataset van nu; None, met alle fouten op stderr, als zij niet klopt."""
    from macros.dataset.controle import controleer, telling

    bundel = laad(WORTEL / "data")
    if fouten := controleer(bundel):
        print("\n".join([*fouten, telling(len(fouten))]), file=sys.stderr)
        return None
    return ordelijk(compileer(bundel.ruw))


def hoofd(argv: list[str]) -> int:
    """Drukt de verschillen af; 0 als er geen zijn, 1 als er wel zijn, 2 bij verkeerde invoer.

    Zonder OUD is dat de laatste commit, zonder NIEUW de dataset zoals zij nu op schijf staat.
    """
    if len(argv) > 2 or any(woord.startswith("-") for woord in argv):
        print("Gebruik: python -m macros verschil [OUD [NIEUW]] (JSON-bestanden of git-revisies)", file=sys.stderr)
        return 2
    oud, nieuw = [*argv, "HEAD"][0], lees(argv[1]) if len(argv) == 2 else _op_schijf()
    if nieuw is None:
        return 2
    gevonden = verschil(lees(oud), nieuw)
    print("\n".join(regel for w in gevonden for regel in w.regels()) or "Geen enkele situatie komt anders uit.")
    return 1 if gevonden else 0
