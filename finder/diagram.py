"""Gereduceerde beslisdiagrammen over meerwaardige atomen: gelijke deelvragen worden één knoop.

Een diagram is een getal: een knoop (niveau, kinderen) of een blad. Gelijke diagrammen hebben hetzelfde getal,
dus "maakt dit antwoord nog verschil?" is een vergelijking van twee getallen. Deze module kent geen regels.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from finder.lezer import ONDERAAN, Knoop

Kind = tuple[int, ...]


class Diagrammen:
    """Een voorraad knopen die alle diagrammen delen. Bladen dragen een willekeurige waarde."""

    def __init__(self, breedtes: Sequence[int]) -> None:
        self.breedtes = tuple(breedtes)
        self.knopen: list[Knoop] = []
        self._uniek: dict[Hashable, int] = {}
        self._kies: dict[tuple[int, int, int], int] = {}
        self.onwaar, self.waar = self.blad(False), self.blad(True)

    def blad(self, waarde: Hashable) -> int:
        return self._zet((ONDERAAN, waarde))

    def knoop(self, niveau: int, kinderen: Kind) -> int:
        """De knoop met deze kinderen; zonder verschil tussen de kinderen is het kind zelf genoeg."""
        if all(kind == kinderen[0] for kind in kinderen):
            return kinderen[0]
        return self._zet((niveau, kinderen))

    def _zet(self, sleutel: tuple[int, Any]) -> int:
        uniek = (*sleutel, type(sleutel[1]))
        if uniek not in self._uniek:
            self._uniek[uniek] = len(self.knopen)
            self.knopen.append(sleutel)
        return self._uniek[uniek]

    def is_een(self, niveau: int, goed: frozenset[int]) -> int:
        """Waar als het atoom een van deze waarden heeft."""
        return self.knoop(niveau, tuple(self.waar if w in goed else self.onwaar for w in range(self.breedtes[niveau])))

    def kies(self, als: int, dan: int, anders: int) -> int:
        """Als `als` waar is `dan`, anders `anders`."""
        if als == self.waar or dan == anders:
            return dan
        if als == self.onwaar:
            return anders
        sleutel = (als, dan, anders)
        if sleutel not in self._kies:
            niveau = min(self.knopen[d][0] for d in sleutel)
            delen = [self.kinderen(d, niveau) for d in sleutel]
            self._kies[sleutel] = self.knoop(niveau, tuple(self.kies(*drie) for drie in zip(*delen, strict=True)))
        return self._kies[sleutel]

    def kinderen(self, diagram: int, niveau: int) -> Kind:
        eigen, kinderen = self.knopen[diagram]
        return kinderen if eigen == niveau else (diagram,) * self.breedtes[niveau]

    def en(self, delen: Sequence[int]) -> int:
        uit = self.waar
        for deel in reversed(delen):
            uit = self.kies(deel, uit, self.onwaar)
        return uit

    def of(self, delen: Sequence[int]) -> int:
        uit = self.onwaar
        for deel in delen:
            uit = self.kies(deel, self.waar, uit)
        return uit

    def niet(self, deel: int) -> int:
        return self.kies(deel, self.onwaar, self.waar)

    def vertaal(self, diagram: int, functie: Callable[[Any], Hashable], gezien: dict[int, int] | None = None) -> int:
        """Hetzelfde diagram met `functie` op elk blad."""
        gezien = {} if gezien is None else gezien
        if diagram not in gezien:
            niveau, inhoud = self.knopen[diagram]
            if niveau == ONDERAAN:
                gezien[diagram] = self.blad(functie(inhoud))
            else:
                gezien[diagram] = self.knoop(niveau, tuple(self.vertaal(k, functie, gezien) for k in inhoud))
        return gezien[diagram]
