"""De pagina's over het hele boek: de start, de overzichten, wat naast elkaar staat, de naslag en het afdrukken."""

from typing import Any

from finder.zinnen import en
from macros.pagina import adres, edities
from macros.pagina.blad import Blad
from macros.pagina.boek import Boek, Onderwerp
from macros.pagina.gemeente import geordend
from macros.pagina.sjabloon import schrijf


def start(boek: Boek) -> str:
    """De hele startpagina."""
    ladders = [(s, naam, treden) for s, naam in boek.sectoren.items() if (treden := boek.ladder(s))]
    return schrijf("start.md.j2", boek, adres.BEGIN, ladders=ladders)


def ladder(boek: Boek, sector: str) -> str:
    """De beginpagina van een sector: wanneer je opschaalt, de stappen, en waar elke gemeente staat."""
    blad = Blad(boek, f"{sector.lower()}/index.md", boek.voor(sector))
    treden = boek.ladder(sector)
    anders = [o for o in boek.groep(sector.lower()) if o not in treden]
    return schrijf("ladder.md.j2", boek, blad, sector=sector, naam=boek.sectoren[sector], treden=treden, anders=anders)


def naast(boek: Boek) -> str:
    """Wat naast de ladder loopt."""
    intro = "Deze tafels en hulp zet je in naast de opschaling. Ze vervangen geen stap op de ladder."
    return schrijf(
        "lijst.md.j2", boek, "naast/index.md", titel="Naast de ladder", intro=intro, rijen=boek.groep("naast")
    )


def themas(boek: Boek) -> str:
    """Alle thema's."""
    intro = "Deze onderwerpen komen bij elke stap terug."
    return schrijf("lijst.md.j2", boek, "themas/index.md", titel="Thema's", intro=intro, rijen=boek.groep("themas"))


def routes(boek: Boek) -> str:
    """De routes."""
    intro, naam = boek.routes["omschrijving"], boek.routes["naam"]
    return schrijf("lijst.md.j2", boek, "routes/index.md", titel=naam, intro=intro, rijen=boek.groep("routes"))


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
        *([("Onvolledige deelname", boek.onvolledig)] if boek.onvolledig else []),
    ]


def _alleen(boek: Boek, sector: str) -> list[Onderwerp]:
    ladder = boek.ladder(sector)
    return [o for o in geordend(boek) if o.sector == [sector] and o.soort == "tafels" and o not in ladder]


def rollen(boek: Boek) -> str:
    """Alle rollen, per sector gegroepeerd."""
    groepen: dict[str, list[Any]] = {naam: [] for naam in (en([*boek.sectoren.values()]), *boek.sectoren.values())}
    for id_, rol in sorted(boek.deel("rollen").items(), key=lambda p: str(p[1].get("naam")).lower()):
        namen = [boek.sectoren[code] for code in rol.get("sector") or boek.sectoren]
        groepen.setdefault(en(namen), []).append((id_, rol))
    codes = {str(g.get("code")): (i, str(g.get("naam"))) for i, g in boek.gemeenten.items()}
    return schrijf("rollen.md.j2", boek, adres.ROLLEN, groepen={k: v for k, v in groepen.items() if v}, codes=codes)


def begrippen(boek: Boek) -> str:
    """Alle begrippen op alfabet."""
    rijen = sorted(boek.deel("begrippen").items(), key=lambda p: str(p[1].get("naam")).lower())
    letters: dict[str, list[Any]] = {}
    for id_, begrip in rijen:
        letters.setdefault(str(begrip.get("naam", id_))[0].upper(), []).append((id_, begrip))
    return schrijf("begrippen.md.j2", boek, adres.BEGRIPPEN, letters=letters)


def contact(boek: Boek) -> str:
    """Alle links en adressen, per soort: mailadressen eerst, en achteraan wat geen adres heeft."""
    links = sorted(boek.deel("links").items(), key=lambda p: str(p[1].get("naam")).lower())
    mail = [(i, x) for i, x in links if str(x.get("url", "")).startswith("mailto:")]
    web = [p for p in links if p[1].get("url") and p not in mail]
    zonder = [p for p in links if not p[1].get("url")]
    return schrijf("contact.md.j2", boek, adres.CONTACT, mail=mail, web=web, zonder=zonder)


def afdrukken(boek: Boek) -> str:
    """De hele downloadpagina."""
    heel, *delen = edities.edities(boek)
    kaarten = edities.kaarten(boek)
    per_sector = [
        (naam, [(o, [k for k in kaarten if k.onderwerp == o.id]) for o in boek.groep(s.lower())])
        for s, naam in boek.sectoren.items()
        if boek.groep(s.lower())
    ]
    return schrijf("afdrukken.md.j2", boek, "afdrukken.md", heel=heel, edities=delen, kaarten=per_sector)
