"""Wat er mis kan zijn en hoe we dat zeggen: één zin per probleem, alle problemen tegelijk."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

Pad = tuple[str | int, ...]
LANGST = 80  # tekens die een zin van iemands invoer herhaalt


@dataclass(frozen=True, slots=True)
class Melding:
    """Eén probleem: waar (pad in de dataset), wat, en eventueel de precieze plek `bestand:regel`."""

    pad: Pad
    tekst: str
    plek: str | None = None


class InvoerFout(Exception):
    """De invoer van een vraag aan Welke tafel? deugt niet. De tekst is één Nederlandse zin."""


def kort(tekst: str) -> str:
    """Een tekst van buiten om in een zin te noemen: op één regel, met zichtbare tekens, hoogstens LANGST lang."""
    zichtbaar = "".join(teken if teken.isprintable() else f"\\u{ord(teken):04x}" for teken in tekst[: LANGST + 1])
    return zichtbaar if len(zichtbaar) <= LANGST else zichtbaar[: LANGST - 1] + "…"


def getoond(waarde: object) -> str:
    """Een waarde zoals zij in de invoer staat: als JSON, niet in de woorden van Python, en niet eindeloos."""
    if isinstance(waarde, str):
        waarde = waarde[: LANGST + 1]
    try:
        return kort(json.dumps(waarde, ensure_ascii=False))
    except (TypeError, ValueError, RecursionError):
        return "deze waarde"


def bedoelde_u(fout: object, bekend: Iterable[object]) -> str:
    """` Bedoelde u '…'?` als iets bekends erop lijkt; anders wat er wel kan, of niets."""
    from difflib import get_close_matches  # pas bij een fout: dit laden kost een start in de browser merkbaar tijd

    namen = list(dict.fromkeys(map(str, bekend)))
    klein = {naam.lower(): naam for naam in reversed(namen)}
    gezegd = fout if isinstance(fout, str) else getoond(fout)
    if lijkt := get_close_matches(gezegd.lower(), klein, n=1, cutoff=0.6):
        return f" Bedoelde u '{klein[lijkt[0]]}'?"
    return f" Mogelijk is: {', '.join(namen)}." if 0 < len(namen) <= 12 else ""
