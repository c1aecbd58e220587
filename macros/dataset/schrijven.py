"""De gecompileerde dataset op schijf, met de invoer van de browser ernaast."""

import sys
from pathlib import Path
from typing import Any

from finder.bouwen import invoer
from macros.basis import plekken
from macros.dataset.compileren import canoniek, compileer
from macros.dataset.controle import telling
from macros.dataset.laden import gelezen
from macros.dataset.oordeel import oordeel


def schrijf(dataset: dict[str, Any], doel: Path = plekken.DATASET) -> None:
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_suffix(".nieuw")
    tijdelijk.write_text(canoniek(dataset), encoding="utf-8")
    tijdelijk.replace(doel)


def hoofd(argv: list[str]) -> int:
    """`python -m macros dataset [DOEL]`: schrijft de dataset met de invoer van de browser ernaast; bij fouten niets."""
    fouten = oordeel(plekken.WORTEL / "data").fouten
    if fouten:
        print("\n".join([*fouten, telling(len(fouten))]), file=sys.stderr)
        return 1
    doel, dataset = Path(argv[0]) if argv else plekken.DATASET, compileer(gelezen(plekken.WORTEL / "data").ruw)
    schrijf(invoer(dataset), doel.with_name(plekken.INVOER.name))
    schrijf(dataset, doel)
    return 0
