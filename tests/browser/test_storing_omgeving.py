"""A plain http site, storage that is forbidden, full or damaged, a clock that is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser import finderhulp as f
from tests.conftest import CHROMIUM_VLAGGEN, SUBPAD, chromium_pad, geserveerd, vers_profiel


def test_kopieren_zonder_klembord(playwright_: Playwright, site: Path) -> None:
    """On the intranet of a school, plain http: the text stands there, selected, to copy by hand.

    No status of an earlier action stays.
    """
    vlaggen = [*CHROMIUM_VLAGGEN, "--host-resolver-rules=MAP school.intranet 127.0.0.1"]
    venster = playwright_.chromium.launch(executable_path=chromium_pad(), args=vlaggen)
    with geserveerd(site) as adres, vers_profiel(venster) as pagina:
        mis = f.scriptfouten(pagina)
        f.open_uitkomst(pagina, adres.replace("127.0.0.1", "school.intranet"))
        for knop in ("Kopieer", "Deel"):
            with pagina.expect_download():
                pagina.get_by_role("button", name="Agenda").click()
            expect(pagina.locator("[data-status]")).to_have_text("Het agendabestand is gemaakt.")
            pagina.get_by_role("button", name=knop).click()
            expect(pagina.get_by_role("textbox", name="Kopieer deze tekst zelf")).to_be_focused()
            expect(pagina.locator("[data-status]")).to_have_text("")
            assert pagina.evaluate("getSelection().toString()").strip().endswith(pagina.url)
        assert mis == []
    venster.close()


# --- storage


@contextmanager
def eigen_profiel(playwright_: Playwright, map_: Path) -> Iterator[Page]:
    """A browser whose profile stands in a folder, where a test can change it beforehand."""
    omgeving = playwright_.chromium.launch_persistent_context(
        map_, executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN, locale="nl-NL"
    )
    yield omgeving.new_page()
    omgeving.close()


def test_opslag_verboden(playwright_: Playwright, server: str, tmp_path: Path) -> None:
    """Somebody who blocks all site data: no error on any page, and the questions work."""
    voorkeur = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default/Preferences").write_text(json.dumps(voorkeur), encoding="utf-8")
    with eigen_profiel(playwright_, tmp_path) as pagina:
        mis = f.scriptfouten(pagina)
        pagina.goto(server + "po/po-adviestafel/")
        assert (
            pagina.evaluate("(() => { try { localStorage } catch (fout) { return fout.name } })()") == "SecurityError"
        )
        for label in pagina.locator(".tabbed-labels label").all()[:2]:
            label.click()
        f.open_uitkomst(pagina, server)
        assert mis == []


def test_opslag_die_niet_opengaat(playwright_: Playwright, site: Path, tmp_path: Path) -> None:
    """The storage of the service worker is damaged on disk: the site comes from the network."""
    with geserveerd(site) as adres:
        with eigen_profiel(playwright_, tmp_path) as pagina:
            pagina.goto(adres)
            pagina.evaluate(f.BEWAARD)
        for pad in list(tmp_path.rglob("CacheStorage/*/index.txt")):
            shutil.rmtree(pad.parent)
            pad.parent.write_bytes(b"stuk")
        with eigen_profiel(playwright_, tmp_path) as pagina:
            pagina.goto(adres + "po/")
            expect(pagina.locator("h1")).to_have_text("Primair onderwijs")
            assert pagina.evaluate("navigator.serviceWorker.controller !== null")
            assert pagina.evaluate("caches.open('proef').then(() => '', (fout) => fout.name)") != ""


def test_volle_opslag(pagina: Page, server: str) -> None:
    """No room for a snapshot or for offline use: the finder answers all the same."""
    grens = {"origin": server.removesuffix(SUBPAD), "quotaSize": 1024}
    pagina.context.new_cdp_session(pagina).send("Storage.overrideQuotaForOrigin", grens)
    f.open_uitkomst(pagina, server)
    vol = "caches.open('proef').then(k => k.put('x', new Response(new Uint8Array(1e6)))).then(() => '', e => e.name)"
    assert pagina.evaluate(vol) == "QuotaExceededError"


# --- the clock


@pytest.mark.parametrize("klok", f.STORINGEN["klokken"])
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
