"""Points: one value for every atom. From a place in a diagram to a point, and from a point to facts.

`per_klasse` gives points that can occur and that together touch every class of combinations the rules tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from finder.bomen import ONDERAAN
from finder.diagram import Diagrammen, beperk, vereenvoudig, voorbeeld
from finder.feitentabel import uit_feiten
from finder.model import Regelwerk
from macros.bewijs.wetten import HALVE_WEEK, afwijking
from macros.dataset.beeld import Beeld

DAGEN = 7
Punt = tuple[int, ...]


def gewone_waarden(werk: Regelwerk, standaard: Mapping[str, Any]) -> list[int]:
    """The default value of every atom; the first or the quietest one where there is no default."""
    waarden = uit_feiten(werk, {"sector": "PO", "gemeente": "DH", **standaard}, None).waarden
    return [
        w if w is not None else len(a.waarden) - 1 if set(a.waarden) == {"ja", "nee"} else 0
        for a, w in zip(werk.atomen, waarden, strict=True)
    ]


def gevuld(deel: Mapping[int, int], gewoon: Sequence[int]) -> Punt:
    """A whole point: what `deel` says, and for the rest what is usual."""
    return tuple(deel.get(nr, w) for nr, w in enumerate(gewoon))


def dichtbij(d: Diagrammen, werk: Regelwerk, waar: int, gewoon: Sequence[int]) -> Punt | None:
    """The point nearest to the usual one where the diagram is true; None when it needs a day within a week."""
    if waar == d.onwaar:
        return None
    deel, kosten = voorbeeld(d, waar, afwijking(werk, gewoon)), afwijking(werk, gewoon)
    return gevuld(deel, gewoon) if sum(kosten(*paar) for paar in deel.items()) < HALVE_WEEK else None


def feiten_van(werk: Regelwerk, punt: Sequence[int], vandaag: date | None = None) -> dict[str, Any]:
    """All facts of a point, as in tests/casussen. With `vandaag` clocks are dates: then every day counts."""
    uit: dict[str, Any] = {}
    for atoom, waarde in zip(werk.atomen, punt, strict=True):
        gegeven = werk.ruw["feiten"][atoom.feit]
        if gegeven["soort"] == "meerkeuze":
            uit.setdefault(atoom.feit, [])
            uit[atoom.feit] += [atoom.naam.split("=")[1]] if waarde == 0 else []
        elif gegeven["soort"] == "weken":
            uit.update(_klok(atoom.feit, gegeven, atoom.grenzen[waarde], vandaag))
        elif atoom.grenzen:
            uit[atoom.feit] = atoom.grenzen[waarde]
        else:
            tekst = atoom.waarden[waarde]
            uit[atoom.feit] = {"ja": True, "nee": False}[tekst] if gegeven["soort"] == "ja_nee" else tekst
    return uit


def _klok(feit: str, gegeven: Mapping[str, Any], dagen: int | None, vandaag: date | None) -> dict[str, Any]:
    if dagen is None or vandaag is None:
        return {feit: None if dagen is None else dagen // DAGEN}
    return {gegeven["datum_sleutel"]: str(vandaag - timedelta(days=dagen))}


def per_klasse(b: Beeld, gewoon: Sequence[int]) -> list[Punt]:
    """At least one point in every class of the main route and of everything that can hold beside it.

    Deadline and certainty follow from the main route and one clock or a few rows: at least one point on every branch.
    """
    punten = dict[Punt, None]()
    for diagram in (b.hoofd, *b.naast.values()):
        _vul_aan(b, vereenvoudig(b.d, diagram, b.kan), gewoon, punten, weg)
    for diagram in (b.stand, b.lezing):
        _vul_aan(b, vereenvoudig(b.d, diagram, b.kan), gewoon, punten, takken)
    return list(punten)


Kenmerk = Callable[[Diagrammen, int, Sequence[int]], list[Hashable]]


def _vul_aan(b: Beeld, klein: int, gewoon: Sequence[int], punten: dict[Punt, None], kenmerk: Kenmerk) -> None:
    """Adds points until every feature of this diagram has one."""
    geweest = {deel for punt in punten for deel in kenmerk(b.d, klein, punt)}
    for deel, rest in _wegen(b.d, klein, b.kan):
        if not geweest.issuperset(kenmerk(b.d, klein, gevuld(deel, gewoon))):
            over = voorbeeld(b.d, rest, afwijking(b.werk, gevuld(deel, gewoon)))
            punt = gevuld({**over, **deel}, gewoon)
            punten[punt] = None
            geweest.update(kenmerk(b.d, klein, punt))


def weg(d: Diagrammen, diagram: int, punt: Sequence[int]) -> list[Hashable]:
    """The whole way of this point through the diagram: points in one class go the same way."""
    return [tuple(_langs(d, diagram, punt))]


def takken(d: Diagrammen, diagram: int, punt: Sequence[int]) -> list[Hashable]:
    """Every step from one node to the next."""
    langs = _langs(d, diagram, punt)
    return list(pairwise(langs)) or [tuple(langs)]


def _langs(d: Diagrammen, diagram: int, punt: Sequence[int]) -> list[int]:
    uit = [diagram]
    niveau, inhoud = d.knopen[diagram]
    while niveau != ONDERAAN:
        uit.append(inhoud[punt[niveau]])
        niveau, inhoud = d.knopen[uit[-1]]
    return uit


def _wegen(d: Diagrammen, diagram: int, kan: int) -> Iterator[tuple[dict[int, int], int]]:
    """Every way to a leaf that can occur, as (values on the way, where the rest still can)."""
    niveau, inhoud = d.knopen[diagram]
    if niveau == ONDERAAN:
        yield {}, kan
        return
    gehad = set()
    for waarde, kind in enumerate(inhoud):
        rest = beperk(d, kan, {niveau: waarde})
        if kind not in gehad and rest != d.onwaar:
            gehad.add(kind)
            yield from (({niveau: waarde, **deel}, over) for deel, over in _wegen(d, kind, rest))
