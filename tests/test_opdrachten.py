"""Every command that a text or a message tells someone to type exists, takes those words, and can be started."""

from __future__ import annotations

import importlib
import re

import pytest
from kopie import WORTEL

from macros.__main__ import OPDRACHTEN, hulp, main

TEKSTEN = [WORTEL / "README.md", *sorted((WORTEL / "docs" / "over").glob("*.md"))]
OOK = [WORTEL / "data" / "README.md", WORTEL / "tests" / "casussen" / "README.md", WORTEL / "data" / "bewijs.yaml"]
CODE = [*sorted((WORTEL / "macros").rglob("*.py")), *sorted((WORTEL / "finder").rglob("*.py"))]
MAKE = re.compile(r"(?:^|[`'\"]|make [a-z]+`? en `?|[A-Z_]+=\S+ )make ([a-z]+)\b", re.MULTILINE)
OPDRACHT = re.compile(r"-m (macros|finder)\b(?: ([a-z]+))?")
ALLE = [*TEKSTEN, *OOK, *CODE]


def doelen() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (WORTEL / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def genoemd() -> list[tuple[str, str, str]]:
    """(file, tool, word) of everything quoted."""
    uit = []
    for pad in ALLE:
        tekst, naam = pad.read_text(encoding="utf-8"), pad.relative_to(WORTEL).as_posix()
        uit += [(naam, "make", doel) for doel in MAKE.findall(tekst)]
        uit += [(naam, wat, woord) for wat, woord in OPDRACHT.findall(tekst) if woord]
    return uit


def test_elke_genoemde_opdracht_bestaat():
    bestaat = {"make": doelen(), "macros": set(OPDRACHTEN), "finder": {"vragen", "beslis"}}
    assert [regel for regel in genoemd() if regel[2] not in bestaat[regel[1]]] == []


def test_de_teksten_noemen_opdrachten():
    """The test itself sees them: in a block, between backticks, and after a setting."""
    gezien = set(genoemd())
    assert ("README.md", "make", "serve") in gezien
    assert ("docs/over/hosting.md", "make", "site") in gezien
    assert ("docs/over/redactie.md", "macros", "verschil") in gezien
    assert ("docs/over/redactie.md", "macros", "uitgave") in gezien


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_opdracht_is_te_starten(naam):
    module = importlib.import_module(OPDRACHTEN[naam][0])
    assert callable(module.hoofd)
    assert f"  {naam} " in hulp()


@pytest.mark.parametrize("argv", [["nieuw"], ["nieuw", "thema", "x"], ["uitgave"], ["verschil", "a", "b", "c"]])
def test_zonder_de_juiste_woorden_een_zin_met_het_gebruik(argv, capsys):
    assert main(argv) == 2
    assert capsys.readouterr().err.startswith("Gebruik: python -m macros ")


def test_een_opdracht_die_niet_bestaat(capsys):
    assert main(["bestaatniet"]) == 2
    assert "bestaat niet" in capsys.readouterr().err
