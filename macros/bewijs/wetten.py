"""Gelden de wetten? Exact, over alle combinaties die op één punt verschillen en verder gelijk zijn.

Een wet die breekt, noemt één paar casussen per paar uitkomsten. Een uitzondering die niets meer uitzondert, is zelf een
bevinding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from finder.diagram import Diagrammen
from finder.model import Regelwerk
from macros.bewijs import wetgesprek, wetparen
from macros.bewijs.aanbod import aangeboden
from macros.bewijs.beeld import Beeld
from macros.bewijs.bevinding import Bevinding
from macros.bewijs.gebied import Gebied
from macros.bewijs.gevolgen import samen
from macros.bewijs.punten import blad_bij, dichtbij, eerste_weg, gevuld
from macros.bewijs.snoei import aantal, beperk, bladen
from macros.bewijs.vergelijking import GOED, Paar, Vergelijking
from macros.bewijs.wetboek import NIETS_ERBIJ, Uitzondering, Wet, Wetboek
from macros.bewijs.wetwoorden import vrijstelling
from macros.bewijs.zwaarte import Schaal


@dataclass(slots=True)
class Uitslag:
    """Wat er gevonden is: bevindingen op sleutel, welke uitzonderingen iets uitzonderen, klassen vergeleken per wet."""

    bevindingen: dict[str, Bevinding] = field(default_factory=dict)
    gebruikt: set[tuple[str, int]] = field(default_factory=set)
    vergeleken: dict[str, int] = field(default_factory=dict)


def toets(b: Beeld, gebieden: Sequence[Gebied], boek: Wetboek) -> Uitslag:
    """Alle wetten in alle gebieden."""
    uit, gewoon = Uitslag(vergeleken={wet.id: 0 for wet in boek.wetten}), rustig(b.werk)
    mag = samen(b)
    for g in gebieden:
        kan = b.b.d.en([mag, aangeboden(b, g.sectorcode)])
        for wet in boek.wetten:
            for v in _vergelijkingen(g, wet, boek, kan):
                uit.vergeleken[wet.id] += aantal(b.b.d, v.kan, v.kanten[0])
                _weeg(uit, wet, v, gewoon)
    return uit


def _vergelijkingen(g: Gebied, wet: Wet, boek: Wetboek, kan: int) -> Iterator[Vergelijking]:
    if wet.eis == NIETS_ERBIJ:
        return wetgesprek.vergelijkingen(g, g.b.b.d.en([g.kan, aangeboden(g.b, g.sectorcode)]))
    return wetparen.vergelijkingen(g, wet, Schaal(g.werk, boek.treden.get(g.sectorcode, {})), kan)


def rustig(werk: Regelwerk) -> list[int]:
    """De gewoonste waarde van elk atoom: nee, geen datum, of de eerste van een keuze."""
    return [len(a.waarden) - 1 if set(a.waarden) == {"ja", "nee"} else 0 for a in werk.atomen]


def _weeg(uit: Uitslag, wet: Wet, v: Vergelijking, gewoon: Sequence[int]) -> None:
    """Wat er na de uitzonderingen overblijft, wordt een bevinding per paar uitkomsten."""
    d = v.g.b.b.d
    fout = d.kies(v.kan, v.fout, d.onwaar)
    for nr, vrij in enumerate(wet.uitzonderingen):
        valt = d.en([_genoemd(d, fout, vrij), *_als(v, vrij)]) if not vrij.feit or vrij.feit in v.feiten else d.onwaar
        if valt != d.onwaar:
            uit.gebruikt.add((wet.id, nr))
            fout = d.kies(valt, d.onwaar, fout)
    for sleutel, paren in _groepen(d, v, fout).items():
        naam = f"{wet.id}/{sleutel}"
        if naam not in uit.bevindingen:
            uit.bevindingen[naam] = Bevinding("wet", naam, f"{wet.id} breekt. {_casussen(v, fout, paren, gewoon)}")


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
    b = v.g.b.b
    return [beperk(b.d, b.rij(vrij.als), kant) for kant in v.kanten] if vrij.als else []


def _groepen(d: Diagrammen, v: Vergelijking, fout: int) -> dict[str, set[Paar]]:
    uit: dict[str, set[Paar]] = {}
    for paar in bladen(d, fout):
        if paar is not GOED:
            uit.setdefault(v.sleutel(paar), set()).add(paar)
    return uit


def _casussen(v: Vergelijking, fout: int, paren: set[Paar], gewoon: Sequence[int]) -> str:
    """Het paar casussen dat het minst van het gewone afwijkt."""
    d = v.g.b.b.d
    waar = d.vertaal(fout, lambda blad: blad in paren)
    deel = dichtbij(d, v.g.werk, waar, gewoon) or eerste_weg(d, waar)
    punt = gevuld({**v.g.vast, **deel}, gewoon)
    return v.zin(d.vertaal(v.fout, lambda blad: blad in paren), blad_bij(d, fout, punt), punt)


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
            "uitzonderingen": [{"wat": vrijstelling(werk, vrij), "reden": vrij.reden} for vrij in wet.uitzonderingen],
        }
        for wet in boek.wetten
    ]
