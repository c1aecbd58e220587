"""Van besluit naar het uitkomstobject dat iedereen krijgt: opdrachtregel, browser en toetsen."""

from typing import Any

from finder.besluit import Besluit, is_lezing
from finder.bouwen import Bouw
from finder.diagram import ONDERAAN
from finder.feiten import Stand
from finder.gesprek import Gids
from finder.inhoud import Inhoud
from finder.let_op import let_op, plichten
from finder.model import Eerst, Regel, Regelwerk, Rij
from finder.regelwerk import Bouwer, lijst
from finder.termijn import sta, termijn
from finder.uitleg import waarom, wat_als
from finder.waarheid import Weging

NOG_NIET = "nog_niet_opschalen"


def besluit_uit_diagram(werk: Regelwerk, bouw: Bouw, gids: Gids, stand: Stand) -> Besluit | None:
    """Het besluit zoals de diagrammen het geven; None als de hoofdroute nog niet vastligt."""
    knoop = gids.lezer.beperk(bouw.hoofd, stand.waarden)
    if gids.lezer.knopen[knoop][0] != ONDERAAN:
        return None
    id_, *codes = gids.lezer.blad(knoop)
    regel, weging = werk.regels[id_], Weging(werk, stand.waarden)
    naast = tuple(r.id for r in werk.naast if r.id != id_ and gids.lezer.blad(gids.lezer.beperk(bouw.naast[r.id], stand.waarden)))
    tijd = "te_vroeg" if regel.te_vroeg else sta(stand, regel.termijn.week if regel.termijn else None)
    lezing = is_lezing(werk, weging, regel, eisen(regel, codes), tijd, naast)
    return Besluit(id_, tuple(codes), tijd, naast, lezing)


def eisen(regel: Regel, codes: list[str]) -> tuple[Eerst, ...]:
    return tuple(eis for groep in regel.eerst for eis in groep if eis.code in codes)


def uitkomst(werk: Regelwerk, bouw: Bouw, gids: Gids, stand: Stand, besluit: Besluit, onbekend: list[str]) -> dict[str, Any]:
    """Het volledige uitkomstobject (zie docs/over/data-en-api)."""
    sector, gemeente = _waarde(werk, stand, "sector"), _waarde(werk, stand, "gemeente")
    inhoud, regel = Inhoud(werk, sector, gemeente), werk.regels[besluit.regel]
    weging, bouwer = Weging(werk, stand.waarden), Bouwer(werk.ruw)
    nog_niet = regel.soort == "opschalen" and bool(besluit.eerst)
    soort = NOG_NIET if nog_niet else regel.soort
    eerst = [_eerst(werk, inhoud, code) for code in besluit.eerst]
    rijen = _ware_rijen(weging, regel, besluit)
    return {
        "soort": soort,
        "hoofd": _nog_niet(werk, inhoud, regel, eerst) if nog_niet else _hoofd(inhoud, regel),
        "doel": _doel(werk, inhoud, regel, besluit, nog_niet),
        "eerst": eerst,
        "termijn": termijn(werk, inhoud, regel, stand),
        "aanmelden": inhoud.aanmelden(regel.id),
        "documenten": inhoud.documenten(regel.id, weging, bouwer),
        "informeren": inhoud.teksten(regel.id, "informeren"),
        "deelnemers": inhoud.teksten(regel.id, "deelnemers"),
        "daarna": inhoud.teksten(regel.id, "daarna"),
        "daarnaast": [_naast(inhoud, werk.regels[id_]) for id_ in besluit.naast],
        "plichten": plichten(werk, inhoud, stand, bouwer),
        "let_op": let_op(werk, inhoud, besluit, stand, soort) + _open_vragen(gids, inhoud, onbekend),
        "waarom": waarom(werk, bouw, gids, stand, rijen),
        "wat_als": wat_als(werk, bouw, gids, stand),
        "bronnen": _bronnen(inhoud, regel, rijen, werk),
        "zekerheid": "interpretation" if besluit.lezing else "stated",
        "lezingen": _lezingen(werk, inhoud, weging, regel, besluit),
        "sector": sector,
        "gemeente": gemeente,
        "dataversie": werk.ruw.get("dataversie", ""),
    }


