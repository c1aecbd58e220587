"""Wat er verandert als één ding anders is: als een ander antwoord geldt, of als alleen een klok verder loopt.

Elke zin is een belofte: met `verander` erbij, of op de dag die er staat, geeft de beslissing precies die uitkomst.
"""

from collections.abc import Collection, Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

from finder.feiten import Stand
from finder.gesprek import Gids
from finder.kalender import in_woorden, weken_in_woorden
from finder.model import Regelwerk
from finder.opties import niet_hier
from finder.waarheid import Weging
from finder.weergave import voor, vorm_van
from finder.woordenschat import DAGEN
from finder.zinnen import en, in_sector, klasse_in_woorden, term_in_woorden

MEESTE = 3
GEREGELD, GENOEG = "wat_als_geregeld", "genoeg"
Verandering = dict[int, int]  # atoom → nieuwe waarde
Blad = tuple[str, ...]


def wat_als(gids: Gids, stand: Stand, blad: Blad, zodra: str) -> list[dict[str, Any]]:
    """Hoogstens drie andere uitkomsten, elke één keer; `blad` is de uitkomst van nu: (regel-id, wat eerst moet).

    `zodra`: hoe het heet als alles wat nu eerst moet er is, zoals "Is dat geregeld".
    """
    uit: dict[str, dict[str, Any]] = {}
    nog_niet = gids.werk.regels[blad[0]].soort == "opschalen"
    for verandering, vorm in chain(_geregeld(gids, blad), _stappen(gids, stand, blad), _los(gids, stand)):
        nieuw = _blad(gids, _anders(stand, verandering))
        zelfde = () if vorm == GEREGELD and nog_niet else (blad[0],)
        if nieuw is not None and nieuw != blad and nieuw[0] not in (*zelfde, *uit):
            uit[nieuw[0]] = _zin(gids, stand, nieuw, verandering, (vorm, zodra))
        if len(uit) == MEESTE:
            break
    return list(uit.values())


def _anders(stand: Stand, verandering: Verandering) -> Stand:
    """De stand als deze atomen een andere waarde krijgen en verder niets verandert."""
    waarden = list(stand.waarden)
    for nr, waarde in verandering.items():
        waarden[nr] = waarde
    return Stand(waarden)


def _blad(gids: Gids, stand: Stand) -> Blad | None:
    """De uitkomst bij deze stand; None als zij nog openligt."""
    blad = gids.lezer.vast(gids.bomen.hoofd, stand.waarden)
    return None if blad is None else gids.lezer.blad(blad)


def _geregeld(gids: Gids, blad: Blad) -> Iterator[tuple[Verandering, str]]:
    """Alles wat nu ontbreekt is er (`geregeld` bij de voorwaarde)."""
    samen: Verandering = {}
    for code in blad[1:]:
        for feit, waarde in gids.werk.ruw["voorwaarden"][code]["geregeld"].items():
            nr = gids.werk.index[feit]
            atoom = gids.werk.atomen[nr]
            samen[nr] = len(atoom.waarden) - 1 if waarde == GENOEG else atoom.waarden.index(waarde)
    if samen:
        yield samen, GEREGELD


def _kan(gids: Gids, nr: int) -> bool:
    """Of dit antwoord in de loop van een casus kan veranderen (`kan_veranderen` bij de vraag)."""
    vraag = gids.vraag_van[nr]
    return vraag is not None and "kan_veranderen" in gids.vragen[vraag]


def _stappen(gids: Gids, stand: Stand, blad: Blad) -> Iterator[tuple[Verandering, str]]:
    """Ook de stap van nu loopt vast."""
    code = gids.werk.regels[blad[0]].code
    for atoom, nr in gids.werk.index.items():
        if atoom.endswith(f"={code}") and stand.waarden[nr] != 0 and len(blad) == 1:
            yield {nr: 0, **_erbij(gids, atoom)}, "wat_als"


