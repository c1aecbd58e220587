"""api/v1/: the dataset for other programs, whole and in parts, described, and its rules as DMN."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from finder.regelwerk import laad
from macros.basis import plekken
from macros.publicatie import dmn, openapi


def _schrijf(doel: Path, waarde: Any) -> dict[str, Any]:
    inhoud = (json.dumps(waarde, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    doel.write_bytes(inhoud)
    return {"bestand": doel.name, "bytes": len(inhoud), "sha256": hashlib.sha256(inhoud).hexdigest()}


def doe(klaar: Path) -> None:
    doelmap = klaar / "api" / "v1"
    doelmap.mkdir(parents=True, exist_ok=True)
    rauw = plekken.DATASET.read_bytes()
    dataset = json.loads(rauw)
    (doelmap / "dataset.json").write_bytes(rauw)
    (doelmap / dmn.NAAM).write_bytes(dmn.dmn(laad(json.loads(rauw))))
    delen = {
        sleutel: _schrijf(doelmap / f"{sleutel}.json", waarde)
        for sleutel, waarde in sorted(dataset.items())
        if isinstance(waarde, dict | list)
    }
    vorm = openapi.schema(dataset)
    _schrijf(doelmap / "schema.json", vorm)
    _schrijf(doelmap / "openapi.json", openapi.openapi(vorm, dmn.NAAM))
    _schrijf(doelmap / "index.json", {"dataversie": dataset["dataversie"], "geheel": "dataset.json", "delen": delen})
