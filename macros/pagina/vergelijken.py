"""Naast elkaar: PO en VO, alle termijnen, en de papieren per stap."""

from macros.pagina import adres, tijdlijn
from macros.pagina.boek import Boek, Onderwerp, lijst
from macros.pagina.gemeente import geordend
from macros.pagina.onderwerp import termijn_zin, velden_per_gemeente
from macros.pagina.sjabloon import schrijf


def termijnen(boek: Boek) -> str:
    """Alle uiterste weken in één tabel, met een tijdlijn per sector en gemeente."""
    rijen = [(s, o) for s in ("PO", "VO") for o in boek.ladder(s)]
    tekeningen = [(s, tijdlijn.per_gemeente(boek, s, adres.TERMIJNEN)) for s in ("PO", "VO")]
    uitleg = boek.onderwerpen.get("termijnen-uitleg")
    botsingen = [
        (i, c)
        for i, c in boek.tegenstrijdigheden.items()
        if "termijnen-uitleg" in lijst(c.get("bij")) and c.get("melding")
    ]
    return schrijf(
        "termijnen.md.j2",
        boek,
        adres.TERMIJNEN,
        rijen=rijen,
        tekeningen=tekeningen,
        uitleg=uitleg,
        botsingen=botsingen,
        weken=tijdlijn.weken,
    )


def dossier(boek: Boek) -> str:
    """Per onderwerp de papieren, om af te vinken."""
    rijen = [(o, velden_per_gemeente(boek, o).get("documenten")) for o in geordend(boek)]
    return schrijf(
        "dossier.md.j2", boek, adres.DOSSIER, rijen=[(o, v) for o, v in rijen if o.data.get("documenten") or v]
    )


def po_naast_vo(boek: Boek) -> str:
    """De twee sectoren naast elkaar: per trede wat er staat."""
    po, vo = boek.ladder("PO"), boek.ladder("VO")
    lengte = max(len(po), len(vo), 0)
    paren = [(po[i] if i < len(po) else None, vo[i] if i < len(vo) else None) for i in range(lengte)]
    return schrijf(
        "po-naast-vo.md.j2",
        boek,
        "po-naast-vo.md",
        vast=_vast(boek),
        paren=paren,
        termijn_zin=termijn_zin,
        weken=tijdlijn.weken,
        bronnen=tijdlijn.bronnen,
        alleen={s: _alleen(boek, s) for s in ("PO", "VO")},
        beide=[o for o in boek.groep("naast") if len(o.sector) == 2],
    )


def _vast(boek: Boek) -> list[tuple[str, dict]]:
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
