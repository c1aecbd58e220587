"""Het deel voor redactie en beheer: pagina's die een lezer niet nodig heeft, achter één link in de voet.

Deze lijst beslist overal: in het menu, in de zoekbalk, in de afdrukversies en bij de link terug boven elke pagina.
"""

from pathlib import Path

from macros.pagina.adres import webpad

NAAM = "Voor redactie en beheer"
BEGIN = "beheer/index.md"
KADER = "welke-tafel/embed/index.md"  # voor in een andere site: buiten het menu, zonder kop en zonder link terug
IN_HET_GEHEEL = (  # wat ook op papier na te slaan is
    "casussen.md",
    "verantwoording/beslisregels.md",
    "verantwoording/bewijs.md",
    "verantwoording/dekking.md",
    "verantwoording/wijzigingen.md",
)
PAGINAS = (
    *(BEGIN, "over/redactie.md", "over/velden.md"),
    *IN_HET_GEHEEL,
    *("verantwoording/data-en-api.md", "over/hosting.md", "over/meetresultaten.md", "over/besluiten/index.md"),
)
BESLUITEN = "over/besluiten/"


def hoort(bron: str) -> bool:
    """Of een bronbestand bij dit deel hoort. Een nieuw besluit hoort er vanzelf bij."""
    return bron in PAGINAS or bron.startswith(BESLUITEN)


def hoort_op(adres: str) -> bool:
    """Hetzelfde, voor een adres binnen de site."""
    return adres in {webpad(bron) for bron in PAGINAS} or adres.startswith(BESLUITEN)


def bestanden(docs: Path, stubs: set[str]) -> list[str]:
    """De bronbestanden van dit deel die er zijn, in leesvolgorde."""
    besluiten = [pad.relative_to(docs).as_posix() for pad in sorted((docs / BESLUITEN).glob("[0-9]*.md"))]
    return [bron for bron in [*PAGINAS, *besluiten] if bron in stubs or (docs / bron).exists()]


def adressen(docs: Path, stubs: set[str]) -> list[str]:
    """De adressen van dit deel binnen de site."""
    return [webpad(bron) for bron in bestanden(docs, stubs)]
