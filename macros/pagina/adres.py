"""Waar elke pagina staat: van id naar bronbestand in `docs/`, en het pad van de ene pagina naar de andere.

Alle verwijzingen gaan naar het bronbestand (`../map/x.md#anker`); de sitebouwer maakt er een adres van en keurt het.
"""

import re
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
BESLISBOEK = "beslisboek.md"


def van_onderwerp(o: Onderwerp) -> str:
    """Het bronbestand van een onderwerp."""
    return f"{o.groep}/{o.id}.md"


def oud(o: Onderwerp, id_: str, gemeente: str | None = None) -> str:
    """Het bronbestand waar een onderwerp stond toen het anders heette, of de pagina van een gemeente daarbij."""
    return f"{o.groep}/{id_}/{gemeente}.md" if gemeente else f"{o.groep}/{id_}.md"


def oude(boek: Boek) -> dict[str, tuple[str, ...]]:
    """Het bronbestand op elk oud adres, met de id van toen, en de gemeente als het haar pagina was."""
    uit: dict[str, tuple[str, ...]] = {}
    for id_, nu in boek.verhuisd.items():
        if o := boek.onderwerpen.get(nu):
            uit |= {oud(o, id_): (id_,)} | {oud(o, id_, g): (id_, g) for g in boek.bladen[nu]}
    return uit


def in_gemeente(o: Onderwerp, gemeente: str) -> str:
    """Het bronbestand van een onderwerp in één gemeente."""
    return f"{o.groep}/{o.id}/{gemeente}.md"


def onderbouwing(o: Onderwerp) -> str:
    """Het bronbestand met de bronnen, lezingen en regels achter een onderwerp."""
    return f"{o.groep}/{o.id}/onderbouwing.md"


def is_onderbouwing(bron: str) -> bool:
    """Of een bronbestand een onderbouwing is, van een onderwerp of van een gemeente."""
    return bron.endswith("/onderbouwing.md")


def ladder(gemeente: str, sector: str) -> str:
    """Het bronbestand met de hele ladder van een sector in één gemeente."""
    return f"gemeenten/{gemeente}/{sector.lower()}.md"


def sectoren(boek: Boek) -> str:
    """Het bronbestand met de sectoren naast elkaar."""
    return f"{'-naast-'.join(boek.sectoren).lower()}.md"


def bestand(boek: Boek, id_: str, gemeente: str | None = None) -> str | None:
    """Het bronbestand van een onderwerp of gemeente, of None als het id onbekend is.

    Met een gemeente erbij: haar eigen pagina van dat onderwerp, als zij die heeft.
    """
    id_ = boek.verhuisd.get(id_, id_)
    if id_ in boek.onderwerpen:
        o = boek.onderwerpen[id_]
        return in_gemeente(o, gemeente) if gemeente in boek.bladen[id_] else van_onderwerp(o)
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
    """Het adres van een bronbestand binnen de site, zonder schuine streep vooraan: `map/x/`."""
    zonder = bron.removesuffix(".md")
    return zonder.removesuffix("index") if zonder == "index" or zonder.endswith("/index") else f"{zonder}/"


def bron_anker(sleutel: str) -> str:
    """Het anker van een bronplaats: `000-B` → `b000-b`."""
    return f"b{sleutel.lower()}"


def anker(kop: str) -> str:
    """Het anker van een kop: `Wat in de aanvraag staat` → `wat-in-de-aanvraag-staat`."""
    return re.sub(r"[^a-z0-9]+", "-", kop.lower()).strip("-")
