"""De pagina Beslisboek: de vragen van Welke tafel? op papier, als genummerde stappen met links.

De stappen komen uit macros/bewijs/wandeling.py; hier staat hoe een vraag eruitziet, in beslisboek_uitkomst.py de rest.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from finder.zinnen import hoofdletter, in_sector, term_in_woorden, vul
from macros.bewijs.bron import aantekeningen, beeld_nu, werk_nu
from macros.bewijs.wandeling import Stap, Wandeling, wandeling
from macros.pagina.beslisboek_uitkomst import SOORT
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf

BESTAND = "beslisboek.md"
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
        BESTAND,
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
