"""De uitkomst als korte tekst, om in een mail te plakken. Het adres zet de browser eronder."""

from typing import Any

from finder.weergave import STIL, wie
from finder.zinnen import en, hoofdletter

LANGSTE = 150  # woorden


def bericht(uitkomst: dict[str, Any], zinnen: dict[str, str]) -> str:
    """Wat te doen, wie en waar, waar op te letten, wie het moet weten en wat mee moet, in hoogstens LANGSTE woorden.

    Past het niet, dan vallen eerst meldingen weg, dan de papieren en wie het moet weten. De kop blijft staan.
    """
    vast = [uitkomst["kop"] + ".", uitkomst["plaats"], *_doen(uitkomst, zinnen), _tot(uitkomst["termijn"])]
    open_ = " ".join(vraag["tekst"] for vraag in uitkomst["controleren"])
    nagaan = [zinnen["nagaan"].format(vragen=open_)] if open_ else []
    let_op = [zinnen["let_op"].format(tekst=melding["tekst"]) for melding in uitkomst["let_op"]]
    weten = [zinnen["weten"].format(wie=" ".join(uitkomst["informeren"]))] if uitkomst["informeren"] else []
    namen = [_stuk(stuk, zinnen) for stuk in uitkomst["documenten"]]
    mee = [zinnen["mee"].format(wat=en(namen))] if namen else []
    belang = dict.fromkeys(filter(None, [*vast, *nagaan, *weten, *mee, *let_op]))
    regels = [*vast, *nagaan, *let_op, *weten, *mee]
    while sum(len(regel.split()) for regel in belang) > LANGSTE:
        belang.popitem()
    return "\n".join(regel for regel in dict.fromkeys(regels) if regel in belang)


def _doen(uitkomst: dict[str, Any], zinnen: dict[str, str]) -> list[str]:
    """Wie waar aanmeldt, per weg een regel; zonder weg de opdrachten. Noemt de bron niemand, dan allebei."""
    opdrachten, stil = list(uitkomst["doe_nu"]), any(weg["door"] == STIL for weg in uitkomst["ingangen"])
    if uitkomst["soort"] != "opschalen" or not uitkomst["ingangen"]:
        return opdrachten
    eerste, *meer = (f"{hoofdletter(wie(weg))} → {weg['bij']}" for weg in uitkomst["ingangen"])
    return [*(opdrachten if stil else []), eerste, *(zinnen["of"].format(weg=weg) for weg in meer)]


def _tot(termijn: dict[str, Any]) -> str:
    """De termijn, met de laatste werkdag als die ervoor ligt."""
    return " ".join(filter(None, [termijn["tekst"], termijn["werkdag"] and termijn["werkdag"]["tekst"]]))


def _stuk(stuk: dict[str, Any], zinnen: dict[str, str]) -> str:
    """Een papier, met de weg waar het bij hoort als dat er maar één is."""
    return zinnen["alleen"].format(naam=stuk["naam"], wie=stuk["alleen"]) if stuk["alleen"] else str(stuk["naam"])
