"""What a site is put together from: the dataset, then the pages, with the engine and the slowest compression beside."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from macros.basis import plekken
from macros.publicatie import motor, paginas, samenpersen
from macros.publicatie.stap import Gestopt, gemeten


def ernaast(werkers: ThreadPoolExecutor, *, snel: bool) -> list[Future[Any]]:
    """What does not need the pages. The program of Pyodide takes longest to compress, and is the same every time."""
    taken: list[Future[Any]] = [werkers.submit(motor.maak, plekken.MOTOR, plekken.INVOER)]
    return taken if snel else [*taken, werkers.submit(samenpersen.pers, motor.PYODIDE / "pyodide.asm.wasm")]


def hoofd(argv: list[str]) -> int:
    """`python -m macros bouwstenen [--snel]`: build/paginas/ and build/motor/, made anew where something changed."""
    snel = "--snel" in argv
    try:
        with gemeten("dataset"):
            paginas.bereid_voor(snel=snel)
        with gemeten("pagina's en motor"), ThreadPoolExecutor() as werkers:
            taken = ernaast(werkers, snel=snel)
            paginas.maak(snel=snel)
        for klus in taken:
            klus.result()
    except (Gestopt, RuntimeError) as reden:
        if str(reden):
            print(reden, file=sys.stderr)
        return 1
    return 0
