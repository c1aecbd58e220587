"""Diagrammen overzetten naar een andere voorraad, volgorde of klassenindeling. Deze module kent geen regels.

Zo zijn twee versies van de dataset te vergelijken: beide komen in één voorraad, over de gemeenschappelijke klassen.
"""

from collections.abc import Mapping, Sequence

from finder.diagram import Diagrammen
from finder.lezer import ONDERAAN
from finder.model import Atoom
from finder.woordenschat import klasse

GEEN = -1  # de waarde bestaat niet in de bron van het diagram
Vertaling = dict[int, tuple[int, tuple[int, ...]]]


class Omzetter:
    """Zet diagrammen over: `vertaling` geeft per oud niveau het nieuwe niveau en per nieuwe waarde de oude waarde."""

    def __init__(self, van: Diagrammen, naar: Diagrammen, vertaling: Vertaling, ontbreekt: object = None) -> None:
        self.van, self.naar, self.vertaling = van, naar, vertaling
        self.ontbreekt = naar.blad(ontbreekt)
        self._gezien: dict[int, int] = {}

    def zet(self, diagram: int) -> int:
        """Het diagram in de nieuwe voorraad."""
        if diagram not in self._gezien:
            niveau, inhoud = self.van.knopen[diagram]
            self._gezien[diagram] = self.naar.blad(inhoud) if niveau == ONDERAAN else self._knoop(niveau, inhoud)
        return self._gezien[diagram]

    def _knoop(self, niveau: int, kinderen: Sequence[int]) -> int:
        nieuw, waarden = self.vertaling[niveau]
        delen = [self.ontbreekt if w == GEEN else self.zet(kinderen[w]) for w in waarden]
        if all(self.naar.knopen[deel][0] > nieuw for deel in delen):
            return self.naar.knoop(nieuw, tuple(delen))
        uit = delen[-1]
        for waarde in range(len(delen) - 1):
            if any(delen[eerder] == delen[waarde] for eerder in range(waarde)):
                continue
            gelijk = frozenset(w for w, deel in enumerate(delen) if deel == delen[waarde])
            uit = self.naar.kies(self.naar.is_een(nieuw, gelijk), delen[waarde], uit)
        return uit


def samen(oud: Sequence[Atoom], nieuw: Sequence[Atoom]) -> list[Atoom]:
    """De atomen van twee versies samen: alle namen, alle waarden, alle klassegrenzen."""
    ouden = {atoom.naam: atoom for atoom in oud}
    uit = [_verenig(atoom, ouden.get(atoom.naam)) for atoom in nieuw]
    bekend = {atoom.naam for atoom in nieuw}
    return uit + [atoom for atoom in oud if atoom.naam not in bekend]


def _verenig(atoom: Atoom, ander: Atoom | None) -> Atoom:
    if ander is None or ander == atoom:
        return atoom
    if atoom.grenzen:
        getallen = sorted({g for g in (*atoom.grenzen, *ander.grenzen) if g is not None})
        grenzen = (*((None,) if None in atoom.grenzen else ()), *getallen)
        return Atoom(atoom.naam, atoom.feit, tuple(str(n) for n in range(len(grenzen))), grenzen)
    waarden = tuple(dict.fromkeys([*atoom.waarden, *ander.waarden]))
    return Atoom(atoom.naam, atoom.feit, waarden)


def vertaling(van: Sequence[Atoom], naar: Sequence[Atoom]) -> Vertaling:
    """Hoe de atomen van één versie in een gezamenlijke (of anders geordende) indeling terechtkomen."""
    plek = {atoom.naam: nr for nr, atoom in enumerate(naar)}
    return {nr: (plek[a.naam], _waarden(a, naar[plek[a.naam]])) for nr, a in enumerate(van)}


def _waarden(van: Atoom, naar: Atoom) -> tuple[int, ...]:
    if van.grenzen:
        return tuple(klasse(van, grens) for grens in naar.grenzen)
    oud: Mapping[str, int] = {waarde: nr for nr, waarde in enumerate(van.waarden)}
    return tuple(oud.get(waarde, GEEN) for waarde in naar.waarden)
