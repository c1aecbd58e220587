"""From pages to one document: cover, colophon, contents, chapters with one title level above the pages."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from jinja2 import Environment, FileSystemLoader

from finder.weergave import STIL
from macros.pagina import gebied
from macros.pagina.boek import Boek
from macros.pagina.edities import Editie, hoort
from macros.pagina.tekst import datum, hoofdletter
from macros.pdf import knoop, lezen, verwijs
from macros.pdf.lezen import Pagina
from macros.pdf.snoei import Snoeier

MAP = Path(__file__).parent
OMGEVING = Environment(loader=FileSystemLoader(MAP), autoescape=True, trim_blocks=True, lstrip_blocks=True)
LOPEND = 6


@dataclass
class Werk:
    """What every edition of one run shares."""

    boek: Boek
    paginas: list[Pagina]
    dag: str
    dataversie: str

    @property
    def dag_in_woorden(self) -> str:
        return datum(self.dag)


@dataclass
class Uitgave:
    """One edition before the layout."""

    editie: Editie
    wortel: Element
    paginas: list[Pagina]
    inhoud: list[tuple[int, str, str]] = field(default_factory=list)  # level, title, anchor


def kies(werk: Werk, editie: Editie) -> list[Pagina]:
    """Own copies of the pages of an edition, cut down to it."""
    gekozen = [p for p in werk.paginas if hoort(werk.boek, editie, p.adres)]
    kopieen = [Pagina(p.adres, p.hoofdstuk, p.titel, p.begin, copy.deepcopy(p.boom)) for p in gekozen]
    if not editie.heel:
        snoeier = Snoeier(werk.boek, editie, {p.adres for p in kopieen})
        for pagina in kopieen:
            snoeier.snoei(pagina)
    return kopieen


def bouw(werk: Werk, editie: Editie) -> Uitgave:
    """The whole document of an edition; of the index of terms only the title, as its lines need the page numbers."""
    paginas = kies(werk, editie)
    verwijzer = verwijs.Verwijzer(paginas)
    for pagina in paginas:
        verwijzer.herschrijf(pagina)
    uitgave = Uitgave(editie, wortel(f"Routeboek verzuim en thuiszitten: {editie.titel}", werk), paginas)
    lijf = uitgave.wortel[1]
    hoofdstukken = [
        _hoofdstuk(uitgave, nr, naam, list(groep))
        for nr, (naam, groep) in enumerate(groupby(paginas, key=lambda p: p.hoofdstuk), start=1)
    ]
    uitgave.inhoud.append((1, "Begrippenregister", "register"))
    lijf.extend([sjabloon("omslag.html.j2", werk, editie), sjabloon("colofon.html.j2", werk, editie)])
    lijf.append(_inhoudsopgave(uitgave.inhoud))
    lijf.extend([*hoofdstukken, sjabloon("register.html.j2", werk, editie, regels=())])
    return uitgave


def wortel(titel: str, werk: Werk) -> Element:
    def meta(naam: str, waarde: str) -> Element:
        return knoop.maak("meta", name=naam, content=waarde)

    hoofd = knoop.maak(
        "head",
        knoop.maak("title", titel),
        meta("author", "Routeboek"),
        meta("description", "Welke tafel, welke week, welke papieren bij verzuim en thuiszitten."),
        meta("dcterms.created", werk.dag),
        meta("dcterms.modified", werk.dag),
    )
    return knoop.maak("html", hoofd, Element("body"), lang="nl")


def sjabloon(naam: str, werk: Werk, editie: Editie, **verder: object) -> Element:
    """A page of our own, from a template beside this module."""
    vast = {"handboek": werk.boek.deel("handboek"), "niet": hoofdletter(STIL)}
    vast |= {"gebied": gebied.gebied(werk.boek), "bronnen": gebied.bronnen(werk.boek)}
    return lezen.fragment(OMGEVING.get_template(naam).render(werk=werk, editie=editie, **vast, **verder).strip())


def _hoofdstuk(uitgave: Uitgave, nr: int, naam: str, paginas: list[Pagina]) -> Element:
    """A chapter: its own title, or that of its only or opening page, and one level lower for the pages in it."""
    anker = f"hoofdstuk-{nr}"
    deel = knoop.maak("section", klasse=f"hoofdstuk hoofdstuk-{paginas[0].sleutel}")
    alleen = len(paginas) == 1
    voorop = paginas[0].titel if paginas[0].begin or alleen else naam
    nummer = knoop.maak("span", f"{nr} ", klasse="nummer")
    kop = knoop.maak("h1", nummer, voorop, klasse="deel", id=anker, **{"data-kop": f"{nr}  {_kort(voorop)}"})
    deel.append(kop)
    uitgave.inhoud.append((1, voorop, anker))
    for pagina in paginas:
        if pagina.begin or alleen:
            _zonder_kop(pagina.boom, kop if alleen and not pagina.begin else None)
            pagina.boom.set("class", "blad blad--begin")
        else:
            next(pagina.boom.iter("h1")).set("data-kop", _kort(pagina.titel))
            _lager(pagina.boom)
            pagina.boom.set("class", "blad")
            uitgave.inhoud.append((2, pagina.titel, pagina.sleutel))
        deel.append(pagina.boom)
    return deel


def _zonder_kop(boom: Element, kop: Element | None) -> None:
    """The title of an opening page is the title of its chapter."""
    for ouder, kind in knoop.paren(boom):
        if kind.tag == "h1":
            if kop is not None:
                kop[0].tail = knoop.tekst(kind)
            knoop.weg(ouder, kind)
        elif knoop.heeft(kind, "rb-rubriek"):
            knoop.weg(ouder, kind)


def _kort(titel: str) -> str:
    """A running head of at most seven words."""
    woorden = titel.split()
    return titel if len(woorden) <= LOPEND else " ".join([*woorden[:LOPEND], "…"])


def _lager(boom: Element) -> None:
    for kind in boom.iter():
        niveau = knoop.niveau(kind)
        if niveau:
            kind.tag = f"h{niveau + 1}"


def _inhoudsopgave(regels: list[tuple[int, str, str]]) -> Element:
    lijst = knoop.maak("ul", klasse="inhoud")
    for niveau, titel, anker in regels:
        nummer = verwijs.bladzijde(anker, "kaal")
        link = knoop.maak("a", knoop.maak("span", titel, klasse="inhoud-titel"), nummer, href=f"#{anker}")
        lijst.append(knoop.maak("li", link, klasse=f"inhoud-{niveau}"))
    return knoop.maak("section", knoop.maak("h1", "Inhoud", id="inhoud"), lijst, klasse="inhoudsopgave")
