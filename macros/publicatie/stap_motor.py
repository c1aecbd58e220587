"""assets/engine/: the baked engine under names that carry their own hash, and manifest.json that names them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from macros.basis import plekken, vinger
from macros.publicatie import motor

PYODIDE_BESTANDEN = {"pyodide": "pyodide.mjs", "asm": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm"}


def _kort(*bestanden: Path) -> str:
    return vinger.van_bytes(*(pad.read_bytes() for pad in bestanden))[:12]


def _leg_neer(bron: Path, doelmap: Path, stam: str, einde: str) -> str:
    naam = f"{stam}-{_kort(bron)}.{einde}"
    shutil.copyfile(bron, doelmap / naam)
    return naam


def _pyodide(doelmap: Path) -> tuple[str, dict[str, int]]:
    bronnen = {sleutel: motor.PYODIDE / naam for sleutel, naam in PYODIDE_BESTANDEN.items()}
    map_ = f"py-{_kort(*bronnen.values())}"
    (doelmap / map_).mkdir()
    for pad in bronnen.values():
        shutil.copyfile(pad, doelmap / map_ / pad.name)
    return f"{map_}/", {sleutel: pad.stat().st_size for sleutel, pad in bronnen.items()}


def manifest(doelmap: Path, gemaakt: motor.Motor, invoer: Path) -> dict[str, Any]:
    """Copy everything and describe it; every name is relative to the folder of the manifest."""
    index, grootte = _pyodide(doelmap)
    delen = {
        "stdlib": _leg_neer(gemaakt.stdlib, doelmap, "stdlib", "zip"),
        "snapshot": _leg_neer(gemaakt.snapshot, doelmap, "snapshot", "bin"),
        "invoer": _leg_neer(invoer, doelmap, "invoer", "json"),
    }
    grootte |= {sleutel: (doelmap / naam).stat().st_size for sleutel, naam in delen.items()}
    slot = json.loads((motor.PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {
        "versie": vinger.van_bytes(index.encode(), *(naam.encode() for naam in delen.values()))[:16],
        "dataversie": json.loads(invoer.read_text(encoding="utf-8"))["dataset"]["dataversie"],
        "pyodide": json.loads((motor.PYODIDE / "package.json").read_text(encoding="utf-8"))["version"],
        "indexURL": index,
        **delen,
        "lock": {"info": slot["info"], "packages": {}},
        "bytes": grootte["wasm"] + grootte["stdlib"] + grootte["invoer"],
        "grootte": grootte,
    }


def doe(klaar: Path, gemaakt: motor.Motor) -> dict[str, Any]:
    """Put the baked engine in the site."""
    doelmap = klaar / "assets" / "engine"
    doelmap.mkdir(parents=True)
    inhoud = manifest(doelmap, gemaakt, plekken.INVOER)
    (doelmap / "manifest.json").write_text(json.dumps(inhoud, sort_keys=True) + "\n", encoding="utf-8")
    return inhoud