def _erbij(gids: Gids, atoom: str) -> Verandering:
    """Wat er met een stap mee verandert (`bij_aan` bij de vraag): na de adviestafel is er een advies."""
    feit, optie = atoom.split("=")
    gevolgen = (vraag.get("bij_aan", {}).get(optie, {}) for vraag in gids.vragen.values() if vraag.get("feit") == feit)
    paren = ((gids.werk.index[naam], waarde) for gevolg in gevolgen for naam, waarde in gevolg.items())
    return {nr: gids.werk.atomen[nr].waarden.index(waarde) for nr, waarde in paren}


def _volgt(gids: Gids, stand: Stand) -> set[int]:
    """Feiten die vastliggen omdat een vinkje niet gezet is (`bij_uit`): zonder adviestafel is er ook geen advies."""
    uit = set()
    for vraag in gids.vragen.values():
        for optie, gevolg in vraag.get("bij_uit", {}).items():
            if stand.waarden[gids.werk.index[f"{vraag['feit']}={optie}"]] != 0:
                paren = ((gids.werk.index[feit], waarde) for feit, waarde in gevolg.items())
                uit |= {nr for nr, w in paren if stand.waarden[nr] == gids.werk.atomen[nr].waarden.index(w)}
    return uit


def _los(gids: Gids, stand: Stand) -> Iterator[tuple[Verandering, str]]:
    """Elk antwoord dat kan veranderen en hier telt, met elke andere waarde."""
    hier_niet = {gids.werk.index[f"{feit}={optie}"] for feit, optie in niet_hier(gids.werk, stand)}
    weg = hier_niet | _volgt(gids, stand)
    for nr in sorted(gids.lezer.langs(gids.bomen.hoofd, stand.waarden) - weg):
        eigen = stand.waarden[nr]
        if eigen is not None and _kan(gids, nr):
            nu = eigen if isinstance(eigen, frozenset) else {eigen}
            anders = (w for w in range(gids.lezer.breedte(nr)) if w not in nu and _benoembaar(gids.werk, nr, w))
            waarden = (w for w in anders if _kan_nog(gids, nr, w, nu))
            yield from (({nr: waarde}, "wat_als") for waarde in waarden)


def _kan_nog(gids: Gids, nr: int, waarde: int, nu: Collection[int]) -> bool:
    """Een klok en een aantal lopen alleen op; van een ander antwoord zegt de vraag wat niet terugkomt."""
    atoom = gids.werk.atomen[nr]
    if atoom.grenzen:
        return waarde > max(nu)
    return atoom.waarden[waarde] not in gids.vragen[str(gids.vraag_van[nr])].get("niet_terug", [])


def _benoembaar(werk: Regelwerk, nr: int, waarde: int) -> bool:
    """Een klok alleen in hele weken, en nooit "geen datum"."""
    atoom = werk.atomen[nr]
    grens = atoom.grenzen[waarde] if atoom.grenzen else 0
    return grens is not None and (werk.ruw["feiten"][atoom.feit]["soort"] != "weken" or grens % DAGEN == 0)


def _zin(gids: Gids, stand: Stand, blad: Blad, verandering: Verandering, woorden: tuple[str, str]) -> dict[str, Any]:
    """Eén andere uitkomst; `woorden`: welke vaste zin, en hoe het heet als wat eerst moet er is."""
    vorm, zodra = woorden
    werk, weergave = gids.werk, voor(gids.werk, gids.sector(stand), gids.waarde(stand, "gemeente"))
    id_, *codes = blad
    regel, zinnen, naam = werk.regels[id_], werk.ruw["zinnen"], weergave.onderwerp(id_)["naam"]
    dan = Weging(werk, _anders(stand, verandering).waarden)
    eerst = en([weergave.per_sector(vorm_van(dan, gids.bouwer, code)["naam"]) for code in codes])
    nog_niet = bool(codes) and regel.soort == "opschalen"
    anders = en([in_sector(werk.ruw, _in_woorden(werk, nr, w), weergave.sector) for nr, w in verandering.items()])
    tekst = str(zinnen[f"{vorm}_eerst" if codes else vorm]).format(anders=anders, naam=naam, eerst=eerst, zodra=zodra)
    return {
        "tekst": tekst,
        "code": "nog_niet_opschalen" if nog_niet else regel.code,
        "naam": naam,
        "vraag": gids.vraag_van[min(verandering)],
        "verander": {werk.atomen[nr].naam: _waarde(werk, nr, w) for nr, w in verandering.items()},
    }


