"""Beslisdiagrammen lezen: wat is nog mogelijk, en welke atomen doen er nog toe. Deze module kent geen regels.

Een diagram is een getal: de plek van een knoop (niveau, kinderen) of van een blad (ONDERAAN, waarde) in een voorraad.
"""

from collections.abc import Sequence
from typing import Any

ONDERAAN = 10**6
Knoop = tuple[int, Any]


class Lezer:
    """Leest diagrammen uit een voorraad knopen."""

    def __init__(self, knopen: Sequence[Knoop], breedtes: Sequence[int] = ()) -> None:
        self.knopen, self.breedtes = knopen, breedtes

    def breedte(self, niveau: int) -> int:
        """Hoeveel waarden het atoom op dit niveau heeft."""
        return self.breedtes[niveau]

    def blad(self, diagram: int) -> Any:
        """De waarde van een blad; van een knoop bestaat die niet (None)."""
        niveau, inhoud = self.knopen[diagram]
        return inhoud if niveau == ONDERAAN else None

    def beperk(self, diagram: int, waarden: Sequence[int | None]) -> int:
        """Loopt omlaag zolang het atoom bovenaan bekend is."""
        niveau, inhoud = self.knopen[diagram]
        while niveau != ONDERAAN and waarden[niveau] is not None:
            diagram = inhoud[waarden[niveau]]
            niveau, inhoud = self.knopen[diagram]
        return diagram

    def vast(self, diagram: int, waarden: Sequence[int | None]) -> int | None:
        """Het ene blad dat nog mogelijk is, ook als er onderweg onbekende atomen zijn; None zodra er twee zijn."""
        gevonden: int | None = None
        open_, gezien = [diagram], set()
        while open_:
            deze = self.beperk(open_.pop(), waarden)
            if deze in gezien:
                continue
            gezien.add(deze)
            niveau, inhoud = self.knopen[deze]
            if niveau != ONDERAAN:
                open_ += inhoud
            elif gevonden is not None:
                return None
            else:
                gevonden = deze
        return gevonden

    def zeker(self, diagram: int, waarden: Sequence[int | None]) -> bool:
        """Is dit waar, wat er ook nog onbekend is?"""
        blad = self.vast(diagram, waarden)
        return blad is not None and self.blad(blad) is True

    def bereik(self, diagram: int, waarden: Sequence[int | None]) -> tuple[set[int], set[int]]:
        """(niveaus die nog iets uitmaken, bladen die nog mogelijk zijn), gegeven wat bekend is."""
        niveaus: set[int] = set()
        bladen: set[int] = set()
        open_, gezien = [self.beperk(diagram, waarden)], set()
        while open_:
            deze = open_.pop()
            if deze in gezien:
                continue
            gezien.add(deze)
            niveau, inhoud = self.knopen[deze]
            if niveau == ONDERAAN:
                bladen.add(deze)
            else:
                niveaus.add(niveau)
                open_ += [self.beperk(kind, waarden) for kind in inhoud]
        return (niveaus if len(bladen) > 1 else set()), bladen
