"""Is elk bestand met casussen te lezen, en heeft elke casus wat erbij hoort? Of de uitkomst klopt, ziet het bewijs."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from finder.melding import Melding
from macros.basis import plekken
from macros.dataset import controle_kennis, controle_vorm, velden
from macros.dataset.controle import zinnen
from macros.dataset.lezen import Regels
from macros.dataset.velden import Soort, Veld, Vorm, lees_vorm

ALTIJD = {"id", "title", "sector", "gemeente", "situation", "facts", "expected"}
ALTIJD |= {
    "uitkomst",
    "primair",
    "eerst",
    "parallel",
    "termijn_weken",
    "termijn_status",
    "zekerheid",
    "meta",
    "casussen",
}
VORMEN = {
    "casus": {
        "id": "optie",
        "title": "naam",
        "sector": "id sector",
        "gemeente": "id gemeentecode",
        "vandaag": "datum",
        "situation": "naam",
        "facts": "blok feiten",
        "expected": "blok verwacht",
        "let_op": "lijst id melding",
    },
    "verwacht": {
        **dict.fromkeys(("uitkomst", "primair", "doel", "eerst", "parallel", "termijn_weken"), "vrij"),
        **dict.fromkeys(("termijn_status", "zekerheid"), "vrij"),
        "termijn_datum": "datum",
        "toelichting": "naam",
    },
    "bestand": {"casussen": "lijst blok casus"},
    "standaard": {"meta": "vrij"},
}
STANDAARD = "standaard"


def keur(map_: Path, ruw: dict[str, Any]) -> list[str]:
    """Alle fouten, gesorteerd op bestand en regel. `ruw` is de dataset zonder fouten."""
    regels = Regels()
    bestanden = {
        p.stem: regels.lees(p, plekken.in_project(plekken.CASUSSEN / p.name), (p.stem,))
        for p in sorted(map_.glob("*.yaml"))
    }
    stuk = {m.pad[0] for m in regels.meldingen if bestanden[str(m.pad[0])] == {}}
    kennis = controle_kennis.maak(ruw, {**velden.alle(), **_soorten(ruw)})
    kennis.namen["melding"] = list(ruw["meldingen"])
    meldingen = [*regels.meldingen, *_dubbel(bestanden)]
    for naam, inhoud in bestanden.items():
        soort = Vorm("blok", (STANDAARD if naam == STANDAARD else "bestand",))
        meldingen += () if naam in stuk else controle_vorm.keur(kennis, soort, inhoud, (naam,))
    return zinnen(regels, meldingen)


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
    gezien: dict[str, str] = {}
    for naam, inhoud in bestanden.items():
        gevallen = inhoud.get("casussen") if isinstance(inhoud, dict) else None
        for nr, casus in enumerate(gevallen if isinstance(gevallen, list) else []):
            id_ = casus.get("id") if isinstance(casus, dict) else None
            if id_ in gezien:
                yield Melding((naam, "casussen", nr, "id"), f"het id '{id_}' staat al in {gezien[id_]}.yaml")
            gezien.setdefault(str(id_), naam)
