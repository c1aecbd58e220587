"""The laws: the diagrams against brute force, a broken rule per law, and the answers of the real interview."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest
from kopie import met

from finder import regelwerk
from finder.besluit import hoofdregel, wat_ontbreekt
from finder.bouwen import maak_motor
from finder.feiten import niet_aangeboden
from finder.opties import WEET_NIET, keuzes, weggelaten
from finder.waarheid import Weging
from macros.bewijs import wetten
from macros.bewijs.bron import dataset_nu, werk_nu
from macros.bewijs.bron import wetten as wetten_nu
from macros.bewijs.gebied import gebieden
from macros.bewijs.rapport import als_tekst, klopt, rapport
from macros.bewijs.wetboek import Schaal, lees
from macros.dataset.beeld import beeld
from macros.dataset.controle import controleer
from macros.dataset.laden import gelezen
from macros.dataset.lezen import Regels

FOUT = Path(__file__).parent / "wetten_fout"
BESTANDEN = sorted(p.name for p in FOUT.glob("M*.yaml"))


def basis() -> dict:
    return Regels().lees(FOUT / "basis.yaml", "basis.yaml", ("basis",))


def kapot(bestand: str) -> tuple[dict, dict]:
    fout = Regels().lees(FOUT / bestand, bestand, (bestand,))
    return fout, met(basis(), fout["zet"])


def uitslag(ruw: dict):
    werk = regelwerk.laad(ruw["dataset"])
    boek = lees(werk, ruw["wetten"])
    b = beeld(werk)
    return boek, wetten.toets(b, gebieden(b), boek)


def test_op_de_basis_breekt_geen_wet() -> None:
    boek, uit = uitslag(basis())
    assert uit.bevindingen == {}
    assert wetten.overbodige(boek, uit) == []
    assert all(uit.vergeleken[wet.id] > 0 for wet in boek.wetten)


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_elke_wet_heeft_een_kapotte_regel(bestand: str) -> None:
    """Only that law breaks, and its sentence names both cases with what each gets."""
    fout, ruw = kapot(bestand)
    _, uit = uitslag(ruw)
    assert {sleutel.split("/")[0] for sleutel in uit.bevindingen} == {fout["wet"]}, fout["wat"]
    zinnen = [v.tekst for v in uit.bevindingen.values()]
    assert any(all(woorden in zin for woorden in fout["noemt"]) for zin in zinnen), zinnen


def test_voor_elke_wet_is_er_een_kapotte_regel() -> None:
    assert set(wetten_nu()["wetten"]) == {kapot(naam)[0]["wet"] for naam in BESTANDEN}


def plat(werk, waarden) -> tuple[str, ...]:
    weging = Weging(werk, waarden)
    regel = hoofdregel(werk, weging)
    return (regel.id, *(eis.code for eis in wat_ontbreekt(weging, regel)))


def kort(blad: tuple[str, ...]) -> str:
    return blad[0] + ("+eerst" if len(blad) > 1 else "")


def alles_langs(ruw: dict) -> set[str]:
    """Brute force, rule by rule: every pair of cases that differ on one point, without exceptions."""
    werk = regelwerk.laad(ruw["dataset"])
    boek, uit = lees(werk, ruw["wetten"]), set()
    schaal = Schaal(werk, boek.treden["PO"])
    vrij = [
        (0,) if atoom.naam in ("sector", "gemeente", "schoolgemeente") else range(len(atoom.waarden))
        for atoom in werk.atomen
    ]
    bladen = {w: plat(werk, w) for w in product(*vrij)}
    overleg, plan = werk.index["overleg"], werk.index["plan"]
    kan = {w for w in bladen if not (w[overleg] == 1 and w[plan] == 1)}  # no meeting, so no plan
    for wet in boek.wetten:
        for punt in wet.punten:
            for (licht, zwaar), w in product(pairwise(punt.reeks), kan):
                ander = (*w[: punt.atoom], zwaar, *w[punt.atoom + 1 :])
                if w[punt.atoom] == licht and ander in kan and not schaal.mag(punt.eis, bladen[w], bladen[ander]):
                    uit.add(f"{wet.id}/{kort(bladen[w])}/{kort(bladen[ander])}")
    return uit


@pytest.mark.parametrize("bestand", ["basis.yaml", *[b for b in BESTANDEN if not b.startswith("M6")]])
def test_de_diagrammen_vinden_wat_een_voor_een_te_vinden_is(bestand: str) -> None:
    ruw = basis() if bestand == "basis.yaml" else kapot(bestand)[1]
    ruw["wetten"]["wetten"]["M5"].pop("uitzonderingen")
    _, uit = uitslag(ruw)
    assert {sleutel for sleutel in uit.bevindingen if not sleutel.startswith("M6")} == alles_langs(ruw)


def test_een_uitzondering_die_niets_meer_uitmaakt_is_een_bevinding() -> None:
    ruw = met(basis(), {"wetten/wetten/M2/uitzonderingen": [{"naar": ["fase"], "reden": "Ooit nodig."}]})
    boek, uit = uitslag(ruw)
    assert wetten.overbodige(boek, uit) == ["uitzondering 1 van M2"]


@pytest.mark.parametrize(
    ("veld", "waarde"), [("naar", ["einde"]), ("feit", "hulp"), ("als", {"aanleiding": ["ja"]})], ids=str
)
def test_een_uitzondering_geldt_alleen_waar_zij_het_zegt(veld: str, waarde: object) -> None:
    """The exception on the vision table excuses neither another outcome nor another fact."""
    ruw = met(basis(), {f"wetten/wetten/M5/uitzonderingen/0/{veld}": waarde})
    assert set(uitslag(ruw)[1].bevindingen) == {"M5/fase/visietafel"}


def test_een_uitkomst_zonder_trede_mag_niet_veranderen() -> None:
    ruw = met(basis(), {"wetten/treden/PO": [["visietafel", "fase"], ["stap-een"], ["stap-twee"]]})
    assert {s.split("/")[0] for s in uitslag(ruw)[1].bevindingen} == {"M1", "M2", "M3"}


@pytest.mark.traag
def test_een_gebroken_wet_staat_open_in_het_rapport() -> None:
    """No reason in data/bewijs.yaml can excuse a broken law, and an idle exception is open as well."""
    punt = {"feit": "langere_periode"}
    eigen = {"zin": "Proef.", "eis": "zelfde", "punten": [punt], "uitzonderingen": [{"feit": "ziekte", "reden": "x"}]}
    reden = {"wet/X/fase-3a-passend-aanbod/po-managementafstemming": "mag"}
    r = rapport(dataset_nu(), reden, {"treden": {}, "wetten": {"X": eigen}})
    gevonden = [v for v in r["bevindingen"] if v["soort"] == "wet"]
    assert gevonden
    assert all(v["open"] for v in gevonden)
    assert not klopt(r)
    assert "uitzondering 1 van X in data/wetten.yaml maakt niets meer uit" in als_tekst(r)
    assert "Wet die breekt: X breekt. PO" in als_tekst(r)


# --- the real interview ---

DAG = date(2026, 3, 2)
GESPREKKEN = 600


@cache
def niet_hier(motor, sector: str, gemeente: str) -> set[tuple[str, str]]:
    """What is not offered there."""
    stand = motor.gids.loop({"sector": sector, "gemeente": gemeente}, DAG).stand
    return {*niet_aangeboden(motor.werk, stand), *weggelaten(motor.werk, sector)}


def antwoorden(motor, toeval: random.Random) -> dict:
    """A full set of random answers, only of what is offered; now and then nobody knows."""
    gids, uit = motor.gids, {}
    for id_, vraag in gids.vragen.items():
        opties = [o["id"] for o in keuzes(gids.werk, vraag) if o["id"] not in (WEET_NIET, "geen")]
        if "weet_niet" in vraag and toeval.random() < 0.1:
            uit[id_] = WEET_NIET
        elif vraag["soort"] == "meerkeuze":
            weg = niet_hier(motor, uit["sector"], uit["gemeente"])
            uit[id_] = [o for o in opties if (vraag["feit"], o) not in weg and toeval.random() < 0.25]
        elif vraag["soort"] == "datum":
            uit[id_] = str(DAG - timedelta(days=toeval.randrange(120)))
        else:
            uit[id_] = toeval.randrange(8) if vraag["soort"] == "getal" else toeval.choice(opties)
    return {**uit, "inschrijving": "ja"} if toeval.random() < 0.7 else uit


def mogelijk(motor, gegeven: dict) -> tuple[set[int], list[int | None]]:
    """The steps that are still possible after these answers, and what is known then."""
    gids = motor.gids
    waarden = gids.loop(gegeven, DAG).stand.waarden
    return gids.lezer.bereik(gids.bomen.stap, waarden)[1], waarden


def verschoond(werk, boek, vraag: dict, waarden) -> bool:
    """Whether an exception of M6 allows it: these answers contradict each other."""
    wet = next(wet for wet in boek.wetten if wet.id == "M6")
    weging = Weging(werk, waarden)
    return any(vrij.feit in vraag["feiten"] and weging.rij(vrij.als) is not False for vrij in wet.uitzonderingen)


def test_wat_bekend_wordt_voegt_in_het_echte_gesprek_niets_toe() -> None:
    """'Weet ik niet' against every kind of answer to that question, all other answers equal."""
    motor, werk, toeval = maak_motor(dataset_nu()), werk_nu(), random.Random(20260302)
    boek = lees(werk, wetten_nu())
    vragen = [id_ for id_, v in motor.gids.vragen.items() if "weet_niet" in v and "opent" not in v]
    for _ in range(GESPREKKEN):
        alles, vraag = antwoorden(motor, toeval), toeval.choice(vragen)
        open_, waarden = mogelijk(motor, {**alles, vraag: WEET_NIET})
        bekend, _ = mogelijk(motor, alles)
        if not bekend <= open_:
            assert verschoond(werk, boek, motor.gids.vragen[vraag], waarden), (vraag, alles)


def test_de_treden_lopen_zoals_de_ladder(data) -> None:
    """Two steps that change places in one file and not in the other."""
    wetten = data / "wetten.yaml"
    tekst = wetten.read_text(encoding="utf-8")
    om = {"[po-managementafstemming]": "[po-adviestafel]", "[po-adviestafel]": "[po-managementafstemming]"}
    regels = [next((regel.replace(a, b) for a, b in om.items() if a in regel), regel) for regel in tekst.splitlines()]
    wetten.write_text("\n".join(regels) + "\n", encoding="utf-8")
    (gezegd,) = controleer(gelezen(data))
    assert "'po-adviestafel' is op de ladder een latere stap dan 'po-managementafstemming'" in gezegd
