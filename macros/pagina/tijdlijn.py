"""De ladder als getekende tijdlijn: SVG met klassen, zonder stijl, plus dezelfde inhoud als lijst.

Twee tekeningen van dezelfde treden: breed (liggend) en smal (staand). De stijl kiest welke je ziet.
"""

from textwrap import wrap

from macros.pagina import adres, svg, tekst
from macros.pagina.blad import Blad
from macros.pagina.boek import Boek, Onderwerp, lijst

LAATSTE = 14
MIDDEN = 104


def figuur(boek: Boek, sector: str, gemeente: str | None = None, nu: str = "", wie: str | None = None) -> str:
    """De tijdlijn van een sector, breed en smal. Zonder gemeente staan alle treden erin."""
    treden = boek.ladder(sector, gemeente)
    if not any("week" in o.termijn for o in treden):
        return ""
    if wie is None:
        wie = f" in {boek.gemeenten[gemeente].get('naam')}" if gemeente else ""
    uitleg = "; ".join(f"{weken(o).lower()}: {o.naam}" for o in treden)
    merk = f"{sector}-{gemeente or 'alle'}-{nu or 'alle'}".lower()
    tekening = svg.Tekening(merk, f"Tijdlijn van de opschaling in het {sector}{wie}", uitleg)
    vormen = tekening.svg("breed", (720, 214), _breed(treden, nu)) + _smal(tekening, treden, nu)
    return f'<figure class="rb-tijdlijn rb-tijdlijn--{sector.lower()}">{vormen}</figure>'


def per_gemeente(boek: Boek, sector: str, van: str) -> list[tuple[str, str, str]]:
    """De tijdlijn per gemeente; gemeenten met dezelfde treden delen er een: (namen, tekening, lijst)."""
    groepen: dict[tuple[str, ...], list[str]] = {}
    for id_ in boek.eigen_gemeenten:
        groepen.setdefault(tuple(o.id for o in boek.ladder(sector, id_)), []).append(id_)
    uit = []
    for ids in groepen.values():
        gemeente = ids[0] if len(groepen) > 1 else None
        naam = tekst.opsomming([str(boek.gemeenten[i].get("naam")) for i in ids]) if gemeente else "Alle gemeenten"
        tekening = figuur(boek, sector, gemeente, wie=f" in {naam}" if gemeente else "")
        uit.append((naam, tekening, alternatief(boek, boek.ladder(sector, ids[0]), van, ids)))
    return uit


def alternatief(boek: Boek, treden: list[Onderwerp], van: str, gemeenten: list[str]) -> str:
    """De tijdlijn als lijst met links en bronnen; met de gemeenten waarvoor een trede onze lezing is."""
    p, regels = Blad(boek, van), []
    for o in treden:
        doel = adres.van_onderwerp(o)
        naam = tekst.plat(o.naam) if doel == van else f"[{tekst.plat(o.naam)}]({adres.pad(van, doel)})"
        regels.append(f"- **{weken(o)}:** {naam} {p.bron(bronnen(o))}{_lezing(boek, p, o, gemeenten)}")
    return "\n".join(regels)


def bronnen(o: Onderwerp) -> list[str]:
    """Waar de week staat; zonder week waar de trede staat."""
    eerste: dict = next(iter(o.regel.get("wanneer", [])), {})
    return lijst(o.termijn.get("bron") or eerste.get("bron"))


def _lezing(boek: Boek, p: Blad, o: Onderwerp, gemeenten: list[str]) -> str:
    """Het merk en de reden voor elke gemeente waarvoor de trede niet letterlijk in de bronnen staat."""
    uit = ""
    for id_ in gemeenten:
        g = boek.gemeenten[id_]
        reden = (g.get("onze_lezing") or {}).get(o.id)
        if reden:
            noot = f'<span class="rb-noot"><b>{tekst.plat(str(g.get("naam")))}:</b> {p.t(reden)}</span>'
            merk = '<span class="rb-merk rb-merk--lezing">onze lezing</span>'
            uit += f' <span data-gemeente="{id_}">{merk} {noot}</span>'
    return uit


