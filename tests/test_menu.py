"""The menu: of a long section the neighbours and the way to all its pages, of a short one everything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

LANG, KORT = 60, 3
CONFIG = """site_name: Menu
docs_dir: docs
site_dir: site
theme:
  name: material
  custom_dir: {wortel}/macros/thema
  language: nl
  font: false
  favicon: assets/beeldmerk.svg
  features: [navigation.tabs, navigation.indexes, navigation.prune, navigation.footer]
plugins: [search]
extra:
  woordmerk: [Menu, proef]
"""


@pytest.fixture(scope="module")
def menu_site(wortel, tmp_path_factory) -> Path:
    """Two sections with a page of their own: one of sixty pages, one of three."""
    map_ = tmp_path_factory.mktemp("menu")
    for deel, aantal in (("lang", LANG), ("kort", KORT)):
        (map_ / "docs" / deel).mkdir(parents=True)
        (map_ / "docs" / deel / "index.md").write_text(f"# Begin van {deel}\n", encoding="utf-8")
        for nr in range(1, aantal + 1):
            (map_ / "docs" / deel / f"p{nr:02}.md").write_text(f"# {deel} {nr}\n", encoding="utf-8")
    (map_ / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    (map_ / "mkdocs.yml").write_text(CONFIG.format(wortel=wortel), encoding="utf-8")
    argv = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    omgeving = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    klaar = subprocess.run(argv, cwd=map_, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return map_ / "site"


def menu(site: Path, pagina: str) -> html.HtmlElement:
    boom = html.fromstring((site / pagina / "index.html").read_text(encoding="utf-8"))
    return boom.xpath("//div[@data-md-type='navigation']")[0]


def doelen(site: Path, pagina: str) -> list[str]:
    """Where the menu of a page goes, seen from the root of the site, in order."""
    hrefs = menu(site, pagina).xpath(".//li//a/@href")
    paden = [os.path.normpath(Path(pagina) / href) for href in hrefs if not href.startswith("#")]
    return list(dict.fromkeys(paden))


def test_een_kort_onderdeel_staat_er_helemaal(menu_site):
    assert {f"kort/p{nr:02}" for nr in range(1, KORT + 1)} <= set(doelen(menu_site, "kort/p02"))


def test_van_een_lang_onderdeel_staan_de_buren_er_en_de_weg_naar_alle(menu_site):
    hier = doelen(menu_site, "lang/p30")
    eigen = [pad for pad in hier if pad.startswith("lang/")]
    assert {"lang/p29", "lang/p30", "lang/p31"} <= set(eigen)
    assert len(eigen) < 20
    alle = menu(menu_site, "lang/p30").xpath('.//a[contains(., "Alle 60 pagina\'s")]/@href')
    assert [os.path.normpath(Path("lang/p30") / href) for href in alle] == ["lang"]


def test_vanaf_elke_pagina_is_elke_pagina_te_bereiken(menu_site):
    """Through the menu alone: the page of a section names all of its pages, and every page leads there."""
    for pagina in ("lang/p30", "kort/p02", "."):
        gezien, open_ = set(), [pagina]
        while open_:
            deze = open_.pop()
            if deze not in gezien:
                gezien.add(deze)
                open_ += doelen(menu_site, deze)
        assert len(gezien) == LANG + KORT + 3


@pytest.mark.parametrize("pagina", ["lang/p01", "lang/p30", "lang/p60", "lang", "kort/p02"])
def test_de_pagina_zelf_is_in_een_kort_menu_te_horen(menu_site, pagina):
    assert pagina in doelen(menu_site, pagina)
    assert pagina == "lang" or len(doelen(menu_site, pagina)) < 20
    huidig = menu(menu_site, pagina).xpath(".//*[@aria-current='page']")
    assert [os.path.normpath(Path(pagina) / a.get("href")) for a in huidig] == [pagina]
