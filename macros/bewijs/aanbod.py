"""Wat Welke tafel? in een sector niet aanbiedt; het beslisboek vraagt er dan ook niet naar."""

from finder.opties import weggelaten
from macros.bewijs.beeld import Beeld


def aangeboden(b: Beeld, sector: str) -> int:
    """Waar als elk vinkje dat Welke tafel? in deze sector niet aanbiedt, uit staat."""
    d, index = b.b.d, b.werk.index
    weg = [index[f"{feit}={optie}"] for feit, optie in weggelaten(b.werk, sector)]
    return d.en([d.is_een(nr, frozenset({1})) for nr in weg])
