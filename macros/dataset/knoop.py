"""Door een gelezen dataset lopen zonder te weten wat erin hoort: elke knoop, en een tabel of lijst als die er staat."""

from collections.abc import Iterable, Iterator
from typing import Any

from finder.melding import Pad


def langs(knoop: Any, pad: Pad = ()) -> Iterator[tuple[Pad, Any]]:
    """De knoop zelf en alles wat erin zit, elk met zijn pad, van boven naar beneden."""
    yield pad, knoop
    for sleutel, deel in knoop.items() if isinstance(knoop, dict) else enumerate(lijst(knoop)):
        yield from langs(deel, (*pad, sleutel))


def tabel(knoop: Any) -> dict[str, Any]:
    """De knoop als tabel; leeg als hij iets anders is."""
    return knoop if isinstance(knoop, dict) else {}


def lijst(knoop: Any) -> list[Any]:
    """De knoop als lijst; leeg als hij iets anders is."""
    return knoop if isinstance(knoop, list) else []


def tabellen_in(knoop: Any) -> list[tuple[int, dict[str, Any]]]:
    """(plaats, tabel) van elke tabel in een lijst."""
    return [(nr, deel) for nr, deel in enumerate(lijst(knoop)) if isinstance(deel, dict)]


def dubbel(namen: Iterable[tuple[Pad, object]]) -> Iterator[tuple[Pad, Any, Pad]]:
    """Elke naam die er al was: waar zij staat, hoe zij heet, en waar zij voor het eerst stond."""
    eerder: dict[object, Pad] = {}
    for pad, naam in namen:
        if naam in eerder:
            yield pad, naam, eerder[naam]
        eerder.setdefault(naam, pad)
