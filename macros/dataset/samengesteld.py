"""Een samengestelde vraag beantwoordt losse vragen in één keer. Hier wordt uitgeschreven wat elk antwoord vastlegt.

Een antwoord zegt (`zegt`) per losse vraag welk antwoord daarbij hoort; een lijst betekent: een van deze. Antwoorden uit
de ladder zeggen dat een stap is gezet en de stappen erna niet.
"""

from collections.abc import Iterator
from typing import Any

from finder.woordenschat import gemeentecodes
from finder.zinnen import naam_in_zin
from macros.dataset.controle_regels import ladders

Zet = dict[str, Any]


def schrijf_uit(ruw: dict[str, Any]) -> dict[str, Any]:
    """De vragenlijst waarin elke samengestelde vraag haar feiten noemt, en elk antwoord wat het vastlegt."""
    los = {vraag["id"]: vraag for vraag in ruw["vragen"]["vragen"]}
    vragen = [_vraag(ruw, los, vraag) if "opent" in vraag else vraag for vraag in los.values()]
    return {**ruw["vragen"], "vragen": vragen}


def _vraag(ruw: dict[str, Any], los: dict[str, Any], vraag: dict[str, Any]) -> dict[str, Any]:
    rest = {veld: waarde for veld, waarde in vraag.items() if veld not in ("opties_uit", "per_optie", "zegt_erbij")}
    feiten = [feit for id_ in vraag["opent"] for feit in los[id_]["feiten"]]
    opties = [
        {"label": label(los, optie["zegt"]), **_zonder(optie, "zegt"), "zet": _zet(los, optie["zegt"])}
        for optie in vraag.get("opties", [])
    ]
    uit = {"gemeenten": _uit_gemeenten, "ladder": _uit_ladder}[vraag["opties_uit"]] if "opties_uit" in vraag else None
    return {**rest, "feiten": feiten, "opties": [*opties, *(uit(ruw, los, vraag) if uit else ())]}


def _zonder(tabel: dict[str, Any], veld: str) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in tabel.items() if naam != veld}


def label(los: dict[str, Any], zegt: dict[str, Any]) -> Any:
    """De woorden van het eerste losse antwoord dat vaststaat; None als dat er niet is."""
    gezegd = ((id_, antwoord) for id_, antwoord in zegt.items() if isinstance(antwoord, str))
    opties = (o for id_, antwoord in gezegd for o in los[id_].get("opties", []) if o.get("id") == antwoord)
    return next((optie["label"] for optie in opties), None)


def _zet(los: dict[str, Any], zegt: dict[str, Any]) -> Zet:
    uit: Zet = {}
    for id_, antwoord in zegt.items():
        uit |= _een_van(los[id_], antwoord) if isinstance(antwoord, list) else _antwoord(los[id_], antwoord)
    return uit


def _antwoord(vraag: dict[str, Any], antwoord: str) -> Zet:
    """Wat één antwoord op een losse vraag vastlegt."""
    for optie in vraag.get("opties", []):
        if optie["id"] == antwoord:
            return dict(optie["zet"])
    if vraag["soort"] == "meerkeuze":
        return {vraag["feit"]: []} | {k: w for zet in vraag.get("bij_uit", {}).values() for k, w in zet.items()}
    return {vraag["feit"]: antwoord}


def _een_van(vraag: dict[str, Any], antwoorden: list[str]) -> Zet:
    """Welke waarden de eigen feiten van een vraag bij deze antwoorden nog kunnen hebben."""
    delen = [_antwoord(vraag, antwoord) for antwoord in antwoorden]
    return {feit: [deel[feit] for deel in delen] for feit in vraag["feiten"]}


def _uit_gemeenten(ruw: dict[str, Any], los: dict[str, Any], vraag: dict[str, Any]) -> Iterator[dict[str, Any]]:
    namen = {g["code"]: naam_in_zin(g) for g in ruw["gemeenten"].values()}
    erbij = _zet(los, vraag["zegt_erbij"])
    for code in gemeentecodes(ruw):
        yield {"id": code, "label": vraag["per_optie"].format(naam=namen[code]), "zet": {vraag["feit"]: code, **erbij}}


def _uit_ladder(ruw: dict[str, Any], los: dict[str, Any], vraag: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Per stap één antwoord: deze stap is gezet, wat erna komt niet."""
    onderwerpen = {**ruw["tafels"], **ruw["routes"]}
    erbij = _zet(los, vraag["zegt_erbij"])
    for sector, paren in ladders(ruw).items():
        stappen = [(str(pad[1]), regel["ladder"]) for pad, regel in paren]
        for nr, (id_, ladder) in enumerate(stappen):
            naam = vraag["per_optie"].format(naam=onderwerpen[id_]["naam"])
            zet = {**_gezet(los, vraag, [(onderwerpen[i]["code"], stap) for i, stap in stappen], nr), **erbij}
            yield {"id": id_, "label": naam, "zet": zet, "sector": [sector], **_alleen_in(ruw, ladder)}


def _gezet(los: dict[str, Any], vraag: dict[str, Any], stappen: list[tuple[str, dict[str, Any]]], nr: int) -> Zet:
    """De vinkjes van een ladder tot en met stap `nr`. Een eerdere stap die mag worden overgeslagen blijft open."""
    uit: Zet = {}
    gevolgen = next(v.get("bij_uit", {}) for v in los.values() if v.get("feit") == vraag["feit"] and "opent" not in v)
    for plek, (code, ladder) in enumerate(stappen):
        if plek > nr:
            uit |= {f"{vraag['feit']}={code}": "nee", **gevolgen.get(code, {})}
        elif plek == nr or "mag_over" not in ladder:
            uit[f"{vraag['feit']}={code}"] = "ja"
    return uit


def _alleen_in(ruw: dict[str, Any], ladder: dict[str, Any]) -> dict[str, list[str]]:
    """De gemeenten die de stap kennen, als niet elke gemeente hem heeft."""
    if "alleen_bij" not in ladder:
        return {}
    gemeenten = ruw["gemeenten"].values()
    return {"gemeente": [g["code"] for g in gemeenten if g["kenmerken"][ladder["alleen_bij"]]["waarde"] == "ja"]}
