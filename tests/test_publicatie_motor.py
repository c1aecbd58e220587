"""The baked engine: the same bytes everywhere, the same answers with and without the snapshot."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from macros.basis import node
from macros.basis.plekken import WORTEL
from macros.publicatie import motor

MINI = {
    "finder/__init__.py": "",
    "finder/brug.py": (
        '"""Uitleg."""\n'
        "import json\n"
        "from finder.rekenen import telop\n"
        "_data = {}\n"
        "def laad(tekst):\n"
        '    """Uitleg."""\n'
        "    _data.update(json.loads(tekst))\n"
        "def warm(vandaag):\n"
        "    pass\n"
        "def stap(verzoek):\n"
        "    vraag = json.loads(verzoek)\n"
        '    return json.dumps({"som": telop(_data["a"], vraag["vandaag"])})\n'
    ),
    "finder/rekenen.py": "from datetime import date\ndef telop(a, dag):\n    return a + date.fromisoformat(dag).day\n",
}
START = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { pyodide, stdlib, snapshot, dataset } = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(pyodide + "/pyodide.mjs").href);
const py = await loadPyodide({
  indexURL: pyodide, stdLibURL: pathToFileURL(stdlib).href, packageBaseUrl: "/",
  lockFileContents: { info: JSON.parse(readFileSync(pyodide + "/pyodide-lock.json")).info, packages: {} },
  ...(snapshot && { _loadSnapshot: new Uint8Array(readFileSync(snapshot)) }),
});
const brug = py.pyimport("finder.brug");
if (!snapshot) brug.laad(dataset);
console.log(brug.stap('{"vandaag": "2026-03-02", "antwoorden": {}}'));
process.exit(0);
"""
MAAK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from macros.publicatie import motor
motor.maak(Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    map_ = tmp_path_factory.mktemp("mini")
    for naam, tekst in MINI.items():
        (map_ / naam).parent.mkdir(exist_ok=True)
        (map_ / naam).write_text(tekst, encoding="utf-8")
    (map_ / "data.json").write_text('{"a": 40}', encoding="utf-8")
    return map_


@pytest.fixture(scope="module")
def gemaakt(project) -> motor.Motor:
    return motor.maak(project / "uit", project / "data.json", project)


def antwoord(gemaakt, tmp_path, *, snapshot: bool, dataset: str) -> dict:
    script = tmp_path / "start.mjs"
    script.write_text(START, encoding="utf-8")
    opdracht = {"pyodide": str(motor.PYODIDE), "stdlib": str(gemaakt.stdlib), "dataset": dataset}
    opdracht["snapshot"] = str(gemaakt.snapshot) if snapshot else None
    argv = [str(node.NODE), str(script), json.dumps(opdracht)]
    klaar = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr[-2000:]
    return json.loads(klaar.stdout)


@pytest.mark.parametrize("snapshot", [False, True])
def test_de_motor_antwoordt(gemaakt, tmp_path, snapshot):
    assert antwoord(gemaakt, tmp_path, snapshot=snapshot, dataset='{"a": 40}') == {"som": 42}


def test_alleen_bytecode_ongecomprimeerd_en_ingekort(gemaakt):
    with zipfile.ZipFile(gemaakt.stdlib) as archief:
        namen = archief.namelist()
        assert all(naam.endswith(".pyc") for naam in namen)
        assert all(info.compress_type == zipfile.ZIP_STORED for info in archief.infolist())
        assert "finder/rekenen.pyc" in namen
        assert b"Uitleg" not in archief.read("finder/brug.pyc")
    assert len(namen) < 200


def test_snapshot_past_in_de_eerste_heap(gemaakt):
    assert gemaakt.snapshot.stat().st_size < 30 * 1024 * 1024


@pytest.mark.traag
def test_dezelfde_bytes_op_een_andere_plek_en_in_een_andere_tijdzone(project, gemaakt, tmp_path):
    elders = tmp_path / "een" / "andere" / "map"
    argv = [sys.executable, "-c", MAAK, str(WORTEL), str(elders), str(project / "data.json"), str(project)]
    klaar = subprocess.run(
        argv,
        cwd=tmp_path,
        env={"TZ": "Asia/Tokyo", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "SOURCE_DATE_EPOCH": "1700000000"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr[-2000:]
    for eerste in (gemaakt.stdlib, gemaakt.snapshot):
        assert (elders / eerste.name).read_bytes() == eerste.read_bytes(), eerste.name


def test_geen_pad_van_de_machine_in_de_bytes(gemaakt):
    for pad in (gemaakt.stdlib, gemaakt.snapshot):
        inhoud = pad.read_bytes()
        for verboden in (str(WORTEL), str(gemaakt.stdlib.parent)):
            assert verboden.encode() not in inhoud


def test_opnieuw_maken_doet_niets(project, gemaakt, monkeypatch):
    monkeypatch.setattr(node, "draai", lambda *_a, **_k: pytest.fail("er was niets veranderd"))
    assert motor.maak(project / "uit", project / "data.json", project) == gemaakt


def test_andere_dataset_maakt_alleen_de_momentopname_opnieuw(project, gemaakt, monkeypatch):
    gedaan = []
    monkeypatch.setattr(node, "draai", lambda _script, taak, **_k: gedaan.append(taak["taak"]))
    anders = project / "anders.json"
    anders.write_text('{"a": 1}', encoding="utf-8")
    stempel = gemaakt.snapshot.with_suffix(".stempel")
    eerst = stempel.read_text(encoding="utf-8")
    motor.maak(project / "uit", anders, project)
    stempel.write_text(eerst, encoding="utf-8")
    assert gedaan == ["momentopname"]
