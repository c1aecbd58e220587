"""The one view: what a reader of one sector and one gemeente gets, and nothing of another."""

from __future__ import annotations

import copy
import re

import pytest
from icalendar import Calendar

from finder.melding import InvoerFout
from finder.weergave import STIL
from macros.pagina import adres, gemeente, onderwerp, overzicht
from macros.pagina.boek import Boek
from macros.pagina.openen import boek_nu


@pytest.fixture(scope="module")
def boek():
    return boek_nu()


def paren(boek) -> list[tuple[str, str]]:
    return [(sector, g) for sector in boek.sectoren for g in boek.eigen_gemeenten]


def test_een_zin_met_een_gemeente_staat_alleen_daar(boek):
    """A statement that names a gemeente: on the common page with its name in front, elsewhere only where it holds."""
    gezien = 0
    for o in boek.onderwerpen.values():
        for u in boek.uitspraken(o.data):
            codes = u.get("gemeente", []) if "tekst" in u else []
            for id_, g in boek.eigen_gemeenten.items() if codes else ():
                gezien += 1
                assert boek.op_pagina(o, id_).hoort_hier(u) == (g["code"] in codes)
                assert boek.op_pagina(o, id_).label(u) == ""
            namen = [g["naam"] for g in boek.eigen_gemeenten.values() if g["code"] in codes]
            assert all(naam in boek.op_pagina(o).label(u) for naam in namen)
    assert gezien > 0


def test_een_blad_noemt_alleen_de_eigen_gemeente(boek):
    """On the page of a gemeente no label of another one is left."""
    namen = {str(g["naam"]) for g in boek.eigen_gemeenten.values()}
    for o in boek.onderwerpen.values():
        for id_ in boek.bladen[o.id]:
            tekst = onderwerp.pagina(boek, o.id, id_)
            anderen = namen - {str(boek.gemeenten[id_]["naam"])}
            assert [naam for naam in anderen if f"**{naam}" in tekst] == [], (o.id, id_)


def test_links_op_een_blad_blijven_in_de_gemeente(boek):
    """A link to a topic with a page of this gemeente goes to that page."""
    for o in boek.onderwerpen.values():
        for id_ in boek.bladen[o.id]:
            tekst = onderwerp.pagina(boek, o.id, id_)
            for ander in (x for x in boek.onderwerpen.values() if boek.bladen[x.id] and x.id != o.id):
                gewoon = adres.pad(adres.in_gemeente(o, id_), adres.van_onderwerp(ander))
                assert f"]({gewoon})" not in tekst, (o.id, id_, ander.id)


def test_de_ladder_van_de_pagina_is_die_van_de_uitkomst(boek):
    """The steps that a page shows are the steps that Welke tafel? can lead to, in the same order."""
    for sector, id_ in paren(boek):
        w = boek.voor(sector, id_)
        stappen = [r.id for r in w.stappen()]
        assert stappen
        assert all(w.kan(stap) for stap in stappen)
        code = boek.gemeenten[id_]["code"]
        antwoord = boek.motor.ladder(
            {"ladder": {"sector": sector, "gemeente": code, "weken": 1}, "vandaag": "2026-03-02"}
        )
        assert [stap["id"] for stap in antwoord["stappen"]] == stappen


def test_een_termijn_heeft_overal_dezelfde_woorden(boek):
    """The sentence on the page is the sentence of the result, as long as no date is known."""
    w = boek.voor("PO", next(iter(boek.eigen_gemeenten)))
    stap = next(r.id for r in w.stappen() if w.uiterst(r.id))
    assert w.uiterst(stap).woorden in w.termijn(stap)
    blad = onderwerp.pagina(boek, stap)
    assert w.termijn(stap) in blad


def test_zwijgen_blijft_zwijgen(boek):
    """A gemeente that says nothing about a field she may fill gets nothing of a neighbour."""
    for o in boek.onderwerpen.values():
        for id_ in boek.eigen_gemeenten:
            for veld, waarde in boek.bij(id_, o.id).items():
                if waarde == STIL:
                    assert boek.op_pagina(o, id_).veld(o.id, veld) == [], (o.id, id_, veld)


@pytest.mark.parametrize(
    ("gevraagd", "eerste"),
    [({"eerste_dag": "2026-01-05"}, "2026-03-02"), ({"weken": "8"}, "2026-03-02"), ({"weken": 8}, "2026-03-02")],
)
def test_de_rekenaar_telt_hele_weken(boek, gevraagd, eerste):
    """Eight weeks after Monday 5 January is Monday 2 March; eight weeks ago counts from that same day."""
    sector, id_ = "PO", next(iter(boek.eigen_gemeenten))
    vraag = {"sector": sector, "gemeente": boek.gemeenten[id_]["code"], **gevraagd}
    stappen = boek.motor.ladder({"ladder": vraag, "vandaag": "2026-03-02"})["stappen"]
    assert next(s["datum"] for s in stappen if s["week"] == 8) == eerste
    assert next(s["stand"] for s in stappen if s["week"] == 8) == "op"


