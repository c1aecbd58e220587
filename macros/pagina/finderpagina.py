"""De pagina's /welke-tafel/ en /welke-tafel/embed/: alle schermen en de uitkomst als HTML, klaar voor Welke tafel?.

Het script van de pagina kloont en vult deze sjablonen; het maakt zelf geen vragen en geen zinnen.
"""

import re
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from macros.pagina import adres, sjabloon, tekst
from macros.pagina.boek import Boek
from macros.pagina.routekaart import invulregels
from macros.pagina.vraagtekst import schermen, varianten

SITE = "../"
NIEUW_VENSTER = Markup(' target="_blank" rel="noopener"')
_TUSSEN = re.compile(r"\n\s*")


def welke_tafel(boek: Boek) -> str:
    """De vragenlijst als pagina van het handboek."""
    return _pagina(boek, SITE, embed=False)


def welke_tafel_embed(boek: Boek) -> str:
    """Dezelfde vragenlijst voor in een andere site: links openen daar een nieuw venster."""
    return _pagina(boek, SITE * 2, embed=True)


def _pagina(boek: Boek, wortel: str, *, embed: bool) -> str:
    gegevens = {
        "schermen": schermen(boek),
        "links": links(boek, wortel),
        "wortel": wortel,
        "embed": embed,
        "doel": NIEUW_VENSTER if embed else "",
        "dataversie": boek.dataset["dataversie"][:12],
        "invullen": invulregels(boek),
    }
    html = _omgeving().get_template("finder/pagina.html.j2").render(gegevens)
    return _TUSSEN.sub("\n", html).strip() + "\n"


@lru_cache(maxsize=1)
def _omgeving() -> Environment:
    """De gewone sjablonen, maar dan met HTML die vanzelf onschadelijk wordt gemaakt."""
    omgeving = sjabloon.omgeving().overlay(autoescape=True)
    omgeving.filters = {**omgeving.filters, "varianten": varianten}
    return omgeving


def links(boek: Boek, wortel: str) -> list[tuple[str, str, str]]:
    """Alle doelen waar een uitkomst naar verwijst: (id, naam, adres); `id@R` is de pagina van dat onderwerp daar."""
    ids = [*boek.onderwerpen, *boek.gemeenten]
    paginas = [(id_, adres.naam(boek, id_), wortel + adres.webpad(adres.bestand(boek, id_) or "")) for id_ in ids]
    paginas += [
        (f"{o.id}@{boek.gemeenten[g]['code']}", o.naam, wortel + adres.webpad(adres.in_gemeente(o, g)))
        for o in boek.onderwerpen.values()
        for g in boek.bladen[o.id]
    ]
    bronnen = wortel + adres.webpad(adres.BRONNEN)
    plaatsen = [
        (
            f"{nr}-{plaats}",
            f"{nr}-{plaats}: {tekst.als_kaal(boek, bron['titel'])}",
            f"{bronnen}#{adres.bron_anker(f'{nr}-{plaats}')}",
        )
        for nr, bron in boek.deel("bronnen").items()
        for plaats in bron.get("plaatsen", {})
    ]
    return paginas + plaatsen
