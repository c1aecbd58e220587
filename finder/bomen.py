"""Beslisdiagrammen lezen: wat is nog mogelijk, en welke atomen doen er nog toe. Deze module kent geen regels.

Een diagram is een getal: de plek van een knoop (niveau, kinderen) of van een blad (ONDERAAN, waarde) in een voorraad.
Ze worden gebouwd in `finder.bouwen`. De browser krijgt ze kant en klaar: bouwen is het meeste werk van een start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ONDERAAN = 10**6
Knoop = tuple[int, Any]
Waarden = Sequence[int | frozenset[int] | None]  # per atoom: bekend, een van deze, of onbekend


class Lezer:
    """Leest diagrammen uit een voorraad knopen."""

    def __init__(self, knopen: Sequence[Knoop], breedtes: Sequence[int] = ()) -> None:
        self.knopen, self.breedtes = knopen, breedtes

    def breedte(self, niveau: int) -> int:
        """Hoeveel waarden het atoom op dit niveau heeft."""
        return self.breedtes[niveau]

    def blad(self, diagram: int) -> Any:
        """De waarde van een blad; van een knoop bestaat die niet (None)."""
        niveau, inhoud = self.knopen[diagram]
        return inhoud if niveau == ONDERAAN else None

    def beperk(self, diagram: int, waarden: Waarden) -> int:
        """Loopt omlaag zolang het atoom bovenaan bekend is."""
        niveau, inhoud = self.knopen[diagram]
        while niveau != ONDERAAN and isinstance(waarden[niveau], int):
            diagram = inhoud[waarden[niveau]]
            niveau, inhoud = self.knopen[diagram]
        return diagram

    def _kinderen(self, knoop: int, waarden: Waarden) -> Sequence[int]:
        """De kinderen die nog kunnen."""
        niveau, inhoud = self.knopen[knoop]
        kan = waarden[niveau]
        return [inhoud[waarde] for waarde in sorted(kan)] if isinstance(kan, frozenset) else inhoud

    def vast(self, diagram: int, waarden: Waarden) -> int | None:
        """Het ene blad dat nog mogelijk is, ook als er onderweg onbekende atomen zijn; None zodra er twee zijn."""
        gevonden: int | None = None
        open_, gezien = [diagram], set()
        while open_:
            deze = self.beperk(open_.pop(), waarden)
            if deze in gezien:
                continue
            gezien.add(deze)
            if self.knopen[deze][0] != ONDERAAN:
                open_ += self._kinderen(deze, waarden)
            elif gevonden is not None:
                return None
            else:
                gevonden = deze
        return gevonden

    def langs(self, diagram: int, waarden: Waarden) -> set[int]:
        """De niveaus die onderweg gelezen worden: wat een ander atoom is, verandert hier niets."""
        open_, gezien, niveaus = [diagram], set[int](), set[int]()
        while open_:
            deze = open_.pop()
            niveau, inhoud = self.knopen[deze]
            if niveau == ONDERAAN or deze in gezien:
                continue
            gezien.add(deze)
            niveaus.add(niveau)
            waarde = waarden[niveau]
            open_ += [inhoud[waarde]] if isinstance(waarde, int) else self._kinderen(deze, waarden)
        return niveaus

    def zeker(self, diagram: int, waarden: Waarden) -> bool:
        """Is dit waar, wat er ook nog onbekend is?"""
        blad = self.vast(diagram, waarden)
        return blad is not None and self.blad(blad) is True

    def bereik(self, diagram: int, waarden: Waarden) -> tuple[set[int], set[int]]:
        """(niveaus die nog iets uitmaken, bladen die nog mogelijk zijn), gegeven wat bekend is.

        Een niveau doet er niet meer toe zodra al zijn kinderen, met wat bekend is erin, hetzelfde zeggen.
        """
        rest: dict[int, int] = {}  # knoop → wat er met de bekende waarden van over is
        uniek: dict[tuple[int, ...], int] = {}

        def over(knoop: int) -> int:
            knoop = self.beperk(knoop, waarden)
            if knoop not in rest:
                rest[knoop] = knoop if self.knopen[knoop][0] == ONDERAAN else samen(knoop)
            return rest[knoop]

        def samen(knoop: int) -> int:
            kinderen = [over(kind) for kind in self._kinderen(knoop, waarden)]
            if len(set(kinderen)) == 1:
                return kinderen[0]
            return uniek.setdefault((self.knopen[knoop][0], *kinderen), -1 - len(uniek))

        boven = over(diagram)
        return _onder(boven, {nr: vorm for vorm, nr in uniek.items()})


def _onder(boven: int, vormen: dict[int, tuple[int, ...]]) -> tuple[set[int], set[int]]:
    """De niveaus en de bladen onder `boven`; een eigen vorm is (niveau, kind, kind, …)."""
    niveaus: set[int] = set()
    bladen: set[int] = set()
    open_, gezien = [boven], set()
    while open_:
        deze = open_.pop()
        if deze in gezien:
            continue
        gezien.add(deze)
        if deze in vormen:
            niveau, *kinderen = vormen[deze]
            niveaus.add(niveau)
            open_ += kinderen
        else:
            bladen.add(deze)
    return niveaus, bladen


@dataclass(frozen=True, slots=True)
class Bomen:
    """Diagrammen voor de stap, de stap met wat eerst moet, de stand van de termijn en alles wat daarnaast kan.

    `stap` heeft het regel-id als blad, `hoofd` ook de codes van wat eerst moet. Alleen knopen die ergens toe leiden
    doen mee; de bladen staan vooraan. `teksten`: wat alleen een tekst kiest, met een vraag die verder niets uitmaakt.
    """

    knopen: tuple[Knoop, ...]
    breedtes: tuple[int, ...]
    stap: int
    hoofd: int
    stand: int
    naast: dict[str, int]
    teksten: tuple[int, ...] = ()


def pak_in(bomen: Bomen) -> dict[str, Any]:
    """Als JSON-tabel; een blad is een waarde of een lijst, een knoop [niveau, kind, kind, …]."""
    return {
        "bladen": [waarde for niveau, waarde in bomen.knopen if niveau == ONDERAAN],
        "knopen": [[niveau, *kinderen] for niveau, kinderen in bomen.knopen if niveau != ONDERAAN],
        "breedtes": bomen.breedtes,
        "stap": bomen.stap,
        "hoofd": bomen.hoofd,
        "stand": bomen.stand,
        "naast": list(bomen.naast.items()),  # een lijst: de volgorde is die van tonen
        "teksten": bomen.teksten,
    }


def pak_uit(tabel: dict[str, Any]) -> Bomen:
    """Het omgekeerde van `pak_in`."""
    bladen = ((ONDERAAN, tuple(waarde) if isinstance(waarde, list) else waarde) for waarde in tabel["bladen"])
    knopen = ((knoop[0], tuple(knoop[1:])) for knoop in tabel["knopen"])
    return Bomen(
        knopen=(*bladen, *knopen),
        breedtes=tuple(tabel["breedtes"]),
        stap=tabel["stap"],
        hoofd=tabel["hoofd"],
        stand=tabel["stand"],
        naast=dict(tabel["naast"]),
        teksten=tuple(tabel["teksten"]),
    )
