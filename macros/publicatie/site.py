"""`python -m macros site`: from the dataset to a complete site/, or nothing at all.

--only-pages   only the handbook pages; engine and PDFs as they were
--snel         for the dev server: PDFs from the last time, compression only where it was done before
--zonder-pdf   no print editions
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from macros.basis import plekken
from macros.publicatie import (
    paginacontrole,
    paginas,
    samenpersen,
    stap_api,
    stap_csp,
    stap_finder,
    stap_hosting,
    stap_motor,
    stap_pdf,
    stap_snoei,
    stap_sw,
    stap_zoek,
    wissel,
)

OPTIES = {"--only-pages", "--snel", "--zonder-pdf"}


@contextmanager
def gemeten(wat: str) -> Iterator[None]:
    """Print how long a step took, when it took long enough to notice."""
    begin = time.perf_counter()
    yield
    duur = time.perf_counter() - begin
    if duur >= 0.1:
        print(f"  {wat:<22} {duur:6.1f} s", flush=True)


def bouw(opties: set[str]) -> None:
    """All steps in order; site/ changes only in the very last one."""
    with gemeten("dataset"):
        paginas.bereid_voor()
    with gemeten("pagina's"):
        paginas.maak()
    shutil.rmtree(plekken.KLAAR, ignore_errors=True)
    shutil.copytree(plekken.PAGINAS, plekken.KLAAR)
    stap_snoei.doe(plekken.KLAAR)
    stap_zoek.doe(plekken.KLAAR)
    with gemeten("controle van pagina's"):
        nakijken()
    if "--only-pages" not in opties:
        toevoegen(opties)
    with gemeten("beleid en hosting"):
        stap_hosting.doe(plekken.KLAAR, stap_csp.doe(plekken.KLAAR))
        stap_sw.doe(plekken.KLAAR)
    with gemeten("samenpersen"):
        samenpersen.doe(plekken.KLAAR, alleen_bewaard="--snel" in opties or "--only-pages" in opties)
    wissel.wissel(plekken.KLAAR, plekken.SITE)


def nakijken() -> None:
    """Stop when a built page has a defect."""
    fouten = paginacontrole.controleer(plekken.KLAAR)
    if fouten:
        raise paginas.Gestopt(
            "\n".join([*fouten, f"{len(fouten)} fouten in de gebouwde pagina's; site/ is niet veranderd."])
        )


def toevoegen(opties: set[str]) -> None:
    """Everything that is not a page."""
    with gemeten("afdrukversie"):
        stap_pdf.doe(plekken.KLAAR, zonder=bool(opties & {"--snel", "--zonder-pdf"}))
    with gemeten("rekenmotor"):
        manifest = stap_motor.doe(plekken.KLAAR)
    stap_finder.doe(plekken.KLAAR, manifest)
    stap_api.doe(plekken.KLAAR)


@contextmanager
def alleen() -> Iterator[None]:
    """One build at a time in this folder; a second one waits."""
    plekken.BUILD.mkdir(exist_ok=True)
    with (plekken.BUILD / "slot").open("w") as slot:
        try:
            import fcntl
        except ImportError:  # a system without file locks
            yield
            return
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield


def hoofd(argv: list[str]) -> int:
    onbekend = set(argv) - OPTIES
    if onbekend:
        print(f"De optie {min(onbekend)} bestaat niet. Wel: {', '.join(sorted(OPTIES))}.", file=sys.stderr)
        return 2
    begin = time.perf_counter()
    try:
        with alleen():
            bouw(set(argv))
    except (paginas.Gestopt, RuntimeError) as reden:
        if str(reden):
            print(reden, file=sys.stderr)
        return 1
    print(f"site/ is klaar ({time.perf_counter() - begin:.1f} s).", flush=True)
    return 0
