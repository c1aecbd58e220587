"""A plain http site, storage that is forbidden, a clock that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, Playwright, expect

from tests.browser import finderhulp as f
from tests.conftest import CHROMIUM_VLAGGEN, WORTEL, chromium_pad, geserveerd

DATA = yaml.safe_load((WORTEL / "tests/browser/storingen.yaml").read_text(encoding="utf-8"))
UITKOMST = "#finder .rf-uitkomst"
pytestmark = pytest.mark.loopt


@pytest.fixture
def zonder_https(playwright_: Playwright, site: Path) -> Iterator[tuple[Page, str]]:
    """The site on the intranet of a school: http, and another host name than localhost."""
    vlaggen = [*CHROMIUM_VLAGGEN, "--host-resolver-rules=MAP school.intranet 127.0.0.1"]
    with geserveerd(site) as adres:
        venster = playwright_.chromium.launch(executable_path=chromium_pad(), args=vlaggen)
        omgeving = venster.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
        yield omgeving.new_page(), adres.replace("127.0.0.1", "school.intranet")
        venster.close()


@pytest.mark.parametrize("knop", ["Kopieer", "Deel"])
def test_kopieren_zonder_klembord(zonder_https: tuple[Page, str], knop: str) -> None:
    """The text stands there, selected, to copy by hand; no status of an earlier action stays."""
    pagina, adres = zonder_https
    mis: list[str] = []
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    f.open_finder(pagina, adres, f.fragment(f.antwoorden(), toon="uitkomst"))
    with pagina.expect_download():
        pagina.get_by_role("button", name="Agenda").click(timeout=f.GEDULD)
    expect(pagina.locator("[data-status]")).to_have_text("Het agendabestand is gemaakt.")
    pagina.get_by_role("button", name=knop).click()
    vak = pagina.get_by_role("textbox", name="Kopieer deze tekst zelf")
    expect(vak).to_be_focused()
    expect(pagina.locator("[data-status]")).to_have_text("")
    assert pagina.evaluate("getSelection().toString()").strip().endswith(pagina.url)
    assert mis == []


def test_opslag_verboden(playwright_: Playwright, server: str, tmp_path: Path) -> None:
    """Somebody who blocks all site data: no error on any page, and the questions work."""
    voorkeur = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default/Preferences").write_text(json.dumps(voorkeur), encoding="utf-8")
    omgeving = playwright_.chromium.launch_persistent_context(
        tmp_path, executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN, locale="nl-NL"
    )
    mis: list[str] = []
    pagina = omgeving.new_page()
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    pagina.goto(server + "po/po-adviestafel/")
    assert pagina.evaluate("(() => { try { localStorage } catch (fout) { return fout.name } })()") == "SecurityError"
    for label in pagina.locator(".tabbed-labels label").all()[:2]:
        label.click()
    f.open_finder(pagina, server, f.fragment(f.antwoorden(), toon="uitkomst"))
    expect(pagina.locator(UITKOMST)).to_be_visible(timeout=f.GEDULD)
    omgeving.close()
    assert mis == []


@pytest.mark.vers
@pytest.mark.parametrize("klok", DATA["klokken"])
def test_een_klok_die_niet_goed_staat(pagina: Page, server: str, klok: str) -> None:
    """A plain sentence that names the cause, and the way to the decision book."""
    f.zet_klok(pagina, klok)
    pagina.goto(server + "welke-tafel/")
    pagina.locator("input[value=PO]").check()
    pagina.get_by_role("button", name="Verder").click()
    storing = pagina.locator("[data-storing]")
    expect(storing).to_be_focused(timeout=f.GEDULD)
    expect(storing).to_contain_text("De datum van dit apparaat klopt niet.")
    expect(storing.get_by_role("link", name="beslisboek")).to_be_visible()


@pytest.mark.vers
def test_zonder_fout_in_de_klok_staat_daar_niets_over(pagina: Page, server: str) -> None:
    pagina.add_init_script("delete window.WebAssembly")
    f.open_finder(pagina, server)
    expect(pagina.locator("[data-storing]")).to_be_visible(timeout=f.GEDULD)
    expect(pagina.get_by_text("De datum van dit apparaat klopt niet.")).to_be_hidden()
