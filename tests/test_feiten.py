"""Every fact of the sources, listed by hand in tests/feiten/, stands on its page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from zichtbaar import glad, onder

MAP = Path(__file__).parent / "feiten"
FEITEN = [
    feit for bestand in sorted(MAP.glob("*.yaml")) for feit in yaml.safe_load(bestand.read_text(encoding="utf-8"))
]


def _ontbreekt(site: Path, feit: dict) -> list[str]:
    pad = site / feit["pagina"].strip("/") / "index.html"
    if not pad.is_file():
        return ["de pagina"]
    tekst = onder(pad, feit.get("onder")).casefold()
    if not tekst:
        return [f"de kop '{feit['onder']}'"]
    weg = [woord for woord in feit["woorden"] if glad(str(woord)).casefold() not in tekst]
    link = feit.get("link")  # the address, or the end of it
    return weg if link is None or f'{link}"' in pad.read_text(encoding="utf-8") else [*weg, link]


@pytest.mark.parametrize("bron", ["000", "001", "002", "003", "004", "openbaar"])
def test_elk_feit_staat_op_zijn_pagina(site, bron):
    mis = {
        f["id"]: (f["feit"], f["pagina"], weg)
        for f in FEITEN
        if f["bron"].partition("-")[0] == bron and (weg := _ontbreekt(site, f))
    }
    assert not mis, "\n".join(f"{id_}: {feit} ({pagina}): mist {weg}" for id_, (feit, pagina, weg) in mis.items())


def test_de_lijst_zelf_klopt(wortel):
    bronnen = yaml.safe_load((wortel / "data" / "bronnen.yaml").read_text(encoding="utf-8"))
    plaatsen = {f"{bron}-{plaats}" for bron, inhoud in bronnen.items() for plaats in inhoud["plaatsen"]}
    assert [i for i, keer in Counter(f["id"] for f in FEITEN).items() if keer > 1] == []
    assert {f["bron"] for f in FEITEN} == plaatsen, "elke plaats van elke bron heeft feiten, en geen andere"
    assert len(FEITEN) >= 700
