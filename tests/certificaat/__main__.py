"""`make certificaat`: every rendering of the built site compared; the next build of the same bytes shows the result."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.basis import plekken
from macros.publicatie.stap_certificaat import NAAM
from tests import leesmij
from tests.certificaat.browser import worker
from tests.certificaat.certificaat import Certificaat
from tests.certificaat.site import Site
from tests.conftest import CHROMIUM_VLAGGEN, chromium_pad, geserveerd


def hoofd(map_: Path) -> int:
    """0 when every rendering says the same; the file is written either way, and says which does not."""
    certificaat, uitslagen = Certificaat(Site(map_)), []
    with geserveerd(map_) as adres, sync_playwright() as motor:
        browser = motor.chromium.launch(executable_path=chromium_pad(), args=CHROMIUM_VLAGGEN)
        with worker(browser, adres) as vraag:
            for uitslag in certificaat.weergaven(vraag):
                uitslagen.append(uitslag)
                print(f"{uitslag.naam}: {'gelijk' if not uitslag.fouten else 'NIET gelijk'}", flush=True)
                print(*uitslag.fouten[:5], sep="\n", end="\n" if uitslag.fouten else "")
        browser.close()
    inhoud = certificaat.als_json(uitslagen)
    plekken.BUILD.mkdir(parents=True, exist_ok=True)
    (plekken.BUILD / NAAM).write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    leesmij.zet("certificaat", zin(inhoud))
    return 0 if inhoud["gelijk"] else 1


def zin(inhoud: dict[str, Any]) -> str:
    """What the README says of the last certificate."""
    zegt = "say the same" if inhoud["gelijk"] else "do NOT say the same"
    wat = f"Certificate of {inhoud['dag']}, data version `{inhoud['dataversie'][:12]}`"
    namen = ", ".join(deel["naam"] for deel in inhoud["weergaven"])
    return f"{wat}: over {inhoud['klassen']:,} classes of cases these renderings {zegt}: {namen}."


if __name__ == "__main__":
    sys.exit(hoofd(Path(sys.argv[1]) if sys.argv[1:] else plekken.SITE))
