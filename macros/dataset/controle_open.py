"""Plekken die `nieuw` openliet voor de redactie. Zolang zij open zijn, zegt de controle daar wat er moet komen."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding
from macros.dataset.knoop import langs

OPEN = "INVULLEN"


def keur(ruw: dict[str, Any]) -> Iterator[Melding]:
    """Elke open plek, met wat er moet komen."""
    for pad, knoop in langs(ruw):
        if isinstance(knoop, str) and knoop.startswith(OPEN) and pad[:1] != ("velden",):
            yield Melding(pad, f"vul hier in: {knoop.removeprefix(OPEN).lstrip(': ') or 'wat hier hoort'}")


def telt_mee(melding: Melding) -> bool:
    """Of de regels zonder dit niet te rekenen zijn: een voorwaarde wel, een zin of een bron niet."""
    return "als" in melding.pad
