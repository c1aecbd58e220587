"""`python -m macros serve`: build, serve on 127.0.0.1, and build again in a fresh process after every edit."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from types import FrameType
from typing import IO

from macros.basis import plekken
from macros.publicatie import server, zien

GEVOLGD = plekken.BRONNEN
RUST = 0.15  # seconds without another edit before a build starts
RONDE = 0.2
ACHTERAAN = 15  # the priority of what nobody waits for
VERDER = {  # what follows on a quick build, and what to say when it fails; the reason stands above it
    "--zonder-pdf": "De rest van de site is niet bijgewerkt: alleen de pagina's die je wijzigde.",
    "": "De afdrukversies zijn niet bijgewerkt; de pagina's van de site wel.",
}


def stand() -> dict[str, tuple[int, int]]:
    """Time and size of every file that matters."""
    gezien: dict[str, tuple[int, int]] = {}
    for wortel in GEVOLGD:
        for pad in [wortel] if wortel.is_file() else wortel.rglob("*"):
            if "__pycache__" in pad.parts or pad.suffix in {".pyc", ".swp"} or pad.name.endswith("~"):
                continue
            try:
                info = pad.stat()
            except OSError:
                continue
            if pad.is_file():
                gezien[str(pad)] = (info.st_mtime_ns, info.st_size)
    return gezien


def gewijzigd(eerst: dict[str, tuple[int, int]], nu: dict[str, tuple[int, int]]) -> list[str]:
    paden = {pad for pad in eerst.keys() | nu.keys() if eerst.get(pad) != nu.get(pad)}
    return sorted(os.path.relpath(pad, plekken.WORTEL) for pad in paden)


class Bouwer:
    """Starts builds, one at a time, each in a process of its own."""

    def __init__(self, verslag: zien.Verslag) -> None:
        self._proces: subprocess.Popen[bytes] | None = None
        self._fouten: IO[bytes] | None = None  # what the build that runs says is wrong
        self._verder: list[str] = []  # the builds still to do behind everything else; the first of them runs
        self._verslag = verslag

    def _start(self, *opties: str) -> subprocess.Popen[bytes]:
        argv = [sys.executable, "-m", "macros", "site", *opties]
        self._fouten = tempfile.TemporaryFile()  # noqa: SIM115 - closed by _zeg
        self._proces = subprocess.Popen(argv, cwd=plekken.WORTEL, stderr=self._fouten, start_new_session=True)
        return self._proces

    def _zeg(self, *, goed: bool) -> None:
        """What a build that ended said is wrong: in the terminal, and when it failed in the browser too."""
        tekst = ""
        if self._fouten:
            self._fouten.seek(0)
            tekst = self._fouten.read().decode(errors="replace")
            self._fouten.close()
            self._fouten = None
        print(tekst, end="", file=sys.stderr, flush=True)
        self._verslag.neem_op(tekst, goed=goed)

    def bouw(self) -> bool:
        """The quick build; True when site/ was replaced."""
        self.stop()
        goed = self._start("--snel").wait() == 0
        self._zeg(goed=goed)
        if goed:
            return True
        if plekken.SITE.is_dir():
            print("De laatste goede site blijft staan.", flush=True)
        return False

    def werk_af(self) -> None:
        """The rest in the background: first all pages, then the PDFs."""
        self._verder = list(VERDER)
        self._volgende()

    def _volgende(self) -> None:
        if self._verder:
            proces = self._start(*filter(None, self._verder[:1]))
            os.setpriority(os.PRIO_PROCESS, proces.pid, ACHTERAAN)

    def vervolg(self) -> None:
        """Start the next part of the rest when one is done; say it once when it failed."""
        if not self._verder or self._proces is None or self._proces.poll() is None:
            return
        self._zeg(goed=self._proces.returncode == 0)
        if self._proces.returncode == 0:
            self._verder.pop(0)
            self._volgende()
        else:
            print(VERDER[self._verder[0]], flush=True)
            self._verder = []

    def stop(self) -> None:
        """End a background build that an edit has made useless."""
        self._verder = []
        if self._proces and self._proces.poll() is None:
            os.killpg(self._proces.pid, signal.SIGTERM)
            self._proces.wait()


def volg(bouwer: Bouwer, stoppen: threading.Event) -> None:
    """Wait for edits; build when they pause."""
    eerst = stand()
    while not stoppen.wait(RONDE):
        bouwer.vervolg()
        nu = stand()
        if nu == eerst:
            continue
        while not stoppen.wait(RUST) and (later := stand()) != nu:
            nu = later
        namen = gewijzigd(eerst, nu)
        print(f"\nGewijzigd: {', '.join(namen[:4])}{' …' if len(namen) > 4 else ''}", flush=True)
        if bouwer.bouw():
            bouwer.werk_af()
        eerst = nu  # stubs that the build itself wrote lead to one more, quick round


def _poort() -> int:
    tekst = os.environ.get("PORT") or "8000"
    if not tekst.isdigit() or not 0 < int(tekst) < 65536:
        raise SystemExit(f"PORT={tekst} is geen poortnummer: kies een getal van 1 tot en met 65535.")
    return int(tekst)


def _server(poort: int, verslag: zien.Verslag) -> server.Server:
    try:
        return zien.maak_server(plekken.SITE, poort, verslag)
    except OSError as fout:
        if fout.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise SystemExit(f"Poort {poort} is bezet; kies een andere: make serve PORT={poort + 1}.") from fout
        raise


def _bij_stop(_nummer: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def hoofd(_argv: list[str]) -> int:
    poort = _poort()
    verslag = zien.Verslag()
    dienst = _server(poort, verslag)  # before the build: a busy port is said at once
    signal.signal(signal.SIGTERM, _bij_stop)
    bouwer, stoppen = Bouwer(verslag), threading.Event()
    threading.Thread(target=dienst.serve_forever, daemon=True).start()
    try:
        begin = time.perf_counter()
        goed = bouwer.bouw()
        if goed or plekken.SITE.is_dir():
            print(f"Routeboek staat op http://127.0.0.1:{poort} (na {time.perf_counter() - begin:.0f} s).", flush=True)
        else:
            print("Er is nog geen site; verbeter de fouten hierboven, dan bouw ik opnieuw.", flush=True)
        if goed:
            bouwer.werk_af()
        volg(bouwer, stoppen)
    except KeyboardInterrupt:
        print("\nGestopt.")
    finally:
        stoppen.set()
        bouwer.stop()
        dienst.shutdown()
    return 0
