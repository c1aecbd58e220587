"""Wat er te doen is: de kop van een uitkomst, haar opdrachten, en hetzelfde van wat ernaast loopt."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from finder.kalender import in_woorden
from finder.termijn import haast
from finder.weergave import Hoort, Weergave
from finder.zinnen import en, hoofdletter, vul


def kop(weergave: Weergave, id_: str, eerst: list[dict[str, Any]], termijn: dict[str, Any]) -> str:
    """Wat eerst moet, anders de opdracht van het onderwerp met haar uiterste dag of week.

    Valt de uiterste dag niet op een werkdag, dan noemt de kop de laatste werkdag ervoor.
    """
    zinnen, onderwerp = weergave.ruw["zinnen"]["kop"], weergave.onderwerp(id_)
    if eerst:
        return _eerst(zinnen, eerst)
    wat = onderwerp.get("instructie", onderwerp["naam"])
    dag = termijn["laatste_dag"]
    if termijn["dagen"] is None:
        return str(wat)
    if termijn["stand"] in ("binnen", "geen") and dag is None:
        return vul(zinnen["week"], wat=wat, termijn=termijn["uiterlijk"])
    zin = zinnen.get(haast(termijn), zinnen["binnen"])
    return str(zin).format(wat=wat, datum=dag and in_woorden(date.fromisoformat(dag)))


def _eerst(zinnen: dict[str, str], eerst: list[dict[str, Any]]) -> str:
    """Wat eerst moet; mag er niets gedeeld worden, dan gaat dat voor."""
    niets, meer = (en([eis["naam"] for eis in eerst if eis["deel_niets"] is dicht]) for dicht in (True, False))
    delen = [zinnen["deel_niets"].format(eerst=niets) if niets else "", meer]
    return ". ".join(hoofdletter(deel) for deel in delen if deel)


def plaats(weergave: Weergave, termijn: dict[str, Any] | None) -> str:
    """Sector, gemeente en hoe ver de weken zijn."""
    telt = (termijn or {}).get("telt")
    zin = weergave.ruw["zinnen"]["kop"]["van"].format(**telt) if telt else ""
    return " · ".join(filter(None, [weergave.sector, weergave.gemeente["naam"], zin]))


def doe_nu(
    weergave: Weergave, id_: str, horen: Sequence[Hoort], eerst: list[dict[str, Any]], termijn: dict[str, Any]
) -> list[str]:
    """Wat eerst moet, anders de opdrachten van het onderwerp. Vanaf de laatste dag staat erbij: vandaag."""
    zinnen = [eis["tekst"] for eis in eerst] or opdrachten(weergave, id_, horen)
    nu = weergave.ruw["zinnen"]["doe_nu"].get(haast(termijn))
    return [*zinnen, *([str(nu)] if nu else [])]


def opdrachten(weergave: Weergave, id_: str, horen: Sequence[Hoort]) -> list[str]:
    """De opdrachten van de gemeente, anders die van het onderwerp zelf, voor zover zij bij de feiten horen.

    `horen`: eerst wat zeker hoort, dan wat nog kan. Zo staan opdrachten die elkaar uitsluiten nooit onder elkaar zolang
    er een is die zeker geldt.
    """
    gevonden = next(filter(None, (weergave.opdrachten(id_, hoort) for hoort in horen)), [])
    return [weergave.per_sector(opdracht["tekst"]) for opdracht in gevonden]


def daarnaast(weergave: Weergave, id_: str, horen: Sequence[Hoort], *, al_gezegd: Sequence[str] = ()) -> dict[str, Any]:
    """Eén onderwerp dat erbij komt, met alles wat de hoofduitkomst ook heeft; opdrachten die daar al staan niet."""
    *_, hoort = horen
    ingangen = weergave.ingangen(id_, hoort)
    weg = weergave.aanmelden(ingangen)
    return {
        **weergave.kop_met_tekst(id_),
        "doe_nu": [zin for zin in opdrachten(weergave, id_, horen) if zin not in al_gezegd],
        "door": weg["door"],
        "bij": weg["bij"],
        "ingangen": ingangen,
        "documenten": weergave.documenten(id_, hoort),
        "informeren": weergave.teksten(id_, "informeren"),
        "contact": weergave.contact(id_),
        "links": weergave.links(id_),
    }
