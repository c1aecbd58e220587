"""Wat er mis kan zijn en hoe we dat zeggen: één zin per probleem, alle problemen tegelijk."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

Pad = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Melding:
    """Eén probleem: waar (pad in de dataset), wat, en eventueel de precieze plek `bestand:regel`."""

    pad: Pad
    tekst: str
    plek: str | None = None


class InvoerFout(Exception):
    """De invoer van een vraag aan de beslishulp deugt niet. De tekst is één Nederlandse zin."""


def getoond(waarde: object) -> str:
    """Een waarde zoals zij in de invoer staat: als JSON, niet in de woorden van Python."""
    try:
        return json.dumps(waarde, ensure_ascii=False)
    except (TypeError, ValueError):
        return str(waarde)


def bedoelde_u(fout: object, bekend: Iterable[object]) -> str:
    """` Bedoelde u '…'?` als iets bekends erop lijkt; anders wat er wel kan, of niets."""
    from difflib import get_close_matches  # pas bij een fout: dit laden kost een start in de browser merkbaar tijd

    namen = [str(naam) for naam in bekend]
    lijkt = get_close_matches(str(fout), namen, n=1, cutoff=0.6)
    if lijkt:
        return f" Bedoelde u '{lijkt[0]}'?"
    return f" Mogelijk is: {', '.join(namen)}." if 0 < len(namen) <= 12 else ""
