"""Walking through the finder as a person does: fill in what is asked, press "Verder"."""

from __future__ import annotations

import re
import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from macros.publicatie.server import Afhandelaar
from tests.conftest import WORTEL

DATA = yaml.safe_load((WORTEL / "tests/browser/gesprekken.yaml").read_text(encoding="utf-8"))
STORINGEN = yaml.safe_load((WORTEL / "tests/browser/storingen.yaml").read_text(encoding="utf-8"))
VANDAAG = str(DATA["vandaag"])
GEDULD = 30_000
# the service worker has everything and has taken over this page
BEWAARD = """() => new Promise(klaar => {
    const kijk = () => navigator.serviceWorker.controller && klaar();
    navigator.serviceWorker.addEventListener("controllerchange", kijk);
    kijk();
})"""
AXE = (WORTEL / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def antwoorden(anders: dict[str, Any] | None = None) -> dict[str, Any]:
    """The base case with some answers changed."""
    return {**DATA["basis"], **(anders or {})}


def alles(anders: dict[str, Any] | None = None) -> dict[str, Any]:
    """The same, with an answer to every question that some other case meets."""
    return {**DATA["basis"], **DATA["als_gevraagd"], **(anders or {})}


def oude_link() -> dict[str, Any]:
    """The base case as links had it before the combined questions."""
    oud = DATA["oude_link"]
    return {k: v for k, v in antwoorden(oud["anders"]).items() if k not in oud["zonder"]}


def fragment(gegeven: dict[str, Any], **los: str) -> str:
    """The address of answers, as the form writes it."""
    plat = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in {**gegeven, **los}.items()}
    return "#" + urlencode(plat, safe=",")


