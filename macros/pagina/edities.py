"""Welke afdrukversies er zijn, en welke pagina's erin horen. De dataset beslist, geen lijst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.pagina import beheer
from macros.pagina.adres import webpad
from macros.pagina.boek import Boek, Onderwerp, lijst
from macros.pagina.onderwerp import SECTOR

ALLEEN_GEHEEL = ("gemeenten/", "po-naast-vo/", *map(webpad, beheer.IN_HET_GEHEEL))


@dataclass(frozen=True)
class Editie:
    """Het hele boek, of wat geldt in één sector en één gemeente."""

    sector: str | None = None
    gemeente: str | None = None
    gemeentenaam: str = ""

    @property
    def heel(self) -> bool:
        return self.sector is None

    @property
    def naam(self) -> str:
        """De naam van het bestand, zonder extensie."""
        return "routeboek" if self.heel else f"routeboek-{str(self.sector).lower()}-{self.gemeente}"

    @property
    def titel(self) -> str:
        return "Het hele handboek" if self.heel else f"{SECTOR[str(self.sector)]} in {self.gemeentenaam}"


@dataclass(frozen=True)
class Kaart:
    """Een routekaart: welke stap, in welke gemeente."""

    onderwerp: str
    sector: str
    gemeente: str
    gemeentenaam: str
    titel: str

    @property
    def naam(self) -> str:
        return f"routekaart-{self.onderwerp}-{self.gemeente}"

    @property
    def editie(self) -> Editie:
        return Editie(self.sector, self.gemeente, self.gemeentenaam)


def kaarten(boek: Boek) -> list[Kaart]:
    """Een kaart voor elke stap en tafel van een sector, in elke gemeente die haar kent."""
    return [
        Kaart(o.id, s, g, str(d.get("naam", g)), o.naam)
        for s in SECTOR
        for o in boek.groep(s.lower())
        for g, d in boek.eigen_gemeenten.items()
        if geldt(boek, o, s, g)
    ]


def edities(boek: Boek) -> list[Editie]:
    """Eerst het geheel, dan elke sector in elke gemeente."""
    paren = [(s, g, str(d.get("naam", g))) for s in SECTOR for g, d in boek.eigen_gemeenten.items()]
    return [Editie(), *(Editie(*paar) for paar in paren)]


def hoort(boek: Boek, editie: Editie, adres: str) -> bool:
    """Hoort de pagina op dit adres in deze editie?"""
    if editie.heel:
        return True
    map_, _, rest = adres.rstrip("/").partition("/")
    if adres in ALLEEN_GEHEEL or map_ == "over":
        return False
    if map_ in {"po", "vo"} and map_ != str(editie.sector).lower():
        return False
    if map_ == "gemeenten":
        return rest == editie.gemeente
    onderwerp = boek.onderwerpen.get(rest)
    return onderwerp is None or geldt(boek, onderwerp, str(editie.sector), str(editie.gemeente))


def geldt(boek: Boek, o: Onderwerp, sector: str, gemeente: str) -> bool:
    """Kan dit onderwerp hier voorkomen? Zijn rijen beslissen, anders zijn sector; een route is voor iedereen."""
    rijen = [rij.get("als") or {} for rij in _rijen(o.regel)]
    if not rijen:
        return o.soort == "routes" or sector in o.sector
    return any(_past(boek, rij, sector, gemeente) for rij in rijen)


def _rijen(knoop: Any) -> Iterator[dict[str, Any]]:
    """Elke rij van elke `wanneer` in een regel."""
    if isinstance(knoop, dict):
        for naam, waarde in knoop.items():
            if naam == "wanneer":
                yield from lijst(waarde)
            else:
                yield from _rijen(waarde)


def _past(boek: Boek, als: dict[str, Any], sector: str, gemeente: str) -> bool:
    kenmerken = boek.gemeenten[gemeente].get("kenmerken") or {}
    code = str(boek.gemeenten[gemeente].get("code"))
    for feit, waarden in als.items():
        if feit == "sector" and sector not in map(str, lijst(waarden)):
            return False
        if feit == "gemeente" and code not in map(str, lijst(waarden)):
            return False
        kenmerk = kenmerken.get(feit.removeprefix("gemeente.")) if feit.startswith("gemeente.") else None
        if isinstance(kenmerk, dict) and str(kenmerk.get("waarde")) not in map(str, lijst(waarden)):
            return False
    return True
