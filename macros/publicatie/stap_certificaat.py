"""certificaat.json, and a sentence about it on Bewijs and in every footer; only while it is about these very bytes.

`python -m tests.certificaat` makes it from a built site and leaves it in build/. A build without it, or one in which
a compared file became another, says nothing.
"""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from macros.basis import plekken, vinger
from macros.pagina.tekst import datum

NAAM = "certificaat.json"
PLEK = re.compile(rb'<(p|span) data-certificaat="(blad|voet)"(?: hidden></|>[^\0]*?</)\1>')  # empty, or filled in
VOET = "· Nagerekend voor {klassen} soorten gevallen: tekst, Welke tafel? en PDF zeggen hetzelfde."
BLAD = (
    "Getoetst voor de uitgave van {dag}, over {klassen} klassen: Welke tafel?, het beslisboek, de tabellen en de open "
    "bestanden zeggen hetzelfde, en de PDF zegt het in dezelfde woorden. "
    '<a href="../../{naam}">Bekijk het certificaat (JSON)</a>'
)
VERGELEKEN = (
    *("beslisboek/index.html", "verantwoording/beslisregels/index.html", "*/*/onderbouwing/index.html"),
    *("api/v1/*.json", "afdrukken/*.pdf", "assets/engine/*", "assets/finder/*"),
)


def vinger_van(map_: Path) -> str:
    """The fingerprint of every file that a certificate is about, without their compressed neighbours."""
    paden = {
        pad for vorm in VERGELEKEN for pad in map_.glob(vorm) if pad.is_file() and pad.suffix not in {".gz", ".br"}
    }
    return vinger.van_bytes(
        *(stuk for pad in sorted(paden) for stuk in (pad.relative_to(map_).as_posix().encode(), _zonder_zin(pad)))
    )


def _zonder_zin(pad: Path) -> bytes:
    """A page as it was before the sentence came in: a certificate is not about its own words."""
    return PLEK.sub(b"", pad.read_bytes()) if pad.suffix == ".html" else pad.read_bytes()


def doe(klaar: Path) -> None:
    """Put the certificate in the site when it holds for these files."""
    try:
        inhoud = json.loads((plekken.BUILD / NAAM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if not inhoud["gelijk"] or inhoud["vinger"] != vinger_van(klaar):
        return
    (klaar / NAAM).write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    zinnen = {b"blad": zin(BLAD, inhoud), b"voet": zin(VOET, inhoud)}
    for blad in klaar.rglob("*.html"):
        blad.write_bytes(PLEK.sub(partial(_vul, zinnen), blad.read_bytes()))


def _vul(zinnen: dict[bytes, str], plek: re.Match[bytes]) -> bytes:
    soort, waar = plek.groups()
    return b'<%b data-certificaat="%b">%b</%b>' % (soort, waar, zinnen[waar].encode(), soort)


def zin(vorm: str, inhoud: dict[str, Any]) -> str:
    """What a page says of the certificate."""
    klassen = f"{inhoud['klassen']:,}".replace(",", ".")
    return vorm.format(dag=datum(str(inhoud["dag"])), klassen=klassen, naam=NAAM)
