"""`python -m macros OPDRACHT`: every build-time command, each imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

OPDRACHTEN = {
    "controle": ("macros.dataset.oordeel", "leest de hele dataset en noemt alle fouten"),
    "stubs": ("macros.pagina.stubs", "schrijft de pagina's en het menu uit de dataset [--check]"),
    "dataset": ("macros.dataset.schrijven", "schrijft build/dataset.json"),
    "bladen": ("macros.publicatie.geraakt", "maakt de tekst van elke pagina, en noemt wat niet lukt"),
    "waar": ("macros.publicatie.waar", "zegt van elke tekst op een pagina waar zij staat, en waar nog meer [ADRES]"),
    "bouwstenen": ("macros.publicatie.bouwstenen", "maakt build/paginas/ en build/motor/ [--snel]"),
    "site": ("macros.publicatie.site", "bouwt site/ [--snel] [--zonder-pdf]"),
    "serve": ("macros.publicatie.serve", "bouwt, toont en herbouwt bij elke wijziging"),
    "check": ("macros.publicatie.nakijken", "dataset, pagina's, lint, opmaak en typen"),
    "npm": ("macros.basis.node", "npm met de Node van het project"),
    "bench": ("macros.publicatie.bench", "metingen, als verhoudingen in één run [deel …]"),
    "pdf": ("macros.pdf.maak", "maakt de afdrukversies"),
    "bewijs": ("macros.bewijs.rapport", "schrijft het bewijsrapport"),
    "grensgevallen": ("tests.mutatie", "schrijft een casus voor elke wijziging die nog geen casus merkt [NAAM]"),
    "boekvolgorde": ("macros.bewijs.volgorde", "zoekt een kortere volgorde voor het beslisboek"),
    "uitgave": ("macros.bewijs.uitgave", "legt een uitgave vast, met wat er verandert [JJJJ-MM-DD]"),
    "verschil": ("macros.bewijs.verschil", "wat er anders uitkomt dan bij de laatste commit [OUD [NIEUW]]"),
    "casussen": ("macros.bewijs.bijwerken", "rekent de casussen na [--bijwerken [--schrijf]]"),
    "nieuw": ("macros.dataset.nieuw.opdracht", "maakt een gemeente, stap, tafel, vraag, melding of bron [SOORT NAAM]"),
    "schema": ("macros.dataset.schema", "schrijft het JSON Schema voor de editor"),
}


def hulp() -> str:
    regels = [f"  {naam:<13} {uitleg}" for naam, (_, uitleg) in OPDRACHTEN.items()]
    return "\n".join(["python -m macros OPDRACHT [opties]", "", *regels])


def voer_uit(naam: str, argv: list[str]) -> int:
    """Import the command's module and run its `hoofd`; asked for help, say what it does and do nothing."""
    module = importlib.import_module(OPDRACHTEN[naam][0])
    if {"-h", "--help"} & set(argv):
        print(f"python -m macros {naam}: {OPDRACHTEN[naam][1]}\n\n{module.__doc__ or ''}".rstrip())
        return 0
    return int(module.hoofd(argv) or 0)


def kies_regio() -> None:
    """`DATA=folder` names the region, as it does before make; what a command starts gets the whole path."""
    if os.environ.get("DATA"):
        os.environ.setdefault("ROUTEBOEK_DATA", str(Path(os.environ["DATA"]).resolve()))


def main(argv: list[str]) -> int:
    if not argv or argv[0] in {"-h", "--help", "hulp"}:
        print(hulp())
        return 0
    if argv[0] not in OPDRACHTEN:
        print(f"De opdracht '{argv[0]}' bestaat niet.\n\n{hulp()}", file=sys.stderr)
        return 2
    return voer_uit(argv[0], argv[1:])


if __name__ == "__main__":
    kies_regio()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
