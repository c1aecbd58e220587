"""Cases that bite: no small change of the rules goes unnoticed, except those explained in data/bewijs.yaml."""

from __future__ import annotations

import pytest

from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.gevallen import casussen
from macros.bewijs.mutanten import Mutant, mutanten
from macros.bewijs.mutatie import Proefbank, proef


@pytest.mark.traag
def test_geen_mutant_blijft_leven() -> None:
    uit = proef(dataset_nu(), list(casussen()), aantekeningen().get("mutanten") or {})
    assert uit["fouten"] == []
    assert uit["levend"] == []
    assert uit["overbodig"] == []


def test_namen_van_mutanten_zijn_uniek() -> None:
    namen = [m.naam for m in mutanten(dataset_nu())]
    assert len(namen) == len(set(namen))


def test_een_gelijkwaardige_mutant_wordt_bewezen() -> None:
    """Adding a value that an earlier outcome always takes changes nothing; a changed week does."""
    ruw = dataset_nu()
    bank = Proefbank(ruw, [])
    pad = ("afgeleid", "aanleiding_thuis", "waarden", "ja", 0, "als")
    gelijk = Mutant(
        "zelfde", ((pad, dict(reversed(ruw["afgeleid"]["aanleiding_thuis"]["waarden"]["ja"][0]["als"].items()))),)
    )
    week = ("tafels", "po-adviestafel", "regel", "termijn", "week")
    assert bank.lot(gelijk) == "gelijkwaardig"
    assert bank.lot(Mutant("week", ((week, 12),))) == "leeft"
