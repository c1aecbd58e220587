"""assets/finder/: the browser shell as it is, with the manifest filled in where a script asks for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from macros.basis import plekken

PLAATS = "/*MANIFEST*/null"
OVERSLAAN = {"sw.js", "tsconfig.json"}
ALLEEN_TYPEN = (".d.ts",)


def doe(klaar: Path, manifest: dict[str, Any]) -> None:
    doelmap = klaar / "assets" / "finder"
    for bron in sorted(plekken.FINDER_WEB.rglob("*")):
        naam = bron.relative_to(plekken.FINDER_WEB)
        if bron.is_dir() or naam.as_posix() in OVERSLAAN or bron.name.endswith(ALLEEN_TYPEN):
            continue
        doel = doelmap / naam
        doel.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bron, doel)
        if bron.suffix in {".js", ".mjs"}:
            _vul(doel, manifest)


def _vul(script: Path, manifest: dict[str, Any]) -> None:
    tekst = script.read_text(encoding="utf-8")
    if PLAATS in tekst:
        waarde = json.dumps(manifest, sort_keys=True, separators=(",", ":"))
        script.write_text(tekst.replace(PLAATS, waarde), encoding="utf-8")
