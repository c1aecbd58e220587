"""Rekent de regels na met beslisdiagrammen: gaten, uitkomsten en rijen die nooit winnen, vragen zonder gevolg."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from finder.bouwen import van_melding
from finder.diagram import beperk, niveaus, voorbeeld
from finder.feiten import standaard, vastgelegd
from finder.melding import Melding, Pad
from finder.model import Regel, Regelwerk
from finder.regelwerk import Bouwer, laad
from finder.woordenschat import tekstrijen
from finder.zinnen import en, feit_in_woorden
from macros.dataset.beeld import Beeld, beeld
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_regels import ladders, tabellen
from macros.dataset.controle_vragen import vragen
from macros.dataset.geldigheid import geldt, op_dag
from macros.dataset.knoop import tabel
from macros.dataset.samengesteld import schrijf_uit
from macros.dataset.zwijgen import vul_aan

IN_HET_VOORBEELD = 5
Gelijk = tuple[str, str, str, tuple[str, ...]]  # vraag, antwoord, antwoord, namen
VERSCHIL = "gemeenten_verschillen"  # hangt er iets van af, dan is het een melding en geen stap


@dataclass(frozen=True, slots=True)
class Rekenwerk:
    """De dataset met haar diagrammen."""

    kennis: Kennis
    b: Beeld

    def plek(self, regel: Regel) -> tuple[str, str, str]:
        """Waar de regel van een onderwerp staat."""
        return "tafels" if regel.id in self.kennis.deel("tafels") else "routes", regel.id, "regel"

    def naam(self, regel: Regel) -> str:
        return str(self.kennis.ruw[self.plek(regel)[0]][regel.id]["naam"])

    def kan(self, *delen: int) -> bool:
        """Of dit alles samen kan voorkomen."""
        return self.b.d.en([*delen, self.b.kan]) != self.b.d.onwaar


def keur(kennis: Kennis) -> Iterator[Melding]:
    """Alle meldingen die rekenen vragen. Alleen op een dataset waarvan de regels te lezen zijn."""
    r = reken(kennis)
    yield from _nooit_waar(r)
    yield from _nooit_gezegd(r)
    yield from _winnaars(r)
    yield from _gat(r)
    if all(r.kan(r.b.wint[regel.id]) for regel in r.b.werk.hoofd if regel.wanneer):
        yield from _ladders(r)
        yield from _voorwaarden(r)
        yield from _vragen(r)


def reken(kennis: Kennis) -> Rekenwerk:
    """De diagrammen van de dataset zoals zij op haar dag geldt."""
    ruw = vul_aan(op_dag(kennis.ruw, kennis.dag))
    return Rekenwerk(kennis, beeld(laad({**ruw, "vragen": schrijf_uit(ruw)})))


def _nooit_waar(r: Rekenwerk) -> Iterator[Melding]:
    bouwer = Bouwer(r.b.werk.ruw)
    for pad, rijen in tabellen(r.kennis):
        for nr, rij in enumerate(rijen):
            if "als" in rij and geldt(rij, r.kennis.dag) and not r.kan(r.b.rij(bouwer.rij(rij))):
                yield Melding((*pad, nr), "deze rij kan nooit kloppen; de feiten erin sluiten elkaar uit")


def _nooit_gezegd(r: Rekenwerk) -> Iterator[Melding]:
    """Een melding die bij geen enkele uitkomst kan staan."""
    bouwer = Bouwer(r.b.werk.ruw)
    for id_, melding in r.b.werk.ruw.get("meldingen", {}).items():
        paren = [(tekst, r.b.rij(bouwer.rij({"als": tekst.als}))) for tekst in van_melding(r.b.werk, melding)]
        if not any(r.kan(r.b.staat_er(*paar)) for paar in paren):
            zin = (
                "deze melding kan nooit verschijnen; 'wanneer', 'sector', 'bij', 'soort' en 'stand' sluiten elkaar uit"
            )
            yield Melding(("meldingen", id_), zin)


def _winnaars(r: Rekenwerk) -> Iterator[Melding]:
    """Loopt de regels in volgorde langs: wat blijft over voor elke regel, en voor elke rij daarin?"""
    rest = r.b.d.waar
    for regel in r.b.werk.hoofd:
        if r.kan(r.b.wint[regel.id]):
            yield from _rijen(r, regel, rest)
        elif regel.wanneer:  # zonder rijen geldt er vandaag geen
            voor = _voorrang(r, r.b.tabel(regel.wanneer), _eerder(r, regel))
            zin = f"de uitkomst '{r.naam(regel)}' wordt nooit bereikt; wat altijd voorgaat: {voor}"
            yield Melding((*r.plek(regel), "wanneer"), zin)
        rest = r.b.d.en([r.b.d.niet(r.b.tabel(regel.wanneer)), rest])


def _eerder(r: Rekenwerk, regel: Regel) -> list[tuple[str, int]]:
    """De uitkomsten vóór deze, met hun naam en waar zij passen."""
    ervoor = r.b.werk.hoofd[: r.b.werk.hoofd.index(regel)]
    return [(f"'{r.naam(eerdere)}'", r.b.tabel(eerdere.wanneer)) for eerdere in ervoor]


def _voorrang(r: Rekenwerk, past: int, ervoor: list[tuple[str, int]]) -> str:
    """Wie altijd wint waar dit past: één als die het alleen doet, anders allemaal die meedoen."""
    alleen = [naam for naam, eerdere in ervoor if not r.kan(past, r.b.d.niet(eerdere))]
    return en(alleen[:1] or [naam for naam, eerdere in ervoor if r.kan(past, eerdere)])


def _rijen(r: Rekenwerk, regel: Regel, rest: int) -> Iterator[Melding]:
    rijen = r.kennis.ruw[r.plek(regel)[0]][regel.id]["regel"]["wanneer"]
    nummers = [nr for nr, rij in enumerate(rijen) if geldt(rij, r.kennis.dag)]
    gehad: list[tuple[str, int]] = []
    for nr, rij in zip(nummers, regel.wanneer, strict=True):
        past = r.b.rij(rij)
        if r.kan(past) and not r.kan(past, rest):
            zin = f"deze rij wint nooit; wat altijd voorgaat: {_voorrang(r, past, [*_eerder(r, regel), *gehad])}"
            yield Melding((*r.plek(regel), "wanneer", nr), zin)
        gehad.append((f"rij {nr + 1} hier", past))
        rest = r.b.d.en([r.b.d.niet(past), rest])


def _gat(r: Rekenwerk) -> Iterator[Melding]:
    """Een situatie waarin geen enkele uitkomst past, in woorden."""
    gat = r.b.d.vertaal(r.b.hoofd, lambda blad: blad is None)
    if gat == r.b.d.onwaar:
        return
    punt = voorbeeld(r.b.d, gat)
    delen = situatie(r.b.werk, punt)
    zin = " en ".join(delen[:IN_HET_VOORBEELD]) + (" en nog meer" if len(delen) > IN_HET_VOORBEELD else "")
    yield Melding((*r.plek(_laatste(r, punt)), "wanneer"), f"er is een gat: geen enkele uitkomst past als {zin}")


def _laatste(r: Rekenwerk, punt: Mapping[int, int]) -> Regel:
    """De laatste uitkomst in de sector van deze situatie: daar komt een rij die past meestal achter."""
    nr = r.b.werk.index["sector"]
    sector = {r.b.werk.atomen[nr].waarden[punt[nr]]} if nr in punt else set()
    hier = [x for x in r.b.werk.hoofd if sector <= set(r.kennis.ruw[r.plek(x)[0]][x.id]["sector"])]
    return (hier or r.b.werk.hoofd)[-1]


def situatie(werk: Regelwerk, bekend: Mapping[int, int]) -> list[str]:
    """Deze waarden van atomen als zinsdelen, één per feit."""
    feiten = dict.fromkeys(werk.atomen[nr].feit for nr in sorted(bekend))
    return [str(feit_in_woorden(werk, feit, [bekend.get(nr) for nr in range(len(werk.atomen))])) for feit in feiten]


def _ladders(r: Rekenwerk) -> Iterator[Melding]:
    """Van elke stap is te zeggen dat hij is gezet, hij volgt op een eerdere, er volgt een op, en de weken lopen op."""
    bouwer, te_kiezen = Bouwer(r.b.werk.ruw), _te_kiezen(r)
    for sector, stappen in ladders(r.kennis.ruw).items():
        gezet = [r.b.rij(bouwer.rij({"als": {**regel["ladder"]["gezet"], "sector": [sector]}})) for _, regel in stappen]
        wint = [r.b.wint.get(str(pad[1]), r.b.d.onwaar) for pad, _ in stappen]
        los = [nr for nr in range(1, len(stappen)) if not any(r.kan(eerder, wint[nr]) for eerder in gezet[:nr])]
        for nr, ((pad, _), hier) in enumerate(zip(stappen, gezet, strict=True)):
            if not r.kan(hier, te_kiezen):
                waarom = "geen antwoord zegt het" if r.kan(hier) else "de feiten sluiten elkaar uit"
                yield Melding((*pad, "ladder", "gezet"), f"niemand kan zeggen dat deze stap is gezet; {waarom}")
            elif wint[nr + 1 :] and not los and not any(r.kan(hier, later) for later in wint[nr + 1 :]):
                zin = "na deze stap volgt geen latere stap van de ladder; kijk naar 'gezet', en naar hun 'wanneer'"
                yield Melding((*pad, "ladder", "gezet"), zin)
            if nr in los:
                zin = "na geen enkele eerdere stap van de ladder volgt deze; kijk naar 'gezet' en naar 'wanneer'"
                yield Melding((*pad, "wanneer"), zin)
        yield from _weken(r, [str(pad[1]) for pad, _ in stappen])


def _te_kiezen(r: Rekenwerk) -> int:
    """Waar als alleen vinkjes aan staan die een antwoord kan aanzetten."""
    kiesbaar = {naam for vraag in r.b.werk.ruw["vragen"]["vragen"] for naam in _vinkjes(r.b.werk, vraag)}
    vinkjes = ((nr, atoom.naam) for nr, atoom in enumerate(r.b.werk.atomen) if "=" in atoom.naam)
    return r.b.d.zijn({nr: 1 for nr, naam in vinkjes if naam not in kiesbaar})


def _vinkjes(werk: Regelwerk, vraag: dict[str, Any]) -> Iterator[str]:
    """De vinkjes die een antwoord op deze vraag kan aanzetten."""
    for optie in vraag.get("opties", []):
        yield from (sleutel for sleutel in optie["zet"] if "=" in sleutel)
    if vraag["soort"] == "meerkeuze":
        alleen = vraag.get("alleen", {})
        per_sector = {waarde for waarden in alleen.values() for waarde in waarden}
        open_ = set(alleen) < set(werk.ruw["feiten"]["sector"]["waarden"])
        for waarde in werk.ruw["feiten"][vraag["feit"]]["waarden"]:
            if waarde not in vraag.get("weglaten", []) and (open_ or waarde in per_sector):
                yield f"{vraag['feit']}={waarde}"


def _weken(r: Rekenwerk, ids: list[str]) -> Iterator[Melding]:
    for onder, boven in pairwise(r.b.werk.regels[id_] for id_ in ids):
        if onder.termijn and boven.termijn and boven.termijn.dagen < onder.termijn.dagen:
            zin = f"{boven.termijn.woorden} ligt vóór {onder.termijn.woorden} van '{onder.id}'"
            yield Melding((*r.plek(boven), "termijn", boven.termijn.eenheid), f"{zin}, een lagere stap van de ladder")


def _voorwaarden(r: Rekenwerk) -> Iterator[Melding]:
    """Een voorwaarde die nooit iets tegenhoudt, hoort niet bij deze uitkomst."""
    for regel in r.b.werk.hoofd:
        for groep, eisen in enumerate(regel.eerst):
            for nr, eis in enumerate(eisen):
                if not r.kan(r.b.wint[regel.id], r.b.ontbreekt(regel, eis.code)):
                    yield Melding((*r.plek(regel), "eerst", groep, nr), f"'{eis.code}' houdt hier nooit iets tegen")


def _vragen(r: Rekenwerk) -> Iterator[Melding]:
    doen_mee = niveaus(r.b.d, *_uitkomsten(r.b), *(tekst for tekst in r.b.teksten() if r.kan(tekst)))
    gebruikt, gelijk = {r.b.werk.atomen[nr].feit for nr in doen_mee}, list(gelijke_antwoorden(r.b))
    yield from _ongevraagd(r, gebruikt)
    for pad, vraag in ((pad, vraag) for pad, vraag in vragen(r.kennis) if "opent" not in vraag):
        if not gebruikt & set(vraag["feiten"]):
            zin = f"de vraag '{vraag['id']}' heeft geen invloed op een uitkomst; geen regel en geen melding gebruikt "
            yield Melding(pad, zin + ", ".join(vraag["feiten"]))
            continue
        for id_, een, ander, namen in gelijk:
            if id_ == vraag["id"] and not set(namen) & _aanvaard(r.kennis):
                yield Melding(pad, _gelijk(id_, een, ander))


def _ongevraagd(r: Rekenwerk, gebruikt: set[str]) -> Iterator[Melding]:
    """Een feit waar iets van afhangt en dat niemand kan zeggen: dan komt een gesprek nooit bij die uitkomst."""
    gevuld = {feit for vraag in r.b.werk.ruw["vragen"]["vragen"] for feit in _vult(vraag)}
    bekend = standaard(r.b.werk, None)  # wat geldt zolang niemand iets zegt
    for feit in sorted(gebruikt - gevuld - set(bekend)):
        pad = next((p for p in _termen(r.kennis) if str(p[-1]).partition(".")[0] == feit), ("feiten", feit))
        yield Melding(pad, f"geen vraag vult '{feit}'; voeg een vraag toe, of haal het feit uit elke rij")


def _vult(vraag: dict[str, Any]) -> set[str]:
    """Wat een vraag te weten wil komen, en wat elk antwoord erop ook nog vastlegt."""
    gezet = [set(optie["zet"]) for optie in vraag.get("opties", [])]
    return {*vraag["feiten"], *(set.intersection(*gezet) if gezet else ())}


def _termen(kennis: Kennis) -> Iterator[Pad]:
    """Waar elk feit van elke rij staat."""
    for pad, rijen in tabellen(kennis):
        yield from ((*pad, nr, "als", feit) for nr, rij in enumerate(rijen) for feit in rij.get("als", ()))


def _uitkomsten(b: Beeld) -> list[int]:
    verschil = [b.afgeleid(VERSCHIL, "ja")] if VERSCHIL in b.werk.afgeleid else []
    return [b.hoofd, b.stand, *verschil, *b.naast.values()]


def _gelijk(vraag: str, een: str, ander: str) -> str:
    if een == ander:
        return f"het vinkje '{een}' bij '{vraag}' maakt nergens verschil"
    return f"bij '{vraag}' maken '{een}' en '{ander}' nergens verschil; voeg ze samen"


def gelijke_antwoorden(b: Beeld) -> Iterator[Gelijk]:
    """Antwoorden die overal tot hetzelfde leiden, ook in teksten en zekerheid.

    De namen zijn `vraag/antwoord` en `vraag/waarde`, het laatste antwoord eerst. Een vinkje staat er twee keer.
    """
    bouwer = Bouwer(b.werk.ruw)
    alles = [*_uitkomsten(b), b.lezing, *b.naast_lezing.values()]
    alles += [b.rij(bouwer.rij({"als": als})) for als in tekstrijen(b.werk.ruw)]
    doen_mee = set(niveaus(b.d, *alles))
    for vraag in (v for v in b.werk.ruw["vragen"]["vragen"] if "opent" not in v):
        yield from _gelijke_keuzes(b, vraag, alles)
        for nr, atoom in enumerate(b.werk.atomen if vraag["soort"] == "meerkeuze" else ()):
            vinkje = atoom.naam.partition("=")[2]
            if atoom.feit == vraag["feit"] and nr not in doen_mee and vinkje not in vraag.get("weglaten", []):
                yield vraag["id"], vinkje, vinkje, (f"{vraag['id']}/{vinkje}",)


def _gelijke_keuzes(b: Beeld, vraag: dict[str, Any], alles: list[int]) -> Iterator[Gelijk]:
    opties = {o["id"]: o["zet"] for o in vraag.get("opties", []) if vraag["soort"] == "keuze"}
    bekend = {id_: vastgelegd(b.werk, zet) for id_, zet in opties.items()}
    met = cache(lambda id_, diagram: beperk(b.d, diagram, bekend[id_]))
    for een, ander in combinations(opties, 2):
        if all(met(een, diagram) == met(ander, diagram) for diagram in alles):
            waarden = [naam for id_ in (ander, een) for naam in (id_, opties[id_].get(vraag["feiten"][0]))]
            yield vraag["id"], een, ander, tuple(f"{vraag['id']}/{naam}" for naam in dict.fromkeys(waarden))


def _aanvaard(kennis: Kennis) -> set[str]:
    """`vraag/waarde` uit data/bewijs.yaml, waar iemand met een reden vond dat het zo hoort."""
    return set(tabel(kennis.deel("bewijs").get("aanvaard")))