def weken(o: Onderwerp) -> str:
    """`Week 8`, `Week 4 tot en met 8` als de trede een venster heeft, of dat de bronnen geen week noemen."""
    vanaf, week = o.termijn.get("vanaf"), o.termijn.get("week")
    if week is None:
        return "Geen week in de bronnen"
    return f"Week {vanaf} tot en met {week}" if vanaf else f"Week {week}"


def _x(week: float | None) -> float:
    """Waar een week op de liggende as staat; een trede zonder week staat bijna achteraan."""
    return 30 + float(LAATSTE - 0.9 if week is None else week) * 660 / LAATSTE


def _breed(treden: list[Onderwerp], nu: str) -> list[str]:
    nul = _x(0)
    as_ = f'<path class="rb-as" d="M{nul:g} {MIDDEN}H{_x(LAATSTE):g}"/>'
    strepen = [f'<path class="rb-streep" d="M{_x(w):g} {MIDDEN - 6}v12"/>' for w in range(LAATSTE)]
    begin = f'<circle class="rb-begin" cx="{nul:g}" cy="{MIDDEN}" r="6"/>'
    uitleg = svg.tekst((nul - 6, MIDDEN + 28), "rb-klein", ["0: eerste dag", "zorgwekkend verzuim"])
    return [as_, *strepen, begin, uitleg, *[_trede_breed(o, nr % 2 == 0, nu) for nr, o in enumerate(treden)]]


def _trede_breed(o: Onderwerp, boven: bool, nu: str) -> str:  # noqa: FBT001 - boven of onder de as
    w, regels = o.termijn.get("week"), wrap(o.naam, 21)[:3]
    x = _x(w)
    venster = (
        f'<path class="rb-venster" d="M{_x(o.termijn["vanaf"]):g} {MIDDEN}H{x:g}"/>' if o.termijn.get("vanaf") else ""
    )
    stok = f'<path class="rb-stok" d="M{x:g} {MIDDEN - 8 if boven else MIDDEN + 8}v{-20 if boven else 20}"/>'
    y = MIDDEN - 57 - 17 * (len(regels) - 1) if boven else MIDDEN + 50
    week = svg.tekst((x, y), "rb-week", [f"week {w}" if w is not None else "geen week"], "middle")
    naam = svg.tekst((x, y + 17), "rb-naam", regels, "middle")
    return f'<g class="{_klasse(o, nu)}">{venster}{stok}{_merk((x, MIDDEN), o.id == nu)}{week}{naam}</g>'


def _klasse(o: Onderwerp, nu: str) -> str:
    return "rb-trede" + (" rb-trede--nu" if o.id == nu else "") + ("" if "week" in o.termijn else " rb-trede--open")


def _merk(plek: tuple[float, float], nu: bool) -> str:  # noqa: FBT001 - de trede van deze pagina
    x, y = plek
    ring = f'<circle class="rb-ring" cx="{x:g}" cy="{y:g}" r="14"/>' if nu else ""
    return f'{ring}<circle class="rb-stip" cx="{x:g}" cy="{y:g}" r="8"/>'


def _smal(tekening: svg.Tekening, treden: list[Onderwerp], nu: str) -> str:
    begin = svg.tekst((44, 21), "rb-klein", ["0: eerste dag zorgwekkend verzuim"])
    delen, y, laatste = ['<circle class="rb-begin" cx="20" cy="16" r="6"/>', begin], 62, 16
    for o in treden:
        regels = wrap(o.naam, 30)[:3]
        woorden = svg.tekst((44, y + 2), "rb-week", [weken(o).lower()]) + svg.tekst((44, y + 20), "rb-naam", regels)
        delen.append(f'<g class="{_klasse(o, nu)}">{_merk((20, y), o.id == nu)}{woorden}</g>')
        y, laatste = y + 46 + 17 * len(regels), y
    return tekening.svg("smal", (320, y - 24), [f'<path class="rb-as" d="M20 16V{laatste}"/>', *delen])
