"""De antwoorden die je op een vraag kunt geven: welke er zijn, en welke in deze sector en gemeente niet."""

from typing import Any

from finder.feiten import Stand, niet_aangeboden, waarde_van
from finder.model import Regelwerk
from finder.weergave import Weergave
from finder.zinnen import hoofdletter

WEET_NIET = "weet-niet"


def keuzes(werk: Regelwerk, vraag: dict[str, Any], hier: Weergave | None = None) -> list[dict[str, Any]]:
    """De keuzes van een vraag als [{id, label}], in volgorde van tonen; `hier`: alleen wat daar bestaat."""
    uit = [optie for optie in vraag.get("opties", []) if hier is None or hier.hoort_hier(optie)]
    feit = werk.ruw["feiten"].get(vraag.get("feit"), {})
    if vraag.get("opties_uit") == "gemeenten":
        gemeenten = sorted(werk.ruw["gemeenten"].values(), key=lambda g: ("buiten_gebied" in g, g["naam"]))
        uit += [{"id": g["code"], "label": g["naam"]} for g in gemeenten]
    elif vraag["soort"] == "meerkeuze":
        namen = {**feit["waarden"], **vraag.get("labels", {})}
        uit += [{"id": o, "label": hoofdletter(n)} for o, n in namen.items() if o not in vraag.get("weglaten", [])]
    elif vraag["soort"] == "ja_nee":
        uit += [{"id": "ja", "label": "Ja"}, {"id": "nee", "label": "Nee"}]
    uit = [{"id": o["id"], "label": o["label"]} for o in uit]
    uit += [{"id": "geen", "label": vraag["geen"]}] if "geen" in vraag else []
    return uit + ([{"id": WEET_NIET, "label": "Weet ik niet"}] if "weet_niet" in vraag else [])


def weggelaten(werk: Regelwerk, sector: str | None) -> list[tuple[str, str]]:
    """De (feit, optie) van de vinkjes die in deze sector niet worden aangeboden."""
    uit = []
    for vraag in werk.ruw["vragen"]["vragen"]:
        if vraag["soort"] == "meerkeuze" and sector in vraag.get("alleen", {}):
            alle = werk.ruw["feiten"][vraag["feit"]]["waarden"]
            uit += [(vraag["feit"], optie) for optie in alle if optie not in vraag["alleen"][sector]]
    return uit


def niet_hier(werk: Regelwerk, stand: Stand) -> list[tuple[str, str]]:
    """De (feit, optie) van de vinkjes die er bij deze sector en gemeente niet zijn of niet worden aangeboden."""
    paren = [*niet_aangeboden(werk, stand), *weggelaten(werk, waarde_van(werk, stand, "sector"))]
    return list(dict.fromkeys(paren))
