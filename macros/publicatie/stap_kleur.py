"""The colours of the sectors, from the dataset, behind the colours of the theme."""

from __future__ import annotations

from pathlib import Path

from macros.pagina import sectorkleur
from macros.pagina.openen import boek_nu


def doe(klaar: Path) -> None:
    bestand = klaar / "assets" / "kleur.css"
    bestand.write_text(bestand.read_text(encoding="utf-8") + sectorkleur.scherm(boek_nu()), encoding="utf-8")
