"""De uitkomst als korte tekst, om in een mail te plakken. Het adres zet de browser eronder."""

from typing import Any

from finder.zinnen import en, hoofdletter

LANGSTE = 150  # woorden


def bericht(uitkomst: dict[str, Any], zinnen: dict[str, str]) -> str:
    """Wat te doen, wie en waar, wie het moet weten en wat mee moet, in hoogstens LANGSTE woorden.

    Past het niet, dan vallen van achteren af regels weg; de kop blijft altijd staan.
    """
    regels = [uitkomst["kop"] + ".", uitkomst["plaats"], *_doen(uitkomst), uitkomst["termijn"]["tekst"]]
    regels += [zinnen["weten"].format(wie=" ".join(uitkomst["informeren"]))] if uitkomst["informeren"] else []
    namen = [stuk["naam"] for stuk in uitkomst["documenten"]]
    regels += [zinnen["mee"].format(wat=en(namen))] if namen else []
    while sum(len(regel.split()) for regel in regels) > LANGSTE:
        regels.pop()
    return "\n".join(dict.fromkeys(regel for regel in regels if regel))


def _doen(uitkomst: dict[str, Any]) -> list[str]:
    """Wie waar aanmeldt, per weg een regel; zonder weg de opdrachten."""
    wegen = [f"{hoofdletter(weg['door'])} → {weg['bij']}" for weg in uitkomst["ingangen"]]
    return wegen if uitkomst["soort"] == "opschalen" and wegen else list(uitkomst["doe_nu"])
