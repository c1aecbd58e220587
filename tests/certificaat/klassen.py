"""What the rows say in CPython for one combination of every class, and whoever must say the same for those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import batched
from typing import Any

from finder.diagram import blad_bij
from macros.bewijs.casussen import KERN, NOG_NIET, VANDAAG, kern
from macros.dataset.beeld import Beeld
from tests.certificaat.api import RIJ, Api
from tests.certificaat.site import Site
from tests.certificaat.vergelijken import MEESTE, Uitslag, gewoon_punt, in_woorden
from tests.punten import Punt, feiten_van, per_klasse

PORTIE = 4000
VELDEN = (*KERN, "datum")
Antwoord = dict[str, Any]
Vraag = Callable[[Sequence[dict[str, Any]]], Sequence[Antwoord]]


@dataclass(frozen=True, slots=True)
class Klasse:
    """One combination of a class, its facts, and what comes out."""

    punt: Punt
    feiten: dict[str, Any]
    hoort: Antwoord


def alle(b: Beeld, stap: int = 1) -> list[Klasse]:
    """Every class (or one in so many), answered row by row."""
    punten = per_klasse(b, gewoon_punt(b))[::stap]
    feiten = partial(feiten_van, b.werk, vandaag=VANDAAG)
    return [Klasse(punt, feiten(punt), kern(b.werk, list(punt))) for punt in punten]


def cpython(b: Beeld, klassen: Sequence[Klasse]) -> Uitslag:
    """The rows against the decision diagrams, by which all other renderings are measured."""
    zegt = (_diagrammen(b, k) for k in klassen)
    return _uitslag(b, "CPython: rijen en beslisdiagrammen", klassen, zegt)


def _diagrammen(b: Beeld, k: Klasse) -> Antwoord:
    id_, *eerst = blad_bij(b.d, b.hoofd, k.punt)
    naast = [b.werk.regels[i].code for i, x in b.naast.items() if i != id_ and blad_bij(b.d, x, k.punt)]
    lezing = blad_bij(b.d, b.lezing, k.punt) or any(
        blad_bij(b.d, b.naast_lezing[i], k.punt) for i in b.naast if i != id_
    )
    return {
        "eerst": eerst,
        "daarnaast": naast,
        "stand": blad_bij(b.d, b.stand, k.punt),
        "zekerheid": "interpretation" if lezing else "stated",
        **({} if k.hoort["uitkomst"] == NOG_NIET else {"hoofd": b.werk.regels[id_].code}),
    }


def met_datum(b: Beeld, k: Klasse) -> Antwoord:
    """What must come out, with the date that follows from first day and week."""
    nr, week = b.werk.index[b.werk.klok], k.hoort["week"]
    dagen = b.werk.atomen[nr].grenzen[k.punt[nr]]
    datum = None if week is None or dagen is None else str(VANDAAG + timedelta(weeks=week) - timedelta(days=dagen))
    return {**k.hoort, "datum": datum}


def worker(b: Beeld, klassen: Sequence[Klasse], vraag: Vraag) -> Uitslag:
    """What the worker of the built site answers."""
    verzoeken = ([{"vandaag": str(VANDAAG), "feiten": k.feiten} for k in deel] for deel in batched(klassen, PORTIE))
    zegt = (antwoord for deel in verzoeken for antwoord in vraag(deel))
    return _uitslag(b, "Welke tafel? in Chromium", klassen, zegt)


def api(b: Beeld, klassen: Sequence[Klasse], site: Site) -> Uitslag:
    """What the JSON says to a reader of its own; the whole must be the parts."""
    eigen, heel = Api(site), site.json("dataset")
    uit = _uitslag(b, "JSON", klassen, (eigen.uitkomst(k.feiten, VANDAAG) for k in klassen))
    delen = [
        f"dataset.json: '{naam}' is anders dan {naam}.json" for naam, deel in eigen.deel.items() if heel[naam] != deel
    ]
    return Uitslag(uit.naam, uit.vergeleken, uit.fouten + delen)


def _uitslag(b: Beeld, naam: str, klassen: Sequence[Klasse], zegt: Iterable[Antwoord]) -> Uitslag:
    """Every answer against the rows; the row that the other one names stands in front."""
    paren = ((k, antwoord, met_datum(b, k)) for k, antwoord in zip(klassen, zegt, strict=True))
    anders = [(k, a, hoort) for k, a, hoort in paren if any(a[veld] != hoort[veld] for veld in a.keys() - {RIJ})]
    fouten = [_melding(b, *drie) for drie in anders[:MEESTE]]
    return Uitslag(naam, {"klassen": len(klassen)}, fouten + [f"{len(anders)} klassen anders"] * bool(anders))


def _melding(b: Beeld, k: Klasse, zegt: Antwoord, hoort: Antwoord) -> str:
    delen = [f"{veld} {w} in plaats van {hoort[veld]}" for veld, w in zegt.items() if veld != RIJ and w != hoort[veld]]
    return f"{zegt.get(RIJ, '')}: {', '.join(delen)}, bij: {in_woorden(b, k.punt)}".removeprefix(": ")
