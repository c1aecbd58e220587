"""The interview: short, only questions that matter, the same in any order, honest about what nobody knows."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kopie import WORTEL

from finder.besluit import besluit
from finder.feitentabel import uit_feiten
from finder.melding import InvoerFout
from finder.opties import WEET_NIET, keuzes
from finder.waarheid import Weging
from finder.weergave import voor
from macros.bewijs.casussen import casussen
from macros.bewijs.gesprekken import Loper
from macros.dataset.laden import laad
from macros.pagina.naspel import naspel

VANDAAG = "2026-03-02"
DATUMS = (VANDAAG, "2026-02-03", "2026-02-02", "2026-01-06", "2026-01-05", "2026-01-04", "2025-12-01", "2025-09-01")
VREEMD = [None, True, 0, -1, 10**9, 2.5, "", "²", "weet-niet", "\ud800", [], [[]], [{}], {}, {"a": 1}, ["x"]]
VREEMD += ["2026-02-30", float("nan")]
CASUSSEN = casussen()
GEMEENTEN = [g["code"] for g in laad(WORTEL / "data").ruw["gemeenten"].values()]
MEESTE = 12


def vraag_ze(motor, antwoorden: dict, vandaag: str = VANDAAG) -> dict:
    return motor.beslis({"vandaag": vandaag, "antwoorden": antwoorden})


def keuze(motor, id_: str, kans: random.Random, weet_niet: float = 0.0, al: dict | None = None):
    """A random answer the screen offers after these answers."""
    vraag = motor.gids.vragen[id_]
    hier = voor(motor.werk, (al or {}).get("sector"), (al or {}).get("gemeente"))
    opties = [o["id"] for o in keuzes(motor.werk, vraag, hier) if o["id"] != WEET_NIET]
    if "weet_niet" in vraag and kans.random() < weet_niet:
        return WEET_NIET
    if vraag["soort"] == "datum":
        return kans.choice([*DATUMS, *opties])
    if vraag["soort"] == "getal":
        return kans.choice([0, 4, 5, 9])
    if vraag["soort"] == "meerkeuze":
        return kans.sample([o for o in opties if o != "geen"], kans.randrange(3)) or "geen"
    return kans.choice(opties)


def wandel(motor, kans: random.Random, weet_niet: float = 0.0):
    """One whole interview with random answers: (answers, every reply along the way)."""
    antwoorden, stappen = {}, []
    while True:
        stap = vraag_ze(motor, antwoorden)
        stappen.append(stap)
        if stap["scherm"] is None:
            return antwoorden, stappen
        fout = {f["vraag"] for f in stap["fouten"]}
        nieuw = {
            id_: keuze(motor, id_, kans, weet_niet, antwoorden)
            for id_ in stap["vragen"]
            if id_ in fout or id_ not in antwoorden
        }
        assert nieuw, stap
        antwoorden = {**antwoorden, **nieuw}


@pytest.fixture(scope="session")
def langste(motor) -> dict:
    """The longest interview over every combination of answers, per sector; exact."""
    return {sector: Loper(motor, sector, "DH").loop().langste for sector in ("PO", "VO")}


@settings(max_examples=120, deadline=None)
@given(zaad=st.integers(0, 2**32), weet_niet=st.sampled_from([0.0, 0.2, 1.0]))
def test_hoogstens_klopt_en_loopt_nooit_op(motor, langste, zaad, weet_niet):
    antwoorden, stappen = wandel(motor, random.Random(zaad), weet_niet)
    schermen = len(stappen) - 1
    assert schermen <= MEESTE
    if not weet_niet:
        assert stappen[-1]["uitkomst"] is not None, "zonder 'weet ik niet' is er altijd een uitkomst"
        assert schermen <= langste[antwoorden["sector"]]
    grenzen = [stap["hoogstens"] for stap in stappen]
    assert all(grens >= schermen for grens in grenzen)
    assert grenzen == sorted(grenzen, reverse=True)
    assert grenzen[-1] == schermen
    assert [stap["nummer"] for stap in stappen[:-1]] == list(range(1, schermen + 1))
    assert all(1 <= len(stap["vragen"]) <= 4 or stap["scherm"] is None or stap["scherm"] == "eerst" for stap in stappen)


def zonder_tegenspraak(stap: dict) -> dict:
    """A reply without the notices: those start with what does not fit, about every answer, used or not."""
    uit = {**stap, "tegenspraken": []}
    for deel in ("uitkomst", "onbeslist"):
        uit[deel] = uit[deel] and {**uit[deel], "let_op": []}
    return uit


@settings(max_examples=80, deadline=None)
@given(zaad=st.integers(0, 2**32))
def test_de_volgorde_doet_niet_ter_zake_en_een_antwoord_buiten_het_pad_stuurt_nooit(motor, zaad):
    kans = random.Random(zaad)
    antwoorden, stappen = wandel(motor, kans, 0.1)
    door_elkaar = list(antwoorden.items())
    kans.shuffle(door_elkaar)
    assert vraag_ze(motor, dict(door_elkaar)) == stappen[-1]
    op_pad = {id_ for blok in stappen[-1]["bij_uitkomst"].values() for id_ in blok} | set(antwoorden)
    los = {id_: keuze(motor, id_, kans) for id_ in motor.gids.vragen if id_ not in op_pad}
    los |= {id_: "onzin" for id_ in los if kans.random() < 0.2}
    assert zonder_tegenspraak(vraag_ze(motor, {**antwoorden, **los})) == zonder_tegenspraak(stappen[-1])


@settings(max_examples=60, deadline=None)
@given(zaad=st.integers(0, 2**32))
def test_een_gewijzigd_antwoord_telt_alsof_het_altijd_zo_was(motor, zaad):
    """Change one answer, keep the rest: the same as answering that way from the start."""
    kans = random.Random(zaad)
    antwoorden, _ = wandel(motor, kans)
    anders = {**antwoorden, (id_ := kans.choice(list(antwoorden))): keuze(motor, id_, kans)}
    stap = vraag_ze(motor, anders)
    gebruikt = {deel["vraag"]: anders[deel["vraag"]] for deel in stap["overzicht"]}
    opnieuw = vraag_ze(motor, {**gebruikt, **{id_: anders[id_] for id_ in stap["vragen"] if id_ in anders}})
    assert zonder_tegenspraak(opnieuw) == zonder_tegenspraak(stap)


def voorbeeld(motor, waarden: list, eigen: set[int]) -> bool:
    """Whether another answer to one question gives another outcome, by the rows, when the rest is as in some case."""
    bekend = dict(enumerate(waarden))
    for casus in CASUSSEN:
        vol = uit_feiten(motor.werk, casus.feiten, casus.vandaag).waarden
        vol = [bekend[nr] if bekend[nr] is not None else w if w is not None else 0 for nr, w in enumerate(vol)]
        if _verschil(motor.werk, vol, eigen):
            return True
    return False


def _verschil(werk, vol: list, eigen: set[int]) -> bool:
    kern = None
    for niveau in eigen:
        for waarde in range(len(werk.atomen[niveau].waarden)):
            anders = list(vol)
            anders[niveau] = waarde
            nu = besluit(werk, anders)
            melding = Weging(werk, anders).afgeleid("gemeenten_verschillen")
            nu = (nu.regel, nu.eerst, nu.stand, nu.naast, nu.lezing, melding)
            if kern is not None and nu != kern:
                return True
            kern = nu
    return False


def over_de_termijn(gids, id_: str, waarden: list) -> bool:
    """Whether a question about a deadline comes while a step that has one can still be the outcome."""
    bladen = (gids.lezer.blad(blad) for blad in gids.lezer.bereik(gids.bomen.stap, waarden)[1])
    return "ook_als" in gids.vragen[id_] and any(gids.werk.regels[blad].termijn for blad in bladen if blad)


@pytest.mark.parametrize("casus", CASUSSEN[::12], ids=lambda casus: casus.id)
def test_geen_vraag_die_niets_kan_veranderen(motor, casus):
    """For every question on every screen a witness: what is known, completed as in another case."""
    gids = motor.gids
    alles, gegeven = naspel(gids, casus).antwoorden, {}
    for _ in range(MEESTE + 1):
        gesprek = gids.loop(gegeven, casus.vandaag)
        if gesprek.scherm is None:
            return
        for id_ in gesprek.vragen:
            feiten = gids.vragen[id_]["feiten"]
            eigen = {
                nr
                for nr, atoom in enumerate(gids.werk.atomen)
                if atoom.feit in feiten and gesprek.stand.waarden[nr] is None
            }
            waarden = gesprek.stand.waarden
            assert voorbeeld(motor, waarden, eigen) or over_de_termijn(gids, id_, waarden), (
                f"{id_} op scherm {gesprek.scherm} verandert niets"
            )
        if not set(gesprek.vragen) <= set(alles):
            return
        gegeven |= {id_: alles[id_] for id_ in gesprek.vragen}
    pytest.fail("het gesprek kwam niet aan een eind")


@pytest.mark.parametrize("sector", ["PO", "VO"])
@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_overal_weet_ik_niet(motor, sector, gemeente):
    vast = {"sector": sector, "gemeente": gemeente, "schoolgemeente": "LV"}
    antwoorden = {id_: WEET_NIET if "weet_niet" in vraag else vast.get(id_) for id_, vraag in motor.gids.vragen.items()}
    stap = vraag_ze(motor, {**antwoorden, **vast})
    assert stap["uitkomst"] is None
    open_ = stap["onbeslist"]
    assert len(open_["mogelijk"]) == 3
    assert len(alles(open_)) >= 5
    assert all(set(m) >= {"code", "naam", "eerst"} for m in alles(open_))
    assert open_["doe_nu"] == [open_["eerste_stap"]["tekst"]]
    assert open_["beslissende_vraag"]["opties"]
    assert open_["eerste_stap"]["naam"]
    assert open_["eerste_stap"]["tekst"]
    assert open_["beslissende_vraag"]["id"] in motor.gids.vragen


def alles(open_) -> list[dict]:
    return [*open_["mogelijk"], *open_["ook_mogelijk"]]


def blad_van(motor, casus) -> tuple:
    stand = uit_feiten(motor.werk, casus.feiten, casus.vandaag)
    return motor.gids.lezer.blad(motor.gids.lezer.vast(motor.gids.bomen.hoofd, stand.waarden))


@pytest.mark.parametrize("casus", CASUSSEN[::6], ids=lambda casus: casus.id)
def test_een_keer_weet_ik_niet_sluit_de_waarheid_nooit_uit(motor, casus):
    spel = naspel(motor.gids, casus)
    gezien = vraag_ze(motor, spel.antwoorden, casus.vandaag.isoformat())
    gevraagd = [deel["vraag"] for deel in gezien["overzicht"]]
    if spel.buiten or spel.mis & set(gevraagd):
        return
    id_, *codes = blad_van(motor, casus)
    weging = Weging(motor.werk, uit_feiten(motor.werk, casus.feiten, casus.vandaag).waarden)
    mist = {e.code for groep in motor.werk.regels[id_].eerst for e in groep if weging.tabel(e.ontbreekt)}
    inhoud = voor(motor.werk, casus.feiten["sector"], None)
    namen = [inhoud.per_sector(motor.werk.ruw["voorwaarden"][code]["naam"]) for code in codes]
    for vraag in (v for v in gevraagd if "weet_niet" in motor.gids.vragen[v]):
        stap = vraag_ze(motor, {**spel.antwoorden, vraag: WEET_NIET}, casus.vandaag.isoformat())
        if stap["scherm"] is not None:
            continue
        if stap["uitkomst"]:
            kern = "doel" if stap["uitkomst"]["soort"] == "nog_niet_opschalen" else "hoofd"
            assert stap["uitkomst"][kern]["id"] == id_
            assert {eis["code"] for eis in stap["uitkomst"]["eerst"]} <= mist
        else:
            [deze] = [m for m in alles(stap["onbeslist"]) if m["id"] == id_]
            assert set(deze["eerst"]) <= set(namen)
            een_tafel = len(alles(stap["onbeslist"])) == 1
            assert bool(stap["onbeslist"]["hoofd"]) is een_tafel


@settings(max_examples=60, deadline=None)
@given(zaad=st.integers(0, 2**32))
def test_onbeslist_noemt_precies_wat_nog_kan_en_de_vraag_die_het_meeste_beslist(motor, zaad):
    antwoorden, stappen = wandel(motor, random.Random(zaad), 0.4)
    open_ = stappen[-1]["onbeslist"]
    if open_ is None:
        return
    assert antwoorden[open_["beslissende_vraag"]["id"]] == WEET_NIET
    gedeeld = [set(m["eerst"]) for m in alles(open_)]
    if set.intersection(*gedeeld):
        assert open_["eerste_stap"]["naam"] in set.intersection(*gedeeld)
    else:
        assert open_["eerste_stap"]["code"] == "zoek_uit"


def test_vragen_zeggen_waarom_en_wat_te_doen(motor):
    for id_, vraag in motor.gids.vragen.items():
        zinnen = vraag["waarom"].values() if isinstance(vraag["waarom"], dict) else [vraag["waarom"]]
        assert all(zin.endswith(".") for zin in zinnen), id_
        if id_ not in ("sector", "gemeente", "schoolgemeente"):
            assert "weet_niet" in vraag, id_


def test_wat_volgt_wordt_niet_gevraagd(motor):
    gevraagd = {feit for vraag in motor.gids.vragen.values() for feit in vraag["feiten"]}
    assert gevraagd & set(motor.werk.afgeleid) == set()
    # Nobody is asked: a wish of the JES, the year of today, and a paper that never holds a step back.
    assert set(motor.werk.ruw["feiten"]) - gevraagd == {"twijfel_advies_gewenst", "jaar", "uitgesplitste_offerte"}


def test_de_week_komt_in_woorden_terug(motor):
    spel = naspel(motor.gids, next(casus for casus in CASUSSEN if casus.id == "PG07"))
    assert vraag_ze(motor, spel.antwoorden)["week_in_woorden"] == "8 weken en 1 dag"


def test_een_open_vraag_met_null_is_niet_beantwoord(motor):
    assert vraag_ze(motor, {"sector": None})["vraag"] == "sector"


def test_willekeurige_antwoorden_geven_nooit_een_uitzondering(motor):
    """Any JSON value to any question: an answer, a sentence at the question, or InvoerFout."""
    goed = naspel(motor.gids, next(casus for casus in CASUSSEN if casus.id == "VT15")).antwoorden
    for id_ in motor.gids.vragen:
        for waarde in VREEMD:
            with suppress(InvoerFout):
                vraag_ze(motor, {**goed, id_: waarde})


def test_willekeurige_feiten_geven_nooit_een_uitzondering(motor):
    for feit in [*motor.werk.ruw["feiten"], "eerste_dag", "afwezig_sinds", "vso", "plaatsing"]:
        for waarde in VREEMD:
            with suppress(InvoerFout):
                motor.beslis({"vandaag": VANDAAG, "feiten": {"sector": "VO", "gemeente": "DH", feit: waarde}})


def test_de_motor_onthoudt_geen_vorige_casus(motor):
    """The memory of which questions matter never changes an answer."""
    from finder.bouwen import maak_motor

    vers = maak_motor(motor.werk.ruw)
    for casus in CASUSSEN[::20]:
        antwoorden = naspel(motor.gids, casus).antwoorden
        assert vraag_ze(vers, antwoorden) == vraag_ze(motor, antwoorden)
