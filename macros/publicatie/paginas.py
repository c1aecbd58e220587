"""The dataset checked and compiled, the stubs written, and `mkdocs build` in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from macros.basis import plekken, vinger

INVOER = ("data", "docs", "macros", "finder", "tests/casussen", "mkdocs.yml", "requirements.txt")


class Gestopt(Exception):
    """The build cannot go on; the reason has been printed or is the text."""


def opdracht(*argv: str) -> int:
    """One of our own commands in a fresh process, so that edited code is the code that runs."""
    sys.stdout.flush()
    klaar = subprocess.run(
        [sys.executable, "-m", "macros", *argv],
        cwd=plekken.WORTEL,
        env=plekken.omgeving(),
        check=False,
    )
    return klaar.returncode


def bereid_voor() -> None:
    """Dataset without errors, stubs written, dataset compiled."""
    if opdracht("controle") != 0:
        raise Gestopt
    if opdracht("stubs") != 0:
        raise Gestopt("De pagina's en het menu konden niet worden geschreven.")
    if opdracht("dataset") != 0:
        raise Gestopt("De dataset kon niet worden vertaald voor de browser.")


def _mkdocs(doel: Path) -> None:
    shutil.rmtree(doel, ignore_errors=True)
    argv = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(doel)]
    klaar = subprocess.run(
        argv,
        cwd=plekken.WORTEL,
        env=plekken.omgeving(),
        capture_output=True,
        text=True,
        check=False,
    )
    plekken.BUILD.mkdir(exist_ok=True)
    (plekken.BUILD / "mkdocs.log").write_text(klaar.stdout + klaar.stderr, encoding="utf-8")
    if klaar.returncode != 0:
        raise Gestopt("\n".join(["De pagina's konden niet worden gemaakt:", *redenen(klaar.stdout + klaar.stderr)]))


MACROFOUT = re.compile(r"_File_: `(?P<pagina>[^`]+)`\s+_(?P<soort>\w+)_: (?P<tekst>.+)")
RUIS = ("INFO", "Aborted", "Error: ", "```", "Traceback")


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
    bestaand = [plekken.WORTEL / naam for naam in INVOER if (plekken.WORTEL / naam).exists()]
    return vinger.onder(*bestaand)


def maak() -> bool:
    """Build the pages when something changed. True when they were made anew."""
    plaats = f"{plekken.epoch()} {os.environ.get('SITE_URL', '')}"
    sleutel = vinger.van_bytes(vinger.van_bestanden(invoer(), plekken.WORTEL).encode(), plaats.encode())
    nieuw = plekken.BUILD / "paginas.nieuw"

    def bouw() -> None:
        _mkdocs(nieuw)
        shutil.rmtree(plekken.PAGINAS, ignore_errors=True)
        nieuw.rename(plekken.PAGINAS)

    return vinger.alleen_als_nieuw(plekken.STEMPELS / "paginas", sleutel, bouw, plekken.PAGINAS)
