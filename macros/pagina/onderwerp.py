"""De pagina's van een tafel, route of thema: overal, per gemeente, en de onderbouwing. De vorm staat in sjablonen."""

from typing import Any

from finder.weergave import Weergave
from finder.zinnen import en
from macros.dataset.geldigheid import vandaag
from macros.pagina import adres, straks, voorwaarden
from macros.pagina.blad import Blad
from macros.pagina.boek import Boek, Onderwerp, lijst, waar
from macros.pagina.sjabloon import schrijf

GROEP = {"naast": "Naast de ladder", "themas": "Thema"}
ACHTER = {  # veld → (anker, kop) op de onderbouwing, in leesvolgorde
    "voor_wie": ("voor-wie", "Voor wie"),
    "eerst_doen": ("eerst", "Wat eerst moet"),
    "frequentie": ("frequentie", "Hoe vaak"),
    "aanmelden": ("aanmelden", "Wie meldt aan, en waar"),
    "doe_nu": ("doe-nu", "Wat je nu doet"),
    "documenten": ("meenemen", "Wat je meeneemt"),
    "informeren": ("informeren", "Wie het moet weten"),
    "doel": ("doel", "Waar het voor is"),
    "werkwijze": ("werkwijze", "Hoe het gaat"),
    "deelnemers": ("deelnemers", "Wie aan tafel zit"),
    "contact": ("contact", "Hoe je het bereikt"),
    "daarna": ("daarna", "Wat volgt"),
}
DOEN = "doen"
KERN = 26  # woorden; wat langer is, staat onder de kaart


def pagina(boek: Boek, id_: str, gemeente: str | None = None) -> str:
    """De pagina van een onderwerp, overal of in één gemeente."""
    o = boek.onderwerpen[id_]
    hier = gemeente or boek.enige(o)
    van = adres.in_gemeente(o, gemeente) if gemeente else adres.van_onderwerp(o)
    blad = Blad(boek, van, boek.op_pagina(o, hier), gemeente, adres.onderbouwing(o))
    komend = straks.van_onderwerp(blad, o.soort, id_, {veld: kop for veld, (_, kop) in ACHTER.items()})
    return schrijf("onderwerp.md.j2", boek, blad, komend=komend, **gegevens(boek, o, blad.weergave, hier))


def verhuisd(boek: Boek, id_: str, gemeente: str | None = None) -> str:
    """Op het oude adres: waarom het onderwerp anders heet, en een link naar de pagina van nu, in dezelfde gemeente."""
    o = boek.onderwerpen[boek.verhuisd[id_]]
    naam = f"{o.naam} in {boek.gemeenten[gemeente]['naam']}" if gemeente else o.naam
    nu = adres.pad(adres.oud(o, id_, gemeente), str(adres.bestand(boek, o.id, gemeente)))
    return f"# {naam}\n\n{boek.deel(o.soort)[id_]['reden']} [Ga naar {naam}]({nu}).\n"


def gegevens(boek: Boek, o: Onderwerp, w: Weergave, gemeente: str | None) -> dict[str, Any]:
    """Wat het sjabloon van een pagina nodig heeft."""
    onderdelen = [{**deel, "uitspraken": w.hier(deel["uitspraken"])} for deel in lijst(o.data.get("onderdelen"))]
    gevuld = [deel for deel in onderdelen if deel["uitspraken"]]
    return {
        "o": o,
        "d": o.data,
        "gemeente": boek.gemeenten[gemeente]["naam"] if gemeente else "",
        "rubriek": rubriek(boek, o, w),
        "kleur": kleur(o),
        "tafel": o.soort == "tafels",
        "ladder": bool(o.regel.get("ladder")),
        "kern": kern(boek, w, o),
        "doen": [deel for deel in gevuld if deel.get("laag") == DOEN],
        "vouwen": [deel for deel in gevuld if "laag" not in deel],
        "bladen": [] if gemeente else boek.bladen[o.id],
        "verlopen": verlopen(o.data),
        "bestaan": straks.bestaan(o.data),
        "ACHTER": ACHTER,
    }


def onderbouwing(boek: Boek, id_: str) -> str:
    """Zin voor zin de bron, de lezing en de tegenspraak achter een onderwerp."""
    o = boek.onderwerpen[id_]
    return schrijf("onderbouwing.md.j2", boek, adres.onderbouwing(o), **achtergrond(boek, o))


