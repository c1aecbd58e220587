"""One file from start to end: build, lay out, index, check, write."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from macros.pagina.edities import Editie, Kaart
from macros.pdf import keur, opbouw, register, routekaart, verwijs, zetten
from macros.pdf.lezen import Onleesbaar
from macros.pdf.opbouw import Uitgave, Werk

RONDEN = 5  # two as a rule: one to find the page numbers, one with them; more if a number moved a line to another page


def maak(werk: Werk, wat: Editie | Kaart, bestand: Path) -> int:
    """Make one file; returns how many pages it has."""
    document = _boek(werk, opbouw.bouw(werk, wat)) if isinstance(wat, Editie) else routekaart.zet(werk, wat)
    half = bestand.with_suffix(".half")
    zetten.schrijf(document, half)
    half.replace(bestand)
    return len(document.pages)


def _boek(werk: Werk, uitgave: Uitgave) -> Any:
    """Lay out until the page numbers in the text, the contents and the index are those of the layout itself."""
    begrippen = werk.boek.deel("begrippen")
    ankers = register.plaats(uitgave.paginas, begrippen)
    uitleg = {f"{register.UITLEG}--{id_}" for id_ in begrippen}
    verwijs.zonder_ongebruikt(uitgave.wortel, uitleg.union(*ankers.values()))
    bladzij: dict[str, int] = {}
    for _ in range(RONDEN):
        verwijs.nummer(uitgave.wortel, bladzij)
        uitgave.wortel[1][-1] = opbouw.achterin(werk, uitgave.editie, register.regels(begrippen, ankers, bladzij))
        document = zetten.zet(uitgave.wortel)
        gevonden = zetten.ankers(document)
        if gevonden == bladzij:
            return _gekeurd(document, uitgave)
        bladzij = gevonden
        del document
        gc.collect()  # the boxes of a round are cycles; two rounds side by side take twice the memory
    raise Onleesbaar(f"{uitgave.editie.titel}: de bladzijdenummers staan na {RONDEN} keer opmaken nog niet vast.")


def _gekeurd(document: Any, uitgave: Uitgave) -> Any:
    fouten = keur.fouten(document, {p.sleutel: p.adres or "de startpagina" for p in uitgave.paginas})
    if fouten:
        raise Onleesbaar("\n".join(fouten))
    return document
