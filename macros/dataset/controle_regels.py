"""Kloppen de feiten, de afgeleide feiten en de tabellen met elkaar? Nog zonder te rekenen."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from finder.brug import schrijf
from finder.melding import Melding, Pad
from finder.model import MAAT, MET_REGEL
from macros.dataset.controle_als import afgeleide_waarden, soort_van, vreemd, waarden_van
from macros.dataset.controle_kennis import Kennis
from macros.dataset.knoop import dubbel, langs, tabel, tabellen_in

NODIG = {
    "keuze": ("waarden",),
    "ja_nee": ("ja", "nee"),
    "meerkeuze": ("waarden", "woorden", "zonder", "geen"),
    "weken": ("leeg", "vanaf", "onder"),
    "getal": ("vanaf", "onder"),
    "jaar": ("vanaf", "onder"),
    "gemeente": ("woorden",),
    "schoolgemeente": ("woorden", "zelfde"),
}
ALTIJD = ("soort", "bij_ontbreken", "groep")
OOK = {"meerkeuze": ("alleen_bij",), "weken": ("datum_sleutel", "klok", "begin", "rol"), "keuze": ("leeg", "rol")}
VASTE_FEITEN = {
    "sector": "keuze",
    "gemeente": "gemeente",
    "schoolgemeente": "schoolgemeente",
}
Tabel = tuple[Pad, list[Any]]


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _feiten(kennis)
    yield from _vast(kennis)
    yield from _afgeleid(kennis)
    yield from _volgordes(kennis)
    yield from _ladders(kennis)
    yield from _regels(kennis)
    yield from _opdrachten(kennis)
    yield from _vormen(kennis)
    for pad, rijen in tabellen(kennis):
        yield from _dubbele_rijen(pad, rijen)


def _feiten(kennis: Kennis) -> Iterator[Melding]:
    for _, naam, feit in kennis.records("feiten"):
        soort = str(feit.get("soort"))
        if soort not in NODIG:
            continue
        for veld in NODIG[soort]:
            if veld not in feit:
                yield Melding(("feiten", naam), f"'{naam}' mist '{veld}'; dat hoort bij soort {soort}")
        mag = (*NODIG[soort], *ALTIJD, *OOK.get(soort, ()))
        for veld in feit:
            if veld not in mag and veld in kennis.soorten["feit"].velden:
                yield Melding(("feiten", naam, veld), f"'{veld}' hoort niet bij soort {soort}")
        yield from _standaard(kennis, naam, feit, soort)


def _standaard(kennis: Kennis, naam: str, feit: dict[str, Any], soort: str) -> Iterator[Melding]:
    velden = ("bij_ontbreken", *(["leeg"] if soort == "keuze" else []))
    gegeven: list[tuple[Pad, Any]] = [(("feiten", naam, veld), feit[veld]) for veld in velden if veld in feit]
    gegeven += [(("feiten", naam, "alleen_bij", vinkje), vinkje) for vinkje in tabel(feit.get("alleen_bij"))]
    yield from vreemd(naam, waarden_van(kennis, naam), gegeven)


def _vast(kennis: Kennis) -> Iterator[Melding]:
    """Welke tafel? rekent met deze feiten; zonder kan zij niet werken."""
    for naam, soort in VASTE_FEITEN.items():
        if naam not in kennis.deel("feiten"):
            yield Melding(("feiten",), f"Welke tafel? mist het feit '{naam}'")
        elif soort_van(kennis, naam) != soort:
            yield Melding(("feiten", naam), f"'{naam}' moet van soort {soort} zijn")
    yield from _rollen(kennis)
    if "afgeleid" in kennis.ruw and "gemeenten_verschillen" not in kennis.deel("afgeleid"):
        yield Melding(("afgeleid",), "Welke tafel? mist het afgeleide feit 'gemeenten_verschillen'")


def _rollen(kennis: Kennis) -> Iterator[Melding]:
    """Eén feit is de klok van de termijnen; elke rol komt hoogstens één keer voor."""
    feiten = [(naam, feit) for _, naam, feit in kennis.records("feiten") if feit.get("rol")]
    for pad, rol, eerst in dubbel((("feiten", naam, "rol"), str(feit["rol"])) for naam, feit in feiten):
        yield Melding(pad, f"de rol '{rol}' is al van '{eerst[1]}'")
    klokken = [(naam, feit) for naam, feit in feiten if feit["rol"] == "termijnen"]
    for naam, feit in klokken:
        if "begin" not in feit:
            yield Melding(("feiten", naam), f"'{naam}' mist 'begin'; dat hoort bij de klok van de termijnen")
    if not klokken:
        yield Melding(("feiten",), "Welke tafel? mist een feit met 'rol: termijnen'")


def _afgeleid(kennis: Kennis) -> Iterator[Melding]:
    """Een afgeleid feit mag alleen steunen op feiten die er al staan."""
    eerder: set[str] = set()
    alle = set(kennis.deel("afgeleid"))
    for _, naam, feit in kennis.records("afgeleid"):
        for pad, rijen in tabellen_van(feit.get("waarden"), ("afgeleid", naam, "waarden")):
            for nr, rij in enumerate(rijen):
                for ander in alle & set(_als(rij)):
                    if ander not in eerder:
                        later = "zichzelf" if ander == naam else f"'{ander}', maar dat staat er pas later"
                        yield Melding((*pad, nr, "als", ander), f"'{naam}' steunt op {later}")
        eerder.add(naam)
        yield from _woorden(kennis, naam, feit)
        if naam in kennis.deel("feiten"):
            yield Melding(("afgeleid", naam), f"'{naam}' staat ook in data/feiten.yaml; kies een andere naam")


def _woorden(kennis: Kennis, naam: str, feit: dict[str, Any]) -> Iterator[Melding]:
    waarden = afgeleide_waarden(kennis, naam)
    woorden = feit.get("woorden")
    if not isinstance(woorden, dict):
        return
    for waarde in waarden:
        if waarde not in woorden:
            yield Melding(("afgeleid", naam, "woorden"), f"'{naam}' mist woorden bij '{waarde}'")
    yield from vreemd(naam, waarden, ((("afgeleid", naam, "woorden", waarde), waarde) for waarde in woorden))


def _als(rij: Any) -> dict[str, Any]:
    return tabel(tabel(rij).get("als"))


def regelpaden(ruw: dict[str, Any]) -> Iterator[tuple[Pad, dict[str, Any]]]:
    """Elke `regel` met haar pad."""
    for deel in MET_REGEL:
        for id_, onderwerp in tabel(ruw.get(deel)).items():
            regel = tabel(onderwerp).get("regel")
            if isinstance(regel, dict):
                yield (deel, id_, "regel"), regel


def _volgordes(kennis: Kennis) -> Iterator[Melding]:
    plekken: list[tuple[Pad, tuple[str, Any]]] = []
    for pad, regel in regelpaden(kennis.ruw):
        naast = tabel(regel.get("daarnaast")).get("volgorde")
        plekken += [
            ((*pad, "volgorde"), ("", regel.get("volgorde"))),
            ((*pad, "daarnaast", "volgorde"), ("naast", naast)),
        ]
    for pad, (_, getal), eerst in dubbel((pad, plaats) for pad, plaats in plekken if isinstance(plaats[1], int)):
        yield Melding(pad, f"volgorde {getal} is al van '{eerst[1]}'; elk getal komt één keer voor")


def ladders(ruw: dict[str, Any]) -> dict[str, list[tuple[Pad, dict[str, Any]]]]:
    """Per sector de regels op haar ladder met hun pad, van laag naar hoog."""
    uit: dict[str, list[tuple[Pad, dict[str, Any]]]] = {}
    for pad, regel in regelpaden(ruw):
        ladder = tabel(regel.get("ladder"))
        if isinstance(ladder.get("stap"), int):
            uit.setdefault(str(ladder.get("sector")), []).append((pad, regel))
    return {sector: sorted(stappen, key=lambda paar: paar[1]["ladder"]["stap"]) for sector, stappen in uit.items()}


def nummering(kennis: Kennis) -> Iterator[Melding]:
    """De nummers van een ladder van nu hebben geen gat. Een stap die later stopt, laat er wel een achter."""
    for sector, stappen in ladders(kennis.ruw).items():
        nummers = [regel["ladder"]["stap"] for _, regel in stappen]
        gat = next((nr for nr in range(1, nummers[-1]) if nr not in nummers), 0)
        if gat:
            pad = next(pad for pad, regel in stappen if regel["ladder"]["stap"] > gat)
            zin = f"de ladder {sector} heeft geen stap {gat}; nummer haar stappen zonder gat, vanaf 1"
            yield Melding((*pad, "ladder", "stap"), zin)


def _ladders(kennis: Kennis) -> Iterator[Melding]:
    """Elke stap heeft een eigen nummer."""
    for sector, stappen in ladders(kennis.ruw).items():
        for (eerder, onder), (pad, boven) in pairwise(stappen):
            stap = boven["ladder"]["stap"]
            if stap == onder["ladder"]["stap"]:
                zin = f"stap {stap} van de ladder {sector} is al van '{eerder[1]}'; elk nummer komt één keer voor"
                yield Melding((*pad, "ladder", "stap"), zin)


def zonder_tekst(kennis: Kennis) -> Iterator[Melding]:
    """Een melding zegt iets: zelf, of met de woorden van een tegenstrijdigheid."""
    for deel, id_, melding in kennis.records("meldingen"):
        if not {"tekst", "van"} & set(melding):
            yield Melding((deel, id_), f"'{id_}' mist 'tekst'; zonder 'tekst' of 'van' staat er niets")


def _regels(kennis: Kennis) -> Iterator[Melding]:
    for pad, regel in regelpaden(kennis.ruw):
        for veld in ("soort", "volgorde"):
            if "wanneer" in regel and veld not in regel:
                yield Melding(pad, f"een regel met 'wanneer' mist '{veld}'")
        termijn = regel.get("termijn")
        if isinstance(termijn, dict):
            yield from _termijn((*pad, "termijn"), termijn)


def _opdrachten(kennis: Kennis) -> Iterator[Melding]:
    """Bij elke uitkomst kan de lezer vandaag iets doen."""
    for deel, id_, onderwerp in kennis.records(*MET_REGEL):
        if "regel" in onderwerp and "naam" in onderwerp and "doe_nu" not in onderwerp:
            yield Melding(
                (deel, id_), f"'{id_}' mist 'doe_nu'; schrijf minstens één opdracht die de lezer nu kan uitvoeren"
            )


def _vormen(kennis: Kennis) -> Iterator[Melding]:
    """Een vorm en de zin op een pagina spreken voor elke sector van hun voorwaarde, tenzij de vorm er een noemt."""
    for deel, code, eis in kennis.records("voorwaarden"):
        zonder = [s for s in _per_sector(eis, "tekst") if s not in _per_sector(eis, "op_pagina")]
        if zonder and "op_pagina" in eis:
            yield Melding((deel, code, "op_pagina"), f"'op_pagina' mist de zin voor {zonder[0]}; 'tekst' heeft die wel")
        for nr, vorm in tabellen_in(eis.get("vormen")):
            for veld in ("naam", "tekst"):
                mist = [s for s in _per_sector(eis, veld) if s not in _per_sector(vorm, veld)]
                if mist and "sector" not in _als(vorm):
                    zin = f"deze vorm mist de tekst voor {mist[0]}; de voorwaarde zelf heeft die wel"
                    yield Melding((deel, code, "vormen", nr, veld), zin)


def _per_sector(knoop: dict[str, Any], veld: str) -> list[str]:
    return list(tabel(knoop.get(veld)))


def _termijn(pad: Pad, termijn: dict[str, Any]) -> Iterator[Melding]:
    eenheden = [eenheid for eenheid in MAAT if eenheid in termijn]
    if len(eenheden) != 1:
        yield Melding(pad, f"een termijn heeft {' of '.join(map(repr, MAAT))}, een van de twee")
    for eenheid in eenheden:
        yield from _oplopend((*pad, "vanaf"), termijn, "vanaf", eenheid)
    mag = termijn.get("eerder_mag")
    if isinstance(mag, dict):
        yield from _oplopend((*pad, "eerder_mag", "vanaf"), mag, "vanaf", "tot_en_met")


def _oplopend(pad: Pad, tabel: dict[str, Any], van: str, tot: str) -> Iterator[Melding]:
    begin, einde = tabel.get(van), tabel.get(tot)
    if isinstance(begin, int) and isinstance(einde, int) and begin > einde:
        yield Melding(pad, f"'{van}' ({begin}) ligt na '{tot}' ({einde})")


def tabellen_van(knoop: Any, pad: Pad) -> Iterator[Tabel]:
    """Elke lijst met rijen in een stuk dataset."""
    for plek, deel in langs(knoop, pad):
        if any("als" in rij and "stuk" not in rij for _, rij in tabellen_in(deel)):
            yield plek, deel


def tabellen(kennis: Kennis) -> Iterator[Tabel]:
    """Alle tabellen met rijen in de hele dataset."""
    for deel in ("afgeleid", "voorwaarden", "meldingen", "plichten", "tegenspraken", *MET_REGEL):
        yield from tabellen_van(kennis.ruw.get(deel), (deel,))


def _dubbele_rijen(pad: Pad, rijen: list[Any]) -> Iterator[Melding]:
    """Twee rijen die hetzelfde zeggen, op dezelfde dagen."""
    telt = ((nr, rij) for nr, rij in tabellen_in(rijen) if _als(rij))
    zegt = ((nr, schrijf([rij["als"], rij.get("geldig_vanaf"), rij.get("geldig_tot")])) for nr, rij in telt)
    for plek, _, eerst in dubbel(((*pad, nr), rij) for nr, rij in zegt):
        yield Melding(plek, f"deze rij is gelijk aan regel {int(eerst[-1]) + 1} van dezelfde lijst")
