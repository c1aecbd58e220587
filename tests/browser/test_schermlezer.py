"""What Chromium and Firefox hand a screen reader in a real window, held against schermlezer.yaml."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser import finderhulp as f
from tests.browser import webkit
from tests.conftest import CHROMIUM_VLAGGEN, WORTEL, chromium_pad, vers_profiel

VERWACHT = yaml.safe_load((WORTEL / "tests/browser/schermlezer.yaml").read_text(encoding="utf-8"))
LEZER = ["/usr/bin/python3", WORTEL / "tests/browser/lees_boom.py"]
ZATERDAG = {"eerste-datum": "2026-02-14", "thuis-sinds": "2026-02-16"}
GEDULD = 30
NAAMLOOS = "^ *(?!artikel|lijst|status)\\w+: ?( <|$)"
# The rows of a screen, with their names and descriptions from what stands on the page
INGEVULD = r"""rijen => {
    const finder = document.getElementById("finder");
    const kaal = el => (el.innerText || el.textContent).replace(/\s+/g, " ").replace(/ ([.,:)])/g, "$1").trim();
    const voor = el => getComputedStyle(el, "::before").content.match(/^"(.*)"$/)?.[1] ?? "";
    const naam = (el, rol) => {
        if (["artikel", "lijst"].includes(rol)) return "";
        if (rol === "punt") return `${voor(el)} ${kaal(el)}`.trim();
        return el.ariaLabel ?? kaal(el.labels?.[0] ?? el.querySelector(":scope > :is(legend, h2)") ?? el);
    };
    const beschrijving = (el, keuze) => {
        const om = el.matches("fieldset") ? [el] : [".rf-keuze", "fieldset", "#finder"].map(naam => el.closest(naam));
        const bij = om.find(deel => deel?.querySelector(keuze))?.querySelectorAll(keuze) ?? [];
        return [...bij].map(kaal).filter(Boolean).join(" ");
    };
    const rij = (el, rol, bij, staat) => {
        const erbij = bij && beschrijving(el, bij);
        return `${rol}: ${naam(el, rol)}${erbij ? " < " + erbij : ""}${staat}${el.checked ? " !gekozen" : ""}`;
    };
    const uit = (rijen, plek, inspring) => rijen.flatMap(deel => {
        const [[regel, binnen]] = deel.at ? [[deel, []]] : Object.entries(deel);
        const [, rol, vrij, keuze, bij, staat] = regel.match(/^(\w+)(\??) (.+?)(?: < (.+?))?((?: !\w+)*)$/);
        const delen = [...plek.querySelectorAll(keuze)].filter(el => el.checkVisibility());
        if (!delen[0] && !vrij) return [`${rol} ontbreekt: ${keuze}`];
        if (rol === "deel") return delen.flatMap(el => uit(binnen, el, inspring));
        return delen.flatMap(el => [inspring + rij(el, rol, bij, staat), ...uit(binnen, el, inspring + "  ")]);
    });
    return uit(rijen, finder, "");
}"""


@contextmanager
def bus(map_: Path) -> Iterator[dict[str, str]]:
    """The environment of a screen and a session bus of their own; the service with the tree starts there when asked."""
    with webkit.scherm() as nummer:
        eigen = {"DISPLAY": nummer, "HOME": str(map_), "XDG_RUNTIME_DIR": str(map_), "LC_ALL": "C.UTF-8"}
        omgeving = {**os.environ, **eigen, "ACCESSIBILITY_ENABLED": "1", "GNOME_ACCESSIBILITY": "1"}
        opdracht = ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address"]
        with subprocess.Popen(opdracht, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as proces:
            try:
                adres = proces.stdout.readline().decode().strip()  # type: ignore[union-attr]
                yield {**omgeving, "DBUS_SESSION_BUS_ADDRESS": adres}
            finally:
                proces.terminate()


def start(playwright_: Any, soort: str, omgeving: dict[str, str]) -> Any:
    """A window that a screen reader can read."""
    if soort == "firefox":
        pad = shutil.which("firefox-esr") or shutil.which("firefox")
        return playwright_.firefox.launch(channel="moz-firefox", executable_path=pad, headless=False, env=omgeving)
    vlaggen = [*CHROMIUM_VLAGGEN, "--force-renderer-accessibility"]
    return playwright_.chromium.launch(executable_path=chromium_pad(), args=vlaggen, headless=False, env=omgeving)


class Lezer:
    """A page, and what a screen reader gets of it."""

    def __init__(self, pagina: Page, omgeving: dict[str, str]) -> None:
        self.pagina = pagina
        self._omgeving = omgeving

    def regels(self, rollen: set[str]) -> list[str]:
        klaar = subprocess.run(LEZER, env=self._omgeving, capture_output=True, text=True, check=False, timeout=60)
        assert klaar.returncode == 0, klaar.stderr
        alle = klaar.stdout.splitlines()
        return [regel for regel in alle if not rollen or regel.partition(":")[0].strip() in rollen]

    def krijgt(self, verwacht: list[str], *rollen: str) -> None:
        """Exactly this, or this of some roles; the tree follows the page a moment later."""
        tot = time.monotonic() + GEDULD
        while (gekregen := self.regels({*rollen})) != verwacht and time.monotonic() < tot:
            continue
        assert gekregen == verwacht, "\n".join(
            unified_diff(verwacht, gekregen, "verwacht", "gekregen", n=1, lineterm="")
        )


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def lezer(request: pytest.FixtureRequest, playwright_: Any) -> Iterator[Lezer]:
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as map_,
        bus(Path(map_)) as omgeving,
        closing(start(playwright_, request.param, omgeving)) as browser,
        vers_profiel(browser) as pagina,
    ):
        yield Lezer(pagina, omgeving)


def niets_ingevuld(pagina: Page) -> None:
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator(".rf-fouten")).to_be_focused()


def een_zaterdag(pagina: Page) -> None:
    f.vul_in(pagina, ZATERDAG)
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator(".rf-klopt").first).not_to_be_empty()


def naar_datum(pagina: Page) -> None:
    f.loop(pagina, f.antwoorden(), tot="sinds")
    niets_ingevuld(pagina)


def naar_uitkomst(pagina: Page) -> None:
    f.loop(pagina, f.antwoorden())
    f.uitkomst(pagina).locator("[data-vouw=antwoorden]").evaluate("vouw => vouw.open = true")


STOPS: dict[str, Callable[[Page], object]] = {
    "vraag": lambda _: None,
    "niets gekozen": niets_ingevuld,
    "geen datum": naar_datum,
    "klopt dat": een_zaterdag,
    "uitkomst": naar_uitkomst,
}


@pytest.mark.traag
def test_van_vraag_tot_uitkomst(lezer: Lezer, server: str) -> None:
    f.open_finder(lezer.pagina, server)
    for stop, ga in STOPS.items():
        ga(lezer.pagina)
        verwacht = lezer.pagina.evaluate(INGEVULD, VERWACHT[stop])
        assert [regel for regel in verwacht if re.search(NAAMLOOS, regel)] == [], stop
        lezer.krijgt(verwacht)


def test_ander_antwoord_in_de_uitkomst(lezer: Lezer, server: str) -> None:
    """The new heading is said by itself."""
    f.open_uitkomst(lezer.pagina, server)
    kop = f.kop(lezer.pagina)
    f.beantwoord(lezer.pagina, "toestemming", "niet-gevraagd")
    expect(lezer.pagina.locator("#finder h1")).not_to_have_text(kop)
    verwacht = lezer.pagina.evaluate(INGEVULD, VERWACHT["veranderd"])
    lezer.krijgt(verwacht, "artikel", "kop1", "status")


def test_geen_losse_eerste_letter(site: Path) -> None:
    """Orca reads a letter that CSS makes a capital apart from its word: "D", "e school"."""
    assert "first-letter" not in (site / "assets/finder/finder.css").read_text(encoding="utf-8")
