"""The way out: the same sources with ProperDocs and with Zensical."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from macros.basis import plekken

MAKER = re.compile(rb'<meta name="generator"[^>]*>')
THEMA = Path(__file__).parent / "uitweg"
KOPPEN = ("h1", "h2", "h3", "h4", "h5", "h6")


def bouw(map_: Path, *opdracht: str, **omgeving: str) -> None:
    argv, omgeving = [sys.executable, "-m", *opdracht], plekken.omgeving() | omgeving
    klaar = subprocess.run(argv, cwd=map_, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout[-3000:] + klaar.stderr[-3000:]


def bladen(map_: Path) -> dict[str, bytes]:
    return {pad.relative_to(map_).as_posix(): MAKER.sub(b"", pad.read_bytes()) for pad in map_.rglob("*.html")}


def opbouw(naam: str, inhoud: bytes) -> tuple[list[tuple[str, str, str]], list[str], list[str], list[str]]:
    """Headings with level, anchor and words; anchors; where each link leads; all words. The frame is the theme's."""
    blad = html.fromstring(inhoud.decode()).xpath("//article|//main[not(.//article)]")[0]
    koppen = [(kop.tag, kop.get("id", ""), kop.text_content().strip()) for kop in blad.iter(*KOPPEN)]
    hier = f"http://h/{naam.removesuffix('index.html')}"
    links = [urljoin(hier, link) for link in blad.xpath(".//@href|.//@src")]
    return koppen, sorted(blad.xpath(".//@id")), links, blad.text_content().split()


@pytest.mark.traag
@pytest.mark.usefixtures("site")
def test_properdocs_maakt_dezelfde_paginas(wortel: Path, tmp_path: Path) -> None:
    """Slow, as it makes every page anew."""
    bouw(wortel, "properdocs", "build", "-q", "-f", str(plekken.MKDOCS), "-d", str(tmp_path))
    hier, daar = bladen(plekken.PAGINAS), bladen(tmp_path)
    assert sorted(daar) == sorted(hier)
    assert [naam for naam, inhoud in hier.items() if daar[naam] != inhoud] == []


@pytest.mark.traag
def test_zensical_maakt_dezelfde_adressen_koppen_ankers_links_en_woorden(project: Path) -> None:
    """In a copy, as Zensical writes beside its configuration."""
    bouw(project, "zensical", "build", "-f", "mkdocs.yml", PYTHONPATH=str(THEMA))
    hier, daar = bladen(plekken.PAGINAS), bladen(project / "site")
    assert sorted(daar) == sorted(hier)
    assert [naam for naam, inhoud in daar.items() if opbouw(naam, inhoud) != opbouw(naam, hier[naam])] == []
