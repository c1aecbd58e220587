"""Contradicting answers get a question back, under the answer and with the outcome; nothing is refused."""

from __future__ import annotations

import pytest
from kopie import MINI

from finder.bouwen import maak_motor
from macros.bewijs.casussen import casussen
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad
from macros.pagina.naspel import naspel

VANDAAG = "2026-03-02"
BASIS = {"sector": "PO", "gemeente": "DH", "schoolgemeente": "zelfde", "inschrijving": "ja"}
GEEN_SCHOOL = {**BASIS, "sector": "VO", "inschrijving": "nee", "nieuwkomer": "nee"}
THUIS = {**BASIS, "ziekte": "nee", "patroon": "volledig", "zestien-uur": "nee"}
SINDS = {**THUIS, "eerste-datum": "2026-01-05", "thuis-sinds": "2026-01-05"}
KLAAR = {**SINDS, "overleggen": "meer", "stappen": "geen", "plan": "meerdere", "eigen-team": "nee"}

GEZEGD = {
    "niets": (KLAAR, []),
    "eerste dag op zaterdag": (
        {**KLAAR, "eerste-datum": "2026-02-14", "thuis-sinds": "2026-02-16"},
        [("weekend", "eerste-datum", "14 februari 2026 is een zaterdag. Klopt dat?")],
    ),
    "thuis sinds een zondag": (
        {**KLAAR, "thuis-sinds": "2026-02-15"},
        [("weekend", "thuis-sinds", "15 februari 2026 is een zondag. Klopt dat?")],
    ),
    "dezelfde zaterdag bij twee vragen": (
        {**KLAAR, "eerste-datum": "2026-02-14", "thuis-sinds": "2026-02-14"},
        [("weekend", "eerste-datum", "14 februari 2026 is een zaterdag. Klopt dat?")],
    ),
    "eerste dag op een feestdag": (
        {**KLAAR, "eerste-datum": "2025-12-25", "thuis-sinds": "2026-01-05"},
        [("feestdag", "eerste-datum", "25 december 2025 is een feestdag: eerste kerstdag. Klopt dat?")],
    ),
    "het jaar van vorig jaar": (
        {**KLAAR, "eerste-datum": "2025-01-06"},
        [("lang-geleden", "eerste-datum", "6 januari 2025 is meer dan een jaar geleden. Klopt het jaar?")],
    ),
    "thuis van voor de eerste dag": (
        {**KLAAR, "eerste-datum": "2026-02-02"},
        [("thuis-voor-eerste-dag", "eerste-datum", "sinds maandag 5 januari 2026")],
    ),
    "nog geen zorgwekkend verzuim en toch lang thuis": (
        {**KLAAR, "eerste-datum": "nog-niet"},
        [("thuis-zonder-eerste-dag", "eerste-datum", "nog geen eerste dag van zorgwekkend verzuim. Klopt dat?")],
    ),
    "lang thuis en ziek": ({**KLAAR, "ziekte": "ja", "eerste-datum": "nog-niet"}, []),
    "geen overleg en toch een stap": (
        {**SINDS, "overleggen": "nog-niet", "stappen": ["po_stap_3"]},
        [("overleg-en-stap", "stappen", "Er is nog geen MDO geweest, maar er is wel een stap gezet. Klopt dat?")],
    ),
    "geen overleg en toch een plan": (
        {**SINDS, "overleggen": "nog-niet", "plan": "loopt"},
        [("overleg-en-vervolg", "overleggen", "Er is nog geen MDO geweest, maar je gaf wel een plan")],
    ),
    "geen overleg en toch van alles": (
        {**SINDS, "overleggen": "nog-niet", "stappen": ["po_stap_3"], "knelpunten": ["financieel"], "eigen-team": "ja"},
        [("overleg-en-vervolg", "overleggen", "een advies"), ("overleg-en-stap", "stappen", "wel een stap")],
    ),
    "geen school en toch een inschrijving": (
        {**BASIS, "schoolgemeente": "geen"},
        [("geen-school-wel-inschrijving", "schoolgemeente", "Er is nog geen school")],
    ),
    "geen school en geen inschrijving": ({**BASIS, "schoolgemeente": "geen", "inschrijving": "nee"}, []),
    "geen inschrijving en toch verzuim": (
        {**BASIS, "inschrijving": "nee", "zestien-uur": "ja"},
        [("geen-inschrijving-wel-verzuim", "inschrijving", "niet ingeschreven")],
    ),
    "een datum waar niets meer van afhangt": ({**BASIS, "inschrijving": "nee", "thuis-sinds": "2026-02-15"}, []),
    "een stap van de andere sector": (
        {**SINDS, "overleggen": "meer", "stappen": ["vo_mwta"]},
        [("hoort-hier-niet", "stappen", "maatwerktrajectadvies")],
    ),
    "een stap van een andere gemeente": (
        {**SINDS, "gemeente": "LV", "overleggen": "meer", "stappen": ["po_stap_2"]},
        [("hoort-hier-niet", "stappen", "managementafstemming")],
    ),
    "een knelpunt van de andere sector": (
        {**KLAAR, "knelpunten": ["herplaatsing", "financieel"]},
        [("hoort-hier-niet", "knelpunten", "herplaatsing op een reguliere VO-school")],
    ),
    "een advies zonder adviestafel": (
        {**KLAAR, "adviestafel-stand": "loopt"},
        [("advies-zonder-adviestafel", "adviestafel-stand", "advies van de adviestafel")],
    ),
    "directeuren en toch geen adviestafel": (
        {**KLAAR, "stappen": ["po_stap_2", "po_stap_4"]},
        [("directeuren-zonder-tafel-ervoor", "stappen", "de adviestafel staat niet bij de gezette stappen")],
    ),
    "ouders wachten en het lukte toch niet": (
        {**GEEN_SCHOOL, "aanmelding-ouders": "wacht", "ouders-zelf": "ja"},
        [("wachten-en-niet-gelukt", "ouders-zelf", "Ouders wachten nog op een reactie")],
    ),
    "weet niet zegt niets": ({**SINDS, "overleggen": "nog-niet", "stappen": "weet-niet", "plan": "weet-niet"}, []),
    "een onmogelijk antwoord zegt niets": ({**BASIS, "schoolgemeente": "geen", "inschrijving": "misschien"}, []),
}


