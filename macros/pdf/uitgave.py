"""One file from start to end: build, lay out, index, page numbers, check, write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from macros.pagina.edities import Editie, Kaart
from macros.pdf import anker, bewaar, keur, opbouw, register, routekaart, zetten
from macros.pdf.lezen import Onleesbaar
from macros.pdf.opbouw import Uitgave, Werk

CIJFERS = 3


@dataclass(frozen=True)
class Klaar:
    """A finished file, for the list and the progress lines."""

    naam: str
    bladen: int
    bytes: int
    sleutel: str
    oud: bool


def maak(werk: Werk, wat: Editie | Kaart, doel: Path, code: str) -> Klaar:
    """Make one file, or take it from the last time."""
    bestand = doel / f"{wat.naam}.pdf"
    uitgave = opbouw.bouw(werk, wat, CIJFERS) if isinstance(wat, Editie) else None
    bron = uitgave.wortel if uitgave else routekaart.bron(werk, cast("Kaart", wat))
    sleutel = bewaar.sleutel(code, bron, extra=f"{wat} {werk.dag} {werk.dataversie}")
    if bewaar.haal(sleutel, bestand):
        return Klaar(wat.naam, _bladen(bestand), bestand.stat().st_size, sleutel, oud=True)
    document = _boek(werk, uitgave) if uitgave else routekaart.zet(werk, cast("Kaart", wat), bron)
    zetten.schrijf(document, bestand)
    bewaar.leg_weg(sleutel, bestand)
    return Klaar(wat.naam, len(document.pages), bestand.stat().st_size, sleutel, oud=False)


def _bladen(bestand: Path) -> int:
    import pikepdf

    with pikepdf.open(bestand) as pdf:
        return len(pdf.pages)


def _boek(werk: Werk, uitgave: Uitgave) -> Any:
    """The whole book: pages, then the index that needs their numbers, then the numbers in their places."""
    begrippen = werk.boek.deel("begrippen")
    ankers = register.plaats(uitgave.paginas, begrippen)
    uitleg = {f"{register.UITLEG}--{id_}" for id_ in begrippen}
    anker.licht(uitgave.wortel, uitleg.union(*ankers.values()))
    document = zetten.zet(uitgave.wortel)
    bladzij = zetten.ankers(document)
    regels = register.regels(begrippen, ankers, bladzij)
    achterin = _register(werk, uitgave.editie, regels, len(document.pages))
    bladzij |= zetten.ankers(achterin, len(document.pages) + 1)
    if not zetten.vul_in(document, bladzij, CIJFERS):
        raise Onleesbaar(f"{uitgave.editie.titel}: meer bladzijden dan er in {CIJFERS} cijfers passen.")
    geheel = document.copy([*document.pages, *achterin.pages])
    fouten = keur.fouten(geheel, {p.sleutel: p.adres or "de startpagina" for p in uitgave.paginas})
    if fouten:
        raise Onleesbaar("\n".join(fouten))
    return geheel


def _register(werk: Werk, editie: Editie, regels: list[register.Regel], vorige: int) -> Any:
    wortel = opbouw.wortel("Begrippenregister", werk)
    wortel[1].append(opbouw.sjabloon("register.html.j2", werk, editie, regels=regels))
    kant = "left" if vorige % 2 else "right"
    return zetten.zet(wortel, f"@page :first {{ counter-reset: page {vorige + 1} }} html {{ break-before: {kant} }}")
