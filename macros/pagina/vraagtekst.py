"""De vragen van `data/vragen.yaml` in woorden, per scherm: wat er staat, zonder volgorde of regels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finder.feiten import leeg, zet
from finder.gesprek import scherm_van
from finder.opties import WEET_NIET, keuzes, niet_hier
from macros.pagina.boek import Boek

_LEEG = {
    "datum": "Vul een datum of een aantal weken in, of kies een van de andere antwoorden.",
    "getal": "Vul een aantal in, of kies 'Weet ik niet'.",
    "meerkeuze": "Kies één of meer antwoorden.",
}
FOUTEN = {
    "datum": {
        "deel": "Vul een dag, een maand en een jaar in, in cijfers.",
        "bestaat-niet": "Deze datum bestaat niet.",
        "getal": "Vul een heel aantal weken in, bijvoorbeeld 9.",
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
    weet_niet: dict[str, Any]
    fout: str
    fouten: dict[str, Any]

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
    ruw = boek.dataset["vragen"]
    uit = []
    for scherm in ruw["schermen"]:
        hier = (v for v in ruw["vragen"] if scherm["id"] in {scherm_van(v, sector) for sector in boek.sectoren})
        vragen = tuple(_vraag(boek, v) for v in hier)
        uit.append(Scherm(scherm["id"], scherm["titel"], vragen))
    return uit


def _vraag(boek: Boek, v: dict[str, Any]) -> Vraag:
    weet_niet = {"label": "Weet ik niet", "wat_te_doen": v["weet_niet"]} if v.get("weet_niet") else {}
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
        FOUTEN.get(soort, {}),
    )


def _opties(boek: Boek, v: dict[str, Any]) -> Iterator[Optie]:
    """De antwoorden zoals Welke tafel? ze geeft, elk met waar het bestaat; "weet ik niet" staat apart."""
    los = v["soort"] in ("datum", "getal")
    for optie in keuzes(boek.werk, v):
        if optie["id"] != WEET_NIET:
            naar = tuple(_bij(boek, v, optie["id"]))
            yield Optie(optie["id"], optie["label"], naar, alleen=los or optie["id"] == "geen")


def _bij(boek: Boek, v: dict[str, Any], optie: str) -> Iterator[tuple[str, str]]:
    """Bij welke sector en gemeenten een antwoord bestaat; niets als het overal bestaat."""
    eigen: dict[str, Any] = next((o for o in v.get("opties", []) if o["id"] == optie), {})
    yield from ((soort, " ".join(eigen[soort])) for soort in ("sector", "gemeente") if soort in eigen)
    if v["soort"] != "meerkeuze":
        return
    codes = [str(g["code"]) for g in boek.gemeenten.values()]
    paren = [(s, c) for s in boek.sectoren for c in codes if (v["feit"], optie) not in _nergens(boek, s, c)]
    for soort, nr, alle in (("sector", 0, list(boek.sectoren)), ("gemeente", 1, codes)):
        hier = [naam for naam in alle if any(paar[nr] == naam for paar in paren)]
        if len(hier) < len(alle):
            yield soort, " ".join(hier)


def _nergens(boek: Boek, sector: str, code: str) -> list[tuple[str, str]]:
    """De vinkjes die er in deze sector en gemeente niet zijn."""
    stand = leeg(boek.werk, None)
    zet(boek.werk, stand, "sector", sector)
    zet(boek.werk, stand, "gemeente", code)
    return niet_hier(boek.werk, stand)
