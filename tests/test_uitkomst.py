"""What an outcome tells its reader: what to do now, who and where, which notices, which dates."""

from __future__ import annotations

import re
from datetime import date
from statistics import median

import pytest

from finder import regelwerk
from finder.feiten import Stand
from finder.let_op import Geval, let_op
from finder.opdracht import doe_nu
from finder.uitkomst import Uitkomst, besluit_uit_diagram
from finder.waarheid import Weging
from finder.weergave import bij_deze_feiten
from macros.bewijs.bron import dataset_nu
from macros.bewijs.casussen import casussen, standaardfeiten
from macros.dataset.beeld import beeld
from tests.punten import gewone_waarden, per_klasse

CASUSSEN = casussen()
GESCHREVEN = [casus for casus in CASUSSEN if not casus.groep.startswith("mutatie")]
GEEN_OPDRACHT = {"De", "Het", "Een", "Er", "Ouders", "Als", "Is", "Deze", "Dit", "Dat", "Wie", "In", "Bij", "Je"}
DAG = {"stand": "geen", "werkdag": None}
MEESTE, GEWOON = 4, 2  # at most, and the median
VASTE_DAG = date(2026, 3, 2)


def uitkomst_van(motor, casus) -> dict:
    return motor.beslis(casus.verzoek)["uitkomst"]


def is_opdracht(zin: str) -> bool:
    return zin.endswith(".") and zin.split(maxsplit=1)[0] not in GEEN_OPDRACHT and "{" not in zin and "[[" not in zin


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_elke_casus_zegt_wat_je_nu_doet(motor, casus):
    uitkomst = uitkomst_van(motor, casus)
    assert uitkomst["doe_nu"]
    assert all(is_opdracht(zin) for zin in uitkomst["doe_nu"]), uitkomst["doe_nu"]
    for naast in uitkomst["daarnaast"]:
        assert naast["doe_nu"]
        assert all(is_opdracht(zin) for zin in naast["doe_nu"]), naast["doe_nu"]


@pytest.fixture(scope="module")
def klassen(motor):
    """The three answers of one case of every class: what to do, the notices with their truth, the decision."""
    ruw = dataset_nu()
    punten = per_klasse(beeld(regelwerk.laad(ruw)), gewone_waarden(motor.werk, standaardfeiten()))
    uit = []
    for punt in punten:
        stand = Stand(list(punt), VASTE_DAG)
        deel = Uitkomst(motor.gids, stand, besluit_uit_diagram(motor.gids, stand))
        horen = bij_deze_feiten(deel.weging, motor.gids.bouwer)
        zinnen = doe_nu(deel.weergave, deel.regel.id, horen, deel.eerst, DAG)
        meldingen = let_op(
            Geval(deel.weging, deel.weergave, deel.besluit, deel.soort, deel.besluit.stand), motor.gids.bouwer
        )
        uit.append((punt, zinnen, {melding["id"]: melding["tekst"] for melding in meldingen}))
    return uit


@pytest.mark.traag
def test_elke_klasse_zegt_wat_je_nu_doet(klassen):
    assert [punt for punt, zinnen, _ in klassen if not zinnen or not all(map(is_opdracht, zinnen))] == []


@pytest.mark.traag
def test_in_geen_enkele_klasse_staat_het_overleg_van_de_andere_sector(motor, klassen):
    woord = {code: str(overleg["tekst"]) for code, overleg in motor.werk.ruw["zinnen"]["overleg"].items()}
    sectoren, nr = motor.werk.atomen[motor.werk.index["sector"]].waarden, motor.werk.index["sector"]
    for punt, doen, meldingen in klassen:
        zinnen = [*doen, *meldingen.values()]
        eigen = sectoren[punt[nr]]
        vreemd = [woord[code] for code in woord if code != eigen]
        assert [zin for zin in zinnen for w in vreemd if w in re.findall(r"\w+", zin) and woord[eigen] not in zin] == []


