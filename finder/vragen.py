"""De vragen bij een uitkomst: wat nog te vragen is, en wat beantwoord is, om te controleren en te wijzigen."""

from typing import Any

from finder.feiten import Stand, als_getal
from finder.gesprek import EERST, NAAST, Gesprek, Gids
from finder.kalender import in_woorden, weken_in_woorden
from finder.opties import WEET_NIET, keuzes, niet_hier
from finder.weergave import Weergave, voor
from finder.woordenschat import DAGEN


def open_vragen(gids: Gids, stand: Stand) -> dict[str, list[dict[str, Any]]]:
    """`controleren`: vragen over wat eerst moet. `nog_te_vragen`: vragen waarvan alleen iets ernaast afhangt."""
    alle = gids.bij_de_uitkomst(stand).items()
    return {
        "controleren": [vraag_hier(gids, stand, id_) for id_, blok in alle if blok == EERST],
        "nog_te_vragen": [vraag_hier(gids, stand, id_) for id_, blok in alle if blok == NAAST],
    }


def bij_uitkomst(gids: Gids, gesprek: Gesprek) -> dict[str, list[str]]:
    """Per blok de vragen die bij deze uitkomst staan, ook die daar al zijn beantwoord, in volgorde."""
    blokken = {**gids.bij_de_uitkomst(gesprek.stand), **gesprek.bij_de_uitkomst}
    return {blok: [id_ for id_ in gids.vragen if blokken.get(id_) == blok] for blok in (EERST, NAAST)}


def vraag_hier(gids: Gids, stand: Stand, id_: str) -> dict[str, Any]:
    """Een vraag met de antwoorden die hier bestaan, om haar meteen te kunnen stellen; `doen`: als je het niet weet."""
    vraag, weergave = gids.vragen[id_], voor(gids.werk, gids.sector(stand), gids.waarde(stand, "gemeente"))
    hier_niet = niet_hier(gids.werk, stand) if vraag["soort"] == "meerkeuze" else []
    weg = {optie for feit, optie in hier_niet if feit == vraag["feit"]}
    opties = [
        {"id": optie["id"], "label": weergave.per_sector(optie["label"])}
        for optie in keuzes(gids.werk, vraag, weergave)
        if optie["id"] not in weg
    ]
    doen = weergave.per_sector(vraag.get("weet_niet", ""))
    return {"id": id_, "vraag": id_, "tekst": weergave.per_sector(vraag["vraag"]), "opties": opties, "doen": doen}


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
