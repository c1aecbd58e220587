"""De uitkomst als korte tekst, om in een mail te plakken. Het adres zet de browser eronder."""

from typing import Any

from finder.weergave import STIL, wie
from finder.zinnen import en, hoofdletter

LANGSTE = 150  # woorden


def bericht(uitkomst: dict[str, Any], zinnen: dict[str, str]) -> str:
    """Wat te doen, wie en waar, wat ernaast loopt, waar op te letten, wie het moet weten en wat mee moet.

    Hoogstens LANGSTE woorden. Past het niet, dan vallen eerst meldingen weg, dan de papieren, wie het moet weten en wat
    ernaast loopt. De kop en gevaar blijven staan.
    """
    kop = [uitkomst["kop"] + ".", uitkomst["plaats"]]
    vast = [*kop, *_gevaar(uitkomst), *_doen(uitkomst, zinnen), _tot(uitkomst["termijn"])]
    open_ = " ".join(vraag["tekst"] for vraag in uitkomst["controleren"])
    nagaan = [zinnen["nagaan"].format(vragen=open_)] if open_ else []
    weten = [zinnen["weten"].format(wie=" ".join(uitkomst["informeren"]))] if uitkomst["informeren"] else []
    namen = [_stuk(stuk, zinnen) for stuk in uitkomst["documenten"]]
    mee = [zinnen["mee"].format(wat=en(namen))] if namen else []
    naast, let_op = _naast(uitkomst, zinnen), _let_op(uitkomst, zinnen)
    return _passend([*vast, *nagaan, *naast, *let_op, *weten, *mee], [*vast, *nagaan, *naast, *weten, *mee, *let_op])


def bericht_onbeslist(uit: dict[str, Any], zinnen: dict[str, str]) -> str:
    """Hetzelfde als de uitkomst openligt: waar het over gaat, welke vraag openstaat, wat je doet, welke weken lopen."""
    vast = [uit["plaats"], *_gevaar(uit), uit["beslissende_vraag"]["tekst"], *uit["doe_nu"], _tot(uit["termijn"] or {})]
    regels = [*vast, *_naast(uit, zinnen), *_let_op(uit, zinnen)]
    return _passend(regels, regels)


def _passend(regels: list[str], belang: list[str]) -> str:
    """Elke regel één keer; past het niet, dan valt het minst belangrijke weg."""
    blijft = dict.fromkeys(filter(None, belang))
    while sum(len(regel.split()) for regel in blijft) > LANGSTE:
        blijft.popitem()
    return "\n".join(regel for regel in dict.fromkeys(regels) if regel in blijft)


def _gevaar(uit: dict[str, Any]) -> list[str]:
    """Wat bij deze feiten bovenaan staat."""
    return [plicht["tekst"] for plicht in uit["plichten"] if plicht["plaats"] == "voorop"]


def _naast(uit: dict[str, Any], zinnen: dict[str, str]) -> list[str]:
    """Wat ernaast loopt: de naam, en het eerste wat je daarvoor doet."""
    delen = [(naast["naam"], next(iter(naast["doe_nu"]), "")) for naast in uit["daarnaast"]]
    return [zinnen["naast"].format(naam=naam, doen=doen).strip() for naam, doen in delen]


def _let_op(uit: dict[str, Any], zinnen: dict[str, str]) -> list[str]:
    return [zinnen["let_op"].format(tekst=melding["tekst"]) for melding in uit["let_op"]]


def _doen(uitkomst: dict[str, Any], zinnen: dict[str, str]) -> list[str]:
    """Wie waar aanmeldt, per weg een regel; zonder weg de opdrachten. Noemt de bron niemand, dan allebei.

    Een weg waarvan de bron niets noemt, zegt niets.
    """
    opdrachten, stil = list(uitkomst["doe_nu"]), any(weg["door"] == STIL for weg in uitkomst["ingangen"])
    bekend = [weg for weg in uitkomst["ingangen"] if (weg["door"], weg["bij"]) != (STIL, STIL)]
    if uitkomst["soort"] != "opschalen" or not bekend:
        return opdrachten
    eerste, *meer = (f"{hoofdletter(wie(weg))} → {weg['bij']}" for weg in bekend)
    return [*(opdrachten if stil else []), eerste, *(zinnen["of"].format(weg=weg) for weg in meer)]


def _tot(termijn: dict[str, Any]) -> str:
    """Alles wat de klok zegt: de termijn, haar laatste werkdag, wanneer opnieuw te kijken, en de dag thuis."""
    delen = [
        termijn.get("tekst"),
        *((termijn.get(naam) or {}).get("tekst") for naam in ("werkdag", "vanaf", "thuis_sinds")),
    ]
    return " ".join(filter(None, delen))


def _stuk(stuk: dict[str, Any], zinnen: dict[str, str]) -> str:
    """Een papier, met de weg waar het bij hoort als dat er maar één is."""
    return zinnen["alleen"].format(naam=stuk["naam"], wie=stuk["alleen"]) if stuk["alleen"] else str(stuk["naam"])
