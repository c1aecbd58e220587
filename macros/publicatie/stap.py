"""What every step of a build needs: a command of our own in a fresh process, the time it took, and how to stop."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from macros.basis import plekken


class Gestopt(Exception):
    """The build cannot go on; the reason has been printed or is the text."""


def opdracht(*argv: str) -> int:
    """One of our own commands in a fresh process, so that edited code is the code that runs."""
    sys.stdout.flush()
    klaar = subprocess.run(
        [sys.executable, "-m", "macros", *argv],
        cwd=plekken.WORTEL,
        env=plekken.omgeving(),
        check=False,
    )
    return klaar.returncode


@contextmanager
def gemeten(wat: str) -> Iterator[None]:
    """Print how long a step took, when it took long enough to notice."""
    begin = time.perf_counter()
    yield
    duur = time.perf_counter() - begin
    if duur >= 0.1:
        print(f"  {wat:<22} {duur:6.1f} s", flush=True)
