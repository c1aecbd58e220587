"""Kloppen de wetten met de feiten? Elke reeks noemt echte waarden, en geen uitzondering geldt altijd."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from finder.melding import Melding, Pad
from finder.woordenschat import GETALLEN
from macros.dataset.controle_als import soort_van, vreemd, waarden_van
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_regels import ladders
from macros.dataset.knoop import dubbel, langs, lijst, tabel, tabellen_in

GRENZEN = ("feit", "als", "van", "naar")  # waarmee een uitzondering zegt wanneer zij geldt


def keur(kennis: Kennis) -> Iterator[Melding]:
    wetboek = kennis.deel("wetten")
    yield from _treden(tabel(wetboek.get("treden")))
    yield from _zonder_trede(kennis, tabel(wetboek.get("treden")))
    for id_, wet in tabel(wetboek.get("wetten")).items():
        pad = ("wetten", "wetten", id_)
        if isinstance(wet, dict):
            yield from _wet(pad, wet)
            for nr, punt in tabellen_in(wet.get("punten")):
                yield from _reeks(kennis, (*pad, "punten", nr), punt)


def _treden(treden: dict[str, Any]) -> Iterator[Melding]:
    """Een uitkomst op twee treden weegt niet vast."""
    for sector, rij in treden.items():
        namen = langs(rij, ("wetten", "treden", sector))
        for pad, id_, _ in dubbel((pad, id_) for pad, id_ in namen if isinstance(id_, str)):
            yield Melding(pad, f"'{id_}' staat al op een andere trede")


def _zonder_trede(kennis: Kennis, treden: dict[str, Any]) -> Iterator[Melding]:
    """Een stap van de ladder zonder trede is niet te vergelijken; de treden lopen zoals de ladder."""
    for sector, stappen in ladders(kennis.ruw).items():
        hoog = {str(id_): nr for nr, trede in enumerate(lijst(treden.get(sector))) for id_ in lijst(trede)}
        for pad, _ in stappen:
            if hoog and pad[1] not in hoog:
                zin = f"de stap '{pad[1]}' staat op geen trede; zet haar na de stap ervoor"
                yield Melding(("wetten", "treden", sector), zin)
        for onder, boven in pairwise(str(pad[1]) for pad, _ in stappen if pad[1] in hoog):
            if hoog[boven] < hoog[onder]:
                zin = f"'{boven}' is op de ladder een latere stap dan '{onder}', maar staat op een lagere trede"
                yield Melding(("wetten", "treden", sector, hoog[boven]), f"{zin}; verander de een of de ander")


def _wet(pad: Pad, wet: dict[str, Any]) -> Iterator[Melding]:
    gesprek = wet.get("eis") == "niets_erbij"
    if gesprek and "punten" in wet:
        yield Melding((*pad, "punten"), "een wet over het gesprek heeft geen punten; haal ze weg")
    if not gesprek and "punten" not in wet:
        yield Melding(pad, "een wet over twee casussen mist 'punten'")
    for nr, vrij in tabellen_in(wet.get("uitzonderingen")):
        if not any(grens in vrij for grens in GRENZEN):
            yield Melding((*pad, "uitzonderingen", nr), "deze uitzondering geldt altijd; noem feit, als, van of naar")


def _reeks(kennis: Kennis, pad: Pad, punt: dict[str, Any]) -> Iterator[Melding]:
    feit, reeks = str(punt.get("feit")), punt.get("reeks")
    soort, bekend = soort_van(kennis, feit), waarden_van(kennis, feit)
    if soort in GETALLEN and reeks is not None:
        yield Melding((*pad, "reeks"), f"'{feit}' is een getal en loopt vanzelf op; haal 'reeks' weg")
    elif soort == "keuze" and reeks is None:
        yield Melding(pad, f"bij '{feit}' hoort een reeks van licht naar zwaar")
    elif isinstance(reeks, list) and bekend:
        yield from vreemd(feit, bekend, (((*pad, "reeks", nr), waarde) for nr, waarde in enumerate(reeks)))
