"""Waar elke pagina staat: van id naar bronbestand in `docs/`, en het pad van de ene pagina naar de andere.

Alle verwijzingen gaan naar het bronbestand (`../po/x.md#anker`); de sitebouwer maakt er een adres van en keurt het.
"""

from posixpath import dirname, relpath

from macros.pagina.boek import Boek, Onderwerp

BEGIN = "index.md"
BRONNEN = "verantwoording/bronnen.md"
BOTSINGEN = "verantwoording/tegenstrijdigheden.md"
GEMEENTEN = "gemeenten/index.md"
TERMIJNEN = "termijnen.md"
DOSSIER = "dossier.md"
BEGRIPPEN = "begrippen.md"
ROLLEN = "rollen.md"
CONTACT = "contact.md"
WELKE_TAFEL = "welke-tafel/index.md"


def van_onderwerp(o: Onderwerp) -> str:
    """Het bronbestand van een onderwerp."""
    return f"{o.groep}/{o.id}.md"


def bestand(boek: Boek, id_: str) -> str | None:
    """Het bronbestand van een onderwerp of gemeente, of None als het id onbekend is."""
    id_ = boek.verhuisd.get(id_, id_)
    if id_ in boek.onderwerpen:
        return van_onderwerp(boek.onderwerpen[id_])
    return f"gemeenten/{id_}.md" if id_ in boek.gemeenten else None


def naam(boek: Boek, id_: str) -> str:
    """Hoe een onderwerp of gemeente heet."""
    id_ = boek.verhuisd.get(id_, id_)
    if id_ in boek.onderwerpen:
        return boek.onderwerpen[id_].naam
    return str(boek.gemeenten.get(id_, {}).get("naam", id_))


def pad(van: str, naar: str, anker: str = "") -> str:
    """Het pad van het ene bronbestand naar het andere."""
    if van == naar and anker:
        return f"#{anker}"
    return relpath(naar, dirname(van) or ".") + (f"#{anker}" if anker else "")


def webpad(bron: str) -> str:
    """Het adres van een bronbestand binnen de site, zonder schuine streep vooraan: `po/x/`."""
    zonder = bron.removesuffix(".md")
    return zonder.removesuffix("index") if zonder == "index" or zonder.endswith("/index") else f"{zonder}/"


def bron_anker(sleutel: str) -> str:
    """Het anker van een bronplaats: `000-B` → `b000-b`."""
    return f"b{sleutel.lower()}"
