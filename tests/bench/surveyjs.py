"""SurveyJS as a second peer of the finder: the same page, in which it draws the same screens from its own JSON.

Nothing stands in its page before its script runs, so its first question can be seen and answered at one moment.
Where we differ it is in its favour: no animation, one field for a date, only screens and no outcomes in its page.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from statistics import median
from typing import Any

from lxml import html as lxml_html

from macros.basis import node
from macros.publicatie.stap_finder import BUNDEL
from tests.bench.gewicht import gewicht_pagina
from tests.bench.rij import Rij, getal, verhouding
from tests.bench.venster import WORTEL, pers, vervang

PAD = "welke-tafel-surveyjs"
STIJL = WORTEL / "node_modules" / "survey-core" / "survey-core.fontless.min.css"
SJABLOON = re.compile(r"<template\b(?:(?!<template\b).)*?</template>", re.DOTALL)
LEEG = re.compile(r'(<div data-beeld[^>]*>).*?(</div>\s*)(?=<div class="rf-wachten")', re.DOTALL)
SOORTEN = {
    "meerkeuze": {"type": "checkbox"},
    "datum": {"type": "text", "inputType": "date"},
    "getal": {"type": "text", "inputType": "number"},
}
Tijden = dict[str, list[float]]


def _vraag(veld: Any) -> dict[str, Any]:
    """One fieldset of the page as a question of SurveyJS."""
    soort = SOORTEN.get(veld.get("data-soort"), {"type": "radiogroup"})
    keuzes = [
        {"value": vak.find("input").get("value"), "text": vak.find("label").text_content()}
        for vak in veld.xpath("div[@class='rf-keuze']")
    ]
    return {
        **soort,
        "name": veld.get("data-vraag"),
        "title": veld.find("legend").text_content(),
        "description": veld.xpath("string(details/p)"),
        "isRequired": True,
        "requiredErrorText": veld.get("data-fout-leeg"),
        **({} if soort["type"] == "text" else {"choices": keuzes}),
    }


def vragen(html: str) -> dict[str, Any]:
    """All screens of the page, in its order, in the JSON of SurveyJS."""
    schermen = lxml_html.fromstring(html).xpath("//*[@id='finder']//template[form[@class='rf-scherm']]")
    paginas = [
        {
            "name": scherm.get("data-sjabloon"),
            "title": scherm.xpath("string(form/h1)"),
            "elements": [_vraag(veld) for veld in scherm.xpath(".//fieldset[@data-vraag]")],
        }
        for scherm in schermen
    ]
    knoppen = {"pageNextText": "Verder", "pagePrevText": "Vorige", "completeText": "Verder"}
    return {**knoppen, "requiredMark": "", "pages": paginas}


def _pagina(html: str) -> str:
    """The finder's page without its screens: those come from the JSON, and nothing else is asked of the line."""
    tekst = json.dumps(vragen(html), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    aantal = 1
    while aantal:  # templates stand in templates: the inner ones first
        html, aantal = SJABLOON.subn("", html)
    stijl = f'<link rel="stylesheet" href="../assets/surveyjs/{STIJL.name}">\n  '
    script = f'{stijl}<script type="module" src="../assets/surveyjs/surveyjs.mjs">'
    html, scripts = re.subn(r'<script type="module" src="[^"]*/formulier\.mjs">', script, html)
    bron = f'<script type="application/json" data-vragen>{tekst}</script>\n'
    html, beelden = LEEG.subn(lambda m: m[1] + m[2] + bron, html)
    assert scripts == beelden == 1
    return html


def maak(map_: Path) -> None:
    """Its page in the site, script and style bundled and compressed as ours are."""
    pagina, doel = map_ / PAD / "index.html", map_ / "assets" / "surveyjs"
    pagina.parent.mkdir()
    doel.mkdir()
    vervang(pagina, _pagina((map_ / "welke-tafel" / "index.html").read_text(encoding="utf-8")))
    bron = Path(__file__).with_name("surveyjs.mjs")
    node.draai(BUNDEL, {"van": [str(bron)], "naar": str(doel), "manifest": "null"})
    shutil.copyfile(STIJL, doel / STIJL.name)
    for pad in list(doel.iterdir()):
        pers(pad)


def rijen(stand: str, zien: Tijden, tijd: Tijden, bezet: Tijden) -> list[Rij]:
    """The finder against it, without a promise."""
    noot = f"{getal(median(bezet['finder']))} tegen {getal(median(bezet['surveyjs']))} ms"
    druk = median(bezet["finder"]) / max(1, median(bezet["surveyjs"]))
    return [
        verhouding(f"eerste vraag te beantwoorden tegen SurveyJS, {stand}", zien["finder"], tijd["surveyjs"]),
        verhouding(f"… en Verder doet iets tegen SurveyJS, {stand}", tijd["finder"], tijd["surveyjs"]),
        Rij(f"hoofddraad bezet (TBT) tegen SurveyJS, {stand}", druk, "×", noot=noot),
    ]


def gewicht(map_: Path) -> Rij:
    ons, hun = (gewicht_pagina(map_, naam) for naam in ("welke-tafel", PAD))
    noot = f"{getal(ons)} tegen {getal(hun)} bytes; de motor komt daarna en telt hier niet mee"
    return Rij("pagina, stijl en scripts tegen SurveyJS, brotli", ons / hun, "×", noot=noot)
