"""De pagina over de dataset als open bestanden: wat waar staat, met een echt voorbeeld van een uitkomst.

Voor zoekmachines en catalogi staat hetzelfde erin in de woorden van schema.org.
"""

import json

from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf

VANDAAG = "2026-03-02"
OPEN = {"dataset.json": "application/json", "welke-tafel.dmn": "application/xml"}
VELDEN = {
    "soort": "opschalen, nog_niet_opschalen, andere_route, voorliggend of einde",
    "hoofd": "de stap van nu: code, naam, id en tekst",
    "doel": "de stap waar het heen gaat, als er eerst iets moet",
    "eerst": "wat eerst moet",
    "termijn": "week, datum, stand en de hele ladder",
    "aanmelden": "door wie, bij wie en hoe, met alle ingangen",
    "documenten": "de papieren",
    "deelnemers": "wie er zit",
    "informeren": "wie je op de hoogte brengt",
    "daarna": "wat volgt",
    "daarnaast": "wat naast de hoofdroute geldt",
    "plichten": "wat altijd doorgaat",
    "let_op": "meldingen, met hun bronnen",
    "waarom": "de kleinste reeks antwoorden die dit vastlegt",
    "wat_als": "wat één ander antwoord zou veranderen",
    "bronnen": "de plaatsen in de bronnen",
    "zekerheid": "stated (staat in een bron) of interpretation (onze lezing)",
    "lezingen": "wat hier onze lezing is, in zinnen",
    "dataversie": "de vingerafdruk van de dataset",
}


def data_en_api(boek: Boek) -> str:
    """De pagina zelf; het voorbeeld komt van Welke tafel?."""
    dataset = boek.dataset
    delen = sorted(naam for naam, deel in dataset.items() if isinstance(deel, dict | list))
    gemeente = next(iter(boek.gemeenten.values()))["code"]
    voorbeeld = {"vandaag": VANDAAG, "feiten": {"sector": next(iter(boek.sectoren)), "gemeente": gemeente}}
    antwoord = boek.motor.beslis(voorbeeld)
    tekst = json.dumps(voorbeeld, ensure_ascii=False, indent=2)
    return schrijf(
        "data-en-api.md.j2",
        boek,
        "verantwoording/data-en-api.md",
        delen=delen,
        velden=VELDEN,
        voorbeeld=tekst,
        vraag=antwoord["vraag"],
        dataversie=dataset["dataversie"],
        licentie=boek.deel("handboek").get("licentie"),
        jsonld=json.dumps(_jsonld(boek), ensure_ascii=False, indent=1).replace("<", "\\u003c"),
    )


def _jsonld(boek: Boek) -> dict[str, object]:
    """De dataset als `Dataset` van schema.org: alleen wat de dataset zelf zegt."""
    bestanden = [
        {"@type": "DataDownload", "contentUrl": f"../../api/v1/{naam}", "encodingFormat": soort}
        for naam, soort in OPEN.items()
    ]
    handboek = boek.deel("handboek")
    licentie = {"license": f"https://spdx.org/licenses/{handboek['licentie']}"} if "licentie" in handboek else {}
    return {
        **licentie,
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": boek.naam,
        "description": "De feiten, tafels, routes en regels van dit handboek, als open bestanden.",
        "inLanguage": "nl",
        "version": boek.dataset["dataversie"],
        "dateModified": str(handboek["bijgewerkt"]),
        "spatialCoverage": [str(g["naam"]) for g in boek.eigen_gemeenten.values()],
        "distribution": bestanden,
    }
