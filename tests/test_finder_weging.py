"""Weighing in three values, and rows against diagrams: both must say the same, everywhere."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.besluit import besluit
from finder.bomen import pak_in, pak_uit
from finder.brug import schrijf
from finder.feiten import Stand
from finder.model import Keuze, Rij
from finder.uitkomst import besluit_uit_diagram
from finder.waarheid import Weging


def vul(werk, kans: random.Random, waarden=None) -> list[int]:
    """A random completion of what is unknown."""
    oud = waarden or [None] * len(werk.atomen)
    return [kans.randrange(len(a.waarden)) if w is None else w for a, w in zip(werk.atomen, oud, strict=True)]


def stand_van(werk, waarden) -> Stand:
    dagen = {a.naam: a.grenzen[w] for a, w in zip(werk.atomen, waarden, strict=True) if a.grenzen and w is not None}
    return Stand(list(waarden), dagen=dagen)


def uit_rijen(motor, waarden) -> tuple:
    klaar = besluit(motor.werk, waarden)
    return (klaar.regel, klaar.eerst, klaar.stand, klaar.naast, klaar.lezing)


def uit_diagram(motor, waarden) -> tuple:
    klaar = besluit_uit_diagram(motor.gids, stand_van(motor.werk, waarden))
    return (klaar.regel, klaar.eerst, klaar.stand, klaar.naast, klaar.lezing)


def test_nergens_een_gat(motor):
    """Exact: no combination of facts leads to the empty leaf."""
    bladen = motor.gids.lezer.bereik(motor.gids.bomen.hoofd, [None] * len(motor.werk.atomen))[1]
    assert None not in {motor.gids.lezer.blad(blad) for blad in bladen}
    assert {motor.gids.lezer.blad(blad)[0] for blad in bladen} == {regel.id for regel in motor.werk.hoofd}


def test_elke_voorwaarde_komt_ergens_voor(motor):
    """Exact: every 'first …' of the dataset is asked by some combination, and only where its rule lists it."""
    bladen = motor.gids.lezer.bereik(motor.gids.bomen.hoofd, [None] * len(motor.werk.atomen))[1]
    gevraagd = {(blad[0], code) for b in bladen for blad in [motor.gids.lezer.blad(b)] for code in blad[1:]}
    mag = {(r.id, eis.code) for r in motor.werk.hoofd for groep in r.eerst for eis in groep}
    assert gevraagd <= mag
    assert {code for _, code in gevraagd} == set(motor.werk.ruw["voorwaarden"])


@settings(max_examples=150, deadline=None)
@given(zaad=st.integers(0, 2**32), bekend=st.floats(0.2, 0.95))
def test_wat_zeker_is_blijft_waar_bij_elke_aanvulling(motor, zaad, bekend):
    kans = random.Random(zaad)
    deels = [w if kans.random() < bekend else None for w in vul(motor.werk, kans)]
    weging = Weging(motor.werk, deels)
    rijen = [rij for r in motor.werk.regels.values() for rij in (*r.wanneer, *r.daarnaast)]
    zeker = [(rij, weging.rij(rij)) for rij in rijen if weging.rij(rij) is not None]
    hoofd = motor.gids.lezer.vast(motor.gids.bomen.hoofd, deels)
    for _ in range(5):
        vol = vul(motor.werk, kans, deels)
        nu = Weging(motor.werk, vol)
        assert all(nu.rij(rij) is waarheid for rij, waarheid in zeker)
        assert hoofd in (None, motor.gids.lezer.vast(motor.gids.bomen.hoofd, vol))


@settings(max_examples=400, deadline=None)
@given(zaad=st.integers(0, 2**32), bekend=st.one_of(st.just(1.0), st.floats(0.5, 0.98)))
def test_een_besluit_uit_de_rijen_is_dat_van_het_diagram(motor, zaad, bekend):
    """With part of the facts, if the rows decide already; with all of them always, and as certain."""
    kans = random.Random(zaad)
    deels = [w if kans.random() < bekend else None for w in vul(motor.werk, kans)]
    klaar = besluit(motor.werk, deels)
    if bekend == 1:
        assert uit_rijen(motor, deels) == uit_diagram(motor, deels)
    elif klaar is not None:
        assert uit_diagram(motor, deels)[:4] == uit_rijen(motor, deels)[:4]


@pytest.mark.parametrize(
    ("a", "b", "rij"),
    [(0, 0, True), (0, 1, False), (1, None, False), (None, 1, False), (0, None, None), (None, None, None)],
)
def test_een_rij_in_drie_waarden(motor, a, b, rij):
    """A row with one false term is false, whatever is unknown."""
    waarden = [None] * len(motor.werk.atomen)
    index = motor.werk.index
    waarden[index["langere_periode"]], waarden[index["eigen_team_geraadpleegd"]] = a, b
    termen = tuple(Keuze(((index[f], frozenset({0})),)) for f in ("langere_periode", "eigen_team_geraadpleegd"))
    weging = Weging(motor.werk, waarden)
    assert weging.rij(Rij(termen, {}, (), lezing=False, waarom="")) is rij


def test_een_onbekende_die_niets_uitmaakt_houdt_niets_tegen(motor):
    """Known facts that fix the outcome give it, also when the diagram still has an unknown on the way."""
    feiten = {"sector": "VO", "gemeente": "DH", "schoolgemeente": "anders", "inschrijving": "ja"}
    antwoord = motor.beslis({"feiten": feiten})
    assert antwoord["vraag"] is None
    assert antwoord["uitkomst"]["hoofd"]["code"] == "buiten_gebied"
    from finder.feitentabel import uit_feiten

    stand = uit_feiten(motor.werk, feiten, None)
    assert besluit_uit_diagram(motor.gids, stand).regel == "buiten-gebied"


def test_bomen_komen_heel_door_json(motor):
    """The browser gets them as canonical JSON, with sorted keys; the order of the parallel outcomes has to survive."""
    terug = pak_uit(json.loads(schrijf(pak_in(motor.gids.bomen))))
    assert terug == motor.gids.bomen
    assert list(terug.naast) == list(motor.gids.bomen.naast)
