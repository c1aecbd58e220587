"""Two diagrams in one store: equal everywhere, or the nearest combination where they differ, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from finder.diagram import blad_bij, paren, voorbeeld
from finder.zinnen import feit_in_woorden
from macros.bewijs.casussen import standaardfeiten
from macros.bewijs.wetten import afwijking
from macros.dataset.beeld import Beeld
from tests.punten import Punt, gevuld, gewone_waarden

ALTIJD = ("sector", "gemeente")  # a combination is always told with these


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One rendering: what was read, over how many it was compared, and where it says something else."""

    naam: str
    klassen: int
    rijen: int
    fouten: list[str]

    def als_json(self) -> dict[str, Any]:
        """As it stands in the certificate."""
        gelijk = not self.fouten
        uit = {"naam": self.naam, "klassen": self.klassen, "rijen": self.rijen, "gelijk": gelijk}
        return uit if gelijk else {**uit, "fouten": self.fouten[:20]}


def verschil(b: Beeld, kan: int, zegt: int, hoort: int) -> Punt | None:
    """None when both say the same wherever `kan` is true, else a combination where they do not."""
    nvt = b.d.blad("kan niet")
    een, ander = b.d.kies(kan, zegt, nvt), b.d.kies(kan, hoort, nvt)
    if een == ander:
        return None
    gewoon = gewone_waarden(b.werk, standaardfeiten())
    anders = b.d.vertaal(paren(b.d, een, ander), lambda paar: paar[0] != paar[1])
    return gevuld(voorbeeld(b.d, anders, afwijking(b.werk, gewoon)), gewoon)


def in_woorden(b: Beeld, punt: Punt) -> str:
    """The facts of a combination that are not the usual ones."""
    gewoon = gewone_waarden(b.werk, standaardfeiten())
    anders = {a.feit for a, w, g in zip(b.werk.atomen, punt, gewoon, strict=True) if w != g or a.feit in ALTIJD}
    delen = (feit_in_woorden(b.werk, feit, list(punt)) for feit in b.werk.ruw["feiten"] if feit in anders)
    return "; ".join(str(deel) for deel in delen)


def melding(b: Beeld, punt: Punt, zegt: int, hoort: int) -> str:
    """What both say at a combination."""
    links, rechts = (blad_bij(b.d, x, punt) for x in (zegt, hoort))
    return f"{links} in plaats van {rechts}, bij: {in_woorden(b, punt)}"
