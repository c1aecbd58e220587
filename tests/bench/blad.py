"""The page Meetresultaten: the latest figures of every part, with the machine they were measured on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.bench.rij import KOPPEN, Rij, cellen

ALLEEN_MIS = {"groei", "groeisite", "lighthouse"}  # dozens of lines that are met would hide the others
KOP = """---
title: "Meetresultaten"
description: "Wat van snelheid, geheugen en omvang beloofd is, en wat er gemeten is."
---
# Meetresultaten

`make bench` meet naast elkaar, in één keer, en schrijft deze pagina.
Een × is een verhouding tot wat erachter staat: lager is beter.
Tijden in de laatste kolom zijn milliseconden.
Op een andere machine zijn de tijden anders; de verhoudingen blijven in de buurt.
"""
TABELKOP = f"| {' | '.join(map(str.capitalize, KOPPEN))} |\n{'|---' * len(KOPPEN)}|"


def machine() -> str:
    """Processor, cores, memory in GiB, and the versions that matter for speed. No names, no paths."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    cpu = next((regel.split(":")[1].strip() for regel in info.splitlines() if regel.startswith("model name")), "")
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    browser = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=False).stdout.split()
    delen = [
        cpu or platform.machine(),
        f"{os.cpu_count()} kernen",
        f"{geheugen:.0f} GiB geheugen",
        f"{platform.system()} {platform.release().split('-')[0]}",
        f"Python {platform.python_version()}",
        f"Chromium {browser[1] if len(browser) > 1 else 'onbekend'}",
    ]
    return ", ".join(delen)


def _rij(gemeten: dict[str, Any]) -> str:
    """One line of the table, as on screen; a bar in the text would end a cell."""
    rij = Rij(**{naam: waarde for naam, waarde in gemeten.items() if naam != "gehaald"})
    return f"| {' | '.join(_komma(cel.replace('|', '/')) for cel in cellen(rij))} |"


def _komma(tekst: str) -> str:
    """A decimal comma, as the page is Dutch; a version number has more than one point and stays."""
    return re.sub(r"(?<![\d.])(\d+)\.(\d+)(?![\d.])", r"\1,\2", tekst)


def kort(delen: dict[str, Any]) -> str:
    """The table for the README: every promise with its figure; of some parts only what is not met."""
    met_bar = ((naam, rij) for naam, deel in delen.items() for rij in deel["rijen"] if rij["bar"] is not None)
    rijen = [rij for naam, rij in met_bar if naam not in ALLEEN_MIS or not rij["gehaald"]]
    kop = f"| {' | '.join(map(str.capitalize, KOPPEN[:-1]))} |\n{'|---' * len(KOPPEN[:-1])}|"
    return "\n".join([kop, *(f"{_rij(rij).rsplit(' | ', 1)[0]} |" for rij in rijen)])


def schrijf(doel: Path, delen: dict[str, Any], uitleg: dict[str, str]) -> None:
    """`delen` as they stand in cijfers.json; `uitleg` says per part what it measures."""
    stukken = [KOP]
    for naam, deel in delen.items():
        kop = f"## {uitleg[naam][0].upper()}{uitleg[naam][1:]}"
        belasting = _komma(str(deel["belasting"]))
        wanneer = f"Gemeten op {deel['gemeten'][:10]} in {deel['ronden']} ronden, bij belasting {belasting}."
        stukken.append(
            "\n".join([kop, "", wanneer, f"Machine: {deel['machine']}.", "", TABELKOP, *map(_rij, deel["rijen"]), ""])
        )
    doel.write_text("\n".join(stukken), encoding="utf-8")
