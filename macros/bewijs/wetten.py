"""Gelden de wetten? Exact, over alle combinaties die op één punt verschillen en verder gelijk zijn.

Een wet die breekt, noemt één paar casussen per paar uitkomsten. Een uitzondering die niets meer uitzondert, is zelf een
bevinding.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import prod
from typing import Any

from finder.diagram import Diagrammen, beperk, bereken, blad_bij, bladen, paren, voorbeeld
from finder.model import Regelwerk
from finder.woordenschat import DAGEN
from macros.bewijs import wetgesprek, wetwoorden
from macros.bewijs.bevindingen import Bevinding
from macros.bewijs.gebied import Gebied, aangeboden
from macros.bewijs.gevolgen import samen
from macros.bewijs.wetboek import NIETS_ERBIJ, Punt, Schaal, Uitzondering, Wet, Wetboek
from macros.bewijs.wetwoorden import GOED, Paar, Vergelijking
from macros.dataset.beeld import Beeld

HALVE_WEEK = 1000  # meer dan alle andere afwijkingen samen


@dataclass(slots=True)
class Uitslag:
    """Wat er gevonden is: bevindingen op sleutel, welke uitzonderingen iets uitzonderen, klassen vergeleken per wet."""

    bevindingen: dict[str, Bevinding] = field(default_factory=dict)
    gebruikt: set[tuple[str, int]] = field(default_factory=set)
    vergeleken: dict[str, int] = field(default_factory=dict)


def toets(b: Beeld, gebieden: Sequence[Gebied], boek: Wetboek) -> Uitslag:
    """Alle wetten in alle gebieden."""
    uit, mag = Uitslag(vergeleken={wet.id: 0 for wet in boek.wetten}), samen(b)
    for g in gebieden:
        kan = b.d.en([mag, aangeboden(b, g.sectorcode)])
        for wet in boek.wetten:
            for v in _vergelijkingen(g, wet, boek, kan):
                uit.vergeleken[wet.id] += _aantal(b.d, v)
                _weeg(uit, wet, v)
    return uit


def _vergelijkingen(g: Gebied, wet: Wet, boek: Wetboek, kan: int) -> Iterator[Vergelijking]:
    if wet.eis == NIETS_ERBIJ:
        return wetgesprek.vergelijkingen(g, g.b.d.en([g.kan, aangeboden(g.b, g.sectorcode)]))
    return _paren_van(g, wet, Schaal(g.werk, boek.treden.get(g.sectorcode, {})), kan)


def _paren_van(g: Gebied, wet: Wet, schaal: Schaal, kan: int) -> Iterator[Vergelijking]:
    """Elk punt van de wet, elke twee buren in zijn reeks."""
    for punt in wet.punten:
        if punt.atoom not in g.vast:
            yield from (_paar(g, punt, paar, schaal, kan) for paar in pairwise(punt.reeks))


def _paar(g: Gebied, punt: Punt, paar: tuple[int, int], schaal: Schaal, kan: int) -> Vergelijking:
    d = g.b.d
    licht, zwaar = ({**g.vast, punt.atoom: waarde} for waarde in paar)
    beide = paren(d, beperk(d, g.b.hoofd, licht), beperk(d, g.b.hoofd, zwaar))
    fout = d.vertaal(beide, lambda p: GOED if schaal.mag(punt.eis, *p) else (frozenset({p[0]}), p[1]))
    telt = kan if punt.als is None else d.en([kan, g.b.rij(punt.als)])
    beide_kunnen = d.en([beperk(d, telt, licht), beperk(d, telt, zwaar)])
    feit = frozenset({g.werk.atomen[punt.atoom].feit})
    een, ander = (wetwoorden.waarde(g, punt.atoom, waarde) for waarde in paar)
    return Vergelijking(g, fout, beide_kunnen, feit, (licht, zwaar), (een, ander))


def _weeg(uit: Uitslag, wet: Wet, v: Vergelijking) -> None:
    """Wat er na de uitzonderingen overblijft, wordt een bevinding per paar uitkomsten."""
    d = v.g.b.d
    fout = d.kies(v.kan, v.fout, d.onwaar)
    for nr, vrij in enumerate(wet.uitzonderingen):
        valt = d.en([_genoemd(d, fout, vrij), *_als(v, vrij)]) if not vrij.feit or vrij.feit in v.feiten else d.onwaar
        if valt != d.onwaar:
            uit.gebruikt.add((wet.id, nr))
            fout = d.kies(valt, d.onwaar, fout)
    for sleutel, groep in _groepen(d, v, fout).items():
        naam = f"{wet.id}/{sleutel}"
        if naam not in uit.bevindingen:
            uit.bevindingen[naam] = Bevinding("wet", naam, f"{wet.id} breekt. {_casussen(v, fout, groep)}")


def _genoemd(d: Diagrammen, fout: int, vrij: Uitzondering) -> int:
    """Waar als een uitzondering deze twee uitkomsten noemt."""

    def noemt(blad: Any) -> bool:
        if blad is GOED:
            return False
        van = {uitkomst[0] for uitkomst in blad[0]}
        return (not vrij.van or van <= vrij.van) and (not vrij.naar or blad[1][0] in vrij.naar)

    return d.vertaal(fout, noemt)


def _als(v: Vergelijking, vrij: Uitzondering) -> list[int]:
    """Waar als de voorwaarde van een uitzondering aan deze kant klopt, voor beide kanten."""
    b = v.g.b
    return [beperk(b.d, b.rij(vrij.als), kant) for kant in v.kanten] if vrij.als else []


def _groepen(d: Diagrammen, v: Vergelijking, fout: int) -> dict[str, set[Paar]]:
    uit: dict[str, set[Paar]] = {}
    for paar in bladen(d, fout):
        if paar is not GOED:
            uit.setdefault(v.sleutel(paar), set()).add(paar)
    return uit


def _casussen(v: Vergelijking, fout: int, groep: set[Paar]) -> str:
    """Het paar casussen dat het minst van het gewone afwijkt."""
    d, gewoon = v.g.b.d, [len(a.waarden) - 1 if set(a.waarden) == {"ja", "nee"} else 0 for a in v.g.werk.atomen]
    deel = voorbeeld(d, d.vertaal(fout, lambda blad: blad in groep), afwijking(v.g.werk, gewoon))
    punt = [{**v.g.vast, **deel}.get(nr, w) for nr, w in enumerate(gewoon)]
    return v.zin(d.vertaal(v.fout, lambda blad: blad in groep), blad_bij(d, fout, punt), punt)


def afwijking(werk: Regelwerk, gewoon: Sequence[int]) -> Callable[[int, int], int]:
    """De kosten van een waarde in een voorbeeld: liefst de gewone, en hele weken liever dan een dag erna."""

    def kosten(niveau: int, waarde: int) -> int:
        atoom = werk.atomen[niveau]
        grens = atoom.grenzen[waarde] if atoom.grenzen else None
        los = grens is not None and grens % DAGEN and werk.ruw["feiten"][atoom.feit]["soort"] == "weken"
        return (waarde != gewoon[niveau]) + (HALVE_WEEK if los else 0)

    return kosten


def _aantal(d: Diagrammen, v: Vergelijking) -> int:
    """Hoeveel combinaties van de atomen die niet vastliggen, er vergeleken zijn."""
    deel = bereken(d, v.kan, Fraction, lambda _niveau, delen: sum(delen) / len(delen))
    return int(deel * prod(breedte for nr, breedte in enumerate(d.breedtes) if nr not in v.kanten[0]))


def overbodige(boek: Wetboek, uitslag: Uitslag) -> list[str]:
    """De uitzonderingen die niets meer uitzonderen."""
    alle = [(wet.id, nr) for wet in boek.wetten for nr in range(len(wet.uitzonderingen))]
    return [f"uitzondering {nr + 1} van {id_}" for id_, nr in alle if (id_, nr) not in uitslag.gebruikt]


def verslag(werk: Regelwerk, boek: Wetboek, uitslag: Uitslag) -> list[dict[str, Any]]:
    """Per wet wat zij zegt, hoeveel paren er vergeleken zijn, en wat zij niet eist met de reden."""
    return [
        {
            "id": wet.id,
            "zin": wet.zin,
            "paren": uitslag.vergeleken[wet.id],
            "uitzonderingen": [
                {"wat": wetwoorden.vrijstelling(werk, vrij), "reden": vrij.reden} for vrij in wet.uitzonderingen
            ],
        }
        for wet in boek.wetten
    ]
