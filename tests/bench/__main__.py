"""`make bench [ARGS="deel …"]`: every promise next to its figure, side by side. Nothing fails on a figure."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from datetime import UTC, datetime

from tests import leesmij
from tests.bench import blad
from tests.bench.rij import Rij, tabel
from tests.bench.venster import RONDEN, WORTEL

DELEN = {
    "vraag": (
        "tests.bench.vraag",
        "meet",
        "eerste vraag, hoofddraad, volgende vraag: tegen een formulier met de hand en SurveyJS",
    ),
    "tempo": ("tests.bench.tempo", "meet", "wachten bij twee seconden per vraag"),
    "boot": ("tests.bench.boot", "meet", "motor klaar en geheugen, tegen gewone Pyodide"),
    "gewicht": ("tests.bench.gewicht", "meet", "bytes over de lijn"),
    "antwoord": ("tests.bench.antwoordrij", "meet", "tijd van één antwoord"),
    "groei": (
        "tests.bench.groei",
        "meet",
        "tien en honderd keer de tafels, gemeenten of vragen: gegevens, antwoord, bewijs",
    ),
    "groeisite": ("tests.bench.groei", "meet_paginas", "tien keer de tafels, gemeenten of vragen: pagina's bouwen"),
    "paginas": ("tests.bench.paginas", "meet", "pagina's bouwen tegen kale mkdocs"),
    "heel": ("tests.bench.paginas", "heel", "de hele site, koud en opnieuw"),
    "bewerking": ("tests.bench.bewerking", "meet", "van een bewerking van de dataset tot de pagina, in make serve"),
    "pdf": ("tests.bench.pdf", "meet", "afdrukversie tegen mkdocs-to-pdf"),
    "lighthouse": ("tests.bench.vuurtoren", "meet", "Lighthouse op telefoon"),
    "groei100": ("tests.bench.groei", "meet100", "100 keer de pagina's bouwen; duurt lang, alleen op verzoek"),
}
OP_VERZOEK = {"groei100"}
DOEL = WORTEL / "tests" / "bench" / "cijfers.json"  # kept with the project: who measures one part keeps the others
BLAD = WORTEL / "docs" / "over" / "meetresultaten.md"


def meet(naam: str) -> list[Rij]:
    """One part; a part that breaks is a line of the table too."""
    module, functie, _ = DELEN[naam]
    begin = time.perf_counter()
    print(f"… {naam}", file=sys.stderr, flush=True)
    try:
        rijen = getattr(importlib.import_module(module), functie)()
    except Exception as fout:  # noqa: BLE001 - the other parts go on
        print(f"{type(fout).__name__}: {fout}", file=sys.stderr)
        rijen = [Rij(naam, "mislukt", noot=str(fout).splitlines()[0][:100] if str(fout) else type(fout).__name__)]
    print(f"  {naam}: {time.perf_counter() - begin:.0f} s", file=sys.stderr, flush=True)
    return list(rijen)


def bewaar(delen: dict[str, list[Rij]]) -> None:
    """Latest figures of every part that was ever measured here."""
    oud = json.loads(DOEL.read_text(encoding="utf-8")) if DOEL.is_file() else {}
    nu = {
        "gemeten": datetime.now(UTC).isoformat(timespec="seconds"),
        "ronden": RONDEN,
        "belasting": round(os.getloadavg()[0], 1),
        "machine": blad.machine(),
    }
    oud |= {naam: {**nu, "rijen": [rij.als_dict() for rij in rijen]} for naam, rijen in delen.items()}
    DOEL.write_text(json.dumps(oud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    gemeten = {naam: oud[naam] for naam in DELEN if naam in oud}
    blad.schrijf(BLAD, gemeten, {naam: wat for naam, (_, _, wat) in DELEN.items()})
    leesmij.zet("meting", blad.kort(gemeten))


def main(argv: list[str]) -> int:
    keuze = argv or [naam for naam in DELEN if naam not in OP_VERZOEK]
    if vreemd := set(keuze) - set(DELEN):
        uitleg = "\n".join(f"  {naam:<11} {wat}" for naam, (_, _, wat) in DELEN.items())
        print(f"Onbekend deel: {', '.join(sorted(vreemd))}. Kies uit:\n{uitleg}", file=sys.stderr)
        return 2
    delen: dict[str, list[Rij]] = {}
    for naam in keuze:
        delen[naam] = meet(naam)
        bewaar({naam: delen[naam]})
    print(f"\n{tabel(delen)}\n\nBelasting van de machine nu: {os.getloadavg()[0]:.1f} op {os.cpu_count()} kernen.")
    print("De cijfers staan ook in tests/bench/cijfers.json, docs/over/meetresultaten.md en README.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