def _waarde(werk: Regelwerk, nr: int, waarde: int) -> int | str:
    """De waarde zoals een feit haar noemt; weken als weken."""
    atoom = werk.atomen[nr]
    if not atoom.grenzen:
        return atoom.waarden[waarde]
    grens = atoom.grenzen[waarde] or 0
    return grens // DAGEN if werk.ruw["feiten"][atoom.feit]["soort"] == "weken" else grens


def _in_woorden(werk: Regelwerk, nr: int, waarde: int) -> str:
    atoom = werk.atomen[nr]
    if "=" in atoom.naam:
        optie = atoom.naam.split("=")[1]
        return term_in_woorden(werk.ruw, atoom.feit, [optie] if waarde == 0 else {"zonder": [optie]})
    if not atoom.grenzen:
        return term_in_woorden(werk.ruw, atoom.feit, [atoom.waarden[waarde]])
    return klasse_in_woorden(werk.ruw["feiten"][atoom.feit], atoom.grenzen[waarde])


def vanaf(gids: Gids, stand: Stand, eerst: tuple[str, ...]) -> dict[str, Any] | None:
    """De eerste dag waarop een stap van de ladder volgt als alleen een klok verder loopt: {"datum", "tekst"}, of None.

    Een klok die als aantal weken kwam, geeft weken in plaats van een dag. Moet er dan iets gebeurd zijn wat nu nog niet
    in `eerst` staat, dan zegt de zin om daar niet op te wachten.
    """
    gevonden = [moment for feit in stand.dagen if (moment := _omslag(gids, stand, feit))]
    if not gevonden:
        return None
    nog, grens, feit = min(gevonden)
    zinnen, dan = gids.werk.ruw["zinnen"]["termijn"], _dan_eerst(gids, _later(gids, stand, feit, grens), eerst)
    vorm, delen = ("_eerst" if dan else ""), {"eerst": dan, "duur": weken_in_woorden(grens)}
    if stand.vandaag is None or feit not in stand.datums:
        return {"datum": None, "tekst": zinnen[f"vanaf_weken{vorm}"].format(**delen)}
    datum = stand.vandaag + timedelta(days=nog)
    return {"datum": datum.isoformat(), "tekst": zinnen[f"vanaf{vorm}"].format(datum=in_woorden(datum), **delen)}


def _dan_eerst(gids: Gids, later: Stand, nu: tuple[str, ...]) -> str:
    """Wat er dan eerst moet, zonder wat nu al eerst moet; leeg als dat niets is of nog openligt."""
    codes = [code for code in (_blad(gids, later) or ())[1:] if code not in nu]
    weergave = voor(gids.werk, gids.sector(later), gids.waarde(later, "gemeente"))
    dan = Weging(gids.werk, later.waarden)
    return en([weergave.per_sector(vorm_van(dan, gids.bouwer, code)["naam"]) for code in codes])


def _later(gids: Gids, stand: Stand, feit: str, grens: int) -> Stand:
    """De stand als deze klok tot haar grens (dagen) is doorgelopen."""
    nr = gids.werk.index[feit]
    return _anders(stand, {nr: gids.werk.atomen[nr].grenzen.index(grens)})


def _omslag(gids: Gids, stand: Stand, feit: str) -> tuple[int, int, str] | None:
    """(nog zoveel dagen, de grens in dagen, het feit) tot een klok verder een stap om op te schalen geeft."""
    nu, atoom = stand.dagen[feit], gids.werk.atomen[gids.werk.index[feit]]
    if nu is None or gids.werk.ruw["feiten"][feit]["soort"] != "weken":
        return None
    for grens in atoom.grenzen:
        if grens is not None and grens > nu:
            regel = gids.stap(_later(gids, stand, feit, grens))
            if regel is not None and regel.soort == "opschalen":
                return grens - nu, grens, feit
    return None
