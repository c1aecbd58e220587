"""Welke oudere dataversies bekend zijn, en of er sindsdien iets anders uitkomt. Komt uit data/versies/."""

from typing import Any


def versies(ruw: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Voor de browser: per bekende oudere dataversie de datum, en of er sindsdien iets anders uitkomt."""
    uit: dict[str, dict[str, Any]] = {}
    gewijzigd = False
    for datum in sorted(ruw.get("versies") or {}, reverse=True):
        versie = ruw["versies"][datum]
        uit[versie["dataversie"]] = {"datum": datum, "gewijzigd": gewijzigd}
        gewijzigd = gewijzigd or bool(versie.get("wijzigingen"))
    return uit
