"""Waar de rijen van de regels in de dataset staan, elk met een vaste, leesbare naam, en hoe je er een wijzigt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finder.melding import Pad
from macros.dataset.controle_regels import tabellen_van

STIL = ("waarden", "regel", "wanneer")  # delen van het pad die een naam alleen langer maken
WEG = object()


@dataclass(frozen=True, slots=True)
class Plek:
    """Eén rij in de dataset: het pad ernaartoe en hoe zij in een verslag heet."""

    pad: Pad

    @property
    def naam(self) -> str:
        return "/".join(str(deel + 1) if isinstance(deel, int) else deel for deel in self.pad if deel not in STIL)

    def haal(self, ruw: dict[str, Any]) -> Any:
        knoop: Any = ruw
        for deel in self.pad:
            knoop = knoop[deel]
        return knoop


def plekken(ruw: dict[str, Any]) -> Iterator[Plek]:
    """Alle rijen die een uitkomst bepalen: afgeleide feiten, voorwaarden, hoofdroute, wat eerst moet, daarnaast."""
    for deel, veld in (("afgeleid", "waarden"), ("voorwaarden", "ontbreekt"), ("tafels", "regel"), ("routes", "regel")):
        for id_, record in ruw[deel].items():
            for pad, rijen in tabellen_van(record.get(veld), (deel, id_, veld)):
                yield from (Plek((*pad, nr)) for nr in range(len(rijen)))


def zet_op(ruw: dict[str, Any], pad: Pad, waarde: Any) -> dict[str, Any]:
    """`ruw` met op één pad een andere waarde (of niets: `WEG`); alleen wat erboven zit is nieuw."""
    uit = dict(ruw)
    knoop: Any = uit
    for deel in pad[:-1]:
        knoop[deel] = knoop[deel].copy()
        knoop = knoop[deel]
    if waarde is WEG:
        del knoop[pad[-1]]
    else:
        knoop[pad[-1]] = waarde
    return uit
