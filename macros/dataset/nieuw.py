"""`python -m macros nieuw gemeente NAAM`: een gemeentebestand dat klopt en nog nergens iets beweert."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from finder.weergave import STIL
from macros.basis.plekken import data_map
from macros.dataset.controle_vorm import KEBAB, PATRONEN
from macros.dataset.geldigheid import vandaag
from macros.dataset.laden import laad
from macros.dataset.zwijgen import opengezet

GEBRUIK = "Gebruik: python -m macros nieuw gemeente NAAM, bijvoorbeeld: python -m macros nieuw gemeente Zeedam"
KOP = f"""\
# Vul in wat een bron over deze gemeente zegt, en zet de bron erbij. Wat je niet weet, blijft staan: {STIL}.
# Neem nooit iets over van een andere gemeente.
"""


class Bezet(Exception):
    """Deze naam kan niet, of is er al."""


def bestandsnaam(naam: str) -> str:
    """`'s-Gravenzande` wordt `s-gravenzande`: alleen kleine letters, cijfers en streepjes."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plat).strip("-")


def code(naam: str, bezet: set[str]) -> str:
    """De kortste code die nog vrij is: eerst de beginletters, dan steeds een letter meer."""
    delen = [deel for deel in bestandsnaam(naam).split("-") if deel]
    heel = "".join(delen).upper()
    keuzes = ["".join(deel[0] for deel in delen).upper(), *(heel[:n] for n in range(2, len(heel) + 1))]
    keuzes += [f"{heel}{nr}" for nr in range(2, len(bezet) + 3)]
    return next(keuze for keuze in keuzes if keuze not in bezet)


def gemeente(ruw: dict[str, Any], naam: str) -> str:
    """De tekst van een nieuw gemeentebestand. Alles wat zij mag invullen staat erin, uitgesproken stil."""
    bezet = {str(g.get("code")) for g in ruw["gemeenten"].values()}
    kop = [f"code: {code(naam, bezet)}", f"naam: {json.dumps(naam, ensure_ascii=False)}"]
    dag = date.fromisoformat(vandaag())
    nakijken = dag.replace(year=dag.year + 1, day=min(dag.day, 28))
    return KOP + "\n".join([*kop, *_kenmerken(ruw), *_lezing(ruw, naam), f"herzien_voor: {nakijken}", *_bij(ruw), ""])


def _kenmerken(ruw: dict[str, Any]) -> Iterator[str]:
    yield "kenmerken:   # weet je het, schrijf dan bijvoorbeeld {waarde: ja, bron: 000-C}"
    for naam, kenmerk in ruw["kenmerken"].items():
        yield f"  {naam}: {STIL}   # {kenmerk['vraag']}"


def _lezing(ruw: dict[str, Any], naam: str) -> Iterator[str]:
    """Geen bron noemt deze gemeente nog; elke uitkomst is hier dus onze lezing."""
    zin = json.dumps(f"De bronnen noemen {naam} hier niet.", ensure_ascii=False)
    yield "onze_lezing:   # noemt een bron deze gemeente wel, haal de regel dan weg"
    for deel in ("tafels", "routes"):
        yield from (f"  {id_}: {zin}" for id_, o in ruw[deel].items() if "wanneer" in o.get("regel", {}))


def _bij(ruw: dict[str, Any]) -> Iterator[str]:
    yield "bij:"
    for id_, velden in opengezet(ruw).items():
        yield f"  {id_}:"
        yield from (f"    {veld}: {STIL}" for veld in velden)


def maak(map_: Path, naam: str) -> Path:
    """Schrijft het bestand. Werpt Bezet als de naam niet kan of er al is."""
    ruw, id_ = laad(map_).ruw, bestandsnaam(naam)
    doel = map_ / "gemeenten" / f"{id_}.yaml"
    if not KEBAB.fullmatch(id_):
        raise Bezet(f"'{naam}' kan geen naam van een gemeente zijn; gebruik letters.")
    if doel.exists() or naam in (g.get("naam") for g in ruw["gemeenten"].values()):
        raise Bezet(f"'{naam}' is er al: data/gemeenten/{id_}.yaml.")
    if not PATRONEN["code"][0].fullmatch(code(naam, set())):
        raise Bezet(f"'{naam}' geeft geen goede code; begin met een letter.")
    doel.write_text(gemeente(ruw, naam), encoding="utf-8")
    return doel


def hoofd(argv: list[str]) -> int:
    """Maakt het bestand en zegt wat er nu te doen is."""
    naam = " ".join(argv[1:]).strip()
    if argv[:1] != ["gemeente"] or not naam:
        print(GEBRUIK, file=sys.stderr)
        return 2
    try:
        doel = maak(data_map(), naam)
    except Bezet as fout:
        print(fout, file=sys.stderr)
        return 1
    print(f"data/gemeenten/{doel.name} is gemaakt. Vul het in; typ daarna: make stubs")
    return 0
