"""Past een samengestelde vraag bij haar losse vragen? Elk antwoord zegt iets wat daar te kiezen is."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from finder.model import MET_REGEL
from macros.dataset.controle_als import soort_van, waarden_van
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_regels import ladders
from macros.dataset.knoop import lijst, tabel, tabellen_in
from macros.dataset.samengesteld import label

ALLEEN_SAMEN = ("per_optie", "zegt_erbij")
ALLEEN_LOS = ("feiten", "geen", "labels", "alleen", "bij_uit", "weglaten")
UIT = {"gemeenten": ("gemeente", "schoolgemeente"), "ladder": ("meerkeuze",)}


def keur_los(pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    """Wat alleen bij een vraag met `opent` hoort."""
    plekken: list[Pad] = [(veld,) for veld in ALLEEN_SAMEN if veld in vraag]
    plekken += [("opties", nr, "zegt") for nr, optie in tabellen_in(vraag.get("opties")) if "zegt" in optie]
    plekken += [("opties_uit",)] if vraag.get("opties_uit") == "ladder" else []
    for plek in plekken:
        yield Melding((*pad, *plek), f"'{plek[-1]}' kan hier niet; dat hoort bij een vraag met 'opent'")


def keur(kennis: Kennis, pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    """Alles wat aan een vraag met `opent` niet klopt."""
    for veld in ALLEEN_LOS:
        if veld in vraag:
            yield Melding((*pad, veld), f"een vraag met 'opent' heeft geen '{veld}'")
    if vraag.get("soort") != "keuze":
        yield Melding((*pad, "soort"), "een vraag met 'opent' is van soort keuze")
    if "weet_niet" not in vraag:
        yield Melding(pad, "een vraag met 'opent' mist 'weet_niet'; zonder dat komen de losse vragen nooit")
    los = _losse(kennis, vraag)
    if los:
        yield from _later(kennis, pad, vraag, los)
        yield from _opties_uit(kennis, pad, vraag, los)
        yield from _opties(pad, vraag, los)


def _later(kennis: Kennis, pad: Pad, vraag: dict[str, Any], los: dict[str, Any]) -> Iterator[Melding]:
    """Een losse vraag opent zelf niets, en komt na de vraag die haar beantwoordt."""
    volgorde = [v.get("id") for v in kennis.deel("vragen")["vragen"] if isinstance(v, dict)]
    for nr, id_ in enumerate(vraag["opent"]):
        if "opent" in los[id_]:
            yield Melding((*pad, "opent", nr), f"'{id_}' opent zelf vragen; noem die losse vragen hier")
        elif volgorde.index(id_) < volgorde.index(vraag.get("id")):
            yield Melding((*pad, "opent", nr), f"'{id_}' staat vóór deze vraag; zet een losse vraag erna")


def _opties_uit(kennis: Kennis, pad: Pad, vraag: dict[str, Any], los: dict[str, Any]) -> Iterator[Melding]:
    """Antwoorden uit de gemeenten of de ladder vullen een feit van een losse vraag."""
    if vraag.get("opties_uit") not in UIT:
        return
    if not {"feit", *ALLEEN_SAMEN} <= set(vraag):
        yield Melding(pad, "een vraag met 'opent' en 'opties_uit' mist 'feit', 'per_optie' of 'zegt_erbij'")
        return
    feit, soort = str(vraag["feit"]), soort_van(kennis, str(vraag["feit"]))
    feiten = [str(losse.get("feit")) for losse in los.values() if "feit" in losse]
    if soort not in UIT[vraag["opties_uit"]] or feit not in feiten:
        zin = f"'{feit}' past niet bij 'opties_uit: {vraag['opties_uit']}'"
        yield Melding((*pad, "feit"), f"{zin}; noem het feit van een losse vraag met die antwoorden")
    elif soort == "meerkeuze":
        yield from _stappen(kennis, feit)


def _stappen(kennis: Kennis, feit: str) -> Iterator[Melding]:
    """De waarden van dit feit zijn de codes van tafels, en elke stap van de ladder is erbij."""
    for stap, _ in (stap for stappen in ladders(kennis.ruw).values() for stap in stappen):
        code = kennis.deel(str(stap[0]))[str(stap[1])].get("code")
        if code not in waarden_van(kennis, feit):
            zin = f"niemand kan zeggen dat '{code}' is gezet"
            yield Melding((*stap, "ladder"), f"{zin}; zet '{code}' bij de waarden van '{feit}' in data/feiten.yaml")
    codes = {onderwerp.get("code") for _, _, onderwerp in kennis.records(*MET_REGEL)}
    for waarde in waarden_van(kennis, feit):
        if waarde not in codes:
            zin = f"geen tafel heeft de code '{waarde}'; haal deze waarde van '{feit}' weg, ook waar een rij haar noemt"
            yield Melding(("feiten", feit, "waarden", waarde), zin)


def _opties(pad: Pad, vraag: dict[str, Any], los: dict[str, Any]) -> Iterator[Melding]:
    yield from _zegt(los, vraag.get("zegt_erbij", {}), (*pad, "zegt_erbij"))
    for nr, optie in enumerate(lijst(vraag.get("opties"))):
        eigen = tabel(optie)
        if "zegt" not in eigen:
            yield Melding((*pad, "opties", nr), f"het antwoord '{eigen.get('id')}' mist 'zegt'")
        if "label" not in eigen and not _woorden(los, eigen.get("zegt", {})):
            yield Melding((*pad, "opties", nr), f"het antwoord '{eigen.get('id')}' mist 'label'")
        if "zet" in eigen:
            yield Melding((*pad, "opties", nr, "zet"), "een vraag met 'opent' gebruikt 'zegt' in plaats van 'zet'")
        yield from _zegt(los, eigen.get("zegt", {}), (*pad, "opties", nr, "zegt"))


def _woorden(los: dict[str, Any], zegt: Any) -> bool:
    """Of een los antwoord woorden geeft voor dit antwoord; wat niet bestaat is al gemeld."""
    return label(los, {id_: a for id_, a in tabel(zegt).items() if id_ in los}) is not None


def _losse(kennis: Kennis, vraag: dict[str, Any]) -> dict[str, Any]:
    """De losse vragen op naam; leeg als een ervan niet bestaat, want dat is al gemeld."""
    bekend = {v.get("id"): v for _, v in tabellen_in(kennis.deel("vragen").get("vragen"))}
    opent = lijst(vraag["opent"])
    return {id_: bekend[id_] for id_ in opent} if all(id_ in bekend for id_ in opent) else {}


def _zegt(los: dict[str, Any], zegt: Any, pad: Pad) -> Iterator[Melding]:
    for id_, antwoord in tabel(zegt).items():
        if id_ not in los:
            yield Melding((*pad, id_), f"'{id_}' staat niet bij 'opent'.{bedoelde_u(id_, los)}")
            continue
        bekend = _antwoorden(los[id_])
        for deel in antwoord if isinstance(antwoord, list) else [antwoord]:
            if bekend and deel not in bekend:
                yield Melding((*pad, id_), f"'{deel}' is geen antwoord op '{id_}'.{bedoelde_u(deel, bekend)}")


def _antwoorden(vraag: dict[str, Any]) -> list[str]:
    """Wat op een losse vraag te antwoorden is; leeg als dat uit de gemeenten komt."""
    uit = [str(optie["id"]) for optie in vraag.get("opties", []) if isinstance(optie, dict) and "id" in optie]
    if vraag.get("opties_uit"):
        return []
    return [*uit, *(["geen"] if "geen" in vraag else []), *(["ja", "nee"] if vraag.get("soort") == "ja_nee" else [])]
