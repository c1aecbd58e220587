"""What is kept under build/: only as long as the dataset, the cases, the day and the code stay what they were."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.dataset import bewaard
from macros.dataset.oordeel import oordeel
from macros.pagina.openen import boek_nu
from macros.pagina.uitvoering import Uitvoering

TAFEL = Path("tafels", "pozo.yaml")


def schrijf_anders(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


class Teller:
    """Stands for the book: counts how often it had to be opened."""

    def __init__(self) -> None:
        self.keren = 0

    def __call__(self) -> object:
        self.keren += 1
        return boek_nu()


def pagina(teller: Teller, id_: str = "pozo") -> str:
    """One page, as a build would ask for it."""
    return Uitvoering(teller).macro("onderwerp", "onderwerp", "pagina")(id_)


def onderbouwing(teller: Teller, id_: str) -> str:
    """The account of the same topic, with the conditions of the rules."""
    return Uitvoering(teller).macro("onderbouwing", "onderwerp", "onderbouwing")(id_)


def test_een_pagina_wordt_opnieuw_gemaakt_als_de_dataset_anders_is(data):
    teller = Teller()
    voor = pagina(teller)
    assert pagina(teller) == voor
    assert teller.keren == 1
    schrijf_anders(data / TAFEL, "waarin signalen", "waarin de signalen")
    assert pagina(teller) != voor
    assert teller.keren == 2


@pytest.mark.parametrize(
    "anders",
    [
        pytest.param(lambda m, _: m.setenv("SOURCE_DATE_EPOCH", "1800000000"), id="een andere dag"),
        pytest.param(lambda m, _: m.setattr(bewaard, "code", lambda: "andere code"), id="andere code"),
        pytest.param(lambda _, data: (data / "nieuw.yaml").write_text("a: b\n"), id="een bestand erbij"),
        pytest.param(lambda _, data: (data / TAFEL).rename(data / "tafels" / "anders.yaml"), id="een andere naam"),
    ],
)
def test_de_vinger_verandert_met_alles_wat_een_pagina_kan_veranderen(data, monkeypatch, anders):
    voor = bewaard.vinger()
    anders(monkeypatch, data)
    assert bewaard.vinger() != voor


def test_een_casus_telt_ook_mee(data, tmp_path, monkeypatch):
    """The page with all cases reads them."""
    (tmp_path / "casussen").mkdir()
    monkeypatch.setattr(bewaard, "CASUSSEN", tmp_path / "casussen")
    voor = bewaard.vinger()
    (tmp_path / "casussen" / "nieuw.yaml").write_text("casussen: []\n", encoding="utf-8")
    assert bewaard.vinger() != voor


def test_een_kapot_bestand_wordt_opnieuw_gemaakt(data):
    """What is kept is for people to read; whatever becomes of it, the page is as before."""
    teller = Teller()
    goed = pagina(teller)
    (bestand,) = bewaard.MAP.glob("onderwerp-*.json")
    assert json.loads(bestand.read_text(encoding="utf-8"))["inhoud"].startswith("<")
    for nr, rommel in enumerate(["", "{", "[]", '{"sleutel": 1}', "null"], 2):
        bestand.write_text(rommel, encoding="utf-8")
        assert pagina(teller) == goed
        assert teller.keren == nr


def test_een_goed_oordeel_blijft_en_een_fout_wordt_altijd_opnieuw_gezien(data):
    goed = oordeel()
    assert goed.fouten == []
    assert oordeel() == goed
    heel = (data / TAFEL).read_text(encoding="utf-8")
    (data / TAFEL).write_text(heel + "onbekend_veld: 1\n", encoding="utf-8")
    assert "pozo.yaml" in oordeel().fouten[0]
    assert oordeel().fouten
    (data / TAFEL).write_text(heel, encoding="utf-8")
    assert oordeel() == goed


def test_een_proces_dat_een_wijziging_meemaakt_vergeet_wat_het_wist(data):
    """`mkdocs serve` builds again and again in one process; the rows of a page come from what it has in memory."""
    assert "iets anders" not in onderbouwing(Teller(), "jgz")
    schrijf_anders(data / "feiten.yaml", "twijfel: er is twijfel of zorg over de ziekmeldingen", "twijfel: iets anders")
    assert "Iets anders." in onderbouwing(Teller(), "jgz")


def test_een_mislukte_macro_wordt_niet_bewaard(data):
    with pytest.raises(KeyError):
        pagina(Teller(), "bestaat-niet")
    assert not bewaard.MAP.exists()


def test_een_kapotte_dataset_stopt_mkdocs_ook_na_een_goede(data):
    """With every message, in the words of `make check`."""
    from mkdocs.exceptions import Abort

    import macros

    env = SimpleNamespace(conf={"extra": {}}, macro=lambda *_: None)
    macros.define_env(env)
    assert len(env.conf["extra"]["dataversie"]) == 12
    for naam in ("pozo", "jgz"):
        bestand = data / "tafels" / f"{naam}.yaml"
        bestand.write_text(bestand.read_text(encoding="utf-8") + "onbekend_veld: 1\n", encoding="utf-8")
    with pytest.raises(Abort, match=r"(?s)jgz\.yaml.*pozo\.yaml.*2 fouten in de dataset; er is niets gebouwd\."):
        macros.define_env(env)


def test_twee_processen_geven_dezelfde_vinger(wortel):
    argv = [sys.executable, "-c", "from macros.dataset.bewaard import vinger; print(vinger())"]
    omgeving = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    uit = {
        subprocess.run(
            argv, cwd=wortel, env=omgeving | {"PYTHONHASHSEED": z}, capture_output=True, text=True, check=True
        ).stdout
        for z in ("1", "2")
    }
    assert len(uit) == 1
