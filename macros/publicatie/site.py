"""`python -m macros site`: from the dataset to a complete site/, or nothing at all.

--snel         for the dev server: only the pages that the edit touches; PDFs, and what was compressed, as they were
--zonder-pdf   no print editions
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from macros.basis import plekken
from macros.publicatie import (
    bouwstenen,
    paginacontrole,
    samenpersen,
    stap_api,
    stap_certificaat,
    stap_csp,
    stap_finder,
    stap_hosting,
    stap_motor,
    stap_pdf,
    stap_sw,
    stap_thema,
    stap_zoek,
    wissel,
)
from macros.publicatie.motor import Motor
from macros.publicatie.stap import Gestopt, gemeten

OPTIES = {"--snel", "--zonder-pdf"}


def bouw(opties: set[str]) -> None:
    """All steps in order; site/ changes only in the very last one."""
    snel = "--snel" in opties
    gemaakt = bouwstenen.maak(snel=snel)
    shutil.rmtree(plekken.KLAAR, ignore_errors=True)
    shutil.copytree(plekken.PAGINAS, plekken.KLAAR)
    stap_thema.doe(plekken.KLAAR)
    stap_zoek.doe(plekken.KLAAR)
    with gemeten("controle van pagina's"):
        nakijken(alles=not snel)
    toevoegen(opties, gemaakt)
    with gemeten("beleid en hosting"):
        stap_hosting.doe(plekken.KLAAR, stap_csp.doe(plekken.KLAAR))
        stap_certificaat.doe(plekken.KLAAR)
        stap_sw.doe(plekken.KLAAR)
    with gemeten("samenpersen"):
        samenpersen.doe(plekken.KLAAR, alleen_bewaard=snel)
    wissel.wissel(plekken.KLAAR, plekken.SITE)


def nakijken(*, alles: bool) -> None:
    """Stop when a page has a defect; without `alles` only those made since the last good round are read."""
    stempel, begin = plekken.STEMPELS / "nagekeken", time.time()
    sinds = stempel.stat().st_mtime if stempel.exists() and not alles else 0
    fouten = paginacontrole.controleer(plekken.KLAAR, sinds)
    if fouten:
        raise Gestopt("\n".join([*fouten, f"{len(fouten)} fouten in de gebouwde pagina's; site/ is niet veranderd."]))
    stempel.parent.mkdir(parents=True, exist_ok=True)
    stempel.touch()
    os.utime(stempel, (begin, begin))


def toevoegen(opties: set[str], gemaakt: Motor) -> None:
    """Everything that is not a page."""
    with gemeten("afdrukversie"):
        stap_pdf.doe(plekken.KLAAR, zonder=bool(opties & {"--snel", "--zonder-pdf"}))
    with gemeten("rekenmotor"):
        manifest = stap_motor.doe(plekken.KLAAR, gemaakt)
    stap_finder.doe(plekken.KLAAR, manifest)
    stap_api.doe(plekken.KLAAR)


@contextmanager
def alleen() -> Iterator[None]:
    """One build at a time in this folder; a second one waits."""
    plekken.BUILD.mkdir(parents=True, exist_ok=True)
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
    os.environ["SOURCE_DATE_EPOCH"] = str(plekken.epoch())  # one day for all steps, also past midnight
    try:
        with alleen():
            bouw(set(argv))
    except (Gestopt, RuntimeError) as reden:
        if str(reden):
            print(reden, file=sys.stderr)
        return 1
    waar = plekken.in_project(plekken.SITE)
    print(f"{waar}/ is klaar ({time.perf_counter() - begin:.1f} s).", flush=True)
    return 0
