"""Het hele gedrag van één regelwerk als diagrammen: hoofdroute, termijn, zekerheid, wat daarnaast geldt, meldingen.

De finder zelf gebruikt alleen hoofdroute, termijn en daarnaast; de zekerheid staat hier ook als diagram,
zodat het bewijs en het verschil tussen twee versies haar voor alle combinaties kennen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from finder.besluit import KLOK, buiten_de_bronnen, vroeger_dan_de_bron
from finder.bouwen import Bouw
from finder.diagram import Diagrammen
from finder.model import Eerst, Keuze, Regel, Regelwerk, Rij, Term
from finder.waarheid import Weging


class RuimeBouw(Bouw):
    """Een bouw die ook een waarde van een afgeleid feit aankan die nooit voorkomt: die is altijd onwaar.

    Zij onthoudt van elke tabel het diagram en wat gestaafd is: dezelfde tabel staat onder veel regels. Een tabel is
    daarbij wie zij is, niet wat erin staat; daarom blijft zij zelf bewaard, anders krijgt een andere haar nummer.
    """

    def __init__(self, werk: Regelwerk, d: Diagrammen) -> None:
        super().__init__(werk, d)
        self._tabellen: dict[int, tuple[Sequence[Rij], int]] = {}
        self._gestaafd: dict[int, tuple[Sequence[Rij], int]] = {}

    def tabel(self, rijen: Sequence[Rij]) -> int:
        if id(rijen) not in self._tabellen:
            self._tabellen[id(rijen)] = (rijen, Bouw.tabel(self, rijen))
        return self._tabellen[id(rijen)][1]

    def gestaafd(self, rijen: Sequence[Rij]) -> int:
        """Waar als een ware rij, met alles waarop zij steunt, letterlijk in een bron staat."""
        if id(rijen) not in self._gestaafd:
            delen = [self.d.en([self.rij(r), *map(self._term_gestaafd, r.termen)]) for r in rijen if not r.lezing]
            self._gestaafd[id(rijen)] = (rijen, self.d.of(delen))
        return self._gestaafd[id(rijen)][1]

    def _term_gestaafd(self, term: Term) -> int:
        if isinstance(term, Keuze):
            return self.d.waar
        uit = self.d.waar
        for _, rijen in reversed(self.werk.afgeleid[term.naam].waarden):
            uit = self.d.kies(self.tabel(rijen), self.gestaafd(rijen), uit)
        return uit

    def afgeleid(self, naam: str, waarde: str) -> int:
        try:
            return Bouw.afgeleid(self, naam, waarde)
        except KeyError:
            return self.d.onwaar


@dataclass
class Beeld:
    """Alle diagrammen van een regelwerk in één voorraad. Elk diagram komt er pas als iemand ernaar vraagt."""

    werk: Regelwerk
    b: RuimeBouw

    def _eerste_die_past(self, anders: int, bij: Callable[[Regel], int]) -> int:
        """Wat er geldt bij de eerste regel van de hoofdroute die past; zonder zo'n regel `anders`."""
        uit = anders
        for regel in reversed(self.werk.hoofd):
            uit = self.b.d.kies(self.b.tabel(regel.wanneer), bij(regel), uit)
        return uit

    def _besluit(self, regel: Regel) -> int:
        return self.b.d.vertaal(self.b.eerst(regel), lambda codes: (regel.id, *codes))

    @cached_property
    def hoofd(self) -> int:
        """Bladen (regel-id, codes van wat eerst moet); een gat is None."""
        return self._eerste_die_past(self.b.d.blad(None), self._besluit)

    @cached_property
    def stand(self) -> int:
        return self._eerste_die_past(self.b.d.blad(None), self.b.stand_van)

    @cached_property
    def lezing(self) -> int:
        return self._eerste_die_past(self.b.d.onwaar, lambda regel: _lezing(self.b, regel))

    @cached_property
    def naast(self) -> dict[str, int]:
        return {r.id: self.b.tabel(r.daarnaast) for r in self.werk.naast}

    @cached_property
    def naast_lezing(self) -> dict[str, int]:
        d = self.b.d
        return {r.id: d.en([self.naast[r.id], d.niet(self.b.gestaafd(r.daarnaast))]) for r in self.werk.naast}

    @cached_property
    def meldingen(self) -> dict[str, int]:
        return {id_: self.b.tabel(rijen) if rijen else self.b.d.waar for id_, rijen in self.werk.meldingen}

    @cached_property
    def wint(self) -> dict[str, int]:
        """Per regel van de hoofdroute: waar als zij past en geen eerdere."""
        d, over, uit = self.b.d, self.b.d.waar, {}
        for regel in self.werk.hoofd:
            past = self.b.tabel(regel.wanneer)
            uit[regel.id] = d.en([over, past])
            over = d.en([over, d.niet(past)])
        return uit

    def gedrag(self) -> tuple[object, ...]:
        """Alles wat een casus kan merken; gelijk gedrag is gelijk in dezelfde voorraad."""
        return (self.hoofd, self.stand, self.lezing, tuple(self.naast.items()), tuple(self.naast_lezing.items()))


