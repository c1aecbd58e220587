"""Een stap tussen twee stappen van een ladder, of na de laatste.

De nieuwe stap komt in de situaties waarin nu een latere volgt, zolang zij niet is gezet. Daarna volgt die latere weer:
wie de nieuwe stap zette, telt als iemand die de stap ervoor zette.
"""

import re
from dataclasses import dataclass
from typing import Any

from finder.model import MET_REGEL
from finder.regelwerk import lijst
from macros.dataset.knoop import langs
from macros.dataset.nieuw import invoegen, tafel
from macros.dataset.nieuw.ladder import Als, Trede, alle_ladders, rijen_erna, stappenfeit, vinkje
from macros.dataset.nieuw.plan import Geweigerd, Keuzes, Plan
from macros.dataset.nieuw.woorden import bekend, een_van, plaats, snake, stroom, vrije_pagina

WEKEN = range(1, 105)


OPTIES = ("na", "alleen-bij", "week", "bron")


def voeg_toe(plan: Plan, naam: str, keuzes: Keuzes) -> list[str]:
    week = keuzes.get("week", "1")
    if not week.isdecimal() or int(week) not in WEKEN:
        raise Geweigerd(f"'{week}' kan niet bij --week; schrijf een getal van 1 tot en met {WEKEN[-1]}.")
    if "alleen-bij" in keuzes:
        bekend(plan, "kenmerk", keuzes["alleen-bij"])
    alle = alle_ladders(plan)
    na = een_van("na", keuzes.get("na"), [trede.id for treden in alle for trede in treden])
    treden = next(treden for treden in alle if na in [trede.id for trede in treden])
    nieuw = Nieuw(plan, naam, vrije_pagina(plan, naam), treden, na, keuzes)
    nieuw.schrijf()
    return nieuw.nog_te_doen()


