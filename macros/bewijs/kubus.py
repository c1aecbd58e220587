"""Een waar/onwaar-diagram als zo weinig mogelijk voorwaarden: een dekking zonder overbodige rijen."""

from finder.diagram import Diagrammen
from finder.lezer import ONDERAAN

Kubus = tuple[tuple[int, tuple[int, ...]], ...]


class Dekker:
    """Zoekt kubussen (atoom → toegelaten waarden) die samen precies een diagram vormen."""

    def __init__(self, d: Diagrammen) -> None:
        self.d = d
        self._klaar: dict[tuple[int, int], list[Kubus]] = {}

    def dek(self, moet: int, mag: int) -> list[Kubus]:
        """Kubussen die alles van `moet` dekken en niets buiten `mag`."""
        if moet == self.d.onwaar:
            return []
        if mag == self.d.waar:
            return [()]
        sleutel = (moet, mag)
        if sleutel not in self._klaar:
            self._klaar[sleutel] = self._splits(moet, mag)
        return self._klaar[sleutel]

    def _splits(self, moet: int, mag: int) -> list[Kubus]:
        d = self.d
        niveau = min(d.knopen[moet][0], d.knopen[mag][0])
        moeten, mogen = d.kinderen(moet, niveau), d.kinderen(mag, niveau)
        altijd = d.en(list(dict.fromkeys(mogen)))
        uit = list(self.dek(d.en([d.of(list(dict.fromkeys(moeten))), altijd]), altijd))
        rest = [d.en([m, d.niet(altijd)]) for m in moeten]
        groepen: dict[tuple[int, int], list[int]] = {}
        for waarde, paar in enumerate(zip(rest, mogen, strict=True)):
            groepen.setdefault(paar, []).append(waarde)
        for (deel, grens), waarden in groepen.items():
            uit += [((niveau, tuple(waarden)), *kubus) for kubus in self.dek(deel, grens)]
        return uit


def paren(d: Diagrammen, een: int, ander: int) -> int:
    """Het diagram van beide bladen naast elkaar, als (links, rechts)."""
    klaar: dict[tuple[int, int], int] = {}

    def loop(a: int, b: int) -> int:
        if (a, b) not in klaar:
            niveau = min(d.knopen[a][0], d.knopen[b][0])
            if niveau == ONDERAAN:
                klaar[a, b] = d.blad((d.knopen[a][1], d.knopen[b][1]))
            else:
                delen = zip(d.kinderen(a, niveau), d.kinderen(b, niveau), strict=True)
                klaar[a, b] = d.knoop(niveau, tuple(loop(x, y) for x, y in delen))
        return klaar[a, b]

    return loop(een, ander)
