"""The cases in tests/casussen/ against the engine: from their facts, and through the interview."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from copy import deepcopy
from functools import cache
from pathlib import Path
from statistics import median

import pytest
import yaml
from kopie import WORTEL, andere_week

from finder.regelwerk import laad as laad_regels
from finder.waarheid import Weging
from macros.bewijs import bijwerken
from macros.bewijs.bron import dataset_nu, ruw_nu
from macros.bewijs.casussen import MAP, afwijkingen, casussen
from macros.dataset import controle_casussen
from macros.dataset.laden import laad
from macros.pagina.naspel import naspel
from macros.publicatie.nakijken import stappen

CASUSSEN = casussen()
IDS = [casus.id for casus in CASUSSEN]
# The mutation run adds its own witnesses, made of facts; only people's cases must be askable.
GESCHREVEN = [casus for casus in CASUSSEN if not casus.groep.startswith("mutatie")]
KERN = ("uitkomst", "hoofd", "doel", "eerst", "daarnaast", "week", "stand")
# Cases whose facts no answer expresses, with the question or fact it fails on. Anything else must replay exactly.
NIET_TE_VRAGEN = {
    "GE03": "twijfel_advies_gewenst",
    "GE04": "twijfel_advies_gewenst",
    "GE08": "twijfel_advies_gewenst",
    "NA08": "twijfel_advies_gewenst",
    "V43": "twijfel_advies_gewenst",
    "PL12": "eigen-team",
    "PL30": "waar-nu",
    "PG32": "waar-nu",
    "RT26": "school",
}


def kern(uitkomst: dict) -> dict:
    return {
        "uitkomst": uitkomst["soort"],
        "hoofd": uitkomst["hoofd"]["code"],
        "doel": uitkomst["doel"] and uitkomst["doel"]["code"],
        "eerst": [eis["code"] for eis in uitkomst["eerst"]],
        "daarnaast": [naast["code"] for naast in uitkomst["daarnaast"]],
        "week": uitkomst["termijn"]["week"],
        "stand": uitkomst["termijn"]["stand"],
    }


def verwacht(casus) -> dict:
    return {sleutel: casus.verwacht.get(sleutel) for sleutel in KERN}


@pytest.mark.parametrize("casus", CASUSSEN, ids=IDS)
def test_de_feiten_geven_precies_de_verwachte_uitkomst(motor, casus):
    antwoord = motor.beslis(casus.verzoek)
    assert antwoord["id"] == casus.id
    assert antwoord["vraag"] is None, f"met deze feiten hoort er geen vraag meer te zijn: {antwoord['vraag']}"
    uitkomst = antwoord["uitkomst"]
    assert kern(uitkomst) == verwacht(casus)
    assert uitkomst["zekerheid"] == casus.verwacht["zekerheid"]
    if casus.datum:
        assert uitkomst["termijn"]["datum"] == casus.datum
    assert set(casus.let_op) <= {melding["id"] for melding in uitkomst["let_op"]}


@pytest.mark.parametrize("casus", CASUSSEN, ids=IDS)
def test_het_gesprek_leidt_naar_dezelfde_uitkomst(motor, casus):
    spel = naspel(motor.gids, casus)
    antwoord = motor.beslis({"vandaag": casus.vandaag.isoformat(), "antwoorden": spel.antwoorden})
    gevraagd = [deel["vraag"] for deel in antwoord["overzicht"]]
    hapert = [*spel.buiten, *(vraag for vraag in [*gevraagd, *antwoord["vragen"]] if vraag in spel.mis)]
    if casus.id in NIET_TE_VRAGEN:  # a handful, see above
        assert NIET_TE_VRAGEN[casus.id] in hapert
        return
    if casus not in GESCHREVEN and (hapert or "knelpunten" in spel.mis):
        return  # a witness may name a stuck point that its sector is never offered
    assert hapert == []
    assert antwoord["fouten"] == []
    assert kern(antwoord["uitkomst"]) == verwacht(casus)
    # What was never asked stays unknown; that may only make the answer more careful, never more certain.
    assert antwoord["uitkomst"]["zekerheid"] in (casus.verwacht["zekerheid"], "interpretation")
    gezien = {melding["id"] for melding in antwoord["uitkomst"]["let_op"]}
    assert {id_ for id_ in casus.let_op if not _hangt_af_van_wat_niemand_vroeg(motor, id_, spel, casus)} <= gezien


def _hangt_af_van_wat_niemand_vroeg(motor, id_, spel, casus) -> bool:
    """A notice about facts that no question brought up cannot be demanded of the interview."""
    stand = motor.gids.loop(spel.antwoorden, casus.vandaag).stand
    rijen = dict(motor.werk.meldingen)[id_]
    return "noemt" in motor.werk.ruw["meldingen"][id_] or (
        bool(rijen) and Weging(motor.werk, stand.waarden).tabel(rijen) is None
    )


def test_elke_melding_is_in_een_gesprek_te_zien(motor):
    """By somebody who gets only what is asked, on the screens and with the outcome; who may not know where it is."""
    samengesteld = {id_: "weet-niet" for id_, vraag in motor.gids.vragen.items() if "opent" in vraag}

    @cache
    def gezien(nr: int) -> set[str]:
        casus = CASUSSEN[nr]
        alles = naspel(motor.gids, casus).antwoorden
        gesprekken = (gezien_in_een_gesprek(motor, casus.vandaag, weet) for weet in (alles, alles | samengesteld))
        return set.union(*gesprekken)

    def te_zien(id_: str) -> bool:
        eerst_wie_haar_eist = sorted(range(len(CASUSSEN)), key=lambda nr: id_ not in CASUSSEN[nr].let_op)
        return any(id_ in gezien(nr) for nr in eerst_wie_haar_eist)

    assert [id_ for id_ in motor.werk.ruw["meldingen"] if not te_zien(id_)] == []


def gezien_in_een_gesprek(motor, vandaag, weet) -> set[str]:
    gegeven, gesprek = {}, motor.gids.loop({}, vandaag)
    while nieuw := {id_: weet[id_] for id_ in {*gesprek.vragen, *motor.gids.bij_de_uitkomst(gesprek.stand)}
                    if id_ in weet.keys() - gegeven.keys()}:  # fmt: skip
        gegeven |= nieuw
        gesprek = motor.gids.loop(gegeven, vandaag)
    uit = motor.beslis({"vandaag": vandaag.isoformat(), "antwoorden": gegeven})["uitkomst"]
    return {melding["id"] for melding in uit["let_op"]} if uit else set()


def test_de_zekerheid_is_in_het_gesprek_bijna_altijd_dezelfde(motor):
    anders = []
    for casus in GESCHREVEN:
        spel = naspel(motor.gids, casus)
        antwoord = motor.beslis({"vandaag": casus.vandaag.isoformat(), "antwoorden": spel.antwoorden})
        if casus.id not in NIET_TE_VRAGEN and antwoord["uitkomst"]["zekerheid"] != casus.verwacht["zekerheid"]:
            anders.append(casus.id)
    assert len(anders) <= len(GESCHREVEN) / 20, anders


def test_het_gesprek_is_kort_over_alle_casussen(motor):
    """Answers and screens until the outcome stands, over every case; a step before any meeting may take longer."""
    antwoorden, schermen = [], []
    for casus in CASUSSEN:
        vandaag, gegeven = casus.vandaag.isoformat(), naspel(motor.gids, casus).antwoorden
        gevraagd = motor.beslis({"vandaag": vandaag, "antwoorden": gegeven})["overzicht"]
        aantal = sum(deel["scherm"] is not None for deel in gevraagd)
        botst = {deel["soort"] for deel in motor.beslis(casus.verzoek)["tegenspraken"]} & {"overleg-en-stap"}
        assert aantal <= 12 or botst, casus.id
        antwoorden.append(aantal)
        schermen.append(len({deel["scherm"] for deel in gevraagd} - {None}))
    assert median(antwoorden) <= 8
    assert median(schermen) <= 5


def test_elke_uitkomst_elke_eis_en_alles_ernaast_komt_voor(motor):
    ruw = motor.werk.ruw
    hoofd = {c.verwacht["hoofd"] for c in CASUSSEN} | {c.verwacht.get("doel") for c in CASUSSEN}
    assert {regel.code for regel in motor.werk.hoofd} <= hoofd
    assert {code for c in CASUSSEN for code in c.verwacht["eerst"]} == set(ruw["voorwaarden"])
    assert {code for c in CASUSSEN for code in c.verwacht["daarnaast"]} == {r.code for r in motor.werk.naast}


def test_elke_melding_wordt_door_een_casus_geeist(motor):
    assert set(motor.werk.ruw["meldingen"]) <= {id_ for casus in CASUSSEN for id_ in casus.let_op}


def test_ids_zijn_uniek_en_er_zijn_er_genoeg():
    assert [id_ for id_, keer in Counter(IDS).items() if keer > 1] == []
    assert {f"V{nr:02}" for nr in range(1, 59, 3)} | set(NIET_TE_VRAGEN) <= set(IDS)


def test_elke_gemeente_komt_in_elke_sector_voor():
    gezien = Counter((c.feiten["sector"], c.feiten["gemeente"]) for c in CASUSSEN)
    codes = {id_: g["code"] for id_, g in laad(WORTEL / "data").ruw["gemeenten"].items()}
    te_weinig = [(s, id_) for id_, code in codes.items() for s in ("PO", "VO") if gezien[s, code] < 4]
    assert te_weinig == [], "te weinig casussen; draai: python -m macros grensgevallen GEMEENTE"
    assert {code for _, code in gezien} == set(codes.values())


def test_een_andere_week_zonder_andere_casus_valt_meteen_op():
    """The check names the file and the case, in Dutch."""
    ruw = deepcopy(dataset_nu())
    assert list(afwijkingen(laad_regels(ruw))) == []
    was, nu = andere_week(ruw, "po-adviestafel")
    zinnen = list(afwijkingen(laad_regels(ruw)))
    assert zinnen
    begin = r"tests/casussen/[a-z-]+\.yaml: casus [A-Z0-9]+ klopt niet meer: "
    assert all(re.match(begin, zin) for zin in zinnen)
    assert any(f"week: {nu} in plaats van {was}" in zin for zin in zinnen)
    assert "casussen" in stappen(), "`make check` runs them"


GOED = (
    "titel: Een, sector: PO, gemeente: R, situatie: Een., feiten: {FEIT: geen}, verwacht: {uitkomst: voorliggend, "
    "hoofd: fase_1_preventie, eerst: [], daarnaast: [], week: null, stand: geen, zekerheid: stated}"
)
FOUT = yaml.safe_load((WORTEL / "tests" / "casussen_fout.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def eigen_casussen(tmp_path) -> Path:
    """What people wrote."""
    return Path(shutil.copytree(MAP, tmp_path / "casussen", ignore=shutil.ignore_patterns("mutatie*")))


@pytest.mark.parametrize("geval", FOUT, ids=lambda geval: geval["fout"])
def test_een_bestand_met_een_fout_wordt_genoemd(geval, eigen_casussen):
    tekst = geval["schrijf"].replace("GOED", GOED.replace("FEIT", "verzuimpatroon"))
    (eigen_casussen / geval.get("bestand", "fout.yaml")).write_text(
        tekst.replace("FEIT", GOED.replace("FEIT", "verzuimpatron")), encoding="utf-8"
    )
    assert controle_casussen.keur(eigen_casussen, ruw_nu()) == geval["zegt"]


def test_datum_en_meldingen_van_een_casus_tellen_mee(eigen_casussen):
    for bestand, oud, nieuw in (
        ("po-grenzen.yaml", " datum: 2026-03-30", " datum: 2026-03-31"),
        ("fasen.yaml", "let_op: [terug-op-school]", "let_op: [loket-eerder]"),
        ("po-ladder.yaml", "zekerheid: stated", "zekerheid: interpretation"),
    ):
        tekst = (eigen_casussen / bestand).read_text(encoding="utf-8")
        assert oud in tekst
        (eigen_casussen / bestand).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    zekerheid, datum, melding = sorted(afwijkingen(laad_regels(dataset_nu()), eigen_casussen), reverse=True)
    assert "PG02 klopt niet meer: datum: 2026-03-30 in plaats van 2026-03-31." in datum
    assert "klopt niet meer: let_op: [" in melding
    assert zekerheid.endswith("zekerheid: staat in een bron in plaats van onze lezing.")


@pytest.mark.parametrize(
    ("feit", "zin"), [("verzuimpatron", "bestaat niet. Bedoelde u 'verzuimpatroon'?"), ("xyz", "'xyz' bestaat niet.")]
)
def test_een_casus_die_niet_te_lezen_is_zegt_het_in_een_zin(feit, zin, eigen_casussen):
    gevallen = "casussen:\n- {id: X1, GOED}\n".replace("GOED", GOED.replace("FEIT", feit))
    (eigen_casussen / "fout.yaml").write_text(gevallen, encoding="utf-8")
    (gezegd,) = afwijkingen(laad_regels(dataset_nu()), eigen_casussen)
    assert gezegd.endswith(zin)
    assert not gezegd.endswith("..")


def test_bijwerken_zegt_en_schrijft_precies_wat_verandert(eigen_casussen):
    """Another deadline: said in words, written in place; comments, order and every other word stay as they were."""
    ruw = deepcopy(dataset_nu())
    was, nu = andere_week(ruw, "po-adviestafel")
    werk = laad_regels(ruw)
    gevonden = list(bijwerken.wijzigingen(werk, eigen_casussen))
    assert f"voorbeelden.yaml, V16: de termijn wordt week {nu} (was week {was})." in [
        bijwerken.in_woorden(werk, wijziging) for wijziging in gevonden
    ]
    assert bijwerken.schrijf_op(gevonden, eigen_casussen) == []
    assert list(afwijkingen(werk, eigen_casussen)) == []
    waarde = re.compile(r"\b(week|stand|datum|zekerheid): [\w-]+")
    for pad in eigen_casussen.glob("*.yaml"):
        oud, nieuw = (m.joinpath(pad.name).read_text(encoding="utf-8") for m in (MAP, eigen_casussen))
        assert waarde.sub("", nieuw) == waarde.sub("", oud)


def test_een_bestand_met_de_namen_van_eerst_werkt_met_een_melding(eigen_casussen):
    """Every key of before: read, weighed and written like the one of today, and named with its place."""
    pad, standaard = eigen_casussen / "po-grenzen.yaml", eigen_casussen / "standaard.yaml"
    eerst = {nieuw: oud for oud, nieuw in controle_casussen.HERNOEMD.items()}
    for ander in set(eigen_casussen.glob("*.yaml")) - {pad, standaard}:
        ander.unlink()
    for bestand in (pad, standaard):
        tekst = re.sub(r"(?<![\w-])(\w+):(?=\s)", lambda m: eerst.get(m[1], m[1]) + ":", bestand.read_text("utf-8"))
        bestand.write_text(tekst, encoding="utf-8")
    assert controle_casussen.keur(eigen_casussen, ruw_nu()) == []
    assert casussen(eigen_casussen) == [c for c in CASUSSEN if c.groep == pad.stem]
    zinnen = controle_casussen.oude_namen(eigen_casussen)
    assert "Let op: tests/casussen/po-grenzen.yaml:4: 'title' heet nu 'titel'. Beide werken." in zinnen
    assert len(zinnen) == len(eerst)
    ruw = deepcopy(dataset_nu())
    andere_week(ruw, "po-adviestafel")
    gevonden = list(bijwerken.wijzigingen(laad_regels(ruw), eigen_casussen))
    assert bijwerken.schrijf_op(gevonden, eigen_casussen) == []
    assert list(afwijkingen(laad_regels(ruw), eigen_casussen)) == []


def test_bijwerken_laat_over_wat_een_mens_beslist(eigen_casussen):
    """A case that is undecided now, or misses a notice, is named and not written."""
    pad = eigen_casussen / "fasen.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("[terug-op-school]", "[loket-eerder]", 1), encoding="utf-8")
    voor = pad.read_text(encoding="utf-8")
    werk = laad_regels(dataset_nu())
    assert len(bijwerken.schrijf_op(list(bijwerken.wijzigingen(werk, eigen_casussen)), eigen_casussen)) == 1
    assert pad.read_text(encoding="utf-8") == voor


def test_een_optie_die_niet_bestaat_doet_niets_stil(capsys):
    assert bijwerken.hoofd(["--bijwerkn"]) == 2
    assert "'--bijwerkn' kan niet bij casussen. Bedoelde u '--bijwerken'?" in capsys.readouterr().err


def test_zonder_standaard_zegt_de_controle_welk_bestand_ontbreekt(eigen_casussen):
    (eigen_casussen / "standaard.yaml").unlink()
    (zin,) = controle_casussen.keur(eigen_casussen, ruw_nu())
    assert zin.startswith("tests/casussen/standaard.yaml:1: dit bestand ontbreekt")


def test_de_zinnen_zijn_kort():
    teksten = [t for c in CASUSSEN for t in (c.situatie, c.toelichting)]
    lengtes = [len(zin.split()) for tekst in teksten for zin in re.split(r"(?<=[.?!])\s+", tekst) if zin.strip()]
    assert max(lengtes) <= 25
    assert sum(lengtes) / len(lengtes) <= 13


def test_elk_bestand_heeft_een_kop_op_de_pagina():
    from macros.bewijs.casussen import groepen
    from macros.pagina.casussen import ALLEEN_TOETS

    namen = {pad.stem for pad in MAP.glob("*.yaml") if not pad.stem.startswith(ALLEEN_TOETS)}
    assert namen - {"standaard"} == set(groepen())
