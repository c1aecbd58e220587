"""Which editions there are, and which pages belong in each: decided by the dataset, never by a list here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.pagina.boek import Boek, Onderwerp, lijst
from macros.pagina.onderwerp import SECTOR

if TYPE_CHECKING:
    from macros.pdf.lezen import Pagina

ALLEEN_GEHEEL = (
    *("gemeenten/", "po-naast-vo/", "casussen/", "verantwoording/beslisregels/", "verantwoording/dekking/"),
    *("verantwoording/bewijs/", "verantwoording/wijzigingen/"),
)
NERGENS = (  # for who works on the site, not for who uses the handbook
    *("over/besluiten/", "over/hosting/", "over/redactie/", "over/velden/"),
    "verantwoording/data-en-api/",
)


@dataclass(frozen=True)
class Editie:
    """The whole book, or what applies in one sector and one gemeente."""

    sector: str | None = None
    gemeente: str | None = None
    gemeentenaam: str = ""

    @property
    def heel(self) -> bool:
        return self.sector is None

    @property
    def naam(self) -> str:
        """The stem of the file."""
        return "routeboek" if self.heel else f"routeboek-{str(self.sector).lower()}-{self.gemeente}"

    @property
    def titel(self) -> str:
        return "Het hele routeboek" if self.heel else f"{SECTOR[str(self.sector)]} in {self.gemeentenaam}"


@dataclass(frozen=True)
class Kaart:
    """Which step, in which gemeente."""

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
    """One for every step and table of a sector, in every gemeente that knows it."""
    return [
        Kaart(o.id, s, g, str(d.get("naam", g)), o.naam)
        for s in SECTOR
        for o in boek.groep(s.lower())
        for g, d in boek.eigen_gemeenten.items()
        if geldt(boek, o, s, g)
    ]


def edities(boek: Boek) -> list[Editie]:
    """The whole first, then every sector in every gemeente."""
    paren = [(s, g, str(d.get("naam", g))) for s in SECTOR for g, d in boek.eigen_gemeenten.items()]
    return [Editie(), *(Editie(*paar) for paar in paren)]


def hoort(boek: Boek, editie: Editie, pagina: Pagina) -> bool:
    """Is this page in this edition?"""
    if pagina.adres.startswith(NERGENS):
        return False
    if editie.heel:
        return True
    map_, _, rest = pagina.adres.rstrip("/").partition("/")
    if pagina.adres in ALLEEN_GEHEEL or map_ == "over":
        return False
    if map_ in {"po", "vo"} and map_ != str(editie.sector).lower():
        return False
    if map_ == "gemeenten":
        return rest == editie.gemeente
    onderwerp = boek.onderwerpen.get(rest)
    return onderwerp is None or geldt(boek, onderwerp, str(editie.sector), str(editie.gemeente))


def geldt(boek: Boek, o: Onderwerp, sector: str, gemeente: str) -> bool:
    """Can this subject come up here? By its rows where it has them, else by its sector; routes are for all."""
    rijen = [rij.get("als") or {} for rij in _rijen(o.regel)]
    if not rijen:
        return o.soort == "routes" or sector in o.sector
    return any(_past(boek, rij, sector, gemeente) for rij in rijen)


def _rijen(knoop: Any) -> Iterator[dict[str, Any]]:
    """Every row of every `wanneer` in a rule."""
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
