"""Een tafel die naast een uitkomst kan lopen: één bestand."""

from finder.model import MET_REGEL
from macros.dataset.nieuw.plan import Keuzes, Plan
from macros.dataset.nieuw.woorden import open_plek, over_een_jaar, plaats, sectoren, snake, tekst, vrije_pagina

OPTIES = ("sector", "bron")


def voeg_toe(plan: Plan, naam: str, keuzes: Keuzes) -> list[str]:
    id_, hier = vrije_pagina(plan, naam), sectoren(plan, keuzes.get("sector"))
    waar = plaats(plan, keuzes)
    als = open_plek(f"wanneer de tafel past, zoals {{sector: [{hier[0]}], …}}")
    regel = f"""\
regel:
  daarnaast:
    volgorde: {_volgorde(plan)}
    wanneer:
      - {{als: {als}, bron: {waar}}}
"""
    plan.bestand(f"tafels/{id_}.yaml", kop(naam, hier, waar) + f"code: {snake(id_)}\n{doe_nu(waar)}{regel}")
    return [
        "Hangt de tafel aan een vraag die er nog niet is? Typ:",
        f"  .venv/bin/python -m macros nieuw vraag NAAM --bij {id_}",
        "Staat de tafel alleen in het handboek? Haal dan code en regel weg.",
        "Typ daarna: make stubs",
    ]


def _volgorde(plan: Plan) -> int:
    """Achteraan in de lijst van wat ernaast loopt."""
    regels = [o["regel"] for _, _, o in plan.kennis.records(*MET_REGEL) if "daarnaast" in o.get("regel", {})]
    return max((regel["daarnaast"]["volgorde"] for regel in regels), default=0) + 10


def kop(naam: str, in_sector: list[str], bron: str) -> str:
    """Wat op elke pagina van een tafel staat."""
    ingang = ", ".join(f"{veld}: {open_plek(vraag)}" for veld, vraag in INGANG.items())
    return f"""\
naam: {tekst(naam)}
sector: [{", ".join(in_sector)}]
instructie: {open_plek("in een paar woorden wat de lezer moet doen, zoals: Vraag het overleg aan")}
samenvatting: {{tekst: {open_plek("in één zin wat dit is")}, bron: {bron}}}
voor_wie:
  - {{tekst: {open_plek("wanneer een leerling hier terechtkan")}, bron: {bron}}}
aanmelden:
  - {{{ingang}, bron: {bron}}}
herzien_voor: {over_een_jaar()}
"""


INGANG = {"door": "wie aanmeldt", "bij": "bij wie", "hoe": "op welke manier"}


def doe_nu(bron: str) -> str:
    """De opdracht voor vandaag."""
    return f"doe_nu:\n  - {{tekst: {open_plek('wat de lezer vandaag kan doen')}, bron: {bron}}}\n"
