"""De meldingen en plichten bij een uitkomst: wat de lezer moet weten voordat hij handelt."""

from dataclasses import dataclass
from typing import Any

from finder.besluit import Besluit
from finder.inhoud import Inhoud
from finder.model import Rij
from finder.regelwerk import Bouwer, lijst
from finder.waarheid import Weging

ERNSTIG = "H"


@dataclass(frozen=True, slots=True)
class Geval:
    """Alles wat bepaalt of een melding hier hoort."""

    weging: Weging
    inhoud: Inhoud
    besluit: Besluit
    soort: str


def let_op(geval: Geval) -> list[dict[str, Any]]:
    """Eerst de meldingen van de beslishulp, dan de ernstige tegenstrijdigheden bij dit onderwerp."""
    werk = geval.weging.werk
    ruw = werk.ruw["meldingen"]
    vervangen = {n for melding in ruw.values() if _eigen_sector(geval, melding) for n in melding.get("vervangt", [])}
    uit = [
        {
            "id": id_,
            "tekst": geval.inhoud.per_sector(ruw[id_]["tekst"]),
            "bronnen": list(lijst(ruw[id_]["bron"])),
        }
        for id_, rijen in werk.meldingen
        if _geldt(geval, ruw[id_], rijen)
    ]
    botsingen = _tegenstrijdigheden(geval.inhoud, geval.besluit.regel)
    return uit + [botsing for botsing in botsingen if botsing["id"] not in vervangen]


BIJ_EEN_UITKOMST = ("bij", "stand", "soort", "eerst", "zonder_datum", "buiten_gebied")


def bij_elke_uitkomst(weging: Weging, inhoud: Inhoud) -> list[dict[str, Any]]:
    """De meldingen die alleen van de feiten afhangen: die gelden ook als de uitkomst nog openligt."""
    uit = []
    for id_, rijen in weging.werk.meldingen:
        ruw = weging.werk.ruw["meldingen"][id_]
        klopt = (True, None) if "ook_onbekend" in ruw else (True,)
        vrij = not any(naam in ruw for naam in BIJ_EEN_UITKOMST) and ruw.get("sector", inhoud.sector) == inhoud.sector
        if vrij and rijen and weging.tabel(rijen) in klopt:
            uit.append({"id": id_, "tekst": inhoud.per_sector(ruw["tekst"]), "bronnen": list(lijst(ruw["bron"]))})
    return uit


def _geldt(geval: Geval, ruw: dict[str, Any], rijen: tuple[Rij, ...]) -> bool:
    besluit, inhoud = geval.besluit, geval.inhoud
    termijn = geval.weging.werk.regels[besluit.regel].termijn
    return all(
        (
            not rijen or geval.weging.tabel(rijen) in ((True, None) if "ook_onbekend" in ruw else (True,)),
            besluit.regel in ruw.get("bij", [besluit.regel]),
            besluit.regel not in ruw.get("niet_bij", []),
            besluit.stand in ruw.get("stand", [besluit.stand]),
            geval.soort in ruw.get("soort", [geval.soort]),
            _eigen_sector(geval, ruw),
            "eerst" not in ruw or bool(besluit.eerst),
            "zonder_datum" not in ruw or (termijn is not None and besluit.stand == "geen"),
            "buiten_gebied" not in ruw or "buiten_gebied" in inhoud.gemeente,
        )
    )


def _eigen_sector(geval: Geval, ruw: dict[str, Any]) -> bool:
    """Hoort de melding bij deze sector? Anders zegt zij hier niets, en vervangt zij hier niets."""
    return bool(geval.inhoud.sector == ruw.get("sector", geval.inhoud.sector))


def _tegenstrijdigheden(inhoud: Inhoud, id_: str) -> list[dict[str, Any]]:
    uit = []
    for nummer in inhoud.onderwerp(id_).get("let_op", []):
        botsing = inhoud.ruw["tegenstrijdigheden"].get(nummer)
        if botsing and botsing["ernst"] == ERNSTIG and "melding" in botsing and _raakt(inhoud, botsing):
            bronnen = [b for lezing in botsing["lezingen"] for b in lijst(lezing.get("bron"))]
            uit.append({"id": nummer, "tekst": botsing["melding"], "bronnen": list(dict.fromkeys(bronnen))})
    return uit


def _raakt(inhoud: Inhoud, botsing: dict[str, Any]) -> bool:
    gemeenten = botsing.get("gemeente") or [inhoud.gemeente.get("code")]
    return inhoud.sector in botsing.get("sector", [inhoud.sector]) and inhoud.gemeente.get("code") in gemeenten


def plichten(weging: Weging, inhoud: Inhoud, bouwer: Bouwer) -> list[dict[str, Any]]:
    """Wat altijd doorgaat, voor zover het bij deze feiten hoort."""
    uit = []
    for code, ruw in inhoud.ruw["plichten"].items():
        rijen = bouwer.tabel(ruw.get("wanneer", []))
        if not rijen or weging.tabel(rijen):
            uit.append(
                {
                    "code": code,
                    "naam": ruw["naam"],
                    "tekst": inhoud.per_sector(ruw["tekst"]),
                    "bronnen": list(lijst(ruw["bron"])),
                }
            )
    return uit
