"""De begrippen van Welke tafel?, als onveranderlijke waarden.

Een *atoom* is het kleinste dat bekend of onbekend kan zijn: één keuze, één vinkje, één getal in klassen.
Een *term* zegt iets over atomen of over een afgeleid feit, een *rij* is een reeks termen die allemaal moeten kloppen.
"""

from dataclasses import dataclass, field
from typing import Any

MET_REGEL = ("tafels", "routes")  # waar Welke tafel? heen kan wijzen
ONDERWERPEN = (*MET_REGEL, "themas")  # wat een eigen pagina heeft
MAAT = {"week": 7, "dag": 1}  # eenheid van een termijn → dagen
MEERVOUD = {"week": "weken", "dag": "dagen"}


@dataclass(frozen=True, slots=True)
class Atoom:
    """Een variabele met een eindig aantal waarden. Bij getallen zijn `grenzen` de ondergrenzen van de klassen.

    Weken worden in dagen geteld (grens 28 is vier weken). De ondergrens None is de klasse "er is geen datum".
    """

    naam: str
    feit: str
    waarden: tuple[str, ...]
    grenzen: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Keuze:
    """Klopt als minstens één van de atomen een van de genoemde waarden heeft. Zonder opties nooit."""

    opties: tuple[tuple[int, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Klopt als het afgeleide feit een van de waarden heeft."""

    naam: str
    waarden: frozenset[str]


Term = Keuze | Verwijzing


@dataclass(frozen=True, slots=True)
class Rij:
    """Eén rij van een beslistabel: alle termen moeten kloppen. `lezing`: onze lezing, niet letterlijk in een bron."""

    termen: tuple[Term, ...]
    als: dict[str, Any]
    bron: tuple[str, ...]
    lezing: bool
    waarom: str


@dataclass(frozen=True, slots=True)
class Afgeleid:
    """Een berekend feit: de eerste waarde waarvan een rij klopt, anders `anders`."""

    naam: str
    waarden: tuple[tuple[str, tuple[Rij, ...]], ...]
    anders: str


@dataclass(frozen=True, slots=True)
class Eerst:
    """Een voorwaarde bij een onderwerp, met de rijen waarin zij nog ontbreekt."""

    code: str
    ontbreekt: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Termijn:
    """Uiterste week of dag op de klok van de termijnen; `vanaf` is het begin van een venster, in dezelfde eenheid.

    `eerder_is_lezing`: daarvóór mag het ook, maar dat is onze lezing, behalve in `eerder_mag`.
    """

    getal: int
    eenheid: str
    vanaf: int | None
    bron: tuple[str, ...]
    eerder_is_lezing: bool
    eerder_mag: tuple[Rij, int, int] | None

    @property
    def maat(self) -> int:
        """Hoeveel dagen er in de eenheid gaan."""
        return MAAT[self.eenheid]

    @property
    def dagen(self) -> int:
        """De uiterste dag, geteld vanaf de eerste."""
        return self.getal * self.maat

    @property
    def woorden(self) -> str:
        """`week 8` of `dag 10`."""
        return f"{self.eenheid} {self.getal}"

    @property
    def duur(self) -> str:
        """`8 weken`, `1 week` of `10 dagen`."""
        return f"{self.getal} {self.eenheid if self.getal == 1 else MEERVOUD[self.eenheid]}"


@dataclass(frozen=True, slots=True)
class Regel:
    """Hoe één onderwerp (tafel, route, fase) uit de feiten volgt. `gezet`: wanneer deze stap al geweest is."""

    id: str
    code: str
    soort: str
    wanneer: tuple[Rij, ...]
    eerst: tuple[tuple[Eerst, ...], ...]
    termijn: Termijn | None
    te_vroeg: bool
    daarnaast: tuple[Rij, ...]
    ladder: dict[str, Any] | None
    gezet: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Regelwerk:
    """Alle regels van de dataset, in de volgorde waarin ze gelden. `ruw` is de gecompileerde dataset zelf."""

    ruw: dict[str, Any]
    atomen: tuple[Atoom, ...]
    afgeleid: dict[str, Afgeleid]
    hoofd: tuple[Regel, ...]
    naast: tuple[Regel, ...]
    regels: dict[str, Regel]
    meldingen: tuple[tuple[str, tuple[Rij, ...]], ...] = ()
    alleen_bij: dict[tuple[str, str], Rij] = field(default_factory=dict)
    index: dict[str, int] = field(default_factory=dict)
    rollen: dict[str, str] = field(default_factory=dict)

    @property
    def klok(self) -> str:
        """Het feit waarop de termijnen lopen."""
        return self.rollen["termijnen"]

    @property
    def thuis(self) -> str:
        """Het feit dat telt hoe lang de leerling al thuis is; leeg als de dataset dat niet vraagt."""
        return self.rollen.get("thuis", "")
