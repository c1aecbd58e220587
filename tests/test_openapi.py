"""What openapi.json and schema.json say about api/v1/, held against the standards and the files themselves."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.request
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from macros.basis import plekken
from macros.basis.node import NODE
from tests.conftest import geserveerd
from tests.test_schema import geweigerd


@pytest.fixture(params=["site", "pakketsite"])
def api(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param) / "api" / "v1"


def lees(api: Path, naam: str) -> Any:
    return json.loads((api / naam).read_text(encoding="utf-8"))


def oordeel(beschrijving: Path, schema: Path) -> dict[str, Any]:
    argv = [str(NODE), str(plekken.WORTEL / "tests" / "openapi.mjs"), str(beschrijving), str(schema)]
    klaar = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stdout)


def test_de_beschrijving_is_openapi(api: Path, tmp_path: Path) -> None:
    assert oordeel(api / "openapi.json", api / "schema.json") == {"valid": True}
    goed = lees(api, "openapi.json")
    zonder_titel = {**goed, "info": {"version": "1"}}
    mis = (api / "openapi.json").read_text(encoding="utf-8").replace("#/properties/tafels", "#/properties/stoelen")
    for fout in (json.dumps(zonder_titel), mis):
        (tmp_path / "openapi.json").write_text(fout, encoding="utf-8")
        assert not oordeel(tmp_path / "openapi.json", api / "schema.json")["valid"]


def test_elk_bestand_staat_erin_en_elk_pad_geeft_antwoord(site: Path) -> None:
    api = site / "api" / "v1"
    with geserveerd(site) as adres:
        eigen = urljoin(adres, "api/v1/openapi.json")
        beschrijving = json.load(urllib.request.urlopen(eigen))
        basis = urljoin(eigen, beschrijving["servers"][0]["url"])
        for pad, vormen in beschrijving["paths"].items():
            antwoord = urllib.request.urlopen(basis.rstrip("/") + pad)
            assert antwoord.headers.get_content_type() in vormen["get"]["responses"]["200"]["content"]
            assert antwoord.read() == (api / pad[1:]).read_bytes()
    bestanden = {f"/{pad.name}" for pad in api.iterdir() if pad.suffix not in {".gz", ".br"}}
    assert set(beschrijving["paths"]) == bestanden


def naar(schema: dict[str, Any], vorm: dict[str, Any]) -> dict[str, Any]:
    """The schema behind a reference to schema.json, with what it needs."""
    verwijzing = vorm.get("$ref", "")
    assert verwijzing.startswith("schema.json") or not verwijzing
    deel = schema if verwijzing else vorm
    for naam in verwijzing.partition("#/")[2].split("/") if "#" in verwijzing else []:
        deel = deel[naam]
    return {**deel, "$defs": schema["$defs"]}


def test_elk_bestand_past_op_zijn_schema(api: Path) -> None:
    schema, paden = lees(api, "schema.json"), lees(api, "openapi.json")["paths"]
    vormen = {pad[1:]: p["get"]["responses"]["200"]["content"].get("application/json") for pad, p in paden.items()}
    paren = [
        {"naam": naam, "schema": naar(schema, vorm["schema"]), "waarde": lees(api, naam)}
        for naam, vorm in vormen.items()
        if vorm
    ]
    assert len(paren) > 15
    assert geweigerd(paren) == []


def een_week_in_woorden(dataset: dict[str, Any]) -> None:
    dataset["tafels"]["po-adviestafel"]["regel"]["termijn"]["week"] = "elf"


def een_onbekende_soort(dataset: dict[str, Any]) -> None:
    dataset["feiten"]["sector"]["soort"] = "iets anders"


def een_volgorde_zonder_lijst(dataset: dict[str, Any]) -> None:
    dataset["volgorde"]["feiten"] = "sector"


@pytest.mark.parametrize("wijzig", [een_week_in_woorden, een_onbekende_soort, een_volgorde_zonder_lijst])
def test_het_schema_weigert_wat_niet_klopt(site: Path, wijzig: Any) -> None:
    api = site / "api" / "v1"
    heel = lees(api, "dataset.json")
    anders = deepcopy(heel)
    wijzig(anders)
    schema = lees(api, "schema.json")
    waarden = {"heel": heel, "anders": anders}
    assert geweigerd([{"naam": n, "schema": schema, "waarde": w} for n, w in waarden.items()]) == ["anders"]


def test_een_nieuw_veld_mag(site: Path) -> None:
    """Fields may come; a reader that holds the schema must not break on one."""
    api = site / "api" / "v1"
    ruimer = lees(api, "dataset.json")
    ruimer["tafels"]["po-adviestafel"]["later"] = {"nieuw": True}
    assert geweigerd([{"naam": "ruimer", "schema": lees(api, "schema.json"), "waarde": ruimer}]) == []


def test_de_pagina_zegt_in_de_woorden_van_schema_org_welke_bestanden_er_zijn(site: Path) -> None:
    pad = site / "verantwoording" / "data-en-api"
    html = (pad / "index.html").read_text(encoding="utf-8")
    dataset = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])
    assert (dataset["@context"], dataset["@type"]) == ("https://schema.org", "Dataset")
    assert dataset["version"] == lees(site / "api" / "v1", "index.json")["dataversie"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", dataset["dateModified"])
    assert "Rijswijk" in dataset["spatialCoverage"]
    assert [(pad / deel["contentUrl"]).is_file() for deel in dataset["distribution"]] == [True, True]
    for naam in ("openapi.json", "schema.json", "welke-tafel.dmn"):
        assert f"<code>{naam}</code>" in html
