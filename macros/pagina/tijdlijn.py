"""De ladder als getekende tijdlijn: SVG met klassen, zonder stijl, plus dezelfde inhoud als lijst.

Twee tekeningen van dezelfde treden: breed (liggend) en smal (staand). De stijl kiest welke je ziet.
"""

from html import escape
from textwrap import wrap

from macros.pagina import adres, tekst
from macros.pagina.boek import Boek, Onderwerp

LAATSTE = 14
BEGIN = "eerste dag zorgwekkend verzuim"


def figuur(boek: Boek, sector: str, gemeente: str | None = None, nu: str = "", wie: str | None = None) -> str:
    """De tijdlijn van een sector, breed en smal. Zonder gemeente staan alle treden erin."""
    treden = boek.ladder(sector, gemeente)
    if not any("week" in o.termijn for o in treden):
        return ""
    if wie is None:
        wie = f" in {boek.gemeenten[gemeente].get('naam')}" if gemeente else ""
    titel = f"Tijdlijn van de opschaling in het {sector}{wie}"
    merk = f"{sector}-{gemeente or 'alle'}-{nu or 'alle'}".lower()
    uitleg = "; ".join(f"{weken(o).lower()}: {o.naam}" for o in treden)
    tekeningen = _breed(treden, nu, merk, titel, uitleg) + _smal(treden, nu, merk, titel, uitleg)
    return f'<figure class="rb-tijdlijn rb-tijdlijn--{sector.lower()}">{tekeningen}</figure>'


def per_gemeente(boek: Boek, sector: str, van: str) -> list[tuple[str, str, str]]:
    """De tijdlijn per gemeente; gemeenten met dezelfde treden delen er een: (namen, tekening, lijst)."""
    groepen: dict[tuple[str, ...], list[str]] = {}
    for id_ in boek.eigen_gemeenten:
        groepen.setdefault(tuple(o.id for o in boek.ladder(sector, id_)), []).append(id_)
    uit = []
    for ids in groepen.values():
        treden = boek.ladder(sector, ids[0])
        naam = "Alle gemeenten" if len(groepen) == 1 else tekst.opsomming([str(boek.gemeenten[i].get("naam")) for i in ids])
        gemeente = ids[0] if len(groepen) > 1 else None
        uit.append((naam, figuur(boek, sector, gemeente, wie="" if gemeente is None else f" in {naam}"), alternatief(boek, treden, van)))
    return uit


def alternatief(boek: Boek, treden: list[Onderwerp], van: str) -> str:
    """De tijdlijn als lijst met links."""
    regels = []
    for o in treden:
        doel = adres.bestand(boek, o.id)
        naam = tekst.plat(o.naam) if doel == van else f"[{tekst.plat(o.naam)}]({adres.pad(van, doel)})"
        regels.append(f"- **{weken(o)}:** {naam}")
    return "\n".join(regels)


def weken(o: Onderwerp) -> str:
    """`Week 8`, `Week 4 tot en met 8` als de trede een venster heeft, of dat de bronnen geen week noemen."""
    vanaf, week = o.termijn.get("vanaf"), o.termijn.get("week")
    if week is None:
        return "Geen week in de bronnen"
    return f"Week {vanaf} tot en met {week}" if vanaf else f"Week {week}"


def _svg(soort: str, breedte: int, hoogte: int, merk: str, titel: str, uitleg: str, inhoud: list[str]) -> str:
    ids = f"tl-{soort}-{merk}"
    return (
        f'<svg class="rb-svg rb-svg--{soort}" viewBox="0 0 {breedte} {hoogte}" role="img" '
        f'aria-labelledby="{ids}-t {ids}-d"><title id="{ids}-t">{escape(titel)}</title>'
        f'<desc id="{ids}-d">{escape(uitleg)}</desc>{"".join(inhoud)}</svg>'
    )


def _tekst(x: float, y: float, klasse: str, regels: list[str], anker: str = "start") -> str:
    tekst_ = "".join(f'<tspan x="{x:g}" dy="{0 if i == 0 else 17}">{escape(r)}</tspan>' for i, r in enumerate(regels))
    return f'<text x="{x:g}" y="{y:g}" class="{klasse}" text-anchor="{anker}">{tekst_}</text>'


def _x(week: float | None) -> float:
    week = LAATSTE - 0.9 if week is None else week
    return 30 + float(week) * 660 / LAATSTE


def _breed(treden: list[Onderwerp], nu: str, merk: str, titel: str, uitleg: str) -> str:
    as_ = f'<path class="rb-as" d="M{_x(0):g} 104H{_x(LAATSTE):g}"/>'
    strepen = [f'<path class="rb-streep" d="M{_x(w):g} 98v12"/>' for w in range(LAATSTE)]
    begin = [f'<circle class="rb-begin" cx="{_x(0):g}" cy="104" r="6"/>', _tekst(_x(0) - 6, 132, "rb-klein", ["0: eerste dag", "zorgwekkend verzuim"])]
    delen = [_trede_breed(o, nr, o.id == nu) for nr, o in enumerate(treden)]
    return _svg("breed", 720, 214, merk, titel, uitleg, [as_, *strepen, *begin, *delen])


def _trede_breed(o: Onderwerp, nr: int, nu: bool) -> str:
    w = o.termijn.get("week")
    x, boven = _x(w), nr % 2 == 0
    regels = wrap(o.naam, 21)[:3]
    venster = f'<path class="rb-venster" d="M{_x(o.termijn["vanaf"]):g} 104H{x:g}"/>' if o.termijn.get("vanaf") else ""
    y = 104 - 40 - 17 * (len(regels) - 1) if boven else 104 + 50
    stok = f'<path class="rb-stok" d="M{x:g} {96 if boven else 112}v{-20 if boven else 20}"/>'
    week = _tekst(x, y - 17 if boven else y, "rb-week", [f"week {w}" if w is not None else "geen week"], "middle")
    naam = _tekst(x, y if boven else y + 18, "rb-naam", regels, "middle")
    return f'<g class="rb-trede{_extra(o, nu)}">{venster}{stok}{_merk(x, 104, nu)}{week}{naam}</g>'


def _extra(o: Onderwerp, nu: bool) -> str:
    return (" rb-trede--nu" if nu else "") + ("" if "week" in o.termijn else " rb-trede--open")


def _merk(x: float, y: float, nu: bool) -> str:
    ring = f'<circle class="rb-ring" cx="{x:g}" cy="{y:g}" r="14"/>' if nu else ""
    return f'{ring}<circle class="rb-stip" cx="{x:g}" cy="{y:g}" r="8"/>'


def _smal(treden: list[Onderwerp], nu: str, merk: str, titel: str, uitleg: str) -> str:
    delen, y = [f'<circle class="rb-begin" cx="20" cy="16" r="6"/>', _tekst(44, 21, "rb-klein", ["0: eerste dag zorgwekkend verzuim"])], 62
    for o in treden:
        regels = wrap(o.naam, 30)[:3]
        tekst_ = _tekst(44, y + 2, "rb-week", [weken(o).lower()]) + _tekst(44, y + 20, "rb-naam", regels)
        delen.append(f'<g class="rb-trede{_extra(o, o.id == nu)}">{_merk(20, y, o.id == nu)}{tekst_}</g>')
        y += 46 + 17 * len(regels)
    as_ = f'<path class="rb-as" d="M20 16V{y - 46 - 17 * len(regels):g}"/>'
    return _svg("smal", 320, y - 24, merk, titel, uitleg, [as_, *delen])
