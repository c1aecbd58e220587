"""De combinaties van feiten in één gebied (sector en gemeente), en wat de diagrammen daarover zeggen."""

from dataclasses import dataclass
from functools import cached_property
from math import prod

from finder.bomen import ONDERAAN
from finder.diagram import Diagrammen, beperk, bereikbaar, vereenvoudig
from finder.model import Regelwerk
from finder.opties import weggelaten
from macros.dataset.beeld import Beeld


@dataclass
class Gebied:
    """Eén sector in één gemeente, met de diagrammen van dat gebied."""

    b: Beeld
    sector: int
    gemeente: int

    @property
    def werk(self) -> Regelwerk:
        return self.b.werk

    @property
    def naam(self) -> str:
        gemeente = next(g["naam"] for g in self.werk.ruw["gemeenten"].values() if g["code"] == self.gemeentecode)
        return f"{self.sectorcode} {gemeente}"

    @property
    def sectorcode(self) -> str:
        return self.werk.atomen[self.werk.index["sector"]].waarden[self.sector]

    @property
    def gemeentecode(self) -> str:
        return self.werk.atomen[self.werk.index["gemeente"]].waarden[self.gemeente]

    @cached_property
    def vast(self) -> dict[int, int]:
        """Wat in dit gebied vastligt: sector, gemeente, en vinkjes die hier niet bestaan."""
        uit = {self.werk.index["sector"]: self.sector, self.werk.index["gemeente"]: self.gemeente}
        for (feit, optie), rij in self.werk.alleen_bij.items():
            if beperk(self.b.d, self.b.rij(rij), uit) == self.b.d.onwaar:
                uit[self.werk.index[f"{feit}={optie}"]] = 1
        return uit

    @cached_property
    def kan(self) -> int:
        return beperk(self.b.d, self.b.kan, self.vast)

    def combinaties(self) -> int:
        """Het gewone product van alle waarden die hier vrij zijn; de eigen gemeente telt bij de school niet dubbel."""
        vrij = [len(a.waarden) for nr, a in enumerate(self.werk.atomen) if nr not in self.vast]
        school = len(self.werk.atomen[self.werk.index["schoolgemeente"]].waarden)
        return prod(vrij) // school * (school - 1)

    def telling(self) -> dict[str, object]:
        """Combinaties, en per soort uitkomst de klassen (wegen) en knopen."""
        b = self.b
        delen = {"hoofdroute": [b.hoofd], "termijn": [b.stand], "zekerheid": [b.lezing], "daarnaast": b.naast.values()}
        hier = {naam: [self._hier(x) for x in diagrammen] for naam, diagrammen in delen.items()}
        tel = {
            naam: {
                "klassen": sum(klassen(b.d, x) for x in diagrammen),
                "knopen": sum(len(bereikbaar(b.d.knopen, [x])) for x in diagrammen),
            }
            for naam, diagrammen in hier.items()
        }
        return {"gebied": self.naam, "combinaties": self.combinaties(), **tel}

    def _hier(self, diagram: int) -> int:
        """Het diagram in dit gebied, alleen voor wat samen kan voorkomen."""
        return vereenvoudig(self.b.d, beperk(self.b.d, diagram, self.vast), self.kan)


def klassen(d: Diagrammen, diagram: int) -> int:
    """Het aantal wegen naar een blad; antwoorden die hetzelfde vervolg hebben tellen als één."""
    wegen: dict[int, int] = {}
    for knoop in sorted(bereikbaar(d.knopen, [diagram])):  # een kind bestaat altijd eerder dan zijn ouder
        niveau, inhoud = d.knopen[knoop]
        wegen[knoop] = 1 if niveau == ONDERAAN else sum(wegen[kind] for kind in set(inhoud))
    return wegen[diagram]


def gebieden(b: Beeld) -> list[Gebied]:
    """Alle gebieden, sector voor sector."""
    sectoren = b.werk.atomen[b.werk.index["sector"]].waarden
    gemeenten = b.werk.atomen[b.werk.index["gemeente"]].waarden
    return [Gebied(b, s, g) for s in range(len(sectoren)) for g in range(len(gemeenten))]


def aangeboden(b: Beeld, sector: str) -> int:
    """Waar als elk vinkje dat Welke tafel? in deze sector niet aanbiedt, uit staat."""
    return b.d.zijn({b.werk.index[f"{feit}={optie}"]: 1 for feit, optie in weggelaten(b.werk, sector)})
