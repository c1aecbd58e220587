"""De meldingen en plichten bij een uitkomst: wat de lezer moet weten voordat hij handelt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from finder.besluit import Besluit
from finder.inhoud import Inhoud
from finder.model import Rij
from finder.regelwerk import Bouwer, lijst
from finder.waarheid import Weging

ERNSTIG = "H"
OVER_DE_UITKOMST = ("bij", "niet_bij", "stand", "soort", "eerst", "zonder_datum")


@dataclass(frozen=True, slots=True)
class Geval:
    """Alles wat bepaalt of een melding hier hoort."""

    weging: Weging
    inhoud: Inhoud
    besluit: Besluit
    soort: str


def let_op(geval: Geval) -> list[dict[str, Any]]:
    """Eerst de meldingen van de beslishulp, dan de ernstige tegenstrijdigheden bij dit onderwerp."""
    werk, inhoud = geval.weging.werk, geval.inhoud
    eigen = [ruw for ruw in werk.ruw["meldingen"].values() if _eigen_sector(inhoud, ruw)]
    vervangen = {nummer for ruw in eigen for nummer in ruw.get("vervangt", [])}
    uit = _meldingen(geval.weging, inhoud, lambda ruw: _bij_uitkomst(geval, ruw))
    botsingen = _tegenstrijdigheden(inhoud, geval.besluit.regel)
    return uit + [botsing for botsing in botsingen if botsing["id"] not in vervangen]


def bij_elke_uitkomst(weging: Weging, inhoud: Inhoud) -> list[dict[str, Any]]:
    """De meldingen die alleen van de feiten afhangen: die gelden ook als de uitkomst nog openligt."""
    return _meldingen(weging, inhoud, lambda ruw: not any(naam in ruw for naam in OVER_DE_UITKOMST))


def _meldingen(weging: Weging, inhoud: Inhoud, hoort: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    """De meldingen die bij de feiten kloppen en die `hoort` toelaat, in de volgorde van tonen."""
    ruw = weging.werk.ruw["meldingen"]
    return [
        {"id": id_, "tekst": inhoud.per_sector(ruw[id_]["tekst"]), "bronnen": list(lijst(ruw[id_]["bron"]))}
        for id_, rijen in weging.werk.meldingen
        if _bij_feiten(weging, inhoud, ruw[id_], rijen) and hoort(ruw[id_])
    ]


def _bij_feiten(weging: Weging, inhoud: Inhoud, ruw: dict[str, Any], rijen: tuple[Rij, ...]) -> bool:
    klopt = (True, None) if "ook_onbekend" in ruw else (True,)
    return (
        _eigen_sector(inhoud, ruw)
        and ("buiten_gebied" not in ruw or "buiten_gebied" in inhoud.gemeente)
        and (not rijen or weging.tabel(rijen) in klopt)
    )


def _eigen_sector(inhoud: Inhoud, ruw: dict[str, Any]) -> bool:
    """Hoort de melding bij deze sector? Anders zegt zij hier niets, en vervangt zij hier niets."""
    return bool(inhoud.sector == ruw.get("sector", inhoud.sector))


def _bij_uitkomst(geval: Geval, ruw: dict[str, Any]) -> bool:
    besluit = geval.besluit
    termijn = geval.weging.werk.regels[besluit.regel].termijn
    return all(
        (
            besluit.regel in ruw.get("bij", [besluit.regel]),
            besluit.regel not in ruw.get("niet_bij", []),
            besluit.stand in ruw.get("stand", [besluit.stand]),
            geval.soort in ruw.get("soort", [geval.soort]),
            "eerst" not in ruw or bool(besluit.eerst),
            "zonder_datum" not in ruw or (termijn is not None and besluit.stand == "geen"),
        )
    )


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
