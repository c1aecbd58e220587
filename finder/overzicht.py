"""De gegeven antwoorden op een rij, in de woorden van de vraag, om te controleren en te wijzigen."""

from typing import Any

from finder.gesprek import Gesprek, Gids
from finder.kalender import in_woorden
from finder.opties import WEET_NIET, keuzes
from finder.weergave import Weergave, voor


def overzicht(gids: Gids, gesprek: Gesprek) -> list[dict[str, Any]]:
    """Per beantwoorde vraag: id, tekst, antwoord en scherm."""
    weergave = voor(gids.werk, gids.sector(gesprek.stand), None)
    uit = []
    for scherm, vragen in gesprek.gezien:
        for id_ in vragen:
            tekst = weergave.per_sector(gids.vragen[id_]["vraag"])
            uit.append(
                {"vraag": id_, "tekst": tekst, "antwoord": label(gids, gesprek, id_, weergave), "scherm": scherm}
            )
    return uit


def label(gids: Gids, gesprek: Gesprek, id_: str, weergave: Weergave) -> str:
    """Het gegeven antwoord zoals het op het scherm stond."""
    vraag, antwoord = gids.vragen[id_], gesprek.antwoorden[id_]
    if antwoord == WEET_NIET:
        return "Weet ik niet"
    if vraag["soort"] == "datum" and vraag["feit"] in gesprek.stand.datums:
        return in_woorden(gesprek.stand.datums[vraag["feit"]])
    labels = {optie["id"]: weergave.per_sector(optie["label"]) for optie in keuzes(gids.werk, vraag)}
    gekozen = antwoord if isinstance(antwoord, list) else [antwoord]
    return "; ".join(labels.get(str(keuze), str(keuze)) for keuze in gekozen) or str(vraag.get("geen", ""))
