"""What the theme brings: without what this site never uses, and with the colours of the sectors from the dataset."""

from __future__ import annotations

import re
from pathlib import Path

from macros.pagina import sectorkleur
from macros.pagina.openen import boek_nu

TAAL = re.compile(r"/lunr\.(?!nl\.|multi\.|stemmer\.)[a-z]+\.min\.js$|/lunr/(tinyseg|wordcut)\.js$")
KAARTVERWIJZING = re.compile(rb"\n?(//# sourceMappingURL=[^\s]+|/\*# sourceMappingURL=[^*]+\*/)\s*$")


def doe(klaar: Path) -> None:
    """Only what is used stays, and each sector has its colour."""
    snoei(klaar)
    bestand = klaar / "assets" / "kleur.css"
    bestand.write_text(bestand.read_text(encoding="utf-8") + sectorkleur.scherm(boek_nu()), encoding="utf-8")


def overbodig(naam: str) -> bool:
    """Other languages of the search, and source maps."""
    return naam.endswith(".map") or TAAL.search(f"/{naam}") is not None


def snoei(klaar: Path) -> None:
    for pad in sorted(klaar.rglob("*")):
        if not pad.is_file():
            continue
        if overbodig(pad.relative_to(klaar).as_posix()):
            pad.unlink()
        elif pad.suffix in {".js", ".css"}:
            inhoud = pad.read_bytes()
            kaal = KAARTVERWIJZING.sub(b"\n", inhoud)
            if kaal != inhoud:
                pad.write_bytes(kaal)
