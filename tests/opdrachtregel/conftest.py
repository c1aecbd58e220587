"""How the tests of the command line start the finder: from another folder, on the compiled dataset."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="session")
def dataset(wortel, tmp_path_factory):
    """The compiled dataset, in a folder that is not the project."""
    from macros.dataset.compileren import compileer
    from macros.dataset.laden import laad
    from macros.dataset.schrijven import schrijf

    doel = tmp_path_factory.mktemp("elders") / "dataset.json"
    schrijf(compileer(laad(wortel / "data").ruw), doel)
    return doel


@pytest.fixture(scope="session")
def aanroep(wortel, dataset):
    """How a user starts the finder, from that folder: the words of a command, and what subprocess needs with it."""

    def maak(*argv: str, zaad: str = "0"):
        omgeving = {**os.environ, "PYTHONPATH": str(wortel), "PYTHONHASHSEED": zaad, "PYTHONUNBUFFERED": ""}
        return [sys.executable, "-OO", "-m", "finder", *argv], {
            "cwd": dataset.parent, "env": omgeving, "encoding": "utf-8"
        }  # fmt: skip

    return maak


@pytest.fixture(scope="session")
def finder(aanroep, dataset):
    """Runs the finder on the compiled dataset."""

    def draai(*argv: str, invoer: str = "", zaad: str = "0"):
        opdracht, hoe = aanroep("--dataset", str(dataset), *argv, zaad=zaad)
        return subprocess.run(opdracht, input=invoer, capture_output=True, check=False, **hoe)

    return draai
