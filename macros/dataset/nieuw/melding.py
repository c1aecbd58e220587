"""Een melding: een waarschuwing bij een of meer uitkomsten, onderaan data/meldingen.yaml."""

from macros.dataset.nieuw import invoegen
from macros.dataset.nieuw.plan import Keuzes, Plan
from macros.dataset.nieuw.woorden import bekend, kebab, open_plek, plaats, vrij

OPTIES = ("bij", "bron")


def voeg_toe(plan: Plan, naam: str, keuzes: Keuzes) -> list[str]:
    id_ = vrij(plan, kebab(naam), "meldingen")
    uitkomsten = [bekend(plan, "regelonderwerp", deel) for deel in keuzes["bij"].split(",")] if "bij" in keuzes else []
    stuk = f"""\
{id_}:
  tekst: {open_plek("de waarschuwing, in een of twee zinnen")}
  bron: {plaats(plan, keuzes)}
"""
    if uitkomsten:
        stuk += f"  bij: [{', '.join(uitkomsten)}]\n"
    plan.pas_aan("meldingen.yaml", invoegen.achteraan, stuk)
    waar = "bij die uitkomst" if uitkomsten else "bij elke uitkomst"
    return [
        f"De melding staat nu altijd {waar}. Hangt zij van een antwoord af? Schrijf rijen bij 'wanneer',",
        f"of typ: .venv/bin/python -m macros nieuw vraag NAAM --bij {id_}",
        "De volgorde in het bestand is de volgorde van belang. Verplaats haar als zij voor een andere gaat.",
    ]
