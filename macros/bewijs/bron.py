"""Waar het bewijs zijn gegevens haalt: de dataset van nu, en wat de redacteur aanvaardde (data/bewijs.yaml)."""

from typing import Any

from finder import regelwerk
from finder.model import Regelwerk
from finder.volgorde import herstel
from macros.dataset import laden
from macros.dataset.beeld import Beeld, beeld
from macros.dataset.bewaard import per_dataset
from macros.dataset.compileren import compileer


@per_dataset
def ruw_nu() -> dict[str, Any]:
    """De ruwe dataset in `data/` (of `ROUTEBOEK_DATA`)."""
    return laden.nu().ruw


@per_dataset
def dataset_nu() -> dict[str, Any]:
    """De gecompileerde dataset."""
    return ordelijk(compileer(ruw_nu()))


def ordelijk(dataset: dict[str, Any]) -> dict[str, Any]:
    """Een gecompileerde dataset met haar sleutels in de gewone volgorde, klaar om er iets aan te veranderen."""
    return {sleutel: waarde for sleutel, waarde in herstel(dataset).items() if sleutel != "volgorde"}


@per_dataset
def werk_nu() -> Regelwerk:
    """Het regelwerk van nu."""
    return regelwerk.laad(dataset_nu())


@per_dataset
def beeld_nu() -> Beeld:
    """Al zijn diagrammen."""
    return beeld(werk_nu())


def aantekeningen() -> dict[str, Any]:
    """Wat data/bewijs.yaml vastlegt: aanvaarde bevindingen, verklaarde mutanten, volgorde van het boek."""
    return ruw_nu().get("bewijs") or {}


def wetten() -> dict[str, Any]:
    """Wat data/wetten.yaml vastlegt; zonder dat bestand zijn er geen wetten."""
    return ruw_nu().get("wetten") or {}
