"""De startpagina: snel naar de vraag, de ladder, je gemeente of een termijn."""

from macros.pagina import adres, tijdlijn
from macros.pagina.boek import Boek
from macros.pagina.onderwerp import SECTOR
from macros.pagina.sjabloon import schrijf


def pagina(boek: Boek) -> str:
    """De hele startpagina."""
    ladders = [(s, SECTOR[s], boek.ladder(s)) for s in ("PO", "VO")]
    return schrijf(
        "start.md.j2",
        boek,
        adres.BEGIN,
        ladders=ladders,
        weken=tijdlijn.weken,
        gemeenten=boek.gemeenten,
        routes=[o for o in boek.groep("routes") if o.id.startswith("route-")],
    )