def houd_motor(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The server holds the engine until the event is set, or a minute has passed."""
    hek, stuur = threading.Event(), Afhandelaar._stuur

    def traag(zelf: Afhandelaar, status: HTTPStatus, naam: str, pad: Path) -> None:
        if naam.endswith(".wasm"):
            hek.wait(60)
        stuur(zelf, status, naam, pad)

    monkeypatch.setattr(Afhandelaar, "_stuur", traag)
    return hek


# Playwright's own clock takes the timers along; in Firefox none of them fires any more.
KLOK = """{
    const nu = MOMENT;
    globalThis.Date = class extends Date {
        constructor(...deel) { super(...(deel.length ? deel : [nu])); }
        static now() { return nu; }
    };
}"""


def zet_klok(pagina: Page, moment: str = f"{VANDAAG}T09:00:00") -> None:
    """From the next page on it is always this moment, on the clock of the reader."""
    pagina.add_init_script(KLOK.replace("MOMENT", f"new Date('{moment}').getTime()"))


# the same link twice would be no event
NAAR = """async deel => {
    document.querySelector("#finder [data-beeld]").replaceChildren();
    location.hash = "toon";
    await new Promise(klaar => addEventListener("hashchange", klaar, { once: true }));
    location.hash = deel;
}"""


def open_finder(pagina: Page, server: str, deel: str = "", pad: str = "welke-tafel/") -> None:
    """The finder on the fixed day: loaded, or where it `loopt` by a link in the same tab.

    A fragment alone would not reload, so the page is left first.
    """
    if pagina.url.partition("#")[0] == server + pad and pagina.evaluate("window.loopt"):
        pagina.evaluate(NAAR, deel)
        expect(pagina.locator("#finder h1")).to_be_visible(timeout=GEDULD)
        return
    zet_klok(pagina)
    pagina.goto("about:blank")
    pagina.goto(server + pad + deel)


def houd_lopend(pagina: Page, server: str) -> None:
    """From here on this page keeps its engine: another link in the same tab starts anew, as another pupil."""
    if not pagina.evaluate("window.loopt"):
        open_finder(pagina, server, "#sector=PO")
        expect(pagina.locator("form[data-scherm=gemeente]")).to_be_visible(timeout=GEDULD)
        pagina.evaluate("window.loopt = true")
    pagina.evaluate("document.documentElement.style.fontSize = ''")


def scriptfouten(pagina: Page) -> list[str]:
    """What goes wrong in a script of the page from here on."""
    mis: list[str] = []
    pagina.on("pageerror", lambda fout: mis.append(str(fout)))
    return mis


def kop(pagina: Page) -> str:
    return pagina.locator("#finder h1").inner_text()


def vul_in(deel: Page | Locator, gegeven: dict[str, Any]) -> None:
    """Answer every question on this screen, or in this part of it. A number at a date is a number of weeks."""
    antwoord = {**DATA["als_gevraagd"], **gegeven}
    for vraag in deel.locator("#finder [data-vraag]" if isinstance(deel, Page) else "[data-vraag]").all():
        vul_vraag(vraag, antwoord[vraag.get_attribute("data-vraag") or ""])


def vul_vraag(vraag: Locator, waarde: Any) -> None:
    vakken = vraag.locator("[type=text]").all()
    if vakken and len(str(waarde)) == len(VANDAAG):
        for vak, deel in zip(vakken, reversed(str(waarde).split("-")), strict=False):
            vak.fill(deel)
    elif vakken and str(waarde).isdecimal():
        vakken[-1].fill(str(waarde))
    else:
        for keuze in waarde if isinstance(waarde, list) else [waarde]:
            vraag.locator(f"input[value='{keuze}']").check()


def scherm(pagina: Page) -> str | None:
    """The name of the screen with questions, or None when the outcome stands there."""
    vorm = pagina.locator("#finder [data-beeld] form.rf-scherm")
    return vorm.get_attribute("data-scherm") if vorm.count() else None


def verder(pagina: Page) -> None:
    """Press the button and wait until another screen stands there."""
    nu = scherm(pagina)
    pagina.get_by_role("button", name="Verder").click()
    expect(pagina.locator(f"#finder [data-beeld] form[data-scherm='{nu}']")).to_have_count(0, timeout=GEDULD)


def terug(pagina: Page) -> None:
    """One back in the history. `go_back` waits in Firefox for a page to load, also when only the fragment changes."""
    pagina.evaluate("history.back()")


def vooruit(pagina: Page) -> None:
    pagina.evaluate("history.forward()")


def loop(pagina: Page, gegeven: dict[str, Any], tot: str = "") -> list[str]:
    """Through all screens, up to the outcome or up to a screen; the names of the screens."""
    gezien: list[str] = []
    for _ in range(16):
        nu = scherm(pagina)
        if nu is None or nu == tot:
            return gezien
        gezien.append(nu)
        vul_in(pagina, gegeven)
        verder(pagina)
    raise AssertionError(f"geen einde: {kop(pagina)}")


def uitkomst(pagina: Page) -> Locator:
    """The outcome, once it stands there."""
    beeld = pagina.locator("#finder .rf-uitkomst")
    expect(beeld).to_be_visible(timeout=GEDULD)
    return beeld


def open_uitkomst(pagina: Page, server: str, anders: dict[str, Any] | None = None) -> Locator:
    """The outcome of the base case with some answers changed, by its link."""
    open_finder(pagina, server, fragment(alles(anders), toon="uitkomst"))
    return uitkomst(pagina)


def beantwoord(pagina: Page, vraag: str, waarde: Any) -> None:
    """Answer a question that stands in the outcome; the address then holds the answer."""
    vul_vraag(uitkomst(pagina).locator(f"[data-vraag='{vraag}']"), waarde)
    expect(pagina).to_have_url(re.compile(re.escape(fragment({vraag: waarde})[1:])), timeout=GEDULD)


def vouw(pagina: Page, titel: str) -> Locator:
    """Open a fold of the outcome."""
    deel = uitkomst(pagina).locator("details", has=pagina.locator("summary", has_text=titel))
    if deel.get_attribute("open") is None:
        deel.locator("> summary").click()
    return deel


def axe(pagina: Page) -> list[str]:
    """Everything axe finds inside the finder, as sentences."""
    vondsten = pagina.evaluate(AXE + "; axe.run('#finder', {resultTypes: ['violations']}).then(r => r.violations)")
    return [f"{v['id']}: {[k['target'] for k in v['nodes']]}" for v in vondsten]