def achtergrond(boek: Boek, o: Onderwerp) -> dict[str, Any]:
    """Wat het sjabloon van de onderbouwing nodig heeft: elk veld, overal en per gemeente."""
    delen = []
    for veld, (anker, kop) in ACHTER.items():
        per = [(g, lijst(boek.bij(id_, o.id).get(veld))) for id_, g in boek.eigen_gemeenten.items()]
        eigen = [(str(g["naam"]), waarden) for g, waarden in per if waarden]
        if o.data.get(veld) or eigen:
            delen.append({"veld": veld, "anker": anker, "kop": kop, "overal": lijst(o.data.get(veld)), "eigen": eigen})
    botsingen = [(c, boek.tegenstrijdigheden[c]) for c in lijst(o.data.get("let_op")) if c in boek.tegenstrijdigheden]
    return {
        "o": o,
        "d": o.data,
        "delen": delen,
        "wanneer": wanneer(o),
        "eerst": eerst(o),
        "botsingen": botsingen,
        "bronnen": boek.bronnen_van(o.data, [boek.bij(g, o.id) for g in boek.gemeenten]),
        "ladderlezing": [
            (g["naam"], g["onze_lezing"][o.id]) for g in boek.gemeenten.values() if o.id in g.get("onze_lezing", {})
        ],
    }


def kern(boek: Boek, w: Weergave, o: Onderwerp) -> list[dict[str, Any]]:
    """Voor wie, in een paar korte zinnen: de geldende bronnen eerst."""
    zinnen = w.veld(o.id, "voor_wie")
    eerste = [u for u in zinnen if not _alleen_ouder(boek, u)] or zinnen
    woorden = [sum(len(str(u["tekst"]).split()) for u in eerste[: nr + 1]) for nr in range(len(eerste))]
    return eerste[: max(1, sum(aantal <= KERN for aantal in woorden))]


def _alleen_ouder(boek: Boek, u: dict[str, Any]) -> bool:
    """Of een zin op niets anders steunt dan op documenten die voor een jonger wijken."""
    return all(boek.wijkt({"bron": bron}) for bron in lijst(u.get("bron")))


def rubriek(boek: Boek, o: Onderwerp, w: Weergave) -> str:
    """De regel boven de kop: sector of soort, de stap op de ladder en de gemeente."""
    sectoren = en([boek.sectoren[s] for s in o.sector])
    soort = " · ".join(filter(None, [boek.routes["naam"] if o.soort == "routes" else GROEP.get(o.groep, ""), sectoren]))
    return " · ".join(filter(None, [soort, stap(boek, o, w), str(w.gemeente["naam"])]))


def stap(boek: Boek, o: Onderwerp, w: Weergave) -> str:
    """De hoeveelste stap dit is, waar de bron de stappen nummert. In elke gemeente hetzelfde nummer."""
    genummerd = o.van_sector and waar(boek.deel("sectoren")[o.sector[0]].get("genummerd"))
    nummer = str((o.regel.get("ladder") or {}).get("stap", "")) if genummerd else ""
    return f"stap {nummer} van {len(w.alle_stappen())}" if nummer else ""


def kleur(o: Onderwerp) -> str:
    """De kleurgroep: die van de sector, of beide."""
    return o.sector[0].lower() if len(o.sector) == 1 else "beide"


def wanneer(o: Onderwerp) -> list[dict[str, Any]]:
    """De rijen van Welke tafel?: per rij de zinnen, de bron en reden, en wat dan altijd eerst moet."""
    if not o.regel:
        return []
    rijen = voorwaarden.rijen_op_de_pagina(o.id)
    return [{"zinnen": r.zinnen, "rij": r.rij, "staart": voorwaarden.gemerkt(r.rij), "eerst": r.eerst} for r in rijen]


def eerst(o: Onderwerp) -> list[dict[str, Any]]:
    """Wat Welke tafel? eerst verlangt, als uitspraken."""
    return list(voorwaarden.eerst_in_woorden(o.id)) if o.regel else []


def verlopen(data: dict[str, Any]) -> bool:
    """Had dit onderwerp of deze gemeente al nagekeken moeten zijn?"""
    return str(data["herzien_voor"]) < vandaag()
