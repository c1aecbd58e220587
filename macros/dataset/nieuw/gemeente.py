"""Een gemeente: een bestand dat klopt en nog nergens iets beweert."""

import re
from collections.abc import Iterator
from typing import Any

from finder.model import MET_REGEL
from finder.weergave import STIL
from macros.dataset.controle_vorm import PATRONEN
from macros.dataset.nieuw.plan import Geweigerd, Keuzes, Plan
from macros.dataset.nieuw.woorden import kebab, over_een_jaar, tekst, vrije_pagina
from macros.dataset.zwijgen import opengezet

KOP = f"""\
# Vul in wat een bron over deze gemeente zegt, en zet de bron erbij. Wat je niet weet, blijft staan: {STIL}.
# Neem nooit iets over van een andere gemeente.
"""

ELDERS = "Hier staan alle gemeenten bij naam, hoeveel het er zijn, of wat alleen in één ervan is. Klopt dat nog?"
OPTIES = ()


def voeg_toe(plan: Plan, naam: str, _: Keuzes) -> list[str]:
    """Eén bestand."""
    id_ = vrije_pagina(plan, naam)
    if naam in (g.get("naam") for g in plan.ruw["gemeenten"].values()):
        raise Geweigerd(f"'{naam}' is er al: data/gemeenten/{id_}.yaml.")
    if not PATRONEN["code"][0].fullmatch(code(naam, set())):
        raise Geweigerd(f"'{naam}' geeft geen goede code; begin met een letter.")
    plan.bestand(f"gemeenten/{id_}.yaml", bestand(plan.ruw, naam))
    elders = list(plan.regels_met(noemt_alle(plan.ruw)))
    return [
        "Loop het bestand langs. Wat er staat, klopt al; het zegt alleen nog niets.",
        *([ELDERS] if elders else []),
        *elders,
        "Typ daarna: make stubs",
    ]


def noemt_alle(ruw: dict[str, Any]) -> str:
    """Waar de dataset elke gemeente noemt die zij nu heeft, hoeveel het er zijn, of dat iets alleen in één ervan is."""
    eigen = [g for g in ruw["gemeenten"].values() if "buiten_gebied" not in g]
    codes = "".join(rf"(?=[^\]]*\b{re.escape(g['code'])}\b)" for g in eigen)
    namen = [re.escape(g["naam"]) for g in eigen]
    elk = "".join(rf"(?=.*\b{naam}\b)" for naam in namen)
    geteld = r"\b(?i:de|onze|alle|deze) (?!andere)\w+ (?:de )?gemeenten\b|\been van deze \w+:"
    return rf"gemeente: \[{codes}|^{elk}|{geteld}|\balleen (?:in|voor|bij) (?:{'|'.join(namen)})\b"


def code(naam: str, bezet: set[str]) -> str:
    """De kortste code die nog vrij is: eerst de beginletters, dan steeds een letter meer."""
    delen = [deel for deel in kebab(naam).split("-") if deel]
    heel = "".join(delen).upper()
    keuzes = ["".join(deel[0] for deel in delen).upper(), *(heel[:n] for n in range(2, len(heel) + 1))]
    keuzes += [f"{heel}{nr}" for nr in range(2, len(bezet) + 3)]
    return next(keuze for keuze in keuzes if keuze not in bezet)


def bestand(ruw: dict[str, Any], naam: str) -> str:
    """De tekst van een nieuw gemeentebestand. Alles wat zij mag invullen staat erin, uitgesproken stil."""
    bezet = {str(g.get("code")) for g in ruw["gemeenten"].values()}
    kop = [f"code: {code(naam, bezet)}", f"naam: {tekst(naam)}"]
    einde = [f"herzien_voor: {over_een_jaar()}", *_bij(ruw), ""]
    return KOP + "\n".join([*kop, *_kenmerken(ruw), *_lezing(ruw, naam), *einde])


def _kenmerken(ruw: dict[str, Any]) -> Iterator[str]:
    bron = next((f"{nr}-{deel}" for nr, b in ruw["bronnen"].items() for deel in b["plaatsen"]), "…")
    yield f"kenmerken:   # weet je het, schrijf dan bijvoorbeeld {{waarde: ja, bron: {bron}}}"
    for naam, kenmerk in ruw["kenmerken"].items():
        yield f"  {naam}: {STIL}   # {kenmerk['vraag']}"


def _lezing(ruw: dict[str, Any], naam: str) -> Iterator[str]:
    """Geen bron noemt deze gemeente nog; elke uitkomst is hier dus onze lezing."""
    zin = tekst(f"De bronnen noemen {naam} hier niet.")
    yield "onze_lezing:   # noemt een bron deze gemeente wel, haal de regel dan weg"
    for deel in MET_REGEL:
        yield from (f"  {id_}: {zin}" for id_, o in ruw[deel].items() if "wanneer" in o.get("regel", {}))


def _bij(ruw: dict[str, Any]) -> Iterator[str]:
    yield "bij:"
    for id_, velden in opengezet(ruw).items():
        yield f"  {id_}:"
        yield from (f"    {veld}: {STIL}" for veld in velden)
