"""Plekken die `nieuw` openliet voor de redactie. Zolang zij open zijn, zegt de controle daar wat er moet komen."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad

OPEN = "INVULLEN"


def keur(knoop: Any, pad: Pad = ()) -> Iterator[Melding]:
    """Elke open plek, met wat er moet komen."""
    if isinstance(knoop, dict):
        for sleutel, deel in knoop.items():
            yield from keur(deel, (*pad, sleutel))
    elif isinstance(knoop, list):
        for nr, deel in enumerate(knoop):
            yield from keur(deel, (*pad, nr))
    elif isinstance(knoop, str) and knoop.startswith(OPEN) and pad[:1] != ("velden",):
        yield Melding(pad, f"vul hier in: {knoop.removeprefix(OPEN).lstrip(': ') or 'wat hier hoort'}")


def telt_mee(melding: Melding) -> bool:
    """Of de regels zonder dit niet te rekenen zijn: een voorwaarde wel, een zin of een bron niet."""
    return melding.pad[-1] == "als"
