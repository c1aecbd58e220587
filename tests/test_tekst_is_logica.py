"""The conditions printed on the pages, parsed back from the built HTML, are row for row the engine's tables."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from html import unescape
from itertools import combinations
from pathlib import Path

import markdown
import pytest

from finder.bouwen import maak_motor
from finder.lezer import ONDERAAN
from finder.regelwerk import Bouwer, laad
from finder.waarheid import Weging
from finder.woordenschat import onderwerpregels
from finder.zinnen import in_sector, term_in_woorden
from macros.bewijs.bron import dataset_nu
from macros.bewijs.casussen import casussen
from macros.dataset.beeld import beeld
from macros.dataset.rijen import plekken
from macros.pagina import casussen as pagina_casussen
from macros.pagina.beslisregels import beslisregels
from macros.pagina.onderwerp import onderbouwing
from macros.pagina.openen import boek_of_fouten
from macros.pagina.voorwaarden import dataset, rijen_op_de_pagina, rijen_van, zin

UITBREIDINGEN = ["abbr", "attr_list", "md_in_html", "tables", "toc"]
TABEL = re.compile(r'<div class="rb-tabel"[^>]*data-tabel="([^"]+)"[^>]*>(.*?)</div>', re.DOTALL)
LIJST = re.compile(r"<ul[^>]*>(.*?)</ul>", re.DOTALL)
PUNT = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
BLOK = re.compile(r'<div class="rb-als( rb-als--eerst)?"[^>]*>(.*?)</div>', re.DOTALL)


def kaal(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def rijen_uit(html: str) -> list[list[str]]:
    return [[kaal(punt) for punt in PUNT.findall(lijst)] for lijst in LIJST.findall(html)]


@pytest.fixture(scope="module")
def ruw() -> dict:
    return dataset_nu()


@pytest.fixture(scope="module")
def terug(ruw) -> dict[str, tuple]:
    """Words → the term of the engine. Two terms with the same words would make a page ambiguous."""
    bouwer, uit = Bouwer(ruw), {}
    for plek in plekken(ruw):
        for feit, eis in plek.haal(ruw)["als"].items():
            term = bouwer._termen(feit, eis)
            woorden = zin(term_in_woorden(ruw, feit, eis))
            for variant in (woorden, in_sector(ruw, woorden, "PO"), in_sector(ruw, woorden, "VO")):
                assert uit.setdefault(variant, term) == term, variant
    return uit


def test_een_casus_op_de_pagina_is_het_antwoord_van_de_beslishulp(ruw) -> None:
    """What a test expects never reaches the page: without it the page says the same, and it is the engine's answer."""
    boek, motor = boek_of_fouten()[0], maak_motor(ruw)
    for casus in casussen()[::7]:
        op_pagina = pagina_casussen.regel(boek, motor, replace(casus, verwacht={}))
        assert op_pagina["uitkomst"] == motor.beslis(casus.verzoek)["uitkomst"], casus.id


def termen(ruw: dict, als: dict) -> list[tuple]:
    bouwer = Bouwer(ruw)
    return [bouwer._termen(feit, eis) for feit, eis in als.items()]


def alle_eisen(ruw: dict, feit: str) -> list[object]:
    """Every set of values a row could name for one fact."""
    gegeven = ruw["feiten"][feit]
    if gegeven["soort"] in ("weken", "getal", "jaar"):
        return [{"vanaf": n} for n in range(1, 30)] + [{"vanaf": n, "onder": n + 3} for n in range(1, 20)]
    if gegeven["soort"] in ("gemeente", "schoolgemeente"):
        waarden = [g["code"] for g in ruw["gemeenten"].values()]
    else:
        waarden = ["ja", "nee"] if gegeven["soort"] == "ja_nee" else list(gegeven["waarden"])
    groepen = [list(c) for n in range(1, min(len(waarden), 4) + 1) for c in combinations(waarden, n)]
    zonder = [{"zonder": g} for g in groepen] if gegeven["soort"] == "meerkeuze" else []
    return groepen + zonder


def test_elke_eis_heeft_eigen_woorden(ruw) -> None:
    """Over all facts: different values of a fact never read the same."""
    for feit in ruw["feiten"]:
        woorden: dict[str, object] = {}
        for eis in alle_eisen(ruw, feit):
            tekst = term_in_woorden(ruw, feit, eis)
            assert woorden.setdefault(tekst, eis) == eis, (feit, tekst)
    for naam, feit in ruw["afgeleid"].items():
        assert len(set(feit["woorden"].values())) == len(feit["woorden"]), naam


