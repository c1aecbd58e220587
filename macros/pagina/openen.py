"""Het boek van nu: de dataset uit `data/` (of `ROUTEBOEK_DATA`), zoals zij vandaag geldt."""

from macros.dataset.laden import nu
from macros.dataset.oordeel import oordeel
from macros.dataset.plaats import met_plaatsen
from macros.pagina.boek import Boek


def boek_nu() -> Boek:
    """Het boek, zonder te vragen of de dataset deugt."""
    return Boek(nu().ruw)


def boek_met_plaatsen() -> Boek:
    """Hetzelfde boek, waarin elke tekst weet waar zij staat; de pagina's ervan dragen dat als merk."""
    return Boek(met_plaatsen(nu()))


def boek_of_fouten() -> tuple[Boek, list[str]]:
    """Het boek, met alle fouten van de dataset als zinnen."""
    return boek_nu(), oordeel().fouten
