"""From an edit of the dataset to the page that `make serve` shows; and until every page follows.

Two kinds of edits, in turn: a sentence of one tafel, and its deadline. The clock starts when the file is saved.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench.project import draai, kopie, omgeving
from tests.bench.rij import Rij
from tests.bench.venster import RONDEN

POORT = 8137
TAFEL, PAGINA, ANDERE = "data/tafels/po-adviestafel.yaml", "po/po-adviestafel/rijswijk/", "begrippen/"
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
    nieuw = f"Stap 3: een proefzin, de {ronde + 2}e."
    tekst = tafel.read_text(encoding="utf-8")
    tafel.write_text(re.sub(r'(samenvatting: \{tekst: )"[^"]*"', rf'\1"{nieuw}"', tekst), encoding="utf-8")
    return nieuw


def meet() -> list[Rij]:
    map_ = kopie("bewerking")
    draai(map_, "-m", "macros", "site", "--zonder-pdf")
    argv = [sys.executable, "-m", "macros", "serve"]
    stil = subprocess.DEVNULL
    dienst = subprocess.Popen(argv, cwd=map_, env={**omgeving(), "PORT": str(POORT)}, stdout=stil, stderr=stil)
    try:
        wacht(PAGINA, "</html>")
        time.sleep(GEDULD / 60)  # the first, empty round
        return rijen(map_ / TAFEL, zin)  # another deadline stops the full build until the cases follow
    finally:
        dienst.send_signal(signal.SIGTERM)
        dienst.wait()


def dataversie() -> str:
    """What a page says that the edit does not touch; it changes only when all pages are made."""
    gevonden = re.search(r"Dataversie ([0-9a-f]{12})", bladzij(ANDERE))
    return gevonden[1] if gevonden else ""


def rijen(tafel: Path, wijzig: Callable[[Path, int], str]) -> list[Rij]:
    eerst, alles = [], []
    for ronde in range(RONDEN):
        voor, begin = dataversie(), time.perf_counter()
        eerst.append(wacht(PAGINA, wijzig(tafel, ronde)) - begin)
        while dataversie() in {voor, ""}:
            time.sleep(0.2)
        alles.append(time.perf_counter() - begin)
    wat, noot = f"van bewerking ({wijzig.__name__}) tot", f"n = {RONDEN}"
    return [
        Rij(f"{wat} pagina", median(eerst), "s", max(eerst), bar=5, noot=noot),
        Rij(f"{wat} alle pagina's", median(alles), "s", max(alles), noot=noot),
    ]
