"""De vaste pagina's van de site, één regel per pagina: bestand → titel, omschrijving, aanroep, verdere kop."""

from typing import Any

from finder.zinnen import en
from macros.pagina import adres
from macros.pagina.boek import Boek

# Zoeken: wat over de bronnen gaat, komt na wat je moet doen.
ZOEK_HOGER, ZOEK_HOOG, ZOEK_LAGER, ZOEK_LAATST = ({"search": {"boost": getal}} for getal in (4, 2, 0.3, 0.05))
ZOEK_NIET = {"search": {"exclude": True}}

_ALTIJD: dict[str, tuple[Any, ...]] = {
    "index.md": (
        "Start",
        "Welke tafel, welke week en welke papieren: het handboek voor een leerling die niet naar school gaat.",
        "start()",
        {"hide": ["navigation", "toc"]},
    ),
    "welke-tafel/index.md": (
        "Welke tafel?",
        "Beantwoord korte vragen en zie welke stap nu aan de beurt is, wie aanmeldt en vóór welke dag.",
        "welke_tafel()",
        {"template": "finder.html", "hide": ["toc", "footer"]},
    ),
    "welke-tafel/embed/index.md": (
        "Welke tafel? voor een andere site",
        "De vragen van Welke tafel?, om op een andere site te tonen.",
        "welke_tafel_embed()",
        {"template": "embed.html", "hide": ["navigation", "toc"], **ZOEK_NIET},
    ),
    "beslisboek.md": (
        "Beslisboek",
        "De vragen van Welke tafel? op papier: genummerde stappen zonder computer.",
        "beslisboek()",
        {**ZOEK_NIET},
    ),
    "routes/index.md": ("Routes", "De routes bij verzuim, van signaal tot opschaling.", "routes_overzicht()"),
    "naast/index.md": ("Naast de ladder", "Tafels en hulp die je naast de opschaling inzet.", "naast_overzicht()"),
    "gemeenten/index.md": (
        "Gemeenten",
        "Per gemeente wie aanmeldt, waar en met wie, naast elkaar.",
        "gemeenten()",
        {**ZOEK_LAGER},
    ),
    "termijnen.md": (
        "Termijnen",
        "Alle termijnen op een rij, met een rekenaar voor de datum.",
        "termijnen()",
        {**ZOEK_HOGER},
    ),
    "dossier.md": (
        "Dossier",
        "Welke papieren je per stap meeneemt, als lijst om af te vinken.",
        "dossier()",
        {**ZOEK_LAGER},
    ),
    "themas/index.md": ("Thema's", "Uitleg over onderwerpen die bij elke stap terugkomen.", "themas()"),
    "rollen.md": (
        "Rollen",
        "Wie doet wat, en hoe elke rol nog meer heet.",
        "rollen()",
        {**ZOEK_LAGER},
    ),
    "begrippen.md": (
        "Begrippen",
        "Alle begrippen en afkortingen in dit handboek, kort uitgelegd.",
        "begrippen()",
        {**ZOEK_LAGER},
    ),
    "contact.md": (
        "Contact en links",
        "Adressen, formulieren en websites, met het jaar van elk bestand.",
        "contact()",
        {**ZOEK_LAGER},
    ),
    "casussen.md": (
        "Casussen",
        "Voorbeelden van casussen met de uitkomst van Welke tafel?",
        "casussen()",
    ),
    "verantwoording/index.md": (
        "Verantwoording",
        "Waar dit handboek op steunt en hoe we omgaan met bronnen die botsen.",
        "verantwoording()",
    ),
    "verantwoording/bronnen.md": (
        "Bronnen",
        "De bronnen van dit handboek, met elke plaats waarnaar een pagina verwijst.",
        "bronnen()",
        {**ZOEK_LAGER},
    ),
    "verantwoording/tegenstrijdigheden.md": (
        "Waar de bronnen botsen of zwijgen",
        "Elke botsing, leemte, verschrijving en keuze, met wat de bronnen zeggen, wat wij doen en de reden.",
        "tegenstrijdigheden()",
        {**ZOEK_LAATST},
    ),
    "verantwoording/openstaand.md": (
        "Wat nog openstaat",
        "Vragen die de bronnen niet beslissen en wat dit handboek tot dan doet.",
        "openstaand()",
        {**ZOEK_LAATST},
    ),
    "verantwoording/dekking.md": (
        "Dekking",
        "Per bron en per plaats: hoeveel feiten er staan en waar ze terechtkwamen.",
        "dekking()",
    ),
    "verantwoording/beslisregels.md": (
        "Beslisregels",
        "De regels van Welke tafel? rij voor rij, in woorden en met hun bronnen.",
        "beslisregels()",
    ),
    "verantwoording/bewijs.md": ("Bewijs", "Hoe we nagaan dat de tekst en Welke tafel? hetzelfde zeggen.", "bewijs()"),
    "verantwoording/wijzigingen.md": (
        "Wijzigingen",
        "Wat er in dit handboek veranderde, met datum en gemeente.",
        "wijzigingen()",
    ),
    "verantwoording/data-en-api.md": (
        "Data en API",
        "De dataset van dit handboek als open bestanden.",
        "data_en_api()",
    ),
    "afdrukken.md": ("Afdrukken", "Het handboek als PDF, ook per sector en gemeente.", "afdrukken()"),
}


_ALS = {adres.BOTSINGEN: "tegenstrijdigheden", "verantwoording/openstaand.md": "openstaand"}


def vaste_paginas(boek: Boek) -> dict[str, tuple[Any, ...]]:
    """De vaste pagina's die deze dataset kan vullen, met een begin voor elke sector."""
    sectoren = boek.deel("sectoren")
    leeg = {f"{groep}/index.md" for groep in boek.groepen if not boek.groep(groep)}
    leeg |= {pad for pad, deel in _ALS.items() if not boek.deel(deel)}
    uit = {pad: pagina for pad, pagina in _ALTIJD.items() if pad not in leeg}
    namen = {"index.md": boek.deel("handboek")["naam"], "routes/index.md": boek.routes["naam"]}
    uit |= {pad: (str(naam), *uit[pad][1:]) for pad, naam in namen.items() if pad in uit}
    for code, s in sectoren.items():
        uit[f"{code.lower()}/index.md"] = (str(s["naam"]), str(s["omschrijving"]), f'ladder("{code}")')
    if len(sectoren) > 1:
        zin = f"{en(list(boek.sectoren.values()))} naast elkaar: woorden, stappen en termijnen."
        uit[adres.sectoren(boek)] = (" naast ".join(sectoren), zin, "naast_elkaar()")
    return uit
