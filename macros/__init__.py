"""Wat een pagina van het handboek mag vragen: alleen aanmelden, geen logica.

De sitebouwer laadt dit pakket (`module_name: macros`) en roept `define_env` aan.
"""

import sys
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent
if str(WORTEL) not in sys.path:  # Zensical zet de map van het project niet op het pad
    sys.path.insert(0, str(WORTEL))


def define_env(env: Any) -> None:
    """Meldt de macro's aan; stopt met alle meldingen als de dataset niet deugt."""
    from macros.dataset.oordeel import oordeel
    from macros.pagina.openen import boek_nu
    from macros.pagina.register import MACROS
    from macros.pagina.uitvoering import Uitvoering

    uitspraak = oordeel()
    if uitspraak.fouten:
        from mkdocs.exceptions import Abort

        aantal = "1 fout" if len(uitspraak.fouten) == 1 else f"{len(uitspraak.fouten)} fouten"
        raise Abort("\n".join([*uitspraak.fouten, f"{aantal} in de dataset; er is niets gebouwd."]))
    toon_dataversie(env, uitspraak.dataversie)
    bouw = Uitvoering(boek_nu)
    for naam, (module, functie) in MACROS.items():
        env.macro(bouw.macro(naam, module, functie), naam)


def toon_dataversie(env: Any, dataversie: str) -> None:
    """De voet van elke pagina noemt de dataversie. Een sitebouwer die dit mist, leest `ROUTEBOEK_DATAVERSIE`."""
    extra = env.conf["extra"]
    extra["dataversie"] = extra.get("dataversie") or dataversie[:12]
