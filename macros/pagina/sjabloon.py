"""De sjablonen: één Jinja-omgeving voor alle pagina's. Een leeg veld opschrijven is een fout."""

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, Undefined

from finder.weergave import STIL
from macros.dataset import bewaard
from macros.pagina import adres, gebied, tekst
from macros.pagina.blad import NIET, Blad
from macros.pagina.boek import Boek, lijst, stil, waar
from macros.pagina.vraagtekst import FOUTEN

_MAP = Path(__file__).parent.parent / "sjablonen"


class Leeg(Undefined):
    """Vragen of een veld er is mag; een veld opschrijven dat er niet is, is een fout."""

    __slots__ = ()
    __str__ = Undefined._fail_with_undefined_error  # noqa: SLF001 - zo doet StrictUndefined het ook


def _map_voor_vertaald() -> str:
    map_ = bewaard.MAP / "sjablonen"
    map_.mkdir(parents=True, exist_ok=True)
    return str(map_)


@lru_cache(maxsize=1)
def omgeving() -> Environment:
    """De Jinja-omgeving; blokken laten geen lege regels na."""
    env = Environment(
        loader=FileSystemLoader(_MAP),
        bytecode_cache=FileSystemBytecodeCache(_map_voor_vertaald()),
        undefined=Leeg,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - de uitvoer is Markdown; Blad maakt elke tekst onschadelijk
    )
    env.filters |= {
        "lijst": lijst,
        "waar": waar,
        "stil": stil,
        "hoofd": tekst.hoofdletter,
        "datum": tekst.datum,
        "plat": tekst.plat,
        "opsomming": tekst.opsomming,
        "zip": zip,
        "anker": adres.anker,
    }
    env.tests["stil"] = stil
    env.globals |= {"adres": adres, "gebied": gebied, "datumfouten": FOUTEN["datum"], "STIL": STIL, "NIET": NIET}
    return env


def schrijf(sjabloon: str, boek: Boek, van: str | Blad, **gegevens: object) -> str:
    """Een sjabloon als Markdown voor een blad of bronbestand, met de uitleg van zijn afkortingen erachter."""
    blad = van if isinstance(van, Blad) else Blad(boek, van, boek.voor(None))
    uit = omgeving().get_template(sjabloon).render(p=blad, w=blad.weergave, boek=boek, **gegevens)
    uit = re.sub(r"\n{3,}", "\n\n", uit).strip() + "\n"
    return uit + "\n" + afkortingen(boek, uit)


@lru_cache(maxsize=1000)
def _los_woord(kort: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(kort)}(?![\w-])")


def afkortingen(boek: Boek, markdown: str) -> str:
    """De uitleg bij elke afkorting die in deze tekst staat, voor de uitleg bij aanwijzen."""
    regels = []
    for begrip in boek.deel("begrippen").values():
        kort = begrip.get("afkorting")
        if kort and str(kort) in markdown and _los_woord(str(kort)).search(markdown):
            uitleg = begrip.get("voluit") or begrip.get("uitleg") or begrip.get("naam")
            regels.append(f"*[{kort}]: {tekst.als_kaal(boek, uitleg)}")
    return "\n".join(sorted(regels)) + "\n"
