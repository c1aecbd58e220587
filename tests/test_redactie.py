"""What the editors' guide promises is what the check says; every field is explained, and the examples are right."""

from __future__ import annotations

import re
import shlex
import shutil
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from kopie import WORTEL, andere_week, kopie, wijzig

from finder import regelwerk
from finder.bouwen import maak_motor
from macros.bewijs.bron import dataset_nu
from macros.bewijs.casussen import afwijkingen, casussen
from macros.dataset import controle, velden, voorbeelden
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad
from macros.dataset.nieuw import opdracht
from macros.pagina.beheerpaginas import HOOFDSTUKKEN

HANDLEIDING = WORTEL / "docs" / "over" / "redactie.md"
TAKEN = yaml.safe_load((WORTEL / "tests" / "redactie.yaml").read_text(encoding="utf-8"))
VELDEN = [(s, v) for s in velden.alle().values() for v in s.velden.values() if s.naam != "dataset"]
IDS = [f"{s.naam}.{v.naam}" for s, v in VELDEN]
REGEL = re.compile(r"^(data/\S+\.yaml):\d+: ")
WEEK = re.compile(r"\bweek \d+|(?<=week: )\d+ in plaats van \d+")  # what an editor may change


@pytest.fixture(autouse=True)
def _vaste_dag(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")


def zonder_nummer(regel: str) -> str:
    return WEEK.sub("week", REGEL.sub(r"\1: ", regel))


def typ(data: Path, woorden: list[str]) -> None:
    """What an editor types after `nieuw`."""
    opdracht.maak(data, woorden[0], *opdracht.lees(woorden[0], woorden[1:]))


def vul_in(data: Path) -> None:
    """Every open place gets what belongs there."""
    plaats = next(f"{nr}-{deel}" for nr, bron in laad(data).ruw["bronnen"].items() for deel in bron["plaatsen"])
    soorten = {"waar": plaats, "het": "termijnen-uitleg", "de vraag": '"Is dat zo?"'}
    for pad in data.rglob("*.yaml"):
        tekst = pad.read_text(encoding="utf-8")
        nieuw = re.sub(
            r'"INVULLEN: ([^"]*)"', lambda m: next((w for k, w in soorten.items() if m[1].startswith(k)), "iets"), tekst
        )
        if nieuw != tekst:
            pad.write_text(nieuw, encoding="utf-8")


def beloofd() -> list[str]:
    """The lines of the guide that quote the check."""
    return [r for r in HANDLEIDING.read_text(encoding="utf-8").splitlines() if REGEL.match(r)]


@pytest.fixture(scope="module")
def gezegd(tmp_path_factory) -> dict[str, list[str]]:
    """Task → what the check says after its mistake in the real dataset."""
    uit = {}
    for nr, taak in enumerate(TAKEN):
        data = kopie(tmp_path_factory.mktemp(f"taak{nr}"), WORTEL / "data")
        if "nieuw" in taak:
            typ(data, taak["nieuw"])
        for wijziging in taak["wijzigingen"]:
            wijzig(data, wijziging)
        uit[taak["taak"]] = [zonder_nummer(r) for r in controle.controleer(laad(data))]
    return uit


def test_elke_aangehaalde_melding_is_echt(gezegd):
    alle = {regel for regels in gezegd.values() for regel in regels}
    assert beloofd()
    assert [r for r in beloofd() if zonder_nummer(r) not in alle] == []


@pytest.mark.parametrize("taak", [t["taak"] for t in TAKEN])
def test_elke_taak_heeft_een_melding_in_de_handleiding(taak, gezegd):
    getoond = {zonder_nummer(r) for r in beloofd()}
    assert getoond & set(gezegd[taak])


def test_een_andere_week_zegt_wat_de_handleiding_belooft():
    ruw = deepcopy(dataset_nu())
    andere_week(ruw, "po-adviestafel")
    gids = HANDLEIDING.read_text(encoding="utf-8").splitlines()
    aangehaald = {zonder_nummer(regel) for regel in gids if regel.startswith("tests/casussen/")}
    assert aangehaald
    assert aangehaald <= set(map(zonder_nummer, afwijkingen(regelwerk.laad(ruw))))


BLOK = re.compile(r"```yaml\n# tests/casussen/(\S+), onderaan\n(.*?)```", re.DOTALL)
NIEUW = re.compile(r"`\.venv/bin/python -m macros nieuw ([^`]+)`")


def test_alles_wat_de_handleiding_nieuw_noemt_kan_na_elkaar(tmp_path):
    """Every `nieuw` of the guide, typed and filled in: clean, with questions that matter, and no case that breaks."""
    gids = HANDLEIDING.read_text(encoding="utf-8")
    data = kopie(tmp_path, WORTEL / "data")
    gevallen = Path(shutil.copytree(WORTEL / "tests" / "casussen", data / "casussen"))
    opdrachten = list(map(shlex.split, NIEUW.findall(gids)))
    assert {woorden[0] for woorden in opdrachten} == set(opdracht.SOORTEN)
    for woorden in opdrachten:
        if woorden[0] != "stap":
            typ(data, woorden)
    for naam, stuk in BLOK.findall(gids):
        with (gevallen / naam).open("a", encoding="utf-8") as bestand:
            bestand.write(stuk)
    vul_in(data)
    assert [
        regel.partition(": ")[2] for regel in controle.controleer(laad(data)) if "nergens als bron" not in regel
    ] == []
    motor = maak_motor(compileer(laad(data).ruw))
    assert {"broer-of-zus", "zus-in-de-klas"} <= {vraag["id"] for vraag in motor.vragen()}
    assert list(afwijkingen(motor.werk, gevallen)) == []
    assert all(motor.beslis(casus.verzoek)["vraag"] is None for casus in casussen(gevallen))
    voor = controle.controleer(laad(data))
    for woorden in opdrachten:
        if woorden[0] == "stap":
            typ(data, woorden)
    vul_in(data)
    assert [zonder_nummer(r) for r in controle.controleer(laad(data))] == [zonder_nummer(r) for r in voor]


@pytest.mark.parametrize(("soort", "veld"), VELDEN, ids=IDS)
def test_voorbeelden_kloppen(soort, veld):
    """The good example is accepted, the bad one is not."""
    assert veld.goed
    assert veld.fout
    assert voorbeelden.meldingen(soort, veld, veld.goed) == []
    assert voorbeelden.meldingen(soort, veld, veld.fout) != []


def test_elke_soort_staat_in_de_handleiding():
    genoemd = [naam for namen in HOOFDSTUKKEN.values() for naam in namen.split()]
    assert sorted(genoemd) == sorted(velden.alle())


def test_elke_soort_is_te_bereiken():
    """No explained record type that the dataset cannot contain."""
    alle, gezien, open_ = velden.alle(), set(), ["dataset"]
    while open_:
        naam = open_.pop()
        gezien.add(naam)
        vormen = [v.vorm for v in alle[naam].velden.values()]
        while vormen:
            vorm = vormen.pop()
            vormen += vorm.delen
            if vorm.soort == "blok" and vorm.woorden[0] not in gezien:
                open_.append(vorm.woorden[0])
    assert gezien == set(alle)
