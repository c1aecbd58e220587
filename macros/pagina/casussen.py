"""De pagina Casussen: verzonnen situaties met hun uitkomst, en een link die ze naspeelt."""

from typing import Any
from urllib.parse import quote

from finder.gesprek import Gids
from finder.motor import Motor
from macros.dataset.compileren import compileer
from macros.pagina.boek import Boek
from macros.pagina.casusboek import Casus, lees, naspel
from macros.pagina.sjabloon import schrijf

GROEPEN = {
    "voorbeelden": "Twintig casussen om mee te beginnen",
    "po-ladder": "PO: welke stap volgt",
    "po-grenzen": "PO: wanneer opschalen aan de orde is",
    "toestemming": "PO: toestemming van ouders",
    "vo-tafels": "VO: welke tafel bij welk doel",
    "vo-ladder": "VO: geld, regels of verschil van visie",
    "routes": "Andere routes",
    "fasen": "Wat aan opschalen voorafgaat",
    "naast": "Wat ernaast loopt",
    "gemeenten": "Wonen en naar school in verschillende gemeenten",
    "termijnen": "Datums en termijnen",
}
ALLEEN_TOETS = "mutatie"  # gemaakt door de mutatietoets, niet om te lezen
STAND = {
    "te_vroeg": "nog geen termijn",
    "binnen": "uiterlijk week {week}, nog op tijd",
    "op": "uiterlijk week {week}, dat is vandaag",
    "over": "uiterlijk week {week}, dus te laat",
    "geen": "geen termijn in de bronnen",
}


def casussen(boek: Boek) -> str:
    """Alle casussen per groep. Een groep zonder eigen kop komt achteraan."""
    gids = Motor(compileer(boek.ruw)).gids
    alle = [casus for casus in lees() if not casus.groep.startswith(ALLEEN_TOETS)]
    namen = [*GROEPEN, *sorted({c.groep for c in alle} - set(GROEPEN))]
    groepen = [(GROEPEN.get(n, n.capitalize()), [_regel(boek, gids, c) for c in alle if c.groep == n]) for n in namen]
    return schrijf("casussen.md.j2", boek, "casussen.md", groepen=[g for g in groepen if g[1]], aantal=len(alle))


def _regel(boek: Boek, gids: Gids, casus: Casus) -> dict[str, Any]:
    """Wat het sjabloon over één casus nodig heeft."""
    verwacht, sector = casus.verwacht, casus.feiten["sector"]
    gemeente = next(str(g["naam"]) for g in boek.gemeenten.values() if g["code"] == casus.feiten["gemeente"])
    return {
        "casus": casus,
        "sector": sector,
        "gemeente": gemeente,
        "hoofd": _id(boek, verwacht["primair"]),
        "doel": _id(boek, verwacht.get("doel")),
        "eerst": [_naam(boek, code, sector) for code in verwacht["eerst"]],
        "naast": [_id(boek, code) for code in verwacht["parallel"]],
        "termijn": _termijn(verwacht),
        "lezing": verwacht["zekerheid"] == "interpretation",
        "link": fragment(gids, casus),
    }


def _id(boek: Boek, code: str | None) -> str | None:
    return next((o.id for o in boek.onderwerpen.values() if o.data.get("code") == code), None) if code else None


def _naam(boek: Boek, code: str, sector: str) -> str:
    namen = boek.deel("voorwaarden")[code]["naam"]
    return str(namen.get(sector, next(iter(namen.values()))))


def _termijn(verwacht: dict[str, Any]) -> str:
    week, stand = verwacht["termijn_weken"], verwacht["termijn_status"]
    if stand == "geen" and week is not None:
        return f"uiterlijk week {week}; spreek eerst de eerste dag af"
    return STAND[stand].format(week=week)


def fragment(gids: Gids, casus: Casus) -> str | None:
    """De antwoorden als adres van de beslishulp; None als de vragen deze casus niet precies kunnen uitdrukken.

    Een datum staat er als dagen vóór vandaag (`-56`), zodat de casus ook volgend jaar hetzelfde zegt.
    """
    spel = naspel(gids, casus)
    gesprek = gids.loop(spel.antwoorden, casus.vandaag)
    gevraagd = [id_ for _, vragen in gesprek.gezien for id_ in vragen]
    if gesprek.scherm or spel.buiten or spel.mis & set(gevraagd):
        return None
    delen = [f"{id_}={quote(_waarde(gids, casus, id_, spel.antwoorden[id_]), safe=',-')}" for id_ in gevraagd]
    return "&".join([*delen, "toon=uitkomst"])


def _waarde(gids: Gids, casus: Casus, id_: str, antwoord: Any) -> str:
    if isinstance(antwoord, list):
        return ",".join(antwoord)
    vast = {optie["id"] for optie in gids.opties(gids.vragen[id_])}
    if gids.vragen[id_]["soort"] == "datum" and antwoord not in vast:
        return f"-{(casus.vandaag - type(casus.vandaag).fromisoformat(antwoord)).days}"
    return str(antwoord)
