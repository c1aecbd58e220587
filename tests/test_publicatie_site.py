"""The built site as a whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from urllib.parse import urljoin

from macros.pagina import beheer
from macros.publicatie import koppen, paginacontrole, stap_csp, stap_sw


def test_geen_gebreken_op_gebouwde_paginas(site):
    assert paginacontrole.controleer(site) == []


def test_elke_pagina_draagt_het_beleid_van_haar_eigen_scripts(site):
    for pad in site.rglob("*.html"):
        html = pad.read_text(encoding="utf-8")
        beleid = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        assert beleid, pad
        assert beleid[1] == stap_csp.beleid(stap_csp.hashes(html)), pad


def test_manifest_noemt_bestanden_die_er_zijn(site):
    motor = site / "assets" / "engine"
    manifest = json.loads((motor / "manifest.json").read_text(encoding="utf-8"))
    for sleutel in ("stdlib", "snapshot", "invoer"):
        pad = motor / manifest[sleutel]
        assert koppen.bewaren(f"assets/engine/{manifest[sleutel]}") == koppen.LANG
        assert manifest["grootte"][sleutel] == pad.stat().st_size
    assert {p.name for p in (motor / manifest["indexURL"]).iterdir() if p.suffix in {".mjs", ".wasm"}} == {
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
    }
    dataset = json.loads((motor / manifest["invoer"]).read_text(encoding="utf-8"))["dataset"]
    assert dataset["dataversie"] == manifest["dataversie"]


def test_alles_in_de_offline_lijst_bestaat(site):
    tekst = (site / "sw.js").read_text(encoding="utf-8")
    lijst = [naam for deel in re.findall(r"/\*(?:BESTANDEN|ERBIJ)\*/(\[.*?\])", tekst) for naam in json.loads(deel)]
    assert len(lijst) == len(set(lijst)) > 20
    for adres in lijst:
        naam = "index.html" if adres == "./" else adres + ("index.html" if adres.endswith("/") else "")
        assert (site / naam).is_file(), adres
    bestanden = {stap_sw.adres(n) for n in stap_sw.bestanden(site)}
    lezer = {n for n in bestanden if not n.endswith(".pdf") and not beheer.hoort_op(n)}
    assert lezer - {"sw.js"} == set(lijst) - {"sw.js"}


def test_geen_bestand_verwijst_naar_een_andere_herkomst(site):
    for pad in site.rglob("*.css"):
        for url in re.findall(r"url\(([^)]+)\)", pad.read_text(encoding="utf-8")):
            assert urljoin("https://eigen.invalid/", url.strip("'\"")).startswith(
                ("https://eigen.invalid/", "data:")
            ), pad


def test_buren_zijn_gelijk_aan_hun_bron(site):
    buren = list(site.rglob("*.html.gz"))
    assert buren
    for pad in buren:
        assert gzip.decompress(pad.read_bytes()) == pad.with_suffix("").read_bytes(), pad


def test_api_is_de_dataset(site):
    api = site / "api" / "v1"
    index = json.loads((api / "index.json").read_text(encoding="utf-8"))
    dataset = json.loads((api / "dataset.json").read_text(encoding="utf-8"))
    assert index["dataversie"] == dataset["dataversie"]
    for sleutel, deel in index["delen"].items():
        inhoud = (api / deel["bestand"]).read_bytes()
        assert json.loads(inhoud) == dataset[sleutel]
        assert hashlib.sha256(inhoud).hexdigest() == deel["sha256"]


def test_de_voet_van_elke_pagina_noemt_de_dataversie(site):
    versie = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))["dataversie"]
    for pad in site.rglob("*.html"):
        html = pad.read_text(encoding="utf-8")
        if "embed" not in pad.parts and pad.name != "offline.html":
            assert re.findall(r'class="rb-dataversie">Dataversie (\w+)<', html) == [versie[:12]], pad
