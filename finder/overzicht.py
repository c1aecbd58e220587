"""De gegeven antwoorden op een rij, in de woorden van de vraag, om te controleren en te wijzigen."""

from typing import Any

from finder.feiten import als_getal
from finder.gesprek import Gesprek, Gids
from finder.kalender import in_woorden, weken_in_woorden
from finder.opties import WEET_NIET, keuzes
from finder.weergave import Weergave, voor
from finder.woordenschat import DAGEN


def overzicht(gids: Gids, gesprek: Gesprek) -> list[dict[str, Any]]:
    """Per beantwoorde vraag: id, tekst, antwoord en scherm (None: bij de uitkomst beantwoord)."""
    weergave = voor(gids.werk, gids.sector(gesprek.stand), gids.waarde(gesprek.stand, "gemeente"))
    gegeven: list[tuple[str | None, str]] = [(scherm, id_) for scherm, vragen in gesprek.gezien for id_ in vragen]
    gegeven += [(None, id_) for id_ in gesprek.bij_de_uitkomst]
    return [
        {
            "vraag": id_,
            "tekst": weergave.per_sector(gids.vragen[id_]["vraag"]),
            "antwoord": label(gids, gesprek, id_, weergave),
            "scherm": scherm,
        }
        for scherm, id_ in gegeven
    ]


def label(gids: Gids, gesprek: Gesprek, id_: str, weergave: Weergave) -> str:
    """Het gegeven antwoord zoals het op het scherm stond."""
    vraag, antwoord = gids.vragen[id_], gesprek.antwoorden[id_]
    if antwoord == WEET_NIET:
        return "Weet ik niet"
    if vraag["soort"] == "datum" and vraag["feit"] in gesprek.stand.datums:
        return in_woorden(gesprek.stand.datums[vraag["feit"]])
    if vraag["soort"] == "datum" and isinstance(als_getal(antwoord), int):
        return weken_in_woorden(als_getal(antwoord) * DAGEN)
    labels = {optie["id"]: weergave.per_sector(optie["label"]) for optie in keuzes(gids.werk, vraag, weergave)}
    gekozen = antwoord if isinstance(antwoord, list) else [antwoord]
    return "; ".join(labels.get(str(keuze), str(keuze)) for keuze in gekozen) or str(vraag.get("geen", ""))
