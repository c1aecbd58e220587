"""Wat een gemeente niet invult, is uitgesproken stilte. Hier wordt die stilte opgeschreven, op één plek voor iedereen.

Een kenmerk waarover de bronnen zwijgen, telt in de regels als nee; `zwijgt` onthoudt dat het geen nee uit een bron is.
"""

from typing import Any

from finder.model import ONDERWERPEN
from finder.weergave import STIL
from macros.dataset.knoop import tabel

ZWIJGT = {"waarde": "nee", "zwijgt": "ja"}


def vul_aan(ruw: dict[str, Any]) -> dict[str, Any]:
    """Dezelfde dataset, waarin elke gemeente bij elk veld dat zij mag invullen iets zegt."""
    gemeenten = ruw.get("gemeenten")
    if not isinstance(gemeenten, dict):
        return ruw
    velden = opengezet(ruw)
    gevraagd = dict.fromkeys(tabel(ruw.get("kenmerken")), STIL)
    return {**ruw, "gemeenten": {id_: _gemeente(g, velden, gevraagd) for id_, g in gemeenten.items()}}


def opengezet(ruw: dict[str, Any]) -> dict[str, list[str]]:
    """Per onderwerp de velden die elke gemeente zelf mag invullen."""
    alle = {id_: tabel(o) for deel in ONDERWERPEN for id_, o in tabel(ruw.get(deel)).items()}
    return {id_: o["per_gemeente"] for id_, o in alle.items() if isinstance(o.get("per_gemeente"), list)}


def zwijgt(kenmerk: Any) -> bool:
    """Of de bronnen over dit kenmerk zwijgen."""
    return kenmerk == STIL or (isinstance(kenmerk, dict) and "zwijgt" in kenmerk)


def _gemeente(gemeente: Any, velden: dict[str, list[str]], gevraagd: dict[str, str]) -> Any:
    if not isinstance(gemeente, dict):
        return gemeente
    kenmerken, bij = (tabel(gemeente.get(deel)) for deel in ("kenmerken", "bij"))
    kenmerken = {**kenmerken, **{naam: stil for naam, stil in gevraagd.items() if naam not in kenmerken}}
    uit = {**gemeente, "kenmerken": {naam: ZWIJGT if zwijgt(k) else k for naam, k in kenmerken.items()}}
    return uit if "buiten_gebied" in gemeente else {**uit, "bij": _bij(bij, velden)}


def _bij(bij: dict[str, Any], velden: dict[str, list[str]]) -> dict[str, Any]:
    """Wat er staat blijft staan, in dezelfde volgorde; wat ontbreekt komt erachter als stilte."""
    nodig = [id_ for id_ in velden if id_ not in bij]
    gevuld = {id_: {**tabel(eigen), **_stil(tabel(eigen), velden.get(id_, []))} for id_, eigen in bij.items()}
    return {**gevuld, **{id_: _stil({}, velden[id_]) for id_ in nodig}}


def _stil(eigen: dict[str, Any], velden: list[str]) -> dict[str, str]:
    return {veld: STIL for veld in velden if isinstance(veld, str) and veld not in eigen}
