"""Punten: één waarde voor elk atoom. Van een plek in een diagram naar een punt, en van een punt naar feiten.

`per_klasse` geeft punten die kunnen voorkomen en samen elke klasse van combinaties raken die de regels onderscheiden.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from finder.diagram import Diagrammen
from finder.feitentabel import uit_feiten
from finder.lezer import ONDERAAN
from finder.model import Regelwerk
from macros.bewijs.beeld import Beeld, mogelijk
from macros.bewijs.snoei import beperk, vereenvoudig

DAGEN = 7
KAN_NIET = 10**6
Punt = tuple[int, ...]
Kenmerk = Callable[[Diagrammen, int, Sequence[int]], list[Hashable]]


def gewone_waarden(werk: Regelwerk, standaard: Mapping[str, Any]) -> list[int]:
    """De standaardwaarde van elk atoom; wat geen standaard heeft, krijgt zijn eerste of rustigste waarde."""
    waarden = uit_feiten(werk, {"sector": "PO", "gemeente": "DH", **standaard}, None).waarden
    return [
        w if w is not None else len(a.waarden) - 1 if set(a.waarden) == {"ja", "nee"} else 0
        for a, w in zip(werk.atomen, waarden, strict=True)
    ]


def gevuld(deel: Mapping[int, int], gewoon: Sequence[int]) -> Punt:
    """Een heel punt: wat `deel` zegt, en verder de gewone waarden."""
    return tuple(deel.get(nr, w) for nr, w in enumerate(gewoon))


def dichtbij(d: Diagrammen, werk: Regelwerk, waar: int, gewoon: Sequence[int]) -> dict[int, int] | None:
    """Een punt waar het diagram waar is, met zo min mogelijk afwijkende waarden; None als het nergens waar is."""
    kosten: dict[int, tuple[int, int]] = {}

    def duur(knoop: int) -> int:
        niveau, inhoud = d.knopen[knoop]
        if niveau == ONDERAAN:
            return 0 if inhoud else KAN_NIET
        if knoop not in kosten:
            opties = [(duur(kind) + (w != gewoon[niveau]) + _half(werk, niveau, w), w) for w, kind in enumerate(inhoud)]
            kosten[knoop] = min(opties)
        return kosten[knoop][0]

    if duur(waar) >= KAN_NIET:
        return None
    uit, knoop = {}, waar
    while d.knopen[knoop][0] != ONDERAAN:
        niveau, inhoud = d.knopen[knoop]
        uit[niveau] = kosten[knoop][1]
        knoop = inhoud[uit[niveau]]
    return uit


def _half(werk: Regelwerk, niveau: int, waarde: int) -> int:
    """Liever hele weken dan een dag erna."""
    atoom = werk.atomen[niveau]
    grens = atoom.grenzen[waarde] if atoom.grenzen else 0
    weken = werk.ruw["feiten"][atoom.feit]["soort"] == "weken"
    return KAN_NIET if weken and grens is not None and grens % DAGEN else 0


def eerste_weg(d: Diagrammen, waar: int) -> dict[int, int]:
    """Een punt waar het diagram waar is, ook als `dichtbij` er geen met hele weken vindt."""
    uit: dict[int, int] = {}
    while waar != d.waar:
        niveau, kinderen = d.knopen[waar]
        uit[niveau] = next(nr for nr, kind in enumerate(kinderen) if kind != d.onwaar)
        waar = kinderen[uit[niveau]]
    return uit


def blad_bij(d: Diagrammen, diagram: int, punt: Sequence[int]) -> Any:
    """Wat het diagram bij dit punt zegt."""
    return d.knopen[_langs(d, diagram, punt)[-1]][1]


def feiten_van(werk: Regelwerk, punt: Sequence[int], vandaag: date | None = None) -> dict[str, Any]:
    """Alle feiten van een punt, als in tests/casussen. Met `vandaag` staan klokken er als datum: dan telt elke dag."""
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
    """Minstens één punt in elke klasse van de hoofdroute en van alles wat daarnaast kan gelden.

    Termijn en zekerheid volgen uit de hoofdroute en één klok of reeks rijen: daarvan minstens één punt op elke tak.
    """
    kan, punten = mogelijk(b), dict[Punt, None]()
    for diagram in (b.hoofd, *b.naast.values()):
        _vul_aan(b, vereenvoudig(b.b.d, diagram, kan), gewoon, punten, weg)
    for diagram in (b.stand, b.lezing):
        _vul_aan(b, vereenvoudig(b.b.d, diagram, kan), gewoon, punten, takken)
    return list(punten)


def _vul_aan(b: Beeld, klein: int, gewoon: Sequence[int], punten: dict[Punt, None], kenmerk: Kenmerk) -> None:
    """Voegt punten toe tot elk kenmerk dat in dit diagram voorkomt er een heeft."""
    kan = mogelijk(b)
    geweest = {deel for punt in punten for deel in kenmerk(b.b.d, klein, punt)}
    for deel, rest in _wegen(b.b.d, klein, kan):
        if not geweest.issuperset(kenmerk(b.b.d, klein, gevuld(deel, gewoon))):
            over = dichtbij(b.b.d, b.werk, rest, gevuld(deel, gewoon)) or {}
            punt = gevuld({**over, **deel}, gewoon)
            punten[punt] = None
            geweest.update(kenmerk(b.b.d, klein, punt))


def weg(d: Diagrammen, diagram: int, punt: Sequence[int]) -> list[Hashable]:
    """De hele weg van dit punt door het diagram, als één kenmerk: punten in één klasse gaan dezelfde weg."""
    return [tuple(_langs(d, diagram, punt))]


def takken(d: Diagrammen, diagram: int, punt: Sequence[int]) -> list[Hashable]:
    """Elke stap van de ene knoop naar de volgende."""
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
    """Elke weg naar een blad die kan voorkomen, als (waarden onderweg, waar de rest nog kan)."""
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
