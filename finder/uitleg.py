"""De zinnen bij "waarom" en "wat als", uit de woorden van de dataset."""

from typing import Any

from finder.bouwen import Bouw
from finder.feiten import Stand
from finder.gesprek import Gids
from finder.inhoud import Inhoud
from finder.model import Regelwerk, Rij
from finder.waarom import andere_uitkomsten, kleinste_redenen
from finder.zinnen import feit_in_woorden, hoofdletter, klasse_in_woorden, term_in_woorden

MEESTE = 6


def waarom(werk: Regelwerk, bouw: Bouw, gids: Gids, stand: Stand, rijen: list[Rij]) -> list[dict[str, Any]]:
    """De kleinste reeks antwoorden die deze uitkomst binnen deze sector vastlegt.

    `gelijkwaardig` telt de andere reeksen die even kort zijn.
    """
    groep = [stand.herkomst.get(nr, vraag) if nr != werk.index["sector"] else None for nr, vraag in enumerate(gids.vraag_van)]
    redenen = kleinste_redenen(gids.lezer, bouw.hoofd, stand.waarden, groep)
    gekozen = min(redenen, key=lambda reden: [list(gids.vragen).index(v) for v in sorted(reden, key=list(gids.vragen).index)])
    uit = []
    for id_ in gids.vragen:
        if id_ in gekozen:
            zin = vraag_in_woorden(werk, gids, stand, id_)
            bronnen = _bronnen_bij(werk, rijen, gids.vragen[id_]["feiten"])
            uit.append({"tekst": zin, "vraag": id_, "bronnen": bronnen, "gelijkwaardig": len(redenen) - 1})
    return uit


def vraag_in_woorden(werk: Regelwerk, gids: Gids, stand: Stand, id_: str) -> str:
    delen = (feit_in_woorden(werk, feit, stand.waarden, stand.dagen.get(feit)) for feit in gids.vragen[id_]["feiten"])
    return hoofdletter(" en ".join(deel for deel in delen if deel)) + "."


def _bronnen_bij(werk: Regelwerk, rijen: list[Rij], feiten: list[str]) -> list[str]:
    uit: list[str] = []
    for rij in rijen:
        if any(steunt_op(werk, rij.als, feit) for feit in feiten):
            uit += rij.bron
    return list(dict.fromkeys(uit))


def steunt_op(werk: Regelwerk, als: dict[str, Any], feit: str) -> bool:
    """Of een rij dit feit gebruikt, rechtstreeks of door een afgeleid feit heen."""
    for naam in als:
        if naam.split(".")[0] == feit:
            return True
        if naam in werk.afgeleid and any(steunt_op(werk, rij.als, feit) for _, rijen in werk.afgeleid[naam].waarden for rij in rijen):
            return True
    return False


def wat_als(werk: Regelwerk, bouw: Bouw, gids: Gids, stand: Stand) -> list[dict[str, Any]]:
    """De dichtstbijzijnde andere uitkomsten bij één ander antwoord, elke uitkomst één keer."""
    sector = werk.atomen[werk.index["sector"]].waarden[stand.waarden[werk.index["sector"]] or 0]
    uit: dict[int, dict[str, Any]] = {}
    for niveau, waarde, blad in andere_uitkomsten(gids.lezer, bouw.hoofd, stand.waarden):
        anders = _anders_in_woorden(werk, niveau, waarde)
        if blad in uit or anders is None or not gids.vraag_van[niveau] or niveau == werk.index["sector"]:
            continue
        uit[blad] = {"vraag": gids.vraag_van[niveau], **_zin(werk, sector, gids.lezer.blad(blad), anders)}
    return list(uit.values())[:MEESTE]


def _anders_in_woorden(werk: Regelwerk, niveau: int, waarde: int) -> str | None:
    atoom = werk.atomen[niveau]
    gegeven = werk.ruw["feiten"][atoom.feit]
    if "=" in atoom.naam:
        optie = atoom.naam.split("=")[1]
        eis: Any = [optie] if waarde == 0 else {"zonder": [optie]}
        return term_in_woorden(werk.ruw, atoom.feit, eis)
    if not atoom.grenzen:
        return term_in_woorden(werk.ruw, atoom.feit, [atoom.waarden[waarde]])
    grens = atoom.grenzen[waarde]
    hele_week = grens is None or gegeven["soort"] != "weken" or grens % 7 == 0
    return klasse_in_woorden(gegeven, grens) if hele_week else None


def _zin(werk: Regelwerk, sector: str, blad: tuple[str, ...], anders: str) -> dict[str, Any]:
    id_, *codes = blad
    regel, inhoud = werk.regels[id_], Inhoud(werk, sector, None)
    naam = inhoud.onderwerp(id_)["naam"]
    if codes:
        naam = f"{inhoud.per_sector(werk.ruw['voorwaarden'][codes[0]]['naam'])} (daarna {naam})" if regel.soort == "opschalen" else naam
    vorm = "wat_als_eerst" if codes and regel.soort == "opschalen" else "wat_als"
    code = "nog_niet_opschalen" if codes and regel.soort == "opschalen" else regel.code
    return {"tekst": werk.ruw["zinnen"][vorm].format(anders=anders, naam=naam), "code": code, "naam": naam}
