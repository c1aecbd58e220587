"""Which headers a file gets, for every host the same: the dev server, `_headers`, nginx and Caddy read this table."""

from __future__ import annotations

import re

from macros.publicatie import stap_csp

KORT = "public, max-age=0, must-revalidate"
LANG = "public, max-age=31536000, immutable"
GEHASHT = re.compile(r"^assets/engine/(py-[0-9a-f]{12}/|(stdlib|snapshot|invoer)-[0-9a-f]{12}\.)")
INSLUITBAAR = "welke-tafel/embed/"
OPEN = "api/"  # a page on another site may read these
MIME = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".bin": "application/octet-stream",
    ".gz": "application/gzip",
    ".xml": "application/xml; charset=utf-8",
    ".dmn": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
VAST = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
OVERAL = {"Access-Control-Allow-Origin": "*"}


def beleid(sommen: list[str], *, insluitbaar: bool = False) -> str:
    """The policy of a response: all hashes of the site, and who may show it in a frame."""
    wie = "*" if insluitbaar else "'self'"
    return f"{stap_csp.beleid(sommen)}; frame-ancestors {wie}"


def bewaren(naam: str) -> str:
    return LANG if GEHASHT.match(naam) else KORT


def soort(naam: str) -> str:
    einde = "." + naam.rsplit(".", 1)[-1] if "." in naam.rsplit("/", 1)[-1] else ""
    return MIME.get(einde, "application/octet-stream")


def koppen(naam: str, sommen: list[str]) -> dict[str, str]:
    """All headers of one file, by its path inside the site."""
    return {
        "Content-Type": soort(naam),
        "Cache-Control": bewaren(naam),
        "Content-Security-Policy": beleid(sommen, insluitbaar=naam.startswith(INSLUITBAAR)),
        **VAST,
        **(OVERAL if naam.startswith(OPEN) else {}),
    }
