"""From a sentence on a page back to what it asks of the facts. Words that mean two things would be an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, permutations
from typing import Any

import lxml.html

from finder.model import Atoom, Term
from finder.regelwerk import Bouwer
from finder.woordenschat import DAGEN
from finder.zinnen import in_sector, term_in_woorden
from macros.dataset.rijen import plekken
from macros.pagina.voorwaarden import zin

MEESTE = 4  # more values than this only as a row of the dataset names them


Eis = tuple[str, Any]


class Anders(Exception):
    """A page says something the dataset does not; the text says where and what."""


def zoek[T](tabel: Mapping[str, T], woorden: str) -> T:
    """What these words stand for."""
    if woorden not in tabel:
        raise Anders(f"'{woorden}' zegt de dataset hier niet")
    return tabel[woorden]


def tekst(knoop: Any) -> str:
    """The words of a piece of a page, on one line."""
    return " ".join(knoop.text_content().split())


def artikel(html: str) -> Any:
    """The content of a page."""
    return lxml.html.fromstring(html).xpath("//article")[0]


def met_klasse(naam: str) -> str:
    """A condition in XPath: this class is one of those of the element."""
    return f"contains(concat(' ', @class, ' '), ' {naam} ')"


def alle_eisen(ruw: dict[str, Any], feit: str, atoom: Atoom | None = None) -> list[Any]:
    """Every set of values that a row could name for one fact; with its atom only bounds of its classes."""
    gegeven = ruw["feiten"][feit]
    if gegeven["soort"] in ("weken", "getal", "jaar"):
        randen = list(range(1, 30)) if atoom is None else _randen(atoom, gegeven["soort"])
        return _getallen(randen, [rand for rand in ("vanaf", "onder") if "{n}" in gegeven[rand]])
    if gegeven["soort"] in ("gemeente", "schoolgemeente"):  # rows and questions name them in an order of their own
        zelfde = [["zelfde"]] if gegeven["soort"] == "schoolgemeente" else []
        codes = [g["code"] for g in ruw["gemeenten"].values()]
        return zelfde + [list(c) for n in range(1, MEESTE + 1) for c in permutations(codes, n)]
    waarden = ["ja", "nee"] if gegeven["soort"] == "ja_nee" else list(gegeven["waarden"])
    groepen = [list(c) for n in range(1, min(len(waarden), MEESTE) + 1) for c in combinations(waarden, n)]
    zonder = [{"zonder": g} for g in groepen] if gegeven["soort"] == "meerkeuze" else []
    return groepen + zonder


def _randen(atoom: Atoom, soort: str) -> list[int]:
    maat = DAGEN if soort == "weken" else 1
    return [g // maat for g in atoom.grenzen if g and not g % maat]


def _getallen(getallen: list[int], randen: list[str]) -> list[Any]:
    """Bounds that are said with their number; one that is not ("nog geen") only means what a row means by it."""
    los = [{rand: n} for n in getallen for rand in randen]
    beide = [{"vanaf": n, "onder": m} for n in getallen for m in getallen if n < m]
    return los + (beide if len(randen) > 1 else [])


class Woorden:
    """Every sentence that a row or a question can be, with its terms.

    A row means what a row of the dataset means by those words; what no row says is looked up in all facts. A question
    of the decision book is always about a fact itself.
    """

    def __init__(self, ruw: dict[str, Any]) -> None:
        self.ruw, self.bouwer = ruw, Bouwer(ruw)
        self.sectoren = list(ruw["feiten"]["sector"]["waarden"])
        in_rijen = ((feit, eis) for feit, eis in self._in_rijen() if feit not in ruw["afgeleid"])
        self._vragen = self._eenduidig(chain(self._feiten(), in_rijen))
        self._rijen = {**self._eenduidig(self._afgeleid()), **self._vragen, **self._eenduidig(self._in_rijen())}

    def _feiten(self) -> Iterator[Eis]:
        atomen = {atoom.naam: atoom for atoom in self.bouwer.atomen}
        for feit in self.ruw["feiten"]:
            yield from ((feit, eis) for eis in alle_eisen(self.ruw, feit, atomen.get(feit)))

    def _afgeleid(self) -> Iterator[Eis]:
        for naam, feit in self.ruw["afgeleid"].items():
            waarden = list(feit["woorden"])
            yield from ((naam, list(c)) for n in range(1, len(waarden)) for c in permutations(waarden, n))

    def _in_rijen(self) -> Iterator[Eis]:
        for plek in plekken(self.ruw):
            yield from plek.haal(self.ruw)["als"].items()

    def _eenduidig(self, eisen: Iterator[Eis]) -> dict[str, tuple[Term, ...]]:
        uit: dict[str, tuple[Term, ...]] = {}
        for feit, eis in eisen:
            termen, woorden = self.eis(feit, eis), zin(term_in_woorden(self.ruw, feit, eis))
            for vorm in {woorden, *(in_sector(self.ruw, woorden, sector) for sector in self.sectoren)}:
                if uit.setdefault(vorm, termen) != termen:
                    raise Anders(f"'{vorm}' betekent twee dingen")
        return uit

    def eis(self, feit: str, eis: Any) -> tuple[Term, ...]:
        """The terms of one requirement as the dataset writes it."""
        return self.bouwer.rij({"als": {feit: eis}}).termen

    def vraag(self, woorden: str) -> tuple[Term, ...]:
        """What a question of the decision book asks."""
        return zoek(self._vragen, woorden)

    def kent(self, woorden: str) -> bool:
        """Whether a question can be put like this."""
        return woorden in self._vragen

    def rij(self, zinnen: list[str]) -> tuple[Term, ...]:
        """All sentences of a row together."""
        return tuple(term for woorden in zinnen for term in zoek(self._rijen, woorden))
