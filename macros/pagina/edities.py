"""Welke afdrukversies er zijn, en uit welke pagina's elk bestaat. Een editie is een lijst pagina's van één weergave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import dirname
from typing import Any

from macros.basis.plekken import DOCS
from macros.pagina import adres, beheer, menu
from macros.pagina.boek import Boek, Onderwerp
from macros.pagina.gemeente import hier
from macros.pagina.stubs import gewenst

ALLEEN_OP_SCHERM = (adres.WELKE_TAFEL, "afdrukken.md")


@dataclass(frozen=True)
class Editie:
    """Het hele boek, of wat geldt in één sector en één gemeente."""

    sector: str | None = None
    gemeente: str | None = None
    gemeentenaam: str = ""
    sectornaam: str = ""

    @property
    def heel(self) -> bool:
        return self.sector is None

    @property
    def naam(self) -> str:
        """De naam van het bestand, zonder extensie."""
        return "routeboek" if self.heel else f"routeboek-{str(self.sector).lower()}-{self.gemeente}"

    @property
    def titel(self) -> str:
        return f"{self.sectornaam} in {self.gemeentenaam}" if self.sector else "Het hele handboek"


@dataclass(frozen=True)
class Hoofdstuk:
    """Een hoofdstuk: zijn naam, en de bronbestanden van zijn pagina's. Opent de eerste het, dan geeft die de naam."""

    titel: str
    bladen: tuple[str, ...]
    opent: bool = False


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


def edities(boek: Boek) -> list[Editie]:
    """Eerst het geheel, dan elke sector in elke gemeente."""
    gemeenten = [(g, str(d.get("naam", g))) for g, d in boek.eigen_gemeenten.items()]
    return [Editie(), *(Editie(s, *plek, naam) for s, naam in boek.sectoren.items() for plek in gemeenten)]


def kaarten(boek: Boek) -> list[Kaart]:
    """Een kaart voor elke stap en tafel van een sector, in elke gemeente die haar kent."""
    return [
        Kaart(o.id, s, g, str(d.get("naam", g)), o.naam)
        for s in boek.sectoren
        for g, d in boek.eigen_gemeenten.items()
        for o in _stappen_en_tafels(boek, s, g)
    ]


def _stappen_en_tafels(boek: Boek, sector: str, gemeente: str) -> list[Onderwerp]:
    ladder = {r.id for r in boek.voor(sector, gemeente).stappen()}
    return [
        o
        for o in hier(boek, sector, gemeente)
        if o.groep == sector.lower() and (o.id in ladder or not o.regel.get("ladder"))
    ]


def hoofdstukken(boek: Boek, editie: Editie) -> list[Hoofdstuk]:
    """De pagina's van een editie in leesvolgorde."""
    delen = geheel(boek) if editie.heel else _uitgave(boek, str(editie.sector), str(editie.gemeente))
    return [deel for deel in delen if deel.bladen]


def _uitgave(boek: Boek, sector: str, gemeente: str) -> list[Hoofdstuk]:
    """De ladder met haar tafels, dan routes, wat ernaast loopt en onderwerpen: van elk de pagina die hier geldt."""
    rij = hier(boek, sector, gemeente)

    def bladen(groep: str) -> tuple[str, ...]:
        return tuple(str(adres.bestand(boek, o.id, gemeente)) for o in rij if o.groep == groep)

    ladder = (adres.ladder(gemeente, sector), *bladen(sector.lower()))
    return [
        Hoofdstuk(boek.sectoren[sector], ladder, opent=True),
        *(Hoofdstuk(titel, bladen(groep)) for titel, groep in menu.onder_naslag(boek)),
        Hoofdstuk("Begrippen", (adres.BEGRIPPEN,)),
    ]


def geheel(boek: Boek) -> list[Hoofdstuk]:
    """Alles uit het menu, met de pagina per gemeente achter de gewone; dan de onderbouwing en wat na te slaan is."""
    stubs = set(gewenst(boek))
    delen = [deel for titel, inhoud in menu.menu(boek, DOCS, stubs) for deel in _delen(titel, inhoud)]
    achter = menu.achter(boek)
    lezen = [bron for bron in achter if not adres.is_onderbouwing(bron)]
    gelezen = [Hoofdstuk(d.titel, tuple(_met(d.bladen, lezen)), d.opent) for d in delen]
    bronnen = [bron for d in delen for bron in d.bladen]
    onderbouwing = [bron for bron in _met(bronnen, achter) if adres.is_onderbouwing(bron)]
    naslag = [bron for bron in beheer.IN_HET_GEHEEL if bron in stubs]
    return [
        *gelezen,
        Hoofdstuk("Onderbouwing", (*onderbouwing, *sorted(stubs & {adres.BOTSINGEN}))),
        Hoofdstuk("Beslisboek", (adres.BESLISBOEK,)),
        Hoofdstuk(beheer.NAAM, tuple(naslag)),
    ]


def _delen(titel: str, inhoud: Any) -> list[Hoofdstuk]:
    """Een deel van het menu als hoofdstukken: wat eronder hangt, wordt een hoofdstuk erachter."""
    rij = [("", inhoud)] if isinstance(inhoud, str) else inhoud
    eigen = [kind for _, kind in rij if isinstance(kind, str) and kind not in ALLEEN_OP_SCHERM]
    dieper = [deel for naam, kind in rij if not isinstance(kind, str) for deel in _delen(naam, kind)]
    return [Hoofdstuk(titel, tuple(eigen), opent=bool(eigen) and eigen[0].endswith("index.md")), *dieper]


def _met(bronnen: Iterable[str], achter: list[str]) -> list[str]:
    """Elke pagina met de pagina's die erachter staan: die van `map/x.md` staan in `map/x/`."""
    return [pagina for bron in bronnen for pagina in (bron, *(a for a in achter if f"{dirname(a)}.md" == bron))]
