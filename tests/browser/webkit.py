"""WebKitGTK, driven through its own WebDriver with the standard library: one window, on a screen of its own."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

MINIBROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
GEDULD = 30


class GeenAntwoord(AssertionError):
    """The process of the page was replaced while a script ran in it: the driver hands on an empty reply."""


class Venster:
    """One session: go somewhere, run JavaScript there, click and type as a person does."""

    def __init__(self, adres: str, opties: dict[str, Any]) -> None:
        self._adres = adres
        wens = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": opties}}}
        self._sessie = "/session/" + self._doe("POST", "/session", wens)["sessionId"]
        self._doe("POST", f"{self._sessie}/timeouts", {"script": GEDULD * 4000})

    def _doe(self, soort: str, pad: str, inhoud: dict[str, Any] | None = None) -> Any:
        gegevens = None if inhoud is None else json.dumps(inhoud).encode()
        verzoek = Request(self._adres + pad, gegevens, {"Content-Type": "application/json"}, method=soort)
        try:
            with urlopen(verzoek, timeout=GEDULD * 5) as antwoord:
                return json.load(antwoord)["value"]
        except HTTPError as fout:
            bericht = json.load(fout)["value"]["message"]
            soort_fout = GeenAntwoord if bericht == "Could not parse script result" else AssertionError
            raise soort_fout(bericht) from None

    def ga(self, adres: str) -> None:
        """Opens a page; from then on it is the page that answers."""
        self._doe("POST", f"{self._sessie}/url", {"url": adres})
        self.wacht("document.readyState === 'complete'")

    def js(self, script: str, *waarden: Any) -> Any:
        """The value of the body of a function, or of the promise it gives."""
        belofte = f"(async function () {{ {script} }}).apply(null, arguments)"
        vol = f"{belofte}.then([...arguments].at(-1), (fout) => [...arguments].at(-1)({{ fout: String(fout) }}))"
        uit = self._doe("POST", f"{self._sessie}/execute/async", {"script": vol, "args": list(waarden)})
        assert not (isinstance(uit, dict) and "fout" in uit and len(uit) == 1), uit
        return uit

    def wacht(self, voorwaarde: str, *waarden: Any) -> Any:
        """The value of an expression, as soon as it is true; a page that is being replaced says nothing yet."""
        tot = time.monotonic() + GEDULD
        while time.monotonic() < tot:
            with suppress(GeenAntwoord):
                if waarde := self.js(f"return {voorwaarde}", *waarden):
                    return waarde
        raise AssertionError(f"bleef onwaar: {voorwaarde}")

    def klik(self, keuze: str) -> None:
        self.wacht("document.querySelector(arguments[0])", keuze)
        self.js("document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant', block: 'center' })", keuze)
        element = self._doe("POST", f"{self._sessie}/element", {"using": "css selector", "value": keuze})[ELEMENT]
        self._doe("POST", f"{self._sessie}/element/{element}/click", {})

    def typ(self, keuze: str, tekst: str) -> None:
        element = self._doe("POST", f"{self._sessie}/element", {"using": "css selector", "value": keuze})[ELEMENT]
        self._doe("POST", f"{self._sessie}/element/{element}/value", {"text": tekst})

    def sluit(self) -> None:
        self._doe("DELETE", self._sessie)


@contextmanager
def venster(map_: Path, *vlaggen: str) -> Iterator[Venster]:
    """A fresh profile in `map_`, and a window in it."""
    with scherm() as nummer, _driver(map_, nummer) as adres:
        nieuw = Venster(adres, {"binary": str(MINIBROWSER), "args": ["--automation", *vlaggen]})
        try:
            yield nieuw
        finally:
            nieuw.sluit()


@contextmanager
def scherm() -> Iterator[str]:
    """An X server that picks a free number itself."""
    lezen, schrijven = os.pipe()
    opdracht = ["Xvfb", "-displayfd", str(schrijven), "-screen", "0", "1300x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(opdracht, pass_fds=[schrijven], stderr=subprocess.DEVNULL) as proces:
        os.close(schrijven)
        try:
            with os.fdopen(lezen) as regel:
                yield f":{regel.readline().strip()}"
        finally:
            proces.terminate()


def omgeving(map_: Path, nummer: str) -> dict[str, str]:
    """As root WebKit's own sandbox does not start; only pages of our own, from this machine, are opened."""
    return {"DISPLAY": nummer, "HOME": str(map_), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LC_ALL": "C.UTF-8"}


@contextmanager
def _driver(map_: Path, nummer: str) -> Iterator[str]:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [shutil.which("WebKitWebDriver") or "", f"--port={poort}"]
    with subprocess.Popen(opdracht, env={**os.environ, **omgeving(map_, nummer)}, stderr=subprocess.DEVNULL) as proces:
        try:
            _wacht_op(poort)
            yield f"http://127.0.0.1:{poort}"
        finally:
            proces.terminate()


def _wacht_op(poort: int) -> None:
    tot = time.monotonic() + GEDULD
    while True:
        with socket.socket() as proef:
            if proef.connect_ex(("127.0.0.1", poort)) == 0:
                return
        assert time.monotonic() < tot, "WebKitWebDriver begint niet"
