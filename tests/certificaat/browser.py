"""The worker of the built site, asked in Chromium."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser

from tests.certificaat.klassen import VELDEN

WORKER = "assets/finder/worker.mjs"
# Two workers share the requests. `kort` keeps what decides, so that all classes fit through the pipe.
ANTWOORDEN = """async ({ adres, verzoeken, heel }) => {
    const kort = ({ uitkomst: u }) => [
        u.soort, u.hoofd.code, u.doel?.code ?? null, u.eerst.map((e) => e.code), u.daarnaast.map((n) => n.code),
        u.termijn?.week ?? null, u.termijn?.stand ?? "geen", u.zekerheid, u.termijn?.datum ?? null];
    window.werkers ??= await Promise.all([0, 1].map(() => new Promise((klaar, mis) => {
        const werker = new Worker(adres, { type: "module", name: "gewoon" });
        werker.onmessage = ({ data }) => data.fout ? mis(data.fout) : "snel" in data && klaar(werker);
    })));
    const uit = Array(verzoeken.length);
    await Promise.all(window.werkers.map((werker, eigen) => new Promise((klaar, mis) => {
        let open = 0;
        werker.onmessage = ({ data }) => {
            if (data.fout) return mis(data.fout);
            uit[data.nummer - 1] = heel ? data.antwoord : kort(JSON.parse(data.antwoord));
            if (!--open) klaar();
        };
        verzoeken.forEach((tekst, nr) => {
            if (nr % 2 === eigen) { open++; werker.postMessage({ nummer: nr + 1, tekst }); }
        });
        if (!open) klaar();
    })));
    return uit;
}"""


class Worker:
    """Asks the worker at an address. `evalueer` runs a function of JavaScript in a page, with one argument."""

    def __init__(self, evalueer: Callable[[str, dict[str, Any]], Any], adres: str) -> None:
        self.evalueer, self.adres = evalueer, adres

    def heel(self, verzoeken: Sequence[dict[str, Any]]) -> list[str]:
        """The whole answers, as the bytes the worker sends."""
        return list(self._vraag(verzoeken, heel=True))

    def kort(self, verzoeken: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """What decides, by the names of a case."""
        return [dict(zip(VELDEN, rij, strict=True)) for rij in self._vraag(verzoeken, heel=False)]

    def _vraag(self, verzoeken: Sequence[dict[str, Any]], *, heel: bool) -> Any:
        teksten = [json.dumps(verzoek) for verzoek in verzoeken]
        return self.evalueer(ANTWOORDEN, {"adres": self.adres, "verzoeken": teksten, "heel": heel})


@contextmanager
def worker(browser: Browser, server: str) -> Iterator[Worker]:
    """The worker of the site behind this address, in Chromium."""
    omgeving = browser.new_context()
    try:
        pagina = omgeving.new_page()
        pagina.goto(server + "welke-tafel/")
        yield Worker(pagina.evaluate, server + WORKER)
    finally:
        omgeving.close()
