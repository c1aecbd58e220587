"""The JSON Schema for text editors: read as they read it, by a validator of others, on every file of every dataset."""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.basis.node import NODE
from macros.dataset import schema, velden

WORTEL = Path(__file__).resolve().parents[1]
DATASETS = ("data", "tests/mini/data", "tests/regio")
ZONDER = {"bewijs", "versies", "casussen"}  # written by a command, or of a form of its own


class Lezer(yaml.SafeLoader):
    """YAML 1.2, as text editors read it: a day is a text, and only true and false are truth values."""


Lezer.yaml_implicit_resolvers = {}
for tag, patroon, begin in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Lezer.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{patroon})$"), list(begin))


def lees(pad: Path) -> Any:
    return yaml.load(pad.read_text(encoding="utf-8"), Lezer)


def geweigerd(paren: list[dict[str, Any]]) -> list[str]:
    """The names of what does not fit its schema."""
    argv = [str(NODE), str(WORTEL / "tests" / "keur.mjs")]
    klaar = subprocess.run(argv, input=json.dumps(paren), capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stdout)


def gemaakt(data: Path, doel: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("ROUTEBOEK_DATA", str(data))
    assert schema.hoofd([str(doel)]) == 0
    return {pad.stem: json.loads(pad.read_text(encoding="utf-8")) for pad in doel.glob("*.json")}


def deel(data: Path, pad: Path) -> str:
    return pad.relative_to(data).with_suffix("").parts[0]


@pytest.mark.parametrize("naam", DATASETS)
def test_elk_bestand_past(naam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = WORTEL / naam
    alle, bestanden = gemaakt(data, tmp_path, monkeypatch), sorted(data.rglob("*.yaml"))
    assert {deel(data, pad) for pad in bestanden} - set(alle) <= ZONDER
    paren = [(pad, alle[deel(data, pad)]) for pad in bestanden if deel(data, pad) in alle]
    assert geweigerd([{"naam": str(pad), "schema": s, "waarde": lees(pad)} for pad, s in paren]) == []


MIS = {
    "een onbekend veld": ("tafels", ["Naam"], "x"),
    "een onbekende bron": ("tafels", ["samenvatting", "bron"], "999-Z"),
    "een onbekende sector": ("tafels", ["sector"], ["XX"]),
    "een onbekend onderwerp bij een gemeente": ("gemeenten", ["bij", "bestaat-niet"], {}),
    "een onbekende gemeente": ("tafels", ["voor_wie", 0, "gemeente"], ["ZZ"]),
    "een onbekend feit in een rij": ("tafels", ["regel", "wanneer", 0, "als", "bestaat_niet"], ["ja"]),
    "een onbekende waarde in een rij": ("tafels", ["regel", "wanneer", 0, "als", "inschrijving"], ["misschien"]),
    "een onbekend kenmerk in een rij": ("tafels", ["regel", "wanneer", 0, "als", "gemeente.bestaat_niet"], ["ja"]),
}
VAN = {"tafels": "po-adviestafel", "themas": "startgesprek", "gemeenten": "rijswijk"}


def met(record: Any, weg: list[Any], waarde: Any) -> Any:
    """The record with one value put in."""
    uit = deepcopy(record)
    plek = uit
    for stap in weg[:-1]:
        plek = plek[stap] if isinstance(plek, list) else plek.setdefault(stap, {})
    plek[weg[-1]] = waarde
    return uit


def test_wat_niet_bestaat_weigert_de_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field, an id, a fact or a value that is not there, or a name left out; the same record otherwise fits."""
    alle = gemaakt(WORTEL / "data", tmp_path, monkeypatch)
    record = {soort: lees(WORTEL / "data" / soort / f"{id_}.yaml") for soort, id_ in VAN.items()}
    goed = [{"naam": soort, "schema": alle[soort], "waarde": waarde} for soort, waarde in record.items()]
    fout = [
        {"naam": naam, "schema": alle[soort], "waarde": met(record[soort], weg, waarde)}
        for naam, (soort, weg, waarde) in MIS.items()
    ]
    zonder_naam = {veld: waarde for veld, waarde in record["tafels"].items() if veld != "naam"}
    fout.append({"naam": "geen naam", "schema": alle["tafels"], "waarde": zonder_naam})
    assert geweigerd([*goed, *fout]) == [*MIS, "geen naam"]


def test_elk_veld_en_elke_naam_heeft_uitleg_of_een_rij(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor shows at a field: the Dutch explanation of the guide. No field of the check is missing."""
    soorten = velden.alle()
    for naam, heel in gemaakt(WORTEL / "data", tmp_path, monkeypatch).items():
        assert heel["description"], naam
        blokken = {n: b for n, b in heel["$defs"].items() if not n.startswith("namen-")}
        assert [n for n, b in blokken.items() if not all(v["description"] for v in b["properties"].values())] == []
        assert {n: list(b["properties"]) for n, b in blokken.items()} == {n: list(soorten[n].velden) for n in blokken}


def test_de_editor_kent_bij_elk_bestand_zijn_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One schema for each file of data/, none for another dataset, and all of them are tied to something."""
    alle = gemaakt(WORTEL / "data", tmp_path, monkeypatch)
    instelling = json.loads((WORTEL / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(pad).stem for pad in instelling} == set(alle)
    assert {Path(pad).parent for pad in instelling} == {schema.DOEL.relative_to(WORTEL)}
    for pad in (WORTEL / "data").rglob("*.yaml"):
        naam = pad.relative_to(WORTEL).as_posix()
        past = {Path(s).stem for s, (patroon, _) in instelling.items() if fnmatch.fnmatchcase(naam, patroon)}
        assert past == {deel(WORTEL / "data", pad)} - ZONDER
    assert {weg for _, weg in instelling.values()} == {"!tests/mini/**"}


def test_bij_een_onleesbaar_bestand_blijven_de_namen_staan(data: Path, tmp_path: Path, capsys) -> None:
    """Half a dataset would make every name in the open file wrong."""
    doel = tmp_path / "schema"
    assert len(schema.werk_bij(doel)) > 20
    eerst = {pad.name: pad.read_bytes() for pad in doel.iterdir()}
    (data / "feiten.yaml").write_text("sector:\n\tsoort: keuze\n", encoding="utf-8")
    assert schema.hoofd([str(doel)]) == 0
    assert {pad.name: pad.read_bytes() for pad in doel.iterdir()} == eerst
    assert "blijven zo" in capsys.readouterr().out
