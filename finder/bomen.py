"""De beslisbomen van één dataset: alles wat de motor leest, in een vorm die als JSON mee kan.

Ze worden gebouwd in `finder.bouwen`. De browser krijgt ze kant en klaar: bouwen is het meeste werk van een start.
"""

from dataclasses import dataclass
from typing import Any

from finder.lezer import ONDERAAN, Knoop


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
