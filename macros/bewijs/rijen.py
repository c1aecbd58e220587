"""Waar de rijen van de regels in de dataset staan, elk met een vaste, leesbare naam."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Pad = tuple[str | int, ...]
GROEPEN = ("tafels", "routes")


@dataclass(frozen=True, slots=True)
class Plek:
    """Eén rij in de dataset: het pad ernaartoe en hoe zij in een verslag heet."""

    pad: Pad

    @property
    def naam(self) -> str:
        return "/".join(
            str(deel + 1) if isinstance(deel, int) else deel
            for deel in self.pad
            if deel not in ("waarden", "regel", "wanneer")
        )

    def haal(self, ruw: dict[str, Any]) -> Any:
        knoop: Any = ruw
        for deel in self.pad:
            knoop = knoop[deel]
        return knoop


def plekken(ruw: dict[str, Any]) -> Iterator[Plek]:
    """Alle rijen die een uitkomst bepalen: afgeleide feiten, voorwaarden, hoofdroute, wat eerst moet, daarnaast."""
    for feit, gegeven in ruw["afgeleid"].items():
        for waarde, rijen in gegeven["waarden"].items():
            yield from (Plek(("afgeleid", feit, "waarden", waarde, nr)) for nr in range(len(rijen)))
    for code, eis in ruw["voorwaarden"].items():
        yield from (Plek(("voorwaarden", code, "ontbreekt", nr)) for nr in range(len(eis["ontbreekt"])))
    for groep in GROEPEN:
        for id_, onderwerp in ruw[groep].items():
            if "regel" in onderwerp:
                yield from _van_regel((groep, id_, "regel"), onderwerp["regel"])


def _van_regel(pad: Pad, regel: dict[str, Any]) -> Iterator[Plek]:
    yield from (Plek((*pad, "wanneer", nr)) for nr in range(len(regel.get("wanneer", []))))
    yield from (
        Plek((*pad, "daarnaast", "wanneer", nr)) for nr in range(len(regel.get("daarnaast", {}).get("wanneer", [])))
    )
    for i, eisen in enumerate(regel.get("eerst", [])):
        for j, eis in enumerate(eisen):
            if isinstance(eis, dict):
                yield from (Plek((*pad, "eerst", i, j, "ontbreekt", nr)) for nr in range(len(eis["ontbreekt"])))
