"""At human pace, two seconds a question: how long somebody waits because the engine is not there yet."""

from __future__ import annotations

from statistics import quantiles

from playwright.sync_api import Browser

from tests.bench.rij import Rij, getal
from tests.bench.venster import RONDEN, STANDEN, bezoek, chromium, dienst, site

VRAGEN = 3  # later questions never wait for the start
TEMPO = 2000
KLAAR = "performance.getEntriesByName('finder-klaar')[0]?.startTime ?? null"


def wachttijden(browser: Browser, adres: str, *, traag: bool) -> tuple[list[float], float]:
    """The wait at each question, and when the engine was ready; both count from the moment question one stood there."""
    with bezoek(browser, traag=traag, service_workers="block") as pagina:
        pagina.goto(adres, wait_until="commit")
        pagina.locator("#v-sector-1").wait_for()
        begin = pagina.evaluate("performance.now()")
        for _ in range(600):
            klaar = pagina.evaluate(KLAAR)
            if klaar is not None:
                break
            pagina.wait_for_timeout(100)
    uit, nu = [], begin
    for _ in range(VRAGEN):
        nu += TEMPO
        uit.append(max(0.0, klaar - nu))
        nu = max(nu, klaar)
    return uit, klaar - begin


def meet() -> list[Rij]:
    rijen: list[Rij] = []
    with dienst(site()) as basis, chromium() as browser:
        for stand in STANDEN:
            alle: list[float] = []
            klaar: list[float] = []
            for _ in range(RONDEN):
                wacht, na = wachttijden(browser, f"{basis}welke-tafel/", traag=stand != STANDEN[0])
                alle += wacht
                klaar.append(na)
            p95 = quantiles(alle, n=20)[-1]
            noot = f"p95 van {len(alle)} vragen; motor klaar na {getal(min(klaar))} tot {getal(max(klaar))} ms"
            rijen.append(Rij(f"wachten bij 2 s per vraag, eerste bezoek, {stand}", p95, "ms", max(alle), 0, None, noot))
    return rijen
