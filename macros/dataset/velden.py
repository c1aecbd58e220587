"""Welke velden er zijn en wat erin mag, uit `data/velden/`: de ene waarheid voor controle, handleiding en JSON Schema.

Een *vorm* is een korte zin in een gesloten taal, bijvoorbeeld `lijst blok uitspraak` of `zin | per sector zin`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from macros.dataset.bewaard import per_dataset

MAP = Path(__file__).resolve().parents[2] / "data" / "velden"
MET_WOORDEN = ("keuze", "sjabloon")
MET_GRENZEN = "getal"
MET_NAAM = ("blok", "id")
PLAT = ("zin", "naam", "tekst", "datum", "jaar", "url", "afkorting", "regels", "stil", "letterlijk", "vrij")
NAMEN = ("code", "kebab", "snake", "woord", "optie")
LOS = (*PLAT, *NAMEN, "als", "zet", "vorm", "waardepad")


class VormFout(ValueError):
    """Een vorm die niet bestaat."""


VELDFOUTEN = (VormFout, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Vorm:
    """Eén vorm: haar soort, de woorden erbij (namen, keuzes) en de vormen erin."""

    soort: str
    woorden: tuple[str, ...] = ()
    delen: tuple["Vorm", ...] = ()


@dataclass(frozen=True, slots=True)
class Veld:
    """Eén veld van een soort record. `goed` en `fout` zijn stukjes YAML voor de handleiding."""

    naam: str
    uitleg: str
    vorm: Vorm
    verplicht: bool
    goed: str
    fout: str


@dataclass(frozen=True, slots=True)
class Soort:
    """Een soort record met zijn velden, in volgorde."""

    naam: str
    waar: str
    uitleg: str
    velden: dict[str, Veld]

    def verplicht(self) -> list[str]:
        return [naam for naam, veld in self.velden.items() if veld.verplicht]


@cache
def lees_vorm(tekst: str) -> Vorm:
    """De vorm achter een zin als `lijst id sector`. Werpt VormFout."""
    vorm, rest = _vorm(tekst.split())
    if rest:
        raise VormFout(" ".join(rest))
    return vorm


def _vorm(woorden: list[str]) -> tuple[Vorm, list[str]]:
    eerste, rest = _een(woorden)
    delen = [eerste]
    while rest[:1] == ["|"]:
        volgende, rest = _een(rest[1:])
        delen.append(volgende)
    return (Vorm("of", (), tuple(delen)) if len(delen) > 1 else eerste), rest


def _een(woorden: list[str]) -> tuple[Vorm, list[str]]:
    kop, rest = (woorden[0] if woorden else ""), woorden[1:]
    if kop in MET_WOORDEN:
        einde = rest.index("|") if "|" in rest else len(rest)
        return Vorm(kop, tuple(rest[:einde])), rest[einde:]
    if kop in MET_NAAM and rest:
        return Vorm(kop, (rest[0],)), rest[1:]
    if kop == MET_GRENZEN:
        return Vorm(kop, _grenzen(rest[:2])), rest[2:]
    if kop in LOS:
        return Vorm(kop), rest
    return _samengesteld(kop, rest)


def _grenzen(woorden: list[str]) -> tuple[str, ...]:
    """Het kleinste en het grootste getal dat mag. Zonder grenzen is er geen getal dat een vergissing verraadt."""
    if len(woorden) < 2 or not all(woord.isdecimal() for woord in woorden):
        raise VormFout(MET_GRENZEN)
    return tuple(woorden)


def _samengesteld(kop: str, rest: list[str]) -> tuple[Vorm, list[str]]:
    if kop == "een" and rest[:2] == ["of", "meer"]:
        deel, over = _vorm(rest[2:])
        return Vorm("een of meer", (), (deel,)), over
    if kop == "lijst":
        deel, over = _vorm(rest)
        return Vorm("lijst", (), (deel,)), over
    if kop == "per" and rest:
        deel, over = _vorm(rest[1:])
        return Vorm("per", (rest[0],), (deel,)), over
    raise VormFout(kop)


def _soort(naam: str, tabel: dict[str, Any]) -> Soort:
    velden = {v: _veld(v, inhoud) for v, inhoud in tabel["velden"].items()}
    return Soort(naam, tabel["waar"], tabel["uitleg"], velden)


def _veld(naam: str, tabel: dict[str, Any]) -> Veld:
    verplicht = tabel.get("verplicht") == "ja"
    return Veld(
        naam, tabel["uitleg"], lees_vorm(tabel["vorm"]), verplicht, tabel.get("goed", ""), tabel.get("fout", "")
    )


@per_dataset
def alle() -> dict[str, Soort]:
    """De soorten van dit project."""
    from macros.dataset.laden import laad

    return {naam: _soort(naam, tabel) for naam, tabel in laad(MAP).ruw.items()}
