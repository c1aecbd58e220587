"""De pagina Wijzigingen: per uitgave wat er anders uitkomt, in de woorden die bij de uitgave zijn vastgelegd."""

from macros.pagina.boek import Boek, lijst
from macros.pagina.sjabloon import schrijf

BESTAND = "verantwoording/wijzigingen.md"


def wijzigingen(boek: Boek) -> str:
    """Alle vastgelegde uitgaven, de nieuwste eerst."""
    versies = sorted(boek.deel("versies").items(), reverse=True)
    uitgaven = [
        {"datum": datum, "dataversie": str(v["dataversie"]), "zinnen": lijst(v.get("wijzigingen"))}
        for datum, v in versies
    ]
    return schrijf("wijzigingen.md.j2", boek, BESTAND, uitgaven=uitgaven)
