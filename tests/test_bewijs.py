"""The proof itself: diagrams against brute force, the report on the real rules, one finding for every broken rule."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kopie import met

from finder import regelwerk
from finder.besluit import besluit, hoofdregel, wat_ontbreekt
from finder.bomen import ONDERAAN
from finder.bouwen import bouw
from finder.diagram import Diagrammen, beperk, bereikbaar, blad_bij, herorden, niveaus, vereenvoudig
from finder.model import Afgeleid, Atoom, Eerst, Keuze, Regel, Regelwerk, Rij, Verwijzing
from finder.waarheid import Weging
from macros.bewijs.bevindingen import alle
from macros.bewijs.bron import aantekeningen, dataset_nu, wetten
from macros.bewijs.rapport import als_tekst, klopt, rapport
from macros.bewijs.verschil import minste_rijen
from macros.bewijs.volgorde import korte_volgorde
from macros.dataset.beeld import beeld
from macros.dataset.lezen import Regels

FOUT = Path(__file__).parent / "regels_fout"


@st.composite
def tabellen(trek) -> Regelwerk:
    """A small rule base: up to five atoms, a derived fact, up to four outcomes with prerequisites."""
    breedtes = trek(st.lists(st.integers(2, 3), min_size=2, max_size=5))
    atomen = tuple(Atoom(f"a{n}", f"a{n}", tuple(map(str, range(b)))) for n, b in enumerate(breedtes))
    term = st.integers(0, len(atomen) - 1).flatmap(
        lambda n: st.sets(st.integers(0, breedtes[n] - 1), min_size=1).map(lambda w: Keuze(((n, frozenset(w)),)))
    )
    rij = st.lists(term, min_size=1, max_size=3).map(lambda t: Rij(tuple(t), {}, (), False, ""))
    tabel = st.lists(rij, min_size=1, max_size=3).map(tuple)
    afgeleid = {"x": Afgeleid("x", (("p", trek(tabel)), ("q", trek(tabel))), "r")}
    ook = st.sampled_from(["p", "q", "r"]).map(lambda w: Verwijzing("x", frozenset({w})))
    ruim = st.lists(st.one_of(term, ook), min_size=1, max_size=3).map(lambda t: Rij(tuple(t), {}, (), False, ""))
    regels = []
    for n in range(trek(st.integers(1, 4))):
        eerst = tuple((Eerst(f"e{n}{g}", trek(tabel)),) for g in range(trek(st.integers(0, 2))))
        wanneer = tuple(trek(st.lists(ruim, min_size=1, max_size=3)))
        regels.append(Regel(f"r{n}", f"r{n}", "opschalen", wanneer, eerst, None, False, (), None, ()))
    gelijk = Afgeleid("gemeenten_verschillen", (("nee", ()),), "ja")
    return Regelwerk(
        {}, atomen, {**afgeleid, "gemeenten_verschillen": gelijk}, tuple(regels), (), {r.id: r for r in regels}
    )


def plat(werk: Regelwerk, waarden) -> object:
    """Brute force: the first rule with a true row, and what is missing there."""
    weging = Weging(werk, waarden)
    regel = hoofdregel(werk, weging)
    return None if regel is None else (regel.id, *(eis.code for eis in wat_ontbreekt(weging, regel)))


def vragen_op_papier(d: Diagrammen, volgorde: list[int], tabel: int, kan: int) -> int:
    """How many yes-or-no questions a decision book in this order asks."""
    nieuw, (boven, waar) = herorden(d, volgorde, tabel, kan)
    knopen = (nieuw.knopen[k] for k in bereikbaar(nieuw.knopen, [vereenvoudig(nieuw, boven, waar)]))
    return sum(len(set(inhoud)) - 1 for niveau, inhoud in knopen if niveau != ONDERAAN)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tabellen())
def test_de_gezochte_volgorde_maakt_het_beslisboek_niet_langer(werk: Regelwerk) -> None:
    b = bouw(werk)
    altijd = b.d.is_een(0, frozenset(range(len(werk.atomen[0].waarden))))
    eerst, kort = (zoek(b.d, b.hoofd, altijd) for zoek in (niveaus, korte_volgorde))
    assert sorted(kort) == sorted(eerst)
    lang = {tuple(v): vragen_op_papier(b.d, list(v), b.hoofd, altijd) for v in (eerst, kort, kort[::-1])}
    assert lang[tuple(kort)] <= lang[tuple(eerst)]
    if len(kort) < 3:  # then there are no other orders
        assert lang[tuple(kort)] == min(lang.values())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tabellen(), st.randoms(use_true_random=False))
def test_diagram_is_brute_force(werk: Regelwerk, toeval: random.Random) -> None:
    """Every combination of a small table: diagram, reordered diagram, simplified diagram and cover all agree."""
    b = bouw(werk)
    d = b.d
    orde = list(range(len(werk.atomen)))
    toeval.shuffle(orde)
    d2, (anders,) = herorden(d, orde, b.hoofd)
    eerste = d.vertaal(b.hoofd, lambda x: x is not None and x[0] == "r0")
    rijen = minste_rijen(d, eerste, eerste)
    telt = d.is_een(0, frozenset({0}))
    klein = vereenvoudig(d, b.hoofd, telt)
    randen = {0, len(werk.atomen[0].waarden) - 1}
    ingevuld = beperk(d, b.hoofd, {0: frozenset(randen)})
    for waarden in product(*(range(len(a.waarden)) for a in werk.atomen)):
        goed = plat(werk, waarden)
        assert blad_bij(d, b.hoofd, waarden) == goed
        assert blad_bij(d2, anders, [waarden[n] for n in orde]) == goed
        assert any(all(waarden[n] in w for n, w in rij) for rij in rijen) == (goed is not None and goed[0] == "r0")
        assert blad_bij(d, ingevuld, waarden) == plat(werk, waarden if waarden[0] in randen else (0, *waarden[1:]))
        if waarden[0] == 0:
            assert blad_bij(d, klein, waarden) == goed
    assert len(niveaus(d, klein)) <= len(niveaus(d, b.hoofd))


def willekeurig(werk: Regelwerk, toeval: random.Random, kan) -> list[int]:
    """Random complete facts that can occur together, half of them on the ladder."""
    while True:
        waarden = [toeval.randrange(len(a.waarden)) for a in werk.atomen]
        if toeval.random() < 0.7:
            waarden[werk.index["inschrijving"]] = 0
            waarden[werk.index["ziekte"]] = toeval.choice([0, 1])
        for nr, atoom in enumerate(werk.atomen):
            if atoom.feit == "stappen_gedaan" and toeval.random() < 0.7:
                waarden[nr] = 1
        if kan(waarden):
            return waarden


def test_diagrammen_zeggen_wat_de_regels_zeggen() -> None:
    """Random complete facts of the real rules: outcome, prerequisites, deadline, parallel ones and certainty."""
    werk, toeval = regelwerk.laad(dataset_nu()), random.Random(20260302)
    b = beeld(werk)
    d, kan = b.d, b.kan
    for _ in range(1500):
        w = willekeurig(werk, toeval, lambda w: blad_bij(d, kan, w))
        goed = besluit(werk, w)
        assert goed is not None
        assert blad_bij(d, b.hoofd, w) == (goed.regel, *goed.eerst)
        assert blad_bij(d, b.stand, w) == goed.stand
        naast = tuple(r.id for r in werk.naast if r.id != goed.regel and blad_bij(d, b.naast[r.id], w))
        assert naast == goed.naast
        lezing = blad_bij(d, b.lezing, w) or any(blad_bij(d, b.naast_lezing[i], w) for i in naast)
        assert lezing == goed.lezing


@pytest.mark.traag
def test_het_rapport_klopt(tmp_path) -> None:
    """On the real dataset nothing is open, no interview is longer than twelve screens and the median at most eight."""
    r = rapport(dataset_nu(), aantekeningen().get("aanvaard") or {}, wetten())
    assert klopt(r), als_tekst(r)
    assert {g["gebied"].split()[0] for g in r["gebieden"]} == {"PO", "VO"}
    assert max(g["langste"] for g in r["gesprekken"]) <= 12
    assert max(g["mediaan"] for g in r["gesprekken"]) <= 8
    assert all(v["reden"] for v in r["bevindingen"])


def basis() -> dict:
    return Regels().lees(FOUT / "basis.yaml", "basis.yaml", ("basis",))


def vind(ruw: dict) -> list[str]:
    return [v.soort for v in alle(beeld(regelwerk.laad(ruw)))]


def test_de_basis_heeft_geen_bevindingen() -> None:
    assert vind(basis()) == []


@pytest.mark.parametrize("bestand", sorted(p.name for p in FOUT.glob("*.yaml") if p.name != "basis.yaml"))
def test_elke_kapotte_regel_geeft_precies_een_bevinding(bestand: str) -> None:
    fout = Regels().lees(FOUT / bestand, bestand, (bestand,))
    assert vind(met(basis(), fout["zet"])) == [fout["bevinding"]], fout["wat"]
