"""De wetten uit data/wetten.yaml: wie op één punt slechter af is, krijgt nooit een lichtere uitkomst.

Wat slechter is, hoe zwaar een uitkomst weegt en wat mag afwijken, is gegeven. Hier staat alleen hoe dat te lezen is.
Een uitkomst is een blad van de hoofdroute: (regel, codes van wat eerst moet). De trede gaat voor; op dezelfde trede is
"nog niet, eerst …" lichter dan de stap zelf.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finder.model import Atoom, Regel, Regelwerk, Rij
from finder.regelwerk import Bouwer

NIET_LICHTER, TAFEL_BLIJFT, ZELFDE, NIETS_ERBIJ = "niet_lichter", "tafel_blijft", "zelfde", "niets_erbij"
Blad = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """Eén punt waarop een casus slechter wordt: een atoom met de waarden van licht naar zwaar."""

    atoom: int
    reeks: tuple[int, ...]
    eis: str
    als: Rij | None


@dataclass(frozen=True, slots=True)
class Uitzondering:
    """Een paar dat de wet mag breken: het verschilt in `feit`, `als` klopt aan beide kanten, de uitkomsten kloppen.

    Een leeg feit, `van` of `naar` is elk feit en elke uitkomst.
    """

    feit: str
    als: Rij | None
    van: frozenset[str]
    naar: frozenset[str]
    reden: str


@dataclass(frozen=True, slots=True)
class Wet:
    """Eén wet met haar punten. `eis`: wat bij elk punt moet gelden, als het punt zelf niets anders zegt."""

    id: str
    zin: str
    eis: str
    punten: tuple[Punt, ...]
    uitzonderingen: tuple[Uitzondering, ...]


@dataclass(frozen=True, slots=True)
class Wetboek:
    """Alle wetten, en per sector de uitkomsten van licht naar zwaar (wat op één trede staat, weegt even zwaar)."""

    wetten: tuple[Wet, ...]
    treden: dict[str, dict[str, int]]


def lees(werk: Regelwerk, ruw: dict[str, Any]) -> Wetboek:
    """Het wetboek bij een regelwerk. `ruw` is de inhoud van data/wetten.yaml; zonder bestand zijn er geen wetten."""
    bouwer = Bouwer(werk.ruw)
    treden = {
        sector: {id_: nr for nr, trede in enumerate(lijst) for id_ in trede}
        for sector, lijst in ruw.get("treden", {}).items()
    }
    return Wetboek(tuple(_wet(bouwer, id_, wet) for id_, wet in ruw.get("wetten", {}).items()), treden)


def _wet(bouwer: Bouwer, id_: str, ruw: dict[str, Any]) -> Wet:
    punten = tuple(punt for deel in ruw.get("punten", []) for punt in _punten(bouwer, deel, ruw["eis"]))
    vrij = tuple(_uitzondering(bouwer, deel) for deel in ruw.get("uitzonderingen", []))
    return Wet(id_, ruw["zin"], ruw["eis"], punten, vrij)


def _uitzondering(bouwer: Bouwer, ruw: dict[str, Any]) -> Uitzondering:
    van, naar = frozenset(ruw.get("van", ())), frozenset(ruw.get("naar", ()))
    return Uitzondering(ruw.get("feit", ""), _als(bouwer, ruw), van, naar, ruw["reden"])


def _als(bouwer: Bouwer, ruw: dict[str, Any]) -> Rij | None:
    return bouwer.rij({"als": ruw["als"]}) if "als" in ruw else None


def _punten(bouwer: Bouwer, ruw: dict[str, Any], eis: str) -> Iterator[Punt]:
    """Een vinkje is een punt op zichzelf; elk ander feit is er één met een reeks waarden."""
    feit, eigen = ruw["feit"], ruw.get("eis", eis)
    for nr, atoom in enumerate(bouwer.atomen):
        vinkje = atoom.naam.partition("=")[2]
        if atoom.feit == feit and (not vinkje or vinkje in ruw.get("reeks", [vinkje])):
            yield Punt(nr, _reeks(atoom, ruw), eigen, _als(bouwer, ruw))


def _reeks(atoom: Atoom, ruw: dict[str, Any]) -> tuple[int, ...]:
    """Getallen lopen op (geen datum eerst), ja is slechter dan nee; van een keuze staat de reeks in de wet."""
    if atoom.grenzen:
        return tuple(range(len(atoom.waarden)))
    namen = ["nee", "ja"] if "=" in atoom.naam else ruw.get("reeks", ["nee", "ja"])
    return tuple(atoom.waarden.index(naam) for naam in namen)


@dataclass(frozen=True, slots=True)
class Schaal:
    """De treden van één sector."""

    werk: Regelwerk
    treden: dict[str, int]

    def gewicht(self, blad: Blad) -> tuple[int, bool]:
        return self.treden[blad[0]], len(blad) == 1

    def mag(self, eis: str, licht: Blad, zwaar: Blad) -> bool:
        """Of `zwaar` de uitkomst mag zijn van wie slechter af is dan wie `licht` kreeg."""
        anders = {NIET_LICHTER: self.niet_lichter, TAFEL_BLIJFT: self.tafel_blijft, ZELFDE: lambda *_: False}[eis]
        return licht == zwaar or anders(licht, zwaar)

    def niet_lichter(self, licht: Blad, zwaar: Blad) -> bool:
        """Een uitkomst zonder trede is met geen andere te vergelijken, en mag dus niet veranderen."""
        if licht[0] in self.treden and zwaar[0] in self.treden:
            return self.gewicht(zwaar) >= self.gewicht(licht)
        return self.korter(licht, zwaar)

    def tafel_blijft(self, licht: Blad, zwaar: Blad) -> bool:
        """Wie al mag opschalen (of nog iets eerst moet), houdt die tafel. Een fase mag wel opschalen worden."""
        if self.werk.regels[licht[0]].soort == "opschalen" or licht[0] not in self.treden:
            return self.korter(licht, zwaar)
        return self.niet_lichter(licht, zwaar)

    def korter(self, licht: Blad, zwaar: Blad) -> bool:
        """Dezelfde uitkomst, met niets nieuws dat eerst moet behalve wat pas daarna aan de beurt is."""
        if licht[0] != zwaar[0]:
            return False
        regel = self.werk.regels[licht[0]]
        return set(zwaar[1:]) <= set(licht[1:]) or (len(licht) > 1 and _groep(regel, zwaar) > _groep(regel, licht))


def _groep(regel: Regel, blad: Blad) -> int:
    """De hoeveelste groep voorwaarden in beeld is."""
    return next(nr for nr, groep in enumerate(regel.eerst) if blad[1] in {eis.code for eis in groep})
