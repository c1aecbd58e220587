"""What may know what: the arrow between finder/ and macros/, the folders, and the size of a piece of code."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[1]
FINDER = sorted((WORTEL / "finder").rglob("*.py"))
MACROS = sorted((WORTEL / "macros").rglob("*.py"))
MAPPEN = {"data", "docs", "finder", "macros", "tests"}
MEESTE_REGELS, LANGSTE_FUNCTIE = 400, 35  # a module holds one idea, however many lines that takes


def naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"), filename=str(pad))


def geimporteerd(pad: Path) -> set[str]:
    uit = set()
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Import):
            uit |= {alias.name.split(".")[0] for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            uit.add("." if knoop.level else (knoop.module or "").split(".")[0])
    return uit


@pytest.mark.parametrize("pad", FINDER, ids=naam)
def test_finder_kent_alleen_zichzelf_en_de_standaardbibliotheek(pad):
    vreemd = geimporteerd(pad) - set(sys.stdlib_module_names) - {"finder"}
    assert vreemd == set(), (
        f"{naam(pad)} importeert {', '.join(sorted(vreemd))}. finder/ draait in de browser en mag alleen de "
        "standaardbibliotheek en zichzelf gebruiken. Wat meer nodig heeft, hoort in macros/ en komt als JSON binnen."
    )


@pytest.mark.parametrize("pad", FINDER, ids=naam)
def test_finder_leunt_niet_op_wat_de_compiler_weglaat(pad):
    """The browser gets -OO bytecode: no assert, no docstring, no __debug__."""
    boosdoeners = [k.lineno for k in ast.walk(boom(pad)) if isinstance(k, ast.Assert)]
    boosdoeners += [k.lineno for k in ast.walk(boom(pad)) if isinstance(k, ast.Attribute) and k.attr == "__doc__"]
    boosdoeners += [
        k.lineno for k in ast.walk(boom(pad)) if isinstance(k, ast.Name) and k.id in ("__doc__", "__debug__")
    ]
    assert boosdoeners == [], f"{naam(pad)}:{boosdoeners} verdwijnt met -OO; werp een fout of schrijf de tekst in data/"


@pytest.mark.parametrize("pad", [p for p in FINDER if p.name != "__main__.py"], ids=naam)
def test_de_kern_kent_geen_klok_geen_bestand_en_geen_toeval(pad):
    verboden = {
        "os",
        "time",
        "random",
        "pathlib",
        "subprocess",
        "socket",
        "urllib",
        "io",
        "tempfile",
        "secrets",
        "uuid",
    }
    assert geimporteerd(pad) & verboden == set(), (
        f"{naam(pad)}: geef het als argument mee; alleen __main__ kent de buitenwereld"
    )
    klok = [
        k.lineno for k in ast.walk(boom(pad)) if isinstance(k, ast.Attribute) and k.attr in ("today", "now", "utcnow")
    ]
    assert klok == [], f"{naam(pad)}:{klok} leest de klok; vandaag is een argument"


def test_finder_draait_zonder_macros_en_zonder_pakketten(tmp_path):
    """Isolated, without site-packages, with asserts and docstrings stripped: what the browser has."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import finder.brug, finder.motor; "
        "print(sorted(m for m in sys.modules if m.startswith('macros') or m == 'yaml'))"
    )
    klaar = subprocess.run(
        [sys.executable, "-I", "-S", "-OO", "-c", code, str(WORTEL)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.strip() == "[]"


# The packages of the build: each may use those before it, never those after it. README.md draws the same row.
LAGEN = ("basis", "dataset", "bewijs", "pagina", "pdf", "publicatie")


def volledig(pad: Path) -> set[str]:
    """Every module that a file names in an import, also inside functions."""
    uit = set()
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Import):
            uit |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            uit |= {knoop.module, *(f"{knoop.module}.{alias.name}" for alias in knoop.names)}
    return uit


@pytest.mark.parametrize("laag", LAGEN)
def test_een_pakket_van_de_bouw_kijkt_alleen_terug(laag):
    later = LAGEN[LAGEN.index(laag) + 1 :]
    mis = {
        f"{naam(pad)}: {module}"
        for pad in (WORTEL / "macros" / laag).rglob("*.py")
        for module in volledig(pad)
        if module.split(".")[0] == "macros" and (module == "macros" or module.split(".")[1] in later)
    }
    assert mis == set(), f"macros/{laag} mag alleen gebruiken wat ervoor komt in: {' → '.join(LAGEN)}"


def test_elk_pakket_van_de_bouw_heeft_een_laag():
    mappen = {pad.name for pad in (WORTEL / "macros").iterdir() if (pad / "__init__.py").is_file()}
    assert mappen == set(LAGEN)


def kring(van: dict[str, set[str]]) -> list[str]:
    """A module that leads back to itself, with the way there; empty when there is none."""
    klaar: set[str] = set()

    def volg(module: str, weg: tuple[str, ...]) -> list[str]:
        if module in weg:
            return [*weg[weg.index(module) :], module]
        if module in klaar:
            return []
        gevonden = next((k for naar in sorted(van[module]) if (k := volg(naar, (*weg, module)))), [])
        klaar.add(module)
        return gevonden

    return next((k for module in sorted(van) if (k := volg(module, ()))), [])


def test_geen_kring_van_modules():
    alle = {
        ".".join(p.relative_to(WORTEL).with_suffix("").parts): p for p in [*FINDER, *MACROS] if "licht" not in p.parts
    }
    van = {module: volledig(pad) & set(alle) - {module} for module, pad in alle.items()}
    assert kring(van) == []
    assert kring({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


def test_er_zijn_vijf_mappen():
    git = subprocess.run(
        ["git", "ls-files"], cwd=WORTEL, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    mappen = {pad.split("/")[0] for pad in git if "/" in pad and not pad.startswith(".")}
    assert mappen == MAPPEN, f"te veel of te weinig mappen: {sorted(mappen ^ MAPPEN)}; zie README, Where is what"


def test_data_bevat_alleen_yaml():
    vreemd = [
        naam(p) for p in (WORTEL / "data").rglob("*") if p.is_file() and p.suffix != ".yaml" and p.name != "README.md"
    ]
    assert vreemd == []


@pytest.mark.parametrize("pad", [*FINDER, *MACROS], ids=naam)
def test_modules_en_functies_zijn_te_overzien(pad):
    regels = len(pad.read_text(encoding="utf-8").splitlines())
    assert regels <= MEESTE_REGELS, "splits op één verantwoordelijkheid"
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lengte = (knoop.end_lineno or 0) - knoop.lineno + 1
            assert lengte <= LANGSTE_FUNCTIE, f"{knoop.name}: geef een deel een eigen naam"


def test_de_toets_zelf_ziet_een_verkeerde_import(tmp_path):
    fout = tmp_path / "fout.py"
    fout.write_text("from macros.dataset.laden import laad\nimport yaml\nimport json\n", encoding="utf-8")
    assert geimporteerd(fout) - set(sys.stdlib_module_names) - {"finder"} == {"macros", "yaml"}
