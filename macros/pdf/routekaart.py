"""The routekaart of a step in one gemeente: the page of the handbook cut down to one sheet to hand out."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from macros.pagina.edities import Kaart, hoort
from macros.pdf import knoop, opbouw, zetten
from macros.pdf.lezen import Onleesbaar, Pagina
from macros.pdf.opbouw import Werk
from macros.pdf.snoei import Snoeier, sectie

DEEL = "data-deel"  # what a section is about, whatever its heading says
BLIJFT = ("eerst", "termijn", "aanmelden", "meenemen", "werkwijze")
UIT_DE_KAART = ("aanmelden", "meenemen")  # the columns below say it in full
WEG = ("rb-ook", "rb-beheer", "rb-klein", "bladzijde")
ZUINIGER = (
    "rb-noot",
    "rb-bronnen",
    "rb-tijdlijn",
    "werkwijze",
    "eerst",
)  # what goes first when it is too much
VEILIG = "veiligheid"  # the duty that stands on every sheet
LETTERS = (9.0, 8.4, 7.8)
STIJL = Path(__file__).with_name("routekaart.css")


def _bron(werk: Werk, kaart: Kaart) -> Element:
    """The page of the step, cut down to the gemeente and to what is needed at the table."""
    blad = next(p for p in werk.paginas if p.adres.endswith(f"/{kaart.onderwerp}/"))
    adressen = {p.adres for p in werk.paginas if hoort(werk.boek, kaart.editie, p.adres)}
    pagina = Pagina(blad.adres, blad.hoofdstuk, blad.titel, blad.begin, copy.deepcopy(blad.boom))
    Snoeier(werk.boek, kaart.editie, adressen).snoei(pagina)
    _kort_in(pagina.boom)
    return pagina.boom


def zet(werk: Werk, kaart: Kaart) -> Any:
    """The laid-out sheet: the largest letter and the most text that fit."""
    bron = _bron(werk, kaart)
    for zuiniger in range(len(ZUINIGER) + 1):
        boom = copy.deepcopy(bron)
        for wat in ZUINIGER[:zuiniger]:
            _zonder(boom, wat)
        passend = _passend(werk, kaart, boom)
        if passend is not None:
            return passend
    raise Onleesbaar(f"Routekaart {kaart.titel} ({kaart.gemeentenaam}) past niet op één bladzijde.")


def _passend(werk: Werk, kaart: Kaart, boom: Element) -> Any:
    """The sheet in the largest letter that fits on one page, or None. When the smallest does not fit, none does."""
    stijl = STIJL.read_text(encoding="utf-8")
    groot, *midden, klein = LETTERS
    past = None
    for letter in (groot, klein, *midden):
        wortel = _wortel(werk, kaart, copy.deepcopy(boom))
        document = zetten.zet(wortel, f"{stijl} html {{ font-size: {letter}pt }}")
        een = len(document.pages) == 1
        past = document if een else past
        if (een and letter == groot) or (not een and letter == klein):
            break
    return past


def _kort_in(boom: Element) -> None:
    """Only what is needed at the table itself."""
    for kop in [k for k in boom if k.tag == "h2"]:
        if kop.get(DEEL) not in BLIJFT:
            for deel in sectie(boom, kop):
                boom.remove(deel)
    for ouder, kind in knoop.paren(boom):
        regel = kind.tag == "li" and knoop.heeft(ouder_van(boom, ouder), "rb-kort") and len(kind)
        verder = knoop.heeft(kind, "rb-regel") and len(kind) == 1 and kind[0].tag == "a" and not kind.text
        if kind.tag == "a":
            knoop.uitpakken(ouder, kind)
        elif verder or knoop.heeft(kind, *WEG) or (regel and kind[0].get(DEEL) in UIT_DE_KAART):
            knoop.weg(ouder, kind)


def ouder_van(boom: Element, kind: Element) -> Element:
    """The parent of an element; the root is its own."""
    return next((ouder for ouder in boom.iter() if kind in ouder), boom)


def _zonder(boom: Element, wat: str) -> None:
    """Without a kind of element, or without a section."""
    for kop in [k for k in boom if k.tag == "h2" and k.get(DEEL) == wat]:
        for deel in sectie(boom, kop):
            boom.remove(deel)
    for ouder, kind in knoop.paren(boom):
        if knoop.heeft(kind, wat):
            knoop.weg(ouder, kind)


def _wortel(werk: Werk, kaart: Kaart, boom: Element) -> Element:
    wortel = opbouw.wortel(f"Routekaart {kaart.titel} in {kaart.gemeentenaam}", werk)
    boom.set("class", "blad kaartblad")
    versie = f"uitgave van {werk.dag_in_woorden} · dataversie {werk.dataversie}"
    voet = f"{kaart.gemeentenaam} · {versie} · geen officiële uitgave"
    kop = next(boom.iter("h1"))
    plek = list(boom).index(kop) + 1
    boom.insert(plek, knoop.maak("p", f"Routekaart {kaart.gemeentenaam}", klasse="kaart-plaats"))
    _in_kolommen(boom)
    boom.append(knoop.maak("p", str(werk.boek.deel("plichten")[VEILIG]["tekst"]), klasse="rb-veilig"))
    boom.append(knoop.maak("p", voet, klasse="rb-beheer"))
    for k in boom.iter():
        k.attrib.pop("id", None)
    wortel[1].append(knoop.maak("section", boom, klasse="kaart"))
    return wortel


def _in_kolommen(boom: Element) -> None:
    """Everything from the first section on stands in two columns."""
    eerste = next((nr for nr, k in enumerate(boom) if k.tag == "h2"), len(boom))
    kolommen = knoop.maak("div", *list(boom)[eerste:], klasse="kolommen")
    boom[eerste:] = [kolommen]
