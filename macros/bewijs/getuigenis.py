"""Een getuige op papier: haar situatie in woorden, en een bestand met casussen dat nooit iets overschrijft."""

import json
import re
from pathlib import Path
from typing import Any

from finder import regelwerk
from finder.feitentabel import uit_feiten
from finder.model import Regelwerk
from finder.zinnen import feit_in_woorden, hoofdletter, in_sector
from macros.bewijs.gevallen import MAP, VANDAAG, casussen, standaardfeiten

DAGEN = 7
KOP = """\
# Grensgevallen uit de mutatieproef: elke casus merkt een wijziging die geen andere casus merkt.
casussen:
"""


def waarden(werk: Regelwerk, feiten: dict[str, Any]) -> list[int | None]:
    """De waarden van alle atomen bij deze feiten."""
    return uit_feiten(werk, feiten, VANDAAG).waarden


def bewaar(ruw: dict[str, Any], rijen: list[dict[str, Any]], naam: str, map_: Path = MAP) -> str:
    """Zet de casussen in `mutatie-NAAM.yaml`, achter wat er al staat. Geeft terug waar dat is."""
    doel = map_ / f"mutatie-{naam}.yaml"
    oud = doel.read_text(encoding="utf-8") if doel.exists() else KOP
    doel.write_text(oud + per_sector(ruw, rijen, voorvoegsel(naam, map_)).removeprefix(KOP), encoding="utf-8")
    return f"tests/casussen/{doel.name}"


def voorvoegsel(naam: str, map_: Path) -> str:
    """Een M met het begin van de naam, zo kort als kan zonder een id dat er al is."""
    ids, letters = [casus.id for casus in casussen(map_)], re.sub(r"[^A-Z]", "", naam.upper())
    keuzes = [f"M{letters[:n]}" for n in range(1, len(letters) + 1)]
    keuzes += [f"M{letters}{nr}" for nr in range(2, len(ids) + 3)]
    return next(keuze for keuze in keuzes if not any(id_.startswith(keuze) for id_ in ids))


def per_sector(ruw: dict[str, Any], rijen: list[dict[str, Any]], voor: str) -> str:
    """Eén bestand: eerst de casussen van het PO en dan die van het VO, elk met eigen nummers."""
    werk, standaard = regelwerk.laad(ruw), standaardfeiten()
    eigen = {s: [rij for rij in rijen if rij["feiten"]["sector"] == s] for s in ("PO", "VO")}
    return KOP + "".join(als_yaml(werk, deel, standaard, f"{voor}{s[0]}") for s, deel in eigen.items() if deel)


def als_yaml(werk: Regelwerk, rijen: list[dict[str, Any]], standaard: dict[str, Any], voor: str) -> str:
    """De casussen als YAML, met een situatie in woorden."""
    regels: list[str] = []
    for nr, rij in enumerate(rijen, start=1):
        feiten, verwacht = rij["feiten"], rij["verwacht"]
        eigen = {
            k: v for k, v in feiten.items() if k not in ("sector", "gemeente") and v != standaard.get(k, _stil(werk, k))
        }
        zinnen = _situatie(werk, feiten, eigen)
        regels += [
            f"- id: {voor}{nr:02d}",
            f"  title: {_schrijf(_titel(werk, feiten, verwacht, nr))}",
            f"  sector: {feiten['sector']}",
            f"  gemeente: {feiten['gemeente']}",
            f"  situation: {_schrijf(zinnen)}",
            f"  facts: {_vloei(eigen)}",
            f"  expected: {_vloei(verwacht)}",
        ]
    return "\n".join([*regels, ""])


def _stil(werk: Regelwerk, feit: str) -> Any:
    gegeven = werk.ruw["feiten"][feit]
    waarde = gegeven.get("bij_ontbreken")
    return {"ja": True, "nee": False}.get(waarde, waarde) if gegeven["soort"] == "ja_nee" else waarde


def _titel(werk: Regelwerk, feiten: dict[str, Any], verwacht: dict[str, Any], nr: int) -> str:
    code = verwacht["doel"] or verwacht["primair"]
    naam = next(o["naam"] for o in {**werk.ruw["tafels"], **werk.ruw["routes"]}.values() if o["code"] == code)
    gemeente = next(g["naam"] for g in werk.ruw["gemeenten"].values() if g["code"] == feiten["gemeente"])
    return (
        f"Grensgeval {nr} {feiten['sector']} in {gemeente}: {naam}"
        if gemeente != "Andere gemeente"
        else f"Grensgeval {nr} {feiten['sector']} buiten het gebied: {naam}"
    )


def _situatie(werk: Regelwerk, feiten: dict[str, Any], eigen: dict[str, Any]) -> str:
    stand = waarden(werk, feiten)
    eerst = ["inschrijving", "verzuimpatroon"] if feiten["inschrijving"] == "ja" else ["inschrijving"]
    delen = [feit_in_woorden(werk, feit, stand, _dagen(werk, feit, feiten)) for feit in dict.fromkeys([*eerst, *eigen])]
    return " ".join(in_sector(werk.ruw, hoofdletter(deel), str(feiten["sector"])) + "." for deel in delen if deel)


def _dagen(werk: Regelwerk, feit: str, feiten: dict[str, Any]) -> int | None:
    maat = DAGEN if werk.ruw["feiten"][feit]["soort"] == "weken" else 1
    return feiten[feit] * maat if isinstance(feiten[feit], int) and not isinstance(feiten[feit], bool) else None


def _vloei(tabel: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{k}: {_schrijf(v)}" for k, v in tabel.items()) + "}"


def _schrijf(waarde: Any) -> str:
    if isinstance(waarde, list):
        return "[" + ", ".join(waarde) + "]"
    if isinstance(waarde, str):
        return waarde if waarde.replace("_", "").isalnum() else json.dumps(waarde, ensure_ascii=False)
    return json.dumps(waarde)
