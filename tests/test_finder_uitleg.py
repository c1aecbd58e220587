"""Why this outcome, and what would change it: exact, checked by trying."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from finder.besluit import besluit
from finder.feitentabel import uit_feiten
from macros.bewijs.casussen import casussen, datumsleutels

CASUSSEN = casussen()
GESCHREVEN = [casus for casus in CASUSSEN if not casus.groep.startswith("mutatie")]
NOG_NIET = "nog_niet_opschalen"


def stand_van(motor, casus):
    return uit_feiten(motor.werk, casus.feiten, casus.vandaag)


def hoofd(motor, waarden) -> set[int]:
    return motor.gids.lezer.bereik(motor.gids.bomen.hoofd, waarden)[1]


def alleen(motor, waarden, vragen: set[str]) -> list:
    """Only the answers to these questions, the sector, a school nearby, and facts nobody is asked about."""
    sector, school = motor.werk.index["sector"], motor.werk.index["schoolgemeente"]
    vast = {sector, *([school] if waarden[school] == 0 else [])}
    return [
        waarde if vraag in vragen or vraag is None or nr in vast else None
        for nr, (waarde, vraag) in enumerate(zip(waarden, motor.gids.vraag_van, strict=True))
    ]


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_de_redenen_zijn_genoeg_en_er_is_geen_kortere_reeks(motor, casus):
    """Every set up to this size is tried; a question that cannot be missed with all others known is in each of them."""
    waarden = stand_van(motor, casus).waarden
    redenen = motor.beslis(casus.verzoek)["uitkomst"]["waarom"]
    uitkomst, elders = hoofd(motor, waarden), waarden[motor.werk.index["schoolgemeente"]] != 0
    assert hoofd(motor, alleen(motor, waarden, {reden["vraag"] for reden in redenen})) == uitkomst
    vragen = {id_ for id_ in motor.gids.vragen if id_ != "sector" and (id_ != "schoolgemeente" or elders)}
    moet = {id_ for id_ in vragen if hoofd(motor, alleen(motor, waarden, vragen - {id_})) != uitkomst}
    genoeg = Counter(
        len(moet) + aantal
        for aantal in range(len(redenen) - len(moet) + 1)
        for erbij in combinations(sorted(vragen - moet), aantal)
        if hoofd(motor, alleen(motor, waarden, {*moet, *erbij})) == uitkomst
    )
    assert genoeg == {len(redenen): 1 + redenen[0]["gelijkwaardig"]}
    assert len({reden["gelijkwaardig"] for reden in redenen}) == 1


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_elke_wat_als_geeft_echt_die_uitkomst(motor, casus):
    """Apply the change, decide by the rows: the promise is kept. At most three, each outcome once, never today's."""
    nu = motor.beslis(casus.verzoek)["uitkomst"]
    for belofte in nu["wat_als"]:
        feiten = {**casus.feiten, **belofte["verander"]}
        for datum, weken in datumsleutels().items():
            if weken in belofte["verander"]:
                feiten.pop(datum, None)
        straks = besluit(motor.werk, uit_feiten(motor.werk, feiten, casus.vandaag).waarden)
        assert _code(motor, straks) == belofte["code"]
        assert belofte["tekst"].endswith(".")
        assert belofte["naam"] in belofte["tekst"]
    namen = [belofte["naam"] for belofte in nu["wat_als"]]
    assert len(namen) == len(set(namen)) <= 3


@pytest.mark.parametrize(
    "casus", [c for c in GESCHREVEN if c.verwacht["uitkomst"] == NOG_NIET], ids=lambda casus: casus.id
)
def test_wat_als_begint_met_wat_er_volgt_als_het_ontbrekende_er_is(motor, casus):
    eerste = motor.beslis(casus.verzoek)["uitkomst"]["wat_als"][0]
    assert "? Dan " in eerste["tekst"], "a question, not a supposition"


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_een_genoemd_vinkje_doet_ertoe(motor, casus):
    """What is ticked and named under `waarom` cannot be left out: without it another outcome is possible."""
    stand, nu = stand_van(motor, casus), motor.beslis(casus.verzoek)["uitkomst"]
    for reden in nu["waarom"]:
        aangevinkt = _aangevinkt(motor, stand, reden["vraag"])
        verzwegen = {nr for nr in aangevinkt if _naam(motor, nr) not in reden["tekst"]}
        alle = {r["vraag"] for r in nu["waarom"]}
        for weg in ({nr} for nr in aangevinkt if verzwegen and nr not in verzwegen):
            basis = enumerate(alleen(motor, stand.waarden, alle))
            waarden = [None if nr in weg | verzwegen else w for nr, w in basis]
            assert hoofd(motor, waarden) != hoofd(motor, stand.waarden)


def _aangevinkt(motor, stand, vraag) -> list[int]:
    atomen = enumerate(motor.werk.atomen)
    return [nr for nr, a in atomen if "=" in a.naam and motor.gids.vraag_van[nr] == vraag and stand.waarden[nr] == 0]


def _naam(motor, nr) -> str:
    feit, optie = motor.werk.atomen[nr].naam.split("=")
    return motor.werk.ruw["feiten"][feit]["waarden"][optie]


def _code(motor, klaar) -> str | None:
    if klaar is None:
        return None
    regel = motor.werk.regels[klaar.regel]
    return NOG_NIET if klaar.eerst and regel.soort == "opschalen" else regel.code


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_de_zinnen_zijn_zinnen_en_een_lezing_zegt_waarom(motor, casus):
    """Interpretation always comes with a reason in words; what is stated has none."""
    uitkomst = motor.beslis(casus.verzoek)["uitkomst"]
    zinnen = [reden["tekst"] for reden in uitkomst["waarom"]] + [uitkomst["termijn"]["tekst"], *uitkomst["lezingen"]]
    for zin in zinnen:
        assert zin[0].isupper()
        assert zin.endswith((".", "?"))
        assert "_" not in zin
        assert "{" not in zin
    assert all(set(reden["bronnen"]) <= set(uitkomst["bronnen"]) for reden in uitkomst["waarom"])
    assert bool(uitkomst["lezingen"]) is (uitkomst["zekerheid"] != "stated")
