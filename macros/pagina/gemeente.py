"""De pagina's van een gemeente: de ladders om uit te delen, en alle gemeenten naast elkaar."""

from dataclasses import replace
from typing import Any

from finder.weergave import Weergave
from macros.pagina import adres, straks
from macros.pagina.blad import Blad
from macros.pagina.boek import ZELFDE, Boek, Onderwerp
from macros.pagina.onderwerp import verlopen
from macros.pagina.sjabloon import schrijf
from macros.pagina.tekst import opsomming


def pagina(boek: Boek, id_: str) -> str:
    """De pagina van een gemeente: al haar ladders."""
    g, van = boek.gemeenten[id_], f"gemeenten/{id_}.md"
    sectoren = boek.sectoren if id_ in boek.eigen_gemeenten else {}
    blad = Blad(boek, van, boek.voor(None, id_), id_)
    return schrijf(
        "gemeente.md.j2",
        boek,
        blad,
        g=g,
        id=id_,
        weten=_met_onderbouwing(blad, id_),
        delen=[deel(boek, sector, id_) for sector in sectoren],
        onbekend=[boek.deel("kenmerken")[naam]["vraag"] for naam in boek.zwijgt_over(id_)],
        komend=straks.van_gemeente(blad, id_),
        verlopen=verlopen(g),
    )


def onderbouwing(boek: Boek, id_: str) -> str:
    """Zin voor zin de bron achter de pagina van een gemeente."""
    van, onbekend = f"gemeenten/{id_}/onderbouwing.md", boek.zwijgt_over(id_)
    return schrijf("gemeenteachter.md.j2", boek, van, g=boek.gemeenten[id_], id=id_, onbekend=onbekend)


def ladder(boek: Boek, id_: str, sector: str) -> str:
    """De ladder van één sector in één gemeente, op een eigen blad."""
    g, blad = boek.gemeenten[id_], Blad(boek, adres.ladder(id_, sector), boek.voor(sector, id_), id_)
    ladder_ = deel(boek, sector, id_)
    weten, oud = _met_onderbouwing(blad, id_), verlopen(g)
    return schrijf("gemeenteladder.md.j2", boek, blad, g=g, id=id_, deel=ladder_, weten=weten, verlopen=oud)


def _met_onderbouwing(blad: Blad, id_: str) -> Blad:
    """Voor wat de gemeente zelf zegt: een merk verwijst naar haar onderbouwing."""
    return replace(blad, achter=f"gemeenten/{id_}/onderbouwing.md")


def deel(boek: Boek, sector: str, id_: str) -> dict[str, Any]:
    """Eén sector in een gemeente: wat vooraf geldt, de stappen, de andere tafels en wat ernaast loopt."""
    w = boek.voor(sector, id_)
    stappen = [boek.onderwerpen[r.id] for r in w.stappen()]
    groep = [o for o in boek.groep(sector.lower()) if o not in stappen and w.kan(o.id)]
    # wat de bronnen in deze sector niet noemen en Welke tafel? er wel geeft, is onze lezing
    naast = [(o, sector not in o.sector) for o in boek.groep("naast") if w.kan(o.id, **ZELFDE)]
    naam = boek.sectoren[sector]
    return {"sector": sector, "naam": naam, "w": w, "stappen": stappen, "anders": groep, "naast": naast}


def overzicht(boek: Boek) -> str:
    """Alle gemeenten, en per onderwerp waarin zij verschillen."""
    rijen = [(o, boek.bladen[o.id]) for o in geordend(boek) if _verschilt(boek, o)]
    waar = [(o, [str(boek.gemeenten[g]["naam"]) for g in boek.waar(o)]) for o in geordend(boek)]
    alleen = [(o, opsomming(namen)) for o, namen in waar if 0 < len(namen) < len(boek.eigen_gemeenten)]
    return schrijf("gemeenten.md.j2", boek, adres.GEMEENTEN, rijen=rijen, alleen=alleen)


def _verschilt(boek: Boek, o: Onderwerp) -> bool:
    """Of de gemeenten bij dit onderwerp iets anders zeggen over wie aanmeldt, wie er zit of hoe je het bereikt."""
    velden = ("aanmelden", "deelnemers", "contact")
    gezegd = [[boek.op_pagina(o, g).veld(o.id, veld) for veld in velden] for g in boek.bladen[o.id]]
    return any(anders != gezegd[0] for anders in gezegd)


def geordend(boek: Boek) -> list[Onderwerp]:
    """Alle onderwerpen in de volgorde van het menu."""
    return [o for groep in boek.groepen for o in boek.groep(groep)]


def hier(boek: Boek, sector: str, gemeente: str) -> list[Onderwerp]:
    """Wat er in een sector en een gemeente kan voorkomen, in de volgorde van het menu."""
    w: Weergave = boek.voor(sector, gemeente)
    return [o for o in geordend(boek) if w.kan(o.id)]
