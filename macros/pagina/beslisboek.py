"""De pagina Beslisboek: de vragen van Welke tafel? op papier, als genummerde stappen met links.

De stappen komen uit macros/bewijs/wandeling.py; hier staat hoe een vraag, een uitkomst en een plicht eruitzien.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from finder.model import Regel, Rij
from finder.regelwerk import Bouwer
from finder.weergave import STIL, Weergave, voor
from finder.zinnen import en, hoofdletter, in_sector, term_in_woorden, vul
from macros.bewijs.bron import aantekeningen, beeld_nu, werk_nu
from macros.bewijs.wandeling import Stap, Wandeling, wandeling
from macros.pagina import adres
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf

DELEN = {
    "hoofd": "Welke stap is aan de beurt?",
    "eerst": "Moet er eerst nog iets?",
    "week": "Is de termijn voorbij?",
    "naast": "Wat kan daarnaast?",
    "plicht": "Wat blijft altijd gelden?",
}
DEEL_VAN = {
    "hoofd": "hoofd",
    "eerst": "eerst",
    "uitkomst": "eerst",
    "week": "week",
    "naast": "naast",
    "ook": "naast",
    "plicht": "plicht",
    "plichten": "plicht",
}
KLOKVRAAG = {
    "datum": "Is er een {begin}?",
    "bereikt": "Is de {begin} vandaag {duur} of langer geleden?",
    "voorbij": "Is het vandaag langer dan {duur} geleden, al is het één dag?",
}


def beslisboek(boek: Boek) -> str:
    """De hele pagina."""
    w = wandeling(werk_nu(), aantekeningen().get("beslisboek"), beeld_nu())
    begin = [vraag(w, stap) for stap in w.stappen if not stap.sector]
    return schrijf(
        "beslisboek.md.j2",
        boek,
        adres.BESLISBOEK,
        begin=begin,
        sectoren=list(_sectoren(w, boek)),
    )


def _sectoren(w: Wandeling, boek: Boek) -> Iterator[dict[str, Any]]:
    for code, naam in boek.sectoren.items():
        delen: dict[str, list[dict[str, Any]]] = {sleutel: [] for sleutel in DELEN}
        for stap in w.stappen:
            if stap.sector == code:
                delen[DEEL_VAN[stap.sleutel[0]]].append(stap_op_papier(w, boek, stap))
        yield {"code": code, "naam": naam, "delen": [(s, DELEN[s], stappen) for s, stappen in delen.items() if stappen]}


def stap_op_papier(w: Wandeling, boek: Boek, stap: Stap) -> dict[str, Any]:
    """Wat het sjabloon van een stap moet weten."""
    if stap.soort in ("vraag", "week"):
        return {"nr": stap.nr, "soort": "vraag", "html": vraag(w, stap)}
    verder = w.nummer(stap.verder) if stap.verder else None
    return {"nr": stap.nr, "soort": stap.soort, "verder": verder, **SOORT[stap.soort](w, boek, stap)}


def vraag(w: Wandeling, stap: Stap) -> str:
    """Een vraag met twee links, als HTML zonder Markdown: het zijn er veel."""
    tekst = _klok(w, stap) if stap.soort == "week" else woorden(w, stap)
    gezegd = [stand(w, stap, naam) for naam in stap.zegt]
    ja, nee = antwoord(w, "Ja", stap.ja, gezegd[0]), antwoord(w, "Nee", stap.nee, gezegd[1])
    einde = "" if tekst.endswith("</ul>") else "</p>"
    return f"<p><b>{stap.nr}.</b> {tekst}{einde}<p>{ja} {nee}</p>"


def _klok(w: Wandeling, stap: Stap) -> str:
    naam, termijn = stap.inhoud
    return KLOKVRAAG[naam].format(duur=termijn.duur, begin=w.werk.ruw["feiten"][w.werk.klok]["begin"])


def stand(w: Wandeling, stap: Stap, naam: str) -> str:
    """De zin van Welke tafel? bij een stand van de klok; wat onze lezing is, staat erbij."""
    zinnen = w.werk.ruw["zinnen"]
    vorm = {"geen": "zonder_datum", "binnen": "op_tijd", "op": "op", "over": "over_weken"}.get(naam)
    if vorm is None:
        return ""
    zin = vul(zinnen["termijn"][vorm], termijn=stap.inhoud[1].woorden)
    return f"{zin} {zinnen['lezing'][naam]}" if naam in zinnen["lezing"] else zin


def woorden(w: Wandeling, stap: Stap) -> str:
    """De term van een vraag als 'Klopt dit?'; meer dan twee mogelijkheden worden een lijst."""
    term = stap.termen[0]
    gegeven = w.werk.ruw["feiten"][term.feit]
    lijstje = term.eis if isinstance(term.eis, list) and len(term.eis) > 1 else []
    if gegeven["soort"] == "meerkeuze" and lijstje:
        kop, punten = (
            gegeven["woorden"].format(opties="minstens één van deze punten"),
            [gegeven["waarden"][o] for o in lijstje],
        )
        return f"Klopt dit? {escape(hoofdletter(kop))}.</p>{_punten(punten)}"
    if lijstje and gegeven["soort"] == "keuze":
        return f"Klopt één van deze zinnen?</p>{_punten([gegeven['waarden'][o] for o in lijstje])}"
    zin = in_sector(w.werk.ruw, term_in_woorden(w.werk.ruw, term.feit, term.eis), stap.sector)
    return f"Klopt dit? {escape(hoofdletter(zin))}."


def _punten(delen: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(hoofdletter(deel))}</li>" for deel in delen) + "</ul>"


def antwoord(w: Wandeling, woord: str, naar: tuple[Any, ...], zegt: str) -> str:
    nr = w.nummer(naar)
    tussen = f" {escape(zegt)} Ga" if zegt else " ga"
    return f'<b>{woord}:</b>{tussen} naar <a href="#stap-{nr}">{nr}</a>.'


def _uitkomst(w: Wandeling, boek: Boek, stap: Stap) -> dict[str, Any]:
    id_, codes = stap.inhoud
    regel, inhoud = w.werk.regels[id_], voor(w.werk, stap.sector, None)
    eisen = [w.werk.ruw["voorwaarden"][code] for code in codes]
    nog_niet = bool(codes) and regel.soort == "opschalen"
    vol = w.op_sleutel.get(("uitkomst", stap.sector, id_, ()))
    return {
        "id": id_,
        "kop": "Nog niet opschalen" if nog_niet else boek.onderwerpen[id_].naam,
        "doel": boek.onderwerpen[id_].naam if nog_niet else "",
        "eerst": [inhoud.per_sector(eis["tekst"]) for eis in eisen],
        "anders": _anders(w, inhoud, eisen),
        "termijn": _termijn(w, id_),
        "staart": _staart(
            stap.sector, regel.wanneer, [rij for eis in eisen for rij in _rijen(w, eis["ontbreekt"])], regel
        ),
        "let_op": _alleen_vo(w, stap.sector, id_),
        "wie": wie(w, stap.sector, id_) if not codes or vol is None else [],
        "zie": vol.nr if codes and vol else None,
    }


def _termijn(w: Wandeling, id_: str) -> str:
    """De uiterste week van een uitkomst, of de zin van Welke tafel? als die er niet is."""
    zinnen = w.werk.ruw["zinnen"]["termijn"]
    return str(zinnen["te_vroeg"]) if w.werk.regels[id_].te_vroeg else voor(w.werk, None, None).termijn(id_)


def wie(w: Wandeling, sector: str, id_: str) -> list[tuple[str, str]]:
    """(gemeente, wie meldt aan en waar); één regel zonder gemeente als het overal gelijk is."""
    ruw = w.werk.ruw["gemeenten"].values()
    per = [(g["naam"], _ingangen(voor(w.werk, sector, g["code"]).wegen(id_))) for g in ruw if "buiten_gebied" not in g]
    teksten = {tekst for _, tekst in per}
    if teksten == {""}:
        return []
    return [("", teksten.pop())] if len(teksten) == 1 else [(naam, tekst or STIL) for naam, tekst in per]


def _ingangen(wegen: list[dict[str, Any]]) -> str:
    """De een of de ander; een weg voor één geval is een eigen zin."""
    alle = [_weg({"door": STIL, "bij": STIL, **weg}) for weg in wegen]
    los = any("alleen" in weg for weg in wegen)
    return ". ".join(map(hoofdletter, alle)) if los else "; of ".join(alle)


def _weg(weg: dict[str, Any]) -> str:
    return ": ".join(filter(None, [weg.get("alleen"), f"{weg['door']}, bij: {weg['bij']}"]))


def _anders(w: Wandeling, inhoud: Weergave, eisen: list[dict[str, Any]]) -> list[str]:
    """Wat eerst moet als de feiten anders liggen (`vormen`), met dat geval ervoor; de gemeente ligt hier open."""
    alle = [vorm for eis in eisen for vorm in eis.get("vormen", []) if inhoud.sector in vorm.get("tekst", {})]
    vormen = [vorm for vorm in alle if not all(feit.startswith("gemeente.") for feit in vorm["als"])]
    return [f"{_geval(w, inhoud, vorm['als'])}? {inhoud.per_sector(vorm['tekst'])}" for vorm in vormen]


def _geval(w: Wandeling, inhoud: Weergave, als: dict[str, Any]) -> str:
    woorden = en([term_in_woorden(w.werk.ruw, feit, eis) for feit, eis in als.items()])
    return hoofdletter(in_sector(w.werk.ruw, woorden, inhoud.sector))


def _ook(w: Wandeling, boek: Boek, stap: Stap) -> dict[str, Any]:
    regel = w.werk.regels[stap.inhoud]
    return {
        "id": stap.inhoud,
        "kop": boek.onderwerpen[stap.inhoud].naam,
        "staart": _staart(stap.sector, regel.daarnaast, []),
        "let_op": _alleen_vo(w, stap.sector, stap.inhoud),
        "wie": wie(w, stap.sector, stap.inhoud),
    }


def _rijen(w: Wandeling, ruw: list[dict[str, Any]]) -> tuple[Rij, ...]:
    return Bouwer(w.werk.ruw).tabel(ruw)


def _staart(sector: str, rijen: Sequence[Rij], eerst: Sequence[Rij], regel: Regel | None = None) -> dict[str, Any]:
    """De bronnen van wat eerst moet, of anders van de rijen in deze sector. Steeds onze lezing? Dan met de reden."""
    hier = [rij for rij in rijen if sector in rij.als.get("sector", [sector])]
    zo = [rij for rij in eerst if sector in rij.als.get("sector", [sector])]
    termijn = regel.termijn.bron if regel and regel.termijn else ()
    uit: dict[str, Any] = {"bron": list(dict.fromkeys([*(b for rij in zo or hier for b in rij.bron), *termijn]))}
    if hier and all(rij.lezing for rij in hier):
        uit |= {"zekerheid": "interpretatie", "waarom": hier[0].waarom}
    return uit


def _alleen_vo(w: Wandeling, sector: str, id_: str) -> list[str]:
    """Wat Welke tafel? bij dit onderwerp in deze sector altijd meldt, wat de antwoorden ook zijn."""
    inhoud = voor(w.werk, sector, None)
    return [
        inhoud.per_sector(m["tekst"])
        for m in w.werk.ruw["meldingen"].values()
        if m.get("sector") == sector and id_ in m.get("bij", []) and "wanneer" not in m
    ]


def _plichten(w: Wandeling, _boek: Boek, stap: Stap) -> dict[str, Any]:
    inhoud = voor(w.werk, stap.sector, None)
    plichten = [w.werk.ruw["plichten"][code] for code in stap.inhoud]
    return {"plichten": [(p["naam"], inhoud.in_woorden(p["tekst"]), p["bron"]) for p in plichten]}


SOORT = {"uitkomst": _uitkomst, "ook": _ook, "plichten": _plichten}
