"""The print edition against mkdocs-to-pdf on the same pages, in turn, in one run: seconds of processor.

Both arms get the same copy of the project, with the pages of the whole book. mkdocs-to-pdf runs inside the site build:
a plain build is taken off its time.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from macros.pagina import edities
from macros.pagina.openen import boek_nu
from tests.bench.project import draai, kopie, meet_proces
from tests.bench.rij import Rij, verhouding
from tests.bench.venster import RONDEN, WORTEL

ANDER = WORTEL / "build" / "bench-venv" / "bin" / "python"
MENU = re.compile(r"(# begin menu\n).*(# einde menu\n)", re.DOTALL)
PLUGIN = "  - to-pdf: {output_path: alles.pdf, cover_title: Routeboek, toc_title: Inhoud, toc_level: 2}\n"


def _opzet() -> Path:
    """A copy whose menu has the pages of the whole book, and only those; links to others may be loose."""
    map_ = kopie("pdf")
    draai(map_, "-m", "macros", "stubs")
    config = map_ / "mkdocs.yml"
    tekst = MENU.sub(lambda m: m[1] + _menu() + m[2], config.read_text(encoding="utf-8"))
    tekst = tekst.replace("strict: true\n", "strict: false\n", 1)
    config.write_text(tekst, encoding="utf-8")
    (map_ / "anders.yml").write_text(tekst.replace("plugins:\n", f"plugins:\n{PLUGIN}", 1), encoding="utf-8")
    draai(map_, "-m", "mkdocs", "build", "-d", "uit")
    return map_


def _menu() -> str:
    """The chapters of the whole book as a menu."""
    delen = edities.geheel(boek_nu())
    regels = [[f'  - "{deel.titel}":', *(f"    - {blad}" for blad in deel.bladen)] for deel in delen if deel.bladen]
    return "\n".join(["nav:", *(regel for deel in regels for regel in deel)]) + "\n"


def meet() -> list[Rij]:
    map_ = _opzet()
    eigen, anders = [], []
    bouw = partial(meet_proces, map_, "-m", "mkdocs", "build", python=str(ANDER))
    for ronde in range(max(1, min(RONDEN, 3))):
        opdracht = f"-m macros pdf --site uit --uit pdf-{ronde} --alleen routeboek --nieuw".split()
        eigen.append(meet_proces(map_, *opdracht).rekentijd)
        kaal, alles = (bouw(*opties).rekentijd for opties in (("-d", "kaal"), ("-f", "anders.yml", "-d", "anders")))
        anders.append(alles - kaal)
    return [verhouding("PDF maken tegen mkdocs-to-pdf (rekentijd)", eigen, anders, 1.0)]


if __name__ == "__main__":
    from tests.bench.rij import tabel

    print(tabel({"pdf": meet()}))
