"""What the download page says about the files: only known once they are there, so filled in afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from macros.pagina.tekst import datum

BESTAND = "lijst.json"
PLAATS = re.compile(r'(<span class="rb-pdf" data-pdf="([^"]+)">)[^<]*(</span>)')
LINK = re.compile(r'(<a\b[^>]*\bdata-pdf="([^"]+)"[^>]*\bhref=")[^"]*(")')
DATUM = re.compile(r'(<span class="rb-pdf-datum">)[^<]*(</span>)')


class Bestand(Protocol):
    """What the list needs to know of a file."""

    @property
    def naam(self) -> str: ...
    @property
    def bladen(self) -> int: ...
    @property
    def bytes(self) -> int: ...


def grootte(aantal: int) -> str:
    """Bytes as a reader says it."""
    return f"{aantal / 1e6:.1f} MB".replace(".", ",") if aantal >= 1e6 else f"{max(1, round(aantal / 1000))} kB"


def schrijf(site: Path, doel: Path, bestanden: Sequence[Bestand], dag: str) -> None:
    """lijst.json, and the download page with the numbers in it: it replaces the empty one when the files are copied."""
    regels = {b.naam: {"bladzijden": b.bladen, "bytes": b.bytes} for b in bestanden}
    tekst = json.dumps({"datum": dag, "bestanden": regels}, indent=1, sort_keys=True) + "\n"
    (doel / BESTAND).write_text(tekst, encoding="utf-8")
    blad = site / "afdrukken" / "index.html"
    if blad.is_file():
        (doel / "index.html").write_text(vul(blad.read_text(encoding="utf-8"), regels, dag), encoding="utf-8")


def vul(html: str, regels: dict[str, dict[str, int]], dag: str) -> str:
    """The page with pages and size behind every link."""

    def regel(treffer: re.Match[str]) -> str:
        gegevens = regels.get(treffer[2])
        if gegevens is None:
            return treffer[0]
        aantal = gegevens["bladzijden"]
        bladen = "1 bladzijde" if aantal == 1 else f"{aantal} bladzijden"
        return f"{treffer[1]}: {bladen}, {grootte(gegevens['bytes'])}{treffer[3]}"

    html = LINK.sub(r"\g<1>\g<2>.pdf\g<3>", html)
    return DATUM.sub(rf"\g<1>{datum(dag)}\g<2>", PLAATS.sub(regel, html))
