"""Wat een pagina van het handboek mag vragen: alleen aanmelden, geen logica.

De sitebouwer laadt dit pakket (`module_name: macros`) en roept `define_env` aan.
"""

import sys
from importlib import util
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
    from macros.dataset.oordeel import oordeel

    return boek_nu(), oordeel().fouten


def boek_nu() -> "Boek":
    """Het boek, zonder te vragen of de dataset deugt."""
    from macros.dataset.geldigheid import geldig, vandaag
    from macros.dataset.laden import nu
    from macros.pagina.boek import Boek

    return Boek(geldig(nu().ruw, vandaag()))


def toon_dataversie(env: Any, dataversie: str) -> None:
    """De voet van elke pagina noemt de dataversie. Een sitebouwer die dit mist, leest `ROUTEBOEK_DATAVERSIE`."""
    extra = env.conf["extra"]
    extra["dataversie"] = extra.get("dataversie") or dataversie[:12]


def define_env(env: Any) -> None:
    """Meldt de macro's aan; stopt met alle meldingen als de dataset niet deugt."""
    from macros.dataset.oordeel import oordeel
    from macros.pagina.uitvoering import Uitvoering

    uitspraak = oordeel()
    if uitspraak.fouten:
        from mkdocs.exceptions import Abort

        aantal = "1 fout" if len(uitspraak.fouten) == 1 else f"{len(uitspraak.fouten)} fouten"
        raise Abort("\n".join([*uitspraak.fouten, f"{aantal} in de dataset; er is niets gebouwd."]))
    toon_dataversie(env, uitspraak.dataversie)
    bouw = Uitvoering(boek_nu)
    for naam, (module, functie) in MACROS.items():
        if util.find_spec(f"macros.pagina.{module}"):
            env.macro(bouw.macro(naam, module, functie), naam)
