"""Het bewijsrapport: `python -m macros bewijs`. Schrijft build/bewijs.json en drukt alles af; een fout geeft code 1."""

import json
import time
from typing import Any

from finder import regelwerk
from finder.bouwen import maak_motor
from finder.diagram import Diagrammen
from macros.basis.plekken import BUILD, WORTEL
from macros.bewijs.bevindingen import SOORTEN, alle, met_reden
from macros.bewijs.bron import aantekeningen, dataset_nu, wetten
from macros.bewijs.gebied import Gebied, gebieden
from macros.bewijs.gesprekken import Gesprekken, Loper
from macros.bewijs.wetboek import lees
from macros.bewijs.wetten import overbodige, toets, verslag
from macros.dataset.beeld import Beeld, beeld
from macros.dataset.bewaard import houd, vinger_van
from macros.dataset.rijen import plekken

DOEL = BUILD / "bewijs.json"


def rapport(ruw: dict[str, Any], aanvaard: dict[str, Any], wetten: dict[str, Any]) -> dict[str, Any]:
    """Alles wat het bewijs zegt over een gecompileerde dataset, als JSON. `wetten`: de inhoud van data/wetten.yaml."""
    b = beeld(regelwerk.laad(ruw))
    alles, boek = gebieden(b), lees(b.werk, wetten)
    uitslag = toets(b, alles, boek)
    gewogen, overbodig = met_reden([*alle(b), *uitslag.bevindingen.values()], aanvaard)
    motor = maak_motor(ruw)
    d = Diagrammen(motor.gids.bomen.breedtes, motor.gids.bomen.knopen)
    gesprekken = [(g, Loper(motor, g.sectorcode, g.gemeentecode, d).loop()) for g in alles]
    return {
        "dataversie": ruw.get("dataversie", ""),
        "gebieden": [g.telling() for g in alles],
        "gesprekken": [_gesprek(g, uitslag) for g, uitslag in gesprekken],
        "kortste": _kortste(b, gesprekken),
        "bevindingen": gewogen,
        "overbodig": overbodig,
        "wetten": verslag(b.werk, boek, uitslag),
        "wetten_overbodig": overbodige(boek, uitslag),
        "aantallen": aantallen(b),
    }


def aantallen(b: Beeld) -> dict[str, int]:
    """Hoe groot het regelwerk is."""
    rijen = sum(1 for _ in plekken(b.werk.ruw))
    feiten, uitkomsten, daarnaast = len(b.werk.ruw["feiten"]), len(b.werk.hoofd), len(b.werk.naast)
    return {"feiten": feiten, "rijen": rijen, "uitkomsten": uitkomsten, "daarnaast": daarnaast}


def _gesprek(g: Gebied, uitslag: Gesprekken) -> dict[str, Any]:
    return {
        "gebied": g.naam,
        "langste": uitslag.langste,
        "mediaan": uitslag.mediaan,
        "schermen": {n: round(k, 4) for n, k in uitslag.schermen.items()},
    }


def _kortste(b: Beeld, gesprekken: list[tuple[Gebied, Gesprekken]]) -> list[dict[str, Any]]:
    """Per sector en stap de weg met de minste schermen, over alle gemeenten."""
    beste: dict[tuple[str, str], tuple[int, str, Any]] = {}
    for g, uitslag in gesprekken:
        sector = g.sectorcode
        for id_, (schermen, weg) in uitslag.kortste.items():
            sleutel = (sector, id_)
            if sleutel not in beste or schermen < beste[sleutel][0]:
                beste[sleutel] = (schermen, g.naam, weg)
    volgorde = [r.id for r in b.werk.hoofd]
    rijen = sorted(beste.items(), key=lambda rij: (rij[0][0], volgorde.index(rij[0][1])))
    return [
        {
            "sector": sector,
            "id": id_,
            "schermen": n,
            "gebied": gebied,
            "weg": [list(stap) for stap in weg],
        }
        for (sector, id_), (n, gebied, weg) in rijen
    ]


def als_tekst(r: dict[str, Any]) -> str:
    """Het rapport voor op het scherm."""
    regels = [f"Bewijs bij dataversie {r['dataversie'][:12]}", ""]
    for g in r["gebieden"]:
        delen = ", ".join(
            f"{naam} {g[naam]['klassen']} klassen/{g[naam]['knopen']} knopen"
            for naam in ("hoofdroute", "termijn", "zekerheid", "daarnaast")
        )
        regels.append(f"{g['gebied']}: {g['combinaties']:.3g} combinaties; {delen}")
    regels += [
        "",
        *(f"{g['gebied']}: langste gesprek {g['langste']} schermen, mediaan {g['mediaan']}" for g in r["gesprekken"]),
        "",
    ]
    regels += [f"{k['sector']} {k['id']}: {k['schermen']} schermen" for k in r["kortste"]]
    regels += ["", *(f"{w['id']}: {w['paren']:.3g} paren vergeleken. {w['zin']}" for w in r["wetten"]), ""]
    return "\n".join([*regels, *_gevonden(r)])


def _gevonden(r: dict[str, Any]) -> list[str]:
    """Elke bevinding met haar reden, of met wat iemand ermee kan."""
    regels = []
    for v in r["bevindingen"]:
        reden = f" Reden: {v['reden']}" if v["reden"] else ""
        regels.append(f"{'OPEN' if v['open'] else 'aanvaard'} · {SOORTEN[v['soort']]}: {v['tekst']}{reden}")
        if v["open"]:
            waar = "uitzondering met reden in data/wetten.yaml" if v["soort"] == "wet" else "data/bewijs.yaml"
            regels.append(f"  sleutel voor {waar}: {v['namen'][0]}")
    weg = [f"'{sleutel}' staat in data/bewijs.yaml maar komt niet meer voor" for sleutel in r["overbodig"]]
    weg += [f"{naam} in data/wetten.yaml maakt niets meer uit" for naam in r["wetten_overbodig"]]
    return regels + [f"OPEN · {zin}; haal de regel weg." for zin in weg]


def klopt(r: dict[str, Any]) -> bool:
    """Of er niets openstaat."""
    return not open_punten(r)


def open_punten(r: dict[str, Any]) -> int:
    """Hoeveel er nog openstaat."""
    return sum(bool(v["open"]) for v in r["bevindingen"]) + len(r["overbodig"]) + len(r["wetten_overbodig"])


def bewijs_nu() -> dict[str, Any]:
    """Het rapport over de dataset van nu; alleen opnieuw gerekend als zij, wat aanvaard is of de code veranderde."""
    delen = (dataset_nu(), aantekeningen().get("aanvaard") or {}, wetten())
    mappen = ("finder", "macros/bewijs", "macros/dataset")
    code = [vinger_van(WORTEL / map_, (".py",)) for map_ in mappen]
    return dict(houd("bewijs", json.dumps([delen[0]["dataversie"], *delen[1:], *code]), lambda: rapport(*delen)))


def hoofd(_argv: list[str]) -> int:
    """Rekent alles na, schrijft build/bewijs.json en geeft 1 als er iets openstaat."""
    begin = time.perf_counter()
    r = rapport(dataset_nu(), aantekeningen().get("aanvaard") or {}, wetten())
    DOEL.parent.mkdir(parents=True, exist_ok=True)
    DOEL.write_text(json.dumps(r, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")
    print(als_tekst(r))
    print(
        f"\n{len(r['bevindingen'])} bevindingen, {open_punten(r)} open, in {time.perf_counter() - begin:.1f} seconden"
    )
    return 0 if klopt(r) else 1
