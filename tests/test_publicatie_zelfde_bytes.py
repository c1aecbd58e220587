"""The same sources give the same site: in another folder, without Git, in another time zone, language and umask.

The print files are taken along here; that they come out the same is in test_pdf_bouw.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.basis import plekken
from tests.test_pdf_bouw import kopie

ANDERS = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "COLUMNS": "60"}


@pytest.mark.traag
def test_een_kloon_elders_geeft_dezelfde_bytes(wortel: Path, site: Path, tmp_path: Path) -> None:
    """Slow, as it builds everything but the print files from nothing."""
    elders = kopie(wortel, tmp_path / "een andere map")
    shutil.copytree(wortel / "tests" / "casussen", elders / "tests" / "casussen")
    shutil.copytree(plekken.PDF, elders / "build" / "pdf")
    klaar = subprocess.run(
        [sys.executable, "-m", "macros", "site", "--zonder-pdf"],
        cwd=elders, env={**os.environ, **ANDERS, "SOURCE_DATE_EPOCH": str(plekken.epoch())}, umask=0o077,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stdout[-2000:] + klaar.stderr[-4000:]
    namen = {pad.relative_to(site).as_posix() for pad in site.rglob("*") if pad.is_file()}
    assert {
        pad.relative_to(elders / "site").as_posix() for pad in (elders / "site").rglob("*") if pad.is_file()
    } == namen
    _, anders, mis = filecmp.cmpfiles(site, elders / "site", sorted(namen), shallow=False)
    assert (anders, mis) == ([], [])
