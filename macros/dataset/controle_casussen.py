"""Is elk bestand met casussen te lezen, en heeft elke casus wat erbij hoort? Of de uitkomst klopt, ziet het bewijs."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from finder.melding import Melding
from macros.basis import plekken
from macros.dataset import controle_kennis, controle_vorm, velden
from macros.dataset.controle import zinnen
from macros.dataset.knoop import dubbel, tabel, tabellen_in
from macros.dataset.lezen import Regels
from macros.dataset.velden import Soort, Veld, Vorm, lees_vorm

HERNOEMD = {  # zo heetten de sleutels eerst; de antwoorden van Welke tafel? hadden al de nieuwe namen
    "title": "titel",
    "situation": "situatie",
    "facts": "feiten",
    "expected": "verwacht",
    "primair": "hoofd",
    "parallel": "daarnaast",
    "termijn_weken": "week",
    "termijn_status": "stand",
    "termijn_datum": "datum",
    "standaard_facts": "standaardfeiten",
}
ALTIJD = {"id", "titel", "sector", "gemeente", "situatie", "feiten", "verwacht", "meta", "standaardfeiten", "casussen"}
ALTIJD |= {"uitkomst", "hoofd", "eerst", "daarnaast", "week", "stand", "zekerheid"}
VORMEN = {
    "casus": {
        "id": "optie",
        "titel": "naam",
        "sector": "id sector",
        "gemeente": "id gemeentecode",
        "vandaag": "datum",
        "situatie": "naam",
        "feiten": "blok feiten",
        "verwacht": "blok verwacht",
        "let_op": "lijst id melding",
    },
    "verwacht": {
        **dict.fromkeys(("uitkomst", "hoofd", "doel", "eerst", "daarnaast", "week"), "vrij"),
        **dict.fromkeys(("stand", "zekerheid"), "vrij"),
        "datum": "datum",
        "toelichting": "naam",
    },
    "bestand": {"casussen": "lijst blok casus"},
    "standaard": {"meta": "blok meta"},
    "meta": {"groepen": "vrij", "standaardfeiten": "blok feiten"},
}
STANDAARD = "standaard"
ONGELEZEN = "niemand leest dit bestand; casussen staan in een bestand dat op .yaml eindigt"


def lees(map_: Path) -> tuple[Regels, dict[str, Any]]:
    """Elk bestand met casussen op naam, en waar alles staat. Oude sleutels heten al zoals nu."""
    regels = Regels(HERNOEMD)
    paden = sorted(map_.glob("*.yaml"))
    return regels, {p.stem: regels.lees(p, plekken.in_project(plekken.CASUSSEN / p.name), (p.stem,)) for p in paden}


def oude_namen(map_: Path) -> list[str]:
    """Per oude sleutel één zin, met de eerste plek waar zij staat."""
    eerste = dict(reversed(lees(map_)[0].oude))
    return [f"Let op: {plek}: '{oud}' heet nu '{HERNOEMD[oud]}'. Beide werken." for oud, plek in eerste.items()]


def keur(map_: Path, ruw: dict[str, Any]) -> list[str]:
    """Alle fouten, gesorteerd op bestand en regel. `ruw` is de dataset zonder fouten."""
    regels, bestanden = lees(map_)
    stuk = {m.pad[0] for m in regels.meldingen if bestanden[str(m.pad[0])] == {}}
    kennis = controle_kennis.maak(ruw, {**velden.alle(), **_soorten(ruw)})
    kennis.namen["melding"] = list(ruw["meldingen"])
    meldingen = [*regels.meldingen, *_dubbel(bestanden)]
    if bestanden and STANDAARD not in bestanden:
        zin = "dit bestand ontbreekt; daarin staat wat geldt als een casus een feit niet noemt"
        meldingen.append(Melding((), zin, f"{plekken.in_project(plekken.CASUSSEN / STANDAARD)}.yaml:1"))
    meldingen += (Melding((), ONGELEZEN, f"{plekken.in_project(plekken.CASUSSEN / naam)}:1") for naam in _vreemd(map_))
    for naam, inhoud in bestanden.items():
        soort = Vorm("blok", (STANDAARD if naam == STANDAARD else "bestand",))
        meldingen += () if naam in stuk else controle_vorm.keur(kennis, soort, inhoud, (naam,))
    return zinnen(regels, meldingen)


def _vreemd(map_: Path) -> list[str]:
    """Bestanden die op een andere manier heten; een naam met een punt vooraan is van een editor of het systeem."""
    namen = (pad.name for pad in map_.iterdir() if pad.is_file()) if map_.is_dir() else ()
    return sorted(n for n in namen if not n.startswith(".") and not n.endswith((".yaml", ".md", "~")))


def _soorten(ruw: dict[str, Any]) -> dict[str, Soort]:
    """De vormen van een casus. De feiten heten als in data/feiten.yaml, of als de datum waaruit zij volgen."""
    anders = [feit[veld] for feit in ruw["feiten"].values() for veld in ("datum_sleutel", "groep") if veld in feit]
    feiten = dict.fromkeys([*ruw["feiten"], *anders], "vrij")
    return {
        "feiten": _soort("feiten", feiten, ()),
        **{naam: _soort(naam, deel, ALTIJD) for naam, deel in VORMEN.items()},
    }


def _soort(soort: str, vormen: dict[str, str], altijd: Container[str]) -> Soort:
    return Soort(soort, "", "", {n: Veld(n, "", lees_vorm(vorm), n in altijd, "", "") for n, vorm in vormen.items()})


def _dubbel(bestanden: dict[str, Any]) -> Iterator[Melding]:
    gevallen = ((naam, nr, c) for naam, deel in bestanden.items() for nr, c in tabellen_in(tabel(deel).get("casussen")))
    ids = (((naam, "casussen", nr, "id"), casus["id"]) for naam, nr, casus in gevallen if "id" in casus)
    for pad, id_, eerst in dubbel((pad, id_) for pad, id_ in ids if isinstance(id_, str)):
        yield Melding(pad, f"het id '{id_}' staat al in {eerst[0]}.yaml")
