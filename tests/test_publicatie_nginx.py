"""nginx with the shipped configuration answers as our own server does, so that a browser test needs only one of them.

One conversation runs against both all the same: tests/browser/test_privacy.py.
"""

from __future__ import annotations

import http.client
from urllib.parse import quote, urlsplit

import pytest

from macros.publicatie import koppen
from tests.conftest import SUBPAD
from tests.nginx import nginx_met

KOPPEN = [*koppen.koppen("index.html", []), *koppen.OVERAL, "Content-Encoding", "Location"]


@pytest.mark.parametrize(
    ("naam", "soort", "van_elders"),
    [
        ("po/index.html", "text/html; charset=utf-8", None),
        ("assets/finder/worker.mjs", "text/javascript; charset=utf-8", None),
        ("assets/engine/pyodide.asm.wasm", "application/wasm", None),
        ("api/v1/welke-tafel.dmn", "application/xml; charset=utf-8", "*"),
        ("api/v1/dataset.json", "application/json; charset=utf-8", "*"),
    ],
)
def test_wat_een_bestand_is_en_wie_het_mag_lezen(naam, soort, van_elders):
    kop = koppen.koppen(naam, [])
    assert (kop["Content-Type"], kop.get("Access-Control-Allow-Origin")) == (soort, van_elders)


@pytest.fixture(scope="module")
def paden(site):
    """Every file, every folder with and without its slash, and what is not there."""
    bestanden = [pad.relative_to(site).as_posix() for pad in site.rglob("*") if pad.is_file()]
    mappen = [naam.removesuffix("index.html") for naam in bestanden if naam.endswith("/index.html")]
    return [*bestanden, "", *mappen, *(naam.rstrip("/") for naam in mappen), "weg/", "po/weg.html"]


@pytest.fixture(scope="module")
def antwoorden(site, server, tmp_path_factory, paden):
    """Of both servers, per path."""
    with nginx_met(site, tmp_path_factory.mktemp("nginx")) as nginx:
        yield {pad: [haal(adres, pad) for adres in (server, nginx)] for pad in paden}


def haal(adres, pad):
    """Status, the headers that we promise, and the bytes, as they come."""
    verbinding = http.client.HTTPConnection(urlsplit(adres).netloc)
    verbinding.request("GET", SUBPAD + quote(pad), headers={"Accept-Encoding": "gzip"})
    antwoord = verbinding.getresponse()
    inhoud = antwoord.read()
    verbinding.close()
    verwijst = antwoord.status == http.HTTPStatus.MOVED_PERMANENTLY  # says where to, and nothing else that matters
    gezegd = {kop: antwoord.headers[kop] for kop in (["Location"] if verwijst else KOPPEN)}
    return antwoord.status, gezegd, inhoud if not verwijst else b""


def test_elk_antwoord_is_gelijk(antwoorden):
    assert {pad: (ons[:2], nginx[:2]) for pad, (ons, nginx) in antwoorden.items() if ons != nginx} == {}


def test_elk_bestand_komt_gecomprimeerd_als_dat_scheelt(antwoorden, site):
    """And a page that is not there is our own page."""
    for pad, (_, (status, kop, inhoud)) in antwoorden.items():
        buur = site / f"{pad}.gz"
        if buur.is_file():
            assert (kop["Content-Encoding"], inhoud) == ("gzip", buur.read_bytes()), pad
        if status == http.HTTPStatus.NOT_FOUND:
            assert inhoud == (site / "404.html.gz").read_bytes(), pad
