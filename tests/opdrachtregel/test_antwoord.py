"""`python -m finder`: the contract of the command line, from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from macros.bewijs.casussen import casussen
from tests.opdrachtregel.gegeven import VANDAAG, fout

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


def test_beslis_leest_een_bestand(finder, tmp_path):
    bestand = tmp_path / "casus.json"
    bestand.write_text(json.dumps({"feiten": {"sector": "PO", "gemeente": "DH"}}), encoding="utf-8")
    assert json.loads(finder("beslis", str(bestand)).stdout)["vraag"] is not None
    assert "niet te lezen" in fout(finder("beslis", str(tmp_path / "weg.json")))


def test_alle_casussen_als_regels_en_elke_keer_dezelfde_bytes(finder):
    alle = casussen()
    regels = "".join(json.dumps(casus.verzoek) + "\n" for casus in alle)
    klaar = finder("beslis", "--regels", invoer=regels, zaad="1")
    assert (klaar.returncode, klaar.stderr) == (0, "")
    antwoorden = [json.loads(regel) for regel in klaar.stdout.splitlines()]
    assert [a["id"] for a in antwoorden] == [casus.id for casus in alle]
    assert [a["uitkomst"]["hoofd"]["code"] for a in antwoorden] == [casus.verwacht["hoofd"] for casus in alle]
    assert finder("beslis", "--regels", invoer=regels, zaad="2").stdout == klaar.stdout
    assert finder("vragen", zaad="1").stdout == finder("vragen", zaad="2").stdout


def test_streepjes_zijn_lage_streepjes(finder):
    feiten = {s: w for s, w in casussen()[0].feiten.items() if s != "plan_van_aanpak"}
    laag = {**feiten, "plan_van_aanpak": "zonder_resultaat", "stappen_gedaan": ["po_stap_1"]}
    hoog = {s.replace("_", "-"): w for s, w in laag.items()}
    hoog |= {"plan-van-aanpak": "zonder-resultaat", "stappen-gedaan": ["po-stap-1"]}
    uit = [finder("beslis", invoer=json.dumps({"vandaag": VANDAAG, "feiten": f})).stdout for f in (laag, hoog)]
    assert uit[0] == uit[1]
    assert json.loads(uit[0])["uitkomst"]


def test_een_feit_brengt_mee_wat_een_antwoord_meebrengt(finder):
    """Nobody asks where it is stuck for a child that has no school: with facts neither."""
    feiten = {"sector": "VO", "gemeente": "DH", "inschrijving": "nee", "aanmelding_ouders": "nog_niet"}
    uit = json.loads(finder("beslis", invoer=json.dumps({"feiten": feiten})).stdout)
    assert uit["uitkomst"]["hoofd"]["code"] == "route_2_zonder_inschrijving"
    assert "knelpunten" not in {vraag["id"] for vraag in uit["uitkomst"]["nog_te_vragen"]}


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
