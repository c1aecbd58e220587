"""Het menu van de site: vaste pagina's, onderwerpen uit de dataset en proza dat iemand in `docs/` zette."""

import json
import re
from pathlib import Path
from typing import Any

from macros.pagina import beheer
from macros.pagina.adres import (
    BEGIN,
    BESLISBOEK,
    BOTSINGEN,
    WELKE_TAFEL,
    in_gemeente,
    ladder,
    onderbouwing,
    oude,
    sectoren,
)
from macros.pagina.boek import Boek
from macros.pagina.vaste_paginas import vaste_paginas

NASLAG = (  # met de sectoren naast elkaar erachter
    "termijnen.md",
    "dossier.md",
    "rollen.md",
    "begrippen.md",
    "contact.md",
    "afdrukken.md",
)
Vast = dict[str, tuple[Any, ...]]
_TITEL = re.compile(r"^(?:title: *\"?(.+?)\"?|# +(.+?))\s*$", re.MULTILINE)


def als_yaml(boek: Boek, docs: Path, stubs: set[str]) -> str:
    """Het menu als YAML, klaar voor tussen de merktekens, met wat er met opzet niet in staat."""
    regels = ["nav:"]
    for titel, inhoud in menu(boek, docs, stubs):
        regels += _regels(titel, inhoud, 1)
    buiten = [
        *sorted(stubs & {beheer.KADER, BESLISBOEK, BOTSINGEN}),
        *achter(boek),
        *oude(boek),
        *beheer.bestanden(docs, stubs),
    ]
    regels += ["not_in_nav: |", *(f"  /{bron}" for bron in buiten)]
    return "\n".join(regels) + "\n"


def achter(boek: Boek) -> list[str]:
    """De pagina's achter een andere: per gemeente, per ladder, en de onderbouwing. Die pagina wijst de weg."""
    uit = []
    for o in boek.onderwerpen.values():
        uit += [*(in_gemeente(o, g) for g in boek.bladen[o.id]), onderbouwing(o)]
    for g in boek.gemeenten:
        uit += [ladder(g, s) for s in boek.sectoren if g in boek.eigen_gemeenten] + [f"gemeenten/{g}/onderbouwing.md"]
    return uit


def _regels(titel: str, inhoud: Any, diepte: int) -> list[str]:
    marge = "  " * diepte
    if isinstance(inhoud, str):
        return [f"{marge}- {json.dumps(titel, ensure_ascii=False)}: {inhoud}" if titel else f"{marge}- {inhoud}"]
    kop = [f"{marge}- {json.dumps(titel, ensure_ascii=False)}:"]
    return kop + [regel for naam, kind in inhoud for regel in _regels(naam, kind, diepte + 1)]


def menu(boek: Boek, docs: Path, stubs: set[str]) -> list[tuple[str, Any]]:
    """De onderdelen van het menu in leesvolgorde; wat er niet is, valt weg."""

    def groep(naam: str) -> list[tuple[str, str]]:
        return _als_er(stubs, "", f"{naam}/index.md") + [(o.naam, f"{naam}/{o.id}.md") for o in boek.groep(naam)]

    gemeenten = _als_er(stubs, "", "gemeenten/index.md") + [
        (str(g.get("naam", i)), f"gemeenten/{i}.md") for i, g in boek.gemeenten.items()
    ]
    vast = vaste_paginas(boek)
    naslag: list[tuple[str, Any]] = [
        *((vast[pad][0], pad) for pad in (*NASLAG[:2], sectoren(boek), *NASLAG[2:]) if pad in stubs),
        *((titel, groep(naam)) for titel, naam in onder_naslag(boek) if groep(naam)),
    ]
    over = [*_map(vast, docs, "over", stubs), ("Verantwoording", _map(vast, docs, "verantwoording", stubs))]
    delen = [
        ("Start", BEGIN),
        ("Welke tafel?", WELKE_TAFEL),
        *((code, groep(code.lower())) for code in boek.sectoren),
        ("Gemeenten", gemeenten),
        ("Naslag", naslag),
        ("Over", over),
    ]
    return [(titel, inhoud) for titel, inhoud in delen if inhoud]


def onder_naslag(boek: Boek) -> list[tuple[str, str]]:
    """De groepen onder de naslag: (titel, map)."""
    return [(str(boek.routes["naam"]), "routes"), ("Naast de ladder", "naast"), ("Onderwerpen", "themas")]


def _als_er(stubs: set[str], titel: str, bestand: str) -> list[tuple[str, str]]:
    return [(titel, bestand)] if bestand in stubs else []


def _map(vaste: Vast, docs: Path, naam: str, stubs: set[str]) -> list[tuple[str, str]]:
    """Een map met proza en stubs, zonder wat voor beheer is: de beginpagina, dan de vaste volgorde, dan het alfabet."""
    vast = [p for p in vaste if p.startswith(f"{naam}/")]
    op_schijf = {p.relative_to(docs).as_posix() for p in (docs / naam).glob("*.md")}
    paden = sorted(
        {p for p in (stubs & set(vast)) | op_schijf if not beheer.hoort(p) and p != BOTSINGEN},
        key=lambda p: (not p.endswith("index.md"), vast.index(p) if p in vast else 99, p),
    )
    return [("" if p.endswith("/index.md") else _naam(vaste, docs, p), p) for p in paden]


def _naam(vaste: Vast, docs: Path, pad: str) -> str:
    if pad in vaste:
        return str(vaste[pad][0])
    m = _TITEL.search((docs / pad).read_text(encoding="utf-8"))
    return (m[1] or m[2]) if m else Path(pad).stem.replace("-", " ").capitalize()
