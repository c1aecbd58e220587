"""Namen die nog vrij zijn, open plekken, en waarden zoals zij in een bestand staan."""

import json
import re
import unicodedata
from datetime import date
from typing import Any

from finder.melding import bedoelde_u
from finder.model import ONDERWERPEN
from macros.dataset.controle_open import OPEN
from macros.dataset.geldigheid import vandaag
from macros.dataset.nieuw.plan import Geweigerd, Keuzes, Plan


def kebab(naam: str) -> str:
    """`'s-Gravenzande` wordt `s-gravenzande`: alleen kleine letters, cijfers en streepjes."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    id_ = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")
    if not id_:
        raise Geweigerd(f"'{naam}' kan geen naam zijn; gebruik letters.")
    return id_


def snake(id_: str) -> str:
    return id_.replace("-", "_")


def tekst(waarde: str) -> str:
    """Een tekst met aanhalingstekens, zodat een komma of dubbele punt erin niets stukmaakt."""
    return json.dumps(waarde, ensure_ascii=False)


def open_plek(vraag: str) -> str:
    """Wat de redactie moet invullen. De controle noemt de plek zolang zij open is."""
    return tekst(f"{OPEN}: {vraag}")


def stroom(waarde: Any) -> str:
    """Een voorwaarde op één regel: `{sector: [A], feit: {zonder: [b]}}`."""
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{naam}: {stroom(deel)}" for naam, deel in waarde.items()) + "}"
    if isinstance(waarde, (list, tuple)):
        return "[" + ", ".join(map(stroom, waarde)) + "]"
    return str(waarde)


def over_een_jaar() -> str:
    """De dag waarop iemand dit weer nakijkt."""
    dag = date.fromisoformat(vandaag())
    return dag.replace(year=dag.year + 1, day=min(dag.day, 28)).isoformat()


def plaats(plan: Plan, keuzes: Keuzes) -> str:
    """De bron bij een zin: wat gegeven is, anders een open plek."""
    if "bron" in keuzes:
        return bekend(plan, "plaats", keuzes["bron"])
    voorbeeld = next(iter(plan.kennis.namen["plaats"]), "…")
    return open_plek(f"waar het staat, zoals {voorbeeld}")


def bekend(plan: Plan, soort: str, naam: str) -> str:
    """Een naam die er al moet zijn."""
    if not plan.kennis.kent(soort, naam):
        raise Geweigerd(plan.kennis.onbekend(soort, naam))
    return naam


def een_van(wat: str, gegeven: str | None, keuzes: list[str]) -> str:
    """Een optie die iets bestaands noemt. Is er maar één mogelijkheid, dan is dat de keuze."""
    if gegeven is None and len(keuzes) == 1:
        return keuzes[0]
    if gegeven is None:
        raise Geweigerd(f"Zet erbij: --{wat} met een van: {', '.join(keuzes)}.")
    if gegeven not in keuzes:
        kan = bedoelde_u(gegeven, keuzes) or f" Laat --{wat} weg, dan staat hier wat wel kan."
        raise Geweigerd(f"'{gegeven}' kan niet bij --{wat}.{kan}")
    return gegeven


def sectoren(plan: Plan, gegeven: str | None) -> list[str]:
    """De sectoren achter --sector, met komma's ertussen."""
    return [
        een_van("sector", deel, plan.kennis.namen["sector"]) for deel in (gegeven.split(",") if gegeven else [None])
    ]


def vrij(plan: Plan, id_: str, *delen: str) -> str:
    """Een id dat nog nergens in deze delen staat. Onderwerpen en gemeenten delen hun adressen."""
    for deel in delen:
        if id_ in plan.kennis.deel(deel):
            raise Geweigerd(f"'{id_}' bestaat al: {plan.plek((deel, id_))}. Kies een andere naam.")
    return id_


def vrije_pagina(plan: Plan, naam: str) -> str:
    """Het id van een nieuwe pagina."""
    id_ = vrij(plan, kebab(naam), *ONDERWERPEN, "gemeenten")
    for deel, ander, record in plan.kennis.records(*ONDERWERPEN):
        if record.get("naam") == naam or record.get("code") == snake(id_):
            raise Geweigerd(f"'{naam}' bestaat al: {plan.plek((deel, ander))}. Kies een andere naam.")
    return id_
