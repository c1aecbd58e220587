"""De opdracht `casussen`: rekent ze alle na, en zegt wat een wijziging van de dataset ermee doet.

`--bijwerken` zegt dat in woorden; met `--schrijf` erbij komt het in hun bestanden. Alleen de waarden onder `verwacht`
veranderen; opmerkingen en de volgorde van de regels blijven.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from finder.bouwen import maak_motor
from finder.melding import InvoerFout, bedoelde_u
from finder.model import Regelwerk
from finder.weergave import voor
from macros.basis.plekken import CASUSSEN as MAP
from macros.basis.plekken import van_deze_regio
from macros.bewijs.bron import werk_nu
from macros.bewijs.casussen import ZEKERHEID, Casus, casussen, fouten, vormfouten
from macros.dataset import controle_casussen
from macros.dataset.oordeel import oordeel

WAT = {
    "uitkomst": "de soort uitkomst wordt",
    "hoofd": "de uitkomst wordt",
    "doel": "het doel wordt",
    "eerst": "wat eerst moet wordt",
    "daarnaast": "wat ernaast loopt wordt",
    "week": "de termijn wordt",
    "stand": "de stand van de termijn wordt",
    "datum": "de laatste dag wordt",
    "zekerheid": "de zekerheid wordt",
    "let_op": "de meldingen worden",
}
WOORDEN = {
    "nog_niet_opschalen": "nog niet opschalen",
    "andere_route": "een andere route",
    "te_vroeg": "te vroeg",
    **ZEKERHEID,
}
IN_WOORDEN = "In woorden: .venv/bin/python -m macros casussen --bijwerken"
KLOPT_HET = "Kloppen ze? Typ: .venv/bin/python -m macros casussen --bijwerken --schrijf"
OPTIES = ("--bijwerken", "--schrijf")
HAND = "Met de hand (komt er niets meer uit, haal de regel dan weg):"
ZELF = ("let_op",)  # wat er bij moet staan, beslist een mens


Wijziging = tuple[Casus, dict[str, Any]]  # een casus, met wat er nu anders uitkomt


def wijzigingen(werk: Regelwerk, map_: Path = MAP) -> Iterator[Wijziging]:
    """Elke casus die iets anders verwacht. Een casus met feiten die niet kunnen, noemt `casussen` zelf."""
    motor = maak_motor(werk.ruw)
    for casus in casussen(map_):
        with suppress(InvoerFout):
            if nu := casus.verschil(motor):
                yield casus, nu


def in_woorden(werk: Regelwerk, w: Wijziging) -> str:
    """`voorbeelden.yaml, V16: de termijn wordt week 12 (was week 11).`"""
    casus, nu = w
    hier = voor(werk, casus.feiten["sector"], None)
    namen: dict[str, str] = {
        regel.code: {**werk.ruw["routes"], **werk.ruw["tafels"]}[id_]["naam"] for id_, regel in werk.regels.items()
    }
    namen |= {code: hier.per_sector(eis["naam"]) for code, eis in werk.ruw["voorwaarden"].items()} | WOORDEN

    def zeg(sleutel: str, waarde: Any) -> str:
        if isinstance(waarde, list):
            return ", ".join(namen.get(code, code) for code in map(str, waarde)) or "niets"
        week = "week " if sleutel == "week" and waarde else ""
        return "geen" if waarde is None else f"{week}{namen.get(str(waarde), str(waarde))}"

    delen = [f"{WAT[s]} {zeg(s, nieuw)} (was {zeg(s, casus.oud(s))})" for s, nieuw in nu.items()]
    return f"{casus.groep}.yaml, {casus.id}: {'; '.join(delen)}."


def schrijf_op(gevonden: list[Wijziging], map_: Path = MAP) -> list[str]:
    """Zet de nieuwe waarden in de bestanden. Geeft terug wat met de hand moet."""
    met_de_hand, (regels, _) = [], controle_casussen.lees(map_)
    for naam in dict.fromkeys(casus.groep for casus, _ in gevonden):
        pad = map_ / f"{naam}.yaml"
        tekst = pad.read_text(encoding="utf-8").splitlines(keepends=True)
        for casus, nu in ((casus, nu) for casus, nu in gevonden if casus.groep == naam):
            for sleutel, waarde in nu.items():
                nr = int(regels.plek((naam, "casussen", casus.nr, "verwacht", sleutel)).rpartition(":")[2]) - 1
                tekst[nr], gelukt = _vervang(tekst[nr], sleutel, waarde)
                met_de_hand += [] if gelukt else [f"{naam}.yaml:{nr + 1}: {casus.id}, {sleutel}"]
        pad.write_text("".join(tekst), encoding="utf-8")
    return met_de_hand


def _vervang(regel: str, sleutel: str, waarde: Any) -> tuple[str, int]:
    if sleutel in ZELF or waarde == "onbeslist":
        return regel, 0
    nieuw = f"[{', '.join(waarde)}]" if isinstance(waarde, list) else "null" if waarde is None else str(waarde)
    namen = "|".join([sleutel, *(oud for oud, naam in controle_casussen.HERNOEMD.items() if naam == sleutel)])
    return re.subn(rf"(?<![\w-])((?:{namen}): +)(\[[^\]]*\]|[^\s,}}\[]+)", rf"\g<1>{nieuw}", regel, count=1)


def werk_bij(*, schrijf: bool) -> None:
    """Zegt wat er verandert, en schrijft het als `schrijf` waar is."""
    gevonden = list(wijzigingen(werk_nu()))
    for w in gevonden:
        print(in_woorden(werk_nu(), w))
    print("1 casus verandert." if len(gevonden) == 1 else f"{len(gevonden)} casussen veranderen.")
    if gevonden and not schrijf:
        print(van_deze_regio(KLOPT_HET))
    elif gevonden:
        over = schrijf_op(gevonden)
        print("\n".join(["Opgeschreven. Lees ook de woorden na.", *([HAND, *over] if over else [])]))


def hoofd(argv: list[str]) -> int:
    """0 als elke casus klopt. Op een dataset met fouten valt niets na te rekenen; die noemt de controle."""
    if vreemd := [woord for woord in argv if woord not in OPTIES]:
        print(f"'{vreemd[0]}' kan niet bij casussen.{bedoelde_u(vreemd[0], OPTIES)}", file=sys.stderr)
        return 2
    bijwerken = "--bijwerken" in argv
    if oordeel().fouten:
        print("De dataset heeft fouten; de casussen zijn niet nagerekend.", file=sys.stderr)
        return 1
    gevonden = vormfouten() if bijwerken else fouten()
    if gevonden:
        na_te_rekenen = any("klopt niet meer" in zin for zin in gevonden)
        slot = [] if bijwerken or not na_te_rekenen else [van_deze_regio(IN_WOORDEN)]
        print("\n".join([*gevonden, *slot]), file=sys.stderr)
        return 1
    if bijwerken:
        werk_bij(schrijf="--schrijf" in argv)
    else:
        print("\n".join([*controle_casussen.oude_namen(MAP), "Alle casussen kloppen."]))
    return 0
