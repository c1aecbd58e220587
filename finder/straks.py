"""Wat later gaat gelden: een gecompileerde dataset heeft dan de dataset van elke latere dag bij zich."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from finder.motor import Motor

Straks = list[tuple[str, Callable[[], Motor]]]


def latere(ruw: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """(vanaf, dataset) per latere dag, op volgorde. Een link van vóór die dag is daar een oude."""
    versies = ruw.get("versies", {})
    return [
        (deel["vanaf"], deel["dataset"] | {"versies": versies | _tot(ruw, deel["vanaf"])})
        for deel in ruw.get("straks", ())
    ]


def _tot(ruw: dict[str, Any], vanaf: str) -> dict[str, Any]:
    return {str(ruw["dataversie"]): {"datum": vanaf, "gewijzigd": True}}


def klaar_voor(ruw: dict[str, Any], maak: Callable[..., Motor], *bij: list[Any]) -> Straks:
    """Per latere dag wie dan antwoordt, pas gemaakt als iemand het vraagt; `bij` geeft elke dag iets mee."""
    return [
        (vanaf, cache(partial(maak, dataset, *deel))) for (vanaf, dataset), *deel in zip(latere(ruw), *bij, strict=True)
    ]