@pytest.mark.traag
def test_geen_melding_spreekt_de_feiten_tegen_en_er_zijn_er_hooguit_vier(motor, klassen):
    """In no class; every notice with a condition holds at the facts of its case."""
    rijen = dict(motor.werk.meldingen)
    for punt, _, ids in klassen:
        assert len(ids) <= MEESTE, list(ids)
        weging = Weging(motor.werk, punt)
        assert [id_ for id_ in ids if rijen[id_] and not weging.tabel(rijen[id_])] == []


def test_er_zijn_weinig_meldingen_en_een_boodschap_staat_er_een_keer(motor):
    uitkomsten = [uitkomst_van(motor, casus) for casus in GESCHREVEN]
    aantallen = [len(uitkomst["let_op"]) for uitkomst in uitkomsten]
    assert median(aantallen) <= GEWOON
    assert max(aantallen) <= MEESTE
    for casus, uitkomst in zip(GESCHREVEN, uitkomsten, strict=True):
        assert bool(uitkomst["termijn"]["vakanties"]) is bool(uitkomst["ladder"])
        assert "vakantie" not in " ".join(melding["tekst"] for melding in uitkomst["let_op"])
        groepen = ([m["tekst"] for m in uitkomst["let_op"]], [p["tekst"] for p in uitkomst["plichten"]])
        zinnen = [*groepen[0], *groepen[1], *uitkomst["lezingen"], uitkomst["termijn"]["tekst"]]
        losse = [zin.strip() for tekst in zinnen for zin in tekst.split(". ") if zin.strip()]
        assert len(losse) == len(set(losse)), casus.id


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_bij_elke_uitkomst_staat_wat_je_bij_gevaar_doet(motor, casus):
    uitkomst = uitkomst_van(motor, casus)
    eerste, *rest = uitkomst["plichten"]
    assert "112" in eerste["tekst"]
    assert "0800-2000" in eerste["tekst"]
    assert all("112" not in plicht["tekst"] for plicht in rest)
    ernstig = {"ecz_jeugdzorgplus", "jeugdbeschermingstafel"} & {naast["code"] for naast in uitkomst["daarnaast"]}
    assert (eerste["plaats"] == "voorop") is bool(ernstig)


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda casus: casus.id)
def test_de_ladder_zegt_wat_gezet_is(motor, casus):
    uitkomst = uitkomst_van(motor, casus)
    opschalen = uitkomst["soort"] in ("opschalen", "nog_niet_opschalen", "einde")
    assert bool(uitkomst["ladder"]) is opschalen
    gezet = {stap["code"] for stap in uitkomst["ladder"] if stap["gezet"]}
    genoemd = {stap["code"] for stap in uitkomst["ladder"]} & set(casus.feiten.get("stappen_gedaan", []))
    assert genoemd <= gezet
    assert all(not stap["gezet"] for stap in uitkomst["ladder"] if stap["nu"]) or uitkomst["soort"] != "opschalen"


@pytest.mark.parametrize("casus", GESCHREVEN, ids=lambda casus: casus.id)
def test_een_tafel_zonder_week_noemt_de_weken_die_doorlopen(motor, casus):
    uitkomst = uitkomst_van(motor, casus)
    termijn, ladder = uitkomst["termijn"], uitkomst["ladder"]
    komt = [stap for nr, stap in enumerate(ladder) if not any(later["gezet"] for later in ladder[nr:])]
    weken = [stap["week"] for stap in komt if stap["week"]]
    if uitkomst["soort"] != "einde" and termijn["week"] is None:
        assert all(f"week {week}" in termijn["tekst"] for week in weken)


BASIS = {
    "sector": "PO",
    "gemeente": "LV",
    "overleggen_gehouden": 2,
    "plan_van_aanpak": "zonder_resultaat",
    "eigen_team_geraadpleegd": True,
    "stappen_gedaan": ["po_stap_1"],
    "knelpunten": ["inhoudelijk_advies"],
}
VANDAAG = "2026-03-02"


@pytest.fixture(scope="module")
def beslis(motor):
    gewoon = {k: v for k, v in standaardfeiten().items() if not k.startswith("weken_")}

    def vraag(**feiten) -> dict:
        return motor.beslis({"vandaag": VANDAAG, "feiten": {**gewoon, **BASIS, **feiten}})["uitkomst"]

    return vraag


