"""assets/finder/: the browser shell, each entry one script, with the names of this build's engine in its worker."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from macros.basis import node, plekken

# what a page or another script asks for by its address; a slow line pays for every request before "Verder" works
INGANGEN = ("formulier.mjs", "rekenaar.mjs", "registratie.mjs", "worker.mjs")
BUNDEL = Path(__file__).parent / "runtime" / "bundel.mjs"


def doe(klaar: Path, manifest: dict[str, Any]) -> None:
    doel = klaar / "assets" / "finder"
    doel.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(plekken.FINDER_WEB / "finder.css", doel / "finder.css")
    ingangen = [str(plekken.FINDER_WEB / naam) for naam in INGANGEN]
    waarde = json.dumps(manifest, sort_keys=True, separators=(",", ":"))
    node.draai(BUNDEL, {"van": ingangen, "naar": str(doel), "manifest": waarde})
