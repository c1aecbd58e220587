"""De beslishulp op de opdrachtregel: `python -m finder vragen`, `python -m finder beslis [--regels] [BESTAND]`.

JSON op standaarduitvoer. Verkeerde invoer: een Nederlandse zin op standaardfout en afsluitcode 2.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, TextIO

from finder.bouwen import maak_motor
from finder.brug import schrijf
from finder.melding import InvoerFout
from finder.motor import Motor

WORTEL = Path(__file__).resolve().parent.parent
DATASET = WORTEL / "build" / "dataset.json"


def hoofd(argv: list[str] | None = None) -> int:
    keuze = _lezer().parse_args(argv)
    _stromen()
    try:
        motor = maak_motor(_dataset(keuze.dataset))
        if keuze.opdracht == "vragen":
            print(schrijf(motor.vragen()))
            return 0
        with _open(keuze.bestand) as invoer:
            return _regels(motor, invoer) if keuze.regels else _een(motor, invoer)
    except InvoerFout as fout:
        print(fout, file=sys.stderr)
        return 2


def _stromen() -> None:
    """Altijd UTF-8. Een kapot teken in de invoer bederft alleen zijn eigen casus."""
    for stroom in (sys.stdout, sys.stderr):
        stroom.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")  # type: ignore[union-attr]


def _lezer() -> argparse.ArgumentParser:
    lezer = argparse.ArgumentParser(prog="python -m finder", description="Welke tafel?")
    lezer.add_argument("--dataset", type=Path, default=None, help="gecompileerde dataset (JSON)")
    opdrachten = lezer.add_subparsers(dest="opdracht", required=True)
    opdrachten.add_parser("vragen", help="alle vragen met hun opties")
    beslis = opdrachten.add_parser("beslis", help="volgende vraag of uitkomst bij antwoorden of feiten")
    beslis.add_argument("--regels", action="store_true", help="JSON Lines: één casus per regel")
    beslis.add_argument("bestand", nargs="?", default="-", help="JSON-bestand, of - voor standaardinvoer")
    return lezer


def _open(bestand: str) -> TextIO:
    if bestand == "-":
        return sys.stdin
    try:
        return Path(bestand).open(encoding="utf-8-sig", errors="replace")
    except OSError as fout:
        reden = (
            "Het bestaat niet."
            if isinstance(fout, FileNotFoundError)
            else "Is het een gewoon bestand, en mag je het lezen?"
        )
        raise InvoerFout(f"Het bestand '{bestand}' is niet te lezen. {reden}") from None


def _dataset(pad: Path | None) -> dict[str, Any]:
    if pad is None:
        _ververs()
    gekozen = pad or DATASET
    try:
        return json.loads(gekozen.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InvoerFout(
            f"Er is geen leesbare dataset in '{gekozen.name}'. Draai eerst `python -m macros dataset`."
        ) from None


def _ververs() -> None:
    """Compileert opnieuw als `data/` nieuwer is. Dat doet een eigen proces: dit pakket kent geen YAML."""
    bronnen = [p.stat().st_mtime for p in (WORTEL / "data").rglob("*.yaml")]
    if DATASET.exists() and DATASET.stat().st_mtime >= max(bronnen, default=0):
        return
    eigen = WORTEL / ".venv" / "bin" / "python"
    opdracht = [str(eigen if eigen.exists() else sys.executable), "-m", "macros", "dataset"]
    klaar = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    if klaar.returncode == 1:
        raise InvoerFout(klaar.stderr.strip() or klaar.stdout.strip())


def _een(motor: Motor, invoer: TextIO) -> int:
    print(schrijf(motor.beslis(_json(invoer.read()))))
    return 0


def _json(tekst: str) -> object:
    try:
        return json.loads(tekst)
    except (ValueError, RecursionError):
        raise InvoerFout("De invoer is geen geldige JSON.") from None


def _regels(motor: Motor, invoer: TextIO) -> int:
    """Elke regel een casus. Een foute casus krijgt een eigen foutregel; de andere gaan door."""
    afloop, aantal = 0, 0
    for nr, regel in enumerate(invoer, start=1):
        if regel.strip():
            aantal, afloop = aantal + 1, max(afloop, _regel(motor, nr, regel))
    if not aantal:
        raise InvoerFout("De invoer is leeg. Geef één casus per regel, als JSON.")
    return afloop


def _regel(motor: Motor, nr: int, regel: str) -> int:
    id_ = None
    try:
        verzoek = _json(regel)
        id_ = verzoek.get("id") if isinstance(verzoek, dict) else None
        print(schrijf(motor.beslis(verzoek)))
    except InvoerFout as fout:
        zin = f"Casus {id_ if id_ is not None else f'op regel {nr}'}: {fout}"
        print(schrijf({"id": id_, "regel": nr, "fout": zin}))
        print(zin, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
