"""The dataset checked and compiled, the stubs written, and `mkdocs build` in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from macros.basis import plekken, vinger
from macros.bewijs import casussen
from macros.dataset import oordeel, schema, schrijven
from macros.pagina import stubs
from macros.publicatie import geraakt, stap_zoek, wissel
from macros.publicatie.stap import Gestopt

INVOER = (*plekken.BRONNEN, plekken.WORTEL / "requirements.txt")


def bereid_voor(*, snel: bool) -> None:
    """Dataset without errors, stubs written, dataset compiled.

    Unless `snel` every case comes out as it says, and a text editor gets the names of today.
    """
    if oordeel.hoofd([]) != 0:
        raise Gestopt
    if not snel and (fouten := casussen.fouten()):
        raise Gestopt("\n".join([*fouten, "Er is niets gebouwd."]))
    if stubs.hoofd([]) != 0:
        raise Gestopt("De pagina's en het menu konden niet worden geschreven.")
    schrijven.werk_bij()
    if not snel:
        schema.werk_bij()


def _mkdocs(doel: Path, *opties: str) -> None:
    argv = [sys.executable, "-m", "mkdocs", "build", *opties, "-f", str(plekken.MKDOCS), "--site-dir", str(doel)]
    klaar = subprocess.run(
        argv,
        cwd=plekken.WORTEL,
        env=plekken.omgeving(),
        capture_output=True,
        text=True,
        check=False,
    )
    plekken.BUILD.mkdir(parents=True, exist_ok=True)
    (plekken.BUILD / "mkdocs.log").write_text(klaar.stdout + klaar.stderr, encoding="utf-8")
    if klaar.returncode != 0:
        raise Gestopt("\n".join(["De pagina's konden niet worden gemaakt:", *redenen(klaar.stdout + klaar.stderr)]))


MACROFOUT = re.compile(r"_File_: `(?P<pagina>[^`]+)`\s+_(?P<soort>\w+)_: (?P<tekst>.+)")
RUIS = ("INFO", "WARNING -  A 'dirty' build", "Aborted", "Error: ", "```", "Traceback")


def redenen(verslag: str) -> list[str]:
    """What went wrong, in lines an editor can use; the whole report stays in build/mkdocs.log."""
    fouten = [
        f"docs/{treffer['pagina']}: een macro op deze pagina lukt niet ({treffer['soort']}: {treffer['tekst']})."
        for treffer in MACROFOUT.finditer(verslag)
    ]
    if fouten:
        return [*fouten, "Het hele verslag staat in build/mkdocs.log."]
    return [regel for regel in verslag.splitlines() if regel.strip() and not regel.startswith(RUIS)]


def invoer() -> list[Path]:
    """Every file that can change a page."""
    return vinger.onder(*(pad for pad in INVOER if pad.exists()))


def maak(*, snel: bool) -> None:
    """Make the pages when something changed; with `snel`, over those of the last time, only what nobody can miss."""
    plaats = f"{plekken.epoch()} {os.environ.get('SITE_URL', '')}"
    sleutel = vinger.van_bytes(vinger.van_bestanden(invoer(), plekken.WORTEL).encode(), plaats.encode())
    stempel = plekken.STEMPELS / "paginas"
    if snel and plekken.PAGINAS.is_dir() and not vinger.is_van_nu(stempel, sleutel):
        stempel.unlink(missing_ok=True)
        _deel(plekken.PAGINAS)
    else:
        vinger.alleen_als_nieuw(stempel, sleutel, _alles, plekken.PAGINAS)


def _deel(map_: Path) -> None:
    """The pages that the edit touches. The others, and the search index, follow when all pages are made."""
    index = (map_ / stap_zoek.INDEX).read_bytes()
    for adres in geraakt.geraakt():
        (map_ / adres / "index.html").unlink(missing_ok=True)
    _mkdocs(map_, "--dirty", "--no-strict")
    (map_ / stap_zoek.INDEX).write_bytes(index)


def _alles() -> None:
    nieuw = plekken.BUILD / "paginas.nieuw"
    shutil.rmtree(nieuw, ignore_errors=True)
    _mkdocs(nieuw, "--strict")
    wissel.wissel(nieuw, plekken.PAGINAS)
    geraakt.onthoud()
