"""The time of one answer (tests/bench/antwoord.py) as lines of the table."""

from __future__ import annotations

from tests.bench.antwoord import meet as antwoordtijden
from tests.bench.rij import Rij


def meet() -> list[Rij]:
    cijfers = antwoordtijden()
    return [
        Rij(
            "antwoord uit feiten",
            cijfers["feiten mediaan"],
            "ms",
            cijfers["feiten langste"],
            5,
            None,
            f"{cijfers['antwoorden']} antwoorden",
        ),
        Rij("antwoord in het gesprek", cijfers["scherm mediaan"], "ms", cijfers["scherm langste"], 5),
        Rij("regels laden (CPython)", cijfers["laden"], "ms"),
    ]
