"""Diagrammen met antwoorden erin ingevuld, zoals Welke tafel? ze ziet."""

from collections.abc import Callable, Sequence

from finder.diagram import Diagrammen, beperk
from finder.lezer import ONDERAAN, Knoop


class Tabel(dict[int, int]):
    """Diagram → diagram na hetzelfde antwoord; wat er nog niet in staat, wordt één keer uitgerekend."""

    def __init__(self, reken: Callable[[int], int]) -> None:
        self.reken = reken

    def __missing__(self, diagram: int) -> int:
        self[diagram] = uit = self.reken(diagram)
        return uit


class Snijder(Diagrammen):
    """Een eigen voorraad knopen, waarin bekende atomen worden ingevuld."""

    def __init__(self, knopen: Sequence[Knoop]) -> None:
        super().__init__(())
        self.knopen = list(knopen)
        self._uniek = {(n, i, type(i)): nr for nr, (n, i) in enumerate(self.knopen)}
        self._klaar: dict[tuple[int, int | frozenset[int]], dict[int, int]] = {}
        self._onder: dict[int, tuple[frozenset[int], frozenset[int]]] = {}

    def snij(self, diagram: int, niveau: int, waarde: int | frozenset[int]) -> int:
        """Het diagram met dit atoom ingevuld."""
        return beperk(self, diagram, {niveau: waarde}, self._klaar.setdefault((niveau, waarde), {}))

    def niveaus(self, diagram: int) -> frozenset[int]:
        """De atomen onder deze knoop; één mogelijk blad betekent: er doet niets meer toe."""
        atomen, bladen = self._alles(diagram)
        return atomen if len(bladen) > 1 else frozenset()

    def _alles(self, diagram: int) -> tuple[frozenset[int], frozenset[int]]:
        if diagram not in self._onder:
            eigen, inhoud = self.knopen[diagram]
            if eigen == ONDERAAN:
                self._onder[diagram] = (frozenset(), frozenset({diagram}))
            else:
                atomen, bladen = zip(*map(self._alles, set(inhoud)), strict=True)
                self._onder[diagram] = (frozenset({eigen}).union(*atomen), frozenset().union(*bladen))
        return self._onder[diagram]
