"""The figures of tests/bench/pdf.py and tests/bench/antwoord.py as lines of the table."""

from __future__ import annotations

from importlib.util import find_spec

from tests.bench.rij import Rij


def pdf() -> list[Rij]:
    """`tests.bench.pdf.meet()` gives lines itself, or a table of figures by name."""
    if not find_spec("tests.bench.pdf"):
        return [Rij("PDF tegen mkdocs-to-pdf", "nog niet gemeten")]
    from tests.bench import pdf as module  # type: ignore[attr-defined]

    return _rijen(module.meet())


def antwoord() -> list[Rij]:
    from tests.bench import antwoord as module

    cijfers = module.meet()
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


def _rijen(uit: object) -> list[Rij]:
    if isinstance(uit, list):
        return [rij if isinstance(rij, Rij) else Rij(**rij) for rij in uit]
    return [Rij(str(naam), waarde) for naam, waarde in dict(uit).items()]  # type: ignore[call-overload]
