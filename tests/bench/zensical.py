"""The way out: the same mkdocs.yml built by Zensical. Same addresses, headings and anchors?"""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from html import unescape
from pathlib import Path

from tests.bench.project import draai, kopie, omgeving
from tests.bench.rij import Rij
from tests.bench.venster import WORTEL

VENV = WORTEL / "build" / "bench-venv"
KOP = re.compile(r"<h([1-6])([^>]*)>(.*?)</h\1>", re.DOTALL)
ANKER = re.compile(r'\bid="([^"]+)"')


def koppen(html: str) -> list[tuple[str, str, str]]:
    """Level, anchor and words of every heading of the article; templates and permalinks left out."""
    html = re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)
    blad = re.search(r"<article.*?</article>", html, re.DOTALL)
    uit = []
    for soort, kenmerken, tekst in KOP.findall(blad[0] if blad else html):
        anker = ANKER.search(kenmerken)
        kaal = re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", tekst, flags=re.DOTALL)
        uit.append((soort, anker[1] if anker else "", " ".join(unescape(kaal).split())))
    return uit


def ankers(html: str) -> set[str]:
    blad = re.search(r"<article.*?</article>", html, re.DOTALL)
    return {i for i in re.findall(r'\bid="([^"]+)"', blad[0] if blad else html) if not i.startswith("__")}


def bladen(map_: Path) -> dict[str, str]:
    return {p.relative_to(map_).as_posix(): p.read_text("utf-8") for p in map_.rglob("*.html") if p.name != "404.html"}


def erbij(map_: Path) -> str:
    """What our macros need beyond Zensical, after its own packages: the page about printing asks the print code."""
    doel = map_ / "build" / "erbij"
    doel.mkdir(parents=True, exist_ok=True)
    pakketten = sysconfig.get_paths()["purelib"]
    (doel / "sitecustomize.py").write_text(f"import sys\nsys.path.append({pakketten!r})\n", encoding="utf-8")
    return str(doel)


def bouw(map_: Path) -> tuple[Path, Path, str]:
    """Both sites side by side, and what Zensical said."""
    draai(map_, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/mkdocs")
    shutil.rmtree(map_ / "site", ignore_errors=True)
    programma = next(pad for pad in (VENV / "bin" / "zensical", VENV / "Scripts" / "zensical.exe") if pad.is_file())
    klaar = subprocess.run(
        [str(programma), "build", "-f", "mkdocs.yml"],
        cwd=map_,
        env=omgeving() | {"PYTHONPATH": erbij(map_)},
        capture_output=True,
        text=True,
        check=False,
    )
    return map_ / "build" / "mkdocs", map_ / "site", klaar.stdout + klaar.stderr if klaar.returncode else ""


def verschillen(een: dict[str, str], ander: dict[str, str]) -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {"adressen": sorted(set(een) ^ set(ander)), "koppen": [], "ankers": [], "resten": []}
    for naam in sorted(set(een) & set(ander)):
        if koppen(een[naam]) != koppen(ander[naam]):
            anders = [f"{a} / {b}" for a, b in zip(koppen(een[naam]), koppen(ander[naam]), strict=False) if a != b]
            uit["koppen"].append(f"{naam}: {anders[:2] or 'ander aantal'}")
        if verschil := ankers(een[naam]) ^ ankers(ander[naam]):
            uit["ankers"].append(f"{naam}: {sorted(verschil)[:4]}")
        if re.search(r"{{ |{% ", re.sub(r"<(code|script|template).*?</\1>", "", ander[naam], flags=re.DOTALL)):
            uit["resten"].append(naam)
    return uit


def meet() -> list[Rij]:
    if not VENV.is_dir():
        return [Rij("Zensical", "niet ingericht (make bench doet dat)")]
    een, ander, mis = bouw(kopie("zensical"))
    if mis:
        print(mis[-3000:])
        return [Rij("Zensical bouwt dezelfde mkdocs.yml", "nee", noot=mis.strip().splitlines()[-1])]
    mkdocs, zensical = bladen(een), bladen(ander)
    uitslag = verschillen(mkdocs, zensical)
    for soort, regels in uitslag.items():
        print(*[f"  zensical, {soort}: {regel}" for regel in regels[:8]], sep="\n")
    woorden = {
        "adressen": "andere adressen",
        "koppen": "pagina's met andere koppen",
        "ankers": "pagina's met andere ankers",
        "resten": "pagina's met resten van macro's",
    }
    return [
        Rij(f"Zensical 0.0.73: {woorden[s]}", len(r), "", None, 0, None, f"{len(mkdocs)} pagina's")
        for s, r in uitslag.items()
    ]
