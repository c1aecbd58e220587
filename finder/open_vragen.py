"""Wat bij een uitkomst nog te vragen is: wat eerst geregeld moet zijn, en wat er verder speelt."""

from typing import Any

from finder.feiten import Stand
from finder.gesprek import EERST, NAAST, Gesprek, Gids
from finder.opties import keuzes, niet_hier
from finder.weergave import voor


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
