"""The routekaart of a step in one gemeente: one sheet to fill in at the table, with the blocks of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import markdown  # type: ignore[import-untyped]

from macros.pagina.edities import Kaart
from macros.pagina.routekaart import routekaart
from macros.pdf import keur, lezen, opbouw, schoon, verwijs, zetten
from macros.pdf.lezen import Onleesbaar, Pagina
from macros.pdf.opbouw import Werk

UITBREIDINGEN = ("abbr", "attr_list", "md_in_html")  # those of mkdocs.yml that the blocks of a card need
LETTERS = (11.0, 10.5, 10.0, 9.5, 9.0)  # points; the largest that fits
VOLUIT = LETTERS[:3]  # smaller than this, and it is better not to say all of for whom it is
STIJL = Path(__file__).with_name("routekaart.css")


def zet(werk: Werk, kaart: Kaart) -> Any:
    """The laid-out sheet: always one page, in the largest letter that fits."""
    stijl = STIJL.read_text(encoding="utf-8")
    for voluit, letters in ((True, VOLUIT), (False, LETTERS)):
        wortel = _wortel(werk, kaart, voluit=voluit)
        for letter in letters:
            document = zetten.zet(wortel, f"{stijl} html {{ font-size: {letter}pt }}")
            if len(document.pages) == 1:
                _keur(document, kaart)
                return document
    raise Onleesbaar(f"Routekaart {kaart.titel} ({kaart.gemeentenaam}) past niet op één bladzijde.")


def _keur(document: Any, kaart: Kaart) -> None:
    fouten = keur.fouten(document, {})
    if fouten:
        raise Onleesbaar("\n".join(f"{kaart.naam}: {fout}" for fout in fouten))


def _wortel(werk: Werk, kaart: Kaart, *, voluit: bool) -> Element:
    """The card as a document; a sheet on its own refers to no other page."""
    voet = f"Uitgave van {werk.dag_in_woorden} · dataversie {werk.dataversie} · geen officiële uitgave"
    html = markdown(routekaart(werk.boek, kaart, voet, voluit=voluit), extensions=UITBREIDINGEN)
    pagina = Pagina("", kaart.titel, lezen.fragment(f'<article class="blad kaart">{html}</article>'))
    schoon.in_vorm(pagina.boom)
    verwijs.Verwijzer([]).herschrijf(pagina)
    wortel = opbouw.wortel(f"Routekaart {kaart.titel} in {kaart.gemeentenaam}", werk)
    wortel[1].append(pagina.boom)
    verwijs.zonder_ongebruikt(wortel, set())
    return wortel
