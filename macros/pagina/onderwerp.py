"""De pagina van één tafel, route of thema: welke blokken er zijn en wat erin staat. De vorm staat in het sjabloon."""

from macros.dataset.geldigheid import vandaag
from macros.pagina import adres, tijdlijn, voorwaarden
from macros.pagina.boek import Boek, Onderwerp, lijst, stil
from macros.pagina.sjabloon import schrijf

SECTOR = {"PO": "Primair onderwijs", "VO": "Voortgezet onderwijs"}
GROEP = {
    "po": "Primair onderwijs",
    "vo": "Voortgezet onderwijs",
    "naast": "Naast de ladder",
    "routes": "Routes en fasen",
    "themas": "Thema",
}
VASTE_VELDEN = ("aanmelden", "documenten", "informeren", "deelnemers", "werkwijze", "contact")
KOPPEN = {
    "aanmelden": "Wie meldt aan, en waar?",
    "documenten": "Wat vraagt jouw gemeente erbij?",
    "informeren": "Wie moet je informeren?",
    "deelnemers": "Wie zit er per gemeente?",
    "werkwijze": "Hoe gaat het in jouw gemeente?",
    "contact": "Hoe bereik je deze tafel?",
}


def pagina(boek: Boek, id_: str) -> str:
    """De hele pagina van een onderwerp, kop inbegrepen."""
    o = boek.onderwerpen[id_]
    return schrijf("onderwerp.md.j2", boek, adres.van_onderwerp(o), **gegevens(boek, o))


def gegevens(boek: Boek, o: Onderwerp) -> dict:
    """Alles wat het sjabloon nodig heeft."""
    velden = velden_per_gemeente(boek, o)
    meldingen = [(c, boek.tegenstrijdigheden[c]) for c in lijst(o.data.get("let_op")) if c in boek.tegenstrijdigheden]
    return {
        "o": o,
        "d": o.data,
        "rubriek": rubriek(boek, o),
        "kleur": kleur(o),
        "wanneer": wanneer(o),
        "eerst": eerst(o),
        "termijn": termijn_zin(o),
        "tijdlijn": tijdlijn.figuur(boek, o.groep.upper(), nu=o.id) if o.regel.get("ladder") else "",
        "velden": velden,
        "koppen": KOPPEN,
        "meldingen": sorted(
            ((c, x) for c, x in meldingen if x.get("melding")), key=lambda p: "HML".find(str(p[1].get("ernst")))
        ),
        "kern": kern(boek, o),
        "opschaling": o.soort == "tafels",
        "zonder_school": zonder_school(o),
        "bronnen": boek.bronnen_van(o.data, [boek.bij(g, o.id) for g in boek.gemeenten]),
        "verlopen": verlopen(o.data),
    }


def zonder_school(o: Onderwerp) -> bool:
    """Of dit onderwerp alleen geldt voor een kind dat nergens staat ingeschreven."""
    rijen = o.regel.get("wanneer", [])
    return bool(rijen) and all(rij["als"].get("inschrijving") == ["nee"] for rij in rijen)


def kern(boek: Boek, o: Onderwerp) -> list[dict]:
    """Voor wie, in hoogstens twee zinnen: de geldende bronnen eerst."""
    zinnen = [u for u in lijst(o.data.get("voor_wie")) if isinstance(u, dict)]
    return ([u for u in zinnen if not boek.wijkt(u)] or zinnen)[:2]


def rubriek(boek: Boek, o: Onderwerp) -> str:
    """De regel boven de kop: sector of soort, en de trede."""
    sectoren = " en ".join(SECTOR[s] for s in o.sector if s in SECTOR)
    ladder = [x.id for x in boek.ladder(o.groep.upper())]
    if o.groep == "po" and o.id in ladder:
        return f"{sectoren} · stap {ladder.index(o.id) + 1} van {len(ladder)}"
    return sectoren if o.groep in ("po", "vo") else " · ".join(filter(None, [GROEP[o.groep], sectoren]))


def kleur(o: Onderwerp) -> str:
    """De kleurgroep: po, vo of beide."""
    return o.sector[0].lower() if len(o.sector) == 1 else "beide"


def velden_per_gemeente(boek: Boek, o: Onderwerp) -> dict[str, list[tuple[str, str, list]]]:
    """Per veld dat een gemeente invult: (id, naam, waarden), met zwijgen als lege lijst."""
    ingevuld = {veld for g in boek.eigen_gemeenten for veld in boek.bij(g, o.id)}
    namen = [v for v in VASTE_VELDEN if v in ingevuld] + sorted(ingevuld - set(VASTE_VELDEN))
    return {
        veld: [
            (g, str(data.get("naam", g)), _waarden(boek.bij(g, o.id).get(veld)))
            for g, data in boek.eigen_gemeenten.items()
        ]
        for veld in namen
    }


def _waarden(waarde: object) -> list:
    return [] if stil(waarde) else lijst(waarde)


def termijn_zin(o: Onderwerp) -> str:
    """De uiterste week in gewone woorden, of leeg als er geen is."""
    week = o.termijn.get("week")
    if week is None:
        return ""
    return f"Uiterlijk {week} weken na de eerste dag van zorgwekkend verzuim"


def wanneer(o: Onderwerp) -> list[dict]:
    """De rijen van Welke tafel?: per rij de zinnen, de bron en reden, en wat dan altijd eerst moet."""
    if not o.regel:
        return []
    rijen = voorwaarden.rijen_op_de_pagina(o.id)
    return [{"zinnen": r.zinnen, "staart": voorwaarden.gemerkt(r.rij), "eerst": r.eerst} for r in rijen]


def eerst(o: Onderwerp) -> list[dict]:
    """Wat Welke tafel? eerst verlangt, als uitspraken."""
    return list(voorwaarden.eerst_in_woorden(o.id)) if o.regel else []


def verlopen(data: dict) -> bool:
    """Had dit onderwerp of deze gemeente al nagekeken moeten zijn?"""
    return str(data["herzien_voor"]) < vandaag()
