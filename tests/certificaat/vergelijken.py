"""Two diagrams in one store: equal everywhere, or the nearest combination where they differ, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from finder.diagram import blad_bij, paren, voorbeeld
from finder.zinnen import feit_in_woorden
from macros.bewijs.casussen import standaardfeiten
from macros.bewijs.wetten import afwijking
from macros.dataset.beeld import Beeld
from tests.punten import Punt, gevuld, gewone_waarden

MEESTE = 20  # differences that are told in words
ALTIJD = ("sector", "gemeente")  # a combination is always told with these


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One rendering: what was read, over how many it was compared, and where it says something else."""

    naam: str
    vergeleken: dict[str, int]
    fouten: list[str]

    def als_json(self) -> dict[str, Any]:
        """As it stands in the certificate."""
        uit = {"naam": self.naam, "vergeleken": self.vergeleken, "gelijk": not self.fouten}
        return {**uit, "fouten": self.fouten[:MEESTE]} if self.fouten else uit


@cache
def _standaard() -> dict[str, Any]:
    return standaardfeiten()


def gewoon_punt(b: Beeld) -> list[int]:
    """The usual value of every fact."""
    return gewone_waarden(b.werk, _standaard())


def verschil(b: Beeld, kan: int, zegt: int, hoort: int) -> Punt | None:
    """None when both say the same wherever `kan` is true, else a combination where they do not."""
    nvt = b.d.blad("kan niet")
    een, ander = b.d.kies(kan, zegt, nvt), b.d.kies(kan, hoort, nvt)
    if een == ander:
        return None
    gewoon = gewoon_punt(b)
    anders = b.d.vertaal(paren(b.d, een, ander), lambda paar: paar[0] != paar[1])
    return gevuld(voorbeeld(b.d, anders, afwijking(b.werk, gewoon)), gewoon)


def in_woorden(b: Beeld, punt: Punt) -> str:
    """The facts of a combination that are not the usual ones."""
    gewoon = gewoon_punt(b)
    anders = {a.feit for a, w, g in zip(b.werk.atomen, punt, gewoon, strict=True) if w != g or a.feit in ALTIJD}
    delen = (feit_in_woorden(b.werk, feit, list(punt)) for feit in b.werk.ruw["feiten"] if feit in anders)
    return "; ".join(str(deel) for deel in delen)


def melding(b: Beeld, punt: Punt, zegt: int, hoort: int) -> str:
    """What both say at a combination."""
    links, rechts = (blad_bij(b.d, x, punt) for x in (zegt, hoort))
    return f"{links} in plaats van {rechts}, bij: {in_woorden(b, punt)}"
