"""Wat het bewijs kan vinden. Een gat, een botsing, een onbereikbare uitkomst of een gebroken wet is altijd fout."""

from dataclasses import dataclass
from typing import Any

FOUT = frozenset({"gat", "botsing", "onbereikbaar", "wet"})
SOORTEN = {
    "gat": "Geen enkele regel past",
    "botsing": "Twee uitkomsten tegelijk",
    "onbereikbaar": "Uitkomst die nooit voorkomt",
    "wet": "Wet die breekt",
    "rij-zonder-werking": "Rij die nooit iets beslist",
    "voorwaarde-zonder-werking": "Voorwaarde die nooit iets tegenhoudt",
    "vraag-zonder-invloed": "Vraag zonder invloed",
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

    @property
    def fout(self) -> bool:
        return self.soort in FOUT


@dataclass(frozen=True, slots=True)
class Weging:
    """Een bevinding met de reden waarom zij mag blijven, of zonder."""

    bevinding: Bevinding
    reden: str

    @property
    def open(self) -> bool:
        return self.bevinding.fout or not self.reden


def weeg(bevindingen: list[Bevinding], aanvaard: dict[str, Any]) -> tuple[list[Weging], list[str]]:
    """De bevindingen met hun reden, en de aanvaarde sleutels die nergens meer op slaan."""
    uit = [Weging(b, next((str(aanvaard[naam]) for naam in b.namen if naam in aanvaard), "")) for b in bevindingen]
    gevonden = {naam for b in bevindingen for naam in b.namen}
    return uit, [sleutel for sleutel in aanvaard if sleutel not in gevonden]
