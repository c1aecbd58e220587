"""Van een verzameling waarden van één atoom terug naar een term die een mens kan lezen."""

from dataclasses import dataclass
from typing import Any

from finder.model import Atoom, Regelwerk
from finder.woordenschat import DAGEN


@dataclass(slots=True)
class Term:
    """Eén eis aan één feit, in de vorm van de dataset."""

    feit: str
    eis: Any

    @property
    def eis_is_vinkje(self) -> bool:
        return isinstance(self.eis, list)


def term_van(werk: Regelwerk, atoom: Atoom, waarden: list[int]) -> Term | None:
    """De term die precies deze waarden toelaat, of None als daar geen woorden voor zijn."""
    if "=" in atoom.naam:
        optie = atoom.naam.split("=")[1]
        return Term(atoom.feit, [optie] if 0 in waarden else {"zonder": [optie]})
    if atoom.grenzen:
        band = _band(atoom, waarden, DAGEN if werk.ruw["feiten"][atoom.feit]["soort"] == "weken" else 1)
        return None if band is None else Term(atoom.feit, band)
    namen = [atoom.waarden[w] for w in waarden]
    return None if "zelfde" in namen and len(namen) > 1 else Term(atoom.feit, namen)


def _band(atoom: Atoom, waarden: list[int], maat: int) -> dict[str, int] | None:
    """`vanaf` en `onder` in hele weken of aantallen; None als de klassen niet aansluiten of "geen datum" erbij zit."""
    grenzen = [atoom.grenzen[w] for w in waarden]
    if None in grenzen or waarden != list(range(waarden[0], waarden[-1] + 1)):
        return None
    onder = atoom.grenzen[waarden[-1] + 1] if waarden[-1] + 1 < len(atoom.grenzen) else None
    randen = {"vanaf": grenzen[0] or None, "onder": onder}
    if any(rand is not None and rand % maat for rand in randen.values()):
        return None
    return {naam: rand // maat for naam, rand in randen.items() if rand is not None} or None
