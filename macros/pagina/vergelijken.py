"""Naast elkaar: de sectoren, alle termijnen, en de papieren per stap."""

from typing import Any

from macros.pagina import adres
from macros.pagina.boek import Boek, Onderwerp
from macros.pagina.gemeente import geordend
from macros.pagina.sjabloon import schrijf


def termijnen(boek: Boek) -> str:
    """Alle uiterste weken in één tabel."""
    rijen = [(s, o) for s in boek.sectoren for o in boek.ladder(s)]
    return schrijf(
        "termijnen.md.j2", boek, adres.TERMIJNEN, rijen=rijen, uitleg=boek.onderwerpen.get(boek.vast.get("weken", ""))
    )


def dossier(boek: Boek) -> str:
    """Per onderwerp de papieren, om af te vinken; wat een gemeente erbij vraagt staat eronder."""
    rijen = [(o, boek.op_pagina(o).stukken(o.id), _erbij(boek, o)) for o in geordend(boek)]
    return schrijf("dossier.md.j2", boek, adres.DOSSIER, rijen=[rij for rij in rijen if rij[1] or rij[2]])


def _erbij(boek: Boek, o: Onderwerp) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(id, naam, stukken) van de gemeenten die bij dit onderwerp iets extra vragen."""
    per = [(id_, str(g["naam"]), boek.op_pagina(o, id_)) for id_, g in boek.eigen_gemeenten.items()]
    return [(id_, naam, stukken) for id_, naam, w in per if (stukken := w.eigen(o.id, "documenten"))]


def naast_elkaar(boek: Boek) -> str:
    """De sectoren naast elkaar: per trede wat er staat."""
    ladders = {s: boek.ladder(s) for s in boek.sectoren}
    lengte = max(len(treden) for treden in ladders.values())
    paren = [{s: treden[i] if i < len(treden) else None for s, treden in ladders.items()} for i in range(lengte)]
    return schrijf(
        "sectoren.md.j2",
        boek,
        adres.sectoren(boek),
        vast=_vast(boek),
        paren=paren,
        alleen={s: _alleen(boek, s) for s in boek.sectoren},
        beide=[o for o in boek.groep("naast") if len(o.sector) > 1],
    )


def _vast(boek: Boek) -> list[tuple[str, dict[str, Any]]]:
    """Waarin de sectoren verschillen, los van de treden: wat, en per sector de uitspraken."""
    vast = boek.deel("handboek")
    overleg = boek.deel("zinnen")["overleg"]
    return [
        ("Samenwerkingsverband", vast["samenwerkingsverband"]),
        ("Overleg op school", overleg),
        ("Hoe je kiest", vast["kiezen"]),
    ]


def _alleen(boek: Boek, sector: str) -> list[Onderwerp]:
    ladder = boek.ladder(sector)
    return [o for o in geordend(boek) if o.sector == [sector] and o.soort == "tafels" and o not in ladder]
