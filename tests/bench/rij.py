"""One line of the table: what was measured, how much, and which figure was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Rij:
    """`gemeten` is the median; `slechtst` the worst round. `bar` is the promise, `streven` the aim behind it."""

    wat: str
    gemeten: float | str
    eenheid: str = ""
    slechtst: float | None = None
    bar: float | None = None
    streven: float | None = None
    noot: str = ""

    @property
    def gehaald(self) -> bool | None:
        if self.bar is None or isinstance(self.gemeten, str):
            return None
        return self.gemeten <= self.bar

    def als_dict(self) -> dict[str, Any]:
        return {**asdict(self), "gehaald": self.gehaald}


def verhouding(
    wat: str, arm: Sequence[float], tegen: Sequence[float], bar: float | None = None, streven: float | None = None
) -> Rij:
    """Median against median; the worst is the worst pair of one round."""
    paren = [a / b for a, b in zip(arm, tegen, strict=True) if b]
    noot = f"{getal(median(arm))} tegen {getal(median(tegen))}; n = {len(arm)}"
    return Rij(wat, median(arm) / median(tegen), "×", max(paren), bar, streven, noot)


def getal(waarde: float | str | None) -> str:
    """Three significant figures, thousands apart."""
    if waarde is None or isinstance(waarde, str):
        return waarde or ""
    if waarde == int(waarde) or abs(waarde) >= 100:
        return f"{round(waarde):,}".replace(",", " ")
    return f"{waarde:.3g}"


def cellen(rij: Rij) -> list[str]:
    """What the columns of `KOPPEN` say of one line."""
    oordeel = {True: "ja", False: "NEE", None: ""}[rij.gehaald]
    doel = "" if rij.bar is None else f"≤ {getal(rij.bar)}"
    if rij.streven is not None:
        doel += f" (streven {getal(rij.streven)})"
    eenheid = f" {rij.eenheid}" if rij.eenheid else ""
    return [rij.wat, f"{getal(rij.gemeten)}{eenheid}", getal(rij.slechtst), doel, oordeel, rij.noot]


KOPPEN = ["wat", "mediaan", "slechtst", "belofte", "gehaald", "waaruit"]


def tabel(delen: dict[str, list[Rij]]) -> str:
    """All parts under one head, columns aligned."""
    regels = [KOPPEN, *[cellen(rij) for rijen in delen.values() for rij in rijen]]
    breedtes = [max(len(regel[i]) for regel in regels) for i in range(5)]
    opgemaakt = [
        "  ".join([*(cel.ljust(b) for cel, b in zip(regel, breedtes, strict=False)), regel[5]]) for regel in regels
    ]
    uit, nr = [opgemaakt[0], "-" * len(opgemaakt[0])], 1
    for deel, rijen in delen.items():
        uit += ["", f"[{deel}]", *opgemaakt[nr : nr + len(rijen)]]
        nr += len(rijen)
    return "\n".join(regel.rstrip() for regel in uit)
