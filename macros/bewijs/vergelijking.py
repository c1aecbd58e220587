"""Twee kanten van een wet naast elkaar in één gebied: waar zij breekt, en hoe één paar casussen in woorden luidt."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.diagram import vereenvoudig
from macros.bewijs import wetwoorden
from macros.bewijs.gebied import Gebied
from macros.bewijs.gevolgen import Vast
from macros.bewijs.wetboek import Blad

GOED = False  # het blad waar de wet niet breekt
Paar = tuple[frozenset[Blad], Blad]  # wat er aan de ene kant kan, en wat er aan de andere kant uitkomt


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """`fout` heeft bladen GOED of een Paar; `kan` is waar als beide kanten kunnen voorkomen.

    `feiten`: waarin de kanten verschillen. `kanten`: wat er aan elke kant vastligt. `zinnen`: hoe elke kant heet.
    `bron`: het antwoord waar het om gaat, of niets.
    """

    g: Gebied
    fout: int
    kan: int
    feiten: frozenset[str]
    kanten: tuple[Vast, Vast]
    zinnen: tuple[str, str]
    bron: str = ""

    def sleutel(self, paar: Paar) -> str:
        """Van welke naar welke uitkomst, gelijk voor alle casussen die daarin gelijk zijn."""
        van, naar = paar
        return f"{self.bron or '|'.join(sorted(map(_kort, van)))}/{_kort(naar)}"

    def zin(self, fout: int, paar: Paar, punt: Sequence[int]) -> str:
        """Het paar casussen: wat zij delen, en wat elk krijgt. `fout` is waar in de klasse van dit punt."""
        delen = wetwoorden.gedeeld(self.g, vereenvoudig(self.g.b.d, fout, self.kan), punt)
        van = " of ".join(sorted(wetwoorden.uitkomst(self.g, blad) for blad in paar[0]))
        naar = wetwoorden.uitkomst(self.g, paar[1])
        return f"{self.g.naam}: {delen}. Met {self.zinnen[0]}: {van}. Met {self.zinnen[1]}: {naar}."


def _kort(blad: Blad) -> str:
    return blad[0] + ("+eerst" if len(blad) > 1 else "")
