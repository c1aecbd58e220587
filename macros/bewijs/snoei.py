"""Diagrammen kleiner maken en natellen: vastzetten wat bekend is, weglaten wat niet kan voorkomen, herordenen."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from finder.diagram import Diagrammen
from finder.lezer import ONDERAAN
from macros.bewijs.omzet import Omzetter


def beperk(d: Diagrammen, diagram: int, vast: Mapping[int, int], gezien: dict[int, int] | None = None) -> int:
    """Het diagram met enkele atomen op een vaste waarde."""
    gezien = {} if gezien is None else gezien
    niveau, inhoud = d.knopen[diagram]
    if niveau == ONDERAAN:
        return diagram
    if diagram not in gezien:
        if niveau in vast:
            gezien[diagram] = beperk(d, inhoud[vast[niveau]], vast, gezien)
        else:
            gezien[diagram] = d.knoop(niveau, tuple(beperk(d, kind, vast, gezien) for kind in inhoud))
    return gezien[diagram]


def vereenvoudig(d: Diagrammen, diagram: int, telt: int, gezien: dict[tuple[int, int], int] | None = None) -> int:
    """Een kleiner diagram dat gelijk is waar `telt` waar is; daarbuiten mag het van alles zeggen."""
    gezien = {} if gezien is None else gezien
    if telt in (d.waar, d.onwaar) or d.knopen[diagram][0] == ONDERAAN:
        return diagram
    sleutel = (diagram, telt)
    if sleutel not in gezien:
        boven, eigen = d.knopen[telt][0], d.knopen[diagram][0]
        if boven < eigen:
            gezien[sleutel] = vereenvoudig(d, diagram, d.of(list(dict.fromkeys(d.knopen[telt][1]))), gezien)
        else:
            gezien[sleutel] = _splits(d, diagram, telt, eigen, gezien)
    return gezien[sleutel]


def _splits(d: Diagrammen, diagram: int, telt: int, niveau: int, gezien: dict[tuple[int, int], int]) -> int:
    delen = zip(d.kinderen(diagram, niveau), d.kinderen(telt, niveau), strict=True)
    nieuw = [None if t == d.onwaar else vereenvoudig(d, kind, t, gezien) for kind, t in delen]
    vulling = next(kind for kind in nieuw if kind is not None)
    return d.knoop(niveau, tuple(vulling if kind is None else kind for kind in nieuw))


def knopen(d: Diagrammen, diagram: int) -> list[int]:
    """Alle knopen en bladen van een diagram, van boven naar beneden bezocht."""
    gezien: dict[int, None] = {}
    open_ = [diagram]
    while open_:
        deze = open_.pop()
        if deze not in gezien:
            gezien[deze] = None
            niveau, inhoud = d.knopen[deze]
            open_ += [] if niveau == ONDERAAN else reversed(inhoud)
    return list(gezien)


def niveaus(d: Diagrammen, diagram: int) -> list[int]:
    """De atomen die in een diagram voorkomen."""
    return sorted({d.knopen[k][0] for k in knopen(d, diagram)} - {ONDERAAN})


def bladen(d: Diagrammen, diagram: int) -> list[Any]:
    """De waarden die een diagram kan geven."""
    return [d.knopen[k][1] for k in knopen(d, diagram) if d.knopen[k][0] == ONDERAAN]


def klassen(d: Diagrammen, diagram: int) -> int:
    """Het aantal wegen van boven naar een blad; antwoorden die hetzelfde vervolg hebben tellen als één."""
    aantal: dict[int, int] = {}

    def tel(k: int) -> int:
        niveau, inhoud = d.knopen[k]
        if niveau == ONDERAAN:
            return 1
        if k not in aantal:
            aantal[k] = sum(tel(kind) for kind in set(inhoud))
        return aantal[k]

    return tel(diagram)


def aantal(d: Diagrammen, diagram: int, vast: Mapping[int, int]) -> int:
    """Hoeveel combinaties van de atomen die niet vastliggen, het diagram waar maken."""
    deel = {d.waar: Fraction(1), d.onwaar: Fraction(0)}

    def weeg(knoop: int) -> Fraction:
        if knoop not in deel:
            kinderen = d.knopen[knoop][1]
            deel[knoop] = sum(map(weeg, kinderen), Fraction(0)) / len(kinderen)
        return deel[knoop]

    return int(weeg(diagram) * prod(breedte for nr, breedte in enumerate(d.breedtes) if nr not in vast))


def stappen(d: Diagrammen, diagram: int) -> int:
    """Hoeveel ja/nee-stappen een diagram op papier kost."""
    binnen = (d.knopen[k] for k in knopen(d, diagram))
    return sum(len(set(inhoud)) - 1 for niveau, inhoud in binnen if niveau != ONDERAAN)


def herorden(d: Diagrammen, volgorde: Sequence[int], *diagrammen: int) -> tuple[Diagrammen, list[int]]:
    """Dezelfde diagrammen in een eigen voorraad, met de atomen in een andere volgorde."""
    plek = {atoom: nr for nr, atoom in enumerate(volgorde)}
    nieuw = Diagrammen([d.breedtes[atoom] for atoom in volgorde])
    vertaling = {a: (plek[a], tuple(range(d.breedtes[a]))) for a in volgorde}
    omzetter = Omzetter(d, nieuw, vertaling)
    return nieuw, [omzetter.zet(diagram) for diagram in diagrammen]


def schuif(d: Diagrammen, diagram: int, telt: int, rondes: int = 2) -> list[int]:
    """Een volgorde van atomen die het diagram klein maakt: elk atoom om de beurt naar zijn beste plek."""

    def maat(volgorde: Sequence[int]) -> int:
        nieuw, (boven, waar) = herorden(d, volgorde, diagram, telt)
        return stappen(nieuw, vereenvoudig(nieuw, boven, waar))

    beste = sorted({*niveaus(d, diagram), *niveaus(d, telt)})
    laagste = maat(beste)
    for _ in range(rondes):
        voor = laagste
        for atoom in sorted(beste):
            rest = [a for a in beste if a != atoom]
            for plek in range(len(beste)):
                proef = [*rest[:plek], atoom, *rest[plek:]]
                nieuw = maat(proef)
                if nieuw < laagste:
                    laagste, beste = nieuw, proef
        if laagste == voor:
            break
    return beste
