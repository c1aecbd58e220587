"""Van het regelwerk naar beslisdiagrammen: één voor de hoofdroute, één voor de termijn, één voor elk daarnaast.

De diagrammen zeggen precies hetzelfde als `finder.besluit`, maar dan voor alle combinaties tegelijk. Dit gebeurt bij de
bouw van de site; de browser leest alleen wat `invoer` klaarzet. Ook waar een tekst van een antwoord afhangt is hier
een diagram: dat verandert de uitkomst niet, maar bij de uitkomst wordt er wel naar gevraagd.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from finder import regelwerk
from finder.besluit import stand_van_klasse
from finder.bomen import ONDERAAN, Bomen, Knoop, pak_in
from finder.diagram import Diagrammen, bereikbaar, niveaus
from finder.model import Afgeleid, Eerst, Keuze, Regel, Regelwerk, Rij, Term
from finder.motor import Motor
from finder.straks import klaar_voor, latere
from finder.woordenschat import als_in


@dataclass(frozen=True, slots=True)
class Tekst:
    """Wanneer één tekst er staat: deze feiten, bij deze uitkomsten (None: bij elke), deze standen, deze eis."""

    als: dict[str, Any]
    bij: frozenset[str] | None = None
    ook_naast: bool = False
    standen: frozenset[str] | None = None
    eis: str | None = None


def teksten(werk: Regelwerk) -> Iterator[Tekst]:
    """Elke tekst met een voorwaarde."""
    for melding in werk.ruw.get("meldingen", {}).values():
        yield from van_melding(werk, melding)
    for plicht in werk.ruw.get("plichten", {}).values():
        yield from (Tekst(als) for als in als_in(plicht))
    for code, eis in werk.ruw["voorwaarden"].items():
        yield from (Tekst(als, eis=code) for als in als_in(eis.get("vormen", [])))
    for id_, onderwerp in {**werk.ruw["tafels"], **werk.ruw["routes"]}.items():
        velden = [waarde for veld, waarde in onderwerp.items() if veld != "regel"]
        yield from (Tekst(als, frozenset({id_}), ook_naast=True) for als in als_in(velden))
    for gemeente in werk.ruw["gemeenten"].values():
        for id_, velden in gemeente.get("bij", {}).items():
            for als in als_in(velden):
                yield Tekst({"gemeente": [gemeente["code"]], **als}, frozenset({id_}), ook_naast=True)


def van_melding(werk: Regelwerk, melding: dict[str, Any]) -> Iterator[Tekst]:
    """Per rij van een melding waar zij staat; zonder rijen bij elk feit."""
    vast = {"sector": [melding["sector"]]} if "sector" in melding else {}
    if "buiten_gebied" in melding:
        vast["gemeente"] = [g["code"] for g in werk.ruw["gemeenten"].values() if "buiten_gebied" in g]
    bij = frozenset(regel.id for regel in werk.hoofd if _past(melding, regel))
    standen = frozenset(melding["stand"]) if "stand" in melding else None
    yield from (Tekst({**vast, **rij["als"]}, bij, standen=standen) for rij in melding.get("wanneer", [{"als": {}}]))


def _past(melding: dict[str, Any], regel: Regel) -> bool:
    """Of de melding bij deze uitkomst kan staan."""
    soorten = {regel.soort, *(["nog_niet_opschalen"] if regel.eerst else [])}
    hier = regel.id in melding.get("bij", [regel.id]) and regel.id not in melding.get("niet_bij", [])
    return hier and bool(soorten & set(melding.get("soort", soorten)))


@dataclass(slots=True)
class Bouw:
    """De diagrammen van een regelwerk. `hoofd` heeft bladen (regel-id, codes van wat eerst moet),
    `stap` alleen het regel-id.

    Een tabel onthoudt wie zij is, niet wat erin staat; daarom blijft zij zelf bewaard, anders krijgt een andere haar
    nummer.
    """

    werk: Regelwerk
    d: Diagrammen
    _afgeleid: dict[str, dict[str, int]] = field(default_factory=dict)
    _tabellen: dict[int, tuple[Sequence[Rij], int]] = field(default_factory=dict)
    stap: int = 0
    hoofd: int = 0
    stand: int = 0
    naast: dict[str, int] = field(default_factory=dict)

    def term(self, term: Term) -> int:
        if isinstance(term, Keuze):
            return self.d.of([self.d.is_een(nr, goed) for nr, goed in term.opties])
        return self.d.of([self.afgeleid(term.naam, waarde) for waarde in sorted(term.waarden)])

    def rij(self, rij: Rij) -> int:
        return self.d.en([self.term(term) for term in rij.termen])

    def tabel(self, rijen: Sequence[Rij]) -> int:
        if id(rijen) not in self._tabellen:
            self._tabellen[id(rijen)] = (rijen, self.d.of([self.rij(rij) for rij in rijen]))
        return self._tabellen[id(rijen)][1]

    def afgeleid(self, naam: str, waarde: str) -> int:
        """Waar als het afgeleide feit deze waarde heeft. Een waarde die nooit voorkomt is altijd onwaar."""
        if naam not in self._afgeleid:
            self._afgeleid[naam] = self._waarden(self.werk.afgeleid[naam])
        return self._afgeleid[naam].get(waarde, self.d.onwaar)

    def _waarden(self, feit: Afgeleid) -> dict[str, int]:
        """Per waarde: geen eerdere klopt, en deze wel."""
        over, uit = self.d.waar, dict[str, int]()
        for waarde, rijen in feit.waarden:
            klopt = self.tabel(rijen)
            uit[waarde] = self.d.kies(over, klopt, self.d.onwaar)
            over = self.d.kies(over, self.d.niet(klopt), self.d.onwaar)
        uit[feit.anders] = self.d.of([over, uit.get(feit.anders, self.d.onwaar)])
        return uit

    def eerst(self, regel: Regel) -> int:
        """Bladen: de codes van de eerste groep waarvan iets ontbreekt, anders een lege reeks."""
        uit = self.d.blad(())
        for groep in reversed(regel.eerst):
            deze = self._groep(groep)
            leeg = self.d.vertaal(deze, lambda codes: codes == ())
            uit = self.d.kies(leeg, uit, deze)
        return uit

    def _groep(self, groep: Sequence[Eerst]) -> int:
        uit = self.d.blad(())
        for eis in reversed(groep):
            met = self.d.vertaal(uit, lambda codes, code=eis.code: (code, *codes))  # type: ignore[misc]
            uit = self.d.kies(self.tabel(eis.ontbreekt), met, uit)
        return uit

    def stand_van(self, regel: Regel) -> int:
        if regel.te_vroeg:
            return self.d.blad("te_vroeg")
        if regel.termijn is None:
            return self.d.blad("geen")
        nr = self.werk.index[self.werk.klok]
        breedte = len(self.werk.atomen[nr].waarden)
        return self.d.knoop(nr, tuple(self.d.blad(stand_van_klasse(self.werk, regel, k)) for k in range(breedte)))

    def teksten(self) -> list[int]:
        """Wat alleen een tekst kiest, en hangt aan een antwoord dat verder niets uitmaakt. Waar: de tekst staat er.

        In welke vorm een eis er staat telt altijd: er valt ook uit af te lezen wat je niet mag delen.
        """
        mee = self._feiten(self.hoofd, self.stand, *self.naast.values())
        gevraagd = {feit for vraag in self.werk.ruw["vragen"]["vragen"] for feit in vraag["feiten"]}
        bouwer = regelwerk.Bouwer(self.werk.ruw, self.werk.atomen)
        rijen = ((tekst, self.rij(bouwer.rij({"als": tekst.als}))) for tekst in teksten(self.werk))
        return [
            self.staat_er(tekst, rij)
            for tekst, rij in rijen
            if (gevraagd - (set() if tekst.eis else mee)) & self._feiten(rij)
        ]

    def _feiten(self, *diagrammen: int) -> set[str]:
        return {self.werk.atomen[nr].feit for nr in niveaus(self.d, *diagrammen)}

    def staat_er(self, tekst: Tekst, rij: int) -> int:
        """Waar als deze tekst bij een uitkomst staat; `rij`: waar haar feiten kloppen."""
        delen = [rij]
        if (bij := tekst.bij) is not None:
            naast = [self.naast[id_] for id_ in bij if id_ in self.naast and tekst.ook_naast]
            delen.append(self.d.of([self.d.vertaal(self.stap, lambda id_: id_ in bij), *naast]))
        if (standen := tekst.standen) is not None:
            delen.append(self.d.vertaal(self.stand, lambda stand: stand in standen))
        if tekst.eis is not None:
            delen.append(self.d.vertaal(self.hoofd, lambda blad: blad is not None and tekst.eis in blad[1:]))
        return self.d.en(delen)


def bouw(werk: Regelwerk) -> Bouw:
    """Bouwt alle diagrammen."""
    return vul(Bouw(werk, Diagrammen([len(atoom.waarden) for atoom in werk.atomen])))


def vul[B: Bouw](b: B) -> B:
    """Rekent de diagrammen uit. Een gat (geen regel past) is het blad None."""
    b.hoofd = b.stand = b.d.blad(None)
    for regel in reversed(b.werk.hoofd):
        past = b.tabel(regel.wanneer)
        besluit = b.d.vertaal(b.eerst(regel), lambda codes, id_=regel.id: (id_, *codes))  # type: ignore[misc]
        b.hoofd = b.d.kies(past, besluit, b.hoofd)
        b.stand = b.d.kies(past, b.stand_van(regel), b.stand)
    b.naast = {regel.id: b.tabel(regel.daarnaast) for regel in b.werk.naast}
    b.stap = b.d.vertaal(b.hoofd, lambda blad: blad and blad[0])
    return b


def bomen(werk: Regelwerk) -> Bomen:
    """De diagrammen van een regelwerk, zonder wat alleen onderweg nodig was."""
    b = bouw(werk)
    los = b.teksten()
    knopen, plek = _alleen(b.d, (b.stap, b.hoofd, b.stand, *b.naast.values(), *los))
    naast = {id_: plek[diagram] for id_, diagram in b.naast.items()}
    waar = tuple(plek[diagram] for diagram in los)
    return Bomen(knopen, b.d.breedtes, plek[b.stap], plek[b.hoofd], plek[b.stand], naast, waar)


def _alleen(d: Diagrammen, wortels: Sequence[int]) -> tuple[tuple[Knoop, ...], dict[int, int]]:
    """Wat vanaf de wortels te bereiken is, bladen vooraan, met de nieuwe plek van elke oude knoop."""
    volgorde = sorted(bereikbaar(d.knopen, wortels), key=lambda deze: (d.knopen[deze][0] != ONDERAAN, deze))
    plek = {oud: nieuw for nieuw, oud in enumerate(volgorde)}
    rest = (d.knopen[oud] for oud in volgorde)
    return tuple((n, i if n == ONDERAAN else tuple(plek[kind] for kind in i)) for n, i in rest), plek


def maak_motor(ruw: dict[str, Any]) -> Motor:
    """Een motor uit alleen de gecompileerde dataset."""
    werk = regelwerk.laad(ruw)
    return Motor(werk, bomen(werk), klaar_voor(ruw, maak_motor))


def invoer(ruw: dict[str, Any]) -> dict[str, Any]:
    """Wat `finder.brug.laad` krijgt, als JSON: de dataset met haar beslisbomen, die zo altijd bij elkaar horen."""
    straks = [pak_in(bomen(regelwerk.laad(dataset))) for _, dataset in latere(ruw)]
    return {"bomen": pak_in(bomen(regelwerk.laad(ruw))), "straks": straks, "dataset": ruw}
