"""Aan welk nummer een gecompileerde dataset te herkennen is: de SHA-256 van haar canonieke JSON."""

import hashlib
from typing import Any

from finder.brug import schrijf

NIET_MEE = ("dataversie", "versies")  # het nummer zelf, en de lijst van oudere nummers


def dataversie(dataset: dict[str, Any]) -> str:
    """Het nummer dat bij deze inhoud hoort, in 64 tekens. Een dataset die iets anders noemt, is veranderd."""
    inhoud = {sleutel: waarde for sleutel, waarde in dataset.items() if sleutel not in NIET_MEE}
    return hashlib.sha256(schrijf(inhoud).encode()).hexdigest()
