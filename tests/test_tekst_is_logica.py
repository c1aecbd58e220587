"""Words of conditions and cases on the pages. That the printed tables are the rules: tests/test_certificaat.py."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from finder.bomen import ONDERAAN
from finder.bouwen import maak_motor
from finder.regelwerk import laad
from finder.waarheid import Weging
from finder.zinnen import term_in_woorden
from macros.bewijs.bron import dataset_nu
from macros.bewijs.casussen import casussen
from macros.dataset.beeld import beeld
from macros.pagina import casussen as pagina_casussen
from macros.pagina.openen import boek_of_fouten
from macros.pagina.voorwaarden import rijen_op_de_pagina
from tests.certificaat.woorden import alle_eisen


@pytest.fixture(scope="module")
def ruw() -> dict:
    return dataset_nu()


def test_een_casus_op_de_pagina_is_het_antwoord_van_de_beslishulp(ruw) -> None:
    """What a test expects never reaches the page: without it the page says the same, and it is the engine's answer."""
    boek, motor = boek_of_fouten()[0], maak_motor(ruw)
    for casus in casussen()[::7]:
        op_pagina = pagina_casussen.regel(boek, motor, replace(casus, verwacht={}))
        assert op_pagina["uitkomst"] == motor.beslis(casus.verzoek)["uitkomst"], casus.id


def test_elke_eis_heeft_eigen_woorden(ruw) -> None:
    """Over all facts: different values of a fact never read the same."""
    for feit in ruw["feiten"]:
        woorden: dict[str, object] = {}
        for eis in alle_eisen(ruw, feit):
            tekst = term_in_woorden(ruw, feit, eis)
            assert woorden.setdefault(tekst, eis) == eis, (feit, tekst)
    for naam, feit in ruw["afgeleid"].items():
        assert len(set(feit["woorden"].values())) == len(feit["woorden"]), naam


def test_een_rij_staat_bij_nog_niet_als_er_altijd_iets_eerst_moet(ruw) -> None:
    """The engine itself, on random facts that fit the row: always a prerequisite, or now and then none."""
    werk, toeval = laad(ruw), random.Random(7)
    b = beeld(werk)
    for id_, regel in werk.regels.items():
        if regel.soort != "opschalen" or regel.daarnaast:
            continue
        for rij, op_papier in zip(regel.wanneer, rijen_op_de_pagina(id_), strict=True):
            leeg = b.d.vertaal(b.eerst(regel), lambda c: c == ())
            kan = b.d.en([b.kan, b.rij(rij)])
            meteen = b.d.en([kan, leeg])
            assert (meteen == b.d.onwaar) == bool(op_papier.eerst), id_
            for _ in range(40):
                weging = Weging(werk, greep(b.d, meteen if meteen != b.d.onwaar else kan, toeval))
                assert weging.rij(rij)
                mist = {e.code for groep in regel.eerst for e in groep if weging.tabel(e.ontbreekt)}
                assert bool(mist) == bool(op_papier.eerst), id_


def greep(d, diagram: int, toeval: random.Random) -> list[int]:
    """Random facts for which the diagram holds."""
    waarden = [toeval.randrange(n) for n in d.breedtes]
    while d.knopen[diagram][0] != ONDERAAN:
        niveau, kinderen = d.knopen[diagram]
        waarden[niveau] = toeval.choice([w for w, kind in enumerate(kinderen) if kind != d.onwaar])
        diagram = kinderen[waarden[niveau]]
    return waarden
