"""Waarom deze uitkomst: de kleinste verzameling antwoorden die haar vastlegt, in de woorden van de dataset.

De verzameling is exact: zij wordt berekend op het beslisdiagram.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from finder.bomen import ONDERAAN, Lezer, Waarden
from finder.feiten import Stand
from finder.gesprek import Gids
from finder.model import Regelwerk, Rij
from finder.zinnen import feit_in_woorden, hoofdletter, in_sector


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

    Wat in zijn eentje al iets anders geeft, hoort erbij. De rest komt uit tegenvoorbeelden: elke verzameling moet in
    elk tegenvoorbeeld minstens één vraag vasthouden.
    """
    wegen, doel = Wegen(zaak), zaak.uitkomst
    botsingen = [frozenset({vraag}) for vraag in sorted(in_hun_eentje(zaak, wegen, doel))]
    maat, gevonden = len(botsingen), list[frozenset[str]]()
    while not gevonden:
        for kandidaat in list(_raakt_alles(botsingen, maat)):
            if all(kandidaat & eerder for eerder in botsingen):
                botsing = tegenvoorbeeld(zaak, wegen, doel, kandidaat)
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
Keuzes = tuple[str | None, list[Weg], list[Weg]]


class Wegen(dict[int, Keuzes]):
    """Per atoom: de vraag, de waarden die nog kunnen, en daarachter ook die van een ander antwoord."""

    def __init__(self, zaak: Zaak) -> None:
        super().__init__()
        self.zaak = zaak

    def __missing__(self, nr: int) -> Keuzes:
        naam, waarde, alle = self.zaak.groep[nr], self.zaak.waarden[nr], range(self.zaak.lezer.breedte(nr))
        kan = alle if waarde is None else sorted(waarde) if isinstance(waarde, frozenset) else [waarde]
        eigen: list[Weg] = [(w, None) for w in kan]
        self[nr] = (naam, eigen, eigen if naam is None else eigen + [(w, naam) for w in alle if w not in kan])
        return self[nr]


def in_hun_eentje(zaak: Zaak, wegen: Wegen, doel: int | None) -> set[str]:
    """De vragen die een andere uitkomst geven als alleen zij anders beantwoord zijn."""
    knopen, uit, gezien = zaak.lezer.knopen, set[str](), set[tuple[int, str | None]]()
    open_: list[tuple[int, str | None]] = [(zaak.diagram, None)]
    while open_:
        knoop, anders = paar = open_.pop()
        if paar in gezien or anders in uit:
            continue
        gezien.add(paar)
        niveau, kinderen = knopen[knoop]
        if niveau != ONDERAAN:
            wissels = wegen[niveau][2]
            open_ += [(kinderen[w], naam or anders) for w, naam in wissels if naam is None or anders in (None, naam)]
        elif anders and knoop != doel:
            uit.add(anders)
    return uit


def tegenvoorbeeld(zaak: Zaak, wegen: Wegen, doel: int | None, vast: frozenset[str]) -> frozenset[str] | None:
    """De vragen die anders beantwoord een andere uitkomst geven terwijl `vast` gelijk blijft; None als dat niet kan."""
    knopen, gezien = zaak.lezer.knopen, set[int]()

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


SECTOR, SCHOOL = "sector", "schoolgemeente"


def zaak(gids: Gids, stand: Stand) -> Zaak:
    """De hoofdroute bij deze feiten, of alleen de stap zolang van wat eerst moet niet alles bekend is.

    De sector ligt vast, en ook een school in de woongemeente is geen reden.
    """
    school = gids.werk.index[SCHOOL]
    vast = {gids.werk.index[SECTOR], *([school] if stand.waarden[school] == 0 else [])}
    groep = [None if nr in vast else stand.herkomst.get(nr, vraag) for nr, vraag in enumerate(gids.vraag_van)]
    hoofd = gids.bomen.stap if gids.lezer.vast(gids.bomen.hoofd, stand.waarden) is None else gids.bomen.hoofd
    return Zaak(gids.lezer, hoofd, stand.waarden, groep)


def waarom(gids: Gids, stand: Stand, rijen: list[Rij]) -> list[dict[str, Any]]:
    """De kleinste reeks antwoorden die deze uitkomst binnen deze sector vastlegt, zonder vinkjes die er niet toe doen.

    `gelijkwaardig` telt de andere reeksen die even kort zijn.
    """
    volgorde, deze = list(gids.vragen), zaak(gids, stand)
    redenen = kleinste_redenen(deze)
    gekozen = min(redenen, key=lambda reden: sorted(volgorde.index(vraag) for vraag in reden))
    telt = doen_ertoe(deze, gekozen, {nr for nr, atoom in enumerate(gids.werk.atomen) if "=" in atoom.naam})
    waarden = [w if nr in telt else 1 for nr, w in enumerate(stand.waarden)]
    steunt = [(steunt_op(gids.werk, rij), rij.bron) for rij in rijen]
    return [
        {
            "tekst": vraag_in_woorden(gids, _zichtbaar(gids, stand, waarden, id_), id_),
            "vraag": id_,
            "bronnen": _bronnen_bij(steunt, gids.vragen[id_]["feiten"]),
            "gelijkwaardig": len(redenen) - 1,
        }
        for id_ in volgorde
        if id_ in gekozen
    ]


def _zichtbaar(gids: Gids, stand: Stand, waarden: list[Any], id_: str) -> Stand:
    """De stand met alleen de vinkjes die ertoe doen; deed juist een leeg vinkje ertoe, dan met alle gekozen vinkjes."""
    eigen = [nr for nr, vraag in enumerate(gids.vraag_van) if vraag == id_]
    doet_ertoe = any(waarden[nr] == stand.waarden[nr] == 0 for nr in eigen)
    return Stand(waarden if doet_ertoe else stand.waarden, stand.vandaag, stand.dagen, gekozen=stand.gekozen)


def vraag_in_woorden(gids: Gids, stand: Stand, id_: str) -> str:
    """Wat op deze vraag is geantwoord: bij een samengestelde vraag haar antwoord, anders de feiten."""
    feiten = gids.vragen[id_]["feiten"]
    delen = [stand.gekozen[id_]] if id_ in stand.gekozen else _feiten(gids, stand, feiten)
    return in_sector(gids.werk.ruw, hoofdletter(" en ".join(deel for deel in delen if deel)) + ".", gids.sector(stand))


def _feiten(gids: Gids, stand: Stand, feiten: list[str]) -> list[str | None]:
    return [feit_in_woorden(gids.werk, feit, stand.waarden, stand.dagen.get(feit)) for feit in feiten]


def _bronnen_bij(steunt: list[tuple[set[str], tuple[str, ...]]], feiten: list[str]) -> list[str]:
    return list(dict.fromkeys(bron for op, bronnen in steunt if op.intersection(feiten) for bron in bronnen))


def steunt_op(werk: Regelwerk, rij: Rij) -> set[str]:
    """De feiten die een rij gebruikt, rechtstreeks of door een afgeleid feit heen."""
    eigen = {naam.split(".")[0] for naam in rij.als}
    onder = (r for naam in rij.als if naam in werk.afgeleid for _, rijen in werk.afgeleid[naam].waarden for r in rijen)
    return eigen.union(*(steunt_op(werk, r) for r in onder))
