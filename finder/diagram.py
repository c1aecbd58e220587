"""Gereduceerde beslisdiagrammen over meerwaardige atomen: gelijke deelvragen worden één knoop.

Een diagram is een getal: een knoop (niveau, kinderen) of een blad. Gelijke diagrammen hebben hetzelfde getal,
dus "maakt dit antwoord nog verschil?" is een vergelijking van twee getallen. Deze module kent geen regels.

Hier staat alles wat een diagram maakt, kleiner maakt of afleest. De browser leest alleen, met `finder.bomen`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from finder.bomen import ONDERAAN, Knoop

Kind = tuple[int, ...]
Vast = Mapping[int, int | frozenset[int]]


class Diagrammen:
    """Een voorraad knopen die alle diagrammen delen. Bladen dragen een willekeurige waarde."""

    def __init__(self, breedtes: Sequence[int], knopen: Sequence[Knoop] = ()) -> None:
        self.breedtes = tuple(breedtes)
        self.knopen = list(knopen)
        self._uniek: dict[Hashable, int] = {(n, inhoud, type(inhoud)): nr for nr, (n, inhoud) in enumerate(knopen)}
        self._kies: dict[tuple[int, int, int], int] = {}
        self.onwaar, self.waar = self.blad(False), self.blad(True)

    def blad(self, waarde: Hashable) -> int:
        return self._zet((ONDERAAN, waarde))

    def knoop(self, niveau: int, kinderen: Kind) -> int:
        """De knoop met deze kinderen; zonder verschil tussen de kinderen is het kind zelf genoeg."""
        if kinderen.count(kinderen[0]) == len(kinderen):
            return kinderen[0]
        return self._zet((niveau, kinderen))

    def _zet(self, sleutel: tuple[int, Any]) -> int:
        uniek = (*sleutel, type(sleutel[1]))
        nr = self._uniek.setdefault(uniek, len(self.knopen))
        if nr == len(self.knopen):
            self.knopen.append(sleutel)
        return nr

    def is_een(self, niveau: int, goed: frozenset[int]) -> int:
        """Waar als het atoom een van deze waarden heeft."""
        return self.knoop(niveau, tuple(self.waar if w in goed else self.onwaar for w in range(self.breedtes[niveau])))

    def zijn(self, waarden: Mapping[int, int]) -> int:
        """Waar als elk van deze atomen deze waarde heeft."""
        return self.en([self.is_een(nr, frozenset({waarde})) for nr, waarde in sorted(waarden.items())])

    def splits(self, niveau: int, kinderen: Kind) -> int:
        """Hetzelfde als `knoop`, ook als de kinderen over een atoom gaan dat hierboven hoort."""
        if all(self.knopen[kind][0] > niveau for kind in kinderen):
            return self.knoop(niveau, kinderen)
        uit = kinderen[0]
        for kind in dict.fromkeys(kinderen):
            uit = self.kies(self.is_een(niveau, frozenset(w for w, k in enumerate(kinderen) if k == kind)), kind, uit)
        return uit

    def kies(self, als: int, dan: int, anders: int) -> int:
        """Als `als` waar is `dan`, anders `anders`."""
        if als == self.waar or dan == anders:
            return dan
        if als == self.onwaar:
            return anders
        sleutel = (als, dan, anders)
        uit = self._kies.get(sleutel)
        if uit is None:
            niveau = min(self.knopen[als][0], self.knopen[dan][0], self.knopen[anders][0])
            delen = [self.kinderen(d, niveau) for d in sleutel]
            uit = self._kies[sleutel] = self.knoop(niveau, tuple(map(self.kies, *delen)))
        return uit

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

    def vertaal(self, diagram: int, functie: Callable[[Any], Hashable]) -> int:
        """Hetzelfde diagram met `functie` op elk blad."""
        return int(bereken(self, diagram, lambda blad: self.blad(functie(blad)), self.knoop))


def bereken(
    d: Diagrammen, diagram: int, blad: Callable[[Any], Any], knoop: Callable[[int, tuple[Any, ...]], Any]
) -> Any:
    """Rekent van onder naar boven: `blad` van elk blad, `knoop` van elk niveau met wat zijn kinderen gaven."""
    klaar: dict[int, Any] = {}
    for deze in sorted(bereikbaar(d.knopen, [diagram])):  # een kind bestaat altijd eerder dan zijn ouder
        niveau, inhoud = d.knopen[deze]
        klaar[deze] = blad(inhoud) if niveau == ONDERAAN else knoop(niveau, tuple(klaar[kind] for kind in inhoud))
    return klaar[diagram]


def beperk(d: Diagrammen, diagram: int, vast: Vast, gezien: dict[int, int] | None = None) -> int:
    """Het diagram met enkele atomen vast; van een verzameling waarden telt wat erbuiten valt als de eerste erin."""
    gezien, laatste = {} if gezien is None else gezien, max(vast, default=-1)

    def zet(deze: int) -> int:
        niveau, inhoud = d.knopen[deze]
        if niveau > laatste:
            return deze
        if deze not in gezien:
            gezien[deze] = d.knoop(niveau, tuple(map(zet, _met(inhoud, vast.get(niveau)))))
        return gezien[deze]

    return zet(diagram)


def _met(kinderen: Kind, kan: int | frozenset[int] | None) -> Kind:
    """De kinderen die bij deze waarden horen; None: het atoom is vrij."""
    if kan is None:
        return kinderen
    if isinstance(kan, int):
        return (kinderen[kan],)
    eerste = kinderen[min(kan)]
    return tuple(kind if w in kan else eerste for w, kind in enumerate(kinderen))


def vereenvoudig(d: Diagrammen, diagram: int, telt: int) -> int:
    """Een kleiner diagram dat gelijk is waar `telt` waar is; daarbuiten mag het van alles zeggen."""
    gezien: dict[tuple[int, int], int] = {}

    def klein(deze: int, waar: int) -> int:
        if waar in (d.waar, d.onwaar) or d.knopen[deze][0] == ONDERAAN:
            return deze
        if (deze, waar) not in gezien:
            gezien[deze, waar] = splits(deze, waar, d.knopen[deze][0])
        return gezien[deze, waar]

    def splits(deze: int, waar: int, niveau: int) -> int:
        if d.knopen[waar][0] < niveau:
            return klein(deze, d.of(list(dict.fromkeys(d.knopen[waar][1]))))
        delen = zip(d.kinderen(deze, niveau), d.kinderen(waar, niveau), strict=True)
        nieuw = [None if w == d.onwaar else klein(kind, w) for kind, w in delen]
        vulling = next(kind for kind in nieuw if kind is not None)
        return d.knoop(niveau, tuple(vulling if kind is None else kind for kind in nieuw))

    return klein(diagram, telt)


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


def herorden(d: Diagrammen, volgorde: Sequence[int], *diagrammen: int) -> tuple[Diagrammen, list[int]]:
    """Dezelfde diagrammen in een eigen voorraad, met de atomen in een andere volgorde."""
    nieuw, plek = Diagrammen([d.breedtes[atoom] for atoom in volgorde]), {a: nr for nr, a in enumerate(volgorde)}
    return nieuw, [
        bereken(d, x, nieuw.blad, lambda niveau, delen: nieuw.splits(plek[niveau], delen)) for x in diagrammen
    ]


def bereikbaar(knopen: Sequence[Knoop], wortels: Iterable[int]) -> list[int]:
    """Alle knopen en bladen onder deze wortels, van boven naar beneden bezocht."""
    gezien: dict[int, None] = {}
    open_ = list(wortels)
    while open_:
        deze = open_.pop()
        if deze not in gezien:
            gezien[deze] = None
            niveau, inhoud = knopen[deze]
            open_ += [] if niveau == ONDERAAN else reversed(inhoud)
    return list(gezien)


def niveaus(d: Diagrammen, *diagrammen: int) -> list[int]:
    """De atomen die in deze diagrammen voorkomen."""
    return sorted({d.knopen[k][0] for k in bereikbaar(d.knopen, diagrammen)} - {ONDERAAN})


def bladen(d: Diagrammen, diagram: int) -> list[Any]:
    """De waarden die een diagram kan geven."""
    return [d.knopen[k][1] for k in bereikbaar(d.knopen, [diagram]) if d.knopen[k][0] == ONDERAAN]


def blad_bij(d: Diagrammen, diagram: int, waarden: Sequence[int] | Mapping[int, int]) -> Any:
    """Wat het diagram zegt bij deze waarde van elk atoom."""
    niveau, inhoud = d.knopen[diagram]
    while niveau != ONDERAAN:
        niveau, inhoud = d.knopen[inhoud[waarden[niveau]]]
    return inhoud


def voorbeeld(
    d: Diagrammen, waar: int, kosten: Callable[[int, int], int] = lambda _niveau, _waarde: 0
) -> dict[int, int]:
    """De goedkoopste waarden waarbij het diagram (dat ergens waar is) waar is; wat er niet in staat, maakt niet uit."""

    def goedkoopste(niveau: int, kinderen: tuple[Any, ...]) -> Any:
        delen = ((kind[0] + kosten(niveau, w), w, kind) for w, kind in enumerate(kinderen) if kind)
        prijs, waarde, rest = min(delen, key=lambda deel: deel[:2])
        return prijs, {niveau: waarde, **rest[1]}

    return dict(bereken(d, waar, lambda klopt: (0, {}) if klopt else None, goedkoopste)[1])