def _waarde(werk: Regelwerk, stand: Stand, feit: str) -> str | None:
    waarde = stand.waarden[werk.index[feit]]
    return None if waarde is None else werk.atomen[werk.index[feit]].waarden[waarde]


def _hoofd(inhoud: Inhoud, regel: Regel) -> dict[str, Any]:
    return {**inhoud.kop(regel.id), "tekst": inhoud.onderwerp(regel.id).get("samenvatting", {}).get("tekst", "")}


def _nog_niet(werk: Regelwerk, inhoud: Inhoud, regel: Regel, eerst: list[dict[str, Any]]) -> dict[str, Any]:
    zinnen = werk.ruw["zinnen"]
    naam = zinnen["nog_niet"].format(eerst=" en ".join(e["naam"] for e in eerst))
    doel = inhoud.onderwerp(regel.id)["naam"]
    return {"code": NOG_NIET, "naam": naam, "id": "nog-niet-opschalen", "tekst": zinnen["nog_niet_tekst"].format(doel=doel)}


def _doel(werk: Regelwerk, inhoud: Inhoud, regel: Regel, besluit: Besluit, nog_niet: bool) -> dict[str, Any] | None:
    if nog_niet:
        return inhoud.kop(regel.id)
    elders = (werk.ruw["voorwaarden"][code].get("doel") for code in besluit.eerst)
    return next((inhoud.kop(id_) for id_ in elders if id_), None)


def _eerst(werk: Regelwerk, inhoud: Inhoud, code: str) -> dict[str, Any]:
    eis = werk.ruw["voorwaarden"][code]
    return {"code": code, "naam": inhoud.per_sector(eis["naam"]), "tekst": inhoud.per_sector(eis["tekst"])}


def _naast(inhoud: Inhoud, regel: Regel) -> dict[str, Any]:
    return {**_hoofd(inhoud, regel), "door": inhoud.aanmelden(regel.id)["door"], "bij": inhoud.aanmelden(regel.id)["bij"]}


def _ware_rijen(weging: Weging, regel: Regel, besluit: Besluit) -> list[Rij]:
    tabellen = [regel.wanneer, *(eis.ontbreekt for eis in eisen(regel, list(besluit.eerst)))]
    return [rij for tabel in tabellen for rij in tabel if weging.rij(rij)]


def _bronnen(inhoud: Inhoud, regel: Regel, rijen: list[Rij], werk: Regelwerk) -> list[str]:
    uit = [b for rij in rijen for b in rij.bron]
    uit += regel.termijn.bron if regel.termijn else ()
    return list(dict.fromkeys([*uit, *inhoud.bronnen(regel.id)]))


def _lezingen(werk: Regelwerk, inhoud: Inhoud, weging: Weging, regel: Regel, besluit: Besluit) -> list[str]:
    """De zinnen die zeggen wat hier onze lezing is."""
    tabellen = [regel.wanneer, *(e.ontbreekt for e in eisen(regel, list(besluit.eerst)))]
    tabellen += [werk.regels[id_].daarnaast for id_ in besluit.naast]
    uit = [rij.waarom for tabel in tabellen if not weging.gestaafd(tabel) for rij in tabel if weging.rij(rij)]
    uit.append(inhoud.gemeente.get("onze_lezing", {}).get(regel.id, ""))
    return [zin for zin in dict.fromkeys(uit) if zin]


def _open_vragen(gids: Gids, inhoud: Inhoud, onbekend: list[str]) -> list[dict[str, Any]]:
    uit = []
    for id_ in onbekend:
        vraag = gids.vragen[id_]
        tekst = f"{inhoud.per_sector(vraag['vraag'])} Dat weet je nog niet. {inhoud.per_sector(vraag['weet_niet'])}"
        uit.append({"id": f"onbekend-{id_}", "tekst": tekst, "bronnen": []})
    return uit


def bron_van(ruw: dict[str, Any]) -> list[str]:
    return list(lijst(ruw.get("bron")))
