"""What a page of the handbook may ask for: registration only, no logic.

The site generator loads this package (`module_name: macros`) and calls `define_env`.
"""

import sys
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent
if str(WORTEL) not in sys.path:  # Zensical does not put the folder of the project on the path
    sys.path.insert(0, str(WORTEL))


def define_env(env: Any) -> None:
    """Register the macros; stop with every message when the dataset is not right."""
    from macros.dataset.oordeel import met_telling, oordeel
    from macros.pagina.openen import boek_nu
    from macros.pagina.uitvoering import MACROS, Uitvoering

    uitspraak = oordeel()
    if uitspraak.fouten:
        from mkdocs.exceptions import Abort

        raise Abort(met_telling(uitspraak.fouten))
    toon_dataversie(env, uitspraak.dataversie)
    bouw = Uitvoering(boek_nu)
    for naam, (module, functie) in MACROS.items():
        env.macro(bouw.macro(naam, module, functie), naam)


def toon_dataversie(env: Any, dataversie: str) -> None:
    """The foot of every page names the data version. A generator without this reads `ROUTEBOEK_DATAVERSIE`."""
    extra = env.conf["extra"]
    extra["dataversie"] = extra.get("dataversie") or dataversie[:12]
