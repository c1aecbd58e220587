"""Macro's uitvoeren. Een tekst die bewaard is wordt niet opnieuw gemaakt, en het boek gaat pas open als het moet."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from macros.dataset import bewaard

if TYPE_CHECKING:
    from macros.pagina.boek import Boek


class Uitvoering:
    """De macro's van één bouw, bij de dataset en de code van dat moment."""

    def __init__(self, open_boek: "Callable[[], Boek]") -> None:
        self.open_boek, self.vinger = open_boek, bewaard.vinger()

    @cached_property
    def boek(self) -> "Boek":
        return self.open_boek()

    def macro(self, naam: str, module: str, functie: str) -> Callable[..., str]:
        """De macro die bij aanroep pas zijn module laadt."""

        def roep(*args: object, **kwargs: object) -> str:
            def maak() -> str:
                return str(getattr(import_module(f"macros.pagina.{module}"), functie)(self.boek, *args, **kwargs))

            return str(bewaard.houd(bewaard.naam_van(naam, args, kwargs), self.vinger, maak))

        return roep
