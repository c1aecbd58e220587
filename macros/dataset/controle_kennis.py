"""Wat er in een dataset bestaat: alle namen waarnaar iets kan verwijzen. Deze module keurt niets."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from finder.melding import bedoelde_u
from finder.model import MET_REGEL, ONDERWERPEN
from macros.dataset.geldigheid import met_regels_van, vandaag
from macros.dataset.knoop import tabel, tabellen_in
from macros.dataset.velden import Soort

ONBEKEND = {
    "onderwerp": "onbekend onderwerp",
    "regelonderwerp": "onbekende uitkomst",
    "pagina": "onbekende pagina",
    "bestemming": "onbekend id",
    "tegenstrijdigheid": "onbekende tegenstrijdigheid",
    "openstaand": "onbekende open vraag",
    "papier": "onbekend stuk",
    "link": "onbekende link",
    "plaats": "onbekende bron",
    "bron": "onbekend bronnummer",
    "gemeentecode": "onbekende gemeente",
    "sector": "onbekende sector",
    "kenmerk": "onbekend kenmerk",
    "feit": "onbekend feit",
    "voorwaarde": "onbekende voorwaarde",
    "scherm": "onbekend scherm",
    "vraag": "onbekende vraag",
    "melding": "onbekende melding",
    "gemeenteveld": "onbekend gemeenteveld",
}  # fmt: skip


@dataclass(slots=True)
class Kennis:
    """De ruwe dataset met de regels van één dag, de soorten en alle namen, ook die dan niet gelden.

    `onleesbaar`: er mist een bestand, dus ook namen daaruit.
    """

    ruw: dict[str, Any]
    soorten: dict[str, Soort]
    dag: str
    onleesbaar: bool = False
    namen: dict[str, list[str]] = field(default_factory=dict)
    verhuisd: dict[str, str] = field(default_factory=dict)

    def deel(self, naam: str) -> dict[str, Any]:
        """Een map of bestand als tabel; leeg als het er niet is of iets anders is."""
        return tabel(self.ruw.get(naam))

    def records(self, *delen: str) -> Iterable[tuple[str, str, dict[str, Any]]]:
        """(deel, id, record) van alle records die een tabel zijn."""
        for deel in delen:
            yield from ((deel, id_, r) for id_, r in self.deel(deel).items() if isinstance(r, dict))

    def kent(self, soort: str, naam: object) -> bool:
        return self.onleesbaar or naam in self.namen[soort]

    def onbekend(self, soort: str, naam: object) -> str:
        """De zin bij een naam die niet bestaat."""
        if str(naam) in self.verhuisd:
            return f"'{naam}' is verhuisd. Bedoelde u '{self.verhuisd[str(naam)]}'?"
        return f"{ONBEKEND[soort]} '{naam}'.{bedoelde_u(naam, self.namen[soort])}"


def maak(ruw: dict[str, Any], soorten: dict[str, Soort], *, onleesbaar: bool = False) -> Kennis:
    """Verzamelt alle namen, op de dag van vandaag. Is er een bestand `onleesbaar`, dan geldt elke naam als bekend."""
    kennis = Kennis(ruw, soorten, vandaag(), onleesbaar)
    onderwerpen = list(kennis.records(*ONDERWERPEN))
    kennis.verhuisd = {id_: str(r["verhuisd_naar"]) for _, id_, r in onderwerpen if "verhuisd_naar" in r}
    kennis.namen = {**_onderwerpnamen(kennis), **_bronnamen(kennis), **_gemeentenamen(kennis), **_regelnamen(kennis)}
    kennis.namen["bestemming"] = [*kennis.namen["pagina"], *kennis.deel("rollen"), *kennis.deel("begrippen")]
    return op(kennis, ruw, kennis.dag)


def op(kennis: Kennis, ruw: dict[str, Any], dag: str) -> Kennis:
    """Dezelfde namen, met de regels van die dag."""
    return replace(kennis, ruw=met_regels_van(ruw, dag), dag=dag)


def _onderwerpnamen(kennis: Kennis) -> dict[str, list[str]]:
    ids = [id_ for _, id_, r in kennis.records(*ONDERWERPEN) if "verhuisd_naar" not in r]
    met_regel = [id_ for _, id_, r in kennis.records(*MET_REGEL) if "regel" in r]
    botsingen = [nr for _, _, groep in kennis.records("tegenstrijdigheden") for nr in groep]
    return {
        "onderwerp": ids,
        "regelonderwerp": met_regel,
        "pagina": [*ids, *kennis.deel("gemeenten")],
        "tegenstrijdigheid": botsingen,
        "openstaand": list(kennis.deel("openstaand")),
    }


def _bronnamen(kennis: Kennis) -> dict[str, list[str]]:
    bronnen = [(nr, tabel(b.get("plaatsen"))) for _, nr, b in kennis.records("bronnen")]
    plaatsen = [f"{nr}-{p}" for nr, deel in bronnen for p in deel]
    stukken = {"papier": list(kennis.deel("papieren")), "link": list(kennis.deel("links"))}
    return {"plaats": plaatsen, "bron": [nr for nr, _ in bronnen], **stukken}


def _gemeentenamen(kennis: Kennis) -> dict[str, list[str]]:
    gemeenten = [g for _, _, g in kennis.records("gemeenten")]
    velden = kennis.soorten["gemeenteveld"].velden
    return {
        "gemeentecode": list(dict.fromkeys(str(g["code"]) for g in gemeenten if "code" in g)),
        "kenmerk": list(kennis.deel("kenmerken")),
        "gemeenteveld": list(velden),
        "sector": [str(code) for code in kennis.deel("sectoren")],
    }


def _regelnamen(kennis: Kennis) -> dict[str, list[str]]:
    return {
        "feit": list(kennis.deel("feiten")),
        "voorwaarde": list(kennis.deel("voorwaarden")),
        "scherm": _ids(kennis.deel("vragen").get("schermen")),
        "vraag": _ids(kennis.deel("vragen").get("vragen")),
    }


def _ids(lijst: Any) -> list[str]:
    return [str(r["id"]) for _, r in tabellen_in(lijst) if "id" in r]
