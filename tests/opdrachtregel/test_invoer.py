"""`python -m finder`: bad input, JSON that can mean two things or nothing, and words that do not fit."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.opdrachtregel.gegeven import ANTWOORDEN, THUIS, VANDAAG, fout

PO = {"sector": "PO", "gemeente": "LV"}
THUIS_LOOPT = {**THUIS, "waar-nu": "plan-loopt", "knelpunten": "geen"}
SLECHT = {
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
    "een antwoord dat er niet is": ({"antwoorden": {"sector": "XO"}}, "'XO' is geen antwoord op 'sector'"),
    "een lijst als antwoord": ({"antwoorden": {"sector": "VO", "gemeente": ["DH"]}}, '["DH"]'),
    "een tabel als antwoord": ({"antwoorden": {**ANTWOORDEN, "inschrijving": {"a": None}}}, '{"a": null}'),
    "een waarheid als antwoord": ({"antwoorden": {**ANTWOORDEN, "schoolgemeente": True}}, "true"),
    "een weeknummer als antwoord": (
        {"vandaag": VANDAAG, "antwoorden": {**THUIS_LOOPT, "eerste-datum": "2026-W09-1"}},
        "jjjj-mm-dd",
    ),
    "geen lijst als antwoord": (
        {
            "vandaag": VANDAAG,
            "antwoorden": {**THUIS_LOOPT, "waar-nu": "weet-niet", "overleggen": "meer", "stappen": "veel"},
        },
        "lijst",
    ),
}
GEEN_GOEDE_JSON = {
    "geen json": ("geen json", "JSON"),
    "enkele aanhalingstekens": ("{'sector': 'PO'}", "JSON"),
    "een stuurteken": ("\x00", "JSON"),
    "dubbele sleutel": ('{"feiten": {"sector": "PO", "sector": "VO"}}', "'sector' staat er twee keer"),
    "dubbele sleutel bovenaan": ('{"antwoorden": {}, "antwoorden": {}}', "'antwoorden' staat er twee keer"),
    "NaN": ('{"feiten": {"sector": "PO", "overleggen_gehouden": NaN}}', "'NaN' bestaat niet"),
    "oneindig": ('{"feiten": {"sector": "PO", "overleggen_gehouden": -Infinity}}', "'-Infinity' bestaat niet"),
    "een breuk buiten bereik": ('{"id": 1e999, "feiten": {"sector": "PO"}}', "1e999"),
    "vijfduizend cijfers": ('{"feiten": {"sector": "PO", "overleggen_gehouden": ' + "9" * 5000 + "}}", "5000 cijfers"),
    "diep genest kenmerk": ('{"id": ' + "[" * 900 + "]" * 900 + ', "feiten": {"sector": "PO"}}', "haken"),
    "te diep genest": ("[" * 100_000, "JSON"),
    "een komma te veel": ('{"feiten": {"sector": "PO"},}', "teken 28"),
}
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
REGELS = {naam: (json.dumps(verzoek), woord) for naam, (verzoek, woord) in SLECHT.items()}
REGELS |= GEEN_GOEDE_JSON
REGELS |= {f"enorm: {naam}": (json.dumps(verzoek), "…") for naam, verzoek in ENORM.items()}


@pytest.fixture(scope="module")
def geweigerd(finder):
    """What the command line says to each bad case, all in one run; the cases between them are good."""
    goed = json.dumps({"feiten": {"sector": "PO"}})
    klaar = finder("beslis", "--regels", invoer="".join(f"{goed}\n\n{tekst}\n" for tekst, _ in REGELS.values()))
    assert "Traceback" not in klaar.stderr
    uit = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert klaar.returncode == 2
    assert ["fout" in deel for deel in uit] == [False, True] * len(REGELS)
    assert {deel["vraag"] for deel in uit[::2]} == {"gemeente"}
    zinnen = [deel["fout"] for deel in uit[1::2]]
    assert klaar.stderr.splitlines() == zinnen
    return dict(zip(REGELS, zinnen, strict=True))


@pytest.mark.parametrize("naam", REGELS)
def test_slechte_invoer_krijgt_een_zin_en_houdt_de_volgende_casus_niet_op(geweigerd, naam):
    zin = geweigerd[naam]
    assert REGELS[naam][1] in zin
    assert zin.endswith((".", "?"))
    assert len(zin) < 1000


ALLEEN = {
    "niets": ("", "JSON"),
    "half": ("{", "JSON"),
    "op de tweede regel": ('{"feiten":\n{"sector" "PO"}}', "regel 2"),
    "een verkeerd antwoord": ('{"antwoorden": {"sector": "XO"}}', "'XO' is geen antwoord op 'sector'"),
}


@pytest.mark.parametrize(("tekst", "woord"), ALLEEN.values(), ids=ALLEEN)
def test_een_casus_alleen_krijgt_een_zin_en_geen_antwoord(finder, tekst, woord):
    klaar = finder("beslis", invoer=tekst)
    assert woord in fout(klaar)
    assert klaar.stdout == ""


def test_geen_enkele_casus(finder):
    assert "leeg" in fout(finder("beslis", "--regels", invoer="\n"))


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


@pytest.mark.parametrize("argv", [["-h"], ["beslis", "--help"]])
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
