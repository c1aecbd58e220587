"""Cases that bite: no small change of the rules goes unnoticed, except those explained in data/bewijs.yaml."""

from __future__ import annotations

import pytest
import yaml

from finder.bouwen import maak_motor
from macros.bewijs.bron import aantekeningen, dataset_nu, werk_nu
from macros.bewijs.casussen import casussen, standaardfeiten
from tests.mutatie import Mutant, Proef, als_yaml, bewaar, grensgevallen, hoofd, mutanten, proef

WEEK = Mutant("week", ((("tafels", "po-adviestafel", "regel", "termijn", "week"), 12),))


@pytest.mark.traag
def test_geen_mutant_blijft_leven() -> None:
    verklaard, lot = aantekeningen().get("mutanten") or {}, proef(dataset_nu(), list(casussen()))
    assert {m.naam for m in lot["leeft"]} == set(verklaard)
    assert len(lot["gemerkt"]) > len(lot["gelijkwaardig"]) > 0


def test_namen_van_mutanten_zijn_uniek() -> None:
    namen = [m.naam for m in mutanten(dataset_nu())]
    assert len(namen) == len(set(namen))


def test_een_gelijkwaardige_mutant_wordt_bewezen() -> None:
    """The same terms in another order change nothing; a changed week does."""
    ruw = dataset_nu()
    bank = Proef(ruw, [])
    pad = ("afgeleid", "aanleiding_thuis", "waarden", "ja", 0, "als")
    gelijk = Mutant(
        "zelfde", ((pad, dict(reversed(ruw["afgeleid"]["aanleiding_thuis"]["waarden"]["ja"][0]["als"].items()))),)
    )
    assert bank.lot(gelijk) == "gelijkwaardig"
    assert bank.lot(WEEK) == "leeft"


def test_een_levende_mutant_krijgt_een_casus(tmp_path) -> None:
    """Short, valid in the rules of now, noticed by nobody else; written after what is there, with an id of its own."""
    (casus,) = grensgevallen(dataset_nu(), [WEEK], standaardfeiten())
    assert casus.fout(maak_motor(dataset_nu())) is None
    assert Proef(dataset_nu(), [casus]).lot(WEEK) == ""
    (gelezen,) = yaml.safe_load(als_yaml(werk_nu(), [casus], "M"))
    assert (gelezen["id"], gelezen["sector"], gelezen["verwacht"]) == ("MP01", "PO", casus.verwacht)
    assert gelezen["situatie"].startswith("De leerling")
    (tmp_path / "standaard.yaml").write_text("meta: {standaard_facts: {}}\n", encoding="utf-8")
    for nr in (1, 2):
        bewaar(dataset_nu(), [casus], "zeedam", tmp_path)
        assert len(list(casussen(tmp_path))) == nr
    assert [c.id for c in casussen(tmp_path)] == ["MZP01", "MZEP01"]


def test_een_onbekende_naam_wordt_niet_geraden(capsys) -> None:
    assert hoofd(["rijswijck"]) == 2
    assert "Bedoelde u 'rijswijk'?" in capsys.readouterr().err
