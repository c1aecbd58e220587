"""`python -m finder`: what is around it is closed, full or gone; never an answer from an old compile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.opdrachtregel.gegeven import fout

STROMEN = {
    "invoer gesloten": ("beslis <&-", 2, "Standaardinvoer"),
    "uitvoer gesloten": ("vragen >&-", 1, "uitvoer"),
    "uitvoer vol": ("vragen >/dev/full", 1, "uitvoer"),
    "uitvoer vol bij regels": ("beslis --regels >/dev/full", 1, "uitvoer"),
    "standaardfout gesloten": ("beslis 2>&-", 2, ""),
    "standaardfout vol": ("beslis 2>/dev/full", 2, ""),
    "allebei gesloten": ("vragen >&- 2>&-", 1, ""),
    "een map als bestand": ("beslis /", 2, "niet te lezen"),
    "niemand leest": ("vragen | true", 141, ""),
    "niemand leest de regels": ("beslis --regels | true", 141, ""),
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where /dev/full is")
@pytest.mark.parametrize(("woorden", "code", "woord"), STROMEN.values(), ids=STROMEN)
def test_stromen(aanroep, dataset, woorden, code, woord):
    """The shell sets up the streams. A sentence where somebody can read it, the right status, never a traceback."""
    opdracht, hoe = aanroep("--dataset", str(dataset))
    schil = f'set -o pipefail; "$@" {woorden}'
    casussen = (json.dumps({"feiten": {"sector": "PO"}}) + "\n") * 2000 if "regels" in woorden else ""
    klaar = subprocess.run(
        ["bash", "-c", schil, "bash", *opdracht], input=casussen, capture_output=True, check=False, **hoe
    )
    assert klaar.returncode == code
    assert "Traceback" not in klaar.stderr
    assert "Exception" not in klaar.stderr
    assert klaar.stderr.count("\n") == bool(woord)
    assert woord in klaar.stderr


def test_ctrl_c_geeft_een_zin(aanroep, dataset):
    """Line by line in and out, so that another program can wait for each answer; then somebody breaks it off."""
    opdracht, hoe = aanroep("--dataset", str(dataset), "beslis", "--regels")
    pijp = subprocess.PIPE
    with subprocess.Popen(opdracht, stdin=pijp, stdout=pijp, stderr=pijp, **hoe) as bezig:
        waker = threading.Timer(60, bezig.kill)  # who keeps an answer back fails this test, and does not hang it
        waker.start()
        for _ in range(2):
            bezig.stdin.write(json.dumps({"feiten": {"sector": "PO"}}) + "\n")
            bezig.stdin.flush()
            assert json.loads(bezig.stdout.readline() or "{}").get("vraag")
        bezig.send_signal(signal.SIGINT)
        assert (bezig.wait(), bezig.stderr.read()) == (130, "Afgebroken.\n")
        waker.cancel()


ANDERE_DATASET = {
    "leeg object": "{}",
    "lijst": "[]",
    "getal": "1",
    "andere JSON": '{"dataversie": "x", "vragen": {}}',
    "geen JSON": "geen json",
    "dubbele sleutel": '{"a": 1, "a": 2}',
    "leeg": "",
}


@pytest.mark.parametrize("tekst", [None, *ANDERE_DATASET.values()], ids=["geen bestand", *ANDERE_DATASET])
def test_een_andere_json_is_geen_dataset(aanroep, tmp_path, tekst):
    bestand = tmp_path / "iets.json"
    if tekst is not None:
        bestand.write_text(tekst, encoding="utf-8")
    opdracht, hoe = aanroep("--dataset", str(bestand), "vragen")
    zin = fout(subprocess.run(opdracht, capture_output=True, check=False, **hoe))
    assert "iets.json" in zin
    assert "macros dataset" in zin


def test_een_gewijzigde_dataset_valt_op(aanroep, dataset, tmp_path):
    """A compiled dataset names its own sum: whoever changes a week by hand is told."""
    bestand = tmp_path / "dataset.json"
    bestand.write_text(dataset.read_text(encoding="utf-8").replace('"week":11', '"week":12', 1), encoding="utf-8")
    opdracht, hoe = aanroep("--dataset", str(bestand), "vragen")
    assert "dataset.json" in fout(subprocess.run(opdracht, capture_output=True, check=False, **hoe))


# ---------------------------------------------------------------- never an answer from an old compile


@pytest.fixture(scope="module")
def gevraagd(wortel, tmp_path_factory):
    """A copy of what answers; its first answer is already given."""
    map_ = tmp_path_factory.mktemp("gevraagd") / "project"
    for naam in ("data", "finder", "macros"):
        shutil.copytree(wortel / naam, map_ / naam, ignore=shutil.ignore_patterns("__pycache__"))
    assert "In welke gemeente woont" in _vragen(map_).stdout
    return map_


@pytest.fixture
def project(gevraagd, tmp_path):
    """Such a copy, on which an editor works."""
    return shutil.copytree(gevraagd, tmp_path / "project")


def _vragen(project):
    return subprocess.run(
        [sys.executable, "-m", "finder", "vragen"], cwd=project, capture_output=True, encoding="utf-8", check=False
    )


def _vervang(bestand, was, wordt):
    tekst = bestand.read_text(encoding="utf-8")
    assert was in tekst
    bestand.write_text(tekst.replace(was, wordt, 1), encoding="utf-8")


def test_een_wijziging_met_een_oude_tijd_telt(project):
    """A checkout or an unpacked backup gives files an older time than the compiled dataset."""
    bestand = project / "data" / "vragen.yaml"
    _vervang(bestand, "In welke gemeente woont de leerling?", "Waar woont de leerling?")
    os.utime(bestand, (0, 0))
    uit = _vragen(project).stdout
    assert "Waar woont de leerling?" in uit
    assert "In welke gemeente woont" not in uit


def test_een_weggehaald_bestand_telt(project):
    """Whatever the check thinks of the rest: Rijswijk is gone, so it is not offered any more."""
    (project / "data" / "gemeenten" / "rijswijk.yaml").unlink()
    klaar = _vragen(project)
    assert "Rijswijk" not in klaar.stdout
    assert klaar.stdout or klaar.returncode == 2


def test_een_beschadigde_dataset_herstelt_zich(project):
    (project / "build" / "dataset.json").write_text("{}", encoding="utf-8")
    assert "In welke gemeente woont" in _vragen(project).stdout


def test_een_kapot_bestand_geeft_geen_oud_antwoord(project):
    _vervang(project / "data" / "vragen.yaml", "scherm: gemeente", "scherm: gemeent")
    klaar = _vragen(project)
    assert (klaar.returncode, klaar.stdout) == (2, "")
    assert "data/vragen.yaml:" in klaar.stderr


def test_zonder_data_antwoordt_de_dataset_die_er_is(project):
    """Only the package and its compiled dataset: nothing to compare with, and no PyYAML needed."""
    shutil.rmtree(project / "data")
    shutil.rmtree(project / "macros")
    assert "In welke gemeente woont" in _vragen(project).stdout


def test_kan_de_dataset_niet_nagekeken_worden_dan_zegt_hij_dat(project):
    (project / "macros" / "__main__.py").write_text("raise SystemError", encoding="utf-8")
    klaar = _vragen(project)
    assert klaar.stdout == ""
    assert "--dataset" in fout(klaar)
