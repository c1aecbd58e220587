"""What holds on which day: sentences, rows, features, deadlines and tafels change on their day, everywhere at once."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from kopie import kopie, wijzig

from finder import brug
from finder.bouwen import invoer, maak_motor
from macros.basis import plekken
from macros.bewijs.casussen import Casus
from macros.dataset import controle
from macros.dataset.compileren import compileer
from macros.dataset.geldigheid import op_dag
from macros.dataset.laden import laad
from macros.pagina import gemeente, overzicht
from macros.pagina.boek import Boek
from macros.pagina.menu import als_yaml
from macros.pagina.onderwerp import pagina, verhuisd
from macros.pagina.stubs import gewenst
from macros.publicatie import site as publicatie

DAG = "1772409600"  # 2 March 2026
TAFEL = "tafels/kleine-tafel.yaml"
WEEK = "termijn: {week: 8, bron: 900-B}"
RIJ = "- {als: {sector: [PO], aanleiding: [ja]}, bron: 900-B}"
INGANGEN = """{door: de school, bij: de begeleider, bron: 900-B, geldig_tot: 2026-03-02}
  - {door: de ouders, bij: de begeleider, bron: 900-B, geldig_vanaf: 2026-03-03}"""
PAPIEREN = """{stuk: verslag, alleen: bij geld, bron: 900-B, als: {knelpunten: [geld]}, geldig_tot: 2026-03-02}
  - {stuk: verslag, bron: 900-B, geldig_vanaf: 2026-03-03}"""
LATER = """termijn:
    - {week: 8, bron: 900-B, geldig_tot: 2026-03-02}
    - {week: 6, bron: 900-B, geldig_vanaf: 2026-03-03}"""


@pytest.fixture(autouse=True)
def _vaste_dag(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAG)


@pytest.fixture
def data(tmp_path) -> Path:
    return kopie(tmp_path)


def fouten(data: Path) -> list[str]:
    return controle.controleer(laad(data))


def verander(data: Path, was: str, wordt: str, bestand: str = TAFEL) -> None:
    wijzig(data, {"bestand": bestand, "vervang": was, "door": wordt})


def test_alleen_wat_vandaag_geldt_komt_op_de_pagina():
    """The old sentence disappears the day after, the new one comes on its first day; a single one as in a list."""
    zinnen = [{"tekst": "oud", "geldig_tot": "2025-12-31"}, {"tekst": "nieuw", "geldig_vanaf": "2026-01-01"}]
    assert op_dag({"voor_wie": zinnen}, "2025-12-31") == {"voor_wie": zinnen[:1]}
    assert op_dag({"voor_wie": zinnen}, "2026-01-01") == {"voor_wie": zinnen[1:]}
    ruw = {"themas": {"een": {"doel": {"tekst": "straks", "geldig_vanaf": "2099-01-01"}, "naam": "Thema"}}}
    assert op_dag(ruw, "2098-12-31") == {"themas": {"een": {"naam": "Thema"}}}
    assert op_dag(ruw, "2099-01-01") == ruw
    ruw["themas"]["een"]["doel"] = {"tekst": "oud", "geldig_tot": "2025-12-31"}
    assert op_dag(ruw, "2026-01-01") == {"themas": {"een": {"naam": "Thema"}}}


def test_ook_een_rij_en_een_kenmerk_gelden_alleen_op_tijd(data, monkeypatch):
    """What counts changes on its day, in the rules as on the pages; an answer that does not hold yet is silence."""
    was = "{als: {sector: [PO], aanleiding: [ja]}, bron: 900-B}"
    twee = (
        f"{was[:-1]}, geldig_tot: 2026-03-02}}\n    - {was[:-1].replace('[ja]', '[nee]')}, geldig_vanaf: 2026-03-03}}"
    )
    verander(data, was, twee)
    was = "{waarde: ja, bron: 900-B}"
    straks = "{waarde: ja, bron: 900-B, geldig_vanaf: 2026-03-03}"
    verander(data, was, straks, "gemeenten/bosrijk.yaml")
    ruw, gezien = laad(data).ruw, []
    for dag in (0, 1):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAG) + 86400 * dag))
        uit = compileer(ruw)
        (rij,) = uit["tafels"]["kleine-tafel"]["regel"]["wanneer"]
        gezien.append((rij["als"]["aanleiding"], uit["gemeenten"]["bosrijk"]["kenmerken"]["tafel"]["waarde"]))
    assert gezien == [(["ja"], "nee"), (["nee"], "ja")]
    assert "geldig_vanaf" in ruw["gemeenten"]["bosrijk"]["kenmerken"]["tafel"], "the dataset itself is not touched"


def test_zin_die_vandaag_afloopt_geldt_nog_en_een_opvolger_mag(data, monkeypatch):
    """On its last day nothing is wrong; the day after the check names it, unless another sentence took over."""
    was = "doel: {tekst: Samen een oplossing vinden., bron: 900-B}"
    verander(data, was, was.replace("900-B", "900-B, geldig_tot: 2026-03-02"))
    zin = '  - {tekst: "De leerling is {weken_thuis} weken thuis.", bron: 900-A}\n'
    oud = zin.replace("900-A", "900-A, geldig_tot: 2026-03-02")
    verander(data, zin, oud + "  - {tekst: De leerling is lang thuis., bron: 900-A, geldig_vanaf: 2026-03-03}\n")
    assert fouten(data) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAG) + 86400))
    assert len(fouten(data)) == 1


def test_de_bouw_neemt_de_dag_van_vandaag(monkeypatch):
    """Without a day of its own the build shows what holds today, not on the day of the last change."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert 0 <= time.time() - plekken.epoch() < 2 * 86400


