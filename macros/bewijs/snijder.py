"""Diagrammen met antwoorden erin ingevuld, zoals Welke tafel? ze ziet."""

from collections.abc import Callable, Sequence

from finder.lezer import ONDERAAN, Knoop


class Tabel(dict[int, int]):
    """Diagram → diagram na hetzelfde antwoord; wat er nog niet in staat, wordt één keer uitgerekend."""

    def __init__(self, reken: Callable[[int], int]) -> None:
        self.reken = reken

    def __missing__(self, diagram: int) -> int:
        self[diagram] = uit = self.reken(diagram)
        return uit


class Snijder:
    """Een eigen voorraad knopen, waarin bekende atomen worden ingevuld."""

    def __init__(self, knopen: Sequence[Knoop]) -> None:
        self.knopen = list(knopen)
        self._uniek = {(n, i, type(i)): nr for nr, (n, i) in enumerate(self.knopen)}
        self._klaar: dict[tuple[int, int, int | frozenset[int]], int] = {}
        self._niveaus: dict[int, frozenset[int]] = {}

    def snij(self, diagram: int, niveau: int, waarde: int | frozenset[int]) -> int:
        """Het diagram met dit atoom ingevuld; bij een verzameling telt wat erbuiten valt als de eerste erin."""
        eigen, inhoud = self.knopen[diagram]
        if eigen > niveau:
            return diagram
        sleutel = (diagram, niveau, waarde)
        if sleutel not in self._klaar:
            if eigen == niveau and isinstance(waarde, frozenset):
                kinderen = (kind if w in waarde else inhoud[min(waarde)] for w, kind in enumerate(inhoud))
                self._klaar[sleutel] = self._knoop(eigen, tuple(kinderen))
            elif eigen == niveau:
                self._klaar[sleutel] = inhoud[waarde]
            else:
                self._klaar[sleutel] = self._knoop(eigen, tuple(self.snij(kind, niveau, waarde) for kind in inhoud))
        return self._klaar[sleutel]

    def _knoop(self, niveau: int, kinderen: tuple[int, ...]) -> int:
        if all(k == kinderen[0] for k in kinderen):
            return kinderen[0]
        sleutel = (niveau, kinderen, tuple)
        if sleutel not in self._uniek:
            self._uniek[sleutel] = len(self.knopen)
            self.knopen.append((niveau, kinderen))
        return self._uniek[sleutel]

    def niveaus(self, diagram: int) -> frozenset[int]:
        """De atomen onder deze knoop; één mogelijk blad betekent: er doet niets meer toe."""
        uit, bladen = self._alles(diagram)
        return uit if len(bladen) > 1 else frozenset()

    def _alles(self, diagram: int) -> tuple[frozenset[int], frozenset[int]]:
        if diagram not in self._niveaus:
            eigen, inhoud = self.knopen[diagram]
            if eigen == ONDERAAN:
                self._niveaus[diagram] = (frozenset(), frozenset({diagram}))  # type: ignore[assignment]
            else:
                delen = [self._alles(kind) for kind in set(inhoud)]
                uit = frozenset({eigen}).union(*(n for n, _ in delen))
                self._niveaus[diagram] = (uit, frozenset().union(*(b for _, b in delen)))  # type: ignore[assignment]
        return self._niveaus[diagram]  # type: ignore[return-value]
