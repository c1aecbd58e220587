"""De combinaties van feiten in één gebied (sector en gemeente), en wat de diagrammen daarover zeggen."""

from dataclasses import dataclass
from functools import cached_property
from math import prod

from finder.model import Regelwerk
from macros.bewijs.beeld import Beeld, mogelijk
from macros.bewijs.snoei import beperk, bladen, klassen, knopen, vereenvoudig


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
        code = self.werk.atomen[self.werk.index["gemeente"]].waarden[self.gemeente]
        gemeente = next(g["naam"] for g in self.werk.ruw["gemeenten"].values() if g["code"] == code)
        return f"{self.sectorcode} {gemeente}"

    @property
    def sectorcode(self) -> str:
        return self.werk.atomen[self.werk.index["sector"]].waarden[self.sector]

    @cached_property
    def vast(self) -> dict[int, int]:
        """Wat in dit gebied vastligt: sector, gemeente, en vinkjes die hier niet bestaan."""
        uit = {self.werk.index["sector"]: self.sector, self.werk.index["gemeente"]: self.gemeente}
        for (feit, optie), rij in self.werk.alleen_bij.items():
            if beperk(self.b.b.d, self.b.b.rij(rij), uit) == self.b.b.d.onwaar:
                uit[self.werk.index[f"{feit}={optie}"]] = 1
        return uit

    @cached_property
    def kan(self) -> int:
        return beperk(self.b.b.d, mogelijk(self.b), self.vast)

    def combinaties(self) -> int:
        """Het gewone product van alle waarden die hier vrij zijn; de eigen gemeente telt bij de school niet dubbel."""
        vrij = [len(a.waarden) for nr, a in enumerate(self.werk.atomen) if nr not in self.vast]
        school = len(self.werk.atomen[self.werk.index["schoolgemeente"]].waarden)
        return prod(vrij) // school * (school - 1)

    def hier(self, diagram: int) -> int:
        """Het diagram in dit gebied, alleen voor wat samen kan voorkomen."""
        return vereenvoudig(self.b.b.d, beperk(self.b.b.d, diagram, self.vast), self.kan)

    @cached_property
    def hoofd(self) -> int:
        return self.hier(self.b.hoofd)

    def regels(self) -> set[str]:
        """De onderwerpen die hier de hoofduitkomst kunnen zijn."""
        return {blad[0] for blad in bladen(self.b.b.d, self.hoofd) if blad is not None}

    def naast(self) -> set[str]:
        """De onderwerpen die hier daarnaast kunnen gelden."""
        d = self.b.b.d
        return {
            id_ for id_, diagram in self.b.naast.items() if d.en([self.kan, beperk(d, diagram, self.vast)]) != d.onwaar
        }

    def telling(self) -> dict[str, object]:
        """Combinaties, klassen (wegen) en knopen per diagram."""
        d = self.b.b.d
        delen = {"hoofdroute": self.hoofd, "termijn": self.hier(self.b.stand), "zekerheid": self.hier(self.b.lezing)}
        naast = {id_: self.hier(diagram) for id_, diagram in self.b.naast.items()}
        tel = {naam: {"klassen": klassen(d, x), "knopen": len(knopen(d, x))} for naam, x in delen.items()}
        tel["daarnaast"] = {
            "klassen": sum(klassen(d, x) for x in naast.values()),
            "knopen": sum(len(knopen(d, x)) for x in naast.values()),
        }
        return {"gebied": self.naam, "combinaties": self.combinaties(), **tel}


def gebieden(b: Beeld) -> list[Gebied]:
    """Alle gebieden, sector voor sector."""
    sectoren = b.werk.atomen[b.werk.index["sector"]].waarden
    gemeenten = b.werk.atomen[b.werk.index["gemeente"]].waarden
    return [Gebied(b, s, g) for s in range(len(sectoren)) for g in range(len(gemeenten))]
