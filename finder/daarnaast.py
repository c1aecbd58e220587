"""Wat naast de hoofdroute loopt: wat het is, wat je nu doet, wie aanmeldt, waar en met welke stukken."""

from typing import Any

from finder.doe_nu import opdrachten
from finder.inhoud import Hoort, Inhoud


def daarnaast(inhoud: Inhoud, id_: str, hoort: Hoort) -> dict[str, Any]:
    """Eén onderwerp dat erbij komt, met alles wat de hoofduitkomst ook heeft."""
    ingangen = inhoud.ingangen(id_, hoort)
    weg = inhoud.aanmelden(ingangen)
    return {
        **inhoud.kop_met_tekst(id_),
        "doe_nu": opdrachten(inhoud, id_, hoort),
        "door": weg["door"],
        "bij": weg["bij"],
        "ingangen": ingangen,
        "documenten": inhoud.documenten(id_, hoort),
        "informeren": inhoud.teksten(id_, "informeren"),
        "contact": inhoud.contact(id_),
        "links": inhoud.links(id_),
    }
