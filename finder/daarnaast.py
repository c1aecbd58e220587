"""Wat naast de hoofdroute loopt: wat het is, wat je nu doet, wie aanmeldt, waar en met welke stukken."""

from collections.abc import Sequence
from typing import Any

from finder.doe_nu import opdrachten
from finder.inhoud import Hoort, Inhoud


def daarnaast(inhoud: Inhoud, id_: str, hoort: Hoort, *, al_gezegd: Sequence[str] = ()) -> dict[str, Any]:
    """Eén onderwerp dat erbij komt, met alles wat de hoofduitkomst ook heeft; opdrachten die daar al staan niet."""
    ingangen = inhoud.ingangen(id_, hoort)
    weg = inhoud.aanmelden(ingangen)
    return {
        **inhoud.kop_met_tekst(id_),
        "doe_nu": [zin for zin in opdrachten(inhoud, id_, hoort) if zin not in al_gezegd],
        "door": weg["door"],
        "bij": weg["bij"],
        "ingangen": ingangen,
        "documenten": inhoud.documenten(id_, hoort),
        "informeren": inhoud.teksten(id_, "informeren"),
        "contact": inhoud.contact(id_),
        "links": inhoud.links(id_),
    }
