"""Wat naast de hoofdroute loopt: wat het is, wat je nu doet, wie aanmeldt, waar en met welke stukken."""

from collections.abc import Sequence
from typing import Any

from finder.doe_nu import opdrachten
from finder.weergave import Hoort, Weergave


def daarnaast(weergave: Weergave, id_: str, horen: Sequence[Hoort], *, al_gezegd: Sequence[str] = ()) -> dict[str, Any]:
    """Eén onderwerp dat erbij komt, met alles wat de hoofduitkomst ook heeft; opdrachten die daar al staan niet."""
    *_, hoort = horen
    ingangen = weergave.ingangen(id_, hoort)
    weg = weergave.aanmelden(ingangen)
    return {
        **weergave.kop_met_tekst(id_),
        "doe_nu": [zin for zin in opdrachten(weergave, id_, horen) if zin not in al_gezegd],
        "door": weg["door"],
        "bij": weg["bij"],
        "ingangen": ingangen,
        "documenten": weergave.documenten(id_, hoort),
        "informeren": weergave.teksten(id_, "informeren"),
        "contact": weergave.contact(id_),
        "links": weergave.links(id_),
    }
