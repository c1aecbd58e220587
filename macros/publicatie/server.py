"""A small server for site/: right types, compressed, the shipped headers, any sub-path, the real 404 page."""

from __future__ import annotations

import gzip
import json
import posixpath
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import brotli

from macros.publicatie import koppen
from macros.publicatie.samenpersen import EINDES, KLEINST


@lru_cache(maxsize=256)
def _ter_plekke(pad: Path, _tijd: int, codering: str) -> bytes:
    """Compressed in memory; `_tijd` makes an edited file a new entry."""
    inhoud = pad.read_bytes()
    return bytes(brotli.compress(inhoud, quality=5)) if codering == "br" else gzip.compress(inhoud, 6, mtime=0)


def gecomprimeerd(pad: Path, aanvaard: str) -> tuple[bytes, str | None]:
    """The bytes to send and their encoding: the neighbour on disk where there is one."""
    codering = next((naam for naam in ("br", "gzip") if naam in aanvaard), None)
    if codering is None or pad.suffix not in EINDES:
        return pad.read_bytes(), None
    buur = pad.with_name(pad.name + {"br": ".br", "gzip": ".gz"}[codering])
    if buur.is_file():
        return buur.read_bytes(), codering
    if pad.stat().st_size < KLEINST:
        return pad.read_bytes(), None
    return _ter_plekke(pad, pad.stat().st_mtime_ns, codering), codering


class Afhandelaar(BaseHTTPRequestHandler):
    """Answers GET and HEAD for one site folder."""

    protocol_version = "HTTP/1.1"
    map_: Path
    voorvoegsel: str

    def version_string(self) -> str:
        return "routeboek"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - name of the base class
        """Quiet: what people look at is not written down."""

    def _sommen(self) -> list[str]:
        bestand = self.map_ / "hosting" / "csp.json"
        return list(json.loads(bestand.read_text(encoding="utf-8"))) if bestand.is_file() else []

    def _zoek(self, naam: str) -> tuple[str, Path] | None:
        """File inside the site for a path; never outside it."""
        schoon = posixpath.normpath("/" + naam).lstrip("/")
        pad = self.map_ / schoon
        if pad.is_dir() and (naam.endswith("/") or not naam):
            schoon, pad = posixpath.join(schoon, "index.html"), pad / "index.html"
        return (schoon, pad) if pad.is_file() else None

    def do_GET(self) -> None:
        self._geef(unquote(urlsplit(self.path).path))

    do_HEAD = do_GET  # noqa: N815 - the base class looks for this name

    def _geef(self, naam: str) -> None:
        if not naam.startswith(self.voorvoegsel):
            self._niet_gevonden()
            return
        naam = naam.removeprefix(self.voorvoegsel)
        if gevonden := self._zoek(naam):
            self._stuur(HTTPStatus.OK, *gevonden)
        elif gevonden := self._zoek(f"{naam}/"):
            self._verwijs(self.voorvoegsel + quote(posixpath.dirname(gevonden[0])) + "/")
        else:
            self._niet_gevonden()

    def _verwijs(self, adres: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", adres)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _niet_gevonden(self) -> None:
        blad = self.map_ / "404.html"
        if blad.is_file():
            self._stuur(HTTPStatus.NOT_FOUND, "404.html", blad)
        else:
            self._wacht()

    def _wacht(self) -> None:
        """There is no site yet."""
        zin = b"Het handboek wordt gebouwd. Vernieuw deze pagina over een minuut.\n"
        self._antwoord(HTTPStatus.SERVICE_UNAVAILABLE, "a.txt", zin)

    def _antwoord(self, status: HTTPStatus, naam: str, inhoud: bytes) -> None:
        """Something that is no file of the site; its name says what it is."""
        self.send_response(status)
        self.send_header("Content-Type", koppen.soort(naam))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(inhoud)

    def _inhoud(self, pad: Path) -> tuple[bytes, str | None]:
        return gecomprimeerd(pad, self.headers.get("Accept-Encoding", ""))

    def _stuur(self, status: HTTPStatus, naam: str, pad: Path) -> None:
        inhoud, codering = self._inhoud(pad)
        etag = f'"{pad.stat().st_mtime_ns:x}-{len(inhoud):x}"'
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == etag:
            status, inhoud = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        for kop, waarde in koppen.koppen(naam, self._sommen()).items():
            self.send_header(kop, waarde)
        if codering:
            self.send_header("Content-Encoding", codering)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(inhoud)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who leaves early is not an error."""


def maak_server(map_: Path, poort: int, voorvoegsel: str = "/", basis: type[Afhandelaar] = Afhandelaar) -> Server:
    """A server on loopback for one folder, under one sub-path (with a slash at both ends)."""
    soort = type("EigenAfhandelaar", (basis,), {"map_": map_, "voorvoegsel": voorvoegsel})
    return Server(("127.0.0.1", poort), soort)
