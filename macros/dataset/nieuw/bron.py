"""Een bron: het document in data/bronnen.yaml, en een begin van haar dekking."""

from macros.dataset.nieuw import invoegen
from macros.dataset.nieuw.plan import Geweigerd, Keuzes, Plan
from macros.dataset.nieuw.woorden import open_plek, sectoren, tekst

OPTIES = ("sector",)


def voeg_toe(plan: Plan, titel: str, keuzes: Keuzes) -> list[str]:
    over = sectoren(plan, keuzes["sector"]) if "sector" in keuzes else plan.kennis.namen["sector"]
    for nr, bron in plan.ruw["bronnen"].items():
        if bron.get("titel") == titel:
            raise Geweigerd(
                f"'{titel}' bestaat al: {plan.plek(('bronnen', nr))}. Is er een nieuwe versie? Pas die aan."
            )
    nummer = _nummer(plan)
    plan.pas_aan("bronnen.yaml", invoegen.achteraan, _bron(nummer, titel, over))
    plan.bestand(f"dekking/{nummer}.yaml", _dekking(nummer))
    return [
        f"Elk stuk van het document krijgt een letter onder 'plaatsen'. Een zin verwijst ernaar als {nummer}-A.",
        f"Elk stuk krijgt ook een regel in data/dekking/{nummer}.yaml, met waar het is gebleven.",
        "Botst zij met een andere bron? Zet bij de oudste wijkt_voor, en de verliezende lezing bij 'alternatief'.",
    ]


def _nummer(plan: Plan) -> str:
    """Het nummer na het hoogste."""
    nummers = [int(nr) for nr in plan.ruw["bronnen"] if nr.isdecimal()]
    return f"{max(nummers, default=-1) + 1:03d}"


def _bron(nummer: str, titel: str, over: list[str]) -> str:
    return f"""\
"{nummer}":
  titel: {tekst(titel)}
  sector: [{", ".join(over)}]
  uitgever: {open_plek("welke organisatie het document maakte")}
  soort: {open_plek("wat voor document het is")}
  datering: {open_plek("wat we weten van de leeftijd, ook als er geen datum in staat")}
  volgorde_van_gelden: {open_plek("voor welke bronnen het gaat, en waarbij")}
  plaatsen:
    A: {open_plek("welk stuk van het document dit is, met de regels")}
"""


def _dekking(nummer: str) -> str:
    onderdeel = open_plek("welk stuk dit is, in eigen woorden")
    naar = open_plek("het bestand waar het staat, zonder .yaml")
    return f"""\
# Waar elk stuk van bron {nummer} is gebleven. De regels tellen alleen niet-lege regels, net als in bronnen.yaml.
- {{regels: "1", onderdeel: {onderdeel}, feiten: 1, naar: [{naar}]}}
"""
