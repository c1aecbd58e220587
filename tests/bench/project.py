"""A copy of the project to build in, so that measuring never touches the real build/ and site/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.venster import WERK, WORTEL

NIET = shutil.ignore_patterns(
    "build", "site", ".git", ".venv", "node_modules", "__pycache__", ".*_cache", ".hypothesis"
)


def kopie(naam: str) -> Path:
    """Fresh copy in build/bench/; node_modules is shared, the Python is the one that runs now."""
    doel = WERK / naam
    shutil.rmtree(doel, ignore_errors=True)
    shutil.copytree(WORTEL, doel, ignore=NIET)
    (doel / "node_modules").symlink_to(WORTEL / "node_modules")
    return doel


def omgeving() -> dict[str, str]:
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1767225600",
        "NO_MKDOCS_2_WARNING": "1",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
    }


@dataclass(frozen=True)
class Proces:
    """What a command took: seconds by the clock and of processor, and MiB of its largest process; children included."""

    duur: float
    rekentijd: float
    geheugen: float
    uitvoer: str


def meet_proces(map_: Path, *argv: str, python: str = sys.executable) -> Proces:
    """Run a Python command there; stops with its words when it fails."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as uit:  # a pipe could be full before we read it
        proces = subprocess.Popen([python, *argv], cwd=map_, env=omgeving(), stdout=uit, stderr=subprocess.STDOUT)
        _, status, nam = os.wait4(proces.pid, 0)
        proces.returncode = os.waitstatus_to_exitcode(status)
        uit.seek(0)
        woorden = uit.read()
    if proces.returncode != 0:
        raise RuntimeError(f"{' '.join(argv)}\n{woorden[-4000:]}")
    return Proces(time.perf_counter() - begin, nam.ru_utime + nam.ru_stime, nam.ru_maxrss / 1024, woorden)


def draai(map_: Path, *argv: str, python: str = sys.executable) -> float:
    return meet_proces(map_, *argv, python=python).duur


def grootte(map_: Path, einde: str = "*") -> int:
    return sum(pad.stat().st_size for pad in map_.rglob(einde) if pad.is_file())
