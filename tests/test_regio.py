"""The invented region in tests/regio/: it answers in its own words, and holds no word of the region in data/."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from macros.dataset import velden
from macros.dataset.laden import laad
from tests.pakket import REGIO, WORTEL, draai

PAKKETTEN = [WORTEL / "data", REGIO]
SOFTWARE = [
    pad for map_ in ("finder", "macros") for pad in (WORTEL / map_).rglob("*")
    if pad.suffix in {".py", ".j2", ".html", ".css", ".mjs", ".js"} and "web" not in pad.parts
]  # fmt: skip


def eigennamen(map_: Path) -> set[str]:
    """What only this region says: its places, names of tafels and routes, its words for the meeting, its codes."""
    ruw = laad(map_).ruw
    namen = {g["naam"] for g in ruw["gemeenten"].values() if "buiten_gebied" not in g}
    namen |= {o["naam"] for o in ruw["tafels"].values() if "naam" in o}
    namen |= {u["tekst"] for deel in (ruw["zinnen"]["overleg"], ruw["handboek"]["samenwerkingsverband"])
              for u in deel.values()}  # fmt: skip
    return {str(naam) for naam in namen}


def codes(map_: Path) -> set[str]:
    """Codes that a program would write as a literal: sectors, facts with a fixed part, outcomes."""
    ruw = laad(map_).ruw
    uitkomsten = {o["code"] for deel in ("tafels", "routes") for o in ruw[deel].values() if "code" in o}
    ids = {id_ for deel in ("tafels", "routes") for id_ in ruw[deel]}
    rollen = {naam for naam, feit in ruw["feiten"].items() if "rol" in feit}
    return {*ruw["sectoren"], *(code.lower() for code in ruw["sectoren"]), *uitkomsten, *ids, *rollen}


def eigen_taal() -> set[str]:
    """The words of the data language itself: its fields, and the choices that a field allows."""
    velden_ = [veld for soort in velden.alle().values() for veld in soort.velden.values()]
    keuzes = {woord for veld in velden_ if veld.vorm.soort == "keuze" for woord in veld.vorm.woorden}
    return keuzes | {veld.naam for veld in velden_}


PLEIN = {"sector": "MO", "gemeente": "G1", "steun": False, "ronde": True}
KRING = {"sector": "KO", "gemeente": "G2", "ronde": True}
UITKOMSTEN = [  # a deadline in weeks, one in days, and none
    ({**KRING, "lege_weken": 4}, "ko_kring", "over"),
    ({**KRING, "leeg_sinds": "2026-02-16"}, "ko_kring", "binnen"),
    (PLEIN, "mo_plein", "geen"),
    ({**PLEIN, "lege_weken": 1}, "mo_plein", "binnen"),
    ({**PLEIN, "leeg_sinds": "2026-02-20"}, "mo_plein", "op"),
    ({**PLEIN, "leeg_sinds": "2026-02-19"}, "mo_plein", "over"),
    ({"sector": "BO", "gemeente": "G12"}, "niets_nodig", "geen"),
    ({"sector": "BO", "gemeente": "G12", "schoolgemeente": "G1"}, "overkant", "geen"),
]


def uitkomsten(*gevallen: dict[str, object]) -> list[dict]:
    """What Welke tafel? says to each of these facts, asked in one run."""
    basis = {"treden": [], "steun": True, "ronde": False}
    weken = [{} if "leeg_sinds" in feiten else {"lege_weken": None} for feiten in gevallen]
    vragen = [{"vandaag": "2026-03-02", "feiten": {**basis, **w, **f}} for f, w in zip(gevallen, weken, strict=True)]
    gezegd = draai("finder", "beslis", "--regels", invoer="\n".join(map(json.dumps, vragen)))
    return [json.loads(regel)["uitkomst"] for regel in gezegd.splitlines()]


def test_welke_tafel_antwoordt() -> None:
    gezegd = uitkomsten(*(feiten for feiten, _, _ in UITKOMSTEN))
    assert [(u["hoofd"]["code"], u["termijn"]["stand"]) for u in gezegd] == [
        (code, stand) for _, code, stand in UITKOMSTEN
    ]


def test_een_ladder_in_dagen_zegt_dagen(pakketsite: Path) -> None:
    """A deadline of ten days: its day and its words, in the answer and on the page."""
    (uitkomst,) = uitkomsten({**PLEIN, "leeg_sinds": "2026-02-26"})
    assert uitkomst["plaats"].endswith(" · dag 4 van 10")
    assert (uitkomst["termijn"]["datum"], uitkomst["termijn"]["week"]) == ("2026-03-08", None)
    assert "Dat is dag 10." in uitkomst["termijn"]["tekst"]
    blad = html.fromstring((pakketsite / "mo/plein/index.html").read_bytes()).text_content()
    assert "Uiterlijk dag 10" in blad


def test_geen_woord_van_de_andere_regio_op_haar_paginas(pakketsite: Path) -> None:
    vreemd = eigennamen(WORTEL / "data") - eigennamen(REGIO)
    woord = re.compile("|".join(rf"(?<![\w-]){re.escape(w)}(?![\w-])" for w in [*vreemd, "PO", "VO", "DUO"]))
    gevonden = {}
    for blad in pakketsite.rglob("*.html"):
        tekst = html.fromstring(blad.read_bytes()).text_content()
        if treffers := set(woord.findall(tekst)):
            gevonden[blad.relative_to(pakketsite).as_posix()] = treffers
    assert gevonden == {}


def test_elke_sector_en_gemeente_heeft_haar_pagina_en_wat_er_niet_is_blijft_weg(pakketsite: Path) -> None:
    for code in ("ko", "mo", "bo"):
        assert (pakketsite / code / "index.html").exists()
    assert len(list((pakketsite / "gemeenten").glob("*/ko/index.html"))) == 12
    assert (pakketsite / "ko-naast-mo-naast-bo" / "index.html").exists()
    assert not (pakketsite / "naast").exists()
    assert "--rb-ko: #6b4a10" in (pakketsite / "assets" / "kleur.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("weg", "zin"),
    [
        ("bronnen.yaml", "{map}: de dataset mist 'bronnen'"),
        ("proza/over/index.md", "{map}/proza/over/index.md:1: dit blad ontbreekt"),
        (".", "{map}: deze map bestaat niet; begin met een kopie van tests/regio."),
    ],
)
@pytest.mark.parametrize("variabele", ["ROUTEBOEK_DATA", "DATA"])
def test_een_fout_noemt_de_map_van_deze_regio(variabele: str, weg: str, zin: str, tmp_path: Path) -> None:
    map_ = tmp_path / "haarlem"
    if weg != ".":
        shutil.copytree(REGIO, map_)
        (map_ / weg).unlink()
    argv = [sys.executable, "-m", "macros", "controle"]
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "ROUTEBOEK_DATA"}
    omgeving[variabele] = str(map_)
    klaar = subprocess.run(argv, cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 1
    assert zin.format(map=map_) in klaar.stderr
    assert "data/" not in klaar.stderr


@pytest.mark.parametrize("map_", PAKKETTEN, ids=["data", "regio"])
def test_de_software_kent_geen_woord_van_een_regio(map_: Path) -> None:
    namen, letterlijk = eigennamen(map_), codes(map_) - eigen_taal()
    woord = re.compile("|".join(rf"(?<![\w-]){re.escape(w)}(?![\w-])" for w in namen if w[:1].isupper()))
    tussen = re.compile("|".join(rf"""["']{re.escape(w)}["']""" for w in letterlijk))
    gevonden = {}
    for bestand in SOFTWARE:
        tekst = bestand.read_text(encoding="utf-8")
        if treffers := {*woord.findall(tekst), *tussen.findall(tekst)}:
            gevonden[bestand.relative_to(WORTEL).as_posix()] = treffers
    assert gevonden == {}
