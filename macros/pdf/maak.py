"""`python -m macros pdf --site MAP --uit MAP`: every print edition and every routekaart from one built site.

--alleen NAAM  only this file, or all files whose name begins like this
--nieuw        make everything anew; else a file with the same key stays (macros/pdf/sleutel.py)
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
from macros.pagina.adres import webpad
from macros.pagina.boek import Boek
from macros.pagina.edities import Editie, Kaart
from macros.pagina.openen import boek_of_fouten
from macros.pdf import lezen, lijst, schoon, sleutel, uitgave
from macros.pdf.lezen import Bron, Onleesbaar
from macros.pdf.lijst import Regel
from macros.pdf.opbouw import Werk

DATAVERSIE = re.compile(r'data-dataversie="([0-9a-f]{8,64})"')
WERKERS = 2
_gedeeld: list[Werk] = []


def boek_van_nu() -> Boek:
    boek, meldingen = boek_of_fouten()
    if meldingen:
        raise Onleesbaar("\n".join(meldingen))
    return boek


def lees(site: Path, bronnen: list[Bron], boek: Boek, dag: str) -> Werk:
    """Everything that the editions share; a page that cannot be printed stops here, with its name."""
    paginas = {bron.adres: lezen.pagina(bron) for bron in bronnen}
    fouten = [fout for pagina in paginas.values() for fout in schoon.maak_schoon(pagina, site)]
    if fouten:
        raise Onleesbaar("\n".join(fouten))
    return Werk(boek, paginas, dag, dataversie(site))


def dataversie(site: Path) -> str:
    """The version that the site shows."""
    blad = site / "welke-tafel" / "index.html"
    treffer = DATAVERSIE.search(blad.read_text(encoding="utf-8")) if blad.is_file() else None
    return treffer[1][:12] if treffer else "onbekend"


def werken(boek: Boek, alleen: str = "") -> list[Editie | Kaart]:
    """All files to make, the largest first."""
    alle: list[Editie | Kaart] = [*edities.edities(boek), *edities.kaarten(boek)]
    return [wat for wat in alle if wat.naam == alleen] or [wat for wat in alle if wat.naam.startswith(alleen)]


def _begin(werk: Werk) -> None:
    """The boxes of a whole book are one big graph: looking for garbage in it, again and again, takes long."""
    _gedeeld[:] = [werk]
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def _taak(wat: Editie | Kaart, doel: Path) -> tuple[str, int]:
    return wat.naam, uitgave.maak(_gedeeld[0], wat, doel / f"{wat.naam}.pdf")


def _werkers(werk: Werk, taken: list[Editie | Kaart], doel: Path) -> Iterator[tuple[str, int]]:
    """Two processes that share the pages already read."""
    soort = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(soort)
    aantal = max(1, min(WERKERS, os.cpu_count() or 1, len(taken)))
    with ProcessPoolExecutor(aantal, context, _begin, (werk,)) as werkers:
        for taak in as_completed([werkers.submit(_taak, wat, doel) for wat in taken]):
            yield taak.result()


def maak(site: Path, doel: Path, alleen: str = "", *, nieuw: bool = False) -> None:
    """Every file that is not there yet with the key of now; the list grows with each of them."""
    dag = datetime.fromtimestamp(plekken.epoch(), UTC).date().isoformat()
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(f"{dag}T00:00:00+00:00").timestamp()))
    boek = boek_van_nu()
    bronnen = lezen.bronnen(site, edities.geheel(boek))
    van_nu = sleutel.van(site, bronnen, dataversie(site))
    taken, klaar = werken(boek, alleen), lijst.lees(doel)
    nodig = [wat for wat in taken if nieuw or not klaar.is_van_nu(wat.naam, van_nu, doel)]
    print(f"    pdf: {len(taken) - len(nodig)} zoals de vorige keer, {len(nodig)} te maken", flush=True)
    if nodig:
        doel.mkdir(parents=True, exist_ok=True)
        klaar.datum = dag
        _maak(lees(site, _van(bronnen, boek, nodig), boek, dag), nodig, doel, klaar, van_nu)
    if not alleen:
        _ruim_op(doel, klaar, {wat.naam for wat in taken})


def _van(bronnen: list[Bron], boek: Boek, nodig: list[Editie | Kaart]) -> list[Bron]:
    """The pages of the editions to make; a card has none."""
    delen = [deel for wat in nodig if isinstance(wat, Editie) for deel in edities.hoofdstukken(boek, wat)]
    adressen = {webpad(blad) for deel in delen for blad in deel.bladen}
    return [bron for bron in bronnen if bron.adres in adressen]


def _maak(werk: Werk, nodig: list[Editie | Kaart], doel: Path, klaar: lijst.Lijst, van_nu: str) -> None:
    begin = time.perf_counter()
    for nummer, (naam, bladen) in enumerate(_werkers(werk, nodig, doel), start=1):
        klaar.bestanden[naam] = Regel(van_nu, bladen, (doel / f"{naam}.pdf").stat().st_size)
        klaar.schrijf(doel)
        _meld(f"{nummer}/{len(nodig)}: {naam}", klaar.bestanden[naam], time.perf_counter() - begin)


def _ruim_op(doel: Path, klaar: lijst.Lijst, namen: set[str]) -> None:
    """Forget the files of editions that are no more."""
    for naam in klaar.bestanden.keys() - namen:
        (doel / f"{naam}.pdf").unlink(missing_ok=True)
        del klaar.bestanden[naam]
        klaar.schrijf(doel)


def _meld(wat: str, regel: Regel, duur: float) -> None:
    blad = "bladzijde" if regel.bladzijden == 1 else "bladzijden"
    print(f"    pdf {wat}, {regel.bladzijden} {blad}, {regel.bytes / 1000:.0f} kB ({duur:.0f} s)", flush=True)


def hoofd(argv: list[str]) -> int:
    vraag = argparse.ArgumentParser(prog="python -m macros pdf", description="Maakt de afdrukversies.")
    vraag.add_argument("--site", type=Path, default=plekken.SITE, help="map met de gebouwde site")
    vraag.add_argument("--uit", type=Path, default=plekken.PDF, help="map voor de PDF's")
    vraag.add_argument("--alleen", default="", help="alleen bestanden waarvan de naam zo begint")
    vraag.add_argument("--nieuw", action="store_true", help="niets overnemen van de vorige keer")
    keuzes = vraag.parse_args(argv)
    try:
        maak(keuzes.site, keuzes.uit, keuzes.alleen, nieuw=keuzes.nieuw)
    except Onleesbaar as reden:
        print(reden, file=sys.stderr)
        return 1
    return 0
