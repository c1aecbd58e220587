"""Wat een pagina van het handboek mag vragen: alleen aanmelden, geen logica.

De sitebouwer laadt dit pakket (`module_name: macros`) en roept `define_env` aan.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.pagina.boek import Boek

WORTEL = Path(__file__).resolve().parent.parent
if str(WORTEL) not in sys.path:
    sys.path.insert(0, str(WORTEL))

# macro → (module, functie); elke functie krijgt het boek en de woorden van de aanroep.
MACROS = {
    "onderwerp": ("onderwerp", "pagina"),
    "ladder": ("overzicht", "ladder"),
    "routes_overzicht": ("overzicht", "routes"),
    "naast_overzicht": ("overzicht", "naast"),
    "themas": ("overzicht", "themas"),
    "gemeente": ("gemeente", "pagina"),
    "verschillen": ("gemeente", "verschillen"),
    "po_naast_vo": ("vergelijken", "po_naast_vo"),
    "termijnen": ("vergelijken", "termijnen"),
    "dossier": ("vergelijken", "dossier"),
    "rollen": ("naslag", "rollen"),
    "begrippen": ("naslag", "begrippen"),
    "contact": ("naslag", "contact"),
    "verantwoording": ("verantwoording", "overzicht"),
    "bronnen": ("verantwoording", "bronnen"),
    "tegenstrijdigheden": ("verantwoording", "tegenstrijdigheden"),
    "openstaand": ("verantwoording", "openstaand"),
    "dekking": ("verantwoording", "dekking"),
    "start": ("start", "pagina"),
    "welke_tafel": ("finderpagina", "welke_tafel"),
    "welke_tafel_embed": ("finderpagina", "welke_tafel_embed"),
    "beslisboek": ("beslisboek", "beslisboek"),
    "casussen": ("casussen", "casussen"),
    "beslisregels": ("beslisregels", "beslisregels"),
    "bewijs": ("bewijspagina", "bewijs"),
    "wijzigingen": ("wijzigingenpagina", "wijzigingen"),
    "data_en_api": ("apipagina", "data_en_api"),
    "velden": ("redactiepagina", "velden"),
    "gebied": ("gebied", "gebied"),
    "geen_uitgave": ("gebied", "geen_uitgave"),
    "afdrukken": ("afdrukpagina", "afdrukken"),
}


def boek_of_fouten() -> "tuple[Boek, list[str]]":
    """Het boek uit `data/` (of `ROUTEBOEK_DATA`), met alle fouten van de dataset als zinnen."""
    from macros.dataset.geldigheid import geldig, vandaag
    from macros.dataset.laden import laad
    from macros.pagina.boek import Boek

    bundel = laad(Path(os.environ.get("ROUTEBOEK_DATA", WORTEL / "data")))
    if util.find_spec("macros.dataset.controle"):
        fouten = list(import_module("macros.dataset.controle").controleer(bundel))
    else:
        fouten = [f"{m.plek or bundel.regel(m.pad)}: {m.tekst}" for m in bundel.meldingen]
    return Boek(geldig(bundel.ruw, vandaag())), fouten


def macro(boek: "Boek", module: str, functie: str) -> Callable[..., str]:
    """De macro die bij aanroep pas zijn module laadt."""

    def roep(*args: object, **kwargs: object) -> str:
        return getattr(import_module(f"macros.pagina.{module}"), functie)(boek, *args, **kwargs)

    return roep


def toon_dataversie(env: Any, boek: "Boek") -> None:
    """De voet van elke pagina noemt de dataversie. Een sitebouwer die dit mist, leest `ROUTEBOEK_DATAVERSIE`."""
    from macros.dataset.compileren import compileer

    extra = env.conf["extra"]
    extra["dataversie"] = extra.get("dataversie") or compileer(boek.ruw)["dataversie"][:12]


def define_env(env: Any) -> None:
    """Meldt de macro's aan; stopt met alle meldingen als de dataset niet deugt."""
    boek, fouten = boek_of_fouten()
    if fouten:
        from mkdocs.exceptions import Abort

        aantal = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
        raise Abort("\n".join([*fouten, f"{aantal} in de dataset; er is niets gebouwd."]))
    toon_dataversie(env, boek)
    for naam, (module, functie) in MACROS.items():
        if util.find_spec(f"macros.pagina.{module}"):
            env.macro(macro(boek, module, functie), naam)
