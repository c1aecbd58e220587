"""Waar dit routeboek over gaat en waar het op steunt, in woorden: geteld en opgesomd uit de dataset."""

from finder.zinnen import naam_in_zin
from macros.pagina.boek import Boek
from macros.pagina.tekst import opsomming

TELWOORD = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def telwoord(aantal: int) -> str:
    """Tot en met twaalf in letters, daarboven in cijfers."""
    return TELWOORD[aantal] if aantal < len(TELWOORD) else str(aantal)


def gebied(boek: Boek) -> str:
    """De gemeenten van dit routeboek: `a, b en c`."""
    return opsomming([naam_in_zin(g) for g in boek.eigen_gemeenten.values()])


def bronnen(boek: Boek) -> str:
    """Hoeveel bronnen er zijn, en of ze een datum hebben: `… bronnen zonder datum`."""
    aantal = len(boek.brondocumenten)
    woord = f"{telwoord(aantal)} {'bron' if aantal == 1 else 'bronnen'}"
    return f"{woord} zonder datum" if zonder_datum(boek) else woord


def zonder_datum(boek: Boek) -> bool:
    """Of bij elke bron staat dat zij geen datum heeft."""
    return all(str(bron.get("datering")).startswith("geen datum") for bron in boek.brondocumenten.values())


def voorbeeldkeuze(boek: Boek) -> str:
    """Een sector en een gemeente als begin van een adres van Welke tafel?."""
    gemeente = next(iter(boek.gemeenten.values()))
    return f"sector={next(iter(boek.sectoren))}&gemeente={gemeente['code']}"


def geen_uitgave(boek: Boek) -> str:
    """Wat dit routeboek niet is, in de zin uit de dataset."""
    return str(boek.deel("handboek")["geen_uitgave"])