@pytest.mark.parametrize(("antwoorden", "verwacht"), GEZEGD.values(), ids=GEZEGD)
def test_in_het_gesprek(motor, antwoorden, verwacht):
    """Asked about, and nobody is stopped by it."""
    stap = motor.beslis({"vandaag": VANDAAG, "antwoorden": antwoorden})
    gevonden = stap["tegenspraken"]
    assert stap["scherm"] or stap["uitkomst"] or stap["onbeslist"]
    assert [(d["soort"], d["vraag"]) for d in gevonden] == [(soort, vraag) for soort, vraag, _ in verwacht]
    assert all(zin in d["tekst"] for d, (_, _, zin) in zip(gevonden, verwacht, strict=True))


FEITEN = {
    "sector": "VO", "gemeente": "R", "schoolgemeente": None, "inschrijving": "ja", "ziekte": "nee",
    "verzuimpatroon": "volledig", "weken_sinds_eerste_datum": 9, "weken_aaneengesloten_afwezig": 9,
    "ongeoorloofd_16_uur_in_4_weken": False, "overleggen_gehouden": 2, "plan_van_aanpak": "zonder_resultaat",
    "wachtlijst_passend_aanbod": False, "eigen_team_geraadpleegd": True, "knelpunten": ["inhoudelijk_advies"],
    "stappen_gedaan": [], "mdo_volledig_bezet": True, "langere_periode": True, "ecz_vraag": [],
    "vrijwillige_hulp": "nvt", "terugkeer_langer_dan_schooljaar_onmogelijk": False,
    "visieverschil_ouders_school": False, "nieuwkomer": "nee",
}  # fmt: skip
BIJ_DE_TERMIJN = "thuis-voor-eerste-dag"  # the deadline says it already
ALLEEN_GESPREK = {"weekend", "feestdag", "hoort-hier-niet", "thuis-zonder-eerste-dag"}  # null says nothing
NOG_NIET = {"overleggen_gehouden": 0, "plan_van_aanpak": "geen", "knelpunten": [], "eigen_team_geraadpleegd": False}
MET_FEITEN = {
    "niets": ({}, []),
    "geen overleg en toch een stap": ({**NOG_NIET, "stappen_gedaan": ["vo_mwta"]}, ["overleg-en-stap"]),
    "een stap van de andere sector": ({"stappen_gedaan": ["po_stap_3"]}, ["hoort-hier-niet"]),
    "geen school en toch een inschrijving": ({"schoolgemeente": "geen"}, ["geen-school-wel-inschrijving"]),
    "langer thuis dan de klok": ({"weken_aaneengesloten_afwezig": 10}, ["thuis-voor-eerste-dag"]),
    "een week naast een datum": ({"weken_aaneengesloten_afwezig": None, "afwezig_sinds": "2025-12-23"}, []),
    "thuis sinds een zaterdag": (
        {"weken_aaneengesloten_afwezig": None, "afwezig_sinds": "2026-01-03"}, ["weekend"],
    ),
    "jaren": ({"weken_sinds_eerste_datum": 160}, ["lang-geleden"]),
    "een datum en andere weken": ({"eerste_dag": "2026-01-05"}, ["datum-en-weken", "thuis-voor-eerste-dag"]),
    "een datum met dezelfde weken": ({"eerste_dag": "2025-12-29"}, []),
    "geen overleg en toch een plan": ({"overleggen_gehouden": 0}, ["overleg-en-vervolg"]),
    "geen overleg en verder niets": ({**NOG_NIET, "eerste_dag": None}, []),
}  # fmt: skip


