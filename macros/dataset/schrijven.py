"""De gecompileerde dataset op schijf, met de invoer van de browser ernaast."""

import os
import sys
from pathlib import Path
from typing import Any

from finder import brug
from finder.bouwen import invoer
from macros.basis import plekken
from macros.basis.vinger import van_bytes
from macros.dataset import bewaard
from macros.dataset.compileren import compileer
from macros.dataset.laden import gelezen
from macros.dataset.oordeel import met_telling, oordeel


def schrijf(dataset: dict[str, Any], doel: Path = plekken.DATASET) -> None:
    """In één keer op zijn plek, want twee opdrachten mogen tegelijk lopen."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_suffix(f".{os.getpid()}")
    tijdelijk.write_text(brug.schrijf(dataset), encoding="utf-8")
    tijdelijk.replace(doel)


def hoofd(argv: list[str]) -> int:
    """`python -m macros dataset [DOEL]`: schrijft de dataset met de invoer van de browser ernaast; bij fouten niets.

    Staat er al wat er zou komen, dan noemt zij alleen het bestand. Zo mag elke opdracht er eerst om vragen.
    """
    fouten = oordeel(plekken.data_map()).fouten
    if fouten:
        print(met_telling(fouten), file=sys.stderr)
        return 1
    doel = Path(argv[0]) if argv else plekken.DATASET
    werk_bij(doel)
    print(doel)
    return 0


def werk_bij(doel: Path = plekken.DATASET) -> None:
    """Schrijft alleen als er iets anders zou komen te staan."""
    stempel = doel.with_suffix(".stempel")
    if not stempel.exists() or stempel.read_text(encoding="utf-8") != _sleutel(doel):
        dataset = compileer(gelezen(plekken.data_map()).ruw)
        schrijf(invoer(dataset), _invoer(doel))
        schrijf(dataset, doel)
        stempel.write_text(_sleutel(doel), encoding="utf-8")


def _invoer(doel: Path) -> Path:
    return doel.with_name(plekken.INVOER.name)


def _sleutel(doel: Path) -> str:
    """Waaruit de dataset komt en wat er nu op schijf staat: een gewijzigde bron telt, een beschadigde uitkomst ook."""
    bestanden = [pad.read_bytes() if pad.exists() else b"" for pad in (doel, _invoer(doel))]
    return van_bytes(bewaard.vinger(plekken.data_map()).encode(), *bestanden)
