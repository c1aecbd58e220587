"""Which modules the browser needs: the import closure of `finder.brug`, read from the source."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

INGANG = "finder.brug"
# Imported inside a method of the standard library, so that no tracing of ours is sure to meet it.
LUI = {"strptime": "_strptime"}


def bestand_van(wortel: Path, module: str) -> Path | None:
    """The file of a module inside the project, or None when it is not ours."""
    pad = wortel.joinpath(*module.split("."))
    for kandidaat in (pad / "__init__.py", pad.with_suffix(".py")):
        if kandidaat.is_file():
            return kandidaat
    return None


def _volledig(module: str, pakket: list[str], niveau: int) -> str:
    """Absolute name of `from ..x import y`."""
    if niveau == 0:
        return module
    basis = pakket[: len(pakket) - niveau + 1]
    return ".".join([*basis, module] if module else basis)


def genoemd(bron: str, module: str, *, is_pakket: bool) -> set[str]:
    """Every module name that a source could import, also inside functions."""
    pakket = module.split(".") if is_pakket else module.split(".")[:-1]
    namen: set[str] = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            namen.update(alias.name for alias in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            basis = _volledig(knoop.module or "", pakket, knoop.level)
            namen.add(basis)
            namen.update(f"{basis}.{alias.name}" for alias in knoop.names)
        elif isinstance(knoop, ast.Attribute) and knoop.attr in LUI:
            namen.add(LUI[knoop.attr])
    return namen


def _ouders(module: str) -> list[str]:
    delen = module.split(".")
    return [".".join(delen[: i + 1]) for i in range(len(delen))]


def sluiting(wortel: Path, ingang: str = INGANG) -> tuple[dict[str, Path], set[str]]:
    """The project's own modules that the entry needs, and the library modules they name."""
    eigen: dict[str, Path] = {}
    vreemd: set[str] = set()
    wachtrij = _ouders(ingang)
    while wachtrij:
        module = wachtrij.pop()
        if module in eigen or module in vreemd:
            continue
        bestand = bestand_van(wortel, module)
        if bestand is None:
            vreemd.add(module)
            continue
        eigen[module] = bestand
        bron = bestand.read_text(encoding="utf-8")
        for naam in genoemd(bron, module, is_pakket=bestand.name == "__init__.py"):
            wachtrij.extend(_ouders(naam))
    return eigen, bibliotheek(vreemd)


def bibliotheek(namen: set[str]) -> set[str]:
    """Only real library modules: the top ones, and below them those that have to be named."""
    toppen = {naam.split(".")[0] for naam in namen} & sys.stdlib_module_names
    sub = {naam for naam in namen if naam in {"collections.abc", "importlib.resources"}}
    return toppen | sub
