"""welke-tafel.dmn: the decision tables as DMN 1.5, for an engine of others."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from finder.model import Regelwerk, Rij
from macros.publicatie.dmn_tabellen import Regels, een_van, feel, naam_in_feel, tabellen

NAAM = "welke-tafel.dmn"
RUIMTE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
TYPEN = {"ja_nee": "boolean", "weken": "number", "getal": "number", "jaar": "number"}
UITLEG = (
    "Dataversie {}. De uitkomst staat in de beslissingen hoofdroute, uitkomst, eerst, uiterste_week, termijn "
    "en daarnaast. Geef elk feit een waarde. Een feit zonder waarde past op geen eis; Welke tafel? vraagt dan verder. "
    "Kies uit een lijst alleen wat er in die sector en gemeente is."
)


def dmn(werk: Regelwerk) -> bytes:
    """The whole file; the same dataset gives the same bytes."""
    alle = tabellen(werk)
    beslissingen = {tabel.naam for tabel in alle}
    gevraagd = {kolom.vraagt for tabel in alle for kolom in tabel.kolommen}
    feiten = [naam for naam in werk.ruw["feiten"] if naam in gevraagd]
    heel = _deel(
        "definitions",
        _deel("description", tekst=UITLEG.format(werk.ruw["dataversie"])),
        *(_soort(werk, naam) for naam in feiten if werk.ruw["feiten"][naam]["soort"] not in TYPEN),
        _deel("itemDefinition", _deel("typeRef", tekst="string"), name="codes", isCollection="true"),
        *(_feit(werk, naam) for naam in feiten),
        *(_beslissing(tabel, beslissingen) for tabel in alle),
        xmlns=RUIMTE,
        id="welke-tafel",
        name="Welke tafel?",
        namespace="urn:routeboek:welke-tafel",
    )
    ET.indent(heel, " ")
    tekst: bytes = ET.tostring(heel, encoding="utf-8", xml_declaration=True)
    return tekst + b"\n"


def _deel(naam: str, *binnen: ET.Element, tekst: str = "", **kenmerken: str) -> ET.Element:
    uit = ET.Element(naam, kenmerken)
    uit.text = tekst or None
    uit.extend(binnen)
    return uit


def _tekst(naam: str, tekst: str, **kenmerken: str) -> ET.Element:
    return _deel(naam, _deel("text", tekst=tekst), **kenmerken)


def _waarden(werk: Regelwerk, feit: str) -> dict[str, str]:
    """The values a fact can have, each with its words."""
    gegeven = werk.ruw["feiten"][feit]
    if "waarden" in gegeven:
        return dict(gegeven["waarden"])
    zelfde = {"zelfde": gegeven["zelfde"]} if "zelfde" in gegeven else {}
    return zelfde | {
        g["code"]: gegeven["woorden"].format(naam=g.get("in_zin", g["naam"])) for g in werk.ruw["gemeenten"].values()
    }


def _soort(werk: Regelwerk, feit: str) -> ET.Element:
    """The type of a fact with named values."""
    lijst = {"isCollection": "true"} if werk.ruw["feiten"][feit]["soort"] == "meerkeuze" else {}
    waarden = _tekst("allowedValues", een_van(_waarden(werk, feit)))
    return _deel("itemDefinition", _deel("typeRef", tekst="string"), waarden, name=f"t_{feit}", **lijst)


def _feit(werk: Regelwerk, feit: str) -> ET.Element:
    gegeven = werk.ruw["feiten"][feit]
    soort = TYPEN.get(gegeven["soort"], f"t_{feit}")
    variabele = _deel("variable", name=feit, typeRef=soort)
    return _deel("inputData", _deel("description", tekst=_uitleg(werk, feit)), variabele, id=feit, name=feit)


def _uitleg(werk: Regelwerk, feit: str) -> str:
    gegeven = werk.ruw["feiten"][feit]
    if gegeven["soort"] == "weken":
        return f"{gegeven['klok']}: aantal dagen gedeeld door zeven. Zonder datum null."
    if gegeven["soort"] in TYPEN:
        return "; ".join(f"{w}: {gegeven[w]}" for w in ("ja", "nee", "vanaf", "onder") if w in gegeven)
    return "; ".join(f"{waarde}: {woorden}" for waarde, woorden in _waarden(werk, feit).items())


def _beslissing(tabel: Regels, beslissingen: set[str]) -> ET.Element:
    naam = naam_in_feel(tabel.naam)
    nodig = sorted({kolom.vraagt for kolom in tabel.kolommen})
    eisen = [
        _deel(f"required{'Decision' if n in beslissingen else 'Input'}", href=f"#{naam_in_feel(n)}") for n in nodig
    ]
    return _deel(
        "decision",
        _deel("variable", name=naam, typeRef=tabel.soort),
        *(_deel("informationRequirement", eis) for eis in eisen),
        _tabel(tabel),
        id=naam,
        name=naam,
    )


def _tabel(tabel: Regels) -> ET.Element:
    kolommen = [_deel("input", _tekst("inputExpression", kolom.tekst)) for kolom in tabel.kolommen]
    bij = [_deel("annotation", name=naam) for naam in ("bron", "onze lezing")]
    rijen = [_rij([als.get(kolom, "-") for kolom in tabel.kolommen], *rest) for als, *rest in tabel.rijen]
    if tabel.anders is not None:
        rijen.append(_rij(["-"] * len(kolommen), tabel.anders, None))
    return _deel("decisionTable", *kolommen, _deel("output"), *bij, *rijen, hitPolicy=tabel.wijze)


def _rij(cellen: list[str], waarde: Any, bij: Rij | None) -> ET.Element:
    herkomst = [", ".join(bij.bron), bij.waarom if bij.lezing else ""] if bij else []
    return _deel(
        "rule",
        *(_tekst("inputEntry", cel) for cel in cellen),
        _tekst("outputEntry", feel(waarde)),
        *(_tekst("annotationEntry", tekst) for tekst in herkomst),
    )
