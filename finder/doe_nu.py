"""Wat de lezer vandaag kan doen: gebiedende zinnen, uit de dataset. Er is er bij elke uitkomst minstens één."""

from collections.abc import Sequence
from typing import Any

from finder.termijn import haast
from finder.weergave import Hoort, Weergave


def doe_nu(
    weergave: Weergave, id_: str, horen: Sequence[Hoort], eerst: list[dict[str, Any]], termijn: dict[str, Any]
) -> list[str]:
    """Wat eerst moet, anders de opdrachten van het onderwerp. Vanaf de laatste dag staat erbij: vandaag."""
    zinnen = [eis["tekst"] for eis in eerst] or opdrachten(weergave, id_, horen)
    nu = weergave.ruw["zinnen"]["doe_nu"].get(haast(termijn))
    return [*zinnen, *([str(nu)] if nu else [])]


def opdrachten(weergave: Weergave, id_: str, horen: Sequence[Hoort]) -> list[str]:
    """De opdrachten van de gemeente, anders die van het onderwerp zelf, voor zover zij bij de feiten horen.

    `horen`: eerst wat zeker hoort, dan wat nog kan. Zo staan opdrachten die elkaar uitsluiten nooit onder elkaar zolang
    er een is die zeker geldt.
    """
    gevonden = next(filter(None, (weergave.opdrachten(id_, hoort) for hoort in horen)), [])
    return [weergave.per_sector(opdracht["tekst"]) for opdracht in gevonden]
