"""One file from start to end: build, lay out, index, check, write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.pagina.edities import Editie, Kaart
from macros.pdf import keur, opbouw, register, routekaart, verwijs, zetten
from macros.pdf.lezen import Onleesbaar
from macros.pdf.opbouw import Uitgave, Werk

# Room for three digits from the first round on: a book in which lines still grow gives a number one page off.
RUIMTE = ".bladzijde { display: inline-block } .bladzijde--blz { min-width: 4.4em } .bladzijde--zie { min-width: 9em }"


def maak(werk: Werk, wat: Editie | Kaart, bestand: Path) -> int:
    """Make one file; returns how many pages it has."""
    document = _boek(werk, opbouw.bouw(werk, wat)) if isinstance(wat, Editie) else routekaart.zet(werk, wat)
    half = bestand.with_suffix(".half")
    zetten.schrijf(document, half)
    half.replace(bestand)
    return len(document.pages)


def _boek(werk: Werk, uitgave: Uitgave) -> Any:
    """The whole book. Its last page, with the title of the index, makes room for the index that knows the pages."""
    begrippen = werk.boek.deel("begrippen")
    ankers = register.plaats(uitgave.paginas, begrippen)
    uitleg = {f"{register.UITLEG}--{id_}" for id_ in begrippen}
    verwijs.zonder_ongebruikt(uitgave.wortel, uitleg.union(*ankers.values()))
    document = zetten.zet(uitgave.wortel, RUIMTE if uitgave.editie.heel else "")
    regels = register.regels(begrippen, ankers, zetten.ankers(document))
    achterin = _register(werk, uitgave.editie, regels, len(document.pages))
    geheel = document.copy([*document.pages[:-1], *achterin.pages])
    fouten = keur.fouten(geheel, {p.sleutel: p.adres or "de startpagina" for p in uitgave.paginas})
    if fouten:
        raise Onleesbaar("\n".join(fouten))
    return geheel


def _register(werk: Werk, editie: Editie, regels: list[register.Regel], bladzij: int) -> Any:
    """The index as a document of its own that begins at a page number, on the side where that number stands."""
    wortel = opbouw.wortel("Begrippenregister", werk)
    wortel[1].append(opbouw.sjabloon("register.html.j2", werk, editie, regels=regels))
    kant = "right" if bladzij % 2 else "left"
    return zetten.zet(wortel, f"@page :first {{ counter-reset: page {bladzij} }} html {{ break-before: {kant} }}")
