"""Stappen als tekening: vakken met pijlen, liggend en staand, met klassen en zonder stijl."""

from html import escape
from textwrap import wrap

from macros.pagina.tijdlijn import _svg, _tekst


def figuur(titel: str, stappen: list[tuple[str, str]], merk: str, kleur: str = "beide") -> str:
    """Stappen (naam, onderregel) als tekening in twee vormen."""
    if not stappen:
        return ""
    uitleg = "; ".join(f"{nr}. {naam}" for nr, (naam, _) in enumerate(stappen, 1))
    tekening = _liggend(titel, stappen, merk, uitleg) + _staand(titel, stappen, merk, uitleg)
    return f'<figure class="rb-tijdlijn rb-stroom rb-tijdlijn--{kleur}">{tekening}</figure>'


def _vak(x: float, y: float, breed: float, hoog: float, regels: list[str], onder: list[str]) -> str:
    kader = f'<rect class="rb-vak" x="{x:g}" y="{y:g}" width="{breed:g}" height="{hoog:g}" rx="6"/>'
    naam = _tekst(x + 12, y + 24, "rb-naam", regels)
    rest = _tekst(x + 12, y + 26 + 17 * len(regels), "rb-klein", onder) if onder else ""
    return kader + naam + rest


def _liggend(titel: str, stappen: list[tuple[str, str]], merk: str, uitleg: str) -> str:
    tussen, n = 26, len(stappen)
    breed = (716 - tussen * (n - 1)) / n
    tekens = max(10, int(breed / 8.6))
    regels = [(wrap(naam, tekens), wrap(onder, int(tekens * 1.1))[:5]) for naam, onder in stappen]
    hoog = max(30 + 17 * (len(a) + len(b)) for a, b in regels)
    delen = []
    for nr, (naam, onder) in enumerate(regels):
        x = 2 + nr * (breed + tussen)
        delen.append(_vak(x, 2, breed, hoog, naam, onder))
        if nr:
            delen.append(f'<path class="rb-pijl" d="M{x - tussen + 4:g} {hoog / 2 + 2:g}h{tussen - 9}m-7 -6l7 6l-7 6"/>')
    return _svg("breed", 720, hoog + 4, merk, escape(titel), uitleg, delen)


def _staand(titel: str, stappen: list[tuple[str, str]], merk: str, uitleg: str) -> str:
    delen, y = [], 2.0
    for nr, (naam, onder) in enumerate(stappen):
        regels, klein = wrap(naam, 34), wrap(onder, 38)[:5]
        hoog = 30 + 17 * (len(regels) + len(klein))
        if nr:
            delen.append(f'<path class="rb-pijl" d="M160 {y - 24:g}v18m-6 -7l6 7l6 -7"/>')
        delen.append(_vak(2, y, 316, hoog, regels, klein))
        y += hoog + 28
    return _svg("smal", 320, int(y - 26), merk, titel, uitleg, delen)
