"""What holds for any region: its folder passes the check, its cases hold, its site is whole, its finder and PDF work.

The folder is the one in ROUTEBOEK_DATA (`DATA=folder make test`), else the invented region in tests/regio/.
"""

from __future__ import annotations

from pathlib import Path

from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.finderhulp import GEDULD, scherm, verder
from tests.conftest import geserveerd
from tests.pakket import draai
from tests.test_pdf import HEEL, rapport


def test_de_dataset_klopt_en_haar_casussen_ook() -> None:
    assert "De dataset klopt" in draai("macros", "controle")
    assert draai("macros", "casussen") == "Alle casussen kloppen.\n"


def test_welke_tafel_leidt_naar_een_uitkomst(pagina: Page, pakketsite: Path) -> None:
    """The first answer to every question; a number where one is asked."""
    with geserveerd(pakketsite) as adres:
        pagina.goto(f"{adres}welke-tafel/")
        while scherm(pagina):
            for vraag in pagina.locator("#finder [data-beeld] [data-vraag]").all():
                vakken = vraag.locator("[type=text]")
                vakken.last.fill("5") if vakken.count() else vraag.locator("input").first.check()
            verder(pagina)
        expect(pagina.locator("#finder .rf-uitkomst h1")).to_be_visible(timeout=GEDULD)
        expect(pagina.locator("[data-storing]")).to_be_hidden()


def test_het_hele_handboek_op_papier_is_toegankelijk(pakketsite: Path, tmp_path: Path) -> None:
    draai("macros", "pdf", "--site", str(pakketsite), "--uit", str(tmp_path), "--alleen", HEEL)
    pad = str(tmp_path / f"{HEEL}.pdf")
    assert rapport(pad) == (pad, 0)


def test_geen_kop_zonder_iets_eronder(pakketsite: Path) -> None:
    leeg = []
    for blad in set(pakketsite.rglob("index.html")) - set((pakketsite / "welke-tafel").rglob("*")):
        artikel = html.fromstring(blad.read_bytes()).xpath("//article")
        for kop in artikel[0].xpath(".//h2|.//h3") if artikel else ():
            buur = kop.getnext()
            lager = buur is not None and buur.tag in {"h3", "h4"} and buur.tag > kop.tag
            if buur is None or not (lager or buur.tag not in {"h2", "h3"}) or not buur.text_content().strip():
                leeg.append((blad.relative_to(pakketsite).as_posix(), kop.text_content()))
    assert leeg == []
