"""Wat een antwoord meer vastlegt dan waar zijn vraag over gaat, en welke feiten dus samen kunnen voorkomen.

Zonder overleg is er bijvoorbeeld ook geen plan. Zo'n gevolg telt alleen zolang geen latere vraag het nog kan wijzigen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from finder.feiten import vastgelegd
from finder.model import Regelwerk
from macros.dataset.beeld import Beeld

Vast = dict[int, int]


@dataclass(frozen=True, slots=True)
class Gevolg:
    """Een antwoord: zijn vraag en naam, wat het zelf zegt, en wat het erbij vastlegt (waarde per atoom).

    `straks`: andere vinkjes van dezelfde feiten. Doen die er nog toe, dan komt de vraag erover en telt dit gevolg niet.
    `later`: de vraag op hetzelfde scherm die over deze feiten gaat. Haar antwoord wint, maar 'weet ik niet' niet.
    """

    vraag: dict[str, Any]
    naam: str
    eigen: Vast
    erbij: Vast
    straks: tuple[int, ...] = ()
    later: dict[str, Any] | None = None


def gevolgen(werk: Regelwerk) -> Iterator[Gevolg]:
    """Elk antwoord dat meer vastlegt dan waar zijn vraag over gaat, apart per latere vraag op hetzelfde scherm."""
    for vraag in (v for v in werk.ruw["vragen"]["vragen"] if "opent" not in v):
        for naam, eigen, rest in _antwoorden(vraag):
            delen: dict[str, dict[str, Any]] = {}
            for sleutel, waarde in rest.items():
                delen.setdefault(_later(werk, vraag, sleutel), {})[sleutel] = waarde
            for later, deel in delen.items():
                yield _gevolg(werk, Gevolg(vraag, naam, vastgelegd(werk, eigen), vastgelegd(werk, deel)), deel, later)


def _gevolg(werk: Regelwerk, gevolg: Gevolg, deel: dict[str, Any], later: str) -> Gevolg:
    if later:
        return replace(gevolg, later=next(v for v in werk.ruw["vragen"]["vragen"] if v["id"] == later))
    los = {sleutel.partition("=")[0] for sleutel in deel if "=" in sleutel}
    straks = (nr for nr, atoom in enumerate(werk.atomen) if atoom.feit in los and nr not in gevolg.erbij)
    return replace(gevolg, straks=tuple(straks))


def _antwoorden(vraag: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(naam, wat het antwoord zelf zegt, wat het erbij vastlegt), ook van een vinkje dat uit staat."""
    for optie in vraag.get("opties", []):
        eigen = {feit: w for feit, w in optie["zet"].items() if feit in vraag["feiten"]}
        yield optie["id"], eigen, {feit: w for feit, w in optie["zet"].items() if feit not in eigen}
    for vinkje, rest in vraag.get("bij_uit", {}).items():
        yield f"zonder-{vinkje}", {f"{vraag['feit']}={vinkje}": "nee"}, rest


def _later(werk: Regelwerk, vraag: dict[str, Any], sleutel: str) -> str:
    """De latere vraag op hetzelfde scherm die over dit feit gaat; leeg als die er niet is."""
    vragen, feit = werk.ruw["vragen"]["vragen"], sleutel.partition("=")[0]
    later = vragen[vragen.index(vraag) + 1 :]
    return next((v["id"] for v in later if feit in v["feiten"] and v["scherm"] == vraag["scherm"]), "")


def samen(b: Beeld) -> int:
    """Waar als deze feiten samen kunnen, ook gezien wat antwoorden vastleggen."""
    d, altijd = b.d, [gevolg for gevolg in gevolgen(b.werk) if not (gevolg.straks or gevolg.later)]
    return d.en([b.kan, *(d.of([d.niet(d.zijn(g.eigen)), d.zijn(g.erbij)]) for g in altijd)])
