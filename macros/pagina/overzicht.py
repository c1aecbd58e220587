"""De overzichten: de ladder per sector, wat ernaast loopt, de routes, de fasen en de thema's."""

from macros.pagina import stappen, tekst
from macros.pagina import tijdlijn as tekening
from macros.pagina.boek import Boek, Onderwerp
from macros.pagina.onderwerp import SECTOR, termijn_zin
from macros.pagina.sjabloon import schrijf


def ladder(boek: Boek, sector: str) -> str:
    """De beginpagina van een sector: de ladder per gemeente, en alle tafels."""
    van = f"{sector.lower()}/index.md"
    treden = boek.ladder(sector)
    tekeningen = tekening.per_gemeente(boek, sector, van)
    anders = [o for o in boek.groep(sector.lower()) if o not in treden]
    return schrijf(
        "ladder.md.j2",
        boek,
        van,
        sector=sector,
        naam=SECTOR[sector],
        treden=treden,
        anders=anders,
        tekeningen=tekeningen,
        termijn_zin=termijn_zin,
    )


def naast(boek: Boek) -> str:
    """Wat naast de ladder loopt."""
    return schrijf(
        "lijst.md.j2",
        boek,
        "naast/index.md",
        titel="Naast de ladder",
        rijen=boek.groep("naast"),
        intro="Deze tafels en hulp zet je in naast de opschaling. Ze vervangen geen stap op de ladder.",
    )


def themas(boek: Boek) -> str:
    """Alle thema's."""
    return schrijf(
        "lijst.md.j2",
        boek,
        "themas/index.md",
        titel="Thema's",
        rijen=boek.groep("themas"),
        intro="Deze onderwerpen komen bij elke stap terug.",
    )


def routes(boek: Boek) -> str:
    """De drie routes en de fasen, getekend en met links."""
    alle = boek.groep("routes")
    vakken = [
        (o.naam, tekst.als_kaal(boek, (o.data.get("samenvatting") or {}).get("tekst", "")))
        for o in alle
        if o.id.startswith("route-")
    ]
    return schrijf(
        "routes.md.j2",
        boek,
        "routes/index.md",
        routes=[o for o in alle if not _fase(o)],
        hoofdroutes=[o.id for o in alle if o.id.startswith("route-")],
        drie=stappen.figuur("De drie routes", vakken, "routes", pijlen=False),
        fasen=[o for o in alle if _fase(o)],
        vier=_fasen(boek),
    )


def _fasen(boek: Boek) -> str:
    """De fasen, getekend."""
    return stappen.figuur(
        "De fasen van de route met inschrijving",
        [_kop_en_rest(o.naam) for o in boek.groep("routes") if _fase(o)],
        "fasen",
    )


def _fase(o: Onderwerp) -> bool:
    return o.id.startswith("fase-")


def _kop_en_rest(naam: str) -> tuple[str, str]:
    """`Fase 1: preventie` → (`Fase 1`, `Preventie`)."""
    voor, _, na = naam.partition(":")
    return voor.strip(), tekst.hoofdletter(na.strip())
