"""Waar de volgorde van sleutels telt: de gecompileerde dataset sorteert ze, en dit zet ze terug.

De eerste waarde van een afgeleid feit die klopt wint, en meldingen en links staan in de volgorde van tonen.
"""

from collections.abc import Iterator
from typing import Any

GEORDEND = ("feiten", "feiten/*/waarden", "afgeleid/*/waarden", "meldingen", "plichten", "tegenspraken", "links")


def sleutels(ruw: dict[str, Any]) -> dict[str, list[str]]:
    """De volgorde van de sleutels op elke plek waar die telt, als pad → sleutels."""
    return {pad: list(tabel) for vorm in GEORDEND for pad, tabel in _plekken(ruw, vorm)}


def _plekken(ruw: dict[str, Any], vorm: str) -> Iterator[tuple[str, dict[str, Any]]]:
    begin, *rest = vorm.split("/*/")
    if not rest:
        yield begin, ruw.get(begin, {})
        return
    for naam, deel in ruw.get(begin, {}).items():
        if rest[0] in deel:
            yield f"{begin}/{naam}/{rest[0]}", deel[rest[0]]


def herstel(ruw: dict[str, Any]) -> dict[str, Any]:
    """Dezelfde dataset met de sleutels in de volgorde die `volgorde` noemt. Zonder `volgorde` verandert er niets."""
    for pad, namen in sorted(ruw.get("volgorde", {}).items(), key=lambda paar: paar[0].count("/"), reverse=True):
        *boven, laatste = pad.split("/")
        tabel = ruw
        for deel in boven:
            tabel = tabel[deel]
        tabel[laatste] = {naam: tabel[laatste][naam] for naam in namen}
    return ruw
