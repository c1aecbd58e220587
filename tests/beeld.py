"""`make beeld`: the pictures of the README, from the built site, on the fixed day of the conversations."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import finderhulp as f
from tests.conftest import CHROMIUM_VLAGGEN, WORTEL, chromium_pad, geserveerd

DOEL = WORTEL / "docs" / "over" / "beeld"
MAAT = {"width": 390, "height": 700}


def maak(site: Path, doel: Path) -> None:
    """The outcome of the base case and the page of its step in its gemeente, as a phone shows them."""
    doel.mkdir(parents=True, exist_ok=True)
    with geserveerd(site) as adres, sync_playwright() as motor:
        browser = motor.chromium.launch(executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN)
        pagina = browser.new_page(viewport=MAAT)
        f.open_uitkomst(pagina, adres)
        pagina.screenshot(path=doel / "uitkomst.png")
        pagina.goto(f"{adres}{f.DATA['bladzijde']}")
        pagina.screenshot(path=doel / "pagina.png")
        browser.close()


if __name__ == "__main__":
    maak(WORTEL / "site", DOEL)
