"""A build that cannot go on leaves the old site as it is."""

from __future__ import annotations

import pytest

from macros.basis import plekken
from macros.publicatie import paginas, site, stap_motor


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
    monkeypatch.setattr(paginas, "opdracht", lambda *_: 0)
    monkeypatch.setattr(paginas, "maak", lambda: True)
    return tmp_path


def oude_site():
    return [pad.name for pad in plekken.SITE.iterdir()] == ["oud.html"]


@pytest.mark.parametrize("stap", ["controle", "stubs", "dataset"])
def test_stap_vooraf_mislukt(project, monkeypatch, stap):
    gedaan = []
    monkeypatch.setattr(paginas, "opdracht", lambda naam, *_: gedaan.append(naam) or int(naam == stap))
    monkeypatch.setattr(paginas, "maak", lambda: pytest.fail("er mag niets worden gebouwd"))
    assert site.hoofd([]) == 1
    assert gedaan[-1] == stap
    assert oude_site()


def test_gebrek_op_een_pagina(project, capsys):
    (plekken.PAGINAS / "index.html").write_text('<meta charset="utf-8"><p>{{ weg }}</p>', encoding="utf-8")
    assert site.hoofd([]) == 1
    fout = capsys.readouterr().err
    assert "./: resten van opmaak" in fout
    assert "site/ is niet veranderd" in fout
    assert oude_site()


def test_motor_mislukt(project, monkeypatch, capsys):
    def mis(_klaar):
        raise RuntimeError("node stopte met code 1")

    monkeypatch.setattr(stap_motor, "doe", mis)
    assert site.hoofd(["--zonder-pdf"]) == 1
    assert "node stopte" in capsys.readouterr().err
    assert oude_site()


def test_alleen_paginas_vervangt_de_site(project):
    assert site.hoofd(["--only-pages"]) == 0
    assert (plekken.SITE / "index.html").is_file()
    assert not (plekken.SITE / "oud.html").exists()
    assert not plekken.KLAAR.exists()


def test_onbekende_optie(capsys):
    assert site.hoofd(["--vlug"]) == 2
    assert "--vlug bestaat niet" in capsys.readouterr().err
