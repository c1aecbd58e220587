"""What the search gets to know: words from the dataset on a page, one sentence a page, pieces after their page."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from macros.pagina import zoekwoorden
from macros.pagina.boek import Boek
from macros.pagina.openen import boek_of_fouten
from macros.publicatie import stap_zoek

BLAD = '<meta name="description" content="{zin}"><article><h1 id="kop">Kop</h1><h2 id="deel">Deel</h2></article>'


@pytest.fixture
def klaar(tmp_path) -> Path:
    """A site of three pages: one for readers, one with words to look up, one for editors."""
    stukken = []
    for adres in ("po/", "begrippen/", "over/redactie/"):
        (tmp_path / adres).mkdir(parents=True)
        (tmp_path / adres / "index.html").write_text(BLAD.format(zin="Jij &amp; ik."), encoding="utf-8")
        stukken.append({"location": adres, "title": "Kop", "text": "<p>Los</p>", "tags": ["naam"], "boost": 2})
        stukken.append({"location": f"{adres}#kop", "title": "Kop", "text": "", "tags": ["naam"], "boost": 2})
        stukken.append(
            {"location": f"{adres}#deel", "title": "Deel", "text": "<p>Vier vier</p>", "tags": ["naam"], "boost": 2}
        )
    (tmp_path / "search").mkdir()
    (tmp_path / stap_zoek.INDEX).write_text(json.dumps({"config": {}, "docs": stukken}), encoding="utf-8")
    stap_zoek.doe(tmp_path)
    return tmp_path


def stukken(klaar: Path, adres: str) -> list[dict]:
    docs = json.loads((klaar / stap_zoek.INDEX).read_text(encoding="utf-8"))["docs"]
    return [stuk for stuk in docs if stuk["location"].startswith(adres)]


def test_een_pagina_antwoordt_met_haar_zin_en_gaat_voor_haar_stukken(klaar):
    blad, deel = stukken(klaar, "po/")
    assert blad["text"] == "<p>Jij &amp; ik.</p>"
    assert blad["inhoud"].split() == ["kop", "los", "deel", "vier"]
    assert blad["tags"] == ["naam"]
    assert "tags" not in deel
    assert deel["boost"] < blad["boost"]


def test_in_naslag_is_een_stuk_zelf_het_antwoord(klaar):
    blad, kop, deel = stukken(klaar, "begrippen/")
    assert "inhoud" not in blad
    assert kop["boost"] == deel["boost"] == blad["boost"]


def test_wat_voor_beheer_is_staat_er_niet_in(klaar):
    assert stukken(klaar, "over/") == []


def test_zoekwoorden_van_een_pagina_die_er_niet_is():
    ruw = copy.deepcopy(boek_of_fouten()[0].ruw)
    assert zoekwoorden.zonder_pagina(Boek(ruw)) == []
    ruw["handboek"]["zoekwoorden"]["termijn"] = ["deadline"]
    zin = "data/handboek.yaml: zoekwoorden noemt 'termijn', maar die pagina is er niet."
    assert zoekwoorden.zonder_pagina(Boek(ruw)) == [zin]
