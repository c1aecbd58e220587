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
from macros.dataset.controle import met_punt
from macros.dataset.controle_kennis import Kennis
from macros.dataset.laden import gelezen
from macros.dataset.lezen import Regels
from macros.dataset.velden import Soort, Veld, Vorm

TAFEL: Pad = ("tafels", "voorbeeld")
NUMMERS = {"botsing": "C99", "openvraag": "O99"}  # hoe een record heet dat een nummer heeft
MEESTAL = {"link": (("url", "jaar"), "ontbreekt"), "termijn": (("week",), "dag")}  # velden die horen zonder dit veld


@per_dataset
def plekken() -> dict[str, Pad]:
    """Waar een record van elke soort staat: de eerste plek waar de velden van de dataset erop uitkomen."""
    uit: dict[str, Pad] = {}
    _zoek(Vorm("blok", ("dataset",)), (), uit)
    return uit


def _zoek(vorm: Vorm, pad: Pad, uit: dict[str, Pad]) -> None:
    if vorm.soort != "blok":
        sleutel = NUMMERS.get(vorm.woorden[0], "voorbeeld") if vorm.soort == "per" else 0
        binnen = (*pad, sleutel) if vorm.soort in ("per", "lijst") else pad
        for deel in vorm.delen:
            _zoek(deel, binnen, uit)
    elif vorm.woorden[0] not in uit:
        uit[vorm.woorden[0]] = pad
        for naam, veld in velden.alle()[vorm.woorden[0]].velden.items():
            _zoek(veld.vorm, (*pad, naam), uit)


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
    pad = plekken()[soort.naam]
    if not pad:  # de dataset zelf is geen record
        return []
    eigen = lees(stuk)
    record = basis(soort, {veld.naam, *eigen}) | eigen
    gevonden = list(controle_vorm.keur(kennis(), Vorm("blok", (soort.naam,)), record, pad))
    klein = replace(kennis(), ruw=_nest(pad, record), onleesbaar=True)
    alle = [m for familie in (controle_samenhang, controle_regels, controle_wetten) for m in familie.keur(klein)]
    gevonden += [m for m in (*alle, *controle_geldigheid.keur(klein, klein.ruw)) if m.pad[: len(pad)] == pad]
    return list(dict.fromkeys(met_punt(m.tekst) for m in gevonden))


def _nest(pad: Pad, record: dict[str, Any]) -> dict[str, Any]:
    """Een dataset met alleen dit record, op zijn plek."""
    knoop: Any = record
    for deel in reversed(pad):
        knoop = [knoop] if isinstance(deel, int) else {deel: knoop}
    uit: dict[str, Any] = knoop
    if pad[:2] == TAFEL and len(pad) > len(TAFEL):
        uit["tafels"]["voorbeeld"]["code"] = "voorbeeld"
    return uit
