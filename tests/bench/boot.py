"""First answer of the engine: the worker of the site, plain and from its snapshot, against stock `loadPyodide`.

The stock arm gets finder/ as source and the same input. First visit = fresh profile, second = the same profile with a
warm cache. Memory is that of the whole page process.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Page

from tests.bench.rij import Rij, verhouding
from tests.bench.venster import RONDEN, STANDEN, WERK, WORTEL, chromium, dienst, site, vertraag

ARMEN = ("stock", "gemaakt", "snel")
STOCK = ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "python_stdlib.zip", "pyodide-lock.json")
START = """soort => new Promise((klaar, mis) => {
    const begin = performance.now();
    let leeg = null;
    const [pad, name] = soort === 'stock' ? ['worker.mjs', ''] : ['finder/worker.mjs', soort === 'snel' ? '' : soort];
    window.werker = new Worker(pad, { type: 'module', name });
    werker.onmessage = ({ data: { fout, geladen, antwoord, kaal } }) => {
        if (kaal) leeg = performance.now() - begin;
        if (fout) mis(Error(fout));
        else if (antwoord) klaar({ eerste: performance.now() - begin, leeg });
        else if (!geladen) werker.postMessage({ nummer: 1, tekst: '{"vandaag":"2026-03-02","antwoorden":{}}' });
    };
    werker.onerror = e => mis(Error(e.message));
})"""
BEWAAR = "url => caches.open('momentopname').then(kast => kast.add(url))"


def manifest(bron: Path) -> dict[str, Any]:
    return dict(json.loads((bron / "assets" / "engine" / "manifest.json").read_text(encoding="utf-8")))


def opstelling(bron: Path) -> Path:
    """A bare page with both engines beside it; the stock files compressed like ours."""
    map_ = WERK / "boot"
    shutil.rmtree(map_, ignore_errors=True)
    (map_ / "stock").mkdir(parents=True)
    shutil.copytree(bron / "assets" / "engine", map_ / "engine")
    for naam in STOCK:
        inhoud = (WORTEL / "node_modules" / "pyodide" / naam).read_bytes()
        (map_ / "stock" / naam).write_bytes(inhoud)
        (map_ / "stock" / f"{naam}.br").write_bytes(brotli.compress(inhoud, quality=9))
    finder = {p.relative_to(WORTEL).as_posix(): p.read_text("utf-8") for p in (WORTEL / "finder").rglob("*.py")}
    (map_ / "finder.json").write_text(json.dumps(finder), encoding="utf-8")
    (map_ / "finder").mkdir()
    shutil.copy(bron / "assets" / "finder" / "worker.mjs", map_ / "finder")
    worker = Path(__file__).with_name("worker.mjs").read_text(encoding="utf-8")
    (map_ / "worker.mjs").write_text(worker.replace("INVOER", manifest(bron)["invoer"]), encoding="utf-8")
    (map_ / "index.html").write_text('<!doctype html><html lang="nl"><meta charset="utf-8"><title>Bench</title>')
    return map_


def geheugen(pagina: Page, browser: Browser) -> float:
    """Megabytes that the process of this page has for itself: the largest of the renderers that hold the worker."""
    processen = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    eigen = []
    for proces in processen:
        if proces["type"] != "renderer":
            continue
        regels = Path(f"/proc/{proces['id']}/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
        kb = {regel.split(":")[0]: int(regel.split()[1]) for regel in regels}
        eigen.append((kb["Private_Clean"] + kb["Private_Dirty"]) / 1024)
    return max(eigen)


def ronde(browser: Browser, basis: str, snapshot: str, *, traag: bool, uit: dict[tuple[str, str], list[float]]) -> None:
    for arm in ARMEN:
        context = browser.new_context()
        pagina = context.new_page()
        if traag:
            vertraag(context.new_cdp_session(pagina))
        for bezoek in ("eerste", "tweede"):
            pagina.goto(basis)
            klaar = pagina.evaluate(START, arm)
            uit.setdefault((bezoek, arm), []).append(klaar["eerste"])
            uit.setdefault((bezoek, "kale stock"), []).append(klaar["leeg"])
            if bezoek == "eerste" and arm == "snel":
                pagina.evaluate(BEWAAR, f"engine/{snapshot}")
        pagina.wait_for_timeout(500)
        uit.setdefault(("geheugen", arm), []).append(geheugen(pagina, browser))
        context.close()


def _rijen(stand: str, tijd: dict[tuple[str, str], list[float]]) -> list[Rij]:
    """Against stock up to its first answer, and against stock that has loaded nothing of ours yet."""
    arm = {"eerste": "gemaakt", "tweede": "snel"}
    belofte = {"eerste": (0.33, 0.25), "tweede": (0.20, 0.12)}
    uit = []
    for bezoek, naam in arm.items():
        kaal = [ms for ms in tijd[bezoek, "kale stock"] if ms]
        wat = f"motor klaar, {bezoek} bezoek ({naam}), {stand}"
        uit.append(verhouding(wat, tijd[bezoek, naam], tijd[bezoek, "stock"], *belofte[bezoek]))
        uit.append(verhouding(f"… tegen kale loadPyodide, {stand}", tijd[bezoek, naam], kaal, *belofte[bezoek]))
    return uit


def meet() -> list[Rij]:
    rijen: list[Rij] = []
    snapshot = manifest(site())["snapshot"]
    with dienst(opstelling(site()), los=True) as basis, chromium() as browser:
        # the slow line takes over half a minute a start for stock: fewer rounds there
        for stand, ronden in zip(STANDEN, (RONDEN, min(RONDEN, 2)), strict=True):
            tijd: dict[tuple[str, str], list[float]] = {}
            for _ in range(ronden):
                ronde(browser, basis, snapshot, traag=stand != STANDEN[0], uit=tijd)
            rijen += _rijen(stand, tijd)
            if stand == STANDEN[0]:
                for arm in ("gemaakt", "snel"):
                    rij = verhouding(
                        f"geheugen na het eerste antwoord ({arm})",
                        tijd["geheugen", arm],
                        tijd["geheugen", "stock"],
                        1.0,
                        0.95,
                    )
                    rijen.append(rij)
    return rijen
