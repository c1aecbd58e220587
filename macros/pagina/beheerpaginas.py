"""Pagina's voor redactie en beheer: de velden, de wijzigingen, het bewijs, en de dataset als open bestanden."""

import json
from typing import Any

from macros.bewijs.bevindingen import SOORTEN
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.rapport import als_tekst, bewijs_nu, klopt
from macros.dataset import velden as model
from macros.dataset import voorbeelden
from macros.dataset.velden import Soort, Veld
from macros.pagina.boek import Boek, lijst
from macros.pagina.sjabloon import schrijf

HOOFDSTUKKEN = {
    "Pagina's": "onderwerp uitspraak opdracht ingang document onderdeel naamgenoot lezing verhuisd",
    "Gemeenten": "gemeente kenmerk kenmerksoort gemeenteveld",
    "Lijsten": "sector bron plaats link papier rol begrip tegenstrijdigheid openstaand dekking",
    "Regels": "regel rij eerst termijn eerder_mag ladder daarnaast feit afgeleid voorwaarde voorwaardevorm",
    "Wetten": "wetboek wet wetpunt wetuitzondering",
    "Vragen": "vragenlijst scherm vraag optie",
    "Teksten bij een uitkomst": "melding passend plicht tegenspraak zinnen termijnzinnen lezingzinnen linkzinnen "
    "tegenspraakzinnen haastzinnen kopzinnen berichtzinnen agendazinnen",
    "Teksten van het handboek": "handboek situatie vastetekst routelijst",
    "De velden zelf": "dataset veldsoort veld",
}


VANDAAG = "2026-03-02"
OPEN = {"dataset.json": "application/json", "welke-tafel.dmn": "application/xml"}
UITKOMST = {
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


def velden(boek: Boek) -> str:
    """Alle velden, per hoofdstuk en per soort."""
    alle = model.alle()
    delen = [(kop, [alle[naam] for naam in namen.split()]) for kop, namen in HOOFDSTUKKEN.items()]
    return schrijf("velden.md.j2", boek, "over/velden.md", hoofdstukken=delen, zegt=zegt)


def zegt(soort: Soort, veld: Veld) -> list[str]:
    """Wat de controle zegt bij het foute voorbeeld."""
    return voorbeelden.meldingen(soort, veld, veld.fout)


def wijzigingen(boek: Boek) -> str:
    """Alle vastgelegde uitgaven, de nieuwste eerst."""
    versies = sorted(boek.deel("versies").items(), reverse=True)
    uitgaven = [
        {"datum": datum, "dataversie": str(v["dataversie"]), "zinnen": lijst(v.get("wijzigingen"))}
        for datum, v in versies
    ]
    return schrijf("wijzigingen.md.j2", boek, "verantwoording/wijzigingen.md", uitgaven=uitgaven)


def bewijs(boek: Boek) -> str:
    """De hele pagina. Het rapport komt alleen opnieuw als de dataset veranderde. Wat openstaat, stopt de bouw."""
    dataset = dataset_nu()
    r = bewijs_nu()
    if not klopt(r):
        raise ValueError(als_tekst(r))
    vragen = {v["id"]: v for v in dataset["vragen"]["vragen"]}
    kortste = [{**k, "weg": [_stap(vragen, k["sector"], *stap) for stap in k["weg"]]} for k in r["kortste"]]
    return schrijf(
        "bewijs.md.j2",
        boek,
        "verantwoording/bewijs.md",
        r=r,
        soorten=SOORTEN,
        kortste=kortste,
        verklaard=aantekeningen().get("mutanten") or {},
        macht=macht,
        klassen=klassen,
    )


def _stap(vragen: dict[str, Any], sector: str, id_: str, antwoord: str) -> tuple[str, str]:
    tekst = vragen[id_]["vraag"]
    return (tekst.get(sector, "") if isinstance(tekst, dict) else tekst, antwoord)


def macht(aantal: int) -> str:
    """`2539291318023094272` → `2,5 triljoen`."""
    for grens, naam in (
        (10**18, "triljoen"),
        (10**15, "biljard"),
        (10**12, "biljoen"),
        (10**9, "miljard"),
        (10**6, "miljoen"),
    ):
        if aantal >= grens:
            return f"{aantal / grens:.1f}".replace(".", ",") + f" {naam}"
    return str(aantal)


def klassen(g: dict[str, Any]) -> int:
    """Alle klassen van een gebied samen."""
    return sum(g[deel]["klassen"] for deel in ("hoofdroute", "termijn", "daarnaast"))


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
        velden=UITKOMST,
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
