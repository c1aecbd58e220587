"""A page made ready for paper, once for all editions: no forms, labels with their blocks, boxes to tick, drawings."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from macros.pdf import knoop, lezen, vormen
from macros.pdf.knoop import SVG
from macros.pdf.lezen import Pagina

WEG_TAGS = frozenset(["script", "style", "link", "template", "noscript", "form", "button", "hr"])
WEG_KLASSEN = (
    "rb-knoppen",
    "rb-terug",
    "rb-svg--smal",
    "headerlink",
    "rb-bronlijst",
    "md-source-file",
    "footnote-backref",
)
OP_SCHERM = ("Vinkjes zijn voor jezelf.", "Je antwoorden blijven op je eigen apparaat.")
ALLEEN_BEGIN = "casussen/"
ALLEEN_LIJST = "Bronnen van deze pagina"  # the list of a page is the chapter Bronnen of the book

ACCENT = {"rb-tijdlijn--po": "#0b6355", "rb-tijdlijn--vo": "#5a3796"}
TEKENING = """
text { font-family: Routeboek; fill: #18202c; font-size: 13px }
.rb-naam { font-weight: 700; font-size: 13.5px } .rb-onderregel { font-weight: 400 }
.rb-klein { fill: #475266; font-size: 12.5px } .rb-week { fill: #9c3600; font-weight: 700 }
.rb-as { stroke: #7b8494; stroke-width: 3; fill: none } .rb-streep { stroke: #7b8494; stroke-width: 1.5; fill: none }
.rb-stok { stroke: #7b8494; stroke-width: 1.5; stroke-dasharray: 2 3; fill: none }
.rb-venster { stroke: #b9c9c6; stroke-width: 9; fill: none }
.rb-begin { fill: #fff; stroke: #9c3600; stroke-width: 3 } .rb-stip { fill: ACCENT; stroke: #fff; stroke-width: 2 }
.rb-ring { fill: none; stroke: #9c3600; stroke-width: 3 } .rb-vak { fill: #f7f9fb; stroke: ACCENT; stroke-width: 1.5 }
.rb-pijl { fill: none; stroke: #7b8494; stroke-width: 2.5 }
"""


def maak_schoon(pagina: Pagina, site: Path) -> list[str]:
    """Change the tree of a page; returns what is wrong with it, as sentences."""
    fouten = _plaatjes(pagina, site)
    _eerste_deel(pagina)
    _schrap(pagina.boom)
    for ouder, kind in knoop.paren(pagina.boom):
        _vertaal(ouder, kind)
    vormen.adressen(pagina.boom)
    vormen.lijsten(pagina.boom)
    vormen.tabellen(pagina.boom)
    vormen.letters(pagina.boom)
    return fouten


def _eerste_deel(pagina: Pagina) -> None:
    """Of the page with all cases only those to begin with; the others are for testing, and stay on the site."""
    koppen = [k for k in pagina.boom if k.tag == "h2"]
    if pagina.adres == ALLEEN_BEGIN and len(koppen) > 1:
        rest = list(pagina.boom)
        for deel in rest[rest.index(koppen[1]) :]:
            pagina.boom.remove(deel)
        pagina.boom.append(knoop.maak("p", "De andere casussen staan op de site.", klasse="rb-klein"))


def _overbodig(kind: Element) -> bool:
    if kind.tag in WEG_TAGS or knoop.heeft(kind, *WEG_KLASSEN) or "hidden" in kind.attrib:
        return True
    if kind.tag == "input":
        return kind.get("type") != "checkbox"
    if kind.tag == "li" and any("data-antwoorden" in a.attrib for a in kind.iter("a")):
        return True
    if kind.tag == "h2" and knoop.tekst(kind) == ALLEEN_LIJST:
        return True
    return kind.tag == "p" and knoop.tekst(kind).startswith(OP_SCHERM)


def _schrap(boom: Element) -> None:
    for ouder, kind in knoop.paren(boom):
        if _overbodig(kind):
            knoop.weg(ouder, kind)


def _vertaal(ouder: Element, kind: Element) -> None:
    if kind.tag == "abbr":
        knoop.uitpakken(ouder, kind)
    elif kind.tag == "input":
        ouder.set("class", " ".join([*knoop.klassen(ouder), "vink"]))
        knoop.vervang(ouder, kind, knoop.maak("span", klasse="hokje"))
    elif kind.tag in {"label", "summary"}:
        kind.tag, kind.attrib = "strong", {}
    elif kind.tag == "details":
        kind.tag = "div"
    elif kind.tag == "br" and knoop.heeft(ouder[max(list(ouder).index(kind) - 1, 0)], "rb-paar"):
        knoop.weg(ouder, kind)
    elif knoop.heeft(kind, "tabbed-set"):
        _tabs(kind)
    elif kind.tag == f"{SVG}svg":
        _tekening(kind, ouder)


def _tabs(stel: Element) -> None:
    """Every block under its own label, one after another."""
    namen = next(k for k in stel if knoop.heeft(k, "tabbed-labels"))
    labels = [knoop.tekst(label) for label in namen]
    blokken = [k for k in next(k for k in stel if knoop.heeft(k, "tabbed-content")) if knoop.heeft(k, "tabbed-block")]
    stel[:] = [_tab(label, blok) for label, blok in zip(labels, blokken, strict=True)]
    stel.text, stel.attrib = None, {"class": "tabs"}


def _tab(label: str, blok: Element) -> Element:
    tab = knoop.maak("div", knoop.maak("p", label, klasse="tab-naam"), klasse="tab", **{"data-tab": label})
    tab.extend(list(blok))
    return tab


def _tekening(svg: Element, figuur: Element) -> None:
    """A drawing keeps one text for who cannot see it: title and description in one."""
    delen = [knoop_.text or "" for knoop_ in svg if knoop_.tag in {f"{SVG}title", f"{SVG}desc"}]
    for knoop_ in [k for k in svg if k.tag in {f"{SVG}title", f"{SVG}desc"}]:
        svg.remove(knoop_)
    titel = Element(f"{SVG}title")
    titel.text = ": ".join(deel.strip() for deel in delen if deel.strip()) or "Tekening"
    opmaak = Element(f"{SVG}style")
    opmaak.text = TEKENING.replace("ACCENT", next((k for n, k in ACCENT.items() if knoop.heeft(figuur, n)), "#12304a"))
    svg[:0] = [titel, opmaak]
    svg.attrib.pop("aria-labelledby", None)


def _plaatjes(pagina: Pagina, site: Path) -> list[str]:
    """Every picture has to be a file of the site and to have a text."""
    fouten = []
    for img in pagina.boom.iter("img"):
        bron = img.get("src", "")
        doel = lezen.doel(pagina.adres, unquote(bron))
        bestand = site / doel[0].rstrip("/") if doel else None
        naam = pagina.adres or "de startpagina"
        if bestand is None or not bestand.is_file():
            fouten.append(f"Pagina {naam}: het plaatje '{bron}' bestaat niet in de site.")
        elif not (img.get("alt") or "").strip():
            fouten.append(f"Pagina {naam}: het plaatje '{bron}' heeft geen tekst voor wie het niet ziet (alt).")
        else:
            img.set("src", bestand.resolve().as_uri())
    return fouten


def stuk(html: str) -> Element:
    """A piece of HTML from a template, made ready in the same way."""
    omhulsel = knoop.maak("div", lezen.fragment(html))
    _schrap(omhulsel)
    for ouder, kind in knoop.paren(omhulsel):
        _vertaal(ouder, kind)
    return omhulsel[0]
