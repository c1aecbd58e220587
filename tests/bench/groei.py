"""Growth: 1, 10 and 100 times the tafels, the gemeenten or the questions. What is measured is a power of the size.

1 = grows with the size, 2 = with its square. Each figure comes from a process of its own, so that its memory is its
own. Answers and data from 10 to 100 times; the proof and the pages, which take long, from 1 to 10 times. `groei100`
builds the pages of a hundred times the tafels.
"""

from __future__ import annotations

import json
import math
import shutil
import time
import zlib
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from tests.bench.project import draai, grootte, kopie, meet_proces
from tests.bench.rij import Rij, getal
from tests.bench.venster import WORTEL
from tests.bench.vergroot import RICHTINGEN, schrijf

KEREN = (1, 10, 100)
BOUWEN = ("-m", "mkdocs", "build", "--strict", "--site-dir", "build/eigen")
MATEN = {
    "laden": ("gegevens laden", "ms"),
    "bytes": ("gegevens over de lijn, gzip", "bytes"),
    "vraag": ("antwoord met de volgende vraag", "ms"),
    "uitkomst": ("antwoord met een uitkomst", "ms"),
    "bewijs": ("bewijs", "s"),
    "controle": ("controle van de dataset", "s"),
    "bouwen": ("pagina's bouwen, met niets bewaard", "s"),
    "opnieuw": ("pagina's bouwen, nog een keer", "s"),
    "pagina's": ("grootte van de pagina's", "bytes"),
    "geheugen": ("geheugen", "MiB"),
}
Cijfers = dict[str, float]


def duur(doe: Callable[[], Any]) -> float:
    begin = time.process_time()
    doe()
    return (time.process_time() - begin) * 1000


def verzoeken() -> tuple[list[str], list[str]]:
    """Of some written cases: halfway and up to the outcome. They say nothing about what was added."""
    from finder.bouwen import maak_motor
    from macros.bewijs.bron import dataset_nu
    from macros.bewijs.casussen import casussen
    from macros.pagina.naspel import naspel

    gids = maak_motor(dataset_nu()).gids
    halfweg, heel = [], []
    for casus in casussen()[::20]:
        gegeven = list(naspel(gids, casus).antwoorden.items())
        for doel, deel in ((halfweg, gegeven[: len(gegeven) // 2]), (heel, gegeven)):
            doel.append(json.dumps({"vandaag": casus.vandaag.isoformat(), "antwoorden": dict(deel)}))
    return halfweg, heel


def reken(richting: str, keer: int) -> Cijfers:
    """Data and answers of a dataset that large."""
    from finder import brug
    from finder.bouwen import invoer
    from macros.dataset.compileren import compileer
    from macros.dataset.laden import laad

    halfweg, heel = verzoeken()
    ruw = laad(WORTEL / "data").ruw
    RICHTINGEN[richting](ruw, keer)
    tekst = brug.schrijf(invoer(compileer(ruw)))
    return {
        "laden": duur(lambda: brug.laad(tekst)),
        "bytes": len(zlib.compress(tekst.encode(), 9)),
        "vraag": median(duur(partial(brug.stap, verzoek)) for verzoek in halfweg),
        "uitkomst": median(duur(partial(brug.stap, verzoek)) for verzoek in heel),
    }


def bewijs(richting: str, keer: int) -> Cijfers:
    from macros.bewijs.rapport import rapport
    from macros.dataset.compileren import compileer
    from macros.dataset.laden import laad

    ruw = laad(WORTEL / "data").ruw
    RICHTINGEN[richting](ruw, keer)
    dataset = compileer(ruw)
    return {"bewijs": duur(lambda: rapport(dataset, {}, ruw["wetten"])) / 1000}


def apart(functie: str, richting: str, keer: int) -> Cijfers:
    """What one of the two above gives, in a process of its own, with its memory."""
    code = f"from tests.bench import groei; import json; print(json.dumps(groei.{functie}({richting!r}, {keer})))"
    proces = meet_proces(WORTEL, "-c", code)
    return {**json.loads(proces.uitvoer.splitlines()[-1]), "geheugen": proces.geheugen}


def bouw(richting: str, keer: int) -> Cijfers:
    """The check and the pages, first and again, in processor seconds; their bytes and number; memory."""
    from macros.dataset.laden import laad

    ruw, map_ = laad(WORTEL / "data").ruw, kopie(f"groei-{richting}-{keer}")
    RICHTINGEN[richting](ruw, keer)
    schrijf(map_, ruw)
    controle = meet_proces(map_, "-m", "macros", "controle")
    draai(map_, "-m", "macros", "stubs")
    eerst, opnieuw = meet_proces(map_, *BOUWEN), meet_proces(map_, *BOUWEN)
    uit = {"controle": controle.rekentijd, "bouwen": eerst.rekentijd, "opnieuw": opnieuw.rekentijd}
    uit |= {"pagina's": grootte(map_ / "build" / "eigen", "*.html"), "geheugen": eerst.geheugen}
    uit["bladen"] = len(list((map_ / "build" / "eigen").rglob("index.html")))
    shutil.rmtree(map_)
    return uit


def rijen(richting: str, wat: str, klein: Cijfers, groot: Cijfers, keer: float) -> list[Rij]:
    """Per measure the power with which it grows when the size grows `keer` times."""
    uit = []
    for maat in MATEN.keys() & klein.keys():
        naam, eenheid = MATEN[maat]
        macht = math.log(groot[maat] / klein[maat]) / math.log(keer)
        noot = f"{wat}; {getal(klein[maat])} → {getal(groot[maat])} {eenheid}"
        uit.append(Rij(f"{richting}: {naam}, groeimacht", round(macht, 2), "", None, 1.0, None, noot))
    return sorted(uit, key=lambda rij: [naam for naam, _ in MATEN.values()].index(rij.wat.split(": ")[1][:-12]))


def in_gegevens(richting: str) -> list[Rij]:
    _, tien, honderd = (apart("reken", richting, keer) for keer in KEREN)
    een_bewijs, tien_bewijs = (apart("bewijs", richting, keer) for keer in KEREN[:2])
    return [
        Rij(f"{richting}: volgende vraag bij 100 ×", honderd["vraag"], "ms", None, 10),
        Rij(f"{richting}: uitkomst bij 100 ×", honderd["uitkomst"], "ms", None, 10),
        *rijen(richting, "van 10 naar 100 ×", tien, honderd, 10),
        *rijen(f"{richting}, bewijs", "van 1 naar 10 ×", een_bewijs, tien_bewijs, 10),
    ]


def in_paginas(richting: str, keer: int) -> list[Rij]:
    """Against the number of pages, as not every page is about what grew."""
    klein, groot = bouw(richting, 1), bouw(richting, keer)
    wat = f"{getal(klein['bladen'])} → {getal(groot['bladen'])} pagina's"
    return rijen(f"{richting}, site bij {keer} ×", wat, klein, groot, groot["bladen"] / klein["bladen"])


def meet() -> list[Rij]:
    return [rij for richting in RICHTINGEN for rij in in_gegevens(richting)]


def meet_paginas() -> list[Rij]:
    return [rij for richting in RICHTINGEN for rij in in_paginas(richting, 10)]


def meet100() -> list[Rij]:
    return in_paginas("tafels", 100)
