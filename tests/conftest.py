"""Fixtures that many tests share: the project, the built site, a server for it, and one Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from macros.basis import plekken
from macros.dataset import bewaard
from tests.pakket import WORTEL, draai

SUBPAD = "/a/b/"
NIET = shutil.ignore_patterns("bench", "klaar", "pdf", "regio")  # of what was built: not needed to go on from it
CHROMIUM_VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure() -> None:
    """One day for the whole run: a site built before midnight is still today's for the test after it."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(plekken.epoch()))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is marked `ook_firefox` runs in both."""
    if metafunc.definition.get_closest_marker("ook_firefox"):
        metafunc.parametrize("browser", ["chromium", "firefox"], indirect=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One file that needs the site first, then all that do not: they run while it is being built."""
    op_de_site = dict.fromkeys(item.path for item in items if "site" in item.fixturenames)
    eerste = next(iter(op_de_site), None)
    items.sort(key=lambda item: (item.path != eerste, item.path in op_de_site))


@pytest.fixture(scope="session")
def wortel() -> Path:
    """The folder of the project."""
    return WORTEL


@pytest.fixture(scope="session")
def site() -> Path:
    """site/, built once; a second run finds its stamps and is quick. ROUTEBOEK_SITE=map skips the build."""
    if os.environ.get("ROUTEBOEK_SITE"):
        return Path(os.environ["ROUTEBOEK_SITE"])
    klaar = subprocess.run(
        [sys.executable, "-m", "macros", "site"], cwd=WORTEL, capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0, klaar.stdout[-3000:] + klaar.stderr[-6000:]
    return WORTEL / "site"


@pytest.fixture(scope="session")
def pakketsite() -> Path:
    """The site of another region, without PDFs."""
    return WORTEL / draai("macros", "site", "--zonder-pdf").splitlines()[-1].split()[0]


@contextmanager
def geserveerd(map_: Path, subpad: str = SUBPAD) -> Iterator[str]:
    """A server on a free port for one folder; yields the address of the start page."""
    from macros.publicatie.server import maak_server

    with draaiend(maak_server(map_, 0, subpad)) as adres:
        yield adres + subpad


@contextmanager
def draaiend(dienst: ThreadingHTTPServer) -> Iterator[str]:
    """The address of a server of ours, for as long as it runs."""
    threading.Thread(target=dienst.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{dienst.server_address[1]}"
    finally:
        dienst.shutdown()
        dienst.server_close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the site under a sub-path, with the shipped headers, compressed."""
    with geserveerd(site) as adres:
        yield adres


@pytest.fixture
def project(site: Path, wortel: Path, tmp_path: Path) -> Path:
    """The project as it was last built, in another folder."""
    map_ = tmp_path / "project"
    shutil.copytree(wortel / "build", map_ / "build", ignore=NIET)
    for naam in ("data", "docs", "finder", "macros", "tests/casussen"):
        shutil.copytree(wortel / naam, map_ / naam, ignore=shutil.ignore_patterns("__pycache__"))
    for naam in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(wortel / naam, map_)
    (map_ / "node_modules").symlink_to(wortel / "node_modules")
    return map_


def chromium_pad() -> str | None:
    """CHROMIUM, else the system's; None lets Playwright look for its own."""
    kandidaten = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((pad for naam in kandidaten if naam and (pad := shutil.which(naam))), None)


@pytest.fixture(scope="session")
def playwright_() -> Iterator[object]:
    """The driver, for a test that needs a browser with a profile of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as motor:
        yield motor


@pytest.fixture(scope="session")
def browser(playwright_, request: pytest.FixtureRequest) -> Iterator[object]:
    """One Chromium for the whole run; Debian's Firefox for a test that asks for it."""
    if getattr(request, "param", "chromium") == "firefox":
        voorkeur = {"security.fileuri.strict_origin_policy": True}
        pad = shutil.which("firefox-esr") or shutil.which("firefox")
        venster = playwright_.firefox.launch(channel="moz-firefox", executable_path=pad, firefox_user_prefs=voorkeur)
    else:
        venster = playwright_.chromium.launch(executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN)
    yield venster
    venster.close()


@contextmanager
def vers_profiel(browser, **wensen: object) -> Iterator[object]:
    """A fresh page in a fresh profile, in Dutch."""
    omgeving = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", **wensen)
    try:
        yield omgeving.new_page()
    finally:
        omgeving.close()


@pytest.fixture
def pagina(browser) -> Iterator[object]:
    with vers_profiel(browser) as blad:
        yield blad


@pytest.fixture(scope="session")
def motor():
    """The decision engine on the dataset of the project, compiled in memory."""
    from finder.bouwen import maak_motor
    from macros.dataset.compileren import compileer
    from macros.dataset.laden import laad

    return maak_motor(compileer(laad(WORTEL / "data").ruw))


@pytest.fixture
def data(wortel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the dataset that the build reads, and a place of its own for what is kept."""
    shutil.copytree(wortel / "data", tmp_path / "data")
    monkeypatch.setenv("ROUTEBOEK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(bewaard, "MAP", tmp_path / "bewaard")
    yield tmp_path / "data"
    monkeypatch.undo()
    bewaard.vinger()  # what the process has in memory goes with the copy
