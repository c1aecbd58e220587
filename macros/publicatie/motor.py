"""The engine for the browser: Pyodide, a trimmed library with finder/ baked in, and a memory snapshot.

Everything lands in build/motor/ and is made anew only when its inputs change.
"""

from __future__ import annotations

import json
import sys
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pyodide_build

from macros.basis import node, plekken, vinger
from macros.publicatie import sluiting

WORTEL = plekken.WORTEL
PYODIDE = WORTEL / "node_modules" / "pyodide"
ONDER_NODE = Path(__file__).parent / "runtime" / "onder_node.mjs"
VASTE_KLOK = Path(__file__).parent / "runtime" / "vaste_klok.mjs"
LICHT = Path(__file__).parent / "runtime" / "licht"  # our light stand-ins for modules that every start would load
EPOCH = "315619200"  # 2 January 1980: the first whole day that a zip can hold in every time zone
VAST = ("encodings/ascii.py", "encodings/latin_1.py")


@dataclass(frozen=True)
class Motor:
    """Where the baked files are."""

    stdlib: Path
    snapshot: Path


def _pyodide_versie() -> str:
    return str(json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"])


def _gereedschap() -> str:
    """Everything but the sources that decides the bytes."""
    slot = (PYODIDE / "pyodide-lock.json").read_bytes()
    delen = [_pyodide_versie(), version("pyodide-build"), node.node_versie(), EPOCH, *VAST]
    scripts = [pad.read_bytes() for pad in (ONDER_NODE, VASTE_KLOK, Path(__file__))]
    licht = json.dumps(_licht(), sort_keys=True).encode()
    return vinger.van_bytes(json.dumps(delen).encode(), slot, licht, *scripts)


def _licht() -> dict[str, str]:
    bestanden = sorted(LICHT.rglob("*.py"))
    return {pad.relative_to(LICHT).as_posix(): pad.read_text(encoding="utf-8") for pad in bestanden}


def _bron(wortel: Path) -> tuple[dict[str, str], list[str]]:
    eigen, extra = sluiting.sluiting(wortel)
    teksten = {pad.relative_to(wortel).as_posix(): pad.read_text(encoding="utf-8") for pad in eigen.values()}
    return teksten, sorted(extra)


def _omvang(werk: Path, teksten: dict[str, str], extra: list[str], invoer: str) -> list[str]:
    """Library files that boot and the bridge import, with our light modules in place."""
    alles = werk / "alles.zip"
    _schrijf_bron(alles, _licht(), None)
    taak = {"taak": "omvang", "pyodide": str(PYODIDE), "stdlib": str(alles), "finder": teksten}
    return list(node.draai(ONDER_NODE, {**taak, "extra": extra, "invoer_json": invoer}))


def _schrijf_bron(doel: Path, teksten: dict[str, str], namen: list[str] | None) -> None:
    """A zip of sources, in a fixed order and with fixed dates; every library file when no names are given."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as alles, zipfile.ZipFile(doel, "w") as uit:
        beschikbaar = [naam for naam in alles.namelist() if naam.endswith(".py")]
        keuze = set(beschikbaar) if namen is None else set(namen) | set(VAST)
        inhoud = {naam: alles.read(naam) for naam in beschikbaar if naam in keuze}
        inhoud |= {naam: tekst.encode() for naam, tekst in teksten.items()}
        for naam in sorted(inhoud):
            uit.writestr(zipfile.ZipInfo(naam, (1980, 1, 2, 0, 0, 0)), inhoud[naam])


def _compileer(doel: Path, werk: Path, teksten: dict[str, str], namen: list[str] | None) -> None:
    """Sources to bytecode, by pyodide-build's py-compile inside Pyodide."""
    invoer = werk / "stdlib.zip"
    _schrijf_bron(invoer, teksten, namen)
    pakketten = Path(pyodide_build.__file__).parents[1]
    taak = {"taak": "compileer", "pyodide": str(PYODIDE), "pakketten": str(pakketten)}
    node.draai(ONDER_NODE, {**taak, "invoer": str(invoer), "epoch": EPOCH})
    invoer.replace(doel)


def _momentopname(stdlib: Path, uit: Path, invoer: str) -> None:
    taak = {"taak": "momentopname", "pyodide": str(PYODIDE), "stdlib": str(stdlib)}
    node.draai(ONDER_NODE, {**taak, "invoer_json": invoer, "uit": str(uit)}, eerst=VASTE_KLOK)


def maak(uit: Path, invoer: Path, wortel: Path = WORTEL) -> Motor:
    """Make what is not up to date. A trimmed library that cannot start is replaced by the whole one."""
    uit.mkdir(parents=True, exist_ok=True)
    teksten, extra = _bron(wortel)
    data = invoer.read_text(encoding="utf-8")
    stdlib, snapshot = uit / "stdlib.zip", uit / "snapshot.bin"
    sleutel = vinger.van_bytes(_gereedschap().encode(), json.dumps([teksten, extra], sort_keys=True).encode())

    def maak_stdlib() -> None:
        with TemporaryDirectory(dir=uit) as werk:
            namen = _omvang(Path(werk), teksten, extra, data)
            _compileer(stdlib, Path(werk), {**teksten, **_licht()}, namen)

    def maak_snapshot() -> None:
        try:
            _momentopname(stdlib, snapshot, data)
        except RuntimeError as fout:
            print(f"Let op: de ingekorte bibliotheek start niet; ik neem de hele.\n{fout}", file=sys.stderr)
            with TemporaryDirectory(dir=uit) as werk:
                _compileer(stdlib, Path(werk), teksten, None)
            _momentopname(stdlib, snapshot, data)

    vinger.alleen_als_nieuw(uit / "stdlib.stempel", sleutel, maak_stdlib, stdlib)
    vinger.alleen_als_nieuw(
        uit / "snapshot.stempel", sleutel + vinger.van_bytes(data.encode()), maak_snapshot, snapshot
    )
    return Motor(stdlib, snapshot)
