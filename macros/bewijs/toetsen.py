"""De toetsen van het bewijs over één regelwerk. Elke toets geeft bevindingen, en is exact over alle combinaties."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations
from typing import Any

from finder import regelwerk
from finder.lezer import ONDERAAN
from finder.model import Regelwerk
from finder.regelwerk import Bouwer
from finder.woordenschat import onderwerpregels, tekstrijen
from finder.zinnen import term_in_woorden
from macros.bewijs.beeld import Beeld, beeld, mogelijk
from macros.bewijs.bevinding import Bevinding
from macros.bewijs.gebied import Gebied
from macros.bewijs.houvast import met_houvast
from macros.bewijs.rijen import Plek, plekken
from macros.bewijs.snoei import beperk, niveaus
from macros.bewijs.termen import term_van


def alle(b: Beeld, gebieden: list[Gebied]) -> list[Bevinding]:
    """Alle bevindingen, de ernstige eerst."""
    uit = [*gaten(b, gebieden), *botsingen(b), *onbereikbaar(b, gebieden)]
    stil = {f.sleutel for f in uit if f.soort == "onbereikbaar"}
    uit += voorwaarden(b, stil)
    uit += rijen(b, stil, {f.sleutel.split("/")[-1] for f in uit if f.soort == "voorwaarde-zonder-werking"})
    uit += [*vragen(b), *antwoorden(b), *lokaal(b.werk.ruw)]
    return uit


def gaten(b: Beeld, gebieden: list[Gebied]) -> Iterator[Bevinding]:
    """Combinaties waarbij geen enkele regel past, één bevinding per sector met een voorbeeld in woorden."""
    gezien = set()
    for gebied in gebieden:
        zin = voorbeeld(b, gebied, gebied.hoofd, None)
        sector = gebied.naam.split()[0]
        if zin is not None and sector not in gezien:
            gezien.add(sector)
            yield Bevinding("gat", sector, f"Bij deze feiten past geen enkele regel ({gebied.naam}): {zin}.")


def voorbeeld(b: Beeld, gebied: Gebied, diagram: int, blad: object) -> str | None:
    """Een kortste weg naar een blad, in woorden; None als het blad er niet is."""
    d = b.b.d
    wegen: list[tuple[int, tuple[str, ...]]] = [(diagram, ())]
    gezien = {diagram}
    while wegen:
        knoop, delen = wegen.pop(0)
        niveau, inhoud = d.knopen[knoop]
        if niveau == ONDERAAN:
            if inhoud == blad:
                return "; ".join(delen) or "altijd"
            continue
        for kind in dict.fromkeys(inhoud):
            if kind not in gezien:
                gezien.add(kind)
                wegen.append(
                    (kind, (*delen, in_woorden(gebied.werk, niveau, [w for w, k in enumerate(inhoud) if k == kind])))
                )
    return None


def in_woorden(werk: Regelwerk, niveau: int, waarden: list[int]) -> str:
    """Een verzameling waarden van een atoom als zinsdeel, zo nodig waarde voor waarde."""
    atoom = werk.atomen[niveau]
    term = term_van(werk, atoom, waarden)
    if term:
        return term_in_woorden(werk.ruw, term.feit, term.eis)
    if atoom.grenzen:
        return _getallen(werk, niveau, waarden)
    los = (term_van(werk, atoom, [waarde]) for waarde in waarden)
    return " of ".join(term_in_woorden(werk.ruw, t.feit, t.eis) for t in los if t)


def _getallen(werk: Regelwerk, niveau: int, waarden: list[int]) -> str:
    """Klassen van dagen: zonder datum apart, aaneengesloten klassen samen, zo nodig in dagen."""
    atoom = werk.atomen[niveau]
    gegeven = werk.ruw["feiten"][atoom.feit]
    delen = [str(gegeven["leeg"])] if waarden and atoom.grenzen[waarden[0]] is None else []
    over = [w for w in waarden if atoom.grenzen[w] is not None]
    while over:
        eind = next((i for i, w in enumerate(over) if w != over[0] + i), len(over))
        blok, over = over[:eind], over[eind:]
        term = term_van(werk, atoom, blok)
        delen.append(term_in_woorden(werk.ruw, term.feit, term.eis) if term else _dagen(werk, niveau, blok))
    return " of ".join(delen)


def _dagen(werk: Regelwerk, niveau: int, blok: list[int]) -> str:
    atoom = werk.atomen[niveau]
    tot = atoom.grenzen[blok[-1] + 1] if blok[-1] + 1 < len(atoom.grenzen) else None
    naam = werk.ruw["feiten"][atoom.feit].get("klok", atoom.feit)
    return f"vanaf dag {atoom.grenzen[blok[0]]}{f' tot dag {tot}' if tot else ''} van de {naam}"


def botsingen(b: Beeld) -> Iterator[Bevinding]:
    """Twee regels met dezelfde volgorde die tegelijk gelden: dan is niet vastgelegd welke voorgaat."""
    d, kan, regels = b.b.d, mogelijk(b), onderwerpregels(b.werk.ruw)
    for een, ander in combinations(b.werk.hoofd, 2):
        if int(regels[een.id]["volgorde"]) == int(regels[ander.id]["volgorde"]):
            eerder = [
                d.niet(b.wint[r.id])
                for r in b.werk.hoofd
                if int(regels[r.id]["volgorde"]) < int(regels[een.id]["volgorde"])
            ]
            if d.en([kan, *eerder, b.b.tabel(een.wanneer), b.b.tabel(ander.wanneer)]) != d.onwaar:
                yield Bevinding(
                    "botsing",
                    f"{een.id}+{ander.id}",
                    f"'{een.id}' en '{ander.id}' gelden tegelijk en hebben dezelfde volgorde.",
                )


def onbereikbaar(b: Beeld, gebieden: list[Gebied]) -> Iterator[Bevinding]:
    """Uitkomsten die in geen enkel gebied voorkomen."""
    hoofd: set[str] = set().union(*(g.regels() for g in gebieden))
    naast: set[str] = set().union(*(g.naast() for g in gebieden))
    for regel in b.werk.hoofd:
        if regel.id not in hoofd:
            yield Bevinding(
                "onbereikbaar",
                regel.id,
                f"De uitkomst '{regel.id}' komt nooit voor: een eerdere regel wint altijd, of geen rij kan kloppen.",
            )
    for regel in b.werk.naast:
        if regel.id not in naast:
            yield Bevinding("onbereikbaar", regel.id, f"'{regel.id}' kan nooit daarnaast gelden: geen rij kan kloppen.")


def voorwaarden(b: Beeld, stil: set[str]) -> Iterator[Bevinding]:
    """Voorwaarden bij een onderwerp die daar nooit ontbreken."""
    d, kan = b.b.d, mogelijk(b)
    for regel in b.werk.hoofd:
        telt = d.en([kan, b.wint[regel.id]])
        codes = b.b.eerst(regel)
        for code in dict.fromkeys(eis.code for groep in regel.eerst for eis in groep):
            heeft = d.vertaal(codes, lambda c, code=code: code in c)  # type: ignore[misc]
            if regel.id not in stil and d.en([telt, heeft]) == d.onwaar:
                yield Bevinding(
                    "voorwaarde-zonder-werking",
                    f"{regel.id}/{code}",
                    f"Bij '{regel.id}' houdt de voorwaarde '{code}' nooit iets tegen.",
                )


def rijen(b: Beeld, stil: set[str], stille_eisen: set[str]) -> Iterator[Bevinding]:
    """Rijen die weg kunnen zonder dat er één combinatie anders uitkomt."""
    bron = b.werk.ruw
    b = beeld(regelwerk.laad(met_houvast(bron, bron)))
    voor = list(gezien(b))
    for plek in plekken(bron):
        if stil & set(plek.pad) or (plek.pad[0] == "voorwaarden" and plek.pad[1] in stille_eisen):
            continue
        na = beeld(regelwerk.laad(met_houvast(zonder_rij(bron, plek), bron)), b.b.d)
        if all(een == ander for een, ander in zip(gezien(na), voor, strict=True)):
            yield Bevinding(
                "rij-zonder-werking",
                plek.naam,
                f"De rij '{plek.naam}' beslist nooit iets: zonder deze rij is elke uitkomst gelijk.",
            )


def gezien(b: Beeld) -> Iterator[int]:
    """Alle diagrammen, voor zover de feiten samen kunnen voorkomen. Wat het vaakst verschilt komt eerst."""
    d, kan, nvt = b.b.d, mogelijk(b), b.b.d.blad("kan niet")
    yield d.kies(kan, b.hoofd, nvt)
    yield from (d.kies(kan, diagram, nvt) for diagram in [*b.naast.values(), *b.meldingen.values()])
    yield from (d.kies(kan, diagram, nvt) for diagram in [b.stand, b.lezing, *b.naast_lezing.values()])


def zonder_rij(ruw: dict[str, Any], plek: Plek) -> dict[str, Any]:
    """Dezelfde dataset zonder één rij; alleen de rijenlijst en wat erboven zit is nieuw."""
    uit = dict(ruw)
    knoop: Any = uit
    for deel in plek.pad[:-1]:
        knoop[deel] = knoop[deel].copy()
        knoop = knoop[deel]
    del knoop[plek.pad[-1]]
    return uit


def vragen(b: Beeld) -> Iterator[Bevinding]:
    """Vragen waarvan geen enkel antwoord een uitkomst kan veranderen."""
    gebruikt: set[int] = set()
    verschil = (
        b.b.afgeleid("gemeenten_verschillen", "ja") if "gemeenten_verschillen" in b.werk.afgeleid else b.b.d.onwaar
    )
    for diagram in (b.hoofd, b.stand, verschil, *b.naast.values()):
        gebruikt |= set(niveaus(b.b.d, diagram))
    feiten = {b.werk.atomen[n].feit for n in gebruikt}
    for vraag in b.werk.ruw["vragen"]["vragen"]:
        if not feiten & set(vraag["feiten"]):
            yield Bevinding(
                "vraag-zonder-invloed", vraag["id"], f"De vraag '{vraag['id']}' verandert geen enkele uitkomst."
            )


def antwoorden(b: Beeld) -> Iterator[Bevinding]:
    """Twee antwoorden op één vraag die altijd hetzelfde geven: uitkomst, termijn, zekerheid, daarnaast en teksten."""
    d = b.b.d
    alles = [
        b.hoofd,
        b.stand,
        b.lezing,
        *b.naast.values(),
        *b.naast_lezing.values(),
        *b.meldingen.values(),
        *_teksten(b),
    ]
    for vraag in b.werk.ruw["vragen"]["vragen"]:
        opties = [o for o in vraag.get("opties", []) if vraag["soort"] == "keuze" and "opent" not in vraag]
        per = {}
        for optie in opties:
            per[optie["id"]] = tuple(beperk(d, diagram, _vast(b.werk, optie["zet"])) for diagram in alles)
        for een, ander in combinations(per, 2):
            if per[een] == per[ander]:
                zin = f"Bij '{vraag['id']}' geven '{een}' en '{ander}' altijd hetzelfde."
                yield Bevinding(
                    "antwoord-zonder-verschil", f"{vraag['id']}/{ander}", zin, _namen(vraag, opties, {een, ander})
                )


def _namen(vraag: dict[str, Any], opties: list[dict[str, Any]], ids: set[str]) -> tuple[str, ...]:
    """`vraag/antwoord` en `vraag/waarde` van de twee antwoorden, het laatste eerst."""
    gekozen = [o for o in reversed(opties) if o["id"] in ids]
    return tuple(
        dict.fromkeys(f"{vraag['id']}/{naam}" for o in gekozen for naam in (o["id"], o["zet"].get(vraag["feiten"][0])))
    )


def _teksten(b: Beeld) -> Iterator[int]:
    """De rijen die alleen een tekst kiezen."""
    bouwer = Bouwer(b.werk.ruw)
    yield from (b.b.rij(bouwer.rij({"als": als})) for als in tekstrijen(b.werk.ruw))


def _vast(werk: Regelwerk, zet: dict[str, Any]) -> dict[int, int]:
    from finder.feiten import Stand
    from finder.feiten import zet as leg_vast

    stand = Stand([None] * len(werk.atomen))
    for sleutel, waarde in sorted(zet.items(), key=lambda paar: "=" in paar[0]):
        leg_vast(werk, stand, sleutel, waarde)
    return {nr: w for nr, w in enumerate(stand.waarden) if w is not None}


def lokaal(ruw: dict[str, Any]) -> Iterator[Bevinding]:
    """Velden die een gemeente invult met wat overal geldt, of waarin alle gemeenten hetzelfde zeggen."""
    eigen = {id_: g for id_, g in ruw["gemeenten"].items() if "buiten_gebied" not in g}
    for id_, onderwerp in {**ruw["tafels"], **ruw["routes"]}.items():
        for veld in onderwerp.get("per_gemeente", []):
            waarden = {g: data.get("bij", {}).get(id_, {}).get(veld) for g, data in eigen.items()}
            gevuld = [_kaal(w) for w in waarden.values() if isinstance(w, list)]
            gewoon = _kaal(onderwerp.get(veld, []))
            if len(gevuld) == len(eigen) > 1 and all(w == gevuld[0] for w in gevuld):
                yield Bevinding(
                    "lokaal-gelijk", f"{id_}/{veld}", f"Bij '{id_}' vullen alle gemeenten '{veld}' met hetzelfde."
                )
            for g, waarde in waarden.items():
                if isinstance(waarde, list) and gewoon and _kaal(waarde) == gewoon:
                    yield Bevinding(
                        "lokaal-gelijk", f"{id_}/{veld}/{g}", f"'{g}' vult bij '{id_}' in '{veld}' wat al overal geldt."
                    )


def _kaal(waarde: Any) -> Any:
    return [
        {k: v for k, v in deepcopy(u).items() if k in ("tekst", "door", "bij", "hoe", "stuk")}
        for u in waarde
        if isinstance(u, dict)
    ]
