"""JSON in, JSON uit: het enige wat de browser aanroept."""

import json
from typing import Any

from finder import regelwerk
from finder.bomen import pak_uit
from finder.melding import InvoerFout
from finder.motor import Motor
from finder.straks import klaar_voor

_geladen: dict[str, Motor] = {}


def laad(invoer_json: str) -> str:
    """Laadt wat `finder.bouwen.invoer` klaarzette, en geeft de dataversie terug."""
    invoer = json.loads(invoer_json)
    dataset = invoer["dataset"]
    straks = klaar_voor(dataset, _motor, invoer["straks"])
    _geladen["motor"] = Motor(regelwerk.laad(dataset), pak_uit(invoer["bomen"]), straks)
    return str(dataset.get("dataversie", ""))


def _motor(dataset: dict[str, Any], bomen: dict[str, Any]) -> Motor:
    return Motor(regelwerk.laad(dataset), pak_uit(bomen))


def warm(vandaag: str) -> None:
    """Zet de eerste schermen vast klaar: wat elk antwoord op de eerste vraag op deze dag openlaat, is daarna bekend."""
    motor = _geladen["motor"]
    eerste = motor.vragen()[0]
    for optie in eerste["opties"]:
        stap(schrijf({"vandaag": vandaag, "antwoorden": {eerste["id"]: optie["id"]}, "dataversie": ""}))


def stap(verzoek_json: str) -> str:
    """Het antwoord op één verzoek als JSON. Verkeerde invoer komt terug als {"fout": zin}, nooit als uitzondering."""
    return schrijf(_stap(verzoek_json))


def _stap(verzoek_json: str) -> dict[str, Any]:
    try:
        verzoek = json.loads(verzoek_json)
    except (ValueError, RecursionError):  # ook een getal dat te lang is om te lezen
        return {"fout": "Het verzoek is geen geldige JSON."}
    try:
        motor = _geladen["motor"]
        return motor.ladder(verzoek) if isinstance(verzoek, dict) and "ladder" in verzoek else motor.beslis(verzoek)
    except InvoerFout as fout:
        return {"fout": str(fout)}


def schrijf(antwoord: object) -> str:
    """Canonieke JSON: zelfde object, zelfde tekst."""
    return json.dumps(antwoord, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
