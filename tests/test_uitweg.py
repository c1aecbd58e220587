"""The way out: ProperDocs, the maintained fork of MkDocs, makes the same pages from the same sources."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.basis import plekken

MAKER = re.compile(rb'<meta name="generator"[^>]*>')


def bladen(map_: Path) -> dict[str, bytes]:
    return {pad.relative_to(map_).as_posix(): MAKER.sub(b"", pad.read_bytes()) for pad in map_.rglob("*.html")}


@pytest.mark.traag
@pytest.mark.usefixtures("site")
def test_properdocs_maakt_dezelfde_paginas(wortel: Path, tmp_path: Path) -> None:
    """Slow, as it makes every page anew."""
    opdracht = [sys.executable, "-m", "properdocs", "build", "-q", "-f", str(plekken.MKDOCS), "-d", str(tmp_path)]
    klaar = subprocess.run(opdracht, cwd=wortel, env=plekken.omgeving(), capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr[-3000:]
    hier, daar = bladen(plekken.PAGINAS), bladen(tmp_path)
    assert sorted(daar) == sorted(hier)
    assert [naam for naam, inhoud in hier.items() if daar[naam] != inhoud] == []
