"""openapi.json and schema.json: which files stand in api/v1/ and what is in them, for whoever reads them by program."""

from __future__ import annotations

import json
from typing import Any

from macros.basis import plekken
from macros.dataset import schema as editor

TEKST = {"type": "string"}
LINK = {"type": "object", "properties": {"naam": TEKST, "adres": {"type": ["string", "null"]}}}
ANDERS: dict[str, Any] = {"namen-link": LINK, "verhuisd": {"not": {}}}  # a link is written out, what moved is left out
EIGEN: dict[str, Any] = {
    "dataversie": {**TEKST, "description": "De vingerafdruk van de dataset."},
    "straks": {"type": "array", "description": "De dataset van elke latere dag waarop er iets anders gaat gelden."},
    "versies": {"type": "object", "description": "Welke dataversies een oude link kan noemen."},
    "volgorde": {
        "type": "object",
        "description": "De sleutels op volgorde, op elke plek waar de volgorde telt.",
        "additionalProperties": {"type": "array", "items": TEKST},
    },
}
INDEX = {
    "type": "object",
    "properties": {"dataversie": TEKST, "geheel": TEKST, "delen": {"type": "object"}},
    "required": ["dataversie", "geheel", "delen"],
}
UITLEG = "Vaste bestanden uit één dataset. Velden blijven bestaan zolang v1 bestaat; er kunnen velden bij komen."


def schema(dataset: dict[str, Any]) -> dict[str, Any]:
    """The schema of the whole dataset, made from those for text editors."""
    delen, soorten = dict[str, Any](), dict[str, Any]()
    for naam in sorted(dataset):
        pad = editor.DOEL / f"{naam}.json"
        if not pad.is_file():  # what a compiled dataset has of its own
            delen[naam] = EIGEN.get(naam, {})
            continue
        deel = _open(json.loads(pad.read_text(encoding="utf-8")))
        soorten |= deel.pop("$defs", {})
        delen[naam] = _per_id(naam, deel) if (plekken.DATA / naam).is_dir() else deel
    kop = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "De dataset"}
    return {**kop, "type": "object", "properties": delen, "$defs": soorten | ANDERS}


def _open(deel: Any) -> Any:
    """Without what only a source must have: the API leaves out fields and may get new ones."""
    if isinstance(deel, list):
        return [_open(stuk) for stuk in deel]
    if not isinstance(deel, dict):
        return deel
    weg = {"$schema": str, "additionalProperties": bool, "required": list}
    return {naam: _open(w) for naam, w in deel.items() if not isinstance(w, weg.get(naam, ()))}


def _per_id(naam: str, deel: dict[str, Any]) -> dict[str, Any]:
    """A folder of the sources is one table here."""
    return {"type": "object", "description": f"Alle {naam}, op id.", "additionalProperties": deel}


def openapi(schema_: dict[str, Any], dmn: str) -> dict[str, Any]:
    """The description of every file; the schemas stand in schema.json."""
    delen = {
        f"{naam}.json": _json(deel.get("description", naam), {"$ref": f"schema.json#/properties/{naam}"})
        for naam, deel in schema_["properties"].items()
        if deel.get("type") != "string"
    }
    bestanden = {
        **delen,
        "dataset.json": _json("De hele dataset, met gesorteerde sleutels.", {"$ref": "schema.json"}),
        "index.json": _json("De dataversie en alle delen, met grootte en vingerafdruk.", INDEX),
        "openapi.json": _json("Deze beschrijving.", {"type": "object"}),
        "schema.json": _json("Het JSON Schema van de dataset.", {"type": "object"}),
        dmn: _haal("De regels als beslistabellen in DMN 1.5.", {"application/xml": {}}),
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Open bestanden", "version": "1", "description": UITLEG},
        "servers": [{"url": "."}],
        "paths": {f"/{naam}": pad for naam, pad in sorted(bestanden.items())},
    }


def _json(wat: str, schema_: dict[str, Any]) -> dict[str, Any]:
    return _haal(wat, {"application/json": {"schema": schema_}})


def _haal(wat: str, inhoud: dict[str, Any]) -> dict[str, Any]:
    return {"get": {"summary": wat, "responses": {"200": {"description": "Het bestand.", "content": inhoud}}}}
