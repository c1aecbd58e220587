"""After an edit: first the pages that it touches, then everything, byte for byte as a clean build elsewhere.

Elsewhere is another folder, without Git, in another time zone, language and umask. The print files are taken along;
that they come out the same is in test_pdf_bouw.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from kopie import een_week_eerder

from macros.basis import plekken
from macros.publicatie import geraakt
from tests.test_pdf_bouw import kopie

THEMA = "Er worden afspraken gemaakt over een constructieve samenwerking."
ANDERS = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "COLUMNS": "60"}


def wijzig(bestand: Path, oud: str, nieuw: str) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def bewerk(map_: Path) -> None:
    wijzig(map_ / "data" / "themas" / "startgesprek.yaml", THEMA, "Een proefzin.")
    wijzig(map_ / "docs" / "over" / "hosting.md", "\n# ", "\nEen proefzin.\n\n# ")


def draai(map_: Path, *opdracht: str, omgeving: dict[str, str] | None = None, **wensen: Any) -> None:
    argv = [sys.executable, "-m", "macros", *opdracht]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(plekken.epoch()), **(omgeving or {})}
    klaar = subprocess.run(argv, cwd=map_, env=env, capture_output=True, text=True, check=False, **wensen)
    assert klaar.returncode == 0, klaar.stdout[-2000:] + klaar.stderr[-4000:]


def bouw(map_: Path, *opties: str) -> dict[str, bytes]:
    """The pages that are there after a build in that folder."""
    draai(map_, "bouwstenen", *opties)
    paginas = map_ / "build" / "paginas"
    return {pad.relative_to(paginas).as_posix(): pad.read_bytes() for pad in paginas.rglob("*") if pad.is_file()}


def bestanden(map_: Path) -> list[str]:
    return sorted(pad.relative_to(map_).as_posix() for pad in map_.rglob("*") if pad.is_file())


@pytest.mark.traag
def test_eerst_wat_de_wijziging_raakt_en_dan_als_een_schone_bouw_elders(
    project: Path, wortel: Path, tmp_path: Path
) -> None:
    """Slow, as elsewhere everything but the print files is built from nothing."""
    voor = bouw(project)
    bewerk(project)
    eerst = bouw(project, "--snel")
    anders = {naam for naam in voor | eerst if voor.get(naam) != eerst.get(naam)} - {"sitemap.xml"}
    assert anders == {
        "over/hosting/index.html",
        "themas/startgesprek/index.html",
        "themas/startgesprek/onderbouwing/index.html",
    }
    assert b"Een proefzin." in eerst["themas/startgesprek/index.html"]
    elders = kopie(wortel, tmp_path / "een andere map")
    shutil.copytree(wortel / "tests" / "casussen", elders / "tests" / "casussen")
    bewerk(elders)
    for map_ in (project, elders):
        shutil.copytree(plekken.PDF, map_ / "build" / "pdf")
    draai(project, "site", "--zonder-pdf")
    draai(elders, "site", "--zonder-pdf", omgeving=ANDERS, umask=0o077)
    namen = bestanden(project / "site")
    assert bestanden(elders / "site") == namen
    paginas = project / "build" / "paginas"
    assert [naam for naam in sorted(anders) if (paginas / naam).read_bytes() != eerst[naam]] == []
    assert filecmp.cmpfiles(project / "site", elders / "site", namen, shallow=False)[1:] == ([], [])


def test_een_termijn_raakt_elke_pagina_die_haar_noemt_en_geen_andere(data: Path) -> None:
    """Also pages of other topics, and the account; the decision book and the part for editors wait."""
    assert "po/po-adviestafel/" in geraakt.geraakt()
    assert geraakt.geraakt() == []
    oud, nieuw = een_week_eerder("po-adviestafel")
    wijzig(data / "tafels" / "po-adviestafel.yaml", oud, nieuw)
    anders = geraakt.geraakt()
    assert {"termijnen/", "po/po-adviestafel/", "po/po-adviestafel/onderbouwing/", "gemeenten/rijswijk/po/"} <= set(
        anders
    )
    assert not {"vo/vo-regisseur/", "begrippen/", "beslisboek/", "casussen/"} & set(anders)
    wijzig(data / "tafels" / "po-adviestafel.yaml", nieuw, oud)
    assert geraakt.geraakt() == anders


def test_een_pagina_die_niet_lukt_telt_als_geraakt(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it, the build of that page says."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "kapot.md").write_text('{{ onderwerp("bestaat-niet") }}', encoding="utf-8")
    monkeypatch.setattr(geraakt, "DOCS", tmp_path / "docs")
    assert geraakt.geraakt() == ["kapot/"]


def test_de_controle_noemt_een_pagina_die_niet_lukt(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a template needs and an editor took away is said before anything is built."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "goed.md").write_text("{{ termijnen() }}", encoding="utf-8")
    monkeypatch.setattr(geraakt, "DOCS", tmp_path / "docs")
    assert geraakt.hoofd([]) == 0
    (tmp_path / "docs" / "kapot.md").write_text('{{ onderwerp("bestaat-niet") }}', encoding="utf-8")
    assert geraakt.hoofd([]) == 1
    fout = capsys.readouterr().err
    assert fout.startswith("docs/kapot.md: deze pagina lukt niet; ")
    assert "bestaat-niet" in fout
    assert fout.count("\n") == 1