@dataclass
class Nieuw:
    """Alles wat bij één nieuwe stap hoort."""

    plan: Plan
    naam: str
    id: str
    treden: list[Trede]
    na: str
    keuzes: Keuzes

    def __post_init__(self) -> None:
        self.ervoor = next(trede for trede in self.treden if trede.id == self.na)
        self.later = [trede for trede in self.treden if trede.nummer > self.ervoor.nummer]
        self.alleen_bij, self.bron = self.keuzes.get("alleen-bij"), plaats(self.plan, self.keuzes)
        self.feit, self.sector = stappenfeit(self.plan), str(self.ervoor.regel["ladder"]["sector"])
        begin = self.sector.lower()
        self.code = f"{begin}_{snake(self.id.removeprefix(f'{begin}-'))}"
        self.oud = vinkje(self.plan, self.feit, self.ervoor, self.later)
        if self.oud is None:
            raise Geweigerd(f"Geen waarde van '{self.feit}' zegt dat '{self.na}' is gezet; kies een andere stap.")

    def schrijf(self) -> None:
        kenmerk = f"gemeente.{self.alleen_bij}"
        alle = rijen_erna(self.plan, self.ervoor, self.later)
        rijen = [(rij, gezet) for rij, gezet in alle if "ja" in rij["als"].get(kenmerk, ["ja"])]
        eigen = [self._rij(rij["als"], gezet) for rij, gezet in rijen] or [self._na_de_laatste()]
        self._bestand(list(dict.fromkeys(map(stroom, eigen))), self._volgorde([rij for rij, _ in rijen]))
        self._nummers()
        self._vinkje()
        self._telt_als_ervoor()
        self._vraag()
        self._weegt()

    def _rij(self, als: Als, ook_gezet: list[Trede]) -> Als:
        """Dezelfde situatie, zolang deze stap (en wat later komt) niet is gezet."""
        vinkjes = [self.code, *(v for t in ook_gezet if (v := vinkje(self.plan, self.feit, t, [])))]
        eigen = als.get(self.feit, {})
        if isinstance(eigen, list):
            raise Geweigerd(f"Een rij na '{self.na}' noemt zelf '{self.feit}'; maak daar eerst een afgeleid feit van.")
        zonder = {"zonder": list(dict.fromkeys([*eigen.get("zonder", []), *vinkjes]))}
        kenmerk = {f"gemeente.{self.alleen_bij}": ["ja"]} if self.alleen_bij else {}
        return {**als, **kenmerk, self.feit: zonder}

    def _na_de_laatste(self) -> Als:
        """Komt er nu niets meer, dan zegt een afgeleid feit dat de stap ervoor is gezet."""
        feit, naam = f"na_{snake(self.ervoor.id)}", self.plan.ruw[self.ervoor.deel][self.ervoor.id]["naam"]
        bron = stroom(lijst(self.ervoor.regel["wanneer"][0]["bron"]))
        stuk = f"""\
{feit}:
  woorden: {{ja: "gezet en vastgelopen: {naam}", nee: "nog niet gezet: {naam}"}}
  waarden:
    ja:
      - {{als: {stroom(self.ervoor.gezet)}, bron: {bron}}}
  anders: nee
"""
        self.plan.pas_aan("afgeleid.yaml", invoegen.achteraan, stuk)
        return self._rij({"sector": [self.sector], feit: ["ja"]}, [])

    def _volgorde(self, bronnen: list[dict[str, Any]]) -> int:
        """Vlak vóór de uitkomst waarvan de rijen komen; anders na de hele ladder."""
        onderwerpen = self.plan.kennis.records(*MET_REGEL)
        regels = [o["regel"] for _, _, o in onderwerpen if "volgorde" in o.get("regel", {})]
        bezet: list[int] = sorted(regel["volgorde"] for regel in regels)
        if not bronnen:
            ladder = [trede.regel["volgorde"] for trede in self.treden]
            return next(getal for getal in range(max(ladder) + 1, 9999) if getal not in bezet)
        eerste: int = min(
            regel["volgorde"] for regel in regels if any(rij in regel.get("wanneer", []) for rij in bronnen)
        )
        onder = max((getal for getal in bezet if getal < eerste), default=0)
        if eerste - onder < 2:
            raise Geweigerd(f"Tussen volgorde {onder} en {eerste} is geen plaats; verander een van die twee eerst.")
        return (onder + eerste) // 2

    def _bestand(self, rijen: list[str], volgorde: int) -> None:
        alleen = f"alleen_bij: {self.alleen_bij}, " if self.alleen_bij else ""
        ladder = f"sector: {self.sector}, stap: {self.ervoor.nummer + 1}, {alleen}gezet: {{{self.feit}: [{self.code}]}}"
        regel = ["regel:", "  soort: opschalen", f"  volgorde: {volgorde}", f"  ladder: {{{ladder}}}", "  wanneer:"]
        regel += [f"    - {{als: {als}, bron: {self.bron}}}" for als in rijen]
        if "week" in self.keuzes:
            regel.append(f"  termijn: {{week: {self.keuzes['week']}, bron: {self.bron}}}")
        kop = tafel.kop(self.naam, [self.sector], self.bron) + f"code: {self.code}\n{tafel.doe_nu(self.bron)}"
        self.plan.bestand(f"tafels/{self.id}.yaml", kop + "\n".join([*regel, ""]))

    def _nummers(self) -> None:
        """Wat erna komt, schuift een plaats op, voor zover dat nodig is."""
        vrij = self.ervoor.nummer + 2
        for trede in self.later:
            if trede.nummer < vrij:
                naam, pad = f"{trede.deel}/{trede.id}.yaml", ("regel", "ladder", "stap")
                self.plan.pas_aan(naam, invoegen.vervang, pad, str(vrij))
            vrij = max(vrij, trede.nummer) + 1

    def _vinkje(self) -> None:
        """Iemand moet kunnen zeggen dat de stap is gezet, waar zij bestaat."""
        woorden = self.naam[:1].lower() + self.naam[1:]
        waar: Als = {"sector": [self.sector], **({f"gemeente.{self.alleen_bij}": ["ja"]} if self.alleen_bij else {})}
        naast = (self.feit, "waarden"), self.code, f'"{woorden}"', self.oud
        self.plan.pas_aan("feiten.yaml", invoegen.sleutel, *naast)
        if "alleen_bij" in self.plan.ruw["feiten"][self.feit]:
            plek = (self.feit, "alleen_bij"), self.code, stroom(waar), self.oud
            self.plan.pas_aan("feiten.yaml", invoegen.sleutel, *plek)

    def _telt_als_ervoor(self) -> None:
        """Een afgeleid feit dat kijkt of de stap ervoor is gezet, kijkt ook naar deze."""
        for pad, deel in langs(self.plan.ruw["afgeleid"]):
            if pad[-1:] == (self.feit,) and isinstance(deel, list) and self.oud in deel:
                self.plan.pas_aan("afgeleid.yaml", invoegen.item, pad, self.code, deel.index(self.oud))

    def _vraag(self) -> None:
        """Zegt een vraag welke antwoorden een sector heeft, dan hoort deze stap daarbij."""
        for nr, vraag in enumerate(self.plan.ruw["vragen"]["vragen"]):
            if vraag.get("feit") == self.feit and self.sector in vraag.get("alleen", {}):
                self.plan.pas_aan("vragen.yaml", invoegen.item, ("vragen", nr, "alleen", self.sector), self.code)

    def _weegt(self) -> None:
        """In de wetten weegt de stap zwaarder dan de stap ervoor."""
        treden = self.plan.kennis.deel("wetten").get("treden", {}).get(self.sector, [])
        for nr in (nr for nr, trede in enumerate(treden) if self.na in trede):
            self.plan.pas_aan("wetten.yaml", invoegen.item, ("treden", self.sector), f"[{self.id}]", nr)

    def nog_te_doen(self) -> list[str]:
        buren = [self.ervoor, *self.later[:1]]
        return [
            "Lees de rijen bij 'wanneer' na: de stap komt waar nu een latere stap kwam, zolang zij niet is gezet.",
            f"Wie deze stap zette, telt in data/afgeleid.yaml als wie '{self.na}' zette. Lees ook dat na.",
            "Het nummer in een tekst volgt vanzelf. Hier is de stap ervoor of erna genoemd. Kloppen de woorden nog, en",
            "hoort de nieuwe stap er bij 'bij' of 'noemt' naast?",
            *self.plan.regels_met(self._genoemd(buren)),
            "Typ daarna: make stubs, en .venv/bin/python -m macros casussen --bijwerken",
        ]

    def _genoemd(self, buren: list[Trede]) -> str:
        """Een van deze stappen in een zin, of in een lijst van onderwerpen."""
        ids = "|".join(re.escape(t.id) for t in buren)
        return rf"\{{stap:({ids})\}}|\[\[({ids})[\]|]|^ *(bij|niet_bij): .*\b({ids})\b|onderwerp: ({ids})\b"
