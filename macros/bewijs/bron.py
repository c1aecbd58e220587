"""Waar het bewijs zijn gegevens haalt: de dataset van nu, en wat de redacteur aanvaardde (data/bewijs.yaml)."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from finder import regelwerk
from finder.model import Regelwerk
from finder.volgorde import herstel
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad

WORTEL = Path(__file__).resolve().parent.parent.parent


@lru_cache(maxsize=1)
def ruw_nu() -> dict[str, Any]:
    """De ruwe dataset in `data/` (of `ROUTEBOEK_DATA`)."""
    return laad(Path(os.environ.get("ROUTEBOEK_DATA", WORTEL / "data"))).ruw


@lru_cache(maxsize=1)
def dataset_nu() -> dict[str, Any]:
    """De gecompileerde dataset."""
    return ordelijk(compileer(ruw_nu()))


def ordelijk(dataset: dict[str, Any]) -> dict[str, Any]:
    """Een gecompileerde dataset met haar sleutels in de gewone volgorde, klaar om er iets aan te veranderen."""
    return {sleutel: waarde for sleutel, waarde in herstel(dataset).items() if sleutel != "volgorde"}


def werk_nu() -> Regelwerk:
    """Het regelwerk van nu."""
    return regelwerk.laad(dataset_nu())


def aantekeningen() -> dict[str, Any]:
    """Wat data/bewijs.yaml vastlegt: aanvaarde bevindingen, verklaarde mutanten, volgorde van het boek."""
    return ruw_nu().get("bewijs") or {}