def test_een_bouw_over_middernacht_heeft_een_dag(monkeypatch):
    """Each step asks for the day; the last must get that of the first, or two pages differ by a day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    dagen = []

    def bouw(_opties):
        for uur in (23, 25):
            nu = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=uur)
            monkeypatch.setattr(plekken, "datetime", SimpleNamespace(now=lambda _tz, nu=nu: nu))
            dagen.append(plekken.epoch())

    monkeypatch.setattr(publicatie, "bouw", bouw)
    assert publicatie.hoofd([]) == 0
    assert len(set(dagen)) == 1


@pytest.mark.parametrize(("dag", "week"), [("2026-03-02", 8), ("2026-03-03", 6), ("2027-01-01", 6)])
def test_een_termijn_wisselt_op_haar_dag(data, dag, week):
    """One build answers every day with the week of that day, on the command line and in the browser alike."""
    verander(data, WEEK, LATER)
    assert fouten(data) == []
    ruw = compileer(laad(data).ruw)
    vraag = {"ladder": {"sector": "PO", "gemeente": "B", "weken": 1}, "vandaag": dag}
    antwoord = maak_motor(ruw).ladder(vraag)
    assert antwoord["stappen"][0]["week"] == week
    brug.laad(brug.schrijf(invoer(ruw)))
    assert brug.stap(brug.schrijf(vraag)) == brug.schrijf(antwoord)


def test_een_andere_ingang_en_een_ander_papier_vanaf_een_dag(data, monkeypatch):
    """Who applies, what to bring and the week change on their day, and the page says so before."""
    verander(data, WEEK, LATER)
    verander(data, "{door: de school, bij: de begeleider, hoe: schriftelijk, bron: 900-B}", INGANGEN)
    verander(data, "{stuk: verslag, alleen: bij geld, bron: 900-B, als: {knelpunten: [geld]}}", PAPIEREN)
    assert fouten(data) == []
    tekst = pagina(Boek(laad(data).ruw), "kleine-tafel")
    assert "geldt tot en met 2 maart 2026" in tekst
    assert "**Vanaf 3 maart 2026:** Uiterlijk week 6" in tekst
    assert "**Vanaf 3 maart 2026:** Wie meldt aan, en waar: de ouders → de begeleider" in tekst
    assert "**Vanaf 3 maart 2026:** Wat je meeneemt: Verslag" in tekst
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAG) + 86400))
    (weg,) = Boek(laad(data).ruw).voor("PO").wegen("kleine-tafel")
    assert weg["door"] == "de ouders"


@pytest.mark.parametrize(("dag", "week"), [("2026-03-02", 8), ("2026-03-03", 6)])
def test_een_casus_krijgt_de_regels_van_haar_eigen_dag(data, dag, week):
    """So what a change must bring can be written down before its day."""
    verander(data, WEEK, LATER)
    feiten = {"sector": "PO", "gemeente": "B", "schoolgemeente": "zelfde", "verzuim": "volledig"}
    feiten |= {"knelpunten": [], "weken_sinds_eerste_datum": 5}
    casus = Casus("later", date.fromisoformat(dag), feiten, {"week": week})
    assert casus.fout(maak_motor(compileer(laad(data).ruw))) is None


def test_een_tafel_die_stopt_houdt_haar_pagina(data, monkeypatch):
    """After its last day the page says so, nobody is sent there, and the check says a day ahead who is left without."""
    verander(data, "herzien_voor:", "geldig_tot: 2026-03-02\nherzien_voor:")
    (melding,) = fouten(data)
    assert "vanaf 2026-03-03: er is een gat: geen enkele uitkomst past als" in melding
    ruw = compileer(laad(data).ruw)["straks"][0]["dataset"]
    assert "wanneer" not in ruw["tafels"]["kleine-tafel"]["regel"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAG) + 86400))
    tekst = pagina(Boek(laad(data).ruw), "kleine-tafel")
    assert "Dit gold tot en met 2 maart 2026. Welke tafel? wijst er nu niet heen." in tekst


def test_een_tafel_die_nog_moet_beginnen(data):
    verander(data, "herzien_voor:", "geldig_vanaf: 2026-03-03\nherzien_voor:", "tafels/grote-tafel.yaml")
    tekst = pagina(Boek(laad(data).ruw), "grote-tafel")
    assert "Dit geldt vanaf 3 maart 2026. Welke tafel? wijst er nu niet heen." in tekst


def test_een_fout_op_een_rij_na_een_voorbije_rij_noemt_haar_eigen_regel(data):
    """A row that no longer holds does not shift the line number of the next."""
    straks = RIJ.replace("[ja]", "[nee]").replace("900-B", "900-B, geldig_vanaf: 2026-03-03")
    ruim = RIJ.replace("[PO]", "[PO, VO]")
    verander(data, RIJ, f"{ruim}\n    {straks}\n    {RIJ}")
    regels = (data / TAFEL).read_text(encoding="utf-8").splitlines()
    laatste = max(nr for nr, regel in enumerate(regels, 1) if regel.strip() == RIJ)
    assert any(melding.startswith(f"data/{TAFEL}:{laatste}: ") for melding in fouten(data))


def test_een_latere_week_staat_overal_waar_de_week_staat(data):
    """Who plans from the table or from the ladder of a gemeente does not count with a week that ends."""
    verander(data, WEEK, LATER)
    boek = Boek(laad(data).ruw)
    g = next(iter(boek.eigen_gemeenten))
    for tekst in (overzicht.termijnen(boek), overzicht.start(boek), gemeente.ladder(boek, g, "PO")):
        assert "eek 8 (vanaf 3 maart 2026: week 6)" in tekst


def test_op_het_oude_adres_staat_waar_een_onderwerp_nu_is(data):
    """A link that somebody kept goes on working, also one to the page of a gemeente."""
    weg = "verhuisd_naar: grote-tafel\nsinds: 2026-01-05\nreden: De tafel heeft een nieuwe naam.\n"
    (data / "tafels" / "oude-tafel.yaml").write_text(weg, encoding="utf-8")
    boek = Boek(laad(data).ruw)
    stubs, groep = gewenst(boek), boek.onderwerpen["grote-tafel"].groep
    buiten_het_menu = als_yaml(boek, plekken.DOCS, set(stubs)).partition("not_in_nav")[2]
    for rest, aanroep in (("", '"oude-tafel"'), ("/bosrijk", '"oude-tafel", "bosrijk"')):
        assert f"verhuisd({aanroep})" in stubs[f"{groep}/oude-tafel{rest}.md"]
        assert f"/{groep}/oude-tafel{rest}.md" in buiten_het_menu
    assert "De tafel heeft een nieuwe naam. [Ga naar Grote tafel](grote-tafel.md)" in verhuisd(boek, "oude-tafel")
    assert "(../grote-tafel/bosrijk.md)" in verhuisd(boek, "oude-tafel", "bosrijk")
