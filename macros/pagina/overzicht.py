"""De overzichten: de ladder per sector, wat ernaast loopt, de routes en de thema's."""

from macros.pagina.blad import Blad
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf


def ladder(boek: Boek, sector: str) -> str:
    """De beginpagina van een sector: wanneer je opschaalt, de stappen, en waar elke gemeente staat."""
    blad = Blad(boek, f"{sector.lower()}/index.md", boek.voor(sector))
    treden = boek.ladder(sector)
    anders = [o for o in boek.groep(sector.lower()) if o not in treden]
    return schrijf("ladder.md.j2", boek, blad, sector=sector, naam=boek.sectoren[sector], treden=treden, anders=anders)


def naast(boek: Boek) -> str:
    """Wat naast de ladder loopt."""
    intro = "Deze tafels en hulp zet je in naast de opschaling. Ze vervangen geen stap op de ladder."
    return schrijf(
        "lijst.md.j2", boek, "naast/index.md", titel="Naast de ladder", intro=intro, rijen=boek.groep("naast")
    )


def themas(boek: Boek) -> str:
    """Alle thema's."""
    intro = "Deze onderwerpen komen bij elke stap terug."
    return schrijf("lijst.md.j2", boek, "themas/index.md", titel="Thema's", intro=intro, rijen=boek.groep("themas"))


def routes(boek: Boek) -> str:
    """De routes."""
    intro, naam = boek.routes["omschrijving"], boek.routes["naam"]
    return schrijf("lijst.md.j2", boek, "routes/index.md", titel=naam, intro=intro, rijen=boek.groep("routes"))
