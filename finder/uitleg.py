"""De zinnen bij "waarom": welke antwoorden deze uitkomst vastleggen, in de woorden van de dataset."""

from typing import Any

from finder.feiten import Stand
from finder.gesprek import Gids
from finder.model import Regelwerk, Rij
from finder.waarom import Zaak, doen_ertoe, kleinste_redenen
from finder.zinnen import feit_in_woorden, hoofdletter, in_sector

SECTOR, SCHOOL = "sector", "schoolgemeente"


def zaak(gids: Gids, stand: Stand) -> Zaak:
    """De hoofdroute bij deze feiten, of alleen de stap zolang van wat eerst moet niet alles bekend is.

    De sector ligt vast, en ook een school in de woongemeente is geen reden.
    """
    school = gids.werk.index[SCHOOL]
    vast = {gids.werk.index[SECTOR], *([school] if stand.waarden[school] == 0 else [])}
    groep = [None if nr in vast else stand.herkomst.get(nr, vraag) for nr, vraag in enumerate(gids.vraag_van)]
    hoofd = gids.bomen.stap if gids.lezer.vast(gids.bomen.hoofd, stand.waarden) is None else gids.bomen.hoofd
    return Zaak(gids.lezer, hoofd, stand.waarden, groep)


def waarom(gids: Gids, stand: Stand, rijen: list[Rij]) -> list[dict[str, Any]]:
    """De kleinste reeks antwoorden die deze uitkomst binnen deze sector vastlegt, zonder vinkjes die er niet toe doen.

    `gelijkwaardig` telt de andere reeksen die even kort zijn.
    """
    volgorde, deze = list(gids.vragen), zaak(gids, stand)
    redenen = kleinste_redenen(deze)
    gekozen = min(redenen, key=lambda reden: sorted(volgorde.index(vraag) for vraag in reden))
    telt = doen_ertoe(deze, gekozen, {nr for nr, atoom in enumerate(gids.werk.atomen) if "=" in atoom.naam})
    waarden = [w if nr in telt else 1 for nr, w in enumerate(stand.waarden)]
    steunt = [(steunt_op(gids.werk, rij), rij.bron) for rij in rijen]
    return [
        {
            "tekst": vraag_in_woorden(gids, _zichtbaar(gids, stand, waarden, id_), id_),
            "vraag": id_,
            "bronnen": _bronnen_bij(steunt, gids.vragen[id_]["feiten"]),
            "gelijkwaardig": len(redenen) - 1,
        }
        for id_ in volgorde
        if id_ in gekozen
    ]


def _zichtbaar(gids: Gids, stand: Stand, waarden: list[Any], id_: str) -> Stand:
    """De stand met alleen de vinkjes die ertoe doen; deed juist een leeg vinkje ertoe, dan met alle gekozen vinkjes."""
    eigen = [nr for nr, vraag in enumerate(gids.vraag_van) if vraag == id_]
    doet_ertoe = any(waarden[nr] == stand.waarden[nr] == 0 for nr in eigen)
    return Stand(waarden if doet_ertoe else stand.waarden, stand.vandaag, stand.dagen, gekozen=stand.gekozen)


def vraag_in_woorden(gids: Gids, stand: Stand, id_: str) -> str:
    """Wat op deze vraag is geantwoord: bij een samengestelde vraag haar antwoord, anders de feiten."""
    feiten = gids.vragen[id_]["feiten"]
    delen = [stand.gekozen[id_]] if id_ in stand.gekozen else _feiten(gids, stand, feiten)
    return in_sector(gids.werk.ruw, hoofdletter(" en ".join(deel for deel in delen if deel)) + ".", gids.sector(stand))


def _feiten(gids: Gids, stand: Stand, feiten: list[str]) -> list[str | None]:
    return [feit_in_woorden(gids.werk, feit, stand.waarden, stand.dagen.get(feit)) for feit in feiten]


def _bronnen_bij(steunt: list[tuple[set[str], tuple[str, ...]]], feiten: list[str]) -> list[str]:
    return list(dict.fromkeys(bron for op, bronnen in steunt if op.intersection(feiten) for bron in bronnen))


def steunt_op(werk: Regelwerk, rij: Rij) -> set[str]:
    """De feiten die een rij gebruikt, rechtstreeks of door een afgeleid feit heen."""
    eigen = {naam.split(".")[0] for naam in rij.als}
    onder = (r for naam in rij.als if naam in werk.afgeleid for _, rijen in werk.afgeleid[naam].waarden for r in rijen)
    return eigen.union(*(steunt_op(werk, r) for r in onder))
