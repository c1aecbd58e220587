"""The dataset made larger in one direction: tafels and themas, gemeenten, or questions with a tafel behind each.

Copies of parallel tafels keep their rules, so every one of them is an outcome. One direction at a time: a gemeente
speaks about every tafel, so in two directions at once the dataset itself would grow with the square.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FEIT, VRAAG, TAFEL = "ongeoorloofd_16_uur_in_4_weken", "zestien-uur", "duo-melding"  # one that is asked for one tafel
EENMALIG = ("ook_genoemd", "per_gemeente", "zoekwoorden")
Deel = dict[str, Any]


def kopieen(bron: Deel, aantal: int) -> Iterator[tuple[int, str, Deel]]:
    """Number, id and contents of copies in turn, each with a name of its own."""
    namen = list(bron)
    for nr in range(aantal):
        id_ = namen[nr % len(namen)]
        nieuw = {veld: waarde for veld, waarde in copy.deepcopy(bron[id_]).items() if veld not in EENMALIG}
        yield nr, f"{id_}-n{nr}", nieuw | {"naam": f"{nieuw['naam']} {nr}"}


def naast(bron: Deel, aantal: int) -> Deel:
    """Tafels that stand beside the main route: a second one like it is a sound dataset."""
    uit = {}
    for nr, id_, tafel in kopieen(bron, aantal):
        tafel["code"] += f"_n{nr}"
        tafel["regel"]["daarnaast"]["volgorde"] = 1000 + nr
        uit[id_] = tafel
    return uit


def tafels(ruw: Deel, keer: int) -> None:
    bron = {id_: t for id_, t in ruw["tafels"].items() if set(t.get("regel", {})) == {"daarnaast"}}
    ruw["tafels"] |= naast(bron, len(ruw["tafels"]) * (keer - 1))
    ruw["themas"] |= {id_: t for _, id_, t in kopieen(ruw["themas"], len(ruw["themas"]) * (keer - 1))}


def gemeenten(ruw: Deel, keer: int) -> None:
    bron = {id_: g for id_, g in ruw["gemeenten"].items() if not g.get("buiten_gebied")}
    for nr, id_, gemeente in kopieen(bron, len(bron) * (keer - 1)):
        ruw["gemeenten"][id_] = gemeente | {"code": f"{gemeente['code']}{nr}"}


def vragen(ruw: Deel, keer: int) -> None:
    """Each question has a screen and a fact of its own, and one tafel that asks for it."""
    alle = ruw["vragen"]["vragen"]
    vraag = next(v for v in alle if v["id"] == VRAAG)
    nieuw = naast({TAFEL: ruw["tafels"][TAFEL]}, len(alle) * (keer - 1))
    for nr, tafel in enumerate(nieuw.values()):
        feit, id_ = f"{FEIT}_n{nr}", f"{VRAAG}-n{nr}"
        for rij in tafel["regel"]["daarnaast"]["wanneer"]:
            rij["als"] = {feit if naam == FEIT else naam: waarde for naam, waarde in rij["als"].items()}
        woorden = {kant: f"{ruw['feiten'][FEIT][kant]} ({nr})" for kant in ("ja", "nee")}
        ruw["feiten"][feit] = ruw["feiten"][FEIT] | woorden
        ruw["vragen"]["schermen"].append({"id": id_, "titel": f"Vraag {nr}"})
        zegt = {"id": id_, "scherm": id_, "feiten": [feit], "feit": feit, "vraag": f"{vraag['vraag'][:-1]} ({nr})?"}
        alle.append(vraag | zegt)
    ruw["tafels"] |= nieuw


RICHTINGEN = {"tafels": tafels, "gemeenten": gemeenten, "vragen": vragen}


def schrijf(map_: Path, ruw: Deel) -> None:
    """The grown dataset over the files of a copy; what did not grow stays as it is."""
    bestanden = {naam: ruw[naam] for naam in ("feiten", "vragen")}
    for groep in ("tafels", "themas", "gemeenten"):
        bestanden |= {f"{groep}/{id_}": inhoud for id_, inhoud in ruw[groep].items() if "-n" in id_}
    for naam, inhoud in bestanden.items():
        tekst = yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False, width=10_000)
        (map_ / "data" / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
