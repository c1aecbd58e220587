"""JSON van buiten, zonder iets door te laten wat twee dingen kan betekenen of geen JSON is.

Geweigerd met een zin: dubbele sleutels (de laatste zou stil winnen), NaN en Infinity, getallen buiten bereik, te diep.
"""

import json
from typing import Any, NoReturn

from finder.melding import InvoerFout, kort

MEESTE_CIJFERS = 300  # ruim meer dan een kenmerk of volgnummer ooit heeft; Python zelf weigert er 4300
DIEPSTE = 50
ONEINDIG = float("inf")


def lees(tekst: str) -> Any:
    """De waarde in een JSON-tekst. Werpt InvoerFout met de plek en wat er mis is."""
    if not tekst.strip():
        raise InvoerFout("De invoer is leeg. Geef een casus als JSON.")
    try:
        waarde = json.loads(
            tekst, object_pairs_hook=_tabel, parse_int=_heel, parse_float=_gebroken, parse_constant=_geen_getal
        )
    except RecursionError:
        raise _te_diep() from None
    except json.JSONDecodeError as fout:
        plek = f"regel {fout.lineno}, teken {fout.colno}" if "\n" in tekst.strip() else f"teken {fout.colno}"
        raise InvoerFout(
            f"De invoer is geen geldige JSON: het gaat mis bij {plek}. Kijk naar een komma, haak of aanhalingsteken."
        ) from None
    if _is_te_diep(waarde):
        raise _te_diep()
    return waarde


def _te_diep() -> InvoerFout:
    return InvoerFout(f"In de JSON zitten te veel haken in elkaar; hoogstens {DIEPSTE} kan.")


def _is_te_diep(waarde: Any) -> bool:
    """Of er meer dan DIEPSTE lijsten en tabellen in elkaar zitten, laag voor laag geteld."""
    laag = [waarde]
    for _ in range(DIEPSTE + 1):
        tabellen = [
            deel.values() if isinstance(deel, dict) else deel for deel in laag if isinstance(deel, (dict, list))
        ]
        laag = [kind for tabel in tabellen for kind in tabel]
    return bool(laag)


def _tabel(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in uit:
            raise InvoerFout(f"De sleutel '{kort(sleutel)}' staat er twee keer in de JSON. Laat er één staan.")
        uit[sleutel] = waarde
    return uit


def _heel(cijfers: str) -> int:
    if len(cijfers) > MEESTE_CIJFERS:
        raise InvoerFout(f"Het getal {kort(cijfers)} in de JSON heeft {len(cijfers)} cijfers. Controleer het getal.")
    return int(cijfers)


def _gebroken(cijfers: str) -> float:
    getal = float(cijfers)
    if abs(getal) == ONEINDIG:
        raise InvoerFout(f"Het getal {kort(cijfers)} in de JSON is te groot. Controleer het getal.")
    return getal


def _geen_getal(naam: str) -> NoReturn:
    raise InvoerFout(f"'{naam}' bestaat niet in JSON. Schrijf een getal, of null als het onbekend is.")
