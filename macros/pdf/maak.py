"""`python -m macros pdf --site MAP --uit MAP`: every print edition and every routekaart from one built site.

--alleen NAAM  only this file, or all files whose name begins like this
--nieuw        make everything anew
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from pathlib import Path

from macros.basis import plekken
from macros.pagina import edities
from macros.pagina.boek import Boek
from macros.pagina.edities import Editie, Kaart
from macros.pagina.openen import boek_of_fouten
from macros.pdf import bewaar, lezen, lijst, schoon, uitgave
from macros.pdf.lezen import Onleesbaar
from macros.pdf.opbouw import Werk
from macros.pdf.uitgave import Klaar

DATAVERSIE = re.compile(r'data-dataversie="([0-9a-f]{8,64})"')
PLOEG = 2
_gedeeld: list[Werk] = []


def lees(site: Path) -> Werk:
    """Everything that the editions share; a page that cannot be printed stops here, with its name."""
    boek, meldingen = boek_of_fouten()
    if meldingen or not isinstance(boek, Boek):
        raise Onleesbaar("\n".join(meldingen))
    paginas = lezen.lees(site, plekken.WORTEL / "mkdocs.yml")
    fouten = [fout for pagina in paginas for fout in schoon.maak_schoon(pagina, site)]
    if fouten:
        raise Onleesbaar("\n".join(fouten))
    dag = datetime.fromtimestamp(plekken.epoch(), UTC).date().isoformat()
    return Werk(boek, paginas, dag, _dataversie(site))


def _dataversie(site: Path) -> str:
    """The version that the site shows."""
    blad = site / "welke-tafel" / "index.html"
    treffer = DATAVERSIE.search(blad.read_text(encoding="utf-8")) if blad.is_file() else None
    return treffer[1][:12] if treffer else "onbekend"


def werken(werk: Werk, alleen: str = "") -> list[Editie | Kaart]:
    """All files to make, the largest first."""
    alle: list[Editie | Kaart] = [*edities.edities(werk.boek), *edities.kaarten(werk.boek)]
    return [wat for wat in alle if wat.naam == alleen] or [wat for wat in alle if wat.naam.startswith(alleen)]


def _begin(werk: Werk) -> None:
    """The boxes of a whole book are one big graph: looking for garbage in it costs a fifth of the time."""
    _gedeeld[:] = [werk]
    gc.disable()
    gc.freeze()


def _taak(wat: Editie | Kaart, doel: Path, code: str) -> Klaar:
    """One file; what the file before it left behind goes first."""
    gc.collect()
    return uitgave.maak(_gedeeld[0], wat, doel, code)


def _ploeg(werk: Werk, taken: list[Editie | Kaart], doel: Path) -> Iterator[Klaar]:
    """Two processes that share the pages already read."""
    soort = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(soort)
    aantal = max(1, min(PLOEG, os.cpu_count() or 1, len(taken)))
    with ProcessPoolExecutor(aantal, context, _begin, (werk,)) as ploeg:
        code = bewaar.code()
        wachtend = [ploeg.submit(_taak, wat, doel, code) for wat in taken]
        for taak in as_completed(wachtend):
            yield taak.result()


def maak(site: Path, doel: Path, alleen: str = "") -> list[Path]:
    """All files, and the list of them; returns their paths in the order of the list."""
    begin = time.perf_counter()
    werk = lees(site)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(f"{werk.dag}T00:00:00+00:00").timestamp()))
    taken = werken(werk, alleen)
    doel.mkdir(parents=True, exist_ok=True)
    klaar: dict[str, Klaar] = {}
    for uit in _ploeg(werk, taken, doel):
        klaar[uit.naam] = uit
        _meld(uit, len(klaar), len(taken), time.perf_counter() - begin)
    if not alleen:
        bewaar.ruim_op({uit.sleutel for uit in klaar.values()})
    volgorde = [klaar[wat.naam] for wat in taken]
    lijst.schrijf(site, doel, volgorde, werk.dag)
    return [doel / f"{uit.naam}.pdf" for uit in volgorde]


def _meld(uit: Klaar, nummer: int, totaal: int, duur: float) -> None:
    hoe = "zoals de vorige keer" if uit.oud else f"{uit.bytes / 1000:.0f} kB"
    blad = "bladzijde" if uit.bladen == 1 else "bladzijden"
    print(f"    pdf {nummer}/{totaal}: {uit.naam}, {uit.bladen} {blad}, {hoe} ({duur:.0f} s)", flush=True)


def hoofd(argv: list[str]) -> int:
    vraag = argparse.ArgumentParser(prog="python -m macros pdf", description="Maakt de afdrukversies.")
    vraag.add_argument("--site", type=Path, default=plekken.SITE, help="map met de gebouwde site")
    vraag.add_argument("--uit", type=Path, default=plekken.PDF, help="map voor de PDF's")
    vraag.add_argument("--alleen", default="", help="alleen bestanden waarvan de naam zo begint")
    vraag.add_argument("--nieuw", action="store_true", help="niets overnemen van de vorige keer")
    keuzes = vraag.parse_args(argv)
    if keuzes.nieuw:
        bewaar.ruim_op(set())
    try:
        maak(keuzes.site, keuzes.uit, keuzes.alleen)
    except Onleesbaar as reden:
        print(reden, file=sys.stderr)
        return 1
    return 0
