"""certificaat.json, and one sentence about it on the page Bewijs; only while it is about the very bytes of this build.

`python -m tests.certificaat` makes it from a built site and leaves it in build/. A build without it, or one in which
a compared file became another, says nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

from macros.basis import plekken, vinger
from macros.pagina.tekst import datum

NAAM = "certificaat.json"
PAGINA = "verantwoording/bewijs/index.html"
PLEK = '<p class="rb-scherm" data-certificaat hidden></p>'
ZIN = (
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
    return vinger.van_bestanden(paden, map_)


def doe(klaar: Path) -> None:
    """Put the certificate in the site when it holds for these files."""
    try:
        inhoud = json.loads((plekken.BUILD / NAAM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if not inhoud["gelijk"] or inhoud["vinger"] != vinger_van(klaar):
        return
    (klaar / NAAM).write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    blad = klaar / PAGINA
    html = blad.read_text(encoding="utf-8")
    blad.write_text(html.replace(PLEK, f'<p class="rb-scherm">{zin(inhoud)}</p>'), encoding="utf-8")


def zin(inhoud: dict[str, object]) -> str:
    """The sentence on the page."""
    klassen = f"{inhoud['klassen']:,}".replace(",", ".")
    return ZIN.format(dag=datum(str(inhoud["dag"])), klassen=klassen, naam=NAAM)
