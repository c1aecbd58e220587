"""Het beslisboek als gegevens: genummerde ja/nee-stappen uit dezelfde beslisdiagrammen als Welke tafel?.

Per sector eerst de hoofdroute, dan wat eerst moet, dan de termijn, en daarna een korte wandeling voor alles wat
daarnaast geldt. De wandelingen volgen op elkaar, zodat hun stappen optellen en niet vermenigvuldigen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from finder.bomen import ONDERAAN
from finder.diagram import Diagrammen, beperk, bereikbaar, bladen, herorden, niveaus, vereenvoudig
from finder.model import Regel, Regelwerk, Termijn
from finder.regelwerk import Bouwer
from macros.bewijs.gebied import aangeboden
from macros.bewijs.termen import Term, term_van
from macros.dataset.beeld import Beeld, beeld

Sleutel = tuple[Any, ...]


@dataclass(slots=True)
class Stap:
    """Eén stap. Een vraag heeft `ja` en `nee`, een uitkomst alleen `verder`. `zegt`: wat een antwoord betekent."""

    sleutel: Sleutel
    soort: str
    sector: str
    termen: tuple[Term, ...] = ()
    ja: Sleutel = ()
    nee: Sleutel = ()
    verder: Sleutel = ()
    zegt: tuple[str, str] = ("", "")
    inhoud: Any = None
    nr: int = 0


@dataclass(slots=True)
class Wandeling:
    """Alle stappen van het boek, op nummer en op sleutel."""

    werk: Regelwerk
    stappen: list[Stap] = field(default_factory=list)
    op_sleutel: dict[Sleutel, Stap] = field(default_factory=dict)
    zelfde: dict[Sleutel, Sleutel] = field(default_factory=dict)

    def erbij(self, stap: Stap) -> None:
        if stap.sleutel not in self.op_sleutel:
            stap.nr = len(self.stappen) + 1
            self.stappen.append(stap)
            self.op_sleutel[stap.sleutel] = stap

    def stap(self, sleutel: Sleutel) -> Stap:
        """De stap achter een sleutel; een wandeling zonder vragen wijst meteen door."""
        while sleutel in self.zelfde:
            sleutel = self.zelfde[sleutel]
        return self.op_sleutel[sleutel]

    def nummer(self, sleutel: Sleutel) -> int:
        return self.stap(sleutel).nr


def wandeling(werk: Regelwerk, volgorde: dict[str, list[str]] | None = None, b: Beeld | None = None) -> Wandeling:
    """Het hele boek. `volgorde` noemt per sector de atomen die voorop gaan; zij bepaalt alleen de lengte."""
    b, uit = b or beeld(werk), Wandeling(werk)
    sector = werk.index["sector"]
    alle = werk.atomen[sector].waarden
    for nr, code in enumerate(alle[:-1]):  # wie geen van de vorige is, is de laatste
        nee = ("hoofd", alle[-1], "begin") if nr == len(alle) - 2 else ("begin", alle[nr + 1])
        uit.erbij(Stap(("begin", code), "vraag", "", (Term("sector", [code]),), ("hoofd", code, "begin"), nee))
    for nr, code in enumerate(alle):
        _Deel(uit, b, code, {sector: nr}, (volgorde or {}).get(code, [])).schrijf()
    return uit


@dataclass(slots=True)
class _Deel:
    """Het boek van één sector."""

    uit: Wandeling
    b: Beeld
    sector: str
    vast: dict[int, int]
    voorop: list[str]

    @property
    def d(self) -> Diagrammen:
        return self.b.d

    def schrijf(self) -> None:
        keuze = self.d.vertaal(self.b.hoofd, lambda blad: blad and blad[0])
        te_kiezen = self._diagram("hoofd", keuze, self._kan(), lambda id_: ("eerst", self.sector, id_, "begin"))
        gekozen = [r for r in self.b.werk.hoofd if r.id in te_kiezen]
        for regel in gekozen:
            self._eerst(regel)
        termijnen = {r.termijn.dagen: r.termijn for r in gekozen if r.termijn and not r.te_vroeg}
        for _, termijn in sorted(termijnen.items()):
            self._klok(termijn)
        self._naast()
        self._plichten()

    def _kan(self, telt: int | None = None) -> int:
        """Wat in deze sector samen kan voorkomen (en waar `telt` waar is)."""
        delen = [self.b.kan, aangeboden(self.b, self.sector), self.d.waar if telt is None else telt]
        return beperk(self.d, self.d.en(delen), self.vast)

    def _diagram(self, naam: str, diagram: int, kan: int, blad: Any, voor: tuple[Any, ...] = ()) -> list[Any]:
        """Schrijft de stappen van één diagram en geeft de bladen terug; `blad` zegt waar een blad heen gaat."""
        diagram = beperk(self.d, diagram, self.vast)
        eigen = sorted({*niveaus(self.d, diagram), *niveaus(self.d, kan)})
        rang = {n: nr for nr, n in enumerate(self.voorop)}
        orde = sorted(eigen, key=lambda n: (rang.get(self.b.werk.atomen[n].naam, len(rang)), n))
        d, (wortel, telt) = herorden(self.d, orde, diagram, kan)
        wortel = vereenvoudig(d, wortel, telt)
        _Schrijver(self.uit, self.sector, (naam, self.sector, *voor), d, orde, blad).begin(wortel)
        return bladen(d, wortel)

    def _eerst(self, regel: Regel) -> None:
        """Welke voorwaarde ontbreekt, en daarna de uitkomst zelf."""
        kan, naar = self._kan(self.b.wint[regel.id]), self._na(regel)
        codes = self._diagram(
            "eerst", self.b.eerst(regel), kan, lambda c: ("uitkomst", self.sector, regel.id, c), (regel.id,)
        )
        for c in sorted(codes):
            inhoud = (regel.id, c)
            self.uit.erbij(
                Stap(("uitkomst", self.sector, *inhoud), "uitkomst", self.sector, verder=naar, inhoud=inhoud)
            )

    def _na(self, regel: Regel) -> Sleutel:
        if regel.termijn and not regel.te_vroeg:
            return ("week", self.sector, regel.termijn.dagen, "datum")
        return ("naast", self.sector, 0, "begin")

    def _klok(self, termijn: Termijn) -> None:
        """Drie stappen op de klok: is er een eerste dag, is de laatste dag er al, is hij voorbij."""
        kop, na = ("week", self.sector, termijn.dagen), ("naast", self.sector, 0, "begin")
        vragen = (("datum", "bereikt", "", "geen"), ("bereikt", "voorbij", "", "binnen"), ("voorbij", "", "over", "op"))
        for naam, ja, zegt_ja, zegt_nee in vragen:
            naar, zegt = (*kop, ja) if ja else na, (zegt_ja, zegt_nee)
            stap = Stap((*kop, naam), "week", self.sector, ja=naar, nee=na, zegt=zegt, inhoud=(naam, termijn))
            self.uit.erbij(stap)

    def _naast(self) -> None:
        kan = self._kan()
        hier = [
            r
            for r in self.b.werk.naast
            if self.d.en([kan, beperk(self.d, self.b.naast[r.id], self.vast)]) != self.d.onwaar
        ]
        if not hier:
            self.uit.zelfde["naast", self.sector, 0, "begin"] = ("plicht", self.sector, "begin")
        for nr, regel in enumerate(hier):
            na = ("naast", self.sector, nr + 1, "begin") if nr + 1 < len(hier) else ("plicht", self.sector, "begin")
            ook = ("ook", self.sector, regel.id)
            self._diagram(
                "naast", self.b.naast[regel.id], kan, lambda klopt, ook=ook, na=na: ook if klopt else na, (nr,)
            )
            self.uit.erbij(Stap(ook, "ook", self.sector, verder=na, inhoud=regel.id))

    def _plichten(self) -> None:
        """Wat altijd doorgaat, als één wandeling met reeksen plichten als uitkomst."""
        bouwer, uit = Bouwer(self.b.werk.ruw), self.d.blad(())
        for code, ruw in reversed(self.b.werk.ruw["plichten"].items()):
            rijen = bouwer.tabel(ruw.get("wanneer", []))
            geldt = self.b.tabel(rijen) if rijen else self.d.waar
            uit = self.d.kies(geldt, self.d.vertaal(uit, lambda codes, c=code: (c, *codes)), uit)  # type: ignore[misc]
        reeksen = self._diagram("plicht", uit, self._kan(), lambda codes: ("plichten", self.sector, codes))
        for codes in sorted(reeksen, reverse=True):
            self.uit.erbij(Stap(("plichten", self.sector, codes), "plichten", self.sector, inhoud=codes))


@dataclass(slots=True)
class _Schrijver:
    """Maakt van één diagram ja/nee-stappen. Vinkjes achter elkaar met hetzelfde vervolg worden één stap."""

    uit: Wandeling
    sector: str
    kop: Sleutel
    d: Diagrammen
    orde: list[int]
    blad: Callable[[Any], Sleutel]
    ouders: dict[int, int] = field(default_factory=dict)
    namen: dict[int, Sleutel] = field(default_factory=dict)

    def begin(self, wortel: int) -> None:
        self._tel(wortel)
        self.namen[wortel] = (*self.kop, "begin")
        if self.d.knopen[wortel][0] == ONDERAAN:
            self.uit.zelfde[(*self.kop, "begin")] = self.blad(self.d.knopen[wortel][1])
        else:
            self._knoop(wortel)

    def _tel(self, wortel: int) -> None:
        for knoop in bereikbaar(self.d.knopen, [wortel]):
            niveau, inhoud = self.d.knopen[knoop]
            for kind in set(inhoud) if niveau != ONDERAAN else ():
                self.ouders[kind] = self.ouders.get(kind, 0) + 1

    def _naar(self, knoop: int) -> Sleutel:
        niveau, inhoud = self.d.knopen[knoop]
        if niveau == ONDERAAN:
            return self.blad(inhoud)
        return self.namen.get(knoop, (*self.kop, knoop))

    def _knoop(self, knoop: int) -> None:
        sleutel = self._naar(knoop)
        if sleutel in self.uit.op_sleutel:
            return
        groepen = self._groepen(knoop)
        rest, _ = groepen.pop()
        for nr, (kind, termen) in enumerate(groepen):
            samen, nee = self._vinkjes(kind, termen, rest) if len(groepen) == 1 else (termen, rest)
            laatste = nr + 1 == len(groepen)
            eigen = sleutel if nr == 0 else (*sleutel, nr)
            naar_nee = self._naar(nee) if laatste else (*sleutel, nr + 1)
            self.uit.erbij(Stap(eigen, "vraag", self.sector, samen, self._naar(kind), naar_nee))
            rest = nee
        for kind in [rest, *(k for k, _ in groepen)]:
            if self.d.knopen[kind][0] != ONDERAAN:
                self._knoop(kind)

    def _groepen(self, knoop: int) -> list[tuple[int, tuple[Term, ...]]]:
        """(kind, term) per verschillend kind; het kind dat zonder vraag overblijft staat achteraan."""
        niveau, inhoud = self.d.knopen[knoop]
        atoom = self.uit.werk.atomen[self.orde[niveau]]
        per_kind: dict[int, list[int]] = {}
        for waarde, kind in enumerate(inhoud):
            per_kind.setdefault(kind, []).append(waarde)
        rijen = [(kind, waarden, term_van(self.uit.werk, atoom, waarden)) for kind, waarden in per_kind.items()]
        if set(atoom.waarden) == {"ja", "nee"}:
            rijen.sort(key=lambda rij: 0 not in rij[1])
        else:
            rijen.sort(key=lambda rij: (rij[2] is None, len(rij[1]), -rij[1][0]))
        return [(kind, (term,) if term else ()) for kind, _, term in rijen]

    def _vinkjes(self, ja: int, termen: tuple[Term, ...], nee: int) -> tuple[tuple[Term, ...], int]:
        """Vraagt meer vinkjes van hetzelfde feit in één keer, zolang ja steeds naar dezelfde plek gaat."""
        atoom = self._atoom(nee)
        while atoom and isinstance(termen[0].eis, list) and atoom.feit == termen[0].feit and self.ouders[nee] == 1:
            kinderen = self.d.knopen[nee][1]
            if "=" not in atoom.naam or kinderen[0] != ja:
                break
            termen = (Term(atoom.feit, [*termen[0].eis, atoom.naam.split("=")[1]]),)
            nee = kinderen[1]
            atoom = self._atoom(nee)
        return termen, nee

    def _atoom(self, knoop: int) -> Any:
        niveau = self.d.knopen[knoop][0]
        return None if niveau == ONDERAAN else self.uit.werk.atomen[self.orde[niveau]]
