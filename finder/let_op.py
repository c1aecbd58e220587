"""De meldingen en plichten bij een uitkomst: wat de lezer moet weten voordat hij handelt.

Alleen `data/meldingen.yaml` bepaalt wat er bij een uitkomst staat: elke melding noemt waar zij klopt en helpt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from finder.besluit import Besluit
from finder.model import Rij
from finder.regelwerk import Bouwer, lijst
from finder.waarheid import Weging
from finder.weergave import Weergave
from finder.zinnen import en

MEESTE = 3
OVER_DE_UITKOMST = ("bij", "niet_bij", "stand", "soort", "noemt")


@dataclass(frozen=True, slots=True)
class Geval:
    """Alles wat bepaalt of een melding hier hoort. `stand` van de termijn, met de laatste werkdag als laatste dag."""

    weging: Weging
    weergave: Weergave
    besluit: Besluit
    soort: str
    stand: str


def let_op(geval: Geval, bouwer: Bouwer) -> list[dict[str, Any]]:
    """De meldingen bij deze uitkomst, de belangrijkste eerst; meer dan drie leest niemand."""

    def zin(ruw: dict[str, Any]) -> str:
        tekst, namen = geval.weergave.per_sector(ruw["tekst"]), _namen(geval, bouwer, ruw)
        return f"{tekst} {en(namen)}." if namen else tekst

    def hoort(ruw: dict[str, Any]) -> bool:
        return _bij_uitkomst(geval, ruw) and ("noemt" not in ruw or bool(_namen(geval, bouwer, ruw)))

    return _meldingen(geval.weging, geval.weergave, hoort, zin)[:MEESTE]


def bij_elke_uitkomst(weging: Weging, weergave: Weergave) -> list[dict[str, Any]]:
    """De meldingen die alleen van de feiten afhangen: die gelden ook als de uitkomst nog openligt."""

    def hoort(ruw: dict[str, Any]) -> bool:
        return not any(naam in ruw for naam in OVER_DE_UITKOMST)

    return _meldingen(weging, weergave, hoort, lambda ruw: weergave.per_sector(ruw["tekst"]))


def _meldingen(
    weging: Weging, weergave: Weergave, hoort: Callable[[dict[str, Any]], bool], zin: Callable[[dict[str, Any]], str]
) -> list[dict[str, Any]]:
    ruw = weging.werk.ruw["meldingen"]
    return [
        {"id": id_, "tekst": zin(ruw[id_]), "bronnen": list(lijst(ruw[id_]["bron"]))}
        for id_, rijen in weging.werk.meldingen
        if _bij_feiten(weging, weergave, ruw[id_], rijen) and hoort(ruw[id_])
    ]


def _bij_feiten(weging: Weging, weergave: Weergave, ruw: dict[str, Any], rijen: tuple[Rij, ...]) -> bool:
    klopt = (True, None) if "ook_onbekend" in ruw else (True,)
    return (
        bool(weergave.sector == ruw.get("sector", weergave.sector))
        and ("buiten_gebied" not in ruw or "buiten_gebied" in weergave.gemeente)
        and (not rijen or weging.tabel(rijen) in klopt)
    )


def _bij_uitkomst(geval: Geval, ruw: dict[str, Any]) -> bool:
    besluit = geval.besluit
    return (
        besluit.regel in ruw.get("bij", [besluit.regel])
        and besluit.regel not in ruw.get("niet_bij", [])
        and geval.stand in ruw.get("stand", [geval.stand])
        and geval.soort in ruw.get("soort", [geval.soort])
    )


def _namen(geval: Geval, bouwer: Bouwer, ruw: dict[str, Any]) -> list[str]:
    """De namen van de onderwerpen onder `noemt` die hier ook passen, zonder de uitkomst zelf."""
    anders = [passend for passend in ruw.get("noemt", []) if passend["onderwerp"] != geval.besluit.regel]
    past = (passend["onderwerp"] for passend in anders if geval.weging.rij(bouwer.rij(passend)))
    return [str(geval.weergave.onderwerp(id_)["naam"]) for id_ in past]


def plichten(weging: Weging, weergave: Weergave, bouwer: Bouwer) -> list[dict[str, Any]]:
    """Wat altijd doorgaat, voor zover het bij deze feiten hoort. `plaats`: onderaan, in een vouw.

    Wat bij sommige feiten `voorop` komt, staat anders `los` onder de uitkomst: dat is altijd te zien.
    """
    uit = []
    for code, ruw in weergave.ruw["plichten"].items():
        rijen = bouwer.tabel(ruw.get("wanneer", []))
        if not rijen or weging.tabel(rijen):
            vooraan = "voorop" if weging.tabel(bouwer.tabel(ruw.get("voorop", []))) else "los"
            plaats = vooraan if "voorop" in ruw else "onderaan"
            tekst, bronnen = weergave.in_woorden(ruw["tekst"]), list(lijst(ruw["bron"]))
            uit.append({"code": code, "naam": ruw["naam"], "tekst": tekst, "bronnen": bronnen, "plaats": plaats})
    return sorted(uit, key=lambda plicht: ("voorop", "los", "onderaan").index(plicht["plaats"]))
