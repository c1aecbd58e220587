"""De beslishulp op de opdrachtregel: `python -m finder vragen`, `python -m finder beslis [--regels] [BESTAND]`.

JSON op standaarduitvoer, zinnen op standaardfout. Afsluitcode 0: gelukt. 2: verkeerde invoer, met een zin erbij.
1: de uitvoer kon niet geschreven worden. 130: afgebroken met Ctrl-C. 141: de lezer van de uitvoer was al weg.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from finder import argumenten, strenge_json
from finder.bouwen import maak_motor
from finder.brug import schrijf
from finder.dataversie import dataversie
from finder.melding import InvoerFout, getoond, kort
from finder.motor import Motor

WORTEL = Path(__file__).resolve().parent.parent
DATASET = WORTEL / "build" / "dataset.json"
GEEN_DATASET = (LookupError, TypeError, AttributeError, ValueError)  # wat lezen van een ander soort JSON kan geven


def hoofd(argv: list[str] | None = None) -> int:
    """Voert één opdracht uit en geeft de afsluitcode. Werpt niets: elke fout is hier een zin geworden."""
    try:
        return _voer_uit(sys.argv[1:] if argv is None else argv)
    except InvoerFout as fout:
        _zeg(str(fout))
        return 2
    except KeyboardInterrupt:
        _zeg("Afgebroken.")
        return 130
    except BrokenPipeError:
        _sluit(sys.stdout)
        return 141
    except OSError:
        _sluit(sys.stdout)
        _zeg("De uitvoer is niet te schrijven. Is de schijf vol?")
        return 1


def _voer_uit(argv: list[str]) -> int:
    if sys.stdout is None:
        raise OSError
    _stromen()
    keuze = argumenten.lees(argv)
    if keuze.hulp:
        return _druk_af(argumenten.HULP.strip())
    motor = _motor(keuze.dataset)
    if keuze.opdracht == "vragen":
        return _druk_af(schrijf(motor.vragen()))
    invoer = _invoer(keuze.bestand)
    return _regels(motor, invoer) if keuze.regels else _druk_af(_antwoord(motor, strenge_json.lees("".join(invoer))))


def _stromen() -> None:
    """Altijd UTF-8. Een kapot teken in de invoer bederft alleen zijn eigen casus. Een gesloten stroom is None."""
    for stroom, codering, fouten in (
        (sys.stdout, "utf-8", "backslashreplace"),
        (sys.stderr, "utf-8", "backslashreplace"),
        (sys.stdin, "utf-8-sig", "replace"),
    ):
        if stroom is not None:
            stroom.reconfigure(encoding=codering, errors=fouten)  # type: ignore[union-attr]


def _druk_af(tekst: str) -> int:
    """Meteen naar buiten: wie regel voor regel vraagt krijgt regel voor regel antwoord, en een volle schijf valt op."""
    print(tekst, flush=True)
    return 0


def _zeg(zin: str) -> None:
    """Een zin op standaardfout. Is die dicht of vol, dan is er niemand meer om het aan te zeggen."""
    if sys.stderr is None:
        return
    try:
        print(zin, file=sys.stderr, flush=True)
    except OSError:
        _sluit(sys.stderr)


def _sluit(stroom: TextIO | None) -> None:
    """Wat nog in deze stroom wacht verdwijnt; anders probeert Python het bij het afsluiten nog eens, met een fout."""
    if stroom is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stroom.fileno())


def _invoer(bestand: str) -> Iterator[str]:
    """De regels van een bestand of van standaardinvoer. Werpt InvoerFout als er niets te lezen is."""
    try:
        with _open(bestand) as stroom:
            yield from stroom
    except OSError as fout:
        weg = isinstance(fout, FileNotFoundError)
        reden = "Het bestaat niet." if weg else "Is het een gewoon bestand, en mag je het lezen?"
        naam = "Standaardinvoer" if bestand == "-" else f"Het bestand '{kort(bestand)}'"
        raise InvoerFout(f"{naam} is niet te lezen. {reden}") from None


def _open(bestand: str) -> TextIO:
    if bestand != "-":
        return Path(bestand).open(encoding="utf-8-sig", errors="replace")
    if sys.stdin is None:
        raise InvoerFout("Standaardinvoer is gesloten. Geef een bestand mee, of sluit de invoer niet.")
    return sys.stdin


def _motor(pad: str | None) -> Motor:
    """De beslishulp op een gecompileerde dataset; zonder pad op die van dit project, zoals `data/` nu is."""
    gekozen = _ververs() if pad is None else Path(pad)
    maak = "Maak hem met `python -m macros dataset`."
    try:
        dataset = strenge_json.lees(gekozen.read_text(encoding="utf-8"))
    except (OSError, ValueError, InvoerFout):
        raise InvoerFout(f"Er is geen leesbare dataset in '{kort(gekozen.name)}'. {maak}") from None
    try:
        if dataset["dataversie"] == dataversie(dataset):
            return maak_motor(dataset)
    except GEEN_DATASET:
        pass
    raise InvoerFout(
        f"In '{kort(gekozen.name)}' staat geen gecompileerde dataset, of een van een andere versie. {maak}"
    )


def _ververs() -> Path:
    """De dataset van nu; `macros` maakt haar waar nodig. Een eigen proces, want dit pakket kent geen YAML."""
    if not (WORTEL / "data").is_dir():
        return DATASET  # alleen het pakket met zijn dataset: er is niets om mee te vergelijken
    eigen = WORTEL / ".venv" / "bin" / "python"
    opdracht = [str(eigen if eigen.exists() else sys.executable), "-m", "macros", "dataset"]
    klaar = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=False)
    if klaar.returncode == 1 and "Traceback" not in klaar.stderr:
        raise InvoerFout(klaar.stderr.strip() or klaar.stdout.strip())
    if klaar.returncode:
        raise InvoerFout(
            "De dataset is niet na te kijken, want `python -m macros dataset` werkt hier niet. "
            "Draai eerst `make site`, of geef met --dataset een gecompileerde dataset mee."
        )
    return Path(klaar.stdout.strip())


def _antwoord(motor: Motor, verzoek: object) -> str:
    """Het antwoord als JSON. Een antwoord dat niet kan is net zo goed verkeerde invoer als een feit dat niet kan."""
    antwoord = motor.beslis(verzoek)
    if fouten := antwoord.get("fouten"):
        raise InvoerFout(" ".join(f"Bij de vraag '{fout['vraag']}': {fout['tekst']}" for fout in fouten))
    return schrijf(antwoord)


def _regels(motor: Motor, invoer: Iterable[str]) -> int:
    """Elke regel een casus. Een foute casus krijgt een eigen foutregel; de andere gaan door."""
    afloop, aantal = 0, 0
    for nr, regel in enumerate(invoer, start=1):
        if regel.strip():
            aantal, afloop = aantal + 1, max(afloop, _regel(motor, nr, regel))
    if not aantal:
        raise InvoerFout("De invoer is leeg. Geef één casus per regel, als JSON.")
    return afloop


def _regel(motor: Motor, nr: int, regel: str) -> int:
    id_: Any = None
    try:
        verzoek = strenge_json.lees(regel)
        id_ = verzoek.get("id") if isinstance(verzoek, dict) else None
        return _druk_af(_antwoord(motor, verzoek))
    except InvoerFout as fout:
        zin = f"Casus {_naam(id_, nr)}: {fout}"
        _druk_af(schrijf({"id": id_, "regel": nr, "fout": zin}))
        _zeg(zin)
        return 2


def _naam(id_: Any, nr: int) -> str:
    if id_ is None:
        return f"op regel {nr}"
    return kort(id_) if isinstance(id_, str) else getoond(id_)


if __name__ == "__main__":
    sys.exit(hoofd())
