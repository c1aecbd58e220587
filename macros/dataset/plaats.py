"""Waarden die weten waar ze staan. De plaats gaat met de waarde mee, door elke weergave heen, tot op de pagina."""

from typing import Any

from finder.melding import Pad
from macros.dataset.laden import Bundel


class Tekst(str):  # noqa: SLOT000 - zij heeft een plaats, en haar buurman Getal kan die niet anders hebben
    """Een tekst uit de dataset, met het bestand en de regel waar zij staat."""

    plaats: str

    def __str__(self) -> str:
        return self


class Getal(int):
    """Een getal uit de dataset, met het bestand en de regel waar het staat."""

    plaats: str


def plaats_van(waarde: object) -> str:
    """Waar een waarde staat, als `data/…yaml:12`; leeg als zij dat niet weet."""
    return waarde.plaats if isinstance(waarde, (Tekst, Getal)) else ""


def als(oud: object, nieuw: str) -> str:
    """Een tekst die van een andere gemaakt is, staat waar die andere staat."""
    plaats = plaats_van(oud)
    return _geplaatst(Tekst(nieuw), plaats) if plaats else nieuw


def _geplaatst[W: (Tekst, Getal)](waarde: W, plaats: str) -> W:
    waarde.plaats = plaats
    return waarde


def met_plaatsen(bundel: Bundel) -> dict[str, Any]:
    """De ruwe dataset, waarin elke waarde weet waar zij staat."""
    return {naam: _knoop(bundel, deel, (naam,)) for naam, deel in bundel.ruw.items()}


def _knoop(bundel: Bundel, knoop: Any, pad: Pad) -> Any:
    if isinstance(knoop, dict):
        return {sleutel: _knoop(bundel, deel, (*pad, sleutel)) for sleutel, deel in knoop.items()}
    if isinstance(knoop, list):
        return [_knoop(bundel, deel, (*pad, nr)) for nr, deel in enumerate(knoop)]
    soort = {str: Tekst, int: Getal}.get(type(knoop))
    return _geplaatst(soort(knoop), bundel.regels.plek(pad)) if soort else knoop
