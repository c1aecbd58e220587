"""De startpagina: de vraag, en ingangen voor wie zijn situatie al herkent."""

from macros.pagina import adres
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf


def pagina(boek: Boek) -> str:
    """De hele startpagina."""
    ladders = [(s, naam, treden) for s, naam in boek.sectoren.items() if (treden := boek.ladder(s))]
    return schrijf("start.md.j2", boek, adres.BEGIN, ladders=ladders)
