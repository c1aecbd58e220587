"""Waarom deze uitkomst: de kleinste verzameling antwoorden die haar vastlegt, en wat één ander antwoord zou veranderen.

Beide zijn exact: ze worden op het beslisdiagram berekend, niet geraden.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from finder.diagram import ONDERAAN, Lezer

Waarden = Sequence[int | None]


def kleinste_redenen(lezer: Lezer, diagram: int, waarden: Waarden, groep: Sequence[str | None]) -> list[frozenset[str]]:
    """Alle kleinste verzamelingen vragen die samen de uitkomst vastleggen. Meer dan één: ze zijn gelijkwaardig.

    Zoekt met tegenvoorbeelden: elke verzameling moet in elk tegenvoorbeeld minstens één vraag vasthouden.
    `groep` is de vraag per atoom; een bekend atoom zonder vraag ligt vast.
    """
    doel = lezer.beperk(diagram, waarden)
    botsingen: list[frozenset[str]] = []
    maat, gevonden = 0, []
    while not gevonden:
        kandidaten = list(_raakt_alles(botsingen, maat))
        for kandidaat in kandidaten:
            if all(kandidaat & b for b in botsingen):
                botsing = tegenvoorbeeld(lezer, diagram, waarden, groep, kandidaat, doel)
                if botsing is None:
                    gevonden.append(kandidaat)
                else:
                    botsingen.append(botsing)
        if not gevonden and not any(all(k & b for b in botsingen) for k in _raakt_alles(botsingen, maat)):
            maat += 1
    return gevonden


def _raakt_alles(botsingen: list[frozenset[str]], maat: int) -> Iterator[frozenset[str]]:
    vragen = sorted(set().union(*botsingen))
    for keuze in combinations(vragen, maat):
        verzameling = frozenset(keuze)
        if all(verzameling & botsing for botsing in botsingen):
            yield verzameling


def tegenvoorbeeld(lezer: Lezer, diagram: int, waarden: Waarden, groep: Sequence[str | None], vast: frozenset[str], doel: int) -> frozenset[str] | None:
    """De vragen die anders beantwoord een andere uitkomst geven terwijl `vast` gelijk blijft; None als dat niet kan."""
    gezien: set[int] = set()

    def zoek(knoop: int) -> frozenset[str] | None:
        niveau, kinderen = lezer.knopen[knoop]
        if niveau == ONDERAAN:
            return frozenset() if knoop != doel else None
        if knoop in gezien:
            return None
        gezien.add(knoop)
        eigen, naam = waarden[niveau], groep[niveau]
        vrij = [w for w in range(len(kinderen)) if w != eigen]
        volgorde = vrij if eigen is None else [eigen] if naam is None or naam in vast else [eigen, *vrij]
        for waarde in volgorde:
            if (rest := zoek(kinderen[waarde])) is not None:
                return rest if waarde == eigen or eigen is None or naam is None else rest | {naam}
        return None

    return zoek(diagram)


def andere_uitkomsten(lezer: Lezer, diagram: int, waarden: Waarden) -> Iterator[tuple[int, int, int]]:
    """(atoom, andere waarde, blad) voor elke uitkomst die één ander atoom zou geven."""
    doel = lezer.beperk(diagram, waarden)
    for niveau, eigen in enumerate(waarden):
        if eigen is None:
            continue
        for waarde in range(lezer.breedte(niveau)):
            anders = list(waarden)
            anders[niveau] = waarde
            blad = lezer.beperk(diagram, anders)
            if blad != doel and lezer.knopen[blad][0] == ONDERAAN:
                yield niveau, waarde, blad
