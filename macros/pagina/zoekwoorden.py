"""Waarop een lezer zoekt, per pagina: andere namen, zoekwoorden uit de dataset en afkortingen.

Ze komen in de kop van de stub, als `tags`; de zoekbalk zet een pagina met zo'n woord vooraan.
"""

import re

from macros.pagina.adres import webpad
from macros.pagina.boek import Boek, Onderwerp, lijst
from macros.pagina.vaste_paginas import vaste_paginas

_AFKORTING = re.compile(r"\b[A-Z]{2,}\b")


def van_onderwerp(o: Onderwerp) -> dict[str, list[str]]:
    """Van een tafel, route of thema; de sector is geen zoekwoord."""
    namen = [str(n["naam"]) for n in lijst(o.data.get("ook_genoemd"))]
    return _tags(
        [*namen, *lijst(o.data.get("zoekwoorden")), *(k for k in _AFKORTING.findall(o.naam) if k not in o.sector)]
    )


def van_gemeente(boek: Boek, code: str) -> dict[str, list[str]]:
    """Afkortingen in functies die alleen deze gemeente heeft."""
    namen = [str(rol.get("naam")) for rol in boek.deel("rollen").values() if rol.get("gemeente") == [code]]
    return _tags(sorted({kort for naam in namen for kort in _AFKORTING.findall(naam)}))


def van_vaste_pagina(boek: Boek, bron: str) -> dict[str, list[str]]:
    """Van een vaste pagina, onder haar naam in het adres."""
    return _tags(lijst(_vast(boek).get(_naam(bron))))


def zonder_pagina(boek: Boek) -> list[str]:
    """Wat zoekwoorden heeft, maar geen vaste pagina is; als zinnen voor de redacteur."""
    vreemd = set(_vast(boek)) - {_naam(bron) for bron in vaste_paginas(boek)}
    return [f"data/handboek.yaml: zoekwoorden noemt '{naam}', maar die pagina is er niet." for naam in sorted(vreemd)]


def _vast(boek: Boek) -> dict[str, list[str]]:
    return boek.deel("handboek").get("zoekwoorden") or {}


def _naam(bron: str) -> str:
    """`routes/index.md` → `routes`."""
    return webpad(bron).rstrip("/")


def _tags(woorden: list[str]) -> dict[str, list[str]]:
    return {"tags": [str(woord) for woord in dict.fromkeys(woorden)]} if woorden else {}
