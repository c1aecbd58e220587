"""De rijen van Welke tafel? in woorden, voor de pagina's. Wat hier staat, is precies wat Welke tafel? weegt."""

from dataclasses import dataclass
from typing import Any

from finder.diagram import bladen
from finder.model import Regel
from finder.regelwerk import lijst
from finder.woordenschat import onderwerpregels
from finder.zinnen import hoofdletter, in_sector, term_in_woorden
from macros.bewijs.bron import beeld_nu, ruw_nu
from macros.dataset.beeld import Beeld
from macros.dataset.bewaard import per_dataset
from macros.dataset.geldigheid import op_dag, vandaag
from macros.dataset.zwijgen import vul_aan


@per_dataset
def dataset() -> dict[str, Any]:
    """De ruwe dataset van deze bouw."""
    return vul_aan(op_dag(ruw_nu(), vandaag()))


@dataclass(frozen=True, slots=True)
class PaginaRij:
    """Een rij op de pagina van een onderwerp. `eerst`: wat bij deze rij altijd nog ontbreekt, als opdracht."""

    zinnen: list[str]
    rij: dict[str, Any]
    eerst: list[str]


def rij_woorden(ruw: dict[str, Any], als: dict[str, Any], sectoren: list[str] | None = None) -> list[str]:
    """Elke term van een rij als zin met hoofdletter en punt, in het woord van de sector als die vaststaat."""
    sector = _een(als.get("sector")) or _een(sectoren)
    zinnen = [zin(term_in_woorden(ruw, feit, eis)) for feit, eis in als.items()]
    return [in_sector(ruw, deel, sector) for deel in zinnen]


def _een(sectoren: list[str] | None) -> str:
    return sectoren[0] if sectoren and len(sectoren) == 1 else ""


def gemerkt(rij: dict[str, Any]) -> dict[str, Any]:
    """Wat achter een rij staat. `lezing` merkt de rij op papier; de zekerheid van een uitkomst telt haar niet mee."""
    if rij.get("lezing"):
        return {"bron": rij["bron"], "zekerheid": "interpretatie", "waarom": rij["lezing"]}
    return rij


def zin(deel: str) -> str:
    return f"{hoofdletter(deel)}."


def rijen_op_de_pagina(id_: str) -> list[PaginaRij]:
    """Elke rij van een onderwerp, met wat bij die rij altijd eerst moet."""
    ruw = dataset()
    sectoren = {**ruw["tafels"], **ruw["routes"]}[id_]["sector"]
    rijen = rijen_van(ruw, id_)
    regel = onderwerpregels(ruw)[id_]
    stap = regel.get("soort") == "opschalen" and "daarnaast" not in regel
    eerst = _altijd_eerst(id_) if stap else [[] for _ in rijen]
    return [
        PaginaRij(rij_woorden(ruw, rij["als"], sectoren), rij, [_opdracht(ruw, code, sectoren) for code in codes])
        for rij, codes in zip(rijen, eerst, strict=True)
    ]


def _opdracht(ruw: dict[str, Any], code: str, sectoren: list[str]) -> str:
    naam = ruw["voorwaarden"][code]["naam"]
    return " / ".join(dict.fromkeys(str(naam[s]) for s in sectoren if s in naam))


@per_dataset
def _altijd_eerst(id_: str) -> list[list[str]]:
    """Per rij de voorwaarden die dan zeker ontbreken; leeg als de rij ook meteen tot deze stap kan leiden."""
    b = beeld_nu()
    d, regel = b.d, b.werk.regels[id_]
    codes, uit = b.eerst(regel), []
    meteen = d.vertaal(codes, lambda c: c == ())
    for rij in regel.wanneer:
        kan = d.en([b.kan, b.rij(rij)])
        uit.append(_zeker(b, regel, kan) if d.en([kan, meteen]) == d.onwaar else [])
    return uit


def _zeker(b: Beeld, regel: Regel, kan: int) -> list[str]:
    d = b.d
    eisen = [eis for groep in regel.eerst for eis in groep]
    zeker = [eis.code for eis in eisen if d.en([kan, d.niet(b.tabel(eis.ontbreekt))]) == d.onwaar]
    nodig = d.vertaal(b.eerst(regel), tuple)
    soms = {c for blad in bladen(d, d.kies(kan, nodig, d.blad(()))) for c in blad}
    return zeker or [eis.code for eis in eisen if eis.code in soms]


def rijen_van(ruw: dict[str, Any], id_: str) -> list[dict[str, Any]]:
    """De rijen die de pagina toont. Wat ook daarnaast kan gelden, toont die ruimere rijen."""
    regel = onderwerpregels(ruw)[id_]
    return list(regel.get("daarnaast", {}).get("wanneer") or regel.get("wanneer", []))


def eerst_in_woorden(id_: str) -> list[dict[str, Any]]:
    """Wat eerst moet, in volgorde, met de bronnen van de rijen."""
    ruw = dataset()
    sectoren = {**ruw["tafels"], **ruw["routes"]}[id_]["sector"]
    uit = []
    for groep in onderwerpregels(ruw)[id_].get("eerst", []):
        for eis in groep:
            code, rijen = eis_en_rijen(ruw, eis)
            naam = ruw["voorwaarden"][code]["naam"]
            for woord in dict.fromkeys(naam[s] for s in sectoren if s in naam):
                hier = [s for s in sectoren if naam.get(s) == woord]
                uit.append({"tekst": zin(woord), **_gronden(rijen, hier)})
    return uit


def _gronden(rijen: list[dict[str, Any]], sectoren: list[str]) -> dict[str, Any]:
    """De bronnen van de rijen die in deze sectoren gelden; zijn die alle onze lezing, dan met de reden."""
    hier = [rij for rij in rijen if set(rij["als"].get("sector", sectoren)) & set(sectoren)]
    uit: dict[str, Any] = {"bron": list(dict.fromkeys(b for rij in hier for b in lijst(rij.get("bron"))))}
    if hier and all(rij.get("zekerheid") for rij in hier):
        uit |= {"zekerheid": hier[0]["zekerheid"], "waarom": hier[0]["waarom"]}
    return uit


def eis_en_rijen(ruw: dict[str, Any], eis: Any) -> tuple[str, list[dict[str, Any]]]:
    """De code van een voorwaarde en de rijen waarin zij ontbreekt; een onderwerp mag eigen rijen noemen."""
    if isinstance(eis, str):
        return eis, ruw["voorwaarden"][eis]["ontbreekt"]
    return eis["voorwaarde"], eis["ontbreekt"]
