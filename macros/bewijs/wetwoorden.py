"""Twee kanten van een wet naast elkaar in één gebied, en hoe een paar casussen waarbij zij breekt in woorden luidt."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.bomen import ONDERAAN
from finder.diagram import vereenvoudig
from finder.model import Regelwerk, Rij
from finder.zinnen import in_sector, klasse_in_woorden, term_in_woorden
from macros.bewijs.gebied import Gebied
from macros.bewijs.gevolgen import Vast
from macros.bewijs.termen import in_woorden
from macros.bewijs.wetboek import Blad, Uitzondering
from macros.dataset.controle_diagram import situatie

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
        delen = gedeeld(self.g, vereenvoudig(self.g.b.d, fout, self.kan), punt)
        van = " of ".join(sorted(uitkomst(self.g, blad) for blad in paar[0]))
        naar = uitkomst(self.g, paar[1])
        return f"{self.g.naam}: {delen}. Met {self.zinnen[0]}: {van}. Met {self.zinnen[1]}: {naar}."


def _kort(blad: Blad) -> str:
    return blad[0] + ("+eerst" if len(blad) > 1 else "")


def gedeeld(g: Gebied, diagram: int, punt: Sequence[int]) -> str:
    """De feiten die bij dit punt de weg door het diagram bepalen, als zin."""
    d, langs = g.b.d, dict[int, int]()
    while d.knopen[diagram][0] != ONDERAAN:
        niveau, kinderen = d.knopen[diagram]
        langs[niveau], diagram = punt[niveau], kinderen[punt[niveau]]
    return _in_sector(g, "; ".join(filter(None, situatie(g.werk, langs))) or "altijd")


def waarde(g: Gebied, atoom: int, nr: int) -> str:
    """Eén waarde van een atoom, als zinsdeel tussen aanhalingstekens. Weken staan zo nodig in dagen."""
    a = g.werk.atomen[atoom]
    gegeven = g.werk.ruw["feiten"][a.feit]
    telt = a.grenzen and gegeven["soort"] != "weken"
    woorden = klasse_in_woorden(gegeven, a.grenzen[nr]) if telt else in_woorden(g.werk, atoom, [nr])
    return f"'{_in_sector(g, woorden)}'"


def uitkomst(g: Gebied, blad: Blad) -> str:
    """De naam van een uitkomst, met wat eerst moet."""
    sector, eisen = g.sectorcode, [g.werk.ruw["voorwaarden"][code]["naam"] for code in blad[1:]]
    namen = [naam.get(sector, "") if isinstance(naam, dict) else naam for naam in eisen]
    return naam_van(g.werk, blad[0]) + (f" (maar {' en '.join(namen)})" if namen else "")


def naam_van(werk: Regelwerk, id_: str) -> str:
    return str({**werk.ruw["tafels"], **werk.ruw["routes"]}[id_]["naam"])


def vrijstelling(werk: Regelwerk, vrij: Uitzondering) -> str:
    """Wanneer een uitzondering geldt, als zin."""
    delen = [vraag_over(werk, vrij.feit)] if vrij.feit else []
    delen += [_rij(werk, vrij.als)] if vrij.als else []
    for woord, ids in (("van", vrij.van), ("naar", vrij.naar)):
        delen += [f"{woord} {' of '.join(sorted(naam_van(werk, id_) for id_ in ids))}"] if ids else []
    return "; ".join(delen)


def vraag_over(werk: Regelwerk, feit: str, sector: str = "") -> str:
    """De vraag waaruit een feit komt; een feit zonder vraag heet zoals in de dataset."""
    vraag = next((v["vraag"] for v in werk.ruw["vragen"]["vragen"] if feit in v["feiten"]), feit)
    tekst = vraag.get(sector, next(iter(vraag.values()))) if isinstance(vraag, dict) else vraag
    return f"de vraag '{tekst}'"


def _rij(werk: Regelwerk, rij: Rij) -> str:
    return " en ".join(term_in_woorden(werk.ruw, feit, eis) for feit, eis in rij.als.items())


def _in_sector(g: Gebied, tekst: str) -> str:
    return in_sector(g.werk.ruw, tekst, g.sectorcode) if "overleg" in g.werk.ruw.get("zinnen", {}) else tekst
