"""The publishing steps one by one, on small folders."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import brotli
import pytest

from macros.basis import vinger
from macros.publicatie import (
    koppen,
    paginacontrole,
    paginas,
    samenpersen,
    serve,
    sluiting,
    stap_csp,
    stap_hosting,
    stap_sw,
    stap_thema,
    wissel,
    zien,
)
from tests.conftest import geserveerd

KOP = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>T</title></head><body>'


def schrijf(map_: Path, bestanden: dict[str, str]) -> Path:
    for naam, tekst in bestanden.items():
        pad = map_ / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    return map_


# --- import closure ---


def test_sluiting_volgt_eigen_modules_ook_in_functies(tmp_path):
    schrijf(
        tmp_path,
        {
            "finder/__init__.py": "",
            "finder/brug.py": "import json\nfrom . import a\nfrom finder.b import x\n",
            "finder/a.py": "def f():\n    import decimal\n",
            "finder/b.py": "from datetime import datetime as x\ny = x.strptime\n",
            "finder/los.py": "import turtle\n",
        },
    )
    eigen, vreemd = sluiting.sluiting(tmp_path)
    assert sorted(eigen) == ["finder", "finder.a", "finder.b", "finder.brug"]
    assert {"json", "decimal", "datetime", "_strptime"} <= vreemd
    assert "turtle" not in vreemd


# --- policy ---


def test_hash_van_inline_script_en_niet_van_gegevens():
    script = "let a = 1;"
    som = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    html = f'{KOP}<script>{script}</script><script src="x.js"></script><script type="application/json">{{}}</script>'
    assert stap_csp.hashes(html) == [f"'sha256-{som}'"]


def test_beleid_staat_voor_alles_wat_het_regelt(tmp_path):
    schrijf(tmp_path, {"index.html": KOP + "<script>1</script>"})
    sommen = stap_csp.doe(tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<script>")
    assert sommen[0] in html
    assert "unsafe-inline" not in html


def test_alleen_de_insluitbare_pagina_mag_in_een_vreemd_frame():
    assert "frame-ancestors 'self'" in koppen.koppen("po/index.html", [])["Content-Security-Policy"]
    assert "frame-ancestors *" in koppen.koppen("welke-tafel/embed/index.html", [])["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("naam", "lang"),
    [
        ("assets/engine/py-0123456789ab/pyodide.asm.wasm", True),
        ("assets/engine/stdlib-0123456789ab.zip", True),
        ("assets/engine/manifest.json", False),
        ("index.html", False),
        ("sw.js", False),
    ],
)
def test_alleen_namen_met_een_hash_mogen_lang_bewaard(naam, lang):
    assert (koppen.bewaren(naam) == koppen.LANG) is lang


# --- checks of pages ---


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("<p>{{ tafel.naam }}</p>", "resten van opmaak"),
        ('<p>=== "Den Haag"</p>', "resten van opmaak"),
        ("<p>Zie [[po-adviestafel]].</p>", "resten van opmaak"),
        ('<div class="tabbed-content"><div class="tabbed-block"> </div></div>', "1 lege tab"),
        ('<a href="weg/">x</a>', "link weg/ bestaat niet"),
        ('<a href="../">x</a>', "wijst buiten de site"),
        ('<a href="/po/">x</a>', "werkt niet in een submap"),
        ('<a href="#weg">x</a>', "anker #weg bestaat niet"),
        ('<p id="a"></p><p id="a"></p>', "id 'a' staat er 2 keer"),
        ('<p style="color:red">x</p>', "beveiligingsbeleid"),
        ('<button onclick="f()">x</button>', "beveiligingsbeleid"),
        ('<img src="https://voorbeeld.nl/x.png">', "komt van buiten"),
        ('<link rel="stylesheet" href="//voorbeeld.nl/x.css">', "komt van buiten"),
    ],
)
def test_een_gebrek_op_een_pagina_wordt_genoemd(tmp_path, inhoud, melding):
    schrijf(tmp_path, {"index.html": KOP + inhoud})
    fouten = paginacontrole.controleer(tmp_path)
    assert len(fouten) == 1, fouten
    assert melding in fouten[0]


def test_een_goede_pagina_geeft_geen_melding(tmp_path):
    goed = (
        '<h1 id="kop">Kop</h1><a href="po/#deel">PO</a> <a href="#kop">op</a> <a href="https://voorbeeld.nl">buiten</a>'
        '<div class="tabbed-block"><ul><li>tekst</li></ul></div><code>{{ code }}</code><script>{{}}</script>'
        '<template><p id="kop"></p></template>'
    )
    schrijf(tmp_path, {"index.html": KOP + goed, "po/index.html": KOP + '<h2 id="deel">D</h2><a href="..">terug</a>'})
    assert paginacontrole.controleer(tmp_path) == []


def test_de_reden_van_mkdocs_wordt_een_leesbare_regel():
    verslag = "INFO - x\nWARNING - [macros] - ERROR\n_File_: `po/index.md`\n_E_: weg\nTraceback"
    assert paginas.redenen(verslag)[0] == "docs/po/index.md: een macro op deze pagina lukt niet (E: weg)."


# --- offline list ---


def test_lijst_voor_offline(tmp_path, monkeypatch):
    bron = tmp_path / "sw.js"
    bron.write_text('const B = /*BESTANDEN*/[];\nconst E = /*ERBIJ*/[];\nconst V = /*VERSIE*/"";\n', encoding="utf-8")
    monkeypatch.setattr(stap_sw, "BRON", bron)
    klaar = schrijf(
        tmp_path / "klaar",
        {
            "index.html": "x",
            "po/index.html": "x",
            "404.html": "x",
            "a.css": "x",
            "assets/engine/snapshot-1.bin": "x",
            "assets/engine/manifest.json": "{}",
            "afdrukken/po.pdf": "x",
            "hosting/nginx.conf": "x",
        },
    )
    versie = stap_sw.doe(klaar)
    tekst = (klaar / "sw.js").read_text(encoding="utf-8")
    assert '/*BESTANDEN*/["./","po/","a.css"];' in tekst
    assert '/*ERBIJ*/["assets/engine/manifest.json"];' in tekst
    assert f'"{versie}"' in tekst
    (klaar / "afdrukken/po.pdf").write_text("y", encoding="utf-8")
    assert stap_sw.doe(klaar) != versie


# --- trimming, compression, swap, stamps ---


def test_snoeien_laat_nederlands_staan(tmp_path):
    namen = ["lunr.nl.min.js", "lunr.de.min.js", "lunr.multi.min.js", "lunr.stemmer.support.min.js"]
    schrijf(tmp_path, {f"js/lunr/{naam}": "x\n//# sourceMappingURL=x.map" for naam in namen} | {"a.js.map": "x"})
    stap_thema.snoei(tmp_path)
    over = sorted(pad.name for pad in tmp_path.rglob("*") if pad.is_file())
    assert over == ["lunr.multi.min.js", "lunr.nl.min.js", "lunr.stemmer.support.min.js"]
    assert (tmp_path / "js/lunr/lunr.nl.min.js").read_text(encoding="utf-8") == "x\n"


def test_samengeperste_buren_zijn_hetzelfde(tmp_path, monkeypatch):
    monkeypatch.setattr(samenpersen.plekken, "PERS", tmp_path / "pers")
    klaar = schrijf(tmp_path / "k", {"a.html": "tekst " * 500, "klein.html": "x"})
    samenpersen.doe(klaar, alleen_bewaard=True)
    assert not (klaar / "a.html.gz").exists()
    samenpersen.doe(klaar)
    assert gzip.decompress((klaar / "a.html.gz").read_bytes()) == (klaar / "a.html").read_bytes()
    assert brotli.decompress((klaar / "a.html.br").read_bytes()) == (klaar / "a.html").read_bytes()
    assert not (klaar / "klein.html.gz").exists()


@pytest.mark.parametrize("met_ruil", [True, False])
def test_wissel(tmp_path, monkeypatch, met_ruil):
    if not met_ruil:
        monkeypatch.setattr(wissel, "_ruil", lambda *_: False)
    plek = schrijf(tmp_path / "site", {"oud": "1"})
    wissel.wissel(schrijf(tmp_path / "klaar", {"nieuw": "2"}), plek)
    assert [pad.name for pad in plek.iterdir()] == ["nieuw"]
    assert [pad.name for pad in tmp_path.iterdir()] == ["site"]


def test_stempel_laat_werk_een_keer_doen(tmp_path):
    keren = []
    for sleutel in ("a", "a", "b"):
        vinger.alleen_als_nieuw(tmp_path / "s", sleutel, lambda: keren.append(1))
    assert len(keren) == 2


def test_een_kapot_stempel_telt_niet(tmp_path):
    (tmp_path / "s").write_text("{", encoding="utf-8")
    assert vinger.alleen_als_nieuw(tmp_path / "s", "a", lambda: None)


# --- server ---


@pytest.fixture
def adres(tmp_path):
    schrijf(
        tmp_path / "site",
        {
            "index.html": KOP + "start " * 400,
            "po/index.html": KOP,
            "a.mjs": "1",
            "b.wasm": "x",
            "api/v1/c.dmn": "<x/>",
            "404.html": KOP + "weg",
        },
    )
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    with geserveerd(tmp_path / "site") as url:
        yield url


def haal(url, **koppen_):
    return urllib.request.urlopen(urllib.request.Request(url, headers=koppen_))


def test_soorten_en_koppen(adres):
    assert haal(adres + "a.mjs").headers["Content-Type"].startswith("text/javascript")
    assert haal(adres + "b.wasm").headers["Content-Type"] == "application/wasm"
    assert haal(adres + "api/v1/c.dmn").headers["Content-Type"].startswith("application/xml")
    antwoord = haal(adres)
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("codering", "open_"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_gecomprimeerd(adres, codering, open_):
    antwoord = haal(adres, **{"Accept-Encoding": codering})
    assert antwoord.headers["Content-Encoding"] == codering
    assert b"start start" in open_(antwoord.read())


def test_map_zonder_schuine_streep_wordt_verwezen(adres):
    assert haal(adres + "po").url == adres + "po/"


@pytest.mark.parametrize("pad", ["weg/", "../geheim.txt", "%2e%2e/geheim.txt", "..%2fgeheim.txt"])
def test_niet_gevonden_en_nooit_buiten_de_map(adres, pad):
    with pytest.raises(urllib.error.HTTPError) as fout:
        haal(adres + pad)
    assert fout.value.code == 404
    assert b"geheim" not in fout.value.read()


def test_ongewijzigd(adres):
    etag = haal(adres).headers["ETag"]
    with pytest.raises(urllib.error.HTTPError) as fout:
        haal(adres, **{"If-None-Match": etag})
    assert fout.value.code == 304


# --- watching, hosting ---


def test_gewijzigd_ziet_nieuw_weg_en_anders():
    map_ = str(serve.plekken.WORTEL / "data") + "/"
    eerst = {map_ + "a": (1, 1), map_ + "b": (1, 1)}
    nu = {map_ + "a": (2, 1), map_ + "c": (1, 1)}
    assert serve.gewijzigd(eerst, nu) == ["data/a", "data/b", "data/c"]


@pytest.mark.parametrize("poort", ["abc", "0", "70000"])
def test_onzin_als_poort_geeft_een_zin(monkeypatch, poort):
    monkeypatch.setenv("PORT", poort)
    with pytest.raises(SystemExit, match="geen poortnummer"):
        serve._poort()


def test_bezette_poort_geeft_een_zin(tmp_path):
    with geserveerd(tmp_path) as url, pytest.raises(SystemExit, match="is bezet"):
        serve._server(int(url.split(":")[2].split("/")[0]), zien.Verslag())


@pytest.fixture
def achtergrond(monkeypatch: pytest.MonkeyPatch) -> tuple[serve.Bouwer, list[tuple[str, ...]], list[int]]:
    """A builder whose builds end with the given codes; and which were started, with the priority they ran at."""
    bouwer, gestart, codes = serve.Bouwer(zien.Verslag()), [], []

    def start(*opties: str) -> subprocess.Popen[bytes]:
        zelf = "import os, sys; sys.stdin.read(); assert os.getpriority(os.PRIO_PROCESS, 0) > %d; raise SystemExit(%d)"
        argv = [sys.executable, "-c", zelf % (os.getpriority(os.PRIO_PROCESS, 0), codes.pop(0))]
        gestart.append(opties)
        bouwer._proces = subprocess.Popen(argv, stdin=subprocess.PIPE)
        return bouwer._proces

    monkeypatch.setattr(bouwer, "_start", start)
    return bouwer, gestart, codes


def test_after_a_quick_build_all_pages_follow_and_then_the_print_files(achtergrond, capsys) -> None:
    """Behind everything else. What fails is said once, and stops what comes after it: only the terminal tells."""
    bouwer, gestart, codes = achtergrond
    codes += [0, 1]
    bouwer.werk_af()
    bouwer.vervolg()
    assert gestart == [("--zonder-pdf",)], "not ready yet"
    for _ in range(2):
        bouwer._proces.communicate()
        bouwer.vervolg()
    bouwer.vervolg()
    assert gestart == [("--zonder-pdf",), ()]
    assert capsys.readouterr().out == "De afdrukversies zijn niet bijgewerkt; de pagina's van de site wel.\n"


def test_pages_that_fail_in_the_background_are_said(achtergrond, capsys) -> None:
    bouwer, gestart, codes = achtergrond
    codes += [1]
    bouwer.werk_af()
    bouwer._proces.communicate()
    bouwer.vervolg()
    bouwer.vervolg()
    assert gestart == [("--zonder-pdf",)]
    assert capsys.readouterr().out == "De rest van de site is niet bijgewerkt: alleen de pagina's die je wijzigde.\n"


def test_alleen_de_open_bestanden_zijn_van_elders_te_lezen(adres):
    kop = "Access-Control-Allow-Origin"
    assert haal(adres + "api/v1/c.dmn").headers[kop] == "*"
    assert [haal(adres + naam).headers[kop] for naam in ("", "a.mjs", "b.wasm")] == [None] * 3
    for tekst in (stap_hosting.caddy([]), stap_hosting.headers([])):
        assert re.findall(rf"/api/\*\n.*{kop}", tekst)
        assert tekst.count(kop) == 1


def test_hostbestanden_noemen_hetzelfde_beleid():
    sommen = ["'sha256-abc='"]
    for tekst in (stap_hosting.nginx(sommen, []), stap_hosting.caddy(sommen), stap_hosting.headers(sommen)):
        assert koppen.beleid(sommen) in tekst
        assert koppen.beleid(sommen, insluitbaar=True) in tekst
