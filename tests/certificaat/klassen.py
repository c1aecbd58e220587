"""What the rows say in CPython for one combination of every class, and whoever must say the same for those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import batched
from typing import Any

from finder.diagram import blad_bij
from macros.bewijs.casussen import kern, standaardfeiten
from macros.dataset.beeld import Beeld
from tests.certificaat.api import Api
from tests.certificaat.site import Site
from tests.certificaat.vergelijken import Uitslag, in_woorden
from tests.punten import Punt, feiten_van, gewone_waarden, per_klasse

VANDAAG = date(2026, 3, 2)
PORTIE = 4000
VELDEN = ("uitkomst", "primair", "doel", "eerst", "parallel", "termijn_weken", "termijn_status", "zekerheid")
Antwoord = dict[str, Any]
Vraag = Callable[[Sequence[dict[str, Any]]], Sequence[Antwoord]]


@dataclass(frozen=True, slots=True)
class Klasse:
    """One combination of a class, its facts, and what comes out."""

    punt: Punt
    feiten: dict[str, Any]
    hoort: Antwoord


def alle(b: Beeld) -> list[Klasse]:
    """Every class, answered row by row."""
    punten = per_klasse(b, gewone_waarden(b.werk, standaardfeiten()))
    feiten = partial(feiten_van, b.werk, vandaag=VANDAAG)
    return [Klasse(punt, feiten(punt), kern(b.werk, list(punt))) for punt in punten]


def cpython(b: Beeld, klassen: Sequence[Klasse]) -> Uitslag:
    """The rows against the decision diagrams, by which all other renderings are measured."""
    fouten = [
        _zegt(b, k, diagrammen, rijen) for k in klassen for diagrammen, rijen in [_beide(b, k)] if diagrammen != rijen
    ]
    return Uitslag("CPython: rijen en beslisdiagrammen", len(klassen), 0, fouten)


def _beide(b: Beeld, k: Klasse) -> tuple[list[Any], list[Any]]:
    id_, *eerst = blad_bij(b.d, b.hoofd, k.punt)
    naast = [b.werk.regels[i].code for i, x in b.naast.items() if i != id_ and blad_bij(b.d, x, k.punt)]
    doel = k.hoort["doel"] if k.hoort["uitkomst"] == "nog_niet_opschalen" else k.hoort["primair"]
    rijen = [doel, *(k.hoort[veld] for veld in ("eerst", "parallel", "termijn_status"))]
    return [b.werk.regels[id_].code, eerst, naast, blad_bij(b.d, b.stand, k.punt)], rijen


def _zegt(b: Beeld, k: Klasse, zegt: Any, hoort: Any) -> str:
    return f"{zegt} in plaats van {hoort}, bij: {in_woorden(b, k.punt)}"


def met_datum(b: Beeld, k: Klasse) -> Antwoord:
    """What must come out, with the date that follows from first day and week."""
    nr, week = b.werk.index[b.werk.klok], k.hoort["termijn_weken"]
    dagen = b.werk.atomen[nr].grenzen[k.punt[nr]]
    datum = None if week is None or dagen is None else str(VANDAAG + timedelta(weeks=week) - timedelta(days=dagen))
    return {**{veld: k.hoort[veld] for veld in VELDEN}, "termijn_datum": datum}


def worker(b: Beeld, klassen: Sequence[Klasse], vraag: Vraag) -> Uitslag:
    """What the worker of the built site answers."""
    fouten = []
    for deel in batched(klassen, PORTIE):
        antwoorden = vraag([{"vandaag": str(VANDAAG), "feiten": k.feiten} for k in deel])
        fouten += [
            _zegt(b, k, zegt, hoort)
            for k, zegt in zip(deel, antwoorden, strict=True)
            if zegt != (hoort := met_datum(b, k))
        ]
    return Uitslag("Welke tafel? in Chromium", len(klassen), 0, fouten)


def api(b: Beeld, klassen: Sequence[Klasse], site: Site) -> Uitslag:
    """What the JSON says to a reader of its own; the whole must be the parts."""
    eigen, heel = Api(site), site.json("dataset")
    fouten = [
        f"dataset.json: {naam} is anders dan {naam}.json" for naam, deel in eigen.deel.items() if heel[naam] != deel
    ]
    for k in klassen:
        zegt, rij = eigen.uitkomst(k.feiten, VANDAAG)
        hoort = {veld: k.hoort[veld] for veld in zegt}
        if zegt != hoort:
            fouten.append(f"{rij}: {_zegt(b, k, zegt, hoort)}")
    return Uitslag("JSON", len(klassen), 0, fouten)
