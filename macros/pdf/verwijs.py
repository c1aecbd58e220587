"""Anchors and links of one edition: unique names, links that land, and the page number behind a cross reference."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from macros.pdf import knoop, lezen
from macros.pdf.lezen import Pagina

BLAD = "data-blad"  # which page of the handbook an article is
ALLEEN_ALS_LINK = ("rb-lezingen", "rb-achter")  # point at a page; where that is not in the edition they say nothing
ZONDER_BLADZIJDE = ("rb-bron", "rb-buiten", "rb-merk")
KORT = ("rb-kort", "rb-gemeenten", "rb-kaart", "rb-tred", "rb-letop")  # where space is short: "blz."
VORMEN = {"zie": "(zie bladzijde {})", "blz": "(blz. {})", "kaal": "{}"}
NOG_NIET = "00"  # in the layout that finds the numbers; the style leaves room for a third digit


class Verwijzer:
    """Rewrites the pages of one edition together."""

    def __init__(self, paginas: list[Pagina], staarten: tuple[str, ...] = ()) -> None:
        """`staarten`: how the address of the page that takes the place of another ends, such as with a gemeente."""
        self.paginas = {p.adres: p for p in paginas}
        self.ankers = {p.adres: {k.get("id") for k in p.boom.iter() if k.get("id")} for p in paginas}
        self.staarten = ("", *staarten)

    def herschrijf(self, pagina: Pagina) -> None:
        for ouder, kind in knoop.paren(pagina.boom):
            if kind.tag == "a" and kind.get("href"):
                self._link(pagina, ouder, kind)
        for ouder, kind in knoop.paren(pagina.boom):
            if knoop.heeft(kind, *ALLEEN_ALS_LINK) and not any(k.get("href") for k in kind.iter("a")):
                knoop.weg(ouder, kind)
        for kind in pagina.boom.iter():
            if kind.get("id"):
                kind.set("id", f"{pagina.sleutel}--{kind.get('id')}")
        self._bladzijden(pagina)
        pagina.boom.set("id", pagina.sleutel)
        pagina.boom.set(BLAD, pagina.sleutel)

    def _link(self, pagina: Pagina, ouder: Element, link: Element) -> None:
        doel = lezen.doel(pagina.adres, link.get("href", ""))
        if doel is None:
            return
        doelpagina, anker = self._hier(doel[0]), doel[1]
        if doelpagina is not None and (doelpagina is not pagina or anker):
            bekend = anker in self.ankers[doelpagina.adres]
            link.set("href", f"#{doelpagina.sleutel}" + (f"--{anker}" if bekend else ""))
        elif link.get("class"):
            link.tag, link.attrib = "span", {"class": link.get("class", "")}
        else:
            knoop.uitpakken(ouder, link)

    def _hier(self, adres: str) -> Pagina | None:
        """The page of this edition that an address stands for: the page itself, or the one of its own gemeente."""
        adres = "beslisboek/" if adres.startswith("welke-tafel") else adres
        return next((self.paginas[adres + s] for s in self.staarten if adres + s in self.paginas), None)

    def _bladzijden(self, pagina: Pagina) -> None:
        """One page number for each page that this page refers to, at the first mention."""
        gezien: set[str] = set()
        wortel = pagina.boom
        for ouder, link, kort in _links(wortel, kort=False):
            href = link.get("href", "")
            eigen = href == f"#{pagina.sleutel}" or href.startswith(f"#{pagina.sleutel}--")
            if not href.startswith("#") or eigen or href in gezien or knoop.heeft(link, *ZONDER_BLADZIJDE):
                continue
            gezien.add(href)
            vak = bladzijde(href[1:], "blz" if kort else "zie")
            vak.tail, link.tail = link.tail, "\N{NO-BREAK SPACE}"
            ouder.insert(list(ouder).index(link) + 1, vak)


def _links(knoop_: Element, *, kort: bool) -> list[tuple[Element, Element, bool]]:
    """(parent, link, in a short place) outside headings, in reading order."""
    uit = []
    for kind in knoop_:
        if knoop.niveau(kind):
            continue
        krap = kort or kind.tag == "table" or knoop.heeft(kind, *KORT)
        if kind.tag == "a":
            uit.append((knoop_, kind, krap))
        else:
            uit += _links(kind, kort=krap)
    return uit


def bladzijde(anker: str, vorm: str) -> Element:
    """The place of a page number, which `nummer` fills."""
    return knoop.maak("span", klasse=f"bladzijde bladzijde--{vorm}", **{"data-naar": anker, "data-vorm": vorm})


def nummer(wortel: Element, bladzij: dict[str, int]) -> None:
    """Write the page numbers, anchor → page, as text: the layout has nothing left to look up."""
    for vak in wortel.iter("span"):
        if "data-naar" in vak.attrib:
            vak.text = VORMEN[vak.attrib["data-vorm"]].format(bladzij.get(vak.attrib["data-naar"], NOG_NIET))


def zonder_ongebruikt(wortel: Element, gebruikt: set[str]) -> None:
    """Only anchors that something points at: each one is a name in the file, and a style of its own in the layout."""
    links = {str(k.get("href"))[1:] for k in wortel.iter("a") if k.get("href", "").startswith("#")}
    for kind in wortel.iter():
        if kind.get("id") not in gebruikt | links:
            kind.attrib.pop("id", None)
