"""De zinnen bij "waarom" en "wat als", uit de woorden van de dataset."""

from typing import Any

from finder.feiten import Stand
from finder.gesprek import Gids
from finder.inhoud import Inhoud
from finder.model import Regelwerk, Rij
from finder.waarom import Zaak, andere_uitkomsten, kleinste_redenen
from finder.woordenschat import DAGEN
from finder.zinnen import feit_in_woorden, hoofdletter, in_sector, klasse_in_woorden, term_in_woorden

MEESTE = 6


def zaak(gids: Gids, stand: Stand) -> Zaak:
    """De hoofdroute bij deze feiten. De sector ligt vast: die vraagt niemand zich af."""
    vast = gids.werk.index["sector"]
    groep = [None if nr == vast else stand.herkomst.get(nr, vraag) for nr, vraag in enumerate(gids.vraag_van)]
    return Zaak(gids.lezer, gids.bomen.hoofd, stand.waarden, groep)


def waarom(gids: Gids, stand: Stand, rijen: list[Rij]) -> list[dict[str, Any]]:
    """De kleinste reeks antwoorden die deze uitkomst binnen deze sector vastlegt.

    `gelijkwaardig` telt de andere reeksen die even kort zijn.
    """
    volgorde = list(gids.vragen)
    redenen = kleinste_redenen(zaak(gids, stand))
    gekozen = min(redenen, key=lambda reden: sorted(volgorde.index(vraag) for vraag in reden))
    return [
        {
            "tekst": vraag_in_woorden(gids, stand, id_),
            "vraag": id_,
            "bronnen": _bronnen_bij(gids.werk, rijen, gids.vragen[id_]["feiten"]),
            "gelijkwaardig": len(redenen) - 1,
        }
        for id_ in volgorde
        if id_ in gekozen
    ]


def vraag_in_woorden(gids: Gids, stand: Stand, id_: str) -> str:
    feiten = gids.vragen[id_]["feiten"]
    delen = (feit_in_woorden(gids.werk, feit, stand.waarden, stand.dagen.get(feit)) for feit in feiten)
    return in_sector(gids.werk.ruw, hoofdletter(" en ".join(deel for deel in delen if deel)) + ".", gids.sector(stand))


def _bronnen_bij(werk: Regelwerk, rijen: list[Rij], feiten: list[str]) -> list[str]:
    bronnen = (bron for rij in rijen if any(steunt_op(werk, rij, feit) for feit in feiten) for bron in rij.bron)
    return list(dict.fromkeys(bronnen))


def steunt_op(werk: Regelwerk, rij: Rij, feit: str) -> bool:
    """Of een rij dit feit gebruikt, rechtstreeks of door een afgeleid feit heen."""
    if feit in {naam.split(".")[0] for naam in rij.als}:
        return True
    afgeleid = (werk.afgeleid[naam] for naam in rij.als if naam in werk.afgeleid)
    return any(steunt_op(werk, onder, feit) for af in afgeleid for _, rijen in af.waarden for onder in rijen)


def wat_als(gids: Gids, stand: Stand) -> list[dict[str, Any]]:
    """De dichtstbijzijnde andere uitkomsten bij één ander antwoord, elke uitkomst één keer."""
    inhoud = Inhoud(gids.werk, gids.sector(stand), None)
    uit: dict[int, dict[str, Any]] = {}
    for niveau, waarde, blad in andere_uitkomsten(zaak(gids, stand)):
        vraag = gids.vraag_van[niveau]
        anders = _anders_in_woorden(gids.werk, niveau, waarde)
        anders = anders and in_sector(gids.werk.ruw, anders, inhoud.sector)
        if vraag and anders and blad not in uit and niveau != gids.werk.index["sector"]:
            uit[blad] = {"vraag": vraag, **_zin(gids.werk, inhoud, gids.lezer.blad(blad), anders)}
    return list(uit.values())[:MEESTE]


def _anders_in_woorden(werk: Regelwerk, niveau: int, waarde: int) -> str | None:
    atoom = werk.atomen[niveau]
    gegeven = werk.ruw["feiten"][atoom.feit]
    if "=" in atoom.naam:
        optie = atoom.naam.split("=")[1]
        return term_in_woorden(werk.ruw, atoom.feit, [optie] if waarde == 0 else {"zonder": [optie]})
    if not atoom.grenzen:
        return term_in_woorden(werk.ruw, atoom.feit, [atoom.waarden[waarde]])
    grens = atoom.grenzen[waarde]
    hele_week = grens is None or gegeven["soort"] != "weken" or grens % DAGEN == 0
    return klasse_in_woorden(gegeven, grens) if hele_week else None


def _zin(werk: Regelwerk, inhoud: Inhoud, blad: tuple[str, ...], anders: str) -> dict[str, Any]:
    id_, *codes = blad
    regel, zinnen = werk.regels[id_], werk.ruw["zinnen"]
    naam, code, vorm = inhoud.onderwerp(id_)["naam"], regel.code, "wat_als"
    eerst = " en ".join(inhoud.per_sector(werk.ruw["voorwaarden"][eis]["naam"]) for eis in codes)
    if codes and regel.soort == "opschalen":
        naam, code, vorm = f"{eerst} (daarna {naam})", "nog_niet_opschalen", "wat_als_eerst"
    elif codes:
        naam = f"{naam}; {eerst}"
    return {"tekst": zinnen[vorm].format(anders=anders, naam=naam), "code": code, "naam": naam}
