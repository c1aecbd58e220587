"""The print editions: `macros.pdf` makes what is not up to date; then the files and their sizes go into the site."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.basis import plekken
from macros.pdf import lijst
from macros.publicatie.stap import Gestopt, opdracht


def doe(klaar: Path, *, zonder: bool) -> None:
    """With `zonder` the files as they are. The download page always tells of the files that are there."""
    if not zonder and opdracht("pdf", "--site", str(klaar), "--uit", str(plekken.PDF)) != 0:
        raise Gestopt("De afdrukversie kon niet worden gemaakt.")
    gemaakt, doel = lijst.lees(plekken.PDF), klaar / "afdrukken"
    if not gemaakt.bestanden:
        return
    doel.mkdir(exist_ok=True)
    for naam in gemaakt.bestanden:
        shutil.copyfile(plekken.PDF / f"{naam}.pdf", doel / f"{naam}.pdf")
    shutil.copyfile(plekken.PDF / lijst.BESTAND, doel / lijst.BESTAND)
    blad = doel / "index.html"
    if blad.is_file():
        blad.write_text(lijst.vul(blad.read_text(encoding="utf-8"), gemaakt), encoding="utf-8")
