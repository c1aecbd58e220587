"""Copies of a dataset with small changes in them, for tests about what an editor can do."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

WORTEL = Path(__file__).resolve().parents[1]
MINI = WORTEL / "tests" / "mini" / "data"
FOUTEN = WORTEL / "tests" / "dataset_fout"


def kopie(doel: Path, basis: Path = MINI) -> Path:
    """A copy of a dataset in doel/data."""
    return Path(shutil.copytree(basis, doel / "data"))


def wijzig(data: Path, wijziging: dict[str, str]) -> None:
    """One change: vervang + door, schrijf, kopie_van or weg. The text to replace must be there, once or more."""
    bestand = data / wijziging["bestand"]
    if "weg" in wijziging:
        bestand.unlink()
    elif "kopie_van" in wijziging:
        shutil.copy(data / wijziging["kopie_van"], bestand)
    elif "schrijf_latin1" in wijziging:
        bestand.write_bytes(wijziging["schrijf_latin1"].encode("latin-1"))
    elif "schrijf" in wijziging:
        bestand.write_text(wijziging["schrijf"], encoding="utf-8")
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
