"""De meldingen en plichten bij een uitkomst: wat de lezer moet weten voordat hij handelt."""

from typing import Any

from finder.besluit import Besluit
from finder.feiten import Stand
from finder.inhoud import Inhoud
from finder.model import Regelwerk, Rij
from finder.regelwerk import lijst
from finder.waarheid import Weging

ERNSTIG = "H"


def let_op(werk: Regelwerk, inhoud: Inhoud, besluit: Besluit, stand: Stand, soort: str) -> list[dict[str, Any]]:
    """Eerst de meldingen van de beslishulp, dan de ernstige tegenstrijdigheden bij dit onderwerp."""
    weging = Weging(werk, stand.waarden)
    vervangen = {c for ruw in werk.ruw["meldingen"].values() for c in ruw.get("vervangt", [])}
    uit = [
        {"id": id_, "tekst": inhoud.per_sector(ruw["tekst"]), "bronnen": list(lijst(ruw["bron"]))}
        for (id_, rijen), ruw in zip(werk.meldingen, werk.ruw["meldingen"].values(), strict=True)
        if _geldt(werk, weging, inhoud, ruw, rijen, besluit, soort)
    ]
    return uit + [botsing for botsing in _tegenstrijdigheden(inhoud, besluit.regel) if botsing["id"] not in vervangen]


def _geldt(werk: Regelwerk, weging: Weging, inhoud: Inhoud, ruw: dict[str, Any], rijen: tuple[Rij, ...], besluit: Besluit, soort: str) -> bool:
    termijn = werk.regels[besluit.regel].termijn
    return all((
        not rijen or weging.tabel(rijen) is True,
        besluit.regel in ruw.get("bij", [besluit.regel]),
        besluit.regel not in ruw.get("niet_bij", []),
        besluit.stand in ruw.get("stand", [besluit.stand]),
        soort in ruw.get("soort", [soort]),
        inhoud.sector == ruw.get("sector", inhoud.sector),
        "eerst" not in ruw or bool(besluit.eerst),
        "zonder_datum" not in ruw or (termijn is not None and besluit.stand == "geen"),
        "buiten_gebied" not in ruw or "buiten_gebied" in inhoud.gemeente,
    ))


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


def plichten(werk: Regelwerk, inhoud: Inhoud, stand: Stand, bouwer: Any) -> list[dict[str, Any]]:
    """Wat altijd doorgaat, voor zover het bij deze feiten hoort."""
    weging = Weging(werk, stand.waarden)
    uit = []
    for code, ruw in werk.ruw["plichten"].items():
        rijen = bouwer.tabel(ruw.get("wanneer", []))
        if not rijen or weging.tabel(rijen):
            uit.append({"code": code, "naam": ruw["naam"], "tekst": inhoud.per_sector(ruw["tekst"]), "bronnen": list(lijst(ruw["bron"]))})
    return uit
