"""`python -m macros check`: dataset, cases, pages and menu, lint, format and types, side by side."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from macros.basis import node, plekken

TSC = plekken.WORTEL / "node_modules" / "typescript" / "bin" / "tsc"


def _eigen(*argv: str) -> list[str]:
    return [sys.executable, "-m", "macros", *argv]


def _tsc() -> list[str]:
    """Types of the browser shell: its own tsconfig.json where there is one."""
    config = plekken.FINDER_WEB / "tsconfig.json"
    if config.is_file():
        return [str(node.NODE), str(TSC), "--project", str(config)]
    bestanden = [str(p) for p in sorted(plekken.FINDER_WEB.rglob("*")) if p.suffix in {".js", ".mjs", ".ts"}]
    vlaggen = "--checkJs --allowJs --noEmit --strict --skipLibCheck --target es2022 --module esnext"
    vlaggen += " --moduleResolution bundler --lib es2022,dom,dom.iterable"
    return [str(node.NODE), str(TSC), *vlaggen.split(), *bestanden]


def stappen() -> dict[str, list[str]]:
    py = sys.executable
    keuze = {
        "dataset": _eigen("controle"),
        "schema voor de editor": _eigen("schema"),
        "casussen": _eigen("casussen"),
        "pagina's en menu": _eigen("stubs", "--check"),
        "tekst van de pagina's": _eigen("bladen"),
        "lint": [py, "-m", "ruff", "check", "--quiet", "."],
        "opmaak": [py, "-m", "ruff", "format", "--check", "--quiet", "."],
        "typen": [py, "-m", "mypy", "--no-error-summary"],
    }
    if not plekken.EIGEN:  # de pagina's van een andere regio schrijft elke bouw opnieuw
        keuze.pop("pagina's en menu")
    if any(Path(plekken.FINDER_WEB).glob("*.mjs")):
        keuze["typen in de browser"] = _tsc()
    return keuze


def _draai(argv: list[str]) -> tuple[int, str]:
    klaar = subprocess.run(
        argv, cwd=plekken.WORTEL, env=plekken.omgeving(), capture_output=True, text=True, check=False
    )
    return klaar.returncode, (klaar.stdout + klaar.stderr).strip()


def hoofd(_argv: list[str]) -> int:
    begin = time.perf_counter()
    alle = stappen()
    with ThreadPoolExecutor(max_workers=3) as werkers:
        uitslagen = dict(zip(alle, werkers.map(_draai, alle.values()), strict=True))
    for naam, (code, tekst) in uitslagen.items():
        print(f"{'goed' if code == 0 else 'FOUT'}  {naam}")
        if tekst and (code != 0 or tekst.startswith("Let op")):
            print(tekst + "\n")
    print(f"({time.perf_counter() - begin:.1f} s)")
    return int(any(code for code, _ in uitslagen.values()))
