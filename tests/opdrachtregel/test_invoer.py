"""`python -m finder`: JSON that can mean two things or nothing, and words that do not fit."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.opdrachtregel.gegeven import THUIS, VANDAAG, fout

GEEN_GOEDE_JSON = {
    "dubbele sleutel": ('{"feiten": {"sector": "PO", "sector": "VO"}}', "'sector' staat er twee keer"),
    "dubbele sleutel bovenaan": ('{"antwoorden": {}, "antwoorden": {}}', "'antwoorden' staat er twee keer"),
    "NaN": ('{"feiten": {"sector": "PO", "overleggen_gehouden": NaN}}', "'NaN' bestaat niet"),
    "oneindig": ('{"feiten": {"sector": "PO", "overleggen_gehouden": -Infinity}}', "'-Infinity' bestaat niet"),
    "een breuk buiten bereik": ('{"id": 1e999, "feiten": {"sector": "PO"}}', "1e999"),
    "vijfduizend cijfers": ('{"feiten": {"sector": "PO", "overleggen_gehouden": ' + "9" * 5000 + "}}", "5000 cijfers"),
    "diep genest kenmerk": ('{"id": ' + "[" * 900 + "]" * 900 + ', "feiten": {"sector": "PO"}}', "haken"),
    "een komma te veel": ('{"feiten": {"sector": "PO"},}', "teken 28"),
    "op de tweede regel": ('{"feiten":\n{"sector" "PO"}}', "regel 2"),
}


@pytest.mark.parametrize(("tekst", "woord"), GEEN_GOEDE_JSON.values(), ids=GEEN_GOEDE_JSON)
def test_json_die_niet_deugt_wordt_geweigerd(finder, tekst, woord):
    klaar = finder("beslis", invoer=tekst)
    assert woord in fout(klaar)
    assert klaar.stdout == ""


@pytest.mark.parametrize("tekst", [t for t, _ in GEEN_GOEDE_JSON.values() if "\n" not in t])
def test_elke_casus_staat_op_zichzelf(finder, tekst):
    goed = json.dumps({"feiten": {"sector": "PO"}})
    klaar = finder("beslis", "--regels", invoer=f"{goed}\n{tekst}\n{goed}")
    uit = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert klaar.returncode == 2
    assert ["fout" in deel for deel in uit] == [False, True, False]
    assert "Traceback" not in klaar.stderr


GROOT = "x" * 2_000_000
ENORM = {
    "een waarde": {"feiten": {"sector": GROOT}},
    "een sleutel": {"feiten": {GROOT: "PO"}},
    "een sleutel van het verzoek": {GROOT: 1},
    "een vraag": {"antwoorden": {GROOT: 1}},
    "een antwoord": {"antwoorden": {"sector": GROOT}},
    "een datum": {"vandaag": GROOT, "feiten": {"sector": "PO"}},
    "een lijst": {"feiten": {"sector": "PO", "overleggen_gehouden": [1] * 100_000}},
    "een kenmerk": {"id": GROOT, "feiten": {"sector": "XO"}},
    "een getal in een invulvak": {
        "vandaag": VANDAAG,
        "antwoorden": {
            **THUIS, "overleggen": "meer", "stappen": "geen", "plan": "meerdere",
            "wachtlijst": "nee", "eigen-team": "ja", "knelpunten": ["herplaatsing"], "scholen-benaderd": "9" * 5000,
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("verzoek", ENORM.values(), ids=ENORM)
def test_wat_enorm_is_komt_niet_helemaal_terug_in_een_zin(finder, verzoek):
    zin = fout(finder("beslis", "--regels", invoer=json.dumps(verzoek)))
    assert len(zin) < 1000
    assert "…" in zin


def test_onzichtbare_tekens_maken_een_zin_niet_stuk(finder):
    zin = fout(finder("beslis", invoer=json.dumps({"feiten": {"sector": "P\u202eO\n\x07"}})))
    assert zin.rstrip("\n").isprintable()


# ---------------------------------------------------------------- words that do not fit

WOORDEN = {
    "niets": ([], "vragen of beslis"),
    "een andere opdracht": (["beslist"], "Bedoelde u 'beslis'?"),
    "een andere optie": (["beslis", "--regel"], "Bedoelde u '--regels'?"),
    "een woord te veel": (["vragen", "casus.json"], "'casus.json' is te veel"),
    "twee bestanden": (["beslis", "a.json", "b.json"], "'b.json' is te veel"),
    "regels bij vragen": (["vragen", "--regels"], "--regels"),
    "dataset zonder bestand": (["vragen", "--dataset"], "--dataset"),
    "regels met een waarde": (["beslis", "--regels=ja"], "--regels=ja"),
}


@pytest.mark.parametrize(("argv", "woord"), WOORDEN.values(), ids=WOORDEN)
def test_verkeerd_gebruik_krijgt_een_nederlandse_zin(aanroep, argv, woord):
    opdracht, hoe = aanroep(*argv)
    klaar = subprocess.run(opdracht, capture_output=True, check=False, **hoe)
    zin = fout(klaar)
    assert woord in zin
    assert zin.count("\n") == 1
    assert not {"usage", "error", "invalid", "required"} & set(zin.lower().replace(":", " ").split())


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["beslis", "--help"]])
def test_hulp_is_nederlands(aanroep, argv):
    opdracht, hoe = aanroep(*argv)
    klaar = subprocess.run(opdracht, capture_output=True, check=False, **hoe)
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert "standaardinvoer" in klaar.stdout
    assert "usage" not in klaar.stdout


def test_opties_mogen_overal_staan(finder, tmp_path):
    bestand = tmp_path / "casus.json"
    bestand.write_text(json.dumps({"feiten": {"sector": "PO"}}), encoding="utf-8")
    uit = [finder("beslis", *argv).stdout for argv in (["--regels", str(bestand)], [str(bestand), "--regels"])]
    assert uit[0] == uit[1] != ""
