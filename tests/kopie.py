"""Copies of a dataset with small changes in them, for tests about what an editor can do."""

from __future__ import annotations

import re
import shutil
from copy import deepcopy
from pathlib import Path

import yaml

WORTEL = Path(__file__).resolve().parents[1]
MINI = WORTEL / "tests" / "mini" / "data"
FOUTEN = WORTEL / "tests" / "dataset_fout"


def kopie(doel: Path, basis: Path = MINI) -> Path:
    """A copy of a dataset in doel/data."""
    return Path(shutil.copytree(basis, doel / "data"))


def wijzig(data: Path, wijziging: dict[str, str]) -> None:
    """One change: vervang (or patroon) + door, schrijf, kopie_van or weg. What to replace must be there."""
    bestand = data / wijziging["bestand"]
    if "weg" in wijziging:
        bestand.unlink()
    elif "kopie_van" in wijziging:
        shutil.copy(data / wijziging["kopie_van"], bestand)
    elif "schrijf_latin1" in wijziging:
        bestand.write_bytes(wijziging["schrijf_latin1"].encode("latin-1"))
    elif "schrijf" in wijziging:
        bestand.write_text(wijziging["schrijf"], encoding="utf-8")
    elif "patroon" in wijziging:
        tekst, keer = re.subn(
            wijziging["patroon"], wijziging["door"], bestand.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
        )
        assert keer, f"{wijziging['bestand']} has no {wijziging['patroon']!r}"
        bestand.write_text(tekst, encoding="utf-8")
    else:
        tekst = bestand.read_text(encoding="utf-8")
        assert wijziging["vervang"] in tekst, f"{wijziging['bestand']} has no {wijziging['vervang']!r}"
        bestand.write_text(tekst.replace(wijziging["vervang"], wijziging["door"], 1), encoding="utf-8")


def kapot(doel: Path, naam: str) -> Path:
    """The mini dataset with the changes of one broken fixture."""
    data = kopie(doel)
    for wijziging in yaml.safe_load((FOUTEN / naam / "wijziging.yaml").read_text(encoding="utf-8")):
        wijzig(data, wijziging)
    return data


def met(ruw: dict, wijzigingen: dict) -> dict:
    """The same with a value at some paths; an index one past the end of a list adds to it."""
    ruw = deepcopy(ruw)
    for pad, waarde in wijzigingen.items():
        *boven, laatste = pad.split("/")
        knoop = ruw
        for deel in boven:
            knoop = knoop[int(deel)] if isinstance(knoop, list) else knoop[deel]
        if isinstance(knoop, list):
            knoop[int(laatste) : int(laatste) + 1] = [waarde]
        else:
            knoop[laatste] = waarde
    return ruw


def andere_week(ruw: dict, tafel: str) -> tuple[int, int]:
    """The deadline of a tafel a week later, in place, with its dates if it has them: the week it had, the week now."""
    termijn = ruw["tafels"][tafel]["regel"]["termijn"]
    weken = termijn if isinstance(termijn, list) else [termijn]
    was = weken[0]["week"]
    for deel in weken:
        deel["week"] += 1
    return was, was + 1


def een_week_eerder(tafel: str) -> tuple[str, str]:
    """How the file of a tafel writes its deadline, and how it would write a week less."""
    week = re.search(r"week: (\d+)", (WORTEL / "data" / "tafels" / f"{tafel}.yaml").read_text(encoding="utf-8"))
    return week[0], f"week: {int(week[1]) - 1}"