THUIS = [
    # (eerste_dag, afwezig_sinds, stand of the first reading, of the second)
    ("2026-01-26", "2025-09-01", "binnen", "over"),
    (None, "2026-01-12", "geen", "binnen"),
    ("2026-01-12", "2026-01-12", "binnen", None),
    ("2025-12-15", "2026-01-12", "op", None),
]


@pytest.mark.parametrize(("eerste", "thuis", "stand", "tweede"), THUIS)
def test_wie_al_langer_thuis_is_krijgt_een_tweede_lezing(beslis, eerste, thuis, stand, tweede):
    klok = {"eerste_dag": eerste} if eerste else {"weken_sinds_eerste_datum": None}
    termijn = beslis(**klok, afwezig_sinds=thuis, toestemming_ouders="ja")["termijn"]
    assert termijn["stand"] == stand
    if tweede is None:
        assert termijn["thuis_sinds"] is None
    else:
        assert termijn["thuis_sinds"]["stand"] == tweede
        assert termijn["thuis_sinds"]["sinds"] == thuis
        assert "thuis" in termijn["thuis_sinds"]["tekst"]


def test_latere_weken_die_voorbij_zijn_worden_genoemd(beslis):
    tekst = beslis(
        weken_sinds_eerste_datum=15, weken_aaneengesloten_afwezig=15, stappen_gedaan=[], eigen_team_geraadpleegd=False
    )
    assert "week 11 en week 13" in tekst["termijn"]["tekst"]


def test_weigeren_ouders_dan_staat_er_niets_om_te_delen(beslis):
    uitkomst = beslis(weken_sinds_eerste_datum=9, weken_aaneengesloten_afwezig=9, toestemming_ouders="geweigerd")
    assert "ouders geven geen toestemming" in uitkomst["hoofd"]["naam"]
    assert uitkomst["doe_nu"][0].startswith("Vraag vandaag SPPOH")
    assert uitkomst["documenten"] == []
    assert all(ingang["documenten"] == [] for ingang in uitkomst["ingangen"])


def test_elke_ingang_heeft_haar_eigen_stukken(beslis):
    uitkomst = beslis(weken_sinds_eerste_datum=9, weken_aaneengesloten_afwezig=9, toestemming_ouders="ja")
    loket, regisseur = uitkomst["ingangen"]
    verschil = {stuk["code"] for stuk in regisseur["documenten"]} - {stuk["code"] for stuk in loket["documenten"]}
    assert verschil == {"schriftelijke-toelichting"}
    assert {stuk["code"] for stuk in uitkomst["documenten"]} >= verschil


def test_wat_daarnaast_loopt_houdt_zijn_adres(beslis):
    zorgen = {"vrijwillige_hulp": "meermaals_geweigerd", "zorgen_meerdere_leefgebieden": True}
    [tafel] = beslis(weken_sinds_eerste_datum=9, weken_aaneengesloten_afwezig=9, **zorgen)["daarnaast"]
    assert any("jeugdbeschermingstafel@leidschendam-voorburg.nl" in str(zin["link"]) for zin in tafel["contact"])


@pytest.mark.parametrize(
    ("antwoorden", "code"),
    [
        ({"waar-nu": "plan-uitgevoerd", "sector": "VO", "knelpunten": ["herplaatsing"], "sot-netwerk": "nee"}, "sot"),
        ({"waar-nu": "po-adviestafel", "sector": "PO", "toestemming-directeuren": "nee"}, "toestemming"),
    ],
)
def test_een_bekende_nee_houdt_de_stap_tegen(motor, antwoorden, code):
    """Also while an earlier check has no answer yet."""
    basis = {"gemeente": "DH", "school": "zelfde", "ziekte": "nee", "patroon": "volledig", "eerste-datum": 9}
    verzoek = {"vandaag": "2026-03-02", "antwoorden": {**basis, "thuis-sinds": 9, **antwoorden}}
    uitkomst = motor.beslis(verzoek)["uitkomst"]
    assert uitkomst["soort"] == "nog_niet_opschalen"
    assert any(code in eis["code"] for eis in uitkomst["eerst"])


