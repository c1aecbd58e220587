"""De pagina Beslisboek: de vragen van Welke tafel? op papier, als genummerde stappen met links.

De stappen komen uit macros/bewijs/wandeling.py; hier staat alleen hoe ze eruitzien.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from finder.inhoud import STIL, Inhoud
from finder.model import Regel, Rij
from finder.regelwerk import Bouwer
from finder.zinnen import hoofdletter, in_sector, term_in_woorden
from macros.bewijs.bron import aantekeningen, beeld_nu, werk_nu
from macros.bewijs.wandeling import Stap, Wandeling, wandeling
from macros.pagina.boek import Boek
from macros.pagina.onderwerp import SECTOR, termijn_zin
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
    "datum": "Is er een eerste dag van zorgwekkend verzuim?",
    "bereikt": "Is het vandaag {week} weken of langer geleden dat het zorgwekkende verzuim begon?",
    "voorbij": "Is het vandaag langer dan {week} weken geleden, al is het één dag?",
}


def beslisboek(boek: Boek) -> str:
    """De hele pagina."""
    w = wandeling(werk_nu(), aantekeningen().get("beslisboek"), beeld_nu())
    return schrijf("beslisboek.md.j2", boek, BESTAND, begin=vraag(w, w.stappen[0]), sectoren=list(_sectoren(w, boek)))


def _sectoren(w: Wandeling, boek: Boek) -> Iterator[dict[str, Any]]:
    for code, naam in SECTOR.items():
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
    return {"nr": stap.nr, "soort": stap.soort, "verder": verder, **_SOORT[stap.soort](w, boek, stap)}


def vraag(w: Wandeling, stap: Stap) -> str:
    """Een vraag met twee links, als HTML zonder Markdown: het zijn er veel."""
    tekst = _klok(stap) if stap.soort == "week" else woorden(w, stap)
    gezegd = [stand(w, stap, naam) for naam in stap.zegt]
    ja, nee = antwoord(w, "Ja", stap.ja, gezegd[0]), antwoord(w, "Nee", stap.nee, gezegd[1])
    einde = "" if tekst.endswith("</ul>") else "</p>"
    return f"<p><b>{stap.nr}.</b> {tekst}{einde}<p>{ja} {nee}</p>"


def _klok(stap: Stap) -> str:
    naam, week = stap.inhoud
    return KLOKVRAAG[naam].format(week=week)


def stand(w: Wandeling, stap: Stap, naam: str) -> str:
    """De zin van de beslishulp bij een stand van de klok; wat onze lezing is, staat erbij."""
    zinnen = w.werk.ruw["zinnen"]
    vorm = {"geen": "zonder_datum", "binnen": "op_tijd", "op": "op", "over": "over_weken"}.get(naam)
    if vorm is None:
        return ""
    zin = str(zinnen["termijn"][vorm]).format(week=stap.inhoud[1])
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
    regel, inhoud = w.werk.regels[id_], Inhoud(w.werk, stap.sector, None)
    eisen = [w.werk.ruw["voorwaarden"][code] for code in codes]
    nog_niet = bool(codes) and regel.soort == "opschalen"
    vol = w.op_sleutel.get(("uitkomst", stap.sector, id_, ()))
    return {
        "id": id_,
        "kop": "Nog niet opschalen" if nog_niet else boek.onderwerpen[id_].naam,
        "doel": boek.onderwerpen[id_].naam if nog_niet else "",
        "eerst": [inhoud.per_sector(eis["tekst"]) for eis in eisen],
        "termijn": _termijn(w, boek, id_),
        "staart": _staart(
            stap.sector, regel.wanneer, [rij for eis in eisen for rij in _rijen(w, eis["ontbreekt"])], regel
        ),
        "let_op": _alleen_vo(w, stap.sector, id_),
        "wie": wie(w, stap.sector, id_) if not codes or vol is None else [],
        "zie": vol.nr if codes and vol else None,
    }


def _termijn(w: Wandeling, boek: Boek, id_: str) -> str:
    """De uiterste week van een uitkomst, of de zin van de beslishulp als die er niet is."""
    zinnen, zin = w.werk.ruw["zinnen"]["termijn"], termijn_zin(boek.onderwerpen[id_])
    return str(zinnen["te_vroeg"]) if w.werk.regels[id_].te_vroeg else f"{zin}." if zin else str(zinnen["geen_bron"])


def wie(w: Wandeling, sector: str, id_: str) -> list[tuple[str, str]]:
    """(gemeente, wie meldt aan en waar); één regel zonder gemeente als het overal gelijk is."""
    ruw = w.werk.ruw["gemeenten"].values()
    per = [
        (g["naam"], _ingangen(Inhoud(w.werk, sector, g["code"]).aanmelden(id_)["ingangen"]))
        for g in ruw
        if "buiten_gebied" not in g
    ]
    teksten = {tekst for _, tekst in per}
    if teksten == {""}:
        return []
    return [("", teksten.pop())] if len(teksten) == 1 else [(naam, tekst or STIL) for naam, tekst in per]


def _ingangen(ingangen: list[dict[str, str]]) -> str:
    return "; of ".join(f"{i['door']}, bij: {i['bij']}" for i in ingangen)


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
    """Wat de beslishulp bij dit onderwerp in deze sector altijd meldt, wat de antwoorden ook zijn."""
    inhoud = Inhoud(w.werk, sector, None)
    return [
        inhoud.per_sector(m["tekst"])
        for m in w.werk.ruw["meldingen"].values()
        if m.get("sector") == sector and id_ in m.get("bij", []) and "wanneer" not in m
    ]


def _plichten(w: Wandeling, _boek: Boek, stap: Stap) -> dict[str, Any]:
    inhoud = Inhoud(w.werk, stap.sector, None)
    plichten = [w.werk.ruw["plichten"][code] for code in stap.inhoud]
    return {"plichten": [(p["naam"], inhoud.per_sector(p["tekst"]), p["bron"]) for p in plichten]}


_SOORT = {"uitkomst": _uitkomst, "ook": _ook, "plichten": _plichten}
