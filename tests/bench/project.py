"""A copy of the project to build in, so that measuring never touches the real build/ and site/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
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


def draai(map_: Path, *argv: str, python: str = sys.executable) -> float:
    """Seconds that a Python command takes there; stops with its words when it fails."""
    begin = time.perf_counter()
    klaar = subprocess.run([python, *argv], cwd=map_, env=omgeving(), capture_output=True, text=True, check=False)
    if klaar.returncode != 0:
        raise RuntimeError(f"{' '.join(argv)}\n{klaar.stdout[-2000:]}{klaar.stderr[-2000:]}")
    return time.perf_counter() - begin


def grootte(map_: Path, einde: str = "*") -> int:
    return sum(pad.stat().st_size for pad in map_.rglob(einde) if pad.is_file())
