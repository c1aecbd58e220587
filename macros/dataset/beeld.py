"""Alles wat een regelwerk kan zeggen als diagrammen, ook wat Welke tafel? zelf niet leest: zekerheid en meldingen.

Twee datasets zijn te vergelijken als hun diagrammen in één voorraad staan, over dezelfde atomen: `naast_elkaar`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, product
from typing import Any

from finder.besluit import buiten_de_bronnen, vroeger_dan_de_bron
from finder.bouwen import Bouw, vul
from finder.diagram import Diagrammen
from finder.model import Atoom, Keuze, Regel, Regelwerk, Rij, Term
from finder.regelwerk import laad
from finder.waarheid import Weging
from finder.woordenschat import atomen

Toets = Callable[[Regelwerk, Weging, Regel], bool]


class Beeld(Bouw):
    """Alle diagrammen van een regelwerk. Wat Welke tafel? niet leest, komt er pas als iemand ernaar vraagt."""

    @cached_property
    def kan(self) -> int:
        """Waar als deze feiten samen kunnen voorkomen."""
        return self.d.en([*self._eigen_waarden(), *self._vinkjes(), *self._scholen()])

    def _eigen_waarden(self) -> Iterator[int]:
        """Een waarde die alleen een andere dataset kent, komt niet voor."""
        bekend = {atoom.naam: atoom for atoom in atomen(self.werk.ruw)}
        for nr, atoom in enumerate(self.werk.atomen):
            eigen = bekend.get(atoom.naam, atoom).waarden
            if not atoom.grenzen and eigen != atoom.waarden:
                yield self.d.is_een(nr, frozenset(map(atoom.waarden.index, eigen)))

    def _vinkjes(self) -> Iterator[int]:
        """Geen vinkje dat hier niet bestaat."""
        for (feit, optie), rij in self.werk.alleen_bij.items():
            uit = self.d.zijn({self.werk.index[f"{feit}={optie}"]: 1})
            yield self.d.of([uit, self.rij(rij)])

    def _scholen(self) -> Iterator[int]:
        """Een school in de woongemeente heet `zelfde`."""
        thuis, school = self.werk.index["gemeente"], self.werk.index["schoolgemeente"]
        for nr, code in enumerate(self.werk.atomen[thuis].waarden):
            yield self.d.niet(self.d.zijn({thuis: nr, school: self.werk.atomen[school].waarden.index(code)}))

    @cached_property
    def wint(self) -> dict[str, int]:
        """Per regel van de hoofdroute: waar als zij past en geen eerdere."""
        over, uit = self.d.waar, {}
        for regel in self.werk.hoofd:
            past = self.tabel(regel.wanneer)
            uit[regel.id] = self.d.en([over, past])
            over = self.d.en([over, self.d.niet(past)])
        return uit

    def ontbreekt(self, regel: Regel, code: str) -> int:
        """Waar als deze voorwaarde bij dit onderwerp eerst moet."""
        return self.d.vertaal(self.eerst(regel), lambda codes: code in codes)

    @cached_property
    def meldingen(self) -> dict[str, int]:
        return {id_: self.tabel(rijen) if rijen else self.d.waar for id_, rijen in self.werk.meldingen}

    @cached_property
    def lezing(self) -> int:
        """Waar als het besluit op onze lezing steunt, zonder wat daarnaast geldt."""
        return self.d.of([self.d.en([self.wint[regel.id], self._lezing(regel)]) for regel in self.werk.hoofd])

    @cached_property
    def naast_lezing(self) -> dict[str, int]:
        niet = self.d.niet
        return {r.id: self.d.en([self.naast[r.id], niet(self._gestaafd(r.daarnaast))]) for r in self.werk.naast}

    def naast_met(self, id_: str, rijen: Sequence[Rij]) -> tuple[int, int]:
        """Met deze rijen: waar het onderwerp naast een ander geldt, en waar dat onze lezing is."""
        d = self.d
        waar = d.en([self.kan, d.niet(self.wint.get(id_, d.onwaar)), self.tabel(rijen)])
        return waar, d.en([waar, d.niet(self._gestaafd(rijen))])

    def _lezing(self, regel: Regel) -> int:
        d = self.d
        delen = [d.niet(self._gestaafd(regel.wanneer)), d.vertaal(self.stand_van(regel), lambda stand: stand == "over")]
        delen.append(self._waar_als(buiten_de_bronnen, ("gemeente", "schoolgemeente"), regel))
        eisen = [eis for groep in regel.eerst for eis in groep]
        delen += [d.en([self.ontbreekt(regel, eis.code), d.niet(self._gestaafd(eis.ontbreekt))]) for eis in eisen]
        if regel.termijn and regel.termijn.eerder_is_lezing:
            vroeg = self._waar_als(vroeger_dan_de_bron, ("gemeente", self.werk.klok), regel)
            delen.append(d.en([d.vertaal(self.eerst(regel), lambda codes: codes == ()), vroeg]))
        return d.of(delen)

    def _gestaafd(self, rijen: Sequence[Rij]) -> int:
        """Waar als een ware rij, met alles waarop zij steunt, letterlijk in een bron staat."""
        return self.d.of(
            [self.d.en([self.rij(rij), *map(self._term_gestaafd, rij.termen)]) for rij in rijen if not rij.lezing]
        )

    def _term_gestaafd(self, term: Term) -> int:
        uit = self.d.waar
        if not isinstance(term, Keuze):
            for _, rijen in reversed(self.werk.afgeleid[term.naam].waarden):
                uit = self.d.kies(self.tabel(rijen), self._gestaafd(rijen), uit)
        return uit

    def _waar_als(self, toets: Toets, feiten: Sequence[str], regel: Regel) -> int:
        """Een diagram uit een functie over enkele atomen: alle combinaties daarvan langs."""
        niveaus, delen = [self.werk.index[feit] for feit in feiten], []
        for combinatie in product(*(range(self.d.breedtes[niveau]) for niveau in niveaus)):
            vol = dict(zip(niveaus, combinatie, strict=True))
            if toets(self.werk, Weging(self.werk, [vol.get(nr) for nr in range(len(self.werk.atomen))]), regel):
                delen.append(self.d.zijn(vol))
        return self.d.of(delen)

    def uitkomsten(self) -> Iterator[int]:
        """Alles wat een uitkomst zegt, voor zover het kan voorkomen. Wat het vaakst verschilt, komt eerst."""
        d, nvt, ids = self.d, self.d.blad("kan niet"), sorted(self.werk.regels)
        yield d.kies(self.kan, d.vertaal(self.hoofd, self._rijk), nvt)
        naast = {id_: d.en([self.naast.get(id_, d.onwaar), d.niet(self.wint.get(id_, d.onwaar))]) for id_ in ids}
        yield from (d.kies(self.kan, diagram, nvt) for diagram in (*naast.values(), self.stand))
        steunt = (d.en([naast[id_], lezing]) for id_, lezing in self.naast_lezing.items())
        yield d.kies(self.kan, d.of([self.lezing, *steunt]), nvt)

    def volgordes(self) -> Iterator[int]:
        """Welk van twee onderwerpen die samen daarnaast gelden, voorop staat. Elk paar: het groeit met het kwadraat."""
        d, nvt = self.d, self.d.blad("kan niet")
        naast = {id_: self.naast_met(id_, regel.daarnaast)[0] for id_, regel in sorted(self.werk.regels.items())}
        for paar in combinations(naast, 2):
            eerste = next((id_ for id_ in self.naast if id_ in paar), "")
            yield d.kies(d.en([naast[id_] for id_ in paar]), d.blad(eerste), nvt)

    def zichtbaar(self) -> Iterator[int]:
        """Alles wat een lezer kan zien: de uitkomst, en de meldingen erbij."""
        yield from self.uitkomsten()
        yield from (self.d.en([self.kan, melding]) for melding in self.meldingen.values())

    def _rijk(self, blad: Any) -> Any:
        """Een blad van de hoofdroute, met de soort en de week van de uitkomst, en waar elke voorwaarde heen wijst."""
        if blad is None:
            return None
        regel, eisen = self.werk.regels[blad[0]], self.werk.ruw["voorwaarden"]
        termijn = regel.termijn and regel.termijn.dagen
        return (blad, regel.soort, termijn, *(eisen[code].get("doel") for code in blad[1:]))


def beeld(werk: Regelwerk, d: Diagrammen | None = None) -> Beeld:
    """De diagrammen van een regelwerk, zo nodig in een bestaande voorraad met dezelfde atomen."""
    return vul(Beeld(werk, d or Diagrammen([len(atoom.waarden) for atoom in werk.atomen])))


def naast_elkaar(oud: dict[str, Any], nieuw: dict[str, Any]) -> tuple[Beeld, Beeld]:
    """Twee gecompileerde datasets in één voorraad, over hun gezamenlijke atomen."""
    alle = samen(atomen(oud), atomen(nieuw))
    voor = beeld(laad(oud, alle))
    return voor, beeld(laad(nieuw, alle), voor.d)


def samen(oud: Sequence[Atoom], nieuw: Sequence[Atoom]) -> tuple[Atoom, ...]:
    """De atomen van twee datasets samen: alle namen, alle waarden, alle klassegrenzen."""
    ouden, namen = {atoom.naam: atoom for atoom in oud}, {atoom.naam for atoom in nieuw}
    uit = [_verenig(atoom, ouden.get(atoom.naam, atoom)) for atoom in nieuw]
    return (*uit, *(atoom for atoom in oud if atoom.naam not in namen))


def _verenig(atoom: Atoom, ander: Atoom) -> Atoom:
    if not atoom.grenzen:
        return Atoom(atoom.naam, atoom.feit, tuple(dict.fromkeys([*atoom.waarden, *ander.waarden])))
    getallen = sorted({grens for grens in (*atoom.grenzen, *ander.grenzen) if grens is not None})
    grenzen = (*((None,) if None in atoom.grenzen else ()), *getallen)
    return Atoom(atoom.naam, atoom.feit, tuple(str(nr) for nr in range(len(grenzen))), grenzen)
