"""The same answer in Pyodide as in CPython: for every class of combinations the rules can tell apart.

The site's own worker answers in Chromium, through its decision diagrams. What it must say comes from CPython, row by
row (`finder.besluit`). Both ways of evaluating and both machines have to agree, so an error in either one shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import batched
from typing import Any

import pytest
from playwright.sync_api import Page

from finder import regelwerk
from finder.brug import schrijf
from finder.model import Regelwerk
from macros.bewijs.casussen import casussen, kern, standaardfeiten
from macros.dataset.beeld import beeld
from tests.punten import feiten_van, gewone_waarden, per_klasse

VANDAAG = date(2026, 3, 2)
PORTIE = 4000
KLOK = "weken_sinds_eerste_datum"

# Two workers share the requests. `kort` keeps what decides, so that sixty thousand results fit through the pipe.
ANTWOORDEN = """async ({ adres, verzoeken, heel }) => {
    const kort = ({ uitkomst: u }) => [
        u.soort, u.hoofd.code, u.doel?.code ?? null, u.eerst.map((e) => e.code), u.daarnaast.map((n) => n.code),
        u.termijn?.week ?? null, u.termijn?.datum ?? null, u.termijn?.stand ?? "geen", u.zekerheid];
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


@pytest.fixture(scope="module")
def vraag_workers(browser, server: str) -> Iterator[Any]:
    """A function from requests to the answers of the built site's worker, in Chromium."""
    omgeving = browser.new_context()
    pagina: Page = omgeving.new_page()
    pagina.goto(server + "welke-tafel/")
    adres = pagina.locator("link[href*='motor.mjs']").evaluate("l => new URL('worker.mjs', l.href).href")

    def vraag(verzoeken: Sequence[dict[str, Any]], *, heel: bool = False) -> list[Any]:
        teksten = [json.dumps(verzoek) for verzoek in verzoeken]
        return pagina.evaluate(ANTWOORDEN, {"adres": adres, "verzoeken": teksten, "heel": heel})

    yield vraag
    omgeving.close()


def verwacht(werk: Regelwerk, punt: Sequence[int]) -> list[Any]:
    """What the rows themselves say in CPython, in the order of `kort`; the date follows from first day and week."""
    k = kern(werk, list(punt))
    dagen = werk.atomen[werk.index[KLOK]].grenzen[punt[werk.index[KLOK]]]
    datum = None
    if k["termijn_weken"] is not None and dagen is not None:
        datum = str(VANDAAG - timedelta(days=dagen) + timedelta(weeks=k["termijn_weken"]))
    delen = ("uitkomst", "primair", "doel", "eerst", "parallel", "termijn_weken")
    return [*(k[naam] for naam in delen), datum, k["termijn_status"], k["zekerheid"]]


@pytest.mark.browser
def test_elke_klasse_van_combinaties(motor, vraag_workers) -> None:
    werk = regelwerk.laad(motor.werk.ruw)
    punten = per_klasse(beeld(werk), gewone_waarden(werk, standaardfeiten()))
    assert len(punten) > len(list(casussen())), "er zijn veel meer klassen dan casussen"
    feiten = partial(feiten_van, werk, vandaag=VANDAAG)
    anders = []
    for deel in batched(punten, PORTIE):
        uit_browser = vraag_workers([{"vandaag": str(VANDAAG), "feiten": feiten(punt)} for punt in deel])
        zelf = [verwacht(werk, punt) for punt in deel]
        anders += [
            (feiten(p), b, c) for p, b, c in zip(deel, uit_browser, zelf, strict=True) if json.dumps(b) != json.dumps(c)
        ]
    assert anders[:3] == [], f"{len(anders)} van {len(punten)} klassen anders"


@pytest.mark.browser
@pytest.mark.ook_firefox
def test_heel_object_bij_elke_casus(motor, vraag_workers) -> None:
    """Words, sources, reasons and all: the same bytes for every written case."""
    verzoeken = [{"id": c.id, "vandaag": str(c.vandaag or VANDAAG), "feiten": c.feiten} for c in casussen()]
    uit_browser = vraag_workers(verzoeken, heel=True)
    assert [v["id"] for v, tekst in zip(verzoeken, uit_browser, strict=True) if tekst != schrijf(motor.beslis(v))] == []
