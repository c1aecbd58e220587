"""A page cut down to one edition: only its gemeente and sector, no rows or cards about pages that are not in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from macros.pagina.boek import Boek
from macros.pagina.edities import Editie
from macros.pagina.onderwerp import SECTOR
from macros.pdf import knoop, lezen
from macros.pdf.lezen import Pagina

KAARTEN = ("rb-kaart", "rb-tred")
RIJEN = ("rb-klein",)
IN_EEN_ZIN = re.compile(r"\s*\w")  # what follows a link when it is not one of a row


class Snoeier:
    """Everything that one edition leaves out of a page."""

    def __init__(self, boek: Boek, editie: Editie, adressen: set[str]) -> None:
        self.boek, self.editie, self.adressen = boek, editie, adressen
        self.anderen = [str(g.get("naam")) for i, g in boek.eigen_gemeenten.items() if i != editie.gemeente]
        self.ander = next(s for s in SECTOR if s != editie.sector)
        naam, kort = SECTOR[self.ander].lower(), self.ander
        self.kop = re.compile(
            rf"({kort}\b[:,].*|{kort}|(alleen in het|en in het) ({naam}|{kort})\??|{naam})$",
            re.IGNORECASE,
        )
        self.botsing = {
            i: c for i, c in boek.tegenstrijdigheden.items() if c.get("gemeente") and self.code not in c["gemeente"]
        }

    @property
    def code(self) -> str:
        return str(self.boek.gemeenten[str(self.editie.gemeente)].get("code"))

    def snoei(self, pagina: Pagina) -> None:
        """Change the tree of the page."""
        for ouder, kind in knoop.paren(pagina.boom):
            if kind in ouder and self._weg(pagina, kind):
                knoop.weg(ouder, kind)
        for ouder in list(pagina.boom.iter()):
            self._secties(pagina, ouder)
            self._reeks(pagina, ouder)
        _leeg(pagina.boom)

    def _weg(self, pagina: Pagina, kind: Element) -> bool:
        """Does this element speak of another gemeente or the other sector?"""
        if self._andere_sector(kind) and not knoop.niveau(kind):
            return True
        if kind.get("data-gemeente", self.code) not in {self.code, self.editie.gemeente}:
            return True
        if kind.get("data-tab") in self.anderen or knoop.heeft(kind, f"rb-paneel--{self.ander.lower()}"):
            return True
        if knoop.heeft(kind, *KAARTEN) or (kind.tag == "li" and knoop.heeft(kind, "kaart")):
            return self._weg_link(pagina, kind)
        if kind.tag == "tr" and any(knoop.heeft(k, f"rb-chip--{self.ander.lower()}") for k in kind.iter()):
            return True
        return self._andermans_regel(kind) or self._andermans_melding(kind)

    def _andere_sector(self, kind: Element) -> bool:
        """Does the template say that this belongs to the other sector? A heading takes its section along, later."""
        return kind.get("data-sector", self.editie.sector) != self.editie.sector

    def _andermans_regel(self, kind: Element) -> bool:
        """A line that begins with the name of another gemeente and a colon."""
        if not (kind.tag == "li" or knoop.heeft(kind, "rb-regel")):
            return False
        return knoop.tekst(kind).startswith(tuple(f"{naam}:" for naam in self.anderen))

    def _andermans_melding(self, kind: Element) -> bool:
        """A notice about a conflict that only touches another gemeente."""
        if kind.tag != "li":
            return False
        ankers = {a.get("href", "").rpartition("#")[2] for a in kind.iter("a")}
        return any(id_.lower() in ankers for id_ in self.botsing)

    def _weg_link(self, pagina: Pagina, kind: Element) -> bool:
        """Is this the card of a page that is not in the edition?"""
        eerste = next(kind.iter("a"), None)
        doel = lezen.doel(pagina.adres, eerste.get("href", "")) if eerste is not None else None
        return doel is not None and doel[0] not in self.adressen and not doel[0].startswith("welke-tafel")

    def _secties(self, pagina: Pagina, ouder: Element) -> None:
        """Headings that name the other sector, another gemeente or a page that is not here, with all that follows."""
        for kop in [k for k in ouder if knoop.niveau(k) > 1]:
            if kop in ouder and self._vreemde_kop(pagina, ouder, kop):
                for deel in sectie(ouder, kop):
                    ouder.remove(deel)

    def _vreemde_kop(self, pagina: Pagina, ouder: Element, kop: Element) -> bool:
        tekst = knoop.tekst(kop)
        if self._andere_sector(kop) or self.kop.match(tekst) or tekst in self.anderen or self._weg_link(pagina, kop):
            return True
        deel = sectie(ouder, kop)
        return VREEMD.get(pagina.adres, _nooit)(self, pagina, kop, deel)

    def _reeks(self, pagina: Pagina, ouder: Element) -> None:
        """`a, b, c`: pages that are not here go out of a row of links; a link inside a sentence keeps its words."""
        links = [k for k in ouder if k.tag == "a"]
        if not (ouder.tag == "td" or knoop.heeft(ouder, *RIJEN)) or not links:
            return
        for link in links:
            if self.buiten(pagina, link) and not IN_EEN_ZIN.match(link.tail or ""):
                link.tail = re.sub(r"^, ", "", link.tail or "")
                knoop.weg(ouder, link)
        rest = [k for k in ouder if k.tag == "a"]
        if rest and (rest[-1].tail or "").startswith(","):
            rest[-1].tail = (rest[-1].tail or "").lstrip(", ")

    def buiten(self, pagina: Pagina, link: Element) -> bool:
        doel = lezen.doel(pagina.adres, link.get("href", ""))
        return doel is not None and doel[0] not in self.adressen


def _nooit(*_: object) -> bool:
    return False


def _rol_elders(snoeier: Snoeier, _pagina: Pagina, _kop: Element, sectie: list[Element]) -> bool:
    """A role that only other gemeenten have."""
    alleen = [t for k in sectie if k.tag == "p" and (t := knoop.tekst(k)).startswith("Beschreven voor ")]
    return bool(alleen) and str(snoeier.editie.gemeentenaam) not in alleen[0]


def _niets_hier(snoeier: Snoeier, pagina: Pagina, _kop: Element, sectie: list[Element]) -> bool:
    """A contact or a term that only belongs to pages that are not here."""
    rijen = [k for k in sectie if knoop.tekst(k).startswith("Hoort bij:") or " Zie " in f" {knoop.tekst(k)}"]
    links = [a for k in rijen for a in k.iter("a") if not knoop.heeft(a, "rb-bron", "rb-buiten")]
    binnen = [a for a in links if lezen.doel(pagina.adres, a.get("href", "")) is not None]
    return bool(binnen) and all(snoeier.buiten(pagina, a) for a in binnen)


def _botsing_elders(snoeier: Snoeier, _pagina: Pagina, kop: Element, sectie: list[Element]) -> bool:
    """A conflict about the other sector or another gemeente."""
    if str(kop.get("id")).upper() in snoeier.botsing:
        return True
    chips = [k for deel in sectie for k in deel.iter() if knoop.heeft(k, "rb-chip")]
    return bool(chips) and str(snoeier.editie.sector) not in {knoop.tekst(k) for k in chips}


VREEMD: dict[str, Callable[[Snoeier, Pagina, Element, list[Element]], bool]] = {
    "rollen/": _rol_elders,
    "contact/": _niets_hier,
    "begrippen/": _niets_hier,
    "verantwoording/tegenstrijdigheden/": _botsing_elders,
}


def sectie(ouder: Element, kop: Element) -> list[Element]:
    """A heading and everything up to the next one of its level or higher."""
    rij = list(ouder)
    uit = [kop]
    for deel in rij[rij.index(kop) + 1 :]:
        if 0 < knoop.niveau(deel) <= knoop.niveau(kop):
            break
        uit.append(deel)
    return uit


def _leeg(boom: Element) -> None:
    """Lists and headings that lost all they had."""
    for _ronde in range(3):
        for ouder, kind in knoop.paren(boom):
            leeg = kind.tag in {"ul", "ol", "section"} or knoop.heeft(kind, "tabs", "rb-letop")
            if leeg and kind in ouder and not len(kind) and not (kind.text or "").strip():
                knoop.weg(ouder, kind)
        for ouder in list(boom.iter()):
            for kop in [k for k in ouder if knoop.niveau(k) > 1]:
                if sectie(ouder, kop) == [kop]:
                    ouder.remove(kop)
