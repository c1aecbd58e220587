"""The list of files that were made, with the key of each, and what the download page says about them."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.pagina.tekst import datum

BESTAND = "lijst.json"
PLAATS = re.compile(r'(<span class="rb-pdf" data-pdf="([^"]+)">)[^<]*(</span>)')
LINK = re.compile(r'(<a\b[^>]*\bdata-pdf="([^"]+)"[^>]*\bhref=")[^"]*(")')
DATUM = re.compile(r'(<span class="rb-pdf-datum">)[^<]*(</span>)')


@dataclass(frozen=True)
class Regel:
    """One file: its key, its pages and its bytes."""

    sleutel: str
    bladzijden: int
    bytes: int


@dataclass
class Lijst:
    """The files in a folder, by name, and the day of the last of them."""

    datum: str
    bestanden: dict[str, Regel]

    def is_van_nu(self, naam: str, sleutel: str, map_: Path) -> bool:
        """Was this file made from what is there now?"""
        regel = self.bestanden.get(naam)
        return regel is not None and regel.sleutel == sleutel and (map_ / f"{naam}.pdf").is_file()

    def schrijf(self, map_: Path) -> None:
        tekst = json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"
        (map_ / BESTAND).write_text(tekst, encoding="utf-8")


def lees(map_: Path) -> Lijst:
    """The list in a folder; an empty one when there is none that can be read."""
    try:
        ruw = json.loads((map_ / BESTAND).read_text(encoding="utf-8"))
        return Lijst(str(ruw["datum"]), {naam: Regel(**regel) for naam, regel in ruw["bestanden"].items()})
    except (OSError, ValueError, KeyError, TypeError):
        return Lijst("", {})


def grootte(aantal: int) -> str:
    """Bytes as a reader says it."""
    return f"{aantal / 1e6:.1f} MB".replace(".", ",") if aantal >= 1e6 else f"{max(1, round(aantal / 1000))} kB"


def vul(html: str, lijst: Lijst) -> str:
    """The download page with pages and size behind every link."""

    def regel(treffer: re.Match[str]) -> str:
        gegevens = lijst.bestanden.get(treffer[2])
        if gegevens is None:
            return treffer[0]
        bladen = "1 bladzijde" if gegevens.bladzijden == 1 else f"{gegevens.bladzijden} bladzijden"
        return f"{treffer[1]}: {bladen}, {grootte(gegevens.bytes)}{treffer[3]}"

    html = LINK.sub(r"\g<1>\g<2>.pdf\g<3>", html)
    return DATUM.sub(rf"\g<1>{datum(lijst.datum)}\g<2>", PLAATS.sub(regel, html))
