"""Als "weet ik niet" de uitkomst openlaat: wat nog kan, de veilige eerste stap, wat beslist, en wat al vaststaat."""

from typing import Any

from finder.daarnaast import daarnaast
from finder.feiten import Stand
from finder.gesprek import Gesprek, Gids
from finder.ladder import ladder
from finder.let_op import bij_elke_uitkomst, plichten
from finder.model import Regelwerk
from finder.opties import keuzes, niet_hier
from finder.termijn import termijn
from finder.waarheid import Weging
from finder.weergave import Weergave, bij_deze_feiten, voor

MEESTE = 3
Bladen = list[tuple[str, ...]]


def onbeslist(gids: Gids, gesprek: Gesprek) -> dict[str, Any]:
    """De mogelijke uitkomsten, de eerste veilige stap die zij delen, en de vraag die het meeste beslist."""
    werk, stand = gids.werk, gesprek.stand
    weergave, weging = voor(werk, gids.sector(stand), gids.waarde(stand, "gemeente")), Weging(werk, stand.waarden)
    bladen = _bladen(gids, gesprek)
    beslissend, hoort = _beslissende_vraag(gids, gesprek), bij_deze_feiten(weging, gids.bouwer)
    eerste = _eerste_stap(gids, weergave, bladen, beslissend)
    mogelijk = _mogelijk(werk, weergave, bladen)
    return {
        "tekst": werk.ruw["zinnen"]["onbeslist"] if len(mogelijk) > 1 else "",
        "hoofd": weergave.kop_met_tekst(bladen[0][0]) if len(mogelijk) == 1 else None,
        "mogelijk": mogelijk[:MEESTE],
        "ook_mogelijk": mogelijk[MEESTE:],
        "eerste_stap": eerste,
        "doe_nu": [eerste["tekst"]],
        "beslissende_vraag": _vraag(gids, stand, weergave, beslissend),
        **_klok(gids, gesprek, weergave, bladen),
        "daarnaast": [
            daarnaast(weergave, n, hoort) for n, d in gids.bomen.naast.items() if gids.lezer.zeker(d, stand.waarden)
        ],
        "let_op": bij_elke_uitkomst(weging, weergave),
        "plichten": plichten(weging, weergave, gids.bouwer),
        "sector": weergave.sector,
        "gemeente_naam": weergave.gemeente["naam"],
    }


def _bladen(gids: Gids, gesprek: Gesprek) -> Bladen:
    """De uitkomsten die nog kunnen: eerst opschalen, want dat missen schaadt; dan in de volgorde van de regels."""
    volgorde = [regel.id for regel in sorted(gids.werk.hoofd, key=lambda regel: regel.soort != "opschalen")]
    bladen = [gids.lezer.knopen[k][1] for k in gids.lezer.bereik(gids.bomen.hoofd, gesprek.stand.waarden)[1]]
    return sorted(bladen, key=lambda blad: (volgorde.index(blad[0]), blad))


def _vraag(gids: Gids, stand: Stand, weergave: Weergave, id_: str) -> dict[str, Any]:
    """Een vraag met de antwoorden die hier bestaan, om haar meteen te kunnen stellen."""
    weg = {optie for feit, optie in niet_hier(gids.werk, stand) if feit == gids.vragen[id_].get("feit")}
    alle = (o for o in keuzes(gids.werk, gids.vragen[id_]) if o["id"] not in weg)
    opties = [{"id": o["id"], "label": weergave.per_sector(o["label"])} for o in alle]
    return {"id": id_, "tekst": weergave.per_sector(gids.vragen[id_]["vraag"]), "opties": opties}


def _klok(gids: Gids, gesprek: Gesprek, weergave: Weergave, bladen: Bladen) -> dict[str, Any]:
    """De ladder als alles wat nog kan opschalen is; de termijn als het steeds over dezelfde stap gaat."""
    werk, stand = gids.werk, gesprek.stand
    regels = [werk.regels[id_] for id_ in dict.fromkeys(id_ for id_, *_ in bladen)]
    stappen = [ladder(weergave, regel, stand) for regel in regels]
    samen = stappen[0] if all(stappen) else []
    een = termijn(werk, regels[0], stand, samen) if len(regels) == 1 else None
    return {"termijn": een, "ladder": samen if een else [{**stap, "nu": False} for stap in samen]}


def _mogelijk(werk: Regelwerk, weergave: Weergave, bladen: Bladen) -> list[dict[str, Any]]:
    """Elke uitkomst één keer; `eerst` noemt wat er in elk geval eerst moet."""
    uit = []
    for id_ in dict.fromkeys(blad[0] for blad in bladen):
        altijd = _gedeeld([blad for blad in bladen if blad[0] == id_])
        eerst = [weergave.per_sector(werk.ruw["voorwaarden"][code]["naam"]) for code in altijd]
        uit.append({**weergave.kop(id_), "eerst": eerst})
    return uit


def _gedeeld(bladen: Bladen) -> list[str]:
    """Wat bij al deze uitkomsten eerst moet."""
    samen = set(bladen[0][1:]).intersection(*(blad[1:] for blad in bladen))
    return [code for code in bladen[0][1:] if code in samen]


def _eerste_stap(gids: Gids, weergave: Weergave, bladen: Bladen, vraag: str) -> dict[str, Any]:
    gedeeld = _gedeeld(bladen)
    if gedeeld:
        eis = gids.werk.ruw["voorwaarden"][gedeeld[0]]
        return {
            "code": gedeeld[0],
            "naam": weergave.per_sector(eis["naam"]),
            "tekst": weergave.per_sector(eis["tekst"]),
        }
    vraagtekst = gids.vragen[vraag]
    naam, tekst = weergave.per_sector(vraagtekst["vraag"]), weergave.per_sector(vraagtekst["weet_niet"])
    return {"code": "zoek_uit", "naam": naam, "tekst": tekst}


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
