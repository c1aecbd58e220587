"""What the shipped configuration makes nginx say. The browser tests run against it too: tests/browser/."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request

import pytest

from macros.publicatie import koppen
from tests.nginx import nginx_met


@pytest.fixture(scope="module")
def adres(site, tmp_path_factory):
    with nginx_met(site, tmp_path_factory.mktemp("nginx")) as plek:
        yield plek


def haal(url, **koppen_):
    return urllib.request.urlopen(urllib.request.Request(url, headers=koppen_))


def manifest(adres):
    return json.load(haal(adres + "assets/engine/manifest.json"))


def test_pagina_met_beleid_en_gecomprimeerd(adres, site):
    antwoord = haal(adres, **{"Accept-Encoding": "gzip"})
    sommen = json.loads((site / "hosting" / "csp.json").read_text(encoding="utf-8"))
    assert antwoord.headers["Content-Security-Policy"] == koppen.beleid(sommen)
    assert antwoord.headers["Content-Type"] == "text/html; charset=utf-8"
    assert antwoord.headers["Cache-Control"] == koppen.KORT
    assert gzip.decompress(antwoord.read()) == (site / "index.html").read_bytes()


def test_motor_heeft_de_goede_soort_en_blijft_bewaard(adres):
    inhoud = manifest(adres)
    wasm = haal(adres + "assets/engine/" + inhoud["indexURL"] + "pyodide.asm.wasm", **{"Accept-Encoding": "gzip"})
    assert wasm.headers["Content-Type"] == "application/wasm"
    assert wasm.headers["Content-Encoding"] == "gzip"
    assert wasm.headers["Cache-Control"] == koppen.LANG
    zip_ = haal(adres + "assets/engine/" + inhoud["stdlib"])
    assert zip_.headers["Cache-Control"] == koppen.LANG
    assert zip_.read(2) == b"PK"
    mjs = haal(adres + "assets/engine/" + inhoud["indexURL"] + "pyodide.mjs")
    assert mjs.headers["Content-Type"].startswith("text/javascript")


def test_de_open_bestanden_zijn_van_elders_te_lezen(adres):
    kop = "Access-Control-Allow-Origin"
    dmn = haal(adres + "api/v1/welke-tafel.dmn", **{"Accept-Encoding": "gzip"})
    assert (dmn.headers[kop], dmn.headers["Content-Type"]) == ("*", "application/xml; charset=utf-8")
    assert dmn.headers["Content-Encoding"] == "gzip"
    assert haal(adres).headers[kop] is None


def test_het_manifest_zelf_wordt_nagevraagd(adres):
    assert haal(adres + "assets/engine/manifest.json").headers["Cache-Control"] == koppen.KORT


def test_eigen_404_pagina(adres):
    with pytest.raises(urllib.error.HTTPError) as fout:
        haal(adres + "weg/")
    assert fout.value.code == 404
    assert b"<html" in fout.value.read()


def test_map_zonder_schuine_streep(adres):
    assert haal(adres + "po").url == adres + "po/"
