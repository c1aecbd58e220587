"""Welke macro's een pagina mag aanroepen, en hoe zij lopen.

Een tekst die bewaard is wordt niet opnieuw gemaakt, en het boek gaat pas open als het moet.
"""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from jinja2 import Environment

from macros.dataset import bewaard

if TYPE_CHECKING:
    from macros.pagina.boek import Boek

# macro → (module, functie); elke functie krijgt het boek en de woorden van de aanroep.
MACROS = {
    "onderwerp": ("onderwerp", "pagina"),
    "onderbouwing": ("onderwerp", "onderbouwing"),
    "verhuisd": ("onderwerp", "verhuisd"),
    "ladder": ("overzicht", "ladder"),
    "routes_overzicht": ("overzicht", "routes"),
    "naast_overzicht": ("overzicht", "naast"),
    "themas": ("overzicht", "themas"),
    "gemeente": ("gemeente", "pagina"),
    "gemeenteladder": ("gemeente", "ladder"),
    "gemeente_onderbouwing": ("gemeente", "onderbouwing"),
    "gemeenten": ("gemeente", "overzicht"),
    "naast_elkaar": ("overzicht", "naast_elkaar"),
    "termijnen": ("overzicht", "termijnen"),
    "dossier": ("overzicht", "dossier"),
    "rollen": ("overzicht", "rollen"),
    "begrippen": ("overzicht", "begrippen"),
    "contact": ("overzicht", "contact"),
    "verantwoording": ("verantwoording", "overzicht"),
    "bronnen": ("verantwoording", "bronnen"),
    "tegenstrijdigheden": ("verantwoording", "tegenstrijdigheden"),
    "openstaand": ("verantwoording", "openstaand"),
    "dekking": ("verantwoording", "dekking"),
    "start": ("overzicht", "start"),
    "welke_tafel": ("finderpagina", "welke_tafel"),
    "welke_tafel_embed": ("finderpagina", "welke_tafel_embed"),
    "beslisboek": ("beslisboek", "beslisboek"),
    "casussen": ("casussen", "casussen"),
    "beslisregels": ("beslisregels", "beslisregels"),
    "bewijs": ("beheerpaginas", "bewijs"),
    "wijzigingen": ("beheerpaginas", "wijzigingen"),
    "data_en_api": ("beheerpaginas", "data_en_api"),
    "velden": ("beheerpaginas", "velden"),
    "gebied": ("gebied", "gebied"),
    "geen_uitgave": ("gebied", "geen_uitgave"),
    "voorbeeldkeuze": ("gebied", "voorbeeldkeuze"),
    "afdrukken": ("overzicht", "afdrukken"),
}


class Uitvoering:
    """De macro's van één bouw, bij de dataset en de code van dat moment."""

    def __init__(self, open_boek: "Callable[[], Boek]", *, bewaar: bool = True) -> None:
        """Met `bewaar` hoort wat de macro's zeggen bij de dataset van nu, en blijft het tot die verandert."""
        self.open_boek, self.vinger = open_boek, bewaard.vinger() if bewaar else ""

    @cached_property
    def boek(self) -> "Boek":
        return self.open_boek()

    def macro(self, naam: str, module: str, functie: str) -> Callable[..., str]:
        """De macro die bij aanroep pas zijn module laadt."""

        def roep(*args: object, **kwargs: object) -> str:
            def maak() -> str:
                return str(getattr(import_module(f"macros.pagina.{module}"), functie)(self.boek, *args, **kwargs))

            return str(bewaard.houd(bewaard.naam_van(naam, args, kwargs), self.vinger, maak)) if self.vinger else maak()

        return roep

    def omgeving(self) -> Environment:
        """Waarin de tekst van een pagina haar macro's aanroept, zonder de sitebouwer."""
        uit = Environment(autoescape=False)  # noqa: S701 - zoals de pagina's gemaakt worden: de uitvoer is Markdown
        uit.globals |= {naam: self.macro(naam, *plek) for naam, plek in MACROS.items()}
        return uit
