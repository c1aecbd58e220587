"""Rekent de regels na met beslisdiagrammen: gaten, uitkomsten en rijen die nooit winnen, vragen zonder gevolg."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from finder.bouwen import Bouw, bouw
from finder.lezer import ONDERAAN
from finder.melding import Melding
from finder.model import Regelwerk, Rij
from finder.regelwerk import Bouwer, laad
from finder.woordenschat import tekstrijen
from finder.zinnen import feit_in_woorden
from macros.dataset.controle_als import soort_van
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_regels import tabellen
from macros.dataset.controle_vragen import vragen
from macros.dataset.samengesteld import schrijf_uit
from macros.dataset.zwijgen import vul_aan

IN_HET_VOORBEELD = 5
VERSCHIL = "gemeenten_verschillen"  # hangt er iets van af, dan is het een notitie en geen stap
VANZELF = ("gemeente", "schoolgemeente")  # elke gemeente is een antwoord, ook als zij gelijk is aan een andere


@dataclass(slots=True)
class Rekenwerk:
    """Het regelwerk met zijn diagrammen, en per regel het gebied waar zij wint."""

    kennis: Kennis
    werk: Regelwerk
    bouw: Bouw
    bouwer: Bouwer
    over: dict[str, int] = field(default_factory=dict)

    def plek(self, id_: str) -> tuple[str, str, str]:
        """Waar de regel van een onderwerp staat."""
        deel = "tafels" if id_ in self.kennis.deel("tafels") else "routes"
        return deel, id_, "regel"

    def bron(self, id_: str) -> dict[str, Any]:
        """Het onderwerp zelf."""
        onderwerp: dict[str, Any] = self.kennis.ruw[self.plek(id_)[0]][id_]
        return onderwerp


def keur(kennis: Kennis) -> Iterator[Melding]:
    """Alle meldingen die rekenen vragen. Alleen op een dataset waarvan de regels te lezen zijn."""
    r = _rekenwerk(kennis)
    yield from _nooit_waar(r)
    yield from _winnaars(r)
    yield from _gat(r)
    if all(wint != r.bouw.d.onwaar for wint in r.over.values()):
        yield from _voorwaarden(r)
        yield from _vragen(r)


def _rekenwerk(kennis: Kennis) -> Rekenwerk:
    ruw = vul_aan(kennis.ruw)
    ruw = {**ruw, "vragen": schrijf_uit(ruw)}
    werk = laad(ruw)
    return Rekenwerk(kennis, werk, bouw(werk), Bouwer(ruw))


def _nooit_waar(r: Rekenwerk) -> Iterator[Melding]:
    for pad, rijen in tabellen(r.kennis):
        for nr, rij in enumerate(rijen):
            if "als" in rij and r.bouw.rij(r.bouwer.rij(rij)) == r.bouw.d.onwaar:
                yield Melding((*pad, nr), "deze rij kan nooit kloppen; de feiten erin sluiten elkaar uit")


def _winnaars(r: Rekenwerk) -> Iterator[Melding]:
    """Loopt de regels in volgorde langs: wat blijft over voor elke regel, en voor elke rij daarin?"""
    d, rest = r.bouw.d, r.bouw.d.waar
    for regel in r.werk.hoofd:
        r.over[regel.id] = rest
        past = r.bouw.tabel(regel.wanneer)
        wint = d.kies(past, rest, d.onwaar)
        if wint == d.onwaar:
            naam = r.bron(regel.id)["naam"]
            yield Melding(
                (*r.plek(regel.id), "wanneer"),
                f"de uitkomst '{naam}' wordt nooit bereikt; eerdere uitkomsten gaan altijd voor",
            )
        else:
            yield from _rijen(r, regel.id, regel.wanneer, rest)
        r.over[regel.id] = wint
        rest = d.kies(past, d.onwaar, rest)


def _rijen(r: Rekenwerk, id_: str, rijen: tuple[Rij, ...], rest: int) -> Iterator[Melding]:
    d = r.bouw.d
    for nr, rij in enumerate(rijen):
        past = r.bouw.rij(rij)
        if past != d.onwaar and d.kies(past, rest, d.onwaar) == d.onwaar:
            yield Melding(
                (*r.plek(id_), "wanneer", nr),
                "deze rij wint nooit; een eerdere rij of een eerdere uitkomst gaat altijd voor",
            )
        rest = d.kies(past, d.onwaar, rest)


def _gat(r: Rekenwerk) -> Iterator[Melding]:
    """Een situatie waarin geen enkele uitkomst past, in woorden."""
    gat = r.bouw.d.vertaal(r.bouw.hoofd, lambda blad: blad is None)
    if gat == r.bouw.d.onwaar:
        return
    laatste = max(r.werk.hoofd, key=lambda regel: r.bron(regel.id)["regel"]["volgorde"])
    zin = f"er is een gat: geen enkele uitkomst past als {_situatie(r, gat)}"
    yield Melding((*r.plek(laatste.id), "wanneer"), zin)


def _situatie(r: Rekenwerk, diagram: int) -> str:
    """Eén weg naar waar, als zinsdelen."""
    waarden: list[int | None] = [None] * len(r.werk.atomen)
    while diagram != r.bouw.d.waar:
        niveau, kinderen = r.bouw.d.knopen[diagram]
        keus = next(nr for nr, kind in enumerate(kinderen) if kind != r.bouw.d.onwaar)
        waarden[niveau], diagram = keus, kinderen[keus]
    feiten = dict.fromkeys(r.werk.atomen[nr].feit for nr, w in enumerate(waarden) if w is not None)
    delen = [_in_woorden(r, feit, waarden) for feit in feiten]
    return " en ".join(delen[:IN_HET_VOORBEELD]) + (" en nog meer" if len(delen) > IN_HET_VOORBEELD else "")


def _in_woorden(r: Rekenwerk, feit: str, waarden: list[int | None]) -> str:
    return str(feit_in_woorden(r.werk, feit, waarden))


def _voorwaarden(r: Rekenwerk) -> Iterator[Melding]:
    """Een voorwaarde die nooit iets tegenhoudt, hoort niet bij deze uitkomst."""
    d = r.bouw.d
    for regel in r.werk.hoofd:
        for groep, eisen in enumerate(regel.eerst):
            for nr, eis in enumerate(eisen):
                if d.kies(r.bouw.tabel(eis.ontbreekt), r.over[regel.id], d.onwaar) == d.onwaar:
                    yield Melding((*r.plek(regel.id), "eerst", groep, nr), f"'{eis.code}' houdt hier nooit iets tegen")


def _vragen(r: Rekenwerk) -> Iterator[Melding]:
    doen_mee, gelijk = _invloed(r)
    aanvaard = _aanvaard(r.kennis)
    for pad, vraag in ((pad, vraag) for pad, vraag in vragen(r.kennis) if "opent" not in vraag):
        niveaus = [nr for nr, atoom in enumerate(r.werk.atomen) if atoom.feit in vraag["feiten"]]
        if not doen_mee & set(niveaus):
            feiten = ", ".join(vraag["feiten"])
            zin = f"de vraag '{vraag['id']}' heeft geen invloed op een uitkomst; geen regel gebruikt {feiten}"
            yield Melding(pad, zin)
            continue
        zonder = [paar for nr in niveaus for paar in _zonder_verschil(r, vraag, nr, gelijk)]
        yield from (Melding(pad, zin) for namen, zin in zonder if not namen & aanvaard)


def _zonder_verschil(
    r: Rekenwerk, vraag: dict[str, Any], nr: int, gelijk: dict[int, list[tuple[int, int]]]
) -> Iterator[tuple[set[str], str]]:
    """(namen als vraag/waarde, zin) van antwoorden die overal tot hetzelfde leiden."""
    atoom = r.werk.atomen[nr]
    if atoom.grenzen or soort_van(r.kennis, atoom.feit) in VANZELF or _weggelaten(vraag, atoom.naam):
        return
    vinkje = atoom.naam.partition("=")[2]
    for een, ander in gelijk[nr]:
        if vinkje:
            yield {f"{vraag['id']}/{vinkje}"}, f"het vinkje '{vinkje}' bij '{vraag['id']}' maakt nergens verschil"
        else:
            a, b = atoom.waarden[een], atoom.waarden[ander]
            namen = {f"{vraag['id']}/{a}", f"{vraag['id']}/{b}"}
            yield namen, f"bij '{vraag['id']}' maken '{a}' en '{b}' nergens verschil; voeg ze samen"


def _weggelaten(vraag: dict[str, Any], atoom: str) -> bool:
    return atoom.partition("=")[2] in vraag.get("weglaten", [])


def _invloed(r: Rekenwerk) -> tuple[set[int], dict[int, list[tuple[int, int]]]]:
    """(niveaus die een uitkomst kunnen veranderen, per niveau de waarden die nergens verschil maken)."""
    verschil = [r.bouw.afgeleid(VERSCHIL, "ja")] if VERSCHIL in r.werk.afgeleid else []
    uitkomsten = [r.bouw.hoofd, r.bouw.stand, *verschil, *r.bouw.naast.values()]
    doen_mee = {niveau for niveau, _ in _knopen(r, uitkomsten)}
    teksten = [r.bouw.rij(r.bouwer.rij({"als": als})) for als in tekstrijen(r.kennis.ruw)]
    gelijk: dict[int, list[tuple[int, int]]] = {}
    for niveau, kinderen in _knopen(r, [*uitkomsten, *teksten]):
        paren = gelijk.get(niveau, [(i, j) for j in range(len(kinderen)) for i in range(j)])
        gelijk[niveau] = [(i, j) for i, j in paren if kinderen[i] == kinderen[j]]
    return doen_mee, {**{nr: [(0, 1)] for nr in range(len(r.werk.atomen))}, **gelijk}


def _knopen(r: Rekenwerk, wortels: list[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Elke knoop (niveau, kinderen) onder deze diagrammen, één keer."""
    open_, gezien = list(wortels), set(wortels)
    while open_:
        niveau, kinderen = r.bouw.d.knopen[open_.pop()]
        if niveau != ONDERAAN:
            yield niveau, kinderen
            nieuw = [kind for kind in kinderen if kind not in gezien]
            gezien.update(nieuw)
            open_ += nieuw


def _aanvaard(kennis: Kennis) -> set[str]:
    """`vraag/waarde` uit data/bewijs.yaml, waar iemand met een reden vond dat het zo hoort."""
    tabel = kennis.deel("bewijs").get("aanvaard")
    return set(tabel) if isinstance(tabel, dict) else set()
