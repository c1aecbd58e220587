"""From pages to one document: cover, colophon, contents, chapters with one title level above the pages."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from jinja2 import Environment, FileSystemLoader

from finder.weergave import STIL
from macros.pagina import gebied, sectorkleur
from macros.pagina.adres import webpad
from macros.pagina.boek import Boek
from macros.pagina.edities import Editie, Hoofdstuk, hoofdstukken
from macros.pagina.tekst import datum, hoofdletter
from macros.pdf import knoop, lezen, verwijs
from macros.pdf.lezen import Pagina
from macros.pdf.register import Regel

MAP = Path(__file__).parent
OMGEVING = Environment(loader=FileSystemLoader(MAP), autoescape=True, trim_blocks=True, lstrip_blocks=True)
LOPEND = 6


@dataclass
class Werk:
    """What every edition of one run shares."""

    boek: Boek
    paginas: dict[str, Pagina]
    dag: str
    dataversie: str

    @property
    def dag_in_woorden(self) -> str:
        return datum(self.dag)

    def kopie(self, deel: Hoofdstuk) -> list[Pagina]:
        """The pages of a chapter, to change for one edition."""
        rij = [self.paginas[webpad(bron)] for bron in deel.bladen]
        return [Pagina(p.adres, p.titel, copy.deepcopy(p.boom)) for p in rij]


@dataclass
class Uitgave:
    """One edition before the layout."""

    editie: Editie
    wortel: Element
    paginas: list[Pagina]
    inhoud: list[tuple[int, str, str]] = field(default_factory=list)  # level, title, anchor


def bouw(werk: Werk, editie: Editie) -> Uitgave:
    """The whole document of an edition, without page numbers; what the index says follows from them."""
    delen = [(deel, werk.kopie(deel)) for deel in hoofdstukken(werk.boek, editie)]
    paginas = [pagina for _, rij in delen for pagina in rij]
    staarten = () if editie.heel else (f"{editie.gemeente}/", f"{str(editie.sector).lower()}/")
    verwijzer = verwijs.Verwijzer(paginas, staarten)
    for pagina in paginas:
        verwijzer.herschrijf(pagina)
    uitgave = Uitgave(editie, wortel(f"{werk.boek.naam}: {editie.titel}", werk), paginas)
    lijf = uitgave.wortel[1]
    lijf.set("class", "heel" if editie.heel else "")
    rij = [_hoofdstuk(uitgave, nr, deel, paginas) for nr, (deel, paginas) in enumerate(delen, start=1)]
    uitgave.inhoud.append((1, "Begrippenregister", "register"))
    lijf.extend([sjabloon("omslag.html.j2", werk, editie), sjabloon("colofon.html.j2", werk, editie)])
    lijf.append(_inhoudsopgave(uitgave.inhoud))
    lijf.extend([*rij, achterin(werk, editie, [])])
    return uitgave


def wortel(titel: str, werk: Werk) -> Element:
    def meta(naam: str, waarde: str) -> Element:
        return knoop.maak("meta", name=naam, content=waarde)

    hoofd = knoop.maak(
        "head",
        knoop.maak("title", titel),
        knoop.maak("style", sectorkleur.papier(werk.boek) + f'\nhtml {{ string-set: boek "{werk.boek.naam}" }}'),
        meta("author", werk.boek.naam),
        meta("description", "Welke tafel, welke week, welke papieren."),
        meta("dcterms.created", werk.dag),
        meta("dcterms.modified", werk.dag),
    )
    return knoop.maak("html", hoofd, Element("body"), lang="nl")


def sjabloon(naam: str, werk: Werk, editie: Editie, **verder: object) -> Element:
    """A page of our own, from a template beside this module."""
    vast = {"handboek": werk.boek.deel("handboek"), "niet": hoofdletter(STIL)}
    vast |= {"gebied": gebied.gebied(werk.boek), "bronnen": gebied.bronnen(werk.boek)}
    return lezen.fragment(OMGEVING.get_template(naam).render(werk=werk, editie=editie, **vast, **verder).strip())


def achterin(werk: Werk, editie: Editie, regels: list[Regel]) -> Element:
    """The index of terms."""
    return sjabloon("register.html.j2", werk, editie, regels=regels)


def _hoofdstuk(uitgave: Uitgave, nr: int, hoofdstuk: Hoofdstuk, paginas: list[Pagina]) -> Element:
    """A chapter: its own title, or that of its only or opening page, and one level lower for the pages in it."""
    anker, eerste = f"hoofdstuk-{nr}", paginas[0]
    alleen = len(paginas) == 1
    voorop = eerste.titel if hoofdstuk.opent or alleen else hoofdstuk.titel
    nummer = knoop.maak("span", f"{nr} ", klasse="nummer")
    kop = knoop.maak("h1", nummer, voorop, klasse="deel", id=anker, **{"data-kop": f"{nr}  {_kort(voorop)}"})
    deel = knoop.maak("section", kop, klasse=f"hoofdstuk hoofdstuk-{eerste.sleutel}")
    uitgave.inhoud.append((1, voorop, anker))
    for pagina in paginas:
        if pagina is eerste and (hoofdstuk.opent or alleen):
            _zonder_kop(pagina.boom)
            pagina.boom.set("class", "blad blad--begin")
        else:
            _kop_voorop(pagina)
            _lager(pagina.boom)
            pagina.boom.set("class", "blad")
            uitgave.inhoud.append((2, pagina.titel, pagina.sleutel))
        deel.append(pagina.boom)
    return deel


def _kop_voorop(pagina: Pagina) -> None:
    """The title first, then the line that says where it belongs: that line is the same on many pages."""
    kop = next(pagina.boom.iter("h1"))
    kop.set("data-kop", _kort(pagina.titel))
    for rubriek in [kind for kind in pagina.boom if knoop.heeft(kind, "rb-rubriek")]:
        pagina.boom.remove(rubriek)
        pagina.boom.insert(list(pagina.boom).index(kop) + 1, rubriek)


def _zonder_kop(boom: Element) -> None:
    """The title of an opening page is the title of its chapter."""
    for ouder, kind in knoop.paren(boom):
        if kind.tag == "h1" or knoop.heeft(kind, "rb-rubriek"):
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
