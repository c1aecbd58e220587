"""What the accessibility sweeps share: axe on the whole page, and what axe does not measure."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import WORTEL

AXE = (WORTEL / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
EISEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KLEUR = ["cat.color"]  # all that another colour scheme can change
# a colour that is still on its way to another scheme is not a finding; what inherits it sets out when it arrives
ZOEK = """async eisen => {
    const op_weg = () => document.getAnimations().filter(a => a instanceof CSSTransition);
    while (op_weg().length) for (const a of op_weg()) a.finish();
    const { violations } = await axe.run(document, { runOnly: eisen, resultTypes: ['violations'] });
    const plek = n => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`;
    return violations.map(v => `${v.id}: ${v.nodes.slice(0, 4).map(plek).join(' | ')}`);
}"""
SMAL = {"width": 320, "height": 640}
BREED = {"width": 1280, "height": 2000}  # high, so that no link hides half behind the edge of a list that scrolls


def axe(pagina: Page, eisen: list[str] = EISEN) -> list[str]:
    """Everything axe finds on the page, of any weight, as sentences."""
    if not pagina.evaluate("typeof axe === 'object'"):
        pagina.evaluate(AXE)
    return list(pagina.evaluate(ZOEK, eisen))


BREDER = """() => {
    const breed = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= breed) return [];
    const schuift = el => el && (getComputedStyle(el).overflowX !== 'visible' || schuift(el.parentElement));
    return [...document.body.querySelectorAll('*')]
        .filter(el => el.getBoundingClientRect().right > breed + 1 && !schuift(el.parentElement))
        .map(el => el.outerHTML.slice(0, 120)).concat('pagina schuift opzij').slice(0, 4);
}"""


def breder_dan_het_scherm(pagina: Page) -> list[str]:
    """The elements that make a page scroll sideways, once it has settled; a box that scrolls by itself may be wide."""
    for _ in range(3):
        mis = list(pagina.evaluate(BREDER))
        if not mis:
            break
        pagina.wait_for_timeout(200)
    return mis


KLEURLOOS = """() => {
    const tekst = getComputedStyle(document.body).color, grond = getComputedStyle(document.body).backgroundColor;
    if (tekst === grond) return ['tekst en grond zijn gelijk'];
    const weg = [...document.querySelectorAll('svg[role=img] text')].filter(el => getComputedStyle(el).fill === grond);
    return weg.map(el => `onzichtbaar in een tekening: ${el.textContent}`);
}"""
FOCUS = """() => {
    const el = document.activeElement;
    const gezien = el === document.body || getComputedStyle(el).outlineStyle !== 'none';
    el.blur();
    return gezien ? [] : ['focus onzichtbaar'];
}"""
BEWEEGT = """() => {
    const lopend = document.getAnimations().filter(a => a.effect.getTiming().duration > 1);
    const { scrollBehavior } = getComputedStyle(document.documentElement);
    const vloeiend = scrollBehavior === 'smooth' ? ['vloeiend schuiven'] : [];
    return vloeiend.concat(lopend.map(a => a.animationName ?? a.transitionProperty));
}"""


def in_andere_vormen(blad: Page) -> dict[str, list[str]]:
    """With less motion, in forced colours and dark: nothing moves, text stays readable, focus visible."""
    blad.emulate_media(reduced_motion="reduce")
    uit = {"rustig": blad.evaluate(BEWEEGT)}
    blad.emulate_media(reduced_motion="no-preference", forced_colors="active")
    uit["vaste kleuren"] = blad.evaluate(KLEURLOOS) + breder_dan_het_scherm(blad)
    blad.keyboard.press("Tab")
    uit["vaste kleuren"] += blad.evaluate(FOCUS)
    blad.emulate_media(forced_colors="none", color_scheme="dark")
    uit["donker"] = axe(blad, KLEUR)
    blad.emulate_media(color_scheme="light")
    return uit


def bladen(site: Path) -> list[str]:
    """Every page, by the address under which a visitor finds it."""
    namen = sorted(pad.relative_to(site).as_posix() for pad in site.rglob("*.html"))
    return [naam.removesuffix("index.html") for naam in namen]


class Opbouw(HTMLParser):
    """Headings, title, pictures and language of one page, without what stands in a template."""

    LEEG = frozenset({"img", "input", "br", "hr", "meta", "link", "source", "wbr", "col", "path", "use"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.koppen: list[int] = []
        self.titel, self.taal, self.omschrijving = "", "", ""
        self.naamloos: list[str] = []
        self._in: list[str] = []
        self._beeld: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerk = dict(attrs)
        if "template" in self._in:
            self._in += [tag] if tag == "template" else []
            return
        if tag not in self.LEEG:
            self._in.append(tag)
        if tag == "html":
            self.taal = kenmerk.get("lang") or ""
        elif tag == "meta" and kenmerk.get("name") == "description":
            self.omschrijving = kenmerk.get("content") or ""
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.koppen.append(int(tag[1]))
        elif tag == "img" and "alt" not in kenmerk:
            self.naamloos.append(str(attrs))
        elif tag == "svg":
            self._beeld.append(kenmerk)

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg" and self._beeld and "template" not in self._in:
            self._sluit(self._beeld.pop())
        if "template" in self._in and tag != "template":
            return
        if tag in self._in:
            del self._in[len(self._in) - 1 - self._in[::-1].index(tag) :]

    def _sluit(self, beeld: dict[str, str | None]) -> None:
        """A picture that says something has a name; one that says nothing says so, or stands beside words."""
        naam = beeld.get("aria-label") or beeld.get("aria-labelledby") or beeld.get("gevonden")
        if beeld.get("role") == "img" and not naam:
            self.naamloos.append(str(beeld))

    def handle_data(self, data: str) -> None:
        if self._in and self._in[-1] == "title":
            if "svg" in self._in and self._beeld:
                self._beeld[-1]["gevonden"] = data
            else:
                self.titel += data


def overgeslagen(koppen: list[int]) -> list[tuple[int, int]]:
    """Jumps of more than one level down."""
    return [(a, b) for a, b in pairwise(koppen) if b > a + 1]
