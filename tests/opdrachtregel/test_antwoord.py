"""`python -m finder`: the contract of the command line, from another folder, on good and bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from macros.bewijs.casussen import casussen
from tests.opdrachtregel.gegeven import ANTWOORDEN, THUIS, VANDAAG, fout

LEEG = {"inschrijving": "nee", "aanmelding_ouders": "nog_niet"}
SLEUTELS = {
    "soort", "hoofd", "doel", "eerst", "termijn", "aanmelden", "documenten", "deelnemers", "daarnaast",
    "plichten", "let_op", "waarom", "wat_als", "bronnen", "zekerheid",
}  # fmt: skip


def test_vragen(finder):
    klaar = finder("vragen")
    assert klaar.returncode == 0
    vragen = json.loads(klaar.stdout)
    assert {"id", "vraag", "soort", "opties"} <= set(vragen[0])
    assert {vraag["soort"] for vraag in vragen} == {"keuze", "meerkeuze", "datum", "getal"}
    assert all(set(optie) >= {"id", "label"} for vraag in vragen for optie in vraag["opties"])
    assert vragen[0]["id"] == "sector"
    assert [optie["id"] for optie in vragen[0]["opties"]] == ["PO", "VO"]


def test_beslis_geeft_het_hele_object(finder):
    verzoek = {"id": 7, "vandaag": VANDAAG, "feiten": casussen()[0].feiten}
    klaar = finder("beslis", invoer=json.dumps(verzoek))
    assert (klaar.returncode, klaar.stderr) == (0, "")
    antwoord = json.loads(klaar.stdout)
    assert (antwoord["id"], antwoord["vraag"]) == (7, None)
    assert set(antwoord["uitkomst"]) >= SLEUTELS
    assert {"week", "datum", "stand"} <= set(antwoord["uitkomst"]["termijn"])
    assert {"door", "bij", "hoe"} <= set(antwoord["uitkomst"]["aanmelden"])


def test_beslis_met_antwoorden_vraagt_door(finder):
    klaar = finder("beslis", invoer=json.dumps({"vandaag": VANDAAG, "antwoorden": {"sector": "PO"}}))
    antwoord = json.loads(klaar.stdout)
    assert (klaar.returncode, antwoord["vraag"], antwoord["uitkomst"]) == (0, "gemeente", None)


def test_beslis_leest_een_bestand(finder, tmp_path):
    bestand = tmp_path / "casus.json"
    bestand.write_text(json.dumps({"feiten": {"sector": "PO", "gemeente": "DH"}}), encoding="utf-8")
    assert json.loads(finder("beslis", str(bestand)).stdout)["vraag"] is not None
    assert "niet te lezen" in fout(finder("beslis", str(tmp_path / "weg.json")))


def test_alle_casussen_als_regels(finder):
    alle = casussen()
    klaar = finder("beslis", "--regels", invoer="".join(json.dumps(casus.verzoek) + "\n" for casus in alle))
    assert (klaar.returncode, klaar.stderr) == (0, "")
    antwoorden = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert [a["id"] for a in antwoorden] == [casus.id for casus in alle]
    assert [a["uitkomst"]["hoofd"]["code"] for a in antwoorden] == [casus.verwacht["hoofd"] for casus in alle]


def test_dezelfde_bytes_elke_keer(finder):
    regels = "".join(json.dumps(casus.verzoek) + "\n" for casus in casussen()[::7])
    eerste = finder("beslis", "--regels", invoer=regels, zaad="1")
    tweede = finder("beslis", "--regels", invoer=regels, zaad="2")
    assert eerste.stdout == tweede.stdout
    assert finder("vragen", zaad="1").stdout == finder("vragen", zaad="2").stdout


def test_streepjes_zijn_lage_streepjes(finder):
    feiten = {s: w for s, w in casussen()[0].feiten.items() if s != "plan_van_aanpak"}
    laag = {**feiten, "plan_van_aanpak": "zonder_resultaat", "stappen_gedaan": ["po_stap_1"]}
    hoog = {s.replace("_", "-"): w for s, w in laag.items()}
    hoog |= {"plan-van-aanpak": "zonder-resultaat", "stappen-gedaan": ["po-stap-1"]}
    uit = [finder("beslis", invoer=json.dumps({"vandaag": VANDAAG, "feiten": f})).stdout for f in (laag, hoog)]
    assert uit[0] == uit[1]
    assert json.loads(uit[0])["uitkomst"]


PO = {"sector": "PO", "gemeente": "LV"}
FOUT = {
    "leeg object": ({}, "antwoorden"),
    "geen object": ([1], "antwoorden"),
    "geen van beide": ({"vandaag": VANDAAG}, "feiten"),
    "allebei": ({"antwoorden": {}, "feiten": PO}, "niet allebei"),
    "vreemde sleutel": ({"feit": PO}, "feit"),
    "lege feiten": ({"feiten": {}}, "feiten"),
    "feiten als lijst": ({"feiten": ["PO"]}, "feiten"),
    "antwoorden als lijst": ({"antwoorden": ["PO"]}, "antwoorden"),
    "onbekend feit": ({"feiten": {**PO, "knelpunt": ["vso"]}}, "Bedoelde u 'knelpunten'?"),
    "onbekende waarde": ({"feiten": {**PO, "ziekte": "misschien"}}, "'misschien' is geen waarde van 'ziekte'"),
    "onbekende optie": ({"feiten": {**PO, "knelpunten": ["finacieel"]}}, "Bedoelde u 'financieel'?"),
    "geen lijst": ({"feiten": {**PO, "knelpunten": "financieel"}}, "lijst"),
    "toekomst": ({"vandaag": VANDAAG, "feiten": {**PO, "eerste_dag": "2026-03-03"}}, "toekomst"),
    "voor 2000": ({"vandaag": VANDAAG, "feiten": {**PO, "eerste_dag": "1999-12-31"}}, "2000"),
    "onmogelijke datum": ({"vandaag": VANDAAG, "feiten": {**PO, "afwezig_sinds": "2026-02-30"}}, "afwezig_sinds"),
    "onmogelijke vandaag": ({"vandaag": "morgen", "feiten": PO}, "vandaag"),
    "datum zonder vandaag": ({"feiten": {**PO, "eerste_dag": "2026-02-02"}}, "vandaag"),
    "halve week": ({"feiten": {**PO, "weken_sinds_eerste_datum": 3.5}}, "weken_sinds_eerste_datum"),
    "negatieve week": ({"feiten": {**PO, "weken_sinds_eerste_datum": -1}}, "weken_sinds_eerste_datum"),
    "week als waarheid": ({"feiten": {**PO, "weken_sinds_eerste_datum": True}}, "weken_sinds_eerste_datum"),
    "geen getal": ({"feiten": {**PO, "overleggen_gehouden": "veel"}}, "overleggen_gehouden"),
    "groep is geen tabel": ({"feiten": {**PO, "vso": True}}, "vso"),
    "onbekend in een groep": ({"feiten": {**PO, "plaatsing": {"scholen": 5}}}, "scholen"),
    "onbekende vraag": ({"antwoorden": {"sectro": "PO"}}, "Bedoelde u 'sector'?"),
    "een dag na alle agenda's": ({"vandaag": "9999-12-31", "feiten": {"sector": "PO"}}, "2199"),
    "een groep die geen tabel is": ({"feiten": {"sector": "VO", "plaatsing": 7}}, "scholen_benaderd"),
    "een onbekende sleutel in een groep": (
        {"feiten": {"sector": "VO", "vso": {"kenmerken_cluster": True}}},
        "Bedoelde u",
    ),
    "geen Python in de zin": ({"feiten": {"sector": "PO", "overleggen_gehouden": "veel", "ziekte": True}}, "true"),
    "een lijst als waarde": ({"feiten": {**PO, "ziekte": [None, True]}}, "[null, true]"),
    "een weeknummer als datum": ({"vandaag": VANDAAG, "feiten": {**PO, "eerste_dag": "2026-W09-1"}}, "jjjj-mm-dd"),
}


@pytest.mark.parametrize(("verzoek", "woord"), FOUT.values(), ids=FOUT)
def test_slechte_invoer_noemt_de_sleutel(finder, verzoek, woord):
    zin = fout(finder("beslis", invoer=json.dumps(verzoek)))
    assert woord in zin
    assert zin.strip().endswith((".", "?"))


@pytest.mark.parametrize("tekst", ["", "{", "geen json", "{'sector': 'PO'}", '{"a": NaN', "\x00"])
def test_geen_json(finder, tekst):
    assert "JSON" in fout(finder("beslis", invoer=tekst))


def test_geen_enkele_casus(finder):
    assert "leeg" in fout(finder("beslis", "--regels", invoer="\n"))


def test_een_feit_brengt_mee_wat_een_antwoord_meebrengt(finder):
    """Nobody asks where it is stuck for a child that has no school: with facts neither."""
    feiten = {"sector": "VO", "gemeente": "DH", "inschrijving": "nee", "aanmelding_ouders": "nog_niet"}
    uit = json.loads(finder("beslis", invoer=json.dumps({"feiten": feiten})).stdout)
    assert uit["uitkomst"]["hoofd"]["code"] == "route_2_zonder_inschrijving"
    assert "knelpunten" not in {vraag["id"] for vraag in uit["uitkomst"]["nog_te_vragen"]}


def test_te_diep_genest(finder):
    assert "JSON" in fout(finder("beslis", invoer="[" * 100_000))


def test_kapotte_tekens_bederven_alleen_hun_eigen_casus(wortel, tmp_path):
    goed = json.dumps({"feiten": {"sector": "PO"}}).encode()
    regels = [
        b"\xef\xbb\xbf" + goed,
        b'{"id": "\xff", "feiten": {"sector": "\xff"}}',
        b'{"id": "\\ud800", "feiten": {"ziekte": "\\ud800"}}',
        goed,
    ]
    klaar = subprocess.run(
        [sys.executable, "-m", "finder", "beslis", "--regels"], input=b"\n".join(regels), cwd=wortel,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    uit = [json.loads(regel) for regel in klaar.stdout.decode().splitlines()]
    assert klaar.returncode == 2
    assert b"Traceback" not in klaar.stderr
    assert ["fout" in deel for deel in uit] == [False, True, True, False]


FOUT_ANTWOORD = {
    "sector": ({"sector": "XO"}, "'XO' is geen antwoord op 'sector'"),
    "gemeente": ({"sector": "VO", "gemeente": ["DH"]}, '["DH"]'),
    "inschrijving": ({**ANTWOORDEN, "inschrijving": {"a": None}}, '{"a": null}'),
    "schoolgemeente": ({**ANTWOORDEN, "schoolgemeente": True}, "true"),
    "eerste-datum": (
        {**THUIS, "waar-nu": "plan-loopt", "knelpunten": "geen", "eerste-datum": "2026-W09-1"},
        "jjjj-mm-dd",
    ),
    "stappen": (
        {**THUIS, "waar-nu": "weet-niet", "knelpunten": "geen", "overleggen": "meer", "stappen": "veel"},
        "lijst",
    ),
}


@pytest.mark.parametrize(("vraag", "geval"), FOUT_ANTWOORD.items(), ids=FOUT_ANTWOORD)
def test_een_verkeerd_antwoord_is_verkeerde_invoer(finder, vraag, geval):
    """Like a wrong fact: a sentence that names the question, status 2, and nothing that looks like an answer."""
    antwoorden, woord = geval
    klaar = finder("beslis", invoer=json.dumps({"vandaag": VANDAAG, "antwoorden": antwoorden}))
    zin = fout(klaar)
    assert klaar.stdout == ""
    assert f"'{vraag}'" in zin
    assert woord in zin


def test_een_verkeerd_antwoord_houdt_de_volgende_casus_niet_op(finder):
    regels = [json.dumps({"id": nr, "antwoorden": {"sector": sector}}) for nr, sector in enumerate(["PO", "XO", "VO"])]
    klaar = finder("beslis", "--regels", invoer="\n".join(regels))
    uit = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert klaar.returncode == 2
    assert [(deel["id"], deel.get("vraag"), "fout" in deel) for deel in uit] == [
        (0, "gemeente", False), (1, None, True), (2, "gemeente", False)
    ]  # fmt: skip
    assert "Casus 1" in klaar.stderr


TEGENSPRAAK = {
    "meer weken thuis dan de klok": (
        {"weken_sinds_eerste_datum": 3, "weken_aaneengesloten_afwezig": 9}, "thuis-voor-eerste-dag"
    ),
    "stap bestaat hier niet": ({"gemeente": "LV", "stappen_gedaan": ["po_stap_2"]}, "hoort-hier-niet"),
    "stap van de andere sector": ({"sector": "PO", "stappen_gedaan": ["vo_mwta"]}, "hoort-hier-niet"),
    "stap buiten het gebied": ({"gemeente": "anders", "stappen_gedaan": ["po_stap_2"]}, "hoort-hier-niet"),
    "stap zonder overleg": ({"overleggen_gehouden": 0, "stappen_gedaan": ["po_stap_1"]}, "overleg-en-stap"),
    "geen school maar ingeschreven": ({"schoolgemeente": "geen", "inschrijving": "ja"}, "geen-school-wel-inschrijving"),
}  # fmt: skip


@pytest.fixture(scope="module")
def weersproken(finder):
    """The answers to all of them, asked in one run."""
    gewoon = {"overleggen_gehouden": 2, "eerste_dag": None, "afwezig_sinds": None, "weken_sinds_eerste_datum": 9}
    basis = next(casus for casus in casussen() if casus.feiten["sector"] == "PO").feiten
    vragen = [
        {"id": naam, "vandaag": VANDAAG, "feiten": {**basis, **gewoon, **anders}}
        for naam, (anders, _) in TEGENSPRAAK.items()
    ]
    klaar = finder("beslis", "--regels", invoer="\n".join(map(json.dumps, vragen)))
    assert (klaar.returncode, klaar.stderr) == (0, "")
    return {uit["id"]: uit for uit in map(json.loads, klaar.stdout.splitlines())}


@pytest.mark.parametrize("naam", TEGENSPRAAK)
def test_een_tegenspraak_is_geen_fout(weersproken, naam):
    """What contradicts itself is answered, and the first thing it says is what does not fit."""
    antwoord, soort = weersproken[naam], TEGENSPRAAK[naam][1]
    assert [tegenspraak["soort"] for tegenspraak in antwoord["tegenspraken"]] == [soort]
    if not antwoord["uitkomst"]["termijn"]["thuis_sinds"]:
        eerste = antwoord["uitkomst"]["let_op"][0]
        assert (eerste["soort"], eerste["bronnen"]) == (soort, [])
        assert eerste["id"].startswith("tegenspraak-")


def test_een_slechte_casus_houdt_de_andere_niet_op(finder):
    goed = {"feiten": casussen()[0].feiten}
    regels = [
        json.dumps({"id": "a", **goed}),
        "geen json",
        json.dumps({"id": "c", "feiten": {**PO, "ziekte": "griep"}}),
        "",
        json.dumps({"id": "e", **goed}),
    ]
    klaar = finder("beslis", "--regels", invoer="\n".join(regels) + "\n")
    uit = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert klaar.returncode == 2
    assert [deel["id"] for deel in uit] == ["a", None, "c", "e"]
    assert uit[0]["uitkomst"] == uit[3]["uitkomst"] is not None
    assert "regel 2" in klaar.stderr
    assert "Casus c" in klaar.stderr
    assert "ziekte" in klaar.stderr


@pytest.mark.traag
def test_duizend_casussen_in_een_bestand(finder):
    goed, slecht = {**PO, **casussen()[0].feiten, **LEEG}, {**PO, "ziekte": "griep"}
    regels = [json.dumps({"id": nr, "feiten": slecht if nr % 100 == 99 else goed}) for nr in range(1000)]
    klaar = finder("beslis", "--regels", invoer="\n".join(regels))
    uit = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert klaar.returncode == 2
    assert [deel["id"] for deel in uit] == list(range(1000))
    assert [deel["id"] for deel in uit if "fout" in deel] == list(range(99, 1000, 100))
    assert all(f"Casus {nr}" in klaar.stderr for nr in range(99, 1000, 100))
    assert {deel["uitkomst"]["hoofd"]["code"] for deel in uit if "fout" not in deel} == {"route_2_zonder_inschrijving"}


@pytest.mark.parametrize("argv", [["vragen"], ["beslis"]])
def test_ook_zonder_dataset_een_zin(finder, wortel, tmp_path, argv):
    klaar = subprocess.run(
        [sys.executable, "-m", "finder", "--dataset", str(tmp_path / "weg.json"), *argv],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(wortel)},
        input="{}", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "dataset" in fout(klaar)


def test_zonder_dataset_maakt_de_finder_er_een(wortel, tmp_path):
    """The plain command of the contract: `python -m finder vragen`, from the project folder."""
    klaar = subprocess.run(
        [sys.executable, "-m", "finder", "vragen"], cwd=wortel, capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0, klaar.stderr
    assert (wortel / "build" / "dataset.json").is_file()