def test_opdrachten_die_elkaar_uitsluiten_staan_nooit_onder_elkaar(motor):
    """Whether parents applied decides what to ask of whom; until it is said, only what holds anyway stands there."""
    antwoorden = {"sector": "PO", "gemeente": "R", "school": "nee"}
    open_ = motor.beslis({"vandaag": "2026-03-02", "antwoorden": antwoorden})["uitkomst"]
    gezegd = motor.beslis({"vandaag": "2026-03-02", "antwoorden": {**antwoorden, "aanmelding-ouders": "geen-plek"}})
    assert len(open_["doe_nu"]) == 1
    gedaan = gezegd["uitkomst"]
    assert "volgende school" in " ".join([*gedaan["doe_nu"], *(eis["tekst"] for eis in gedaan["eerst"])])


def test_de_tekst_voor_een_mail_noemt_wat_eerst_moet_en_beide_wegen(motor):
    """What is open is asked, a second way says "of", a paper of one way says which; with weeks the day is a guess."""
    weken = {"eerste-datum": 9, "thuis-sinds": 9}
    antwoorden = {"sector": "PO", "gemeente": "R", "school": "zelfde", "waar-nu": "plan-uitgevoerd", "eigen-team": "ja"}
    verzoek = {"vandaag": "2026-03-02", "antwoorden": {**antwoorden, "ziekte": "nee", "patroon": "volledig", **weken}}
    uitkomst = motor.beslis(verzoek)["uitkomst"]
    regels = uitkomst["bericht"].splitlines()
    assert len(uitkomst["ingangen"]) == sum("→" in regel for regel in regels) == 2
    assert [regel.startswith("Of: ") for regel in regels if "→" in regel] == [False, True]
    assert all(vraag["tekst"] in uitkomst["bericht"] for vraag in uitkomst["controleren"])
    assert any(
        stuk["alleen"] and f"alleen bij {stuk['alleen']}" in uitkomst["bericht"] for stuk in uitkomst["documenten"]
    )
    assert "omstreeks maandag 16 maart 2026" in uitkomst["termijn"]["tekst"]


def test_de_tekst_voor_een_mail_noemt_waar_je_op_moet_letten(beslis):
    """Who gets only the mail must not be more certain than who saw the screen."""
    stappen = {"stappen_gedaan": ["po_stap_1", "po_stap_3"], "adviestafel_stand": "advies_zonder_resultaat"}
    uitkomst = beslis(gemeente="LV", weken_sinds_eerste_datum=11, weken_aaneengesloten_afwezig=11, **stappen)
    assert f"Let op: {uitkomst['let_op'][0]['tekst']}" in uitkomst["bericht"]


VO = {"sector": "VO", "gemeente": "DH", "school": "zelfde", "ziekte": "nee", "visie-ouders": "nee", "terugkeer": "nee"}
PO = {"sector": "PO", "gemeente": "R", "school": "zelfde", "ziekte": "nee", "patroon": "volledig", "eigen-team": "ja"}
VROEG = {"knelpunten": "geen", "patroon": "gedeeltelijk", "wachtlijst": "nee", "eerste-datum": "2026-02-16"}
LANG = {"eerste-datum": "2025-12-08", "thuis-sinds": "2025-12-08", "waar-nu": "plan-uitgevoerd"}
JANUARI = {"eerste-datum": "2026-01-19", "thuis-sinds": "2026-01-19", "waar-nu": "plan-uitgevoerd"}
GEWEIGERD = {"toestemming": "geweigerd", "mdo-bezetting": "nee"}
PAPIER = {"mdo-bezetting": "ja", "toestemming": "ja"}


NIEMAND = {**PO, **JANUARI, **PAPIER, "gemeente": "DH"}
ZORGEN = {"vrijwillige-hulp": "meermaals", "leefgebieden": "ja"}
THUIS = {"waar-nu": "plan-uitgevoerd", "patroon": "volledig", "eerste-datum": "2026-02-09", "thuis-sinds": "2025-09-01"}
ZONDER_SCHOOL = {"school": "nee", "nieuwkomer": "nee", "aanmelding-ouders": "geen-ondersteuning", "ouders-zelf": "ja"}
DIRECTEUREN = {"waar-nu": "po-adviestafel", "adviestafel-stand": "zonder-resultaat", "toestemming-directeuren": "nee"}


