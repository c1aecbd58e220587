"""Wat het bewijs kan vinden in een dataset waar de controle niets op tegen heeft.

Een gat, een uitkomst die nooit voorkomt of een vraag zonder invloed stopt al bij `make check`. Hier staat wat mag
blijven met een reden. Alleen een gebroken wet is altijd fout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finder.regelwerk import laad
from macros.dataset.beeld import Beeld, beeld
from macros.dataset.controle_diagram import gelijke_antwoorden
from macros.dataset.rijen import WEG, Plek, plekken, zet_op

SOORTEN = {
    "wet": "Wet die breekt",
    "rij-zonder-werking": "Rij die nooit iets beslist",
    "antwoord-zonder-verschil": "Antwoorden zonder verschil",
    "lokaal-gelijk": "Plaatselijke waarde die overal hetzelfde is",
}


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Eén bevinding. `sleutel` is vast, zodat de redactie haar in data/bewijs.yaml kan aanvaarden."""

    soort: str
    sleutel: str
    tekst: str
    ook: tuple[str, ...] = ()

    @property
    def namen(self) -> tuple[str, ...]:
        """Onder welke sleutels de redactie deze bevinding kan aanvaarden."""
        return self.ook or (f"{self.soort}/{self.sleutel}",)


def met_reden(bevindingen: list[Bevinding], aanvaard: dict[str, str]) -> tuple[list[dict[str, Any]], list[str]]:
    """De bevindingen als JSON, elk met haar reden als die er is, en de aanvaarde sleutels die nergens meer op slaan."""
    uit = []
    for b in bevindingen:
        reden = next((str(aanvaard[naam]) for naam in b.namen if naam in aanvaard), "")
        open_ = b.soort == "wet" or not reden
        deel = {"soort": b.soort, "sleutel": b.sleutel, "namen": list(b.namen), "tekst": b.tekst}
        uit.append({**deel, "reden": reden, "open": open_})
    gevonden = {naam for b in bevindingen for naam in b.namen}
    return uit, [sleutel for sleutel in aanvaard if sleutel not in gevonden]


def alle(b: Beeld) -> Iterator[Bevinding]:
    """Alle bevindingen, behalve die over wetten."""
    yield from _rijen(b)
    for vraag, een, ander, namen in gelijke_antwoorden(b):
        zin = f"Bij '{vraag}' geven '{een}' en '{ander}' altijd hetzelfde."
        yield Bevinding("antwoord-zonder-verschil", f"{vraag}/{ander}", zin, namen)
    yield from _lokaal(b.werk.ruw)


def _rijen(b: Beeld) -> Iterator[Bevinding]:
    """Rijen die weg kunnen zonder dat er één combinatie anders uitkomt."""
    for plek in plekken(b.werk.ruw):
        if _verandert_niets(b, plek):
            zin = f"De rij '{plek.naam}' beslist nooit iets: zonder deze rij is elke uitkomst gelijk."
            yield Bevinding("rij-zonder-werking", plek.naam, zin)


def _verandert_niets(b: Beeld, plek: Plek) -> bool:
    """Of alles wat een lezer kan zien zonder deze rij gelijk blijft."""
    if "daarnaast" in plek.pad:  # raakt alleen dit onderwerp; het hele beeld opnieuw zou met de dataset mee groeien
        id_, nr = str(plek.pad[1]), plek.pad[-1]
        alle = b.werk.regels[id_].daarnaast
        met, zonder = (b.naast_met(id_, rijen) for rijen in (alle, [r for i, r in enumerate(alle) if i != nr]))
        if met == zonder or met[0] != zonder[0]:
            return met == zonder
    rest = beeld(laad(zet_op(b.werk.ruw, plek.pad, WEG), b.werk.atomen), b.d)
    return all(a == na for a, na in zip(b.zichtbaar(), rest.zichtbaar(), strict=True))


def _lokaal(ruw: dict[str, Any]) -> Iterator[Bevinding]:
    """Velden die een gemeente invult met wat overal geldt, of waarin alle gemeenten hetzelfde zeggen."""
    eigen = {id_: g.get("bij", {}) for id_, g in ruw["gemeenten"].items() if "buiten_gebied" not in g}
    for id_, onderwerp in {**ruw["tafels"], **ruw["routes"]}.items():
        for veld in onderwerp.get("per_gemeente", []):
            gewoon, lokaal = (
                _kaal(onderwerp.get(veld)),
                {g: _kaal(bij.get(id_, {}).get(veld)) for g, bij in eigen.items()},
            )
            gevuld = [w for w in lokaal.values() if w is not None]
            if len(gevuld) == len(eigen) > 1 and all(w == gevuld[0] for w in gevuld):
                zin = f"Bij '{id_}' vullen alle gemeenten '{veld}' met hetzelfde."
                yield Bevinding("lokaal-gelijk", f"{id_}/{veld}", zin)
            for g in (g for g, w in lokaal.items() if gewoon and w == gewoon):
                zin = f"'{g}' vult bij '{id_}' in '{veld}' wat al overal geldt."
                yield Bevinding("lokaal-gelijk", f"{id_}/{veld}/{g}", zin)


def _kaal(lijst: Any) -> list[dict[str, Any]] | None:
    """Alleen wat een lezer ziet; None als er geen lijst staat."""
    if not isinstance(lijst, list):
        return None
    velden = ("tekst", "door", "bij", "hoe", "stuk")
    return [{k: v for k, v in u.items() if k in velden} for u in lijst if isinstance(u, dict)]
