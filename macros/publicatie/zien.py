"""What an editor sees on top of the site in `serve`: what is wrong with the dataset, and where a text stands.

The files of site/ stay as every build makes them. A page gets two lines at its end on the way to the browser.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from macros.basis import plekken, vinger
from macros.publicatie import server

BESTANDEN = Path(__file__).parent / "redactie"
PLEK = "/_redactie/"
WACHT = b"""<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Er is nog geen site</title>
<meta name="viewport" content="width=device-width,initial-scale=1"></head><body><main><h1>Er is nog geen site</h1>
<p>Het handboek wordt gebouwd. Deze pagina ververst zichzelf.</p></main></body></html>"""


@dataclass
class Verslag:
    """What the last build said is wrong, line by line; empty when it succeeded."""

    fouten: list[str] = field(default_factory=list)

    def neem_op(self, tekst: str, *, goed: bool) -> None:
        """What a build said. A warning of one that succeeded is for the terminal alone."""
        self.fouten = [] if goed else tekst.splitlines()


def _staart(blad: bytes) -> bytes:
    """Behind a page. Its fingerprint tells the browser when the page in front of the editor is not the last one."""
    return (
        f'\n<link rel="stylesheet" href="{PLEK}zien.css">'
        f'<script type="module" src="{PLEK}zien.mjs" data-blad="{vinger.van_bytes(blad)}"></script>\n'
    ).encode()


def _opdracht(*argv: str) -> bytes | None:
    """What one of our own commands answers, in a fresh process: with the dataset and the code of now."""
    opdracht = [sys.executable, "-m", "macros", *argv]
    klaar = subprocess.run(opdracht, cwd=plekken.WORTEL, env=plekken.omgeving(), capture_output=True, check=False)
    return klaar.stdout if klaar.returncode == 0 else None


class Afhandelaar(server.Afhandelaar):
    """Answers for the site as any server, and for what comes on top of it."""

    verslag: Verslag

    def _geef(self, naam: str) -> None:
        if not naam.startswith(PLEK):
            super()._geef(naam)
            return
        blad = unquote(parse_qs(urlsplit(self.path).query).get("blad", [""])[0]).removeprefix(self.voorvoegsel)
        naam = naam.removeprefix(PLEK)
        inhoud = self._redactie(naam, blad)
        self._antwoord(HTTPStatus.SERVICE_UNAVAILABLE if inhoud is None else HTTPStatus.OK, naam, inhoud or b"")

    def _redactie(self, naam: str, blad: str) -> bytes | None:
        """What the script in the browser asks for, for the page at one address; None when that cannot be said now."""
        if naam in {"zien.mjs", "zien.css"}:
            return (BESTANDEN / naam).read_bytes()
        if naam == "nu.json":
            nu = {"blad": self._vinger(blad), "fouten": self.verslag.fouten}
            return json.dumps(nu, ensure_ascii=False).encode()
        return _opdracht("waar", *([blad] if naam == "waar.json" else []))

    def _vinger(self, blad: str) -> str:
        """Of the page at this address as it is now; of no page at all, of the one that says so."""
        gevonden = self._zoek(blad)
        pad = gevonden[1] if gevonden else self.map_ / "404.html"
        return vinger.van_bytes(pad.read_bytes() if pad.is_file() else WACHT)

    def _wacht(self) -> None:
        self._antwoord(HTTPStatus.SERVICE_UNAVAILABLE, "a.html", WACHT + _staart(WACHT))

    def _inhoud(self, pad: Path) -> tuple[bytes, str | None]:
        if pad.suffix != ".html":
            return super()._inhoud(pad)
        blad = pad.read_bytes()
        return blad + _staart(blad), None


def maak_server(map_: Path, poort: int, verslag: Verslag) -> server.Server:
    """The server of `serve`."""
    soort = type("MetVerslag", (Afhandelaar,), {"verslag": verslag})
    return server.maak_server(map_, poort, basis=soort)
