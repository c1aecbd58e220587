"""Lighthouse, as a phone, on the site as it is served: compressed and with the shipped headers."""

from __future__ import annotations

import json
import os
import subprocess
from statistics import median
from typing import Any

from macros.basis import node
from tests.bench.rij import Rij
from tests.bench.venster import WERK, WORTEL, dienst, site
from tests.conftest import CHROMIUM_VLAGGEN, chromium_pad

BLADEN = {"start": "", "tafel": "po/po-adviestafel/", "Welke tafel?": "welke-tafel/"}
SOORTEN = {
    "performance": "snelheid",
    "accessibility": "toegankelijk",
    "best-practices": "goed gebruik",
    "seo": "vindbaar",
}
KEREN = int(os.environ.get("BENCH_LIGHTHOUSE", "3"))


def verslag(adres: str) -> dict[str, Any]:
    WERK.mkdir(parents=True, exist_ok=True)
    uit = WERK / "lighthouse.json"
    vlaggen = " ".join(["--headless=new", *CHROMIUM_VLAGGEN])
    argv = [str(node.NODE), str(WORTEL / "node_modules" / "lighthouse" / "cli" / "index.js"), adres, "--quiet"]
    argv += [
        "--output=json",
        f"--output-path={uit}",
        f"--chrome-flags={vlaggen}",
        f"--only-categories={','.join(SOORTEN)}",
    ]
    omgeving = node.met_pad() | ({"CHROME_PATH": pad} if (pad := chromium_pad()) else {})
    klaar = subprocess.run(argv, env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode != 0:
        raise RuntimeError(klaar.stderr[-1500:])
    return dict(json.loads(uit.read_text(encoding="utf-8")))


def gebreken(inhoud: dict[str, Any], soort: str) -> list[str]:
    """The audits that cost points."""
    audits = inhoud["audits"]
    return [
        f"{deel['id']} {audits[deel['id']].get('displayValue', '')}".strip()
        for deel in inhoud["categories"][soort]["auditRefs"]
        if deel["weight"]
        and (audits[deel["id"]]["score"] or 0) < 1
        and audits[deel["id"]]["scoreDisplayMode"] != "notApplicable"
    ]


def meet() -> list[Rij]:
    rijen = []
    with dienst(site()) as basis:
        for naam, pad in BLADEN.items():
            verslagen = [verslag(basis + pad) for _ in range(KEREN)]
            for soort, woord in SOORTEN.items():
                punten = [v["categories"][soort]["score"] * 100 for v in verslagen]
                tekort = 100 - median(punten)
                noot = f"{median(punten):.0f} punten; {'; '.join(gebreken(verslagen[0], soort)[:4])}".rstrip("; ")
                rijen.append(
                    Rij(f"Lighthouse {naam}: {woord}, punten onder 100", tekort, "", 100 - min(punten), 0, None, noot)
                )
            verschuiving = max(v["audits"]["cumulative-layout-shift"]["numericValue"] for v in verslagen)
            rijen.append(Rij(f"Lighthouse {naam}: verschuiving (CLS)", verschuiving, "", None, 0))
    return rijen