MANAGEMENT = {**VO, "waar-nu": "vo-managementoverleg", "patroon": "volledig"}
ERNSTIG = {**VO, **ZORGEN, "school": "vrijgesteld"}
BIJNA_TE_LAAT = "2026-04-03"
GEZEGD = {  # what a part of the outcome says, and what it does not
    "geen-overleg": ({**VO, **VROEG, "waar-nu": "geen-overleg"}, "termijn", "wacht dan niet: houd eerst een JES", ""),
    "plan-loopt": ({**VO, **VROEG, "waar-nu": "plan-loopt"}, "let_op", "al 8 weken zonder verbetering", ""),
    "geweigerd": ({**PO, **LANG, **GEWEIGERD}, "kop", "Ouders geven", " en ouders"),
    "geen-advies": ({**PO, **LANG, "gemeente": "DH", "ziekte": "ja"}, "wat_als", "", "het advies van de adviestafel"),
    "laatste-werkdag": ({**PO, **JANUARI, **PAPIER}, "let_op", "deze week nog kan", "Meld daarom eerder"),
    "nog-tijd": ({**PO, **JANUARI, **PAPIER}, "let_op", "Meld daarom eerder", "deze week nog kan"),
    "wie-onbekend": (NIEMAND, "bericht", "Vraag je eigen manager", ""),
    "gevaar": (ERNSTIG, "bericht", "Bel 112", ""),
    "ernaast": (ERNSTIG, "bericht", "Daarnaast: Jeugdbeschermingstafel", ""),
    "ziekte-onbekend": ({**PO, **JANUARI, "ziekte": "weet-niet"}, "bericht", "De weken van de ladder lopen door", ""),
    "al-langer-thuis": (
        {**VO, **THUIS, "knelpunten": ["financieel"]},
        "bericht",
        "thuis sinds maandag 1 september",
        "",
    ),
    "niet-terug": ({**VO, **ZONDER_SCHOOL}, "wat_als", "", "nog niet schriftelijk aangemeld"),
    "directeuren": ({**PO, **LANG, **DIRECTEUREN, **GEWEIGERD}, "kop", "deel geen dossier", ""),
    "hele-weken": ({**PO, **LANG, **PAPIER, "eerste-datum": 11}, "termijn", "kan de laatste dag zijn", ""),
}


@pytest.mark.parametrize("naam", GEZEGD)
def test_wat_er_staat(motor, naam):
    """Wrong, these sentences make somebody wait, forget, or go where nothing ever met."""
    antwoorden, deel, staat, staat_niet = GEZEGD[naam]
    vandaag = BIJNA_TE_LAAT if naam == "laatste-werkdag" else VANDAAG
    stap = motor.beslis({"vandaag": vandaag, "antwoorden": antwoorden})
    gezegd = str((stap["uitkomst"] or stap["onbeslist"])[deel])
    assert staat in gezegd
    assert not staat_niet or staat_niet not in gezegd


@pytest.mark.parametrize(
    ("antwoorden", "waar", "vraag"),
    [
        ({**MANAGEMENT, "knelpunten": ["financieel"]}, "vragen", "thuis-sinds"),
        ({**PO, "waar-nu": "po-adviestafel"}, "vragen", "thuis-sinds"),
        ({**VO, **THUIS, "thuis-sinds": None, "knelpunten": ["financieel"]}, "naast", "thuis-sinds"),
        ({**VO, **THUIS, "knelpunten": ["visieverschil"], "vrijwillige-hulp": "eenmaal"}, "naast", "leefgebieden"),
        ({**VO, **THUIS, "knelpunten": ["herplaatsing"]}, "naast", "ouders-zelf"),
        ({**PO, **LANG, **DIRECTEUREN}, "naast", "toestemming"),
    ],
)
def test_gevraagd_wordt_ook_waar_alleen_een_zin_van_afhangt(motor, antwoorden, waar, vraag):
    """What is never asked is never said: the second reading of a deadline, a doubt, what may not be shared."""
    stap = motor.beslis({"vandaag": "2026-03-02", "antwoorden": antwoorden})
    assert vraag in {**stap, **stap["bij_uitkomst"]}[waar]
