"""No field of a topic stands in data/ for nothing: without it a page, or what Welke tafel? gets, is another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import UndefinedError

from macros.dataset import velden, voorbeelden
from macros.dataset.compileren import compileer
from macros.dataset.laden import nu
from macros.pagina import onderwerp, zoekwoorden
from macros.pagina.boek import Boek

ONDERWERP = velden.alle()["onderwerp"].velden


def getoond(ruw: dict[str, Any], id_: str) -> list[Any]:
    """Every page about a topic, what search finds it by, and the table of Welke tafel?; or what it fails on."""
    try:
        boek = Boek(ruw)
        bladen = [onderwerp.pagina(boek, id_, g) for g in (None, *boek.bladen[id_])]
        zoeken = zoekwoorden.van_onderwerp(boek.onderwerpen[id_])
        return [*bladen, onderwerp.onderbouwing(boek, id_), zoeken, compileer(ruw)]
    except (KeyError, TypeError, UndefinedError) as mist:
        return [repr(mist)]


def met_en_zonder(naam: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Topics that have the field, with and without it; where none has it, one that gets the good example."""
    ruw, gevonden = nu().ruw, False
    paren = [(soort, id_, o) for soort in ("tafels", "routes", "themas") for id_, o in ruw[soort].items()]
    for soort, id_, o in paren:
        if naam in o:
            gevonden = True
            yield id_, ruw, {**ruw, soort: {**ruw[soort], id_: {k: v for k, v in o.items() if k != naam}}}
    if not gevonden:
        soort, id_, o = paren[0]
        yield id_, ruw, {**ruw, soort: {**ruw[soort], id_: o | voorbeelden.lees(ONDERWERP[naam].goed)}}


@pytest.mark.parametrize("naam", ONDERWERP)
def test_een_veld_is_ergens_te_zien(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764547200")  # 1 December 2025: the days in the examples are still to come
    assert any(getoond(met, id_) != getoond(zonder, id_) for id_, met, zonder in met_en_zonder(naam)), (
        f"'{naam}' staat op geen pagina en niet in Welke tafel?; zie README, How a change goes"
    )
