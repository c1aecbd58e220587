"""welke-tafel.dmn, run by others: the FEEL engine feelin weighs every cell, tests/dmn.mjs walks the tables."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from macros.basis import plekken
from macros.basis.node import NODE
from macros.bewijs.casussen import NOG_NIET, VANDAAG
from macros.dataset.beeld import Beeld
from tests.certificaat.klassen import Klasse
from tests.certificaat.vergelijken import in_woorden

RUIMTE = {"": "https://www.omg.org/spec/DMN/20230324/MODEL/"}
VRAAG = ("hoofdroute", "uitkomst", "eerst", "daarnaast", "uiterste_week", "termijn")


def beslissingen(xml: str) -> dict[str, Any]:
    """Every decision of the file, as it stands there."""
    return {d.attrib["name"]: _beslissing(d) for d in ET.fromstring(xml).iterfind("decision", RUIMTE)}


def _beslissing(beslissing: ET.Element) -> dict[str, Any]:
    tabel = beslissing.find("decisionTable", RUIMTE)
    return {
        "wijze": tabel.get("hitPolicy"),
        "nodig": [eis.attrib["href"][1:] for eis in beslissing.iterfind("informationRequirement/*", RUIMTE)],
        "kolommen": [tekst.text for tekst in tabel.iterfind("input/inputExpression/text", RUIMTE)],
        "rijen": [
            {
                "als": [tekst.text for tekst in rij.iterfind("inputEntry/text", RUIMTE)],
                "dan": rij.findtext("outputEntry/text", namespaces=RUIMTE),
            }
            for rij in tabel.iterfind("rule", RUIMTE)
        ],
    }


def feiten(b: Beeld, klasse: Klasse) -> dict[str, Any]:
    """The facts as the file asks for them: weeks as a number, null without a date."""
    uit = dict(klasse.feiten)
    for naam, feit in b.werk.ruw["feiten"].items():
        if sleutel := feit.get("datum_sleutel"):
            dag = uit.pop(sleutel, None)
            uit[naam] = (VANDAAG - date.fromisoformat(dag)).days / 7 if dag else None
    return uit


def hoort(klasse: Klasse) -> dict[str, Any]:
    """What Welke tafel? answers, by the names of the decisions."""
    kern = klasse.hoort
    hoofd = kern["doel"] if kern["uitkomst"] == NOG_NIET else kern["hoofd"]
    velden = ("uitkomst", "eerst", "daarnaast", "week", "stand")
    return dict(zip(VRAAG, (hoofd, *(kern[veld] for veld in velden)), strict=True))


def antwoorden(xml: str, gevallen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    invoer = {"beslissingen": beslissingen(xml), "vraag": VRAAG, "gevallen": list(gevallen)}
    argv = [str(NODE), str(plekken.WORTEL / "tests" / "dmn.mjs")]
    klaar = subprocess.run(argv, input=json.dumps(invoer), capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stdout)


def anders(b: Beeld, klassen: list[Klasse], xml: str) -> list[str]:
    """Every class in which the file says something else, in words."""
    zegt = antwoorden(xml, (feiten(b, klasse) for klasse in klassen))
    paren = ((klasse, antwoord, hoort(klasse)) for klasse, antwoord in zip(klassen, zegt, strict=True))
    return [f"{a} in plaats van {h}, bij: {in_woorden(b, k.punt)}" for k, a, h in paren if a != h]
