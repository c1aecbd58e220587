"""Als "weet ik niet" de uitkomst openlaat: wat nog kan, de veilige eerste stap, wat beslist, en wat al vaststaat."""

from typing import Any

from finder.feiten import Stand
from finder.gesprek import Gesprek, Gids
from finder.inhoud import Inhoud
from finder.let_op import bij_elke_uitkomst, plichten
from finder.model import Regelwerk
from finder.termijn import termijn
from finder.waarheid import Weging


def onbeslist(gids: Gids, gesprek: Gesprek) -> dict[str, Any]:
    """De mogelijke uitkomsten, de eerste veilige stap die zij delen, en de vraag die het meeste beslist."""
    werk = gids.werk
    stand = gesprek.stand
    inhoud, weging = Inhoud(werk, gids.sector(stand), gids.waarde(stand, "gemeente")), Weging(werk, stand.waarden)
    bladen = [gids.lezer.knopen[k][1] for k in gids.lezer.bereik(gids.bomen.hoofd, stand.waarden)[1]]
    beslissend = _beslissende_vraag(gids, gesprek)
    return {
        "tekst": werk.ruw["zinnen"]["onbeslist"],
        "mogelijk": _mogelijk(werk, inhoud, bladen),
        "eerste_stap": _eerste_stap(gids, inhoud, bladen, beslissend),
        "beslissende_vraag": {"id": beslissend, "tekst": inhoud.per_sector(gids.vragen[beslissend]["vraag"])},
        "termijn": _termijn(werk, inhoud, stand, {id_ for id_, *_ in bladen}),
        "daarnaast": [inhoud.naast(n) for n, d in gids.bomen.naast.items() if gids.lezer.zeker(d, stand.waarden)],
        "let_op": bij_elke_uitkomst(weging, inhoud),
        "plichten": plichten(weging, inhoud, gids.bouwer),
        "sector": inhoud.sector,
        "gemeente_naam": inhoud.gemeente["naam"],
    }


def _termijn(werk: Regelwerk, inhoud: Inhoud, stand: Stand, regels: set[str]) -> dict[str, Any] | None:
    """De termijn, als alles wat nog kan over dezelfde stap gaat."""
    return termijn(werk, inhoud, werk.regels[regels.pop()], stand) if len(regels) == 1 else None


def _mogelijk(werk: Regelwerk, inhoud: Inhoud, bladen: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    volgorde = [regel.id for regel in werk.hoofd]
    uit = []
    for id_, *codes in sorted(bladen, key=lambda blad: (volgorde.index(blad[0]), blad)):
        eerst = [inhoud.per_sector(werk.ruw["voorwaarden"][code]["naam"]) for code in codes]
        uit.append({**inhoud.kop(id_), "eerst": eerst})
    return uit


def _eerste_stap(gids: Gids, inhoud: Inhoud, bladen: list[tuple[str, ...]], vraag: str) -> dict[str, Any]:
    gedeeld = set(bladen[0][1:]).intersection(*(blad[1:] for blad in bladen))
    if gedeeld:
        code = next(c for c in bladen[0][1:] if c in gedeeld)
        eis = gids.werk.ruw["voorwaarden"][code]
        return {"code": code, "naam": inhoud.per_sector(eis["naam"]), "tekst": inhoud.per_sector(eis["tekst"])}
    return {
        "code": "zoek_uit",
        "naam": inhoud.per_sector(gids.vragen[vraag]["vraag"]),
        "tekst": inhoud.per_sector(gids.vragen[vraag]["weet_niet"]),
    }


def _beslissende_vraag(gids: Gids, gesprek: Gesprek) -> str:
    """De onbekende vraag waarna, in het slechtste geval, de minste uitkomsten overblijven."""
    niveaus = gids.lezer.bereik(gids.bomen.hoofd, gesprek.stand.waarden)[0]
    vragen = [id_ for id_ in gids.vragen if any(gids.vraag_van[n] == id_ for n in niveaus)]
    return min(vragen, key=lambda id_: _rest(gids, gesprek, id_))


def _rest(gids: Gids, gesprek: Gesprek, vraag: str) -> int:
    niveaus = [n for n, v in enumerate(gids.vraag_van) if v == vraag]
    slechtst = 0
    for niveau in niveaus:
        for waarde in range(gids.lezer.breedte(niveau)):
            waarden = list(gesprek.stand.waarden)
            waarden[niveau] = waarde
            slechtst = max(slechtst, len(gids.lezer.bereik(gids.bomen.hoofd, waarden)[1]))
    return slechtst
