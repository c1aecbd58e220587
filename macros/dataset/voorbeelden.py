"""De voorbeelden bij de velden, langs de echte controle: wat zegt zij bij een goed en bij een fout voorbeeld?"""

from dataclasses import replace
from typing import Any

from finder.melding import Pad
from macros.basis.plekken import WORTEL
from macros.dataset import (
    controle_geldigheid,
    controle_kennis,
    controle_regels,
    controle_samenhang,
    controle_vorm,
    controle_wetten,
    velden,
)
from macros.dataset.bewaard import per_dataset
from macros.dataset.controle_kennis import Kennis
from macros.dataset.laden import gelezen
from macros.dataset.lezen import Regels
from macros.dataset.velden import Soort, Veld, Vorm

THEMA: Pad = ("themas", "voorbeeld")
TAFEL: Pad = ("tafels", "voorbeeld")
PLEK: dict[str, Pad] = {
    "onderwerp": TAFEL,
    "verhuisd": THEMA,
    "uitspraak": (*THEMA, "doel"),
    "lezing": (*THEMA, "doel", "alternatief"),
    "naamgenoot": (*THEMA, "ook_genoemd", 0),
    "ingang": (*THEMA, "aanmelden", 0),
    "document": (*THEMA, "documenten", 0),
    "onderdeel": (*THEMA, "onderdelen", 0),
    "regel": (*TAFEL, "regel"),
    "rij": (*TAFEL, "regel", "wanneer", 0),
    "eerst": (*TAFEL, "regel", "eerst", 0, 0),
    "ladder": (*TAFEL, "regel", "ladder"),
    "opdracht": (*TAFEL, "doe_nu", 0),
    "termijn": (*TAFEL, "regel", "termijn"),
    "eerder_mag": (*TAFEL, "regel", "termijn", "eerder_mag"),
    "daarnaast": (*TAFEL, "regel", "daarnaast"),
    "sector": ("sectoren", "voorbeeld"),
    "gemeente": ("gemeenten", "voorbeeld"),
    "kenmerk": ("gemeenten", "voorbeeld", "kenmerken", "loket"),
    "kenmerksoort": ("kenmerken", "voorbeeld"),
    "gemeenteveld": ("gemeenten", "voorbeeld", "bij", "voorbeeld"),
    "bron": ("bronnen", "099"),
    "plaats": ("bronnen", "099", "plaatsen", "B"),
    "link": ("links", "voorbeeld"),
    "papier": ("papieren", "voorbeeld"),
    "rol": ("rollen", "voorbeeld"),
    "vastetekst": ("handboek", "vast"),
    "routelijst": ("handboek", "routes"),
    "situatie": ("handboek", "situaties", 0),
    "begrip": ("begrippen", "voorbeeld"),
    "tegenstrijdigheid": ("tegenstrijdigheden", "voorbeeld", "C99"),
    "openstaand": ("openstaand", "O99"),
    "dekking": ("dekking", "000", 0),
    "feit": ("feiten", "voorbeeld"),
    "afgeleid": ("afgeleid", "voorbeeld"),
    "voorwaarde": ("voorwaarden", "voorbeeld"),
    "voorwaardevorm": ("voorwaarden", "voorbeeld", "vormen", 0),
    "vragenlijst": ("vragen",),
    "scherm": ("vragen", "schermen", 0),
    "vraag": ("vragen", "vragen", 0),
    "optie": ("vragen", "vragen", 0, "opties", 0),
    "melding": ("meldingen", "voorbeeld"),
    "passend": ("meldingen", "voorbeeld", "noemt", 0),
    "tegenspraak": ("tegenspraken", "voorbeeld"),
    "plicht": ("plichten", "voorbeeld"),
    "zinnen": ("zinnen",),
    "termijnzinnen": ("zinnen", "termijn"),
    "haastzinnen": ("zinnen", "doe_nu"),
    "agendazinnen": ("zinnen", "agenda"),
    "kopzinnen": ("zinnen", "kop"),
    "berichtzinnen": ("zinnen", "bericht"),
    "lezingzinnen": ("zinnen", "lezing"),
    "tegenspraakzinnen": ("zinnen", "tegenspraak"),
    "linkzinnen": ("zinnen", "oude_link"),
    "wetboek": ("wetten",),
    "wet": ("wetten", "wetten", "M9"),
    "wetpunt": ("wetten", "wetten", "M9", "punten", 0),
    "wetuitzondering": ("wetten", "wetten", "M9", "uitzonderingen", 0),
    "handboek": ("handboek",),
    "veldsoort": ("velden", "voorbeeld"),
    "veld": ("velden", "voorbeeld", "velden", "voorbeeld"),
}
MEESTAL = {"link": (("url", "jaar"), "ontbreekt"), "termijn": (("week",), "dag")}  # velden die horen zonder dit veld


@per_dataset
def kennis() -> Kennis:
    """Alle namen van de echte dataset, zodat de voorbeelden naar echte dingen verwijzen."""
    return controle_kennis.maak(gelezen(WORTEL / "data").ruw, velden.alle())


def lees(stuk: str) -> dict[str, Any]:
    """Een stukje YAML als tabel, gelezen zoals de dataset; een stukje zonder velden is leeg."""
    inhoud = Regels().lees_tekst(stuk, "voorbeeld", ())
    return inhoud if isinstance(inhoud, dict) else {}


def basis(soort: Soort, zonder: set[str]) -> dict[str, Any]:
    """Het kleinste goede record van een soort, uit de goede voorbeelden van de verplichte velden."""
    meestal, behalve = MEESTAL.get(soort.naam, ((), ""))
    nodig = [*soort.verplicht(), *(meestal if behalve not in zonder else ())]
    record: dict[str, Any] = {}
    for naam in nodig:
        if naam not in zonder:
            record.update(lees(soort.velden[naam].goed))
    return record


def meldingen(soort: Soort, veld: Veld, stuk: str) -> list[str]:
    """Wat de controle zegt als dit stukje in een verder goed record staat."""
    if soort.naam not in PLEK:
        return []
    eigen = lees(stuk)
    record = basis(soort, {veld.naam, *eigen}) | eigen
    pad = PLEK[soort.naam]
    gevonden = list(controle_vorm.keur(kennis(), Vorm("blok", (soort.naam,)), record, pad))
    klein = replace(kennis(), ruw=_nest(pad, record), onleesbaar=True)
    alle = [m for familie in (controle_samenhang, controle_regels, controle_wetten) for m in familie.keur(klein)]
    gevonden += [m for m in (*alle, *controle_geldigheid.keur(klein, klein.ruw)) if m.pad[: len(pad)] == pad]
    return list(dict.fromkeys(m.tekst if m.tekst[-1] in ".?!" else f"{m.tekst}." for m in gevonden))


def _nest(pad: Pad, record: dict[str, Any]) -> dict[str, Any]:
    """Een dataset met alleen dit record, op zijn plek."""
    knoop: Any = record
    for deel in reversed(pad):
        knoop = [knoop] if isinstance(deel, int) else {deel: knoop}
    uit: dict[str, Any] = knoop
    if pad[:2] == TAFEL and len(pad) > len(TAFEL):
        uit["tafels"]["voorbeeld"]["code"] = "voorbeeld"
    return uit
