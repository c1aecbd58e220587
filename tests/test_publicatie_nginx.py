"""Debian's nginx with the shipped configuration, under a sub-path."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from macros.publicatie import koppen

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")

HOOFD = """\
daemon off; worker_processes 1; pid {map}/nginx.pid; error_log {map}/fout.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {map}/t1; proxy_temp_path {map}/t2; fastcgi_temp_path {map}/t3;
  uwsgi_temp_path {map}/t4; scgi_temp_path {map}/t5;
  server {{ listen 127.0.0.1:{poort}; include {map}/routeboek.conf; }}
}}
"""


def vrije_poort() -> int:
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return los.getsockname()[1]


@pytest.fixture(scope="module")
def adres(site, tmp_path_factory):
    assert NGINX, "nginx ontbreekt; make test installeert het"
    map_, poort = tmp_path_factory.mktemp("nginx"), vrije_poort()
    conf = (site / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    conf = conf.replace("@MAP@", f"{site}/").replace("@PAD@", "/a/b/")
    (map_ / "routeboek.conf").write_text(conf, encoding="utf-8")
    # started as root, nginx would give it up for its workers and then not read the folder
    gebruiker = "user root;\n" if os.geteuid() == 0 else ""
    (map_ / "nginx.conf").write_text(gebruiker + HOOFD.format(map=map_, poort=poort), encoding="utf-8")
    proces = subprocess.Popen([NGINX, "-c", str(map_ / "nginx.conf"), "-p", str(map_)], stderr=subprocess.PIPE)
    for _ in range(100):
        with socket.socket() as los:
            if los.connect_ex(("127.0.0.1", poort)) == 0:
                break
        assert proces.poll() is None, proces.stderr.read()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{poort}/a/b/"
    proces.terminate()
    proces.wait()


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


def test_het_manifest_zelf_wordt_nagevraagd(adres):
    assert haal(adres + "assets/engine/manifest.json").headers["Cache-Control"] == koppen.KORT


def test_eigen_404_pagina(adres):
    with pytest.raises(urllib.error.HTTPError) as fout:
        haal(adres + "weg/")
    assert fout.value.code == 404
    assert b"<html" in fout.value.read()


def test_map_zonder_schuine_streep(adres):
    assert haal(adres + "po").url == adres + "po/"
