"""What a command measured or compared, written into the README between its two marks."""

from __future__ import annotations

import re

from tests.pakket import WORTEL

LEESMIJ = WORTEL / "README.md"


def zet(naam: str, tekst: str) -> None:
    """Replace what stands between `<!-- begin naam -->` and `<!-- einde naam -->`."""
    begin, einde = f"<!-- begin {naam} -->", f"<!-- einde {naam} -->"
    vak = re.compile(f"{re.escape(begin)}.*{re.escape(einde)}", re.DOTALL)
    nieuw, aantal = vak.subn(lambda _: f"{begin}\n{tekst}\n{einde}", LEESMIJ.read_text(encoding="utf-8"))
    if aantal != 1:
        raise ValueError(f"README.md: zet er één keer {begin} en {einde} in.")
    LEESMIJ.write_text(nieuw, encoding="utf-8")
