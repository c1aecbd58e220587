"""Lists, tables, addresses and signs in the form that paper and screen readers need."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from macros.pdf import knoop

KORT = 9  # a row head such as 003-F3a stays on one line
BLOK = ("p", "li", "td", "th", *knoop.KOPPEN)
MAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def adressen(boom: Element) -> None:
    """A mail address in running text becomes a link."""
    for ouder, kind in knoop.paren(boom):
        if kind.tag == "a" or ouder.tag == "a":
            continue
        if kind.text and MAIL.search(kind.text):
            kind.text, nieuw = _met_links(kind.text)
            kind[:0] = nieuw
        if kind.tail and MAIL.search(kind.tail):
            kind.tail, nieuw = _met_links(kind.tail)
            plek = list(ouder).index(kind) + 1
            ouder[plek:plek] = nieuw


def _met_links(tekst: str) -> tuple[str, list[Element]]:
    """Text up to the first address, and then links with the text behind each."""
    delen = MAIL.split(tekst)
    links = []
    for adres, rest in zip(delen[1::2], delen[2::2], strict=True):
        link = knoop.maak("a", adres, href=f"mailto:{adres}", klasse="rb-buiten")
        link.tail = rest
        links.append(link)
    return delen[0], links


def lijsten(boom: Element) -> None:
    """Steps carry their number, and the text of an item stands in the item itself, next to its mark."""
    for lijst in boom.iter("ol"):
        for nummer, punt in enumerate((k for k in lijst if k.tag == "li"), start=1):
            punt.set("data-nummer", str(nummer))
    for punt in list(boom.iter("li")):
        if len(punt) and knoop.heeft(punt[0], "rb-paar"):
            punt.set("class", " ".join([*knoop.klassen(punt), "ingang"]))
        if len(punt) and punt[0].tag == "p" and not (punt.text or "").strip():
            knoop.uitpakken(punt, punt[0])


def uitleg(boom: Element) -> None:
    """A list of names with what each says becomes a list of items: that is one thing to hear, the other is two."""
    for lijst in list(boom.iter("dl")):
        punten = []
        for kind in list(lijst):
            if kind.tag == "dt":
                kind.tag, kind.tail = "strong", " "
                punten.append(knoop.maak("li", kind))
            else:
                kind.tag, kind.attrib = "span", {"class": "rb-waarde"}
                punten[-1].append(kind)
        lijst.tag, lijst[:] = "ul", punten


def tabellen(boom: Element) -> None:
    """Heads that stay short on a next page, and row heads only where there is more than one row of data."""
    for tabel in boom.iter("table"):
        kop = [th for rij in tabel.iter("thead") for th in rij.iter("th")]
        if sum(len(knoop.tekst(th).split()) for th in kop) >= 8:
            for th in kop:
                _breek(th)
        for th in (th for rij in tabel.iter("tbody") for th in rij.iter("th") if len(knoop.tekst(th)) <= KORT):
            th.set("class", " ".join([*knoop.klassen(th), "kort"]))
        cellen = [td for rij in tabel.iter("tbody") for td in rij.iter() if td.tag in {"th", "td"}]
        rijkoppen = [th for th in cellen if th.tag == "th"]
        if len(kop) + len(rijkoppen) > len(cellen) - len(rijkoppen):
            for th in rijkoppen:
                th.tag, th.attrib = "td", {"class": "rijkop"}


def _breek(th: Element) -> None:
    woorden = knoop.tekst(th).split()
    if len(th) or len(woorden) < 2:
        return
    midden = (len(woorden) + 1) // 2
    th.text, einde = " ".join(woorden[:midden]), Element("br")
    einde.tail = " ".join(woorden[midden:])
    th.append(einde)


def einden(boom: Element) -> None:
    """No space at the end of a block: where only that does not fit, WeasyPrint breaks the line at its first word.

    Nor at the start of an item, where it would come after the mark.
    """
    for blok in (k for k in boom.iter() if k.tag in BLOK):
        if blok.tag == "li":
            blok.text = (blok.text or "").lstrip()
        if len(blok):
            blok[-1].tail = (blok[-1].tail or "").rstrip()
        else:
            blok.text = (blok.text or "").rstrip()


def letters(boom: Element) -> None:
    """Signs that the letter type does not have."""
    for k in boom.iter():
        if k.text and "→" in k.text:
            k.text = k.text.replace("→", "›")
        if k.tail and "→" in k.tail:
            k.tail = k.tail.replace("→", "›")
