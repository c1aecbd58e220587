"""Rijen en tabellen wegen in drie waarden: waar (True), onwaar (False), onbekend (None).

Onbekend is een echte waarde: een rij met een onware term is onwaar, ook als de rest onbekend is.
"""

from collections.abc import Iterable, Sequence

from finder.bomen import Waarden
from finder.model import Afgeleid, Keuze, Regelwerk, Rij, Term


class Weging:
    """De regels van één regelwerk, gewogen bij één stand van de feiten."""

    def __init__(self, werk: Regelwerk, waarden: Waarden) -> None:
        self.werk = werk
        self.waarden = waarden
        self._afgeleid: dict[str, frozenset[str]] = {}

    def term(self, term: Term) -> bool | None:
        if isinstance(term, Keuze):
            return _een_van(self._optie(nr, goed) for nr, goed in term.opties)
        mogelijk = self.afgeleid(term.naam)
        if mogelijk <= term.waarden:
            return True
        return None if mogelijk & term.waarden else False

    def _optie(self, nr: int, goed: frozenset[int]) -> bool | None:
        waarde = self.waarden[nr]
        if isinstance(waarde, frozenset):
            return True if waarde <= goed else None if waarde & goed else False
        return None if waarde is None else waarde in goed

    def rij(self, rij: Rij) -> bool | None:
        onbekend = False
        for term in rij.termen:
            klopt = self.term(term)
            if klopt is False:
                return False
            onbekend = onbekend or klopt is None
        return None if onbekend else True

    def tabel(self, rijen: Sequence[Rij]) -> bool | None:
        """Een tabel is waar zodra één rij waar is."""
        return _een_van(self.rij(rij) for rij in rijen)

    def afgeleid(self, naam: str) -> frozenset[str]:
        """De waarden die een afgeleid feit nu nog kan hebben."""
        if naam not in self._afgeleid:
            self._afgeleid[naam] = self._reken(self.werk.afgeleid[naam])
        return self._afgeleid[naam]

    def _reken(self, feit: Afgeleid) -> frozenset[str]:
        mogelijk = set()
        for waarde, rijen in feit.waarden:
            klopt = self.tabel(rijen)
            if klopt is not False:
                mogelijk.add(waarde)
            if klopt:
                return frozenset(mogelijk)
        return frozenset(mogelijk | {feit.anders})

    def gestaafd(self, rijen: Sequence[Rij]) -> bool:
        """Of minstens één ware rij, met alles waarop zij steunt, letterlijk in een bron staat."""
        return any(self.rij(rij) and self.rij_gestaafd(rij) for rij in rijen)

    def rij_gestaafd(self, rij: Rij) -> bool:
        return not rij.lezing and all(self._term_gestaafd(term) for term in rij.termen)

    def _term_gestaafd(self, term: Term) -> bool:
        rijen = self._steunt_op(term)
        return not rijen or self.gestaafd(rijen)

    def _steunt_op(self, term: Term) -> Sequence[Rij]:
        """De rijen die een afgeleid feit zijn waarde geven; niets als het de waarde `anders` heeft."""
        if isinstance(term, Keuze):
            return ()
        return next((rijen for _, rijen in self.werk.afgeleid[term.naam].waarden if self.tabel(rijen)), ())

    def redenen(self, rijen: Sequence[Rij]) -> list[str]:
        """Waarom ware rijen onze lezing zijn, ook door een afgeleid feit heen. Leeg als er een gestaafd is."""
        if self.gestaafd(rijen):
            return []
        waar = [rij for rij in rijen if self.rij(rij)]
        onder = [reden for rij in waar for term in rij.termen for reden in self.redenen(self._steunt_op(term))]
        return [rij.waarom for rij in waar if rij.waarom] + onder


def _een_van(delen: Iterable[bool | None]) -> bool | None:
    onbekend = False
    for deel in delen:
        if deel:
            return True
        onbekend = onbekend or deel is None
    return None if onbekend else False
