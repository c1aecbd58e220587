"""Wat de beslishulp in een sector niet aanbiedt; het beslisboek vraagt er dan ook niet naar."""

from finder.model import Regelwerk
from macros.bewijs.beeld import Beeld


def weggelaten(werk: Regelwerk, sector: str) -> list[tuple[str, str]]:
    """De (feit, optie) die de beslishulp in deze sector niet aanbiedt."""
    uit = []
    for vraag in werk.ruw["vragen"]["vragen"]:
        if vraag["soort"] == "meerkeuze" and sector in vraag.get("alleen", {}):
            alle = werk.ruw["feiten"][vraag["feit"]]["waarden"]
            uit += [(vraag["feit"], optie) for optie in alle if optie not in vraag["alleen"][sector]]
    return uit


def aangeboden(b: Beeld, sector: str) -> int:
    """Waar als elk vinkje dat de beslishulp in deze sector niet aanbiedt, uit staat."""
    d, index = b.b.d, b.werk.index
    weg = [index[f"{feit}={optie}"] for feit, optie in weggelaten(b.werk, sector)]
    return d.en([d.is_een(nr, frozenset({1})) for nr in weg])