@pytest.mark.parametrize(("anders", "soorten"), MET_FEITEN.values(), ids=MET_FEITEN)
def test_met_feiten(motor, anders, soorten):
    antwoord = motor.beslis({"vandaag": VANDAAG, "feiten": {**FEITEN, **anders}})
    let_op = antwoord["uitkomst"]["let_op"]
    assert sorted(d["soort"] for d in antwoord["tegenspraken"]) == soorten
    bij_de_termijn = BIJ_DE_TERMIJN if antwoord["uitkomst"]["termijn"]["thuis_sinds"] else None
    gemeld = [soort for soort in soorten if soort != bij_de_termijn]
    assert sorted(d["soort"] for d in let_op[: len(gemeld)]) == gemeld
    assert all(d["id"].startswith("tegenspraak-") and d["bronnen"] == [] for d in let_op[: len(gemeld)])
    assert not any(d["id"].startswith("tegenspraak-") for d in let_op[len(gemeld) :])


def zonder_tegenspraak(uitkomst: dict) -> dict:
    return {**uitkomst, "let_op": [d for d in uitkomst["let_op"] if not d["id"].startswith("tegenspraak-")]}


@pytest.mark.parametrize("casus", casussen(), ids=lambda c: c.id)
def test_een_stap_die_hier_niet_bestaat_telt_niet_mee(motor, casus):
    """Every case with a step of another sector or gemeente: asked about, and else the outcome of the case itself."""
    plek = casus.feiten["sector"], casus.feiten["gemeente"]
    elders = "po_stap_3" if plek[0] == "VO" else "vo_mwta" if plek[1] == "DH" else "po_stap_2"
    stappen = [*(casus.feiten.get("stappen_gedaan") or []), elders]
    gewoon = motor.beslis(casus.verzoek)
    vergist = motor.beslis({**casus.verzoek, "feiten": {**casus.feiten, "stappen_gedaan": stappen}})
    assert "hoort-hier-niet" in [d["soort"] for d in vergist["tegenspraken"]]
    assert zonder_tegenspraak(vergist["uitkomst"]) == zonder_tegenspraak(gewoon["uitkomst"])


@pytest.mark.parametrize("casus", [casus for casus in casussen() if "feiten" in casus.verzoek], ids=lambda c: c.id)
def test_het_gesprek_zegt_hetzelfde_als_de_feiten(motor, casus):
    """A case replayed as a conversation contradicts itself in the same ways: no line that its facts do not give.

    Weeks become dates there, which may be a Sunday. A choice may not be offered there.
    """
    met_feiten = {d["soort"] for d in motor.beslis(casus.verzoek)["tegenspraken"]}
    antwoorden = naspel(motor.gids, casus).antwoorden
    in_gesprek = motor.beslis({"vandaag": casus.verzoek.get("vandaag", VANDAAG), "antwoorden": antwoorden})
    assert {d["soort"] for d in in_gesprek["tegenspraken"]} <= met_feiten | ALLEEN_GESPREK


def test_ook_een_open_uitkomst_zegt_wat_niet_klopt(motor):
    antwoorden = {**BASIS, "schoolgemeente": "geen"}
    while not (stap := motor.beslis({"vandaag": VANDAAG, "antwoorden": antwoorden}))["onbeslist"]:
        assert stap["tegenspraken"], "the line stands at every step"
        antwoorden |= {id_: "weet-niet" if "weet_niet" in motor.gids.vragen[id_] else "nee" for id_ in stap["vragen"]}
    assert stap["onbeslist"]["let_op"][0]["soort"] == "geen-school-wel-inschrijving"


def test_een_andere_dataset_heeft_haar_eigen_tegenspraken():
    """The mini dataset has no second clock, no enrolment and no rows of its own; days are still asked about."""
    motor = maak_motor(compileer(laad(MINI).ruw))
    antwoorden = {"sector": "PO", "gemeente": "B", "schoolgemeente": "zelfde", "verzuim": "volledig"}
    stap = motor.beslis({"vandaag": VANDAAG, "antwoorden": {**antwoorden, "eerste-dag": "2026-01-04"}})
    assert [(d["soort"], d["vraag"]) for d in stap["tegenspraken"]] == [("weekend", "eerste-dag")]
