"""Als "weet ik niet" de uitkomst openlaat: wat nog kan, de veilige eerste stap, wat beslist, en wat al vaststaat."""

from typing import Any

from finder.bericht import bericht_onbeslist
from finder.gesprek import Gesprek, Gids
from finder.ladder import ladder
from finder.let_op import bij_elke_uitkomst, plichten
from finder.model import Regelwerk
from finder.opdracht import daarnaast, plaats
from finder.termijn import lopend, termijn
from finder.uitkomst import gedeeld
from finder.vragen import vraag_hier
from finder.waarheid import Weging
from finder.weergave import Weergave, bij_deze_feiten, voor

MEESTE = 3
Bladen = list[tuple[str, ...]]


def onbeslist(gids: Gids, gesprek: Gesprek) -> dict[str, Any]:
    """De mogelijke uitkomsten, de eerste veilige stap die zij delen, en de vraag die het meeste beslist."""
    werk, stand = gids.werk, gesprek.stand
    weergave, weging = voor(werk, gids.sector(stand), gids.waarde(stand, "gemeente")), Weging(werk, stand.waarden)
    bladen = _bladen(gids, gesprek)
    beslissend, horen = _beslissende_vraag(gids, gesprek), bij_deze_feiten(weging, gids.bouwer)
    eerste = _eerste_stap(gids, weergave, bladen, beslissend)
    mogelijk = _mogelijk(werk, weergave, bladen)
    klok = _klok(gids, gesprek, weergave, bladen)
    uit = {
        "plaats": plaats(weergave, klok["termijn"]),
        "tekst": werk.ruw["zinnen"]["onbeslist"] if len(mogelijk) > 1 else "",
        "hoofd": weergave.kop_met_tekst(bladen[0][0]) if len(mogelijk) == 1 else None,
        "mogelijk": mogelijk[:MEESTE],
        "ook_mogelijk": mogelijk[MEESTE:],
        "eerste_stap": eerste,
        "doe_nu": [eerste["tekst"]],
        "beslissende_vraag": vraag_hier(gids, stand, beslissend),
        **klok,
        "daarnaast": [
            daarnaast(weergave, n, horen) for n, d in gids.bomen.naast.items() if gids.lezer.zeker(d, stand.waarden)
        ],
        "let_op": bij_elke_uitkomst(weging, weergave),
        "plichten": plichten(weging, weergave, gids.bouwer),
        "sector": weergave.sector,
        "gemeente_naam": weergave.gemeente["naam"],
    }
    return {**uit, "bericht": bericht_onbeslist(uit, werk.ruw["zinnen"]["bericht"])}


def _bladen(gids: Gids, gesprek: Gesprek) -> Bladen:
    """De uitkomsten die nog kunnen: eerst opschalen, want dat missen schaadt; dan in de volgorde van de regels."""
    volgorde = [regel.id for regel in sorted(gids.werk.hoofd, key=lambda regel: regel.soort != "opschalen")]
    bladen = [gids.lezer.knopen[k][1] for k in gids.lezer.bereik(gids.bomen.hoofd, gesprek.stand.waarden)[1]]
    return sorted(bladen, key=lambda blad: (volgorde.index(blad[0]), blad))


def _klok(gids: Gids, gesprek: Gesprek, weergave: Weergave, bladen: Bladen) -> dict[str, Any]:
    """De termijn als het steeds over dezelfde stap gaat, anders de weken van de ladder.

    Kan het ook iets buiten de ladder worden, dan lopen haar weken alleen als bekend is sinds wanneer.
    """
    werk, stand = gids.werk, gesprek.stand
    regels = [werk.regels[id_] for id_ in dict.fromkeys(id_ for id_, *_ in bladen)]
    stappen = [ladder(weergave, regel, stand) for regel in regels]
    if len(regels) == 1:
        return {"termijn": termijn(werk, regels[0], stand, stappen[0]), "ladder": stappen[0]}
    loopt = all(stappen) or stand.dagen.get(werk.klok) is not None
    samen = [{**stap, "nu": False} for stap in next(filter(None, stappen), []) if loopt]
    return {"termijn": lopend(werk, stand, samen) if samen else None, "ladder": samen}


def _mogelijk(werk: Regelwerk, weergave: Weergave, bladen: Bladen) -> list[dict[str, Any]]:
    """Elke uitkomst één keer; `eerst` noemt wat er in elk geval eerst moet."""
    uit = []
    for id_ in dict.fromkeys(blad[0] for blad in bladen):
        altijd = gedeeld([blad for blad in bladen if blad[0] == id_])
        eerst = [weergave.per_sector(werk.ruw["voorwaarden"][code]["naam"]) for code in altijd]
        uit.append({**weergave.kop(id_), "eerst": eerst})
    return uit


def _eerste_stap(gids: Gids, weergave: Weergave, bladen: Bladen, vraag: str) -> dict[str, Any]:
    samen = gedeeld(bladen)
    if samen:
        eis = gids.werk.ruw["voorwaarden"][samen[0]]
        return {
            "code": samen[0],
            "naam": weergave.per_sector(eis["naam"]),
            "tekst": weergave.per_sector(eis["tekst"]),
        }
    vraagtekst = gids.vragen[vraag]
    naam, tekst = weergave.per_sector(vraagtekst["vraag"]), weergave.per_sector(vraagtekst["weet_niet"])
    return {"code": "zoek_uit", "naam": naam, "tekst": tekst}


def _beslissende_vraag(gids: Gids, gesprek: Gesprek) -> str:
    """De onbekende vraag waarna, in het slechtste geval, de minste uitkomsten overblijven."""
    niveaus = gids.lezer.bereik(gids.bomen.stap, gesprek.stand.waarden)[0]
    vragen = [id_ for id_ in gids.vragen if any(gids.vraag_van[n] == id_ for n in niveaus)]
    return min(vragen, key=lambda id_: _rest(gids, gesprek, id_))


def _rest(gids: Gids, gesprek: Gesprek, vraag: str) -> int:
    niveaus = [n for n, v in enumerate(gids.vraag_van) if v == vraag]
    slechtst = 0
    for niveau in niveaus:
        for waarde in range(gids.lezer.breedte(niveau)):
            waarden = list(gesprek.stand.waarden)
            waarden[niveau] = waarde
            slechtst = max(slechtst, len(gids.lezer.bereik(gids.bomen.stap, waarden)[1]))
    return slechtst
