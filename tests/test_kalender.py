"""Dates and deadlines: calendar weeks, leap days, year ends, and a clock that only ever moves forward."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from finder.agenda import Kader, agenda
from finder.kalender import OUDSTE, dagen_sinds, in_woorden, lees_datum, weken_in_woorden
from finder.melding import InvoerFout

DAGEN = st.dates(min_value=OUDSTE, max_value=date(2100, 12, 31))
STANDEN = ("binnen", "op", "over")
# Every rule with a deadline, reached by facts alone. How long the deadline is, the dataset says.
KLAAR = {"overleggen_gehouden": 2, "plan_van_aanpak": "zonder_resultaat", "eigen_team_geraadpleegd": True}
PO, VO = ({"sector": sector, "gemeente": "DH", **KLAAR} for sector in ("PO", "VO"))
DIRECTEUREN = {
    "stappen_gedaan": ["po_stap_3"],
    "adviestafel_stand": "direct_opschalen",
    "toestemming_directeurenniveau": True,
    "uitgesplitste_offerte": True,
}
TERMIJNEN = {
    "po_stap_1": {**PO, "eigen_team_geraadpleegd": False},
    "po_stap_2": PO,
    "po_stap_3": {**PO, "gemeente": "LV", "toestemming_ouders": "ja"},
    "po_stap_4": {**PO, "gemeente": "R", **DIRECTEUREN},
    "vo_managementoverleg": {**VO, "knelpunten": ["financieel"]},
    "vo_regisseur": {**VO, "knelpunten": ["financieel"], "stappen_gedaan": ["vo_managementoverleg"]},
}


def termijn(motor, standaard, feiten: dict, eerste: date, vandaag: date) -> dict:
    alles = {**standaard, **feiten, "eerste_dag": eerste.isoformat(), "weken_aaneengesloten_afwezig": 8}
    alles.pop("weken_sinds_eerste_datum")
    return motor.beslis({"vandaag": vandaag.isoformat(), "feiten": alles})["uitkomst"]


@pytest.fixture(scope="session")
def standaard(wortel):
    import yaml

    tekst = (wortel / "tests" / "casussen" / "standaard.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(tekst)["meta"]["standaardfeiten"]


def duur(motor, code: str) -> timedelta:
    """How long the deadline of a rule is."""
    (regel,) = (regel for regel in motor.werk.hoofd if regel.code == code)
    return timedelta(regel.termijn.dagen)


def test_elke_termijn_doet_mee(motor):
    assert {regel.code for regel in motor.werk.hoofd if regel.termijn} == set(TERMIJNEN)


@pytest.mark.parametrize("code", TERMIJNEN)
@settings(max_examples=25, deadline=None)
@given(eerste=DAGEN, na=st.integers(61, 400))
def test_de_laatste_dag_hangt_alleen_af_van_de_eerste_dag(motor, standaard, code, eerste, na):
    uit = termijn(motor, standaard, TERMIJNEN[code], eerste, eerste + timedelta(na))
    assert uit["hoofd"]["code"] == code
    assert uit["termijn"]["datum"] == (eerste + duur(motor, code)).isoformat()
    assert date.fromisoformat(uit["termijn"]["datum"]) > eerste


@pytest.mark.parametrize("code", TERMIJNEN)
@settings(max_examples=10, deadline=None)
@given(eerste=DAGEN)
def test_binnen_op_over_precies_om_de_laatste_dag(motor, standaard, code, eerste):
    dagen = (eerste + duur(motor, code) + timedelta(later) for later in (-1, 0, 1, 6))
    gezien = [termijn(motor, standaard, TERMIJNEN[code], eerste, dag)["termijn"]["stand"] for dag in dagen]
    assert gezien == ["binnen", "op", "over", "over"]


@settings(max_examples=40, deadline=None)
@given(eerste=DAGEN, stappen=st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_de_stand_gaat_nooit_terug(motor, standaard, eerste, stappen):
    """Time passes: no rung of the ladder ever goes from late back to on time."""
    vandaag, eerder = eerste + timedelta(1), {}
    for dagen in stappen:
        vandaag += timedelta(dagen)
        ladder = termijn(motor, standaard, PO, eerste, vandaag)["ladder"]
        for trede in ladder:
            nu = STANDEN.index(trede["stand"])
            assert nu >= eerder.get(trede["code"], 0)
            eerder[trede["code"]] = nu


@settings(max_examples=50, deadline=None)
@given(eerste=DAGEN)
def test_de_ladder_loopt_op_in_de_tijd(motor, standaard, eerste):
    ladder = termijn(motor, standaard, PO, eerste, eerste + timedelta(10))["ladder"]
    assert [trede["code"] for trede in ladder] == ["po_stap_1", "po_stap_2", "po_stap_3", "po_stap_4"]
    datums = [trede["datum"] for trede in ladder]
    assert datums == sorted(datums)
    assert [trede["code"] for trede in ladder if trede["nu"]] == ["po_stap_2"]


def test_de_ladder_is_per_gemeente_wat_hij_is(motor, standaard):
    for gemeente, treden in (("DH", 4), ("LV", 3), ("R", 3), ("anders", 3)):
        feiten = {**TERMIJNEN["po_stap_1"], "gemeente": gemeente, "schoolgemeente": "LV"}
        ladder = termijn(motor, standaard, feiten, date(2026, 1, 5), date(2026, 3, 2))["ladder"]
        assert len(ladder) == treden


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [(0, "0 dagen"), (1, "1 dag"), (7, "1 week"), (27, "3 weken en 6 dagen"), (59, "8 weken en 3 dagen")],
)
def test_weken_in_woorden(dagen, woorden):
    assert weken_in_woorden(dagen) == woorden


def test_datum_in_woorden():
    assert in_woorden(date(2026, 3, 23)) == "maandag 23 maart 2026"
    assert in_woorden(date(2024, 2, 29)) == "donderdag 29 februari 2024"


GEEN_DATUM = [
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "02-03-2026",
    "2026-3-2",
    "20260302",
    "gisteren",
    "",
    "1999-12-31",
]


@pytest.mark.parametrize("fout", [*GEEN_DATUM, None, 20260302, True])
def test_een_onmogelijke_datum_noemt_zichzelf(fout):
    with pytest.raises(InvoerFout, match="eerste_dag"):
        lees_datum(fout, "eerste_dag")


def test_de_toekomst_bestaat_nog_niet():
    with pytest.raises(InvoerFout, match="toekomst"):
        dagen_sinds(date(2026, 3, 3), date(2026, 3, 2), "eerste_dag")


@given(namen=st.lists(st.text("abc éë–,;\\", min_size=1, max_size=120), min_size=1, max_size=4), dag=DAGEN)
def test_agendabestand_leest_terug_wat_erin_ging(namen, dag):
    """Long and odd names survive folding and escaping; only days that are still to come are in it."""
    treden = [
        {"code": f"t{nr}", "naam": naam, "datum": str(dag), "uiterlijk": f"week {nr}"} for nr, naam in enumerate(namen)
    ]
    gisteren = {"code": "weg", "naam": "Voorbij", "datum": str(dag - timedelta(1))}
    kader = Kader(
        {"titel": "Uiterlijk: {naam}", "uitleg": "{naam}, {termijn}"},
        dag,
        "https://voorbeeld.nl/#a=b,c",
        "antwoorden",
    )
    tekst = agenda([gisteren, *treden, {"code": "x", "naam": "Zonder dag", "datum": None}], kader)
    assert max(len(regel.encode()) for regel in tekst.split("\r\n")) <= 75
    items = Calendar.from_ical(tekst).walk("VEVENT")
    assert [str(item["SUMMARY"]) for item in items] == [f"Uiterlijk: {naam}" for naam in namen]
    assert {item["DTEND"].dt - item["DTSTART"].dt for item in items} == {timedelta(1)}
    assert {str(item["TRANSP"]) for item in items} == {"TRANSPARENT"}
    assert {str(item["URL"]) for item in items} == {kader.adres}
    assert [str(item["DESCRIPTION"]) for item in items] == [f"{naam}, week {nr}" for nr, naam in enumerate(namen)]
    assert agenda([gisteren], kader) == ""


@pytest.mark.parametrize(
    ("uiterst", "vandaag", "dag", "vooraf"),
    [
        ("2026-03-23", "2026-03-02", "2026-03-23", 14),  # a Monday, three weeks on
        ("2026-03-23", "2026-03-18", "2026-03-23", 4),  # less than two weeks left: tomorrow
        ("2026-03-23", "2026-03-23", "2026-03-23", 0),
        ("2026-03-22", "2026-03-02", "2026-03-20", 14),  # a Sunday: the Friday before, as the heading says
        ("2026-04-06", "2026-03-02", "2026-04-02", 14),  # Easter Monday: the Thursday before
        ("2026-03-22", "2026-03-21", "2026-03-21", 0),  # that Friday has gone: today
    ],
)
def test_de_agenda_noemt_de_laatste_werkdag_en_herinnert_op_tijd(uiterst, vandaag, dag, vooraf):
    stap = [{"code": "t", "naam": "Tafel", "datum": uiterst, "uiterlijk": "week 11"}]
    kader = Kader({"titel": "{naam}", "uitleg": "{datum}"}, date.fromisoformat(vandaag), "", "")
    (item,) = Calendar.from_ical(agenda(stap, kader)).walk("VEVENT")
    assert item["DTSTART"].dt == date.fromisoformat(dag)
    assert str(item["DESCRIPTION"]) == in_woorden(date.fromisoformat(uiterst))
    assert [alarm["TRIGGER"].dt for alarm in item.walk("VALARM")] == [timedelta(-vooraf)]


def test_twee_leerlingen_krijgen_elk_hun_eigen_dag():
    stap = [{"code": "t", "naam": "Tafel", "datum": "2026-03-23", "uiterlijk": "week 11"}]
    zinnen = {"titel": "{naam}", "uitleg": "{naam}"}
    kaders = [Kader(zinnen, date(2026, 3, 2), "", antwoorden) for antwoorden in ("a", "b", "a")]
    een, ander, weer = [str(Calendar.from_ical(agenda(stap, k)).walk("VEVENT")[0]["UID"]) for k in kaders]
    assert een == weer != ander


def test_een_naam_op_twee_regels_blijft_een_naam():
    """A line break in a name does not start a new line of the file."""
    stap = [{"code": "t", "naam": "Advies\r\ntafel\nDTEND:20990101", "datum": "2026-03-23", "uiterlijk": "week 11"}]
    kader = Kader({"titel": "{naam}", "uitleg": "{naam}"}, date(2026, 3, 2), "", "antwoorden")
    (item,) = Calendar.from_ical(agenda(stap, kader)).walk("VEVENT")
    assert str(item["SUMMARY"]).splitlines() == ["Advies", "tafel", "DTEND:20990101"]
    assert item["DTEND"].dt == date(2026, 3, 24)
