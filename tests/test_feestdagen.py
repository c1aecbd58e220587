"""Public holidays and working days, held against two libraries that others keep: holidays, and dateutil for Easter."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter

from finder.kalender import feestdagen, is_werkdag, laatste_werkdag, pasen

JAREN = range(2000, 2200)
BEKEND = range(2000, 2101)  # what the library covers
SOORTEN = ("public", "optional")  # optional: 5 May in a year that is no fifth


def test_pasen_valt_op_zijn_dag():
    assert [pasen(jaar) for jaar in JAREN] == [easter(jaar) for jaar in JAREN]


@pytest.mark.parametrize("jaar", BEKEND)
def test_dezelfde_feestdagen_als_de_bibliotheek(jaar):
    assert set(feestdagen(jaar)) == set(holidays.country_holidays("NL", years=jaar, categories=SOORTEN))


def test_elk_jaar_elf_namen():
    """Two may fall on one day, as in 2016: then one of them is named."""
    for jaar in JAREN:
        assert len(feestdagen(jaar)) in (10, 11)
        assert all(dag.year == jaar for dag in feestdagen(jaar))
    assert feestdagen(2016)[date(2016, 5, 5)] == "Hemelvaartsdag"


NAMEN = {
    date(2025, 4, 26): "Koningsdag",  # the 27th is a Sunday
    date(2026, 4, 27): "Koningsdag",
    date(2026, 4, 3): "Goede Vrijdag",
    date(2026, 5, 5): "Bevrijdingsdag",
    date(2013, 4, 30): "Koninginnedag",
    date(2199, 12, 25): "eerste kerstdag",
}


@pytest.mark.parametrize(("dag", "naam"), NAMEN.items(), ids=str)
def test_de_naam_van_een_feestdag(dag, naam):
    assert feestdagen(dag.year)[dag] == naam


def test_de_laatste_werkdag_is_een_werkdag_en_nooit_ver_weg():
    """Over every day of a century: never later, no weekend or holiday, and no working day skipped."""
    dag = date(2000, 1, 4)
    while dag.year < 2101:
        werkdag = laatste_werkdag(dag)
        assert is_werkdag(werkdag)
        assert werkdag.weekday() < 5
        assert werkdag not in feestdagen(werkdag.year)
        assert timedelta(0) <= dag - werkdag <= timedelta(days=5)
        assert not any(is_werkdag(werkdag + timedelta(days=n)) for n in range(1, (dag - werkdag).days + 1))
        dag += timedelta(days=1)
