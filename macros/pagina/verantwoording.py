"""De verantwoording: bronnen, botsingen, open vragen en dekking."""

from macros.pagina import adres
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf

ELDERS = {
    "begrippen": adres.BEGRIPPEN,
    "rollen": adres.ROLLEN,
    "links": adres.CONTACT,
    "papieren": adres.DOSSIER,
    "bronnen": adres.BRONNEN,
    "tegenstrijdigheden": adres.BOTSINGEN,
    "openstaand": "verantwoording/openstaand.md",
}
SOORT = {
    "botsing": "de bronnen zeggen iets anders",
    "leemte": "de bronnen zeggen het niet",
    "verschrijving": "een foutje in een bron",
    "keuze": "onze keuze",
}
ERNST = {"H": "zwaar", "M": "middel", "L": "licht"}


def overzicht(boek: Boek) -> str:
    """De beginpagina van de verantwoording, met aantallen uit de dataset."""
    aantallen = {
        "bronnen": len(boek.brondocumenten),
        "botsingen": sum(c["soort"] == "botsing" for c in boek.tegenstrijdigheden.values()),
        "anders": sum(c["soort"] != "botsing" for c in boek.tegenstrijdigheden.values()),
        "open": len(boek.deel("openstaand")),
        "uitspraken": sum(1 for soort in _inhoud(boek) for _ in boek.uitspraken(boek.ruw[soort])),
        "paginas": len(boek.onderwerpen) + len(boek.gemeenten),
    }
    return schrijf("verantwoording.md.j2", boek, "verantwoording/index.md", n=aantallen)


def bronnen(boek: Boek) -> str:
    """Elke bron met haar plaatsen; hier landen alle kleine bronverwijzingen."""
    waar: dict[str, set[str]] = {}
    for id_, o in boek.onderwerpen.items():
        for sleutel in boek.bronnen_van(o.data):
            waar.setdefault(sleutel, set()).add(id_)
    volgorde = {id_: nr for nr, id_ in enumerate(boek.onderwerpen)}
    gebruikt = {k: sorted(v, key=volgorde.__getitem__) for k, v in waar.items()}
    return schrijf("bronnen.md.j2", boek, adres.BRONNEN, bronnen=boek.deel("bronnen"), gebruikt=gebruikt)


def tegenstrijdigheden(boek: Boek) -> str:
    """Elke botsing met beide lezingen, de keuze, de reden en de pagina's die haar noemen."""
    ruw = sorted(boek.deel("tegenstrijdigheden").items())
    groepen = [(naam, {id_: boek.tegenstrijdigheden[id_] for id_ in groep}) for naam, groep in ruw]
    return schrijf("tegenstrijdigheden.md.j2", boek, adres.BOTSINGEN, groepen=groepen, ernst=ERNST, soort=SOORT)


def openstaand(boek: Boek) -> str:
    """Wat de bronnen niet beslissen."""
    return schrijf("openstaand.md.j2", boek, "verantwoording/openstaand.md", vragen=boek.deel("openstaand"))


def dekking(boek: Boek) -> str:
    """Per bron, stuk voor stuk: hoeveel feiten er staan en waar ze terechtkwamen."""
    tellingen = {
        nr: sum(int(stuk.get("feiten", 0)) for stuk in stukken) for nr, stukken in boek.deel("dekking").items()
    }
    return schrijf(
        "dekking.md.j2",
        boek,
        "verantwoording/dekking.md",
        bronnen=boek.deel("bronnen"),
        dekking=boek.deel("dekking"),
        tellingen=tellingen,
        elders=ELDERS,
    )


def _inhoud(boek: Boek) -> list[str]:
    """De delen met feiten; de uitleg bij de velden is er geen."""
    return sorted(deel for deel in boek.ruw if deel != "velden")
