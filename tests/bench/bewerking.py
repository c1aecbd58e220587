"""From an edit of the dataset to the page that `make serve` shows; and until every page follows.

Two kinds of edits, in turn: a sentence of one tafel, and its deadline. The clock starts when the file is saved.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

from tests.bench.project import draai, kopie, omgeving
from tests.bench.rij import Rij
from tests.bench.venster import RONDEN

POORT = 8137
TAFEL, PAGINA, ANDERE = "data/tafels/po-adviestafel.yaml", "po/po-adviestafel/rijswijk/", "begrippen/"
WEKEN = ("13", "11")
GEDULD = 600


def bladzij(adres: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{POORT}/{adres}") as antwoord:
            return str(antwoord.read().decode())
    except urllib.error.URLError:
        return ""


def wacht(adres: str, tekst: str) -> float:
    """When a page first shows a text."""
    begin = time.perf_counter()
    while tekst not in bladzij(adres):
        if time.perf_counter() - begin > GEDULD:
            raise TimeoutError(f"{adres} toont niet: {tekst}")
        time.sleep(0.02)
    return time.perf_counter()


def zin(tafel: Path, ronde: int) -> str:
    """Another sentence; returns what the page then says."""
    nieuw = f"De tafel neemt de casus voor de {ronde + 2}e keer niet over."
    tekst = tafel.read_text(encoding="utf-8")
    tafel.write_text(re.sub(r'"De tafel neemt de casus [^"]*over\."', f'"{nieuw}"', tekst), encoding="utf-8")
    return nieuw


def termijn(tafel: Path, ronde: int) -> str:
    """Another deadline."""
    week = WEKEN[ronde % 2]
    tekst = tafel.read_text(encoding="utf-8")
    tafel.write_text(re.sub(r"termijn: \{week: \d+", f"termijn: {{week: {week}", tekst), encoding="utf-8")
    return f"De termijn is {week} weken"


def meet() -> list[Rij]:
    map_ = kopie("bewerking")
    draai(map_, "-m", "macros", "site", "--zonder-pdf")
    argv = [sys.executable, "-m", "macros", "serve"]
    stil = subprocess.DEVNULL
    dienst = subprocess.Popen(argv, cwd=map_, env={**omgeving(), "PORT": str(POORT)}, stdout=stil, stderr=stil)
    try:
        wacht(PAGINA, "</html>")
        time.sleep(GEDULD / 60)  # the first, empty round
        return [rij for wat in (zin, termijn) for rij in rijen(map_ / TAFEL, wat)]
    finally:
        dienst.send_signal(signal.SIGTERM)
        dienst.wait()


def rijen(tafel: Path, wijzig) -> list[Rij]:  # type: ignore[no-untyped-def]
    eerst, alles = [], []
    for ronde in range(RONDEN):
        voet = re.findall(r"[0-9a-f]{12}", bladzij(ANDERE).rpartition("<footer")[2])[0]
        begin = time.perf_counter()
        eerst.append(wacht(PAGINA, wijzig(tafel, ronde)) - begin)
        while voet in bladzij(ANDERE):
            time.sleep(0.2)
        alles.append(time.perf_counter() - begin)
    noot = f"n = {RONDEN}; belasting {os.getloadavg()[0]:.1f}"
    return [
        Rij(f"van bewerking ({wijzig.__name__}) tot pagina", median(eerst), "s", max(eerst), bar=5, noot=noot),
        Rij(f"van bewerking ({wijzig.__name__}) tot alle pagina's", median(alles), "s", max(alles), noot=noot),
    ]
