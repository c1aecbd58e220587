"""`make bench [ARGS="deel …"]`: the benchmarks live in tests/bench and run in a process of their own."""

from __future__ import annotations

import subprocess
import sys

from macros.basis import plekken


def hoofd(argv: list[str]) -> int:
    opdracht = [sys.executable, "-m", "tests.bench", *argv]
    return subprocess.run(opdracht, cwd=plekken.WORTEL, env=plekken.omgeving(), check=False).returncode
