"""First answerable question, blocking time, next question: the finder against a form written by hand and SurveyJS.

All arms are the same page; in the second the finder's scripts give way to jsvorm.mjs, in the third to SurveyJS.
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.bench import surveyjs
from tests.bench.rij import Rij, getal, verhouding
from tests.bench.venster import RONDEN, STANDEN, WERK, bezoek, chromium, dienst, site, spiegel, vervang

ARMEN = {"finder": "welke-tafel/", "formulier": "welke-tafel-js/", "surveyjs": f"{surveyjs.PAD}/"}
# from the start of the visit until the radios stand there and the form listens; blocking time of the first seconds
WACHTER = """() => {
    window.meting = { bezet: 0, fcp: 0, luistert: 0 };
    const verf = l => { for (const e of l.getEntries()) if (e.name.startsWith('first-c')) meting.fcp = e.startTime };
    new PerformanceObserver(verf)
        .observe({ type: 'paint', buffered: true });
    new PerformanceObserver(l => { for (const e of l.getEntries()) meting.bezet += Math.max(0, e.duration - 50) })
        .observe({ type: 'longtask', buffered: true });
    const kijk = () => {
        const beeld = document.querySelector('#finder [data-beeld]');
        if (beeld?.onsubmit ?? beeld?.oninput) meting.luistert = performance.now();
        else setTimeout(kijk, 1);
    };
    kijk();
}"""
VOLGENDE = """() => new Promise(klaar => {
    const beeld = document.querySelector('#finder [data-beeld]'), begin = performance.now();
    const gezien = () => beeld.querySelector('input[value=PO]')
        || requestAnimationFrame(() => klaar(performance.now() - begin));
    new MutationObserver(gezien).observe(beeld, { childList: true, subtree: true });
    beeld.querySelector('button[type=submit], .sd-navigation__next-btn').click();
})"""
KLAAR = "performance.getEntriesByName('finder-klaar').length > 0"


def met_formulier(bron: Path) -> Path:
    """The site with a page in which the hand-written form stands in for the finder, and one with SurveyJS."""
    map_ = spiegel(bron, WERK / "vraag")
    html = (map_ / "welke-tafel" / "index.html").read_text(encoding="utf-8")
    html, aantal = re.subn(r"assets/finder/formulier\.mjs", "assets/finder/jsvorm.mjs", html)
    assert aantal == 1
    (map_ / "welke-tafel-js").mkdir()
    vervang(map_ / "welke-tafel-js" / "index.html", html)
    eigen = Path(__file__).with_name("jsvorm.mjs").read_text(encoding="utf-8")
    vervang(map_ / "assets" / "finder" / "jsvorm.mjs", eigen)
    surveyjs.maak(map_)
    return map_


def eerste(pagina: Page, adres: str) -> tuple[float, float, float]:
    """Milliseconds until the question can be answered, until "Verder" works, and blocking time in all."""
    pagina.add_init_script(f"({WACHTER})()")
    pagina.goto(adres)
    pagina.wait_for_timeout(4000)
    meting = pagina.evaluate("meting")
    return meting["fcp"], max(meting["fcp"], meting["luistert"]), meting["bezet"]


def volgende(browser: Browser, basis: str) -> dict[str, list[float]]:
    """From "Verder" to the next question on screen, half a second after the engine is there: sooner nobody has read."""
    uit: dict[str, list[float]] = {}
    for _ in range(RONDEN):
        for arm, pad in ARMEN.items():
            with bezoek(browser, service_workers="block") as pagina:
                pagina.goto(basis + pad)
                for _ in range(200):
                    if arm != "finder" or pagina.evaluate(KLAAR):
                        break
                    pagina.wait_for_timeout(50)
                pagina.wait_for_timeout(500)
                pagina.locator("input[value=PO]").dispatch_event("click")
                uit.setdefault(arm, []).append(pagina.evaluate(VOLGENDE))
    return uit


def meet() -> list[Rij]:
    rijen: list[Rij] = []
    map_ = met_formulier(site())
    with dienst(map_) as basis, chromium() as browser:
        for stand in STANDEN:
            zien: dict[str, list[float]] = {}
            tijd: dict[str, list[float]] = {}
            bezet: dict[str, list[float]] = {}
            for ronde in range(RONDEN):
                for arm in sorted(ARMEN, reverse=bool(ronde % 2)):
                    with bezoek(browser, traag=stand != STANDEN[0], service_workers="block") as pagina:
                        fcp, ms, tbt = eerste(pagina, basis + ARMEN[arm])
                    zien.setdefault(arm, []).append(fcp)
                    tijd.setdefault(arm, []).append(ms)
                    bezet.setdefault(arm, []).append(tbt)
            rijen.append(verhouding(f"eerste vraag te beantwoorden, {stand}", zien["finder"], zien["formulier"], 1.05))
            rijen.append(verhouding(f"… en Verder doet iets, {stand}", tijd["finder"], tijd["formulier"], 1.05))
            noot = f"formulier: {getal(median(bezet['formulier']))} ms; de motor start ondertussen"
            rijen.append(
                Rij(
                    f"hoofddraad bezet (TBT), {stand}",
                    median(bezet["finder"]),
                    "ms",
                    max(bezet["finder"]),
                    max(20, median(bezet["formulier"])),  # no more than the form; under 20 ms nobody notices
                    None,
                    noot,
                )
            )
            rijen += surveyjs.rijen(stand, zien, tijd, bezet)
        stap = volgende(browser, basis)
        meer = median(stap["finder"]) - median(stap["formulier"])
        noot = f"{getal(median(stap['finder']))} tegen {getal(median(stap['formulier']))} ms"
        slechtst = max(stap["finder"]) - median(stap["formulier"])
        rijen.append(Rij("volgende vraag, meer dan het formulier", meer, "ms", slechtst, 16, 4, noot))
        rijen.append(verhouding("volgende vraag tegen SurveyJS", stap["finder"], stap["surveyjs"]))
    return [*rijen, surveyjs.gewicht(map_)]