def controleer_beslisregels(ruw: dict, terug: dict, html: str) -> None:
    tabellen = {naam: rijen_uit(inhoud) for naam, inhoud in TABEL.findall(html)}
    regels = onderwerpregels(ruw)
    verwacht = {f"feit/{n}-{w}": rijen for n, f in ruw["afgeleid"].items() for w, rijen in f["waarden"].items()}
    verwacht |= {f"hoofd/{i}": r["wanneer"] for i, r in regels.items() if r.get("wanneer")}
    verwacht |= {f"eerst/{code}": eis["ontbreekt"] for code, eis in ruw["voorwaarden"].items()}
    verwacht |= {f"naast/{i}": r["daarnaast"]["wanneer"] for i, r in regels.items() if "daarnaast" in r}
    eigen = [
        (i, eis) for i, r in regels.items() for groep in r.get("eerst", []) for eis in groep if isinstance(eis, dict)
    ]
    verwacht |= {f"eigen-{i}/{eis['voorwaarde']}": eis["ontbreekt"] for i, eis in eigen}
    assert set(tabellen) == set(verwacht)
    for naam, rijen in verwacht.items():
        assert [[terug[z] for z in rij] for rij in tabellen[naam]] == [termen(ruw, rij["als"]) for rij in rijen], naam


def test_de_pagina_beslisregels_is_het_regelwerk(ruw, terug) -> None:
    boek, _ = boek_of_fouten()
    controleer_beslisregels(ruw, terug, markdown.markdown(beslisregels(boek), extensions=UITBREIDINGEN))


def test_de_hoofdroute_staat_in_volgorde(ruw) -> None:
    boek, _ = boek_of_fouten()
    html = markdown.markdown(beslisregels(boek), extensions=UITBREIDINGEN)
    op_de_pagina = re.findall(r'data-tabel="hoofd/([^"]+)"', html)
    regels = onderwerpregels(ruw)
    assert op_de_pagina == sorted(
        (i for i in regels if regels[i].get("wanneer")), key=lambda i: int(regels[i]["volgorde"])
    )


def test_de_pagina_van_een_onderwerp_toont_zijn_rijen(ruw, terug) -> None:
    boek, _ = boek_of_fouten()
    for id_ in onderwerpregels(ruw):
        controleer_onderwerp(ruw, terug, id_, markdown.markdown(onderbouwing(boek, id_), extensions=UITBREIDINGEN))


def controleer_onderwerp(ruw: dict, terug: dict, id_: str, html: str) -> None:
    """Row for row the engine's table: first the rows that lead here at once, then those where something comes first.

    Under its own heading each of the latter names what comes first, in the words of the prerequisite itself.
    """
    gewoon = [r for r in rijen_op_de_pagina(id_) if not r.eerst]
    eerst = [r for r in rijen_op_de_pagina(id_) if r.eerst]
    assert sorted(map(id, (r.rij for r in gewoon + eerst))) == sorted(map(id, rijen_van(dataset(), id_)))
    blokken = [(bool(soort), blok) for soort, blok in BLOK.findall(html)]
    assert [soort for soort, _ in blokken] == [False] * len(gewoon) + [True] * len(eerst), id_
    op_de_pagina = [rij for _, blok in blokken for rij in rijen_uit(blok)]
    assert [[terug[z] for z in rij] for rij in op_de_pagina] == [termen(ruw, r.rij["als"]) for r in gewoon + eerst], id_
    assert ("Nog niet: eerst iets anders" in html) == bool(eerst), id_
    for (_, blok), rij in zip(blokken[len(gewoon) :], eerst, strict=True):
        assert f"Dan geldt: {'; '.join(rij.eerst)}." in kaal(blok), id_
    for (_, blok), rij in zip(blokken, gewoon + eerst, strict=True):
        assert ("onze lezing" in kaal(blok)) == bool(rij.rij.get("zekerheid") or rij.rij.get("lezing")), id_


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


def test_de_gebouwde_site_toont_het_regelwerk(ruw, terug, site: Path) -> None:
    """The same over the built pages themselves."""
    controleer_beslisregels(ruw, terug, (site / "verantwoording/beslisregels/index.html").read_text(encoding="utf-8"))
    boek, _ = boek_of_fouten()
    for id_ in onderwerpregels(ruw):
        html = (site / boek.onderwerpen[id_].groep / id_ / "onderbouwing" / "index.html").read_text(encoding="utf-8")
        controleer_onderwerp(ruw, terug, id_, html)


@pytest.mark.parametrize("wat", ["rij", "week"])
def test_een_wijziging_op_een_plek_valt_op(ruw, terug, wat: str) -> None:
    """A page that prints another row than the engine weighs turns the comparison red."""
    boek, _ = boek_of_fouten()
    html = markdown.markdown(beslisregels(boek), extensions=UITBREIDINGEN)
    if wat == "rij":
        html = html.replace(
            '<li class="rb-term">De leerling is volledig thuis.</li>',
            '<li class="rb-term">Er zijn alleen signalen.</li>',
            1,
        )
    else:
        html = html.replace("minstens 4 weken", "minstens 5 weken", 1)
    with pytest.raises((AssertionError, KeyError)):
        controleer_beslisregels(ruw, terug, html)
