"""Stappen als tekening: vakken met of zonder pijlen, in een brede en een smalle vorm, met klassen en zonder stijl."""

import re
from textwrap import wrap

from macros.pagina import svg

_STAP = re.compile(r"^Stap \d+(\.\d+)?:")


def in_stappen(uitspraken: list) -> list[list]:
    """Uitspraken die zelf zeggen de hoeveelste stap ze zijn, elk met wat erbij hoort; leeg als er geen stappen zijn."""
    stappen: list[list] = []
    for u in uitspraken:
        if isinstance(u, dict) and _STAP.match(str(u.get("tekst", ""))):
            stappen.append([u])
        elif stappen:
            stappen[-1].append(u)
        else:
            return []
    return stappen if len(stappen) > 1 else []


def figuur(titel: str, stappen: list[tuple[str, str]], merk: str, *, pijlen: bool = True) -> str:
    """Stappen (naam, onderregel) als tekening; korte stappen staan naast elkaar, lange onder elkaar."""
    if not stappen:
        return ""
    uitleg = "; ".join(f"{naam}: {onder}" if onder else naam for naam, onder in stappen)
    tekening = svg.Tekening(merk, titel, uitleg)
    kort = len(stappen) <= 4 and all(len(a) <= 22 and len(b) <= 60 for a, b in stappen)
    hoog, delen = _liggend(stappen, pijlen=pijlen) if kort else _staand(stappen, 716, 92, pijlen=pijlen)
    hoog_smal, delen_smal = _staand(stappen, 316, 40, pijlen=pijlen)
    vormen = tekening.svg("breed", (720, hoog), delen) + tekening.svg("smal", (320, hoog_smal), delen_smal)
    return f'<figure class="rb-tijdlijn rb-tijdlijn--beide">{vormen}</figure>'


def _vak(plek: tuple[float, float], maat: tuple[float, float], regels: list[str], onder: list[str]) -> str:
    (x, y), (breed, hoog) = plek, maat
    kader = f'<rect class="rb-vak" x="{x:g}" y="{y:g}" width="{breed:g}" height="{hoog:g}" rx="6"/>'
    rest = svg.tekst((x + 12, y + 26 + 17 * len(regels)), "rb-onderregel", onder) if onder else ""
    return kader + svg.tekst((x + 12, y + 24), "rb-naam", regels) + rest


def _liggend(stappen: list[tuple[str, str]], *, pijlen: bool) -> tuple[int, list[str]]:
    tussen = 26 if pijlen else 14
    breed = (716 - tussen * (len(stappen) - 1)) / len(stappen)
    tekens = int(breed / 8.2)
    regels = [(wrap(naam, tekens), wrap(onder, tekens)) for naam, onder in stappen]
    hoog = max(32 + 17 * (len(a) + len(b)) for a, b in regels)
    delen = []
    for nr, (naam, onder) in enumerate(regels):
        x = 2 + nr * (breed + tussen)
        delen.append(_vak((x, 2), (breed, hoog), naam, onder))
        if nr and pijlen:
            delen.append(
                f'<path class="rb-pijl" d="M{x - tussen + 4:g} {hoog / 2 + 2:g}h{tussen - 9}m-7 -6l7 6l-7 6"/>'
            )
    return int(hoog + 4), delen


def _staand(stappen: list[tuple[str, str]], breed: int, tekens: int, *, pijlen: bool) -> tuple[int, list[str]]:
    delen, y, tussen = [], 2.0, 28 if pijlen else 10
    for nr, (naam, onder) in enumerate(stappen):
        regels, klein = wrap(naam, int(tekens * 0.9)), wrap(onder, tekens)
        hoog = 32 + 17 * (len(regels) + len(klein))
        if nr and pijlen:
            delen.append(f'<path class="rb-pijl" d="M30 {y - 24:g}v19m-6 -7l6 7l6 -7"/>')
        delen.append(_vak((2, y), (breed, hoog), regels, klein))
        y += hoog + tussen
    return int(y - tussen + 2), delen
