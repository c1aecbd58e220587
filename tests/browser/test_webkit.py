"""The finder in WebKitGTK: conversation, outcome, failures, the fast start, paper, and the answers themselves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from finder import regelwerk
from macros.dataset.beeld import beeld
from tests.browser import finderhulp as f
from tests.browser import webkit
from tests.browser.test_rampen import STORING, kopie, maak_stuk
from tests.certificaat import klassen
from tests.certificaat.browser import WORKER, Worker
from tests.conftest import geserveerd

VRAGEN = "return [...document.querySelectorAll('#finder [data-beeld] [data-vraag]')].map((el) => el.dataset.vraag)"
KOP = "return document.querySelector('#finder h1').innerText"
SCHERM = "return document.querySelector('#finder form.rf-scherm')?.dataset.scherm ?? null"
WEKEN = {"eerste-datum": "8", "thuis-sinds": "8"}  # the clock of this browser cannot be set
STAP = 397


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with geserveerd(site) as adres:
        yield adres


@pytest.fixture
def venster(tmp_path: Path) -> Iterator[webkit.Venster]:
    with webkit.venster(tmp_path) as nieuw:
        yield nieuw


def vul_in(venster: webkit.Venster, gegeven: dict[str, Any]) -> None:
    for vraag in venster.js(VRAGEN):
        if vraag in WEKEN:
            venster.typ(f"#v-{vraag}-weken", WEKEN[vraag])
        else:
            venster.klik(f"[data-vraag='{vraag}'] input[value='{gegeven[vraag]}']")


def loop(venster: webkit.Venster, gegeven: dict[str, Any]) -> list[str]:
    gezien: list[str] = []
    while scherm := venster.js(SCHERM):
        gezien.append(scherm)
        vul_in(venster, gegeven)
        venster.klik("#finder [type=submit]")
        venster.wacht("document.querySelector(`form[data-scherm=${arguments[0]}]`) === null", scherm)
    return gezien


def test_gesprek_en_wijziging_in_de_uitkomst(venster: webkit.Venster, server: str) -> None:
    venster.ga(server + "welke-tafel/")
    assert loop(venster, f.alles()) == f.DATA["gesprekken"]["rijswijk-naar-adviestafel"]["schermen"]
    kop = venster.js(KOP)
    assert kop.startswith("Meld aan bij de adviestafel")
    venster.klik("[data-vraag=toestemming] input[value=niet-gevraagd]")
    venster.wacht("document.querySelector('#finder h1').innerText !== arguments[0]", kop)
    assert "toestemming=niet-gevraagd" in venster.js("return location.hash")
    assert venster.js("return document.activeElement.value") == "niet-gevraagd"


def test_niets_gekozen(venster: webkit.Venster, server: str) -> None:
    venster.ga(server + "welke-tafel/")
    venster.klik("#finder [type=submit]")
    venster.wacht("document.activeElement.matches('.rf-fouten[role=alert]')")
    venster.klik(".rf-fouten a")
    assert venster.js("return document.activeElement.name") == "sector"


def test_motor_weg(venster: webkit.Venster, site: Path, tmp_path: Path) -> None:
    map_ = kopie(site, tmp_path / "site")
    maak_stuk(map_ / "assets", "pyodide.asm.wasm", None)
    with geserveerd(map_) as adres:
        venster.ga(adres + "welke-tafel/")
        venster.wacht("!document.querySelector('[data-storing]').hidden")
        assert STORING in venster.js("return document.querySelector('[data-storing]').innerText")


def test_de_tweede_keer_uit_de_momentopname(venster: webkit.Venster, server: str) -> None:
    """Until the table gave back what was exported, the fast start failed here and the slow one came after it."""
    klaar = "performance.getEntriesByName('finder-klaar')[0]"
    for snel in (False, True):
        venster.ga(server + "welke-tafel/")
        assert venster.wacht(f"{klaar}")
        assert venster.js(f"return {klaar}.detail") is snel
        venster.wacht("(await (await caches.open('momentopname')).keys()).length")


def test_op_papier_een_blad(server: str, tmp_path: Path) -> None:
    pad = tmp_path / "uit.pdf"
    deel = f.fragment({**f.alles(), **WEKEN}, toon="uitkomst")
    opdracht = ["/usr/bin/python3", Path(__file__).parent / "druk_webkit.py", f"{server}welke-tafel/{deel}"]
    with webkit.scherm() as scherm:
        omgeving = {**os.environ, **webkit.omgeving(tmp_path, scherm)}
        subprocess.run([*opdracht, ".rf-uitkomst", pad], env=omgeving, check=True, timeout=60)
    (blad,) = pymupdf.open(pad)
    assert "Neem mee" in blad.get_text()


def test_dezelfde_antwoorden(motor: Any, venster: webkit.Venster, server: str) -> None:
    """A sample of the classes; Chromium answers them all."""
    b = beeld(regelwerk.laad(motor.werk.ruw))
    venster.ga(server + "welke-tafel/")
    worker = Worker(lambda js, gegeven: venster.js(f"return await ({js})(arguments[0])", gegeven), server + WORKER)
    uitslag = klassen.worker(b, klassen.alle(b, STAP), worker.kort)
    assert uitslag.fouten == []
    assert uitslag.vergeleken["klassen"] > 50
