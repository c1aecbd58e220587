"""A build that cannot go on leaves the old site as it is."""

from __future__ import annotations

import pytest

from macros.basis import plekken
from macros.bewijs import bijwerken
from macros.dataset import oordeel, schrijven
from macros.pagina import stubs
from macros.publicatie import bouwstenen, geraakt, paginas, site, stap_motor
from macros.publicatie.stap import Gestopt


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with an old site, and every step up to the pages done."""
    for naam in ("BUILD", "SITE", "PAGINAS", "KLAAR", "PDF", "PERS", "STEMPELS"):
        oud = getattr(plekken, naam)
        monkeypatch.setattr(plekken, naam, tmp_path / oud.relative_to(plekken.WORTEL))
    plekken.SITE.mkdir()
    (plekken.SITE / "oud.html").write_text("oud", encoding="utf-8")
    plekken.PAGINAS.mkdir(parents=True)
    goed = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>T</title></head><body>goed</body></html>'
    (plekken.PAGINAS / "index.html").write_text(goed, encoding="utf-8")
    (plekken.PAGINAS / "assets").mkdir()
    (plekken.PAGINAS / "assets/kleur.css").write_text("", encoding="utf-8")
    monkeypatch.setattr(bouwstenen, "maak", lambda **_: None)
    return tmp_path


def oude_site():
    return [pad.name for pad in plekken.SITE.iterdir()] == ["oud.html"]


@pytest.mark.parametrize("stap", [oordeel, stubs])
def test_stap_vooraf_mislukt(monkeypatch, stap):
    gedaan = []
    for module in (oordeel, stubs):
        monkeypatch.setattr(module, "hoofd", lambda _, module=module: gedaan.append(module) or int(module is stap))
    monkeypatch.setattr(schrijven, "werk_bij", lambda: pytest.fail("er mag niets worden geschreven"))
    monkeypatch.setattr(paginas, "maak", lambda **_: pytest.fail("er mag niets worden gebouwd"))
    assert bouwstenen.hoofd([]) == 1
    assert gedaan[-1] == stap


@pytest.mark.parametrize(
    ("module", "argv"), [(stubs, ["--check"]), (bijwerken, []), (geraakt, [])], ids=["pagina's", "casussen", "tekst"]
)
def test_een_fout_in_de_dataset_noemt_alleen_de_controle(data, capsys, module, argv):
    """`make check` runs them all; each of the others says that it did nothing, in one line."""
    (data / "rollen.yaml").write_text("x: y\n", encoding="utf-8")
    assert module.hoofd(argv) == 1
    zegt = capsys.readouterr().err.splitlines()
    assert len(zegt) == 1
    assert zegt[0].startswith("De dataset heeft fouten; ")


def test_zonder_bouwstenen_blijft_de_oude_site(project, monkeypatch):
    def mis(**_):
        raise Gestopt

    monkeypatch.setattr(bouwstenen, "maak", mis)
    assert site.hoofd([]) == 1
    assert oude_site()


def test_gebrek_op_een_pagina(project, capsys):
    (plekken.PAGINAS / "index.html").write_text('<meta charset="utf-8"><p>{{ weg }}</p>', encoding="utf-8")
    assert site.hoofd([]) == 1
    fout = capsys.readouterr().err
    assert "./: resten van opmaak" in fout
    assert "site/ is niet veranderd" in fout
    assert oude_site()


def test_motor_mislukt(project, monkeypatch, capsys):
    def mis(*_):
        raise RuntimeError("node stopte met code 1")

    monkeypatch.setattr(stap_motor, "doe", mis)
    assert site.hoofd(["--zonder-pdf"]) == 1
    assert "node stopte" in capsys.readouterr().err
    assert oude_site()


def test_een_gebrek_blijft_een_gebrek_tot_het_weg_is(project, monkeypatch):
    """A quick build reads only what is newer than the last good round; a round that found something was not good."""
    monkeypatch.setattr(site, "toevoegen", lambda *_: None)
    assert site.hoofd(["--snel"]) == 0
    goed = (plekken.PAGINAS / "index.html").read_text(encoding="utf-8")
    (plekken.PAGINAS / "index.html").write_text(goed.replace("</body>", "{{ weg }}</body>"), encoding="utf-8")
    assert site.hoofd(["--snel"]) == site.hoofd(["--snel"]) == 1
    (plekken.PAGINAS / "index.html").write_text(goed, encoding="utf-8")
    assert site.hoofd(["--snel"]) == 0


def test_onbekende_optie(capsys):
    assert site.hoofd(["--vlug"]) == 2
    assert "--vlug bestaat niet" in capsys.readouterr().err
