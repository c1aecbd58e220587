"""The dataset check says what is wrong, where, and what may have been meant; nothing is built on a broken dataset."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from kopie import FOUTEN, MINI, WORTEL, kapot, kopie, wijzig

from finder.bouwen import maak_motor
from finder.motor import Motor
from finder.weergave import voor
from macros.bewijs.casussen import casussen
from macros.dataset import controle, oordeel
from macros.dataset.compileren import compileer
from macros.dataset.laden import Bundel, laad
from macros.dataset.nieuw import gemeente as nieuwe_gemeente
from macros.dataset.nieuw.opdracht import maak
from macros.dataset.zwijgen import STIL
from macros.pagina import gemeente as gemeentepagina
from macros.pagina import stubs
from macros.pagina.boek import Boek

NAMEN = sorted(map_.name for map_ in FOUTEN.iterdir() if map_.is_dir())
DAG = "1772409600"  # 2 March 2026
SLOT = "in de dataset; er is niets gebouwd."


@pytest.fixture(autouse=True)
def _vaste_dag(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAG)


def fouten(data: Path) -> list[str]:
    return controle.controleer(laad(data))


def test_er_zijn_kapotte_datasets():
    assert len(NAMEN) >= 100


@pytest.mark.parametrize("naam", NAMEN)
def test_kapotte_dataset(naam, tmp_path, capsys):
    """Exactly the promised sentences, in order, with the count and exit status 1."""
    verwacht = (FOUTEN / naam / "verwacht.txt").read_text(encoding="utf-8").splitlines()
    assert verwacht, "a broken dataset says at least one thing"
    assert oordeel.hoofd([str(kapot(tmp_path, naam))]) == 1
    uit = capsys.readouterr()
    aantal = "1 fout" if len(verwacht) == 1 else f"{len(verwacht)} fouten"
    assert uit.err.splitlines() == [*verwacht, f"{aantal} {SLOT}"]
    assert uit.out == ""


@pytest.mark.parametrize("data", [WORTEL / "data", MINI], ids=["data", "mini"])
def test_goede_dataset(data, capsys):
    assert oordeel.hoofd([str(data)]) == 0
    uit = capsys.readouterr()
    assert uit.err == ""
    assert uit.out.count("\n") == 1
    assert uit.out.startswith("De dataset klopt (tafels: ")


def test_meldingen_staan_op_volgorde_van_regel(tmp_path):
    """Line 9 comes before line 10, and files come in order."""
    data = kopie(tmp_path)
    for bestand in ("gemeenten/bosrijk.yaml", "tafels/grote-tafel.yaml"):
        tekst = (data / bestand).read_text(encoding="utf-8")
        (data / bestand).write_text(tekst.replace("900-B", "900-X"), encoding="utf-8")
    plekken = [regel.split(": ")[0].split(":") for regel in fouten(data)]
    assert plekken == sorted(plekken, key=lambda plek: (plek[0], int(plek[1])))
    assert len({plek[0] for plek in plekken}) > 1
    assert max(int(plek[1]) for plek in plekken) > 9


def test_aanvaard_verschil_mag(tmp_path):
    """An answer without effect is allowed when data/bewijs.yaml gives a reason."""
    data = kapot(tmp_path, "antwoord-zonder-verschil")
    reden = "aanvaard:\n  verzuim/vaak: De lezer herkent zich hierin.\n"
    wijzig(data, {"bestand": "bewijs.yaml", "schrijf": reden})
    assert fouten(data) == []


# ---------------------------------------------------------------- nothing is built, nothing is lost


@pytest.fixture
def kopie_van_project(tmp_path) -> Path:
    """The project with a broken mini dataset, an old site/ and an old build/dataset.json."""
    for naam in ("macros", "finder"):
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(WORTEL / "data" / "velden", tmp_path / "velden")
    kapot(tmp_path, "alles-tegelijk")
    shutil.move(tmp_path / "velden", tmp_path / "data" / "velden")
    for naam in ("site/index.html", "build/dataset.json"):
        (tmp_path / naam).parent.mkdir()
        (tmp_path / naam).write_text("oud", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("opdracht", ["controle", "dataset", "site"])
def test_kapotte_dataset_laat_site_staan(kopie_van_project, opdracht):
    klaar = subprocess.run(
        [sys.executable, "-m", "macros", opdracht],
        cwd=kopie_van_project,
        env={**os.environ, "PYTHONPATH": str(kopie_van_project)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 1
    assert f"4 fouten {SLOT}" in klaar.stdout + klaar.stderr
    assert "Traceback" not in klaar.stdout + klaar.stderr
    assert (kopie_van_project / "site/index.html").read_text(encoding="utf-8") == "oud"
    assert (kopie_van_project / "build/dataset.json").read_text(encoding="utf-8") == "oud"
    assert [p.name for p in (kopie_van_project / "site").iterdir()] == ["index.html"]


# ---------------------------------------------------------------- nothing makes the check itself fall over


def _paden(knoop: Any, pad: tuple = ()) -> list[tuple]:
    kinderen = knoop.items() if isinstance(knoop, dict) else enumerate(knoop) if isinstance(knoop, list) else ()
    return [*([pad] if pad else []), *(p for sleutel, kind in kinderen for p in _paden(kind, (*pad, sleutel)))]


def _met(ruw: dict, pad: tuple, waarde: object) -> dict:
    kopie_ = copy.deepcopy(ruw)
    knoop = kopie_
    for deel in pad[:-1]:
        knoop = knoop[deel]
    if waarde is ...:
        del knoop[pad[-1]]
    else:
        knoop[pad[-1]] = waarde
    return kopie_


@pytest.mark.parametrize("waarde", [..., 3, "x", [], {}, None, [3], {"x": 3}], ids=repr)
def test_elke_vervanging_geeft_zinnen_en_geen_crash(waarde):
    """Any value on any place replaced: sentences with a file and a line, never an exception."""
    mini = laad(MINI)
    for pad in _paden(mini.ruw)[::7]:
        for regel in controle.controleer(Bundel(_met(mini.ruw, pad, waarde), mini.regels)):
            plek, _, zin = regel.partition(": ")
            assert plek.startswith("data")
            assert zin[-1] in ".?!"


# ---------------------------------------------------------------- one new file is enough


def test_nieuwe_gemeente_is_een_bestand(tmp_path):
    """`nieuw gemeente` writes one file: clean, silent, known to the finder, with a page and a place in the menu."""
    data = kopie(tmp_path, WORTEL / "data")
    gezegd = maak(data, "gemeente", "Zeedam", {})
    assert "data/gemeenten/zeedam.yaml:1" in gezegd
    assert fouten(data) == []
    ruw = laad(data).ruw
    assert "Rijswijk" not in (data / "gemeenten/zeedam.yaml").read_text(encoding="utf-8")
    motor, boek = maak_motor(compileer(ruw)), Boek(ruw)
    vraag = next(v for v in motor.vragen() if v["id"] == "gemeente")
    code = ruw["gemeenten"]["zeedam"]["code"]
    assert {"id": code, "label": "Zeedam"} in vraag["opties"]
    assert {regel.id for regel in motor.werk.hoofd} == set(motor.werk.ruw["gemeenten"]["zeedam"]["onze_lezing"])
    assert _adviestafel(motor, code) == _adviestafel(motor, "R")
    assert "gemeenten/zeedam.md" in stubs.gewenst(boek)
    assert boek.zwijgt_over("zeedam") == list(ruw["kenmerken"])
    pagina = gemeentepagina.pagina(boek, "zeedam")
    assert "Is er een" in pagina.split("Wat de bronnen hier niet zeggen")[1].split("De ladder hier")[0]
    assert "bestaat hier niet" not in pagina
    achter = gemeentepagina.onderbouwing(boek, "zeedam").partition("{: #kenmerken }")[2]
    assert achter.count("De bronnen zeggen het niet") == len(ruw["kenmerken"])
    assert "Nee." not in achter
    _zonder_bij(data / "gemeenten" / "zeedam.yaml")
    assert fouten(data) == []
    assert compileer(laad(data).ruw)["gemeenten"] == motor.werk.ruw["gemeenten"], "what is left out is silence"


def _zonder_bij(bestand: Path) -> None:
    bestand.write_text(bestand.read_text(encoding="utf-8").partition("bij:\n")[0], encoding="utf-8")


def test_een_nieuwe_gemeente_noemt_waar_zij_nog_buiten_valt(tmp_path):
    """Every line that lists all the gemeenten of before, or says how many there are."""
    data = kopie(tmp_path, WORTEL / "data")
    eigen = [g["code"] for g in laad(data).ruw["gemeenten"].values() if "buiten_gebied" not in g]
    bestand = data / "meldingen.yaml"
    tekst = bestand.read_text(encoding="utf-8")
    regels = [
        f"# gemeente: [{', '.join(reversed(eigen))}]",
        f"# gemeente: [{eigen[0]}]",
        "# Dit geldt in alle vijf gemeenten.",
    ]
    bestand.write_text("\n".join([*regels, tekst]), encoding="utf-8")
    gezegd = maak(data, "gemeente", "Zeedam", {})
    nummers = re.search(r"data/meldingen\.yaml:([\d, ]+)", gezegd)
    assert nummers
    assert nummers[1].split(", ")[:2] == ["1", "3"]


def test_codes_zijn_kort_en_vrij():
    assert nieuwe_gemeente.code("Zeedam", set()) == "Z"
    assert nieuwe_gemeente.code("Pijnacker-Nootdorp", {"DH"}) == "PN"
    assert nieuwe_gemeente.code("Rijnmond", {"R"}) == "RI"
    assert nieuwe_gemeente.code("'s-Gravenzande", set()) == "SG"


def _adviestafel(motor: Motor, gemeente: str) -> tuple[str, int]:
    """What a case that leads to the adviestafel in Rijswijk leads to elsewhere."""
    casus = next(c for c in casussen() if (c.feiten["gemeente"], c.verwacht["hoofd"]) == ("R", "po_stap_3"))
    feiten = {**casus.feiten, "gemeente": gemeente}
    uitkomst = motor.beslis({"vandaag": casus.vandaag.isoformat(), "feiten": feiten})["uitkomst"]
    return uitkomst["hoofd"]["code"], uitkomst["termijn"]["week"]


def test_nieuwe_tafel_is_een_bestand(tmp_path):
    """No gemeente file changes, and every gemeente is silent about what the tafel leaves to her."""
    data = kopie(tmp_path, WORTEL / "data")
    maak(data, "tafel", "Voorbeeldoverleg", {"sector": "PO", "bron": "000-A"})
    bestand = data / "tafels/voorbeeldoverleg.yaml"
    tekst = re.sub(
        r'"INVULLEN: wanneer de tafel[^"]*"', "{sector: [PO], ziekte: [twijfel]}", bestand.read_text("utf-8")
    )
    tekst = re.sub(r"aanmelden:\n.*\n", "per_gemeente: [aanmelden]\n", re.sub(r'"INVULLEN[^"]*"', "iets", tekst))
    bestand.write_text(tekst, encoding="utf-8")
    assert fouten(data) == []
    ruw = laad(data).ruw
    motor, boek = maak_motor(compileer(ruw)), Boek(ruw)
    assert "voorbeeldoverleg" in [regel.id for regel in motor.werk.naast]
    assert "naast/voorbeeldoverleg.md" in stubs.gewenst(boek)
    for id_, g in boek.eigen_gemeenten.items():
        assert boek.bij(id_, "voorbeeldoverleg") == {"aanmelden": STIL}
        assert voor(motor.werk, "PO", g["code"]).veld("voorbeeldoverleg", "aanmelden") == []
        assert "Voorbeeldoverleg" in gemeentepagina.pagina(boek, id_)


def test_mini_dataset_werkt_in_de_beslishulp():
    motor = maak_motor(compileer(laad(MINI).ruw))
    antwoorden = {"sector": "PO", "gemeente": "B", "schoolgemeente": "zelfde", "verzuim": "volledig"}
    antwoorden |= {"eerste-dag": "2026-01-05", "knelpunten": ["geld"]}
    uitkomst = motor.beslis({"vandaag": "2026-03-02", "antwoorden": antwoorden})["uitkomst"]
    assert uitkomst["hoofd"]["code"] == "grote_tafel"
    assert (uitkomst["termijn"]["datum"], uitkomst["termijn"]["stand"]) == ("2026-03-23", "binnen")
