"""`python -m macros schema`: JSON Schema voor de editor, gemaakt uit dezelfde velden als de controle."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from finder.weergave import STIL
from macros.basis.plekken import BUILD, data_map
from macros.dataset import controle_kennis, velden
from macros.dataset.controle_als import afgeleide_waarden, soort_van, waarden_van
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_vorm import PATRONEN
from macros.dataset.laden import gelezen
from macros.dataset.velden import Vorm

DOEL = BUILD / "schema"
TEKST = {"type": ["string", "number"]}
Schema = dict[str, Any]


def schemas(kennis: Kennis) -> dict[str, Schema]:
    """Per map of bestand van de dataset één schema, op naam."""
    dataset = kennis.soorten["dataset"].velden
    gesloten = {naam: veld for naam, veld in dataset.items() if veld.vorm.soort != "vrij"}
    return {naam: _heel(kennis, naam, veld.vorm, veld.uitleg) for naam, veld in gesloten.items()}


def _heel(kennis: Kennis, naam: str, vorm: Vorm, uitleg: str) -> Schema:
    """Een map heeft per bestand één schema; dan valt de buitenste laag weg."""
    binnen = vorm.delen[0] if naam in mappen(kennis) else vorm
    kop = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": naam, "description": uitleg}
    return {**kop, **_schema(kennis, binnen), "$defs": _soorten(kennis, binnen)}


def mappen(kennis: Kennis) -> set[str]:
    """De delen van de dataset die een map zijn."""
    namen = kennis.soorten["dataset"].velden
    return {naam for naam in namen if (data_map() / naam).is_dir()}


def _soorten(kennis: Kennis, vorm: Vorm) -> Schema:
    """De soorten en namenlijsten die vanuit deze vorm te bereiken zijn."""
    uit: Schema = {}
    open_ = [vorm]
    while open_:
        deze = open_.pop()
        open_ += deze.delen
        naam = deze.woorden[0] if deze.woorden else ""
        if deze.soort == "blok" and naam not in uit:
            uit[naam] = _blokschema(kennis, naam)
            open_ += [veld.vorm for veld in kennis.soorten[naam].velden.values()]
        elif deze.soort in ("id", "per") and naam in kennis.namen:
            namen = sorted(kennis.namen[naam])
            uit[f"namen-{naam}"] = {"enum": namen} if namen else {"not": {}}
        elif deze.soort in FEITEN:
            uit[f"namen-{deze.soort}"] = FEITEN[deze.soort](kennis)
    return dict(sorted(uit.items()))


def _blokschema(kennis: Kennis, naam: str) -> Schema:
    soort = kennis.soorten[naam]
    eigen = {v.naam: {"description": v.uitleg, **_schema(kennis, v.vorm)} for v in soort.velden.values()}
    basis = {"type": "object", "description": soort.uitleg, "properties": eigen, "additionalProperties": False}
    return {**basis, "required": soort.verplicht()} if soort.verplicht() else basis


def _schema(kennis: Kennis, vorm: Vorm) -> Schema:
    return MAKERS.get(vorm.soort, _plat)(kennis, vorm)


def _plat(_: Kennis, vorm: Vorm) -> Schema:
    if vorm.soort in PATRONEN:
        return {"type": ["string", "integer"], "pattern": f"^(?:{PATRONEN[vorm.soort][0].pattern})$"}
    if vorm.soort == "getal":
        van, tot = map(int, vorm.woorden)
        return {"type": "integer", "minimum": van, "maximum": tot}
    return dict(VAST.get(vorm.soort, TEKST))


def _lijst(kennis: Kennis, vorm: Vorm) -> Schema:
    return {"type": "array", "items": _schema(kennis, vorm.delen[0])}


def _een_of_meer(kennis: Kennis, vorm: Vorm) -> Schema:
    een = _schema(kennis, vorm.delen[0])
    return {"anyOf": [een, {"type": "array", "items": een}]}


def _per(kennis: Kennis, vorm: Vorm) -> Schema:
    """Een tabel. Zijn de sleutels bekende namen, dan staan die er één voor één: zo vult de editor ze aan."""
    sleutel, deel = vorm.woorden[0], _schema(kennis, vorm.delen[0])
    if sleutel in kennis.namen:
        return _tabel({str(naam): deel for naam in kennis.namen[sleutel]})
    namen = _plat(kennis, Vorm(sleutel)) if sleutel in PATRONEN else {}
    return {"type": "object", "propertyNames": namen, "additionalProperties": deel}


def _tabel(velden_: Schema) -> Schema:
    return {"type": "object", "properties": velden_, "additionalProperties": False}


def _als(kennis: Kennis) -> Schema:
    """Een rij: elk feit dat bestaat, met zijn waarden."""
    waarden = {feit: waarden_van(kennis, feit) for feit in kennis.deel("feiten")}
    waarden |= {feit: afgeleide_waarden(kennis, feit) for feit in kennis.deel("afgeleid")}
    plekken = ("gemeente", "schoolgemeente")
    waarden |= {f"{plek}.{k}": ["ja", "nee"] for plek in plekken for k in kennis.namen["kenmerk"]}
    return {**_tabel({feit: _eis(alle) for feit, alle in waarden.items()}), "minProperties": 1}


def _eis(waarden: list[str]) -> Schema:
    """Wat een rij van een feit mag eisen: waarden uit een lijst, of een band of `zonder` als tabel."""
    keuze = {"type": "array", "items": {"enum": waarden}}
    return {"anyOf": [keuze, {"type": "object"}]} if waarden else {"type": "object"}


def _zet(kennis: Kennis) -> Schema:
    """Wat een antwoord vastlegt: feit en waarde, of één vinkje van een feit."""
    meer = [feit for feit in kennis.deel("feiten") if soort_van(kennis, feit) == "meerkeuze"]
    vinkjes = [f"{feit}={waarde}" for feit in meer for waarde in waarden_van(kennis, feit)]
    return {**_tabel({feit: {} for feit in [*kennis.deel("feiten"), *vinkjes]}), "minProperties": 1}


def _namen(kennis: Kennis, soort: str) -> Schema:
    """De bekende namen, zodat de editor ze kan aanvullen."""
    return {"$ref": f"#/$defs/namen-{soort}"} if soort in kennis.namen else {}


def _of(kennis: Kennis, vorm: Vorm) -> Schema:
    return {"anyOf": [_schema(kennis, deel) for deel in vorm.delen]}


FEITEN: dict[str, Callable[[Kennis], Schema]] = {"als": _als, "zet": _zet}
MAKERS: dict[str, Callable[[Kennis, Vorm], Schema]] = {
    "blok": lambda _, vorm: {"$ref": f"#/$defs/{vorm.woorden[0]}"},
    "id": lambda kennis, vorm: _namen(kennis, vorm.woorden[0]),
    "keuze": lambda _, vorm: {"enum": [*vorm.woorden, *([True] if "true" in vorm.woorden else [])]},
    "lijst": _lijst,
    "een of meer": _een_of_meer,
    "per": _per,
    "of": _of,
    **{soort: lambda _, vorm: {"$ref": f"#/$defs/namen-{vorm.soort}"} for soort in FEITEN},
}
VAST: dict[str, Schema] = {
    "datum": {"type": "string", "format": "date"},
    "stil": {"const": STIL},
    "vrij": {},
}


def schrijf(doel: Path, alle: dict[str, Schema]) -> list[Path]:
    """Schrijft elk schema als JSON en geeft de bestanden terug."""
    doel.mkdir(parents=True, exist_ok=True)
    paden = []
    for naam, schema in sorted(alle.items()):
        pad = doel / f"{naam}.json"
        pad.write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        paden.append(pad)
    return paden


def hoofd(argv: list[str]) -> int:
    """`python -m macros schema [MAP]`: schrijft per deel van de dataset een schema."""
    paden = werk_bij(Path(argv[0]) if argv else DOEL)
    print(f"{len(paden)} schema's geschreven." if paden else "Een bestand is niet te lezen; de schema's blijven zo.")
    return 0


def werk_bij(doel: Path = DOEL) -> list[Path]:
    """De schema's met de namen van nu. Is er een bestand niet te lezen, dan blijven die van de vorige keer."""
    bundel = gelezen(data_map())
    return [] if bundel.meldingen else schrijf(doel, schemas(controle_kennis.maak(bundel.ruw, velden.alle())))
