"""De pagina met alle beslisregels: precies de rijen die Welke tafel? weegt, in woorden, met hun bronnen."""

from typing import Any

from finder.regelwerk import lijst
from finder.woordenschat import onderwerpregels
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf
from macros.pagina.voorwaarden import eis_en_rijen, gemerkt, rij_woorden


def beslisregels(boek: Boek) -> str:
    """Afgeleide feiten, hoofdroute in volgorde, wat eerst moet, en wat daarnaast geldt."""
    ruw = boek.ruw
    return schrijf(
        "beslisregels.md.j2",
        boek,
        "verantwoording/beslisregels.md",
        afgeleid=_afgeleid(ruw),
        hoofd=_hoofd(ruw),
        eerst=_eerst(ruw),
        naast=_naast(ruw),
    )


def _tabel(ruw: dict[str, Any], id_: str, kop: str, rijen: list[dict[str, Any]], **verder: object) -> dict[str, Any]:
    in_woorden = [
        {
            "termen": rij_woorden(ruw, rij["als"]),
            "bron": list(lijst(rij.get("bron"))),
            "waarom": gemerkt(rij).get("waarom", ""),
        }
        for rij in rijen
    ]
    return {"id": id_, "kop": kop, "rijen": in_woorden, **verder}


def _afgeleid(ruw: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "id": naam,
            "anders": feit["woorden"][feit["anders"]],
            "waarden": [
                _tabel(ruw, f"{naam}-{waarde}", feit["woorden"][waarde], rijen)
                for waarde, rijen in feit["waarden"].items()
            ],
        }
        for naam, feit in ruw["afgeleid"].items()
    ]


def _hoofd(ruw: dict[str, Any]) -> list[dict[str, Any]]:
    regels = onderwerpregels(ruw)
    volgorde = sorted((id_ for id_, r in regels.items() if r.get("wanneer")), key=lambda i: int(regels[i]["volgorde"]))
    return [_tabel(ruw, i, i, regels[i]["wanneer"], eerst=_groepen(ruw, regels[i])) for i in volgorde]


def _groepen(ruw: dict[str, Any], regel: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Per groep de voorwaarden; eigen rijen van het onderwerp staan erbij, gewone rijen in hun eigen deel."""
    return [[_eis(ruw, eis) for eis in groep] for groep in regel.get("eerst", [])]


def _eis(ruw: dict[str, Any], eis: Any) -> dict[str, Any]:
    code, rijen = eis_en_rijen(ruw, eis)
    return _tabel(ruw, code, _naam(ruw, code), [] if isinstance(eis, str) else rijen)


def _naam(ruw: dict[str, Any], code: str) -> str:
    naam = ruw["voorwaarden"][code]["naam"]
    return " / ".join(dict.fromkeys(naam.values())) if isinstance(naam, dict) else str(naam)


def _eerst(ruw: dict[str, Any]) -> list[dict[str, Any]]:
    return [_tabel(ruw, code, _naam(ruw, code), eis["ontbreekt"]) for code, eis in ruw["voorwaarden"].items()]


def _naast(ruw: dict[str, Any]) -> list[dict[str, Any]]:
    regels = {id_: r["daarnaast"] for id_, r in onderwerpregels(ruw).items() if "daarnaast" in r}
    return [_tabel(ruw, i, i, regels[i]["wanneer"]) for i in sorted(regels, key=lambda i: int(regels[i]["volgorde"]))]
