"""The region that the tests of a region are about: ROUTEBOEK_DATA, else the invented one in tests/regio/."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
REGIO = WORTEL / "tests" / "regio"
OMGEVING = {"ROUTEBOEK_DATA": str(REGIO), **os.environ}


def draai(*argv: str, invoer: str = "") -> str:
    """What one of our own commands prints, for that region."""
    klaar = subprocess.run(
        [sys.executable, "-m", *argv],
        cwd=WORTEL, env=OMGEVING, input=invoer, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stdout[-2000:] + klaar.stderr[-4000:]
    return klaar.stdout
