"""The print editions: made by macros.pdf when the pages or the print code changed, else taken from the last time."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.basis import plekken, vinger
from macros.publicatie import paginas


def _sleutel(klaar: Path) -> str:
    bron = plekken.WORTEL / "macros" / "pdf"
    bladen = vinger.van_bestanden(vinger.onder(klaar, achtervoegsels=(".html", ".svg", ".css")), klaar)
    code = vinger.van_bestanden(vinger.onder(bron), plekken.WORTEL)
    return vinger.van_bytes(bladen.encode(), code.encode(), str(plekken.epoch()).encode())


def _maak(klaar: Path) -> None:
    nieuw = plekken.BUILD / "pdf.nieuw"
    shutil.rmtree(nieuw, ignore_errors=True)
    nieuw.mkdir(parents=True)
    if paginas.opdracht("pdf", "--site", str(klaar), "--uit", str(nieuw)) != 0:
        raise paginas.Gestopt("De afdrukversie kon niet worden gemaakt.")
    shutil.rmtree(plekken.PDF, ignore_errors=True)
    nieuw.rename(plekken.PDF)


def doe(klaar: Path, *, zonder: bool) -> None:
    """The print editions and the filled list of them; of editions that were made for other pages only the files."""
    stempel, sleutel = plekken.STEMPELS / "pdf", _sleutel(klaar)
    if not zonder:
        vinger.alleen_als_nieuw(stempel, sleutel, lambda: _maak(klaar), plekken.PDF)
    if plekken.PDF.is_dir():
        lijst = () if vinger.is_van_nu(stempel, sleutel) else ("index.html",)
        shutil.copytree(plekken.PDF, klaar / "afdrukken", ignore=shutil.ignore_patterns(*lijst), dirs_exist_ok=True)
