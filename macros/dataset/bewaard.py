"""Wat alleen van de dataset en de code afhangt, blijft onder `build/` bewaard tot een van beide verandert."""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from macros.basis.plekken import BUILD, CASUSSEN, WORTEL, data_map
from macros.basis.vinger import onder, van_bestanden
from macros.dataset.geldigheid import vandaag

MAP = BUILD / "bewaard"
CODE = ("finder", "macros")
PAKKETTEN = ("jinja2", "markupsafe", "pyyaml")
_GELDT: list[str] = []  # bij welke vinger hoort wat dit proces in het geheugen heeft
_VERGEET: list[Callable[[], None]] = []


def vinger_van(map_: Path, achtervoegsels: tuple[str, ...] = (".yaml",)) -> str:
    """De vingerafdruk van alle bestanden in een map: hun namen en wat erin staat."""
    return van_bestanden(onder(map_, achtervoegsels=achtervoegsels), map_)


@cache
def code() -> str:
    """De code waarmee dit proces begon. Wat er daarna op schijf verandert, draait hier niet en telt dus niet mee."""
    eigen = [vinger_van(WORTEL / map_, (".py", ".j2")) for map_ in CODE]
    return "|".join([*eigen, sys.version, *(metadata.version(naam) for naam in PAKKETTEN)])


def vinger(map_: Path | None = None) -> str:
    """Verandert met alles wat een pagina kan veranderen: dataset, uitleg bij de velden, casussen, dag en code."""
    mappen = (map_ or data_map(), WORTEL / "data" / "velden", CASUSSEN)
    uit = hashlib.sha256("\n".join([code(), vandaag(), *map(vinger_van, mappen)]).encode()).hexdigest()
    if [uit] != _GELDT:
        _GELDT[:] = [uit]
        for vergeet in _VERGEET:
            vergeet()
    return uit


def per_dataset[**P, T](functie: Callable[P, T]) -> Callable[P, T]:
    """Rekent één keer per dataset: wat het proces onthoudt, vergeet het zodra `vinger` een wijziging ziet."""
    onthouden = cache(functie)
    _VERGEET.append(onthouden.cache_clear)
    return cast("Callable[P, T]", onthouden)


def naam_van(naam: str, *woorden: object) -> str:
    """De bestandsnaam voor een aanroep met deze woorden."""
    return f"{naam}-{hashlib.sha256(repr(woorden).encode()).hexdigest()[:16]}"


def houd(naam: str, sleutel: str, maak: Callable[[], Any]) -> Any:
    """Wat `maak` geeft (iets wat JSON kan zijn), of hetzelfde van schijf als het daar met deze sleutel staat."""
    oud = lees(naam, sleutel)
    if oud is not None:
        return oud
    inhoud = maak()
    leg_weg(naam, sleutel, inhoud)
    return inhoud


def lees(naam: str, sleutel: str) -> Any:
    """Wat er met deze sleutel bewaard is; None als dat er niet is, of kapot."""
    try:
        oud = json.loads((MAP / f"{naam}.json").read_text(encoding="utf-8"))
        return oud["inhoud"] if oud["sleutel"] == sleutel else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def leg_weg(naam: str, sleutel: str, inhoud: Any) -> None:
    """In één keer op zijn plek, want twee bouwen mogen tegelijk lopen."""
    MAP.mkdir(parents=True, exist_ok=True)
    tijdelijk = MAP / f"{naam}.{os.getpid()}"
    tijdelijk.write_text(json.dumps({"sleutel": sleutel, "inhoud": inhoud}, ensure_ascii=False), encoding="utf-8")
    tijdelijk.replace(MAP / f"{naam}.json")
