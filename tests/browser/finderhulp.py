"""Walking through the finder as a person does: fill in what is asked, press "Verder"."""

from __future__ import annotations

import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.publicatie.server import Afhandelaar
from tests.conftest import WORTEL

DATA = yaml.safe_load(
    (WORTEL / "tests/browser/gesprekken.yaml")
    .read_text(encoding="utf-8")
    .replace(": ja", ': "ja"')
    .replace(": nee", ': "nee"')
)
VANDAAG = str(DATA["vandaag"])
GEDULD = 30_000
AXE = (WORTEL / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def antwoorden(anders: dict[str, Any] | None = None) -> dict[str, Any]:
    """The base case with some answers changed."""
    return {**DATA["basis"], **(anders or {})}


def fragment(gegeven: dict[str, Any], **los: str) -> str:
    """The address of answers, as the form writes it."""
    plat = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in {**gegeven, **los}.items()}
    return "#" + urlencode(plat, safe=",")


def houd_motor(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The server holds the engine until the event is set, or a minute has passed."""
    hek, stuur = threading.Event(), Afhandelaar._stuur

    def traag(zelf: Afhandelaar, status: HTTPStatus, naam: str, pad: Path) -> None:
        if naam.endswith(".wasm"):
            hek.wait(60)
        stuur(zelf, status, naam, pad)

    monkeypatch.setattr(Afhandelaar, "_stuur", traag)
    return hek


def open_finder(pagina: Page, server: str, deel: str = "", pad: str = "welke-tafel/") -> None:
    """The finder on the fixed day. A fragment alone would not reload, so the page is left first."""
    pagina.clock.set_fixed_time(f"{VANDAAG}T09:00:00")
    pagina.goto("about:blank")
    pagina.goto(server + pad + deel)


def kop(pagina: Page) -> str:
    return pagina.locator("#finder h1").inner_text()


def vul_in(pagina: Page, gegeven: dict[str, Any]) -> None:
    """Answer every question on this screen."""
    for vraag in pagina.locator("#finder [data-vraag]").all():
        waarde = gegeven[vraag.get_attribute("data-vraag") or ""]
        if vraag.get_attribute("data-soort") == "datum" and str(waarde)[:2] == "20":
            for vak, deel in zip(vraag.locator("[type=text]").all(), reversed(str(waarde).split("-")), strict=True):
                vak.fill(deel)
            continue
        for keuze in waarde if isinstance(waarde, list) else [waarde]:
            vraag.locator(f"input[value='{keuze}']").check()


def verder(pagina: Page) -> None:
    """Press the button and wait until another screen stands there."""
    scherm = pagina.locator("#finder form").get_attribute("data-scherm")
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator(f"#finder [data-beeld] form[data-scherm='{scherm}']")).to_have_count(0, timeout=GEDULD)


def loop(pagina: Page, gegeven: dict[str, Any], tot: str = "") -> None:
    """Through all screens, up to the check of the answers or up to a screen."""
    for _ in range(16):
        vorm = pagina.locator("#finder [data-beeld] form")
        if not vorm.count() or vorm.get_attribute("data-scherm") == tot:
            return
        vul_in(pagina, gegeven)
        verder(pagina)
    raise AssertionError(f"geen einde: {kop(pagina)}")


def naar_uitkomst(pagina: Page) -> str:
    """From the check of the answers to the result; its words."""
    expect(pagina.locator("#finder h1")).to_have_text("Controleer je antwoorden")
    pagina.get_by_role("link", name="Toon de uitkomst").click()
    expect(pagina.locator("#finder .rf-uitkomst")).to_be_visible(timeout=GEDULD)
    return pagina.locator("#finder .rf-uitkomst").inner_text()


def axe(pagina: Page) -> list[str]:
    """Everything axe finds inside the finder, as sentences."""
    vondsten = pagina.evaluate(AXE + "; axe.run('#finder', {resultTypes: ['violations']}).then(r => r.violations)")
    return [f"{v['id']}: {[k['target'] for k in v['nodes']]}" for v in vondsten]