def beeld(werk: Regelwerk, d: Diagrammen | None = None) -> Beeld:
    """De diagrammen van een regelwerk, zo nodig in een bestaande voorraad met dezelfde atomen."""
    return Beeld(werk, RuimeBouw(werk, d or Diagrammen([len(atoom.waarden) for atoom in werk.atomen])))


def _lezing(b: RuimeBouw, regel: Regel) -> int:
    """Waar als dit besluit op onze lezing steunt, zonder wat daarnaast geldt."""
    d = b.d
    delen = [d.niet(b.gestaafd(regel.wanneer)), _over(b, regel), _buiten(b, regel)]
    codes = b.eerst(regel)
    delen += [d.en([_heeft(b, codes, eis.code), d.niet(b.gestaafd(eis.ontbreekt))]) for eis in _eisen(regel)]
    leeg = d.vertaal(codes, lambda c: c == ())
    return d.of([*delen, d.en([leeg, _vroeg(b, regel)])])


def _eisen(regel: Regel) -> list[Eerst]:
    return [eis for groep in regel.eerst for eis in groep]


def _heeft(b: Bouw, codes: int, code: str) -> int:
    return b.d.vertaal(codes, lambda c: code in c)


def _over(b: Bouw, regel: Regel) -> int:
    return b.d.vertaal(b.stand_van(regel), lambda stand: stand == "over")


def _per_waarde(b: Bouw, feiten: Sequence[str], functie: object, regel: Regel) -> int:
    """Een diagram uit een functie over enkele atomen: alle combinaties daarvan langs."""
    niveaus = sorted(b.werk.index[f] for f in feiten)
    waarden: list[int | None] = [None] * len(b.werk.atomen)

    def diep(plek: int) -> int:
        if plek == len(niveaus):
            return b.d.blad(bool(functie(b.werk, Weging(b.werk, waarden), regel)))  # type: ignore[operator]
        kinderen = []
        for waarde in range(b.d.breedtes[niveaus[plek]]):
            waarden[niveaus[plek]] = waarde
            kinderen.append(diep(plek + 1))
        waarden[niveaus[plek]] = None
        return b.d.knoop(niveaus[plek], tuple(kinderen))

    return diep(0)


def _buiten(b: Bouw, regel: Regel) -> int:
    return _per_waarde(b, ("gemeente", "schoolgemeente"), buiten_de_bronnen, regel)


def _vroeg(b: Bouw, regel: Regel) -> int:
    if regel.termijn is None or not regel.termijn.eerder_is_lezing:
        return b.d.onwaar
    return _per_waarde(b, ("gemeente", KLOK), vroeger_dan_de_bron, regel)


def mogelijk(b: Beeld) -> int:
    """Waar als deze feiten samen kunnen: geen vinkje dat hier niet bestaat, geen woongemeente als schoolgemeente."""
    d, werk = b.b.d, b.werk
    delen = [
        d.of([d.niet(d.is_een(werk.index[f"{feit}={optie}"], frozenset({0}))), b.b.rij(rij)])
        for (feit, optie), rij in werk.alleen_bij.items()
    ]
    thuis, school = werk.index["gemeente"], werk.index["schoolgemeente"]
    for nr, code in enumerate(werk.atomen[thuis].waarden):
        zelfde = frozenset({werk.atomen[school].waarden.index(code)})
        delen.append(d.niet(d.en([d.is_een(thuis, frozenset({nr})), d.is_een(school, zelfde)])))
    return d.en(delen)
