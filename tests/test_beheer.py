"""What is for editors, hosts and checkers: behind one link in the footer, complete, and nowhere in a reader's way."""

from __future__ import annotations

from pathlib import Path
from posixpath import join, normpath

import pytest
from lxml import html

from macros.pagina import beheer, menu
from macros.pagina.adres import webpad
from macros.pagina.openen import boek_of_fouten
from macros.pagina.stubs import DOCS, gewenst

BOEK = boek_of_fouten()[0]
STUBS = set(gewenst(BOEK))
ADRESSEN = beheer.adressen(DOCS, STUBS)
BEGIN = webpad(beheer.BEGIN)


def links(site: Path, adres: str, waar: str) -> set[str]:
    """The pages that a part of a page leads to."""
    boom = html.fromstring((site / adres / "index.html").read_text(encoding="utf-8"))
    hrefs = (href.split("#")[0] for deel in boom.xpath(waar) for href in deel.xpath(".//a/@href"))
    paden = {normpath(join("/", adres, href)).strip("/") for href in hrefs if href and ":" not in href}
    return {f"{pad}/" if pad else "" for pad in paden}


@pytest.fixture(scope="module")
def voor_lezers(site) -> list[str]:
    """The addresses of all other pages."""
    alle = {pad.parent.relative_to(site).as_posix() for pad in site.rglob("index.html")}
    paginas = {"" if naam == "." else f"{naam}/" for naam in alle} - {webpad(beheer.KADER)}
    return sorted(paginas - set(ADRESSEN))


def test_geen_pagina_van_beheer_staat_in_het_menu():
    def bladen(inhoud) -> list[str]:
        return [inhoud] if isinstance(inhoud, str) else [blad for _, deel in inhoud for blad in bladen(deel)]

    in_menu = [blad for _, inhoud in menu.menu(BOEK, DOCS, STUBS) for blad in bladen(inhoud)]
    assert [blad for blad in in_menu if beheer.hoort(blad) or blad == beheer.KADER] == []


def test_een_lezer_komt_er_alleen_langs_de_voet(site, voor_lezers):
    """One link on every page; not from the text, the menu, or to the next page."""
    for adres in voor_lezers:
        overal = links(site, adres, "//body")
        assert overal & set(ADRESSEN) == {BEGIN}, adres
        assert BEGIN in links(site, adres, "//*[contains(@class, 'md-copyright')]"), adres


def test_de_beginpagina_leidt_naar_alles_en_alles_leidt_terug(site):
    bereikt = links(site, BEGIN, "//article") | links(site, webpad(f"{beheer.BESLUITEN}index.md"), "//article")
    assert set(ADRESSEN) <= bereikt | {BEGIN}
    for adres in set(ADRESSEN) - {BEGIN}:
        assert BEGIN in links(site, adres, "//article"), adres


def test_een_nieuw_besluit_hoort_er_vanzelf_bij(tmp_path):
    (tmp_path / beheer.BESLUITEN).mkdir(parents=True)
    (tmp_path / beheer.BESLUITEN / "0099-iets.md").write_text("# 99. Iets\n", encoding="utf-8")
    assert beheer.bestanden(tmp_path, set()) == [f"{beheer.BESLUITEN}0099-iets.md"]
