"""The decision book, followed link by link in its own HTML, as decision diagrams over all combinations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from finder.diagram import blad_bij
from finder.regelwerk import Bouwer
from finder.weergave import voor
from finder.woordenschat import DAGEN
from finder.zinnen import hoofdletter
from macros.bewijs.gebied import aangeboden
from macros.dataset.beeld import Beeld
from tests.certificaat.site import Site
from tests.certificaat.vergelijken import Uitslag, melding, verschil
from tests.certificaat.woorden import Anders, Woorden, artikel, met_klasse, tekst
from tests.punten import Punt

ADRES = "beslisboek"
ANTWOORD = re.compile(r"Ja: (.*?) ?[Gg]a naar (\d+)\. Nee: (.*?) ?[Gg]a naar (\d+)\.")
KLOK = (
    (re.compile(r"Is er een (?P<begin>.+)\?"), 0),
    (re.compile(r"Is de (?P<begin>.+) vandaag (?P<week>\d+) weken of langer geleden\?"), 0),
    (re.compile(r"Is het vandaag langer dan (?P<week>\d+) weken geleden, al is het één dag\?"), 1),
)
ZINNEN = {"geen": "zonder_datum", "binnen": "op_tijd", "op": "op", "over": "over_weken"}
MINSTENS = "minstens één van deze punten"


@dataclass(slots=True)
class Stap:
    """One step as it is printed. `kop` is what an outcome says first, `punten` its list."""

    nr: int
    vraag: str = ""
    kop: str = ""
    punten: list[str] = field(default_factory=list)
    zegt: tuple[str, str] = ("", "")
    naar: tuple[int, ...] = ()
    pagina: str = ""
    termijn: str = ""
    zie: tuple[int, ...] = ()


def lees(site: Site) -> dict[int, Stap]:
    """All steps by the number in their anchor, with the links as they are."""
    stappen = (_stap(blok) for blok in artikel(site.lees(ADRES)).xpath(f".//div[{met_klasse('rb-stap')}]"))
    return {stap.nr: stap for stap in stappen}


def _stap(blok: Any) -> Stap:
    nr, punten = int(blok.get("id").removeprefix("stap-")), [tekst(punt) for punt in blok.xpath("./ul/li")]
    links = [int(href.removeprefix("#stap-")) for href in blok.xpath(".//a/@href[starts-with(., '#stap-')]")]
    alineas = [tekst(p) for p in blok.xpath("./p")]
    if "rb-stap--uitkomst" not in blok.get("class"):
        gevonden = ANTWOORD.fullmatch(alineas[-1])
        if gevonden is None or links != [int(gevonden[2]), int(gevonden[4])]:
            raise Anders(f"stap {nr}: '{alineas[-1]}' wijst niet waar de links heen gaan")
        vraag = alineas[0].removeprefix(f"{nr}. ")
        return Stap(nr, vraag, punten=punten, zegt=(gevonden[1], gevonden[3]), naar=tuple(links))
    kop, pagina = tekst(blok.xpath("./p[1]/b[2]")[0]), blok.xpath("./p[1]/a[1]/@href")
    rest = [alinea for alinea in alineas[1:] if alinea != "Doe eerst:"]
    id_ = pagina[0].strip("/").split("/")[-1] if pagina else ""
    zie, naar = tuple(links[:-1]), tuple(links[-1:])
    return Stap(nr, kop=kop, punten=punten, naar=naar, pagina=id_, termijn=rest[0], zie=zie)


class Boek:
    """The steps as diagrams: each question becomes a choice between what its two links lead to."""

    def __init__(self, b: Beeld, w: Woorden, stappen: dict[int, Stap]) -> None:
        self.b, self.w, self.stappen = b, w, stappen
        self.termen = {nr: self._term(stap) for nr, stap in stappen.items() if stap.vraag}

    def _term(self, stap: Stap) -> int:
        try:
            return self._klok(stap) or self._vraag(stap)
        except Anders as fout:
            raise Anders(f"stap {stap.nr}: {fout}") from fout

    def _klok(self, stap: Stap) -> int:
        """A question about the clock; 0 for another one. A number of weeks that is no bound of a class is an error."""
        nr = self.b.werk.index[self.b.werk.klok]
        grenzen, begin = self.b.werk.atomen[nr].grenzen, self.b.werk.ruw["feiten"][self.b.werk.klok]["begin"]
        for vorm, erna in KLOK:
            if gevonden := vorm.fullmatch(stap.vraag):
                delen = gevonden.groupdict()
                dagen = int(delen["week"]) * DAGEN + erna if "week" in delen else 0
                if delen.get("begin", begin) != begin or dagen not in grenzen:
                    raise Anders(f"'{stap.vraag}' vraagt naar een andere klok of week dan de regels")
                vanaf = frozenset(k for k, grens in enumerate(grenzen) if grens is not None and grens >= dagen)
                return self.b.d.is_een(nr, vanaf)
        return 0

    def _vraag(self, stap: Stap) -> int:
        d, zin = self.b.d, stap.vraag.removeprefix("Klopt dit? ")
        if not stap.punten:
            return d.en([self.b.term(term) for term in self.w.vraag(zin)])
        if zin == "Klopt één van deze zinnen?":
            return d.of([self.b.term(term) for punt in stap.punten for term in self.w.vraag(f"{punt}.")])
        return d.of([self.b.term(term) for punt in stap.punten for term in self._vinkje(zin, punt)])

    def _vinkje(self, zin: str, punt: str) -> Any:
        """One option of a list under "at least one of these points"."""
        los = f"{punt[:1].lower()}{punt[1:]}"
        vormen = [zin.replace(MINSTENS, woord) for woord in (los, punt)]
        return self.w.vraag(next((v for v in vormen if self.w.kent(v)), vormen[0]))

    def diagram(self, blad: Callable[[Stap, int], int], nee: Callable[[Stap, int, str], int] | None = None) -> int:
        """From the last step to the first. `blad` says what a step without a question adds to what follows it."""
        zegt = nee or (lambda _stap, verder, _zin: verder)
        klaar: dict[int, int] = {}

        def loop(nr: int, boven: tuple[int, ...] = ()) -> int:
            if nr in boven or nr not in self.stappen:
                raise Anders(f"stap {nr}: hier loopt het boek rond, of de stap is er niet")
            if nr not in klaar:
                stap = self.stappen[nr]
                verder = [loop(naar, (*boven, nr)) for naar in stap.naar]
                if stap.vraag:
                    ja, anders = (zegt(stap, v, zin) for v, zin in zip(verder, stap.zegt, strict=True))
                    klaar[nr] = self.b.d.kies(self.termen[nr], ja, anders)
                else:
                    klaar[nr] = blad(stap, verder[0] if verder else self.b.d.blad(()))
            return klaar[nr]

        return loop(min(self.stappen))

    def weg(self, punt: Punt) -> list[int]:
        """The numbers of the steps that someone with these facts passes."""
        uit = [min(self.stappen)]
        while naar := self.stappen[uit[-1]].naar:
            vraag = uit[-1] in self.termen
            uit.append(naar[0] if not vraag or blad_bij(self.b.d, self.termen[uit[-1]], punt) else naar[1])
        return uit


def gelezen(boek: Boek) -> dict[str, int]:
    """What the book says, per part: outcomes and parallel steps on the way, sentences of the clock, duties."""
    d = boek.b.d

    def erbij(soort: Callable[[Stap], bool], wat: Callable[[Stap], Any]) -> Callable[[Stap, int], int]:
        return lambda stap, verder: d.vertaal(verder, lambda rest: (wat(stap), *rest)) if soort(stap) else verder

    def zin(_stap: Stap, verder: int, gezegd: str) -> int:
        return d.vertaal(verder, lambda rest: (gezegd, *rest)) if gezegd else verder

    naast = {s.pagina for s in boek.stappen.values() if _is_naast(s)}
    delen = {
        f"daarnaast {id_}": erbij(lambda s, i=id_: _is_naast(s) and s.pagina == i, lambda s: s.kop) for id_ in naast
    }
    return {
        "uitkomst": boek.diagram(erbij(_is_uitkomst, lambda s: (s.pagina, s.kop, tuple(s.punten), s.termijn))),
        "termijn": boek.diagram(lambda _stap, verder: verder, zin),
        "plichten": boek.diagram(erbij(lambda s: not s.naar, lambda s: tuple(p.split(". ")[0] for p in s.punten))),
        **{naam: boek.diagram(blad) for naam, blad in delen.items()},
    }


def _is_naast(stap: Stap) -> bool:
    return stap.kop.startswith("Daarnaast: ")


def _is_uitkomst(stap: Stap) -> bool:
    return bool(stap.pagina) and not _is_naast(stap)


def verwacht(b: Beeld) -> dict[str, int]:
    """The same parts from the diagrams of the engine, in the words of the dataset."""
    d, nr, hoofd = b.d, b.werk.index["sector"], b.d.blad(None)
    for waarde, sector in enumerate(b.werk.atomen[nr].waarden):
        hier = d.vertaal(b.hoofd, lambda blad, s=sector: blad and (_uitkomst(b, s, blad),))
        hoofd = d.kies(d.is_een(nr, frozenset({waarde})), hier, hoofd)
    naam = {**b.werk.ruw["tafels"], **b.werk.ruw["routes"]}
    naast = {
        f"daarnaast {id_}": d.vertaal(x, lambda klopt, n=naam[id_]["naam"]: (f"Daarnaast: {n}.",) if klopt else ())
        for id_, x in b.naast.items()
    }
    return {"uitkomst": hoofd, "termijn": _termijn(b), "plichten": _plichten(b), **naast}


def _uitkomst(b: Beeld, sector: str, blad: tuple[str, ...]) -> tuple[Any, ...]:
    id_, *codes = blad
    regel, inhoud = b.werk.regels[id_], voor(b.werk, sector, None)
    nog_niet = bool(codes) and regel.soort == "opschalen"
    kop = "Nog niet opschalen." if nog_niet else f"{inhoud.kop(id_)['naam']}."
    eerst = tuple(_kaal(inhoud.per_sector(b.werk.ruw["voorwaarden"][code]["tekst"])) for code in codes)
    zin = b.werk.ruw["zinnen"]["termijn"]["te_vroeg"] if regel.te_vroeg else inhoud.termijn(id_)
    return id_, kop, eerst, str(zin)


def _kaal(zin: str) -> str:
    return " ".join(zin.split())


def _termijn(b: Beeld) -> int:
    """Per outcome with a week the sentence that belongs to where the clock stands."""
    uit = b.d.blad(())
    for regel in b.werk.hoofd:
        if regel.termijn and not regel.te_vroeg:
            termijn = regel.termijn.woorden
            zinnen = b.d.vertaal(b.stand_van(regel), lambda stand, termijn=termijn: (_zin(b, stand, termijn),))
            uit = b.d.kies(b.wint[regel.id], zinnen, uit)
    return uit


def _zin(b: Beeld, stand: str, termijn: str) -> str:
    zinnen = b.werk.ruw["zinnen"]
    zin = hoofdletter(str(zinnen["termijn"][ZINNEN[stand]]).format(termijn=termijn))
    return " ".join(filter(None, [zin, str(zinnen["lezing"].get(stand, ""))]))


def _plichten(b: Beeld) -> int:
    def erbij(uit: int, plicht: dict[str, Any]) -> int:
        rijen = bouwer.tabel(plicht.get("wanneer", []))
        met = b.d.vertaal(uit, lambda rest: ((str(plicht["naam"]), *rest[0]),))
        return b.d.kies(b.tabel(rijen) if rijen else b.d.waar, met, uit)

    bouwer = Bouwer(b.werk.ruw)
    return reduce(erbij, reversed(b.werk.ruw["plichten"].values()), b.d.blad(((),)))


def te_lopen(b: Beeld) -> int:
    """What can occur in the book: nothing is ticked that its sector does not have."""
    nr, d = b.werk.index["sector"], b.d
    sectoren = enumerate(b.werk.atomen[nr].waarden)
    per_sector = [d.en([d.is_een(nr, frozenset({w})), aangeboden(b, sector)]) for w, sector in sectoren]
    return d.en([b.kan, d.of(per_sector)])


def toets(b: Beeld, w: Woorden, site: Site, punten: Iterable[Punt]) -> Uitslag:
    """The book of the built page against the diagrams of the engine."""
    stappen: dict[int, Stap] = {}
    try:
        stappen = lees(site)
        boek = Boek(b, w, stappen)
        fouten = list(_anders(boek))
    except Anders as fout:
        fouten = [str(fout)]
    kan = te_lopen(b)
    klassen = sum(bool(blad_bij(b.d, kan, punt)) for punt in punten)
    return Uitslag("beslisboek", {"klassen": klassen, "stappen": len(stappen)}, fouten)


def _anders(boek: Boek) -> Iterator[str]:
    for stap in boek.stappen.values():
        for vol in (boek.stappen[nr] for nr in stap.zie):
            if vol.pagina != stap.pagina or vol.punten or not _is_uitkomst(vol):
                yield f"stap {stap.nr}: stap {vol.nr} is niet dezelfde uitkomst zonder wat eerst moet"
    b, kan, zegt, hoort = boek.b, te_lopen(boek.b), gelezen(boek), verwacht(boek.b)
    for naam in dict.fromkeys([*hoort, *zegt]):
        links, rechts = zegt.get(naam, b.d.blad(())), hoort.get(naam, b.d.blad(()))
        if punt := verschil(b, kan, links, rechts):
            stappen = [nr for nr in boek.weg(punt) if nr not in boek.termen or any(boek.stappen[nr].zegt)]
            yield f"{naam}, langs stap {', '.join(map(str, stappen))}: {melding(b, punt, links, rechts)}"
