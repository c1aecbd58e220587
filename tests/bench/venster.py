"""A browser and a server for measuring: each in a process of its own, the phone emulated over CDP."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from macros.publicatie import samenpersen

WORTEL = Path(__file__).resolve().parents[2]
WERK = WORTEL / "build" / "bench"
RONDEN = int(os.environ.get("BENCH_RONDEN", "7"))
STANDEN = ("onvertraagd", "4 × CPU, trage 4G")
# what DevTools and Lighthouse call slow 4G: 150 ms and 1.6 Mbit/s, as applied to single requests
TRAAG = {"offline": False, "latency": 562.5, "downloadThroughput": 184_320, "uploadThroughput": 86_400}

DIENST = """
import sys; from pathlib import Path
sys.path.insert(0, {wortel!r})
from macros.publicatie import koppen, server
def los(naam, sommen):
    return {{"Content-Type": koppen.soort(naam), "Cache-Control": "public, max-age=3600"}}
if {los}: koppen.koppen = los
dienst = server.maak_server(Path({map_!r}), 0)
print(dienst.server_address[1], flush=True)
dienst.serve_forever()
"""


def site() -> Path:
    """The built site; ROUTEBOEK_SITE points at one elsewhere."""
    map_ = Path(os.environ.get("ROUTEBOEK_SITE", WORTEL / "site"))
    if not (map_ / "assets" / "engine" / "manifest.json").is_file():
        subprocess.run([sys.executable, "-m", "macros", "site"], cwd=WORTEL, check=True)
    return map_


@contextmanager
def dienst(map_: Path, *, los: bool = False) -> Iterator[str]:
    """The project's own server on a folder, with the shipped headers; `los` without them and with caching."""
    code = DIENST.format(wortel=str(WORTEL), map_=str(map_), los=los)
    proces = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert proces.stdout
    try:
        yield f"http://127.0.0.1:{int(proces.stdout.readline())}/"
    finally:
        proces.terminate()
        proces.wait()


@contextmanager
def chromium() -> Iterator[Browser]:
    from tests.conftest import CHROMIUM_VLAGGEN, chromium_pad

    with sync_playwright() as motor:
        venster = motor.chromium.launch(executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN)
        yield venster
        venster.close()


@contextmanager
def bezoek(browser: Browser, *, traag: bool = False, **omgeving: Any) -> Iterator[Page]:
    """A fresh profile with one page, as a phone on a slow line when asked."""
    context = browser.new_context(locale="nl-NL", **omgeving)
    pagina = context.new_page()
    if traag:
        vertraag(context.new_cdp_session(pagina))
    yield pagina
    context.close()


def vertraag(cdp: CDPSession) -> None:
    """The line slows down page and worker; the processor only the page, as Chromium knows no other way."""
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", TRAAG)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def spiegel(bron: Path, doel: Path) -> Path:
    """The same files in another folder, without copying their bytes."""
    shutil.rmtree(doel, ignore_errors=True)
    doel.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copytree(bron, doel, copy_function=os.link)
    except OSError:  # another disk
        shutil.rmtree(doel, ignore_errors=True)
        shutil.copytree(bron, doel)
    return doel


def vervang(pad: Path, tekst: str) -> None:
    """Write a file of a mirror without touching the original behind the link, compressed as that one was."""
    for oud in (pad, pad.with_name(pad.name + ".br"), pad.with_name(pad.name + ".gz")):
        oud.unlink(missing_ok=True)
    pad.write_text(tekst, encoding="utf-8")
    pers(pad)


def pers(pad: Path) -> None:
    """The compressed neighbours that a built site has."""
    for klein in samenpersen.pers(pad):
        shutil.copyfile(klein, pad.with_name(pad.name + klein.suffix))
