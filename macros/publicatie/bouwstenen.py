"""What a site is put together from: the dataset, then the pages, with the engine and the slowest compression beside."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from macros.basis import plekken
from macros.publicatie import geraakt, motor, paginas, samenpersen
from macros.publicatie.motor import Motor
from macros.publicatie.stap import Gestopt, gemeten


def maak(*, snel: bool) -> Motor:
    """build/paginas/ and build/motor/, made anew where something changed; stops with `Gestopt`."""
    with geraakt.alvast(alle=not snel) as wacht_op_teksten:
        with gemeten("dataset"):
            paginas.bereid_voor(snel=snel)
        with gemeten("pagina's en motor"), ThreadPoolExecutor() as werkers:
            gemaakt = werkers.submit(motor.maak, plekken.MOTOR, plekken.INVOER)
            # The program of Pyodide takes longest to compress, and is the same every time.
            geperst = None if snel else werkers.submit(samenpersen.pers, motor.PYODIDE / "pyodide.asm.wasm")
            wacht_op_teksten()
            paginas.maak(snel=snel)
    if geperst:
        geperst.result()
    return gemaakt.result()


def hoofd(argv: list[str]) -> int:
    """`python -m macros bouwstenen [--snel]`: only this."""
    try:
        maak(snel="--snel" in argv)
    except (Gestopt, RuntimeError) as reden:
        if str(reden):
            print(reden, file=sys.stderr)
        return 1
    return 0
