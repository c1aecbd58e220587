"""Waarom deze uitkomst: de kleinste verzameling antwoorden die haar vastlegt, exact op het beslisdiagram berekend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from finder.lezer import ONDERAAN, Lezer, Waarden


@dataclass(frozen=True, slots=True)
class Zaak:
    """Een diagram met de feiten van nu. `groep` is de vraag per atoom; een bekend atoom zonder vraag ligt vast."""

    lezer: Lezer
    diagram: int
    waarden: Waarden
    groep: Sequence[str | None]

    @property
    def uitkomst(self) -> int | None:
        return self.lezer.vast(self.diagram, self.waarden)


def kleinste_redenen(zaak: Zaak) -> list[frozenset[str]]:
    """Alle kleinste verzamelingen vragen die samen de uitkomst vastleggen. Meer dan één: ze zijn gelijkwaardig.

    Zoekt met tegenvoorbeelden: elke verzameling moet in elk tegenvoorbeeld minstens één vraag vasthouden.
    """
    botsingen, wegen = list[frozenset[str]](), _wegen(zaak)
    maat, gevonden = 0, list[frozenset[str]]()
    while not gevonden:
        for kandidaat in list(_raakt_alles(botsingen, maat)):
            if all(kandidaat & eerder for eerder in botsingen):
                botsing = tegenvoorbeeld(zaak, wegen, kandidaat)
                if botsing is None:
                    gevonden.append(kandidaat)
                else:
                    botsingen.append(botsing)
        if not gevonden and next(_raakt_alles(botsingen, maat), None) is None:
            maat += 1
    return gevonden


def _raakt_alles(botsingen: list[frozenset[str]], maat: int) -> Iterator[frozenset[str]]:
    vragen = sorted(set().union(*botsingen))
    for keuze in combinations(vragen, maat):
        verzameling = frozenset(keuze)
        if all(verzameling & botsing for botsing in botsingen):
            yield verzameling


Weg = tuple[int, str | None]  # een waarde, en de vraag die daarvoor anders beantwoord moet zijn
Wegen = list[tuple[str | None, list[Weg], list[Weg]]]


def _wegen(zaak: Zaak) -> Wegen:
    """Per atoom: de vraag, de waarden die nog kunnen, en daarachter ook die van een ander antwoord."""
    uit: Wegen = []
    for nr, (waarde, naam) in enumerate(zip(zaak.waarden, zaak.groep, strict=True)):
        alle = range(zaak.lezer.breedte(nr))
        kan = alle if waarde is None else sorted(waarde) if isinstance(waarde, frozenset) else [waarde]
        eigen: list[Weg] = [(w, None) for w in kan]
        uit.append((naam, eigen, eigen if naam is None else eigen + [(w, naam) for w in alle if w not in kan]))
    return uit


def tegenvoorbeeld(zaak: Zaak, wegen: Wegen, vast: frozenset[str]) -> frozenset[str] | None:
    """De vragen die anders beantwoord een andere uitkomst geven terwijl `vast` gelijk blijft; None als dat niet kan."""
    knopen, doel, gezien = zaak.lezer.knopen, zaak.uitkomst, set[int]()

    def zoek(knoop: int) -> frozenset[str] | None:
        niveau, kinderen = knopen[knoop]
        if niveau == ONDERAAN:
            return frozenset() if knoop != doel else None
        if knoop in gezien:
            return None
        gezien.add(knoop)
        vraag, eigen, alle = wegen[niveau]
        for waarde, naam in eigen if vraag in vast else alle:
            if (rest := zoek(kinderen[waarde])) is not None:
                return rest if naam is None else rest | {naam}
        return None

    return zoek(zaak.diagram)


def doen_ertoe(zaak: Zaak, gekozen: frozenset[str], vinkjes: set[int]) -> set[int]:
    """De atomen van de gekozen vragen, zonder de aangevinkte vinkjes die ook uit hadden mogen staan.

    Een vinkje valt weg als de uitkomst vastligt zolang alleen de andere atomen vasthouden.
    """
    vast = {nr for nr, groep in enumerate(zaak.groep) if groep is None or groep in gekozen}
    telt = set(vast)
    for nr in sorted(vinkjes & vast):
        if zaak.waarden[nr] == 0 and _ligt_vast(zaak, telt - {nr}):
            telt.discard(nr)
    over = [nr for nr in vinkjes & telt if zaak.waarden[nr] == 0]
    return telt if over or not vinkjes & vast else vast


def _ligt_vast(zaak: Zaak, atomen: set[int]) -> bool:
    bekend = [w if nr in atomen else None for nr, w in enumerate(zaak.waarden)]
    return zaak.lezer.vast(zaak.diagram, bekend) == zaak.uitkomst
