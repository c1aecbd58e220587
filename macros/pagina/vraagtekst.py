"""De vragen van `data/vragen.yaml` in woorden, per scherm: wat er staat, zonder volgorde of regels."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.pagina.boek import Boek, lijst
from macros.pagina.tekst import hoofdletter

SECTOREN = ("PO", "VO")
WEET_NIET = "Weet ik niet"
_LEEG = {
    "datum": "Vul een datum in, of kies een van de andere antwoorden.",
    "getal": "Vul een aantal in, of kies 'Weet ik niet'.",
    "meerkeuze": "Kies één of meer antwoorden.",
}
_FOUTEN = {
    "datum": {
        "deel": "Vul een dag, een maand en een jaar in, in cijfers.",
        "bestaat-niet": "Deze datum bestaat niet.",
        "toekomst": "Deze datum ligt in de toekomst. Kies vandaag of eerder.",
        "te-vroeg": "Deze datum ligt vóór het jaar 2000. Controleer het jaar.",
    },
    "getal": {"getal": "Vul een heel getal in, bijvoorbeeld 5."},
}
HINTS = {"datum": "Bijvoorbeeld 9 3 2026."}


@dataclass(frozen=True, slots=True)
class Optie:
    """Eén antwoord. `bij`: bestaat alleen bij deze sector of gemeenten; `alleen`: sluit de andere antwoorden uit."""

    id: str
    label: object
    bij: tuple[tuple[str, str], ...] = ()
    alleen: bool = False


@dataclass(frozen=True, slots=True)
class Vraag:
    """Eén vraag zoals zij op het scherm staat."""

    id: str
    soort: str
    vraag: object
    hint: object
    waarom: object
    opties: tuple[Optie, ...]
    weet_niet: dict
    fout: str
    fouten: dict

    @property
    def invoer(self) -> str:
        """Rondje of vinkje. Naast een datum of getal een vinkje, want dat kan weer uit."""
        return "radio" if self.soort in ("keuze", "ja_nee") else "checkbox"


@dataclass(frozen=True, slots=True)
class Scherm:
    """Vragen die samen getoond worden."""

    id: str
    titel: str
    vragen: tuple[Vraag, ...]


def varianten(waarde: object) -> list[tuple[str, str]]:
    """Een tekst als paren (sector, zin); zonder sector geldt de zin voor allebei."""
    if isinstance(waarde, dict):
        return [(str(sector), str(zin)) for sector, zin in waarde.items()]
    return [("", str(waarde))] if waarde else []


def schermen(boek: Boek) -> list[Scherm]:
    """Alle schermen in volgorde."""
    ruw = boek.deel("vragen")
    uit = []
    for scherm in ruw["schermen"]:
        vragen = tuple(_vraag(boek, v) for v in ruw["vragen"] if v["scherm"] == scherm["id"])
        uit.append(Scherm(scherm["id"], scherm["titel"], vragen))
    return uit


def _vraag(boek: Boek, v: dict) -> Vraag:
    weet_niet = {"label": WEET_NIET, "wat_te_doen": v["weet_niet"]} if v.get("weet_niet") else {}
    soort = v["soort"]
    return Vraag(
        v["id"],
        soort,
        v["vraag"],
        v.get("hint") or HINTS.get(soort, ""),
        v.get("waarom", ""),
        tuple(_opties(boek, v)),
        weet_niet,
        _LEEG.get(soort, "Kies een antwoord."),
        _FOUTEN.get(soort, {}),
    )


def _opties(boek: Boek, v: dict) -> Iterator[Optie]:
    if v.get("opties_uit") == "gemeenten" and v["feit"] == "gemeente":
        yield from _gemeenten(boek)
    los = v["soort"] in ("datum", "getal")
    yield from (Optie(str(o["id"]), o["label"], alleen=los) for o in lijst(v.get("opties")))
    if v.get("opties_uit") == "gemeenten" and v["feit"] != "gemeente":
        yield from _gemeenten(boek)
    if v["soort"] == "ja_nee":
        yield from (Optie("ja", "Ja"), Optie("nee", "Nee"))
    if v["soort"] == "meerkeuze":
        yield from _vinkjes(boek, v)


def _gemeenten(boek: Boek) -> Iterator[Optie]:
    yield from (Optie(str(g["code"]), g["naam"]) for g in boek.gemeenten.values())


def _vinkjes(boek: Boek, v: dict) -> Iterator[Optie]:
    """De waarden van een feit als vinkjes, met waar zij bij horen, en 'geen' als laatste."""
    feit = boek.deel("feiten")[v["feit"]]
    labels = {**feit["waarden"], **v.get("labels", {})}
    for waarde, label in labels.items():
        if waarde not in lijst(v.get("weglaten")):
            yield Optie(str(waarde), hoofdletter(str(label)), tuple(_bij(boek, v, str(waarde))))
    if v.get("geen"):
        yield Optie("geen", v["geen"], alleen=True)


def _bij(boek: Boek, v: dict, waarde: str) -> Iterator[tuple[str, str]]:
    """Bij welke sector en gemeenten een vinkje bestaat; niets als het overal bestaat."""
    als = boek.deel("feiten")[v["feit"]].get("alleen_bij", {}).get(waarde, {})
    sectoren = [
        s for s in SECTOREN if s in als.get("sector", SECTOREN) and waarde in v.get("alleen", {}).get(s, [waarde])
    ]
    if len(sectoren) < len(SECTOREN):
        yield "sector", " ".join(sectoren)
    for sleutel, goed in als.items():
        _, punt, kenmerk = sleutel.partition("gemeente.")
        if punt:
            codes = [g["code"] for g in boek.gemeenten.values() if _kenmerk(g, kenmerk) in goed]
            yield "gemeente", " ".join(codes)


def _kenmerk(gemeente: dict, naam: str) -> object:
    return (gemeente.get("kenmerken", {}).get(naam) or {}).get("waarde")