def test_de_rekenaar_geeft_de_dagen_die_nog_komen_voor_in_de_agenda(boek):
    """Only with a first day: a number of weeks is an estimate, says so, and is for nobody's diary."""
    vraag = {"sector": "PO", "gemeente": boek.gemeenten["rijswijk"]["code"]}
    vragen = [
        {"ladder": {**vraag, **dag}, "vandaag": "2026-03-10"} for dag in ({"eerste_dag": "2026-01-12"}, {"weken": 9})
    ]
    vast, ongeveer = (boek.motor.ladder(verzoek) for verzoek in vragen)
    dagen = [str(dag["DTSTART"].dt) for dag in Calendar.from_ical(vast["agenda"]).walk("VEVENT")]
    assert dagen == [s["datum"] for s in vast["stappen"] if s["datum"] >= "2026-03-10"]
    assert len(dagen) == 2
    assert ongeveer["agenda"] == ""
    assert ("schatting" in vast["vanaf"], "schatting" in ongeveer["vanaf"]) == (False, True)


@pytest.mark.parametrize(
    "gevraagd", [{"weken": "veel"}, {"weken": -1}, {"eerste_dag": "5 januari"}, {"kleur": "rood"}, []]
)
def test_de_rekenaar_weigert_met_een_zin(boek, gevraagd):
    with pytest.raises(InvoerFout, match=r"\w"):
        boek.motor.ladder({"ladder": gevraagd, "vandaag": "2026-03-02"})


def test_twaalf_gemeenten_passen_onder_elkaar(boek):
    """Every page with more gemeenten: each has its page and its way there, and no table has a column per gemeente."""
    voorbeeld = list(boek.eigen_gemeenten)[-1]
    ruw = copy.deepcopy(boek.ruw)
    erbij = [f"bijdorp-{nr}" for nr in range(12 - len(boek.eigen_gemeenten))]
    for nr, id_ in enumerate(erbij):
        ruw["gemeenten"][id_] = {**ruw["gemeenten"][voorbeeld], "code": f"X{nr}", "naam": f"Bijdorp {nr}"}
    groot = Boek(ruw)
    for o in groot.onderwerpen.values():
        gewoon = onderwerp.pagina(groot, o.id)
        assert all(f"({o.id}/{g}.md)" in gewoon for g in groot.bladen[o.id])
        assert kolommen(gewoon) <= 4
        if voorbeeld in groot.bladen[o.id]:
            assert set(erbij) <= set(groot.bladen[o.id])
    for id_ in erbij:
        assert f"[Bijdorp {id_[-1]}]" in gemeente.overzicht(groot)
        assert gemeente.pagina(groot, id_)
    bladen = [gemeente.overzicht(groot), overzicht.start(groot), overzicht.dossier(groot), overzicht.termijnen(groot)]
    assert max(map(kolommen, bladen)) <= 4


def test_naast_elkaar_zegt_elke_gemeente_iets_en_wat_onze_lezing_is(boek):
    """A gemeente about which nothing is known says so; one whose step is our reading says that too, as on its page."""
    ruw = copy.deepcopy(boek.ruw)
    ruw["gemeenten"]["bijdorp"] = {"code": "X0", "naam": "Bijdorp", "kenmerken": {"loket": {"waarde": "ja"}}}
    blad = gemeente.overzicht(Boek(ruw))
    assert re.findall(r"<dd[^>]*></dd>", blad) == []
    assert "Bijdorp" in blad
    verschilt = set(re.findall(r"\{: #([\w-]+) \}", blad))
    for g in boek.eigen_gemeenten.values():
        for o, zin in g.get("onze_lezing", {}).items():
            assert o not in verschilt or zin in blad


def test_wat_een_deel_van_de_gemeenten_heeft_staat_erbij(boek):
    """A second gemeente gets what one had alone: both are named."""
    gezien = 0
    for id_, g in boek.eigen_gemeenten.items():
        groot = Boek({**boek.ruw, "gemeenten": {**boek.gemeenten, "bijdorp": {**g, "code": "X0", "naam": "Bijdorp"}}})
        for o in boek.onderwerpen.values():
            if boek.enige(o) == id_ and "bijdorp" in groot.waar(o):
                gezien += 1
                assert alleen_in(gemeente.overzicht(boek), o.id) == {g["naam"]}
                assert alleen_in(gemeente.overzicht(groot), o.id) == {g["naam"], "Bijdorp"}
    assert gezien > 0


def alleen_in(blad: str, id_: str) -> set[str]:
    """The gemeenten that a page names behind a topic."""
    (namen,) = re.findall(rf"/{id_}\.md\): alleen in (.*)", blad)
    return set(re.split(", | en ", namen))


def kolommen(markdown: str) -> int:
    """The most cells in one row of the tables on a page."""
    return max((rij.count("<th") + rij.count("<td") for rij in markdown.split("<tr")[1:]), default=0)
