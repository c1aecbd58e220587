"""How long one answer takes: every case from its facts, and every screen of its interview. Milliseconds.

    python tests/bench/antwoord.py [--json]

The bar: median under 5 ms, and under 10 ms at a hundred times the dataset.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from finder.bouwen import invoer, maak_motor
from finder.brug import laad, schrijf, stap
from finder.motor import Motor
from macros.basis.plekken import WORTEL
from macros.bewijs.casussen import casussen
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad as laad_dataset
from macros.pagina.naspel import naspel


def _duur(tekst: str) -> float:
    begin = time.process_time()
    stap(tekst)
    return (time.process_time() - begin) * 1000


def meet() -> dict[str, float]:
    """Warm timings through the same JSON bridge as the browser uses."""
    ruw = compileer(laad_dataset(WORTEL / "data").ruw)
    begin = time.process_time()
    laad(schrijf(invoer(ruw)))
    start = (time.process_time() - begin) * 1000
    motor = maak_motor(ruw)
    alle = casussen()
    uit_feiten = [_duur(schrijf(casus.verzoek)) for casus in alle]
    schermen = [_duur(verzoek) for casus in alle for verzoek in _schermen(motor, casus)]
    return {
        "laden": start,
        "feiten mediaan": median(uit_feiten),
        "feiten langste": max(uit_feiten),
        "scherm mediaan": median(schermen),
        "scherm langste": max(schermen),
        "antwoorden": len(uit_feiten) + len(schermen),
    }


def _schermen(motor: Motor, casus) -> list[str]:
    """Every request the browser makes on the way to the outcome of a case."""
    alles, gegeven, uit = naspel(motor.gids, casus).antwoorden, {}, []
    for _ in range(20):
        verzoek = {"vandaag": casus.vandaag.isoformat(), "antwoorden": gegeven}
        uit.append(schrijf(verzoek))
        nu = motor.beslis(verzoek)
        if not nu["vragen"] or not set(nu["vragen"]) <= set(alles):
            return uit
        gegeven = {**gegeven, **{id_: alles[id_] for id_ in nu["vragen"]}}
    return uit


if __name__ == "__main__":
    uitslag = meet()
    if "--json" in sys.argv:
        print(json.dumps(uitslag))
    else:
        for naam, waarde in uitslag.items():
            print(f"{naam:<16} {waarde:8.2f}" if isinstance(waarde, float) else f"{naam:<16} {waarde:8}")
