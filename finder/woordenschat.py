"""Van de feiten in de dataset naar atomen: welke variabelen zijn er, in welke volgorde, met welke klassen.

De volgorde van de atomen is de volgorde van de vragen; daaruit volgt de volgorde van het gesprek.
"""

from collections.abc import Iterator
from typing import Any

from finder.model import MAAT, MET_REGEL, Atoom

DAGEN = MAAT["week"]
GETALLEN = ("weken", "getal", "jaar")
REGELDELEN = ("afgeleid", "voorwaarden", *MET_REGEL)
TEKSTDELEN = ("meldingen", "plichten", "tegenspraken", "gemeenten")


def rijen(ruw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Elke `als` die ergens in de dataset staat: in de regels, en waar zij een tekst kiest."""
    return als_in([ruw.get(deel, {}) for deel in (*REGELDELEN, *TEKSTDELEN)])


def tekstrijen(ruw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Elke `als` die alleen een tekst kiest: bij meldingen, plichten, voorwaarden, papieren, ingangen en opdrachten."""
    yield from als_in([ruw.get(deel, {}) for deel in TEKSTDELEN])
    yield from als_in([eis.get("vormen", []) for eis in ruw["voorwaarden"].values()])
    for groep in MET_REGEL:
        for onderwerp in ruw.get(groep, {}).values():
            yield from als_in([waarde for veld, waarde in onderwerp.items() if veld != "regel"])


def als_in(deel: Any) -> Iterator[dict[str, Any]]:
    """Elke `als` ergens in dit deel van de dataset."""
    if isinstance(deel, list):
        for stuk in deel:
            yield from als_in(stuk)
    elif isinstance(deel, dict):
        if isinstance(deel.get("als"), dict):
            yield deel["als"]
        yield from als_in(list(deel.values()))


def onderwerpregels(ruw: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """De `regel` van elk onderwerp dat er een heeft, per id."""
    return {id_: o["regel"] for g in MET_REGEL for id_, o in ruw.get(g, {}).items() if "regel" in o}


def gemeentecodes(ruw: dict[str, Any]) -> tuple[str, ...]:
    """De codes van de gemeenten: eerst die van het gebied, op naam, dan `anders`."""
    gemeenten = sorted(ruw["gemeenten"].values(), key=lambda g: ("buiten_gebied" in g, g["naam"]))
    return tuple(g["code"] for g in gemeenten)


def _getallen(ruw: dict[str, Any]) -> dict[str, set[int]]:
    """Per getal waar een rij naar vraagt: elk aantal dat erbij staat, in weken of stuks."""
    uit: dict[str, set[int]] = {feit: set() for feit, f in ruw["feiten"].items() if f["soort"] in GETALLEN}
    for als in rijen(ruw):
        for feit in als.keys() & uit.keys():
            uit[feit] |= {int(n) for n in als[feit].values()}
    return uit


def _grenzen(ruw: dict[str, Any], feit: str, getallen: set[int]) -> tuple[int | None, ...]:
    """De klassegrenzen van een getal, uit de rijen en (voor de klok van de termijnen) uit de termijnen.

    Een aantal weken kan ontbreken (None): dan is er geen datum. Een ander getal niet.
    """
    maat = DAGEN if ruw["feiten"][feit]["soort"] == "weken" else 1
    uit = {0, *(n * maat for n in getallen)}
    if ruw["feiten"][feit].get("rol") == "termijnen":
        for regel in onderwerpregels(ruw).values():
            uit |= _termijngrenzen(regel.get("termijn"))
    return (*((None,) if maat == DAGEN else ()), *sorted(uit))


def _termijngrenzen(termijn: dict[str, Any] | None) -> set[int]:
    if not termijn:
        return set()
    eenheid, maat = next((eenheid, maat) for eenheid, maat in MAAT.items() if eenheid in termijn)
    uit = {termijn[eenheid] * maat, termijn[eenheid] * maat + 1}
    if "vanaf" in termijn:
        uit.add(termijn["vanaf"] * maat)
    if "eerder_mag" in termijn:
        mag = termijn["eerder_mag"]
        uit |= {mag["vanaf"] * maat, (mag["tot_en_met"] + 1) * maat}
    return uit


def atomen(ruw: dict[str, Any]) -> tuple[Atoom, ...]:
    """Alle atomen, in de volgorde van de vragen; feiten zonder vraag komen achteraan."""
    gevraagd = [feit for vraag in ruw["vragen"]["vragen"] for feit in vraag["feiten"]]
    volgorde, getallen = dict.fromkeys([*gevraagd, *ruw["feiten"]]), _getallen(ruw)
    return tuple(atoom for feit in volgorde for atoom in _atomen_van(ruw, feit, getallen))


def _atomen_van(ruw: dict[str, Any], feit: str, getallen: dict[str, set[int]]) -> Iterator[Atoom]:
    gegeven = ruw["feiten"][feit]
    soort = gegeven["soort"]
    if soort == "meerkeuze":
        yield from (Atoom(f"{feit}={optie}", feit, ("ja", "nee")) for optie in gegeven["waarden"])
    elif soort in GETALLEN:
        delen = _grenzen(ruw, feit, getallen[feit])
        yield Atoom(feit, feit, tuple(str(n) for n in range(len(delen))), delen)
    elif soort == "ja_nee":
        yield Atoom(feit, feit, ("ja", "nee"))
    elif soort in ("gemeente", "schoolgemeente"):
        zelfde = ("zelfde",) if soort == "schoolgemeente" else ()
        yield Atoom(feit, feit, (*zelfde, *gemeentecodes(ruw)))
    else:
        yield Atoom(feit, feit, tuple(gegeven["waarden"]))


def klasse(atoom: Atoom, aantal: int | None) -> int:
    """De klasse waarin een aantal valt (dagen bij weken)."""
    if aantal is None:
        return atoom.grenzen.index(None)
    return max(nr for nr, grens in enumerate(atoom.grenzen) if grens is not None and grens <= aantal)
