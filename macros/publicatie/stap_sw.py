"""sw.js at the root: which files to keep for offline use, and a version that follows every byte.

The pages of a reader and what they need are kept or nothing is; the engine is kept if it can be; a PDF and a page for
editors and hosts only once it was asked for.
"""

from __future__ import annotations

import json
from pathlib import Path

from macros.basis import plekken, vinger
from macros.pagina import beheer

BRON = plekken.FINDER_WEB / "sw.js"
NIET_BEWAREN = (
    *("sitemap", "hosting/", "api/", "_headers", "assets/engine/snapshot-", "robots.txt", "404.html"),
    "certificaat.json",
)
EINDES_NIET = (".map", ".gz", ".br", ".d.ts")
VOLGORDE = (".html", ".css", ".js", ".mjs", ".json", "")


def adres(naam: str) -> str:
    """The address under which a visitor asks for the file."""
    if naam == "index.html":
        return "./"
    return naam.removesuffix("index.html") if naam.endswith("/index.html") else naam


def erbij(naam: str) -> bool:
    """Whether the site is of use without this file: a network may block it, and offline use goes on."""
    return naam.startswith("assets/engine/")


def bestanden(klaar: Path) -> list[str]:
    """Everything for offline use, pages first and the heavy engine near the end."""
    namen = [pad.relative_to(klaar).as_posix() for pad in klaar.rglob("*") if pad.is_file()]
    namen = [naam for naam in namen if not naam.startswith(NIET_BEWAREN) and not naam.endswith(EINDES_NIET)]

    def rang(naam: str) -> tuple[int, int, str]:
        zwaar = 1 if erbij(naam) else 2 if naam.endswith(".pdf") else 0
        soort = next(i for i, einde in enumerate(VOLGORDE) if naam.endswith(einde))
        return zwaar, soort, naam

    return sorted(namen, key=rang)


def doe(klaar: Path) -> str | None:
    """Write sw.js; returns the version."""
    if not BRON.is_file():
        return None
    namen = bestanden(klaar)
    tekst = BRON.read_text(encoding="utf-8")
    versie = vinger.van_bytes(tekst.encode(), vinger.van_bestanden([klaar / n for n in namen], klaar).encode())[:16]
    lezen = [naam for naam in namen if not naam.endswith(".pdf") and not beheer.hoort_op(adres(naam))]
    vullen = {
        "/*BESTANDEN*/[]": [adres(naam) for naam in lezen if not erbij(naam)],
        "/*ERBIJ*/[]": [adres(naam) for naam in lezen if erbij(naam)],
        '/*VERSIE*/""': versie,
    }
    for plek, waarde in vullen.items():
        gevuld = json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))
        tekst = tekst.replace(plek, plek.rpartition("/")[0] + "/" + gevuld)
    (klaar / "sw.js").write_text(tekst, encoding="utf-8")
    return versie
