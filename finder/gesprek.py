"""Het gesprek: van antwoorden naar feiten, en welke vragen er nog toe doen.

De volgende vraag is de eerste, in de volgorde van de dataset, die de stap of haar termijn nog kan veranderen. Staat de
stap vast, dan is er een uitkomst; wat daarna nog telt (wat eerst moet, wat ernaast speelt) wordt daar gevraagd.
Een antwoord op een vraag die er niet toe doet, stuurt niets. Een vraag kan zelf zeggen bij welke feiten zij er ook dan
toe doet: onderweg (`ook_als`), of bij de uitkomst (`bij_uitkomst_als`).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from finder.besluit import OP_DE_LADDER
from finder.bomen import Bomen, Lezer
from finder.feiten import Stand, als_getal, gelijk_trekken, leeg, standaard, waarde_van, zet, zet_antwoord
from finder.melding import InvoerFout, bedoelde_u, getoond, kort
from finder.model import Regel, Regelwerk, Rij
from finder.opties import WEET_NIET, niet_hier
from finder.regelwerk import Bouwer
from finder.waarheid import Weging
from finder.weergave import voor

ONTHOUDEN = 10_000
EERST, NAAST = "eerst", "naast"
Vraag = dict[str, Any]


@dataclass(slots=True)
class Gesprek:
    """Waar het gesprek staat: de feiten tot nu toe, het open scherm (None: klaar) en zijn vragen.

    `bij_de_uitkomst`: de vragen die daar zijn beantwoord, met het blok waar zij staan (EERST of NAAST).
    """

    stand: Stand
    antwoorden: dict[str, Any]
    scherm: str | None = None
    vragen: tuple[str, ...] = ()
    gezien: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    bij_de_uitkomst: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)

    @property
    def beantwoord(self) -> set[str]:
        """De vragen van de schermen tot nu toe, ook die met "weet ik niet"."""
        return {id_ for _, vragen in self.gezien for id_ in vragen}


class Gids:
    """Weet welke vragen er zijn en welke nog verschil maken, bij één regelwerk en zijn bomen."""

    def __init__(self, werk: Regelwerk, bomen: Bomen) -> None:
        self.werk, self.bomen, self.lezer = werk, bomen, Lezer(bomen.knopen, bomen.breedtes)
        self.bouwer = Bouwer(werk.ruw)
        self._bereikt: dict[tuple[object, ...], set[int]] = {}
        self._leest: dict[int, list[int]] = {}
        self._schermen: dict[str | None, dict[str, list[str]]] = {}
        self.vragen: dict[str, Vraag] = {v["id"]: v for v in werk.ruw["vragen"]["vragen"]}
        self.schermen = [s["id"] for s in werk.ruw["vragen"]["schermen"]]
        losse = [vraag for vraag in self.vragen.values() if not opent(vraag)]
        self._plek = {str(vraag["id"]): nr for nr, vraag in enumerate(losse)}
        self._losse = {f: str(vraag["id"]) for vraag in reversed(losse) for f in vraag["feiten"]}  # de eerste telt
        self._over: dict[str, set[str]] = {feit: set() for feit in werk.ruw["feiten"]}
        for vraag in self.vragen.values():
            for feit in vraag["feiten"]:
                self._over[feit].add(str(vraag["id"]))
        self.vraag_van = [self.losse_vraag(atoom.feit) for atoom in werk.atomen]
        self._ook_onderweg, self._ook_bij_uitkomst = self._rijen_bij("ook_als"), self._rijen_bij("bij_uitkomst_als")

    def _rijen_bij(self, veld: str) -> dict[str, Rij]:
        """Per vraag met dit veld bij welke feiten zij er ook toe doet."""
        return {id_: self.bouwer.rij({"als": v[veld]}) for id_, v in self.vragen.items() if veld in v}

    def losse_vraag(self, feit: str) -> str | None:
        """De vraag die over precies dit feit gaat; een samengestelde vraag gaat over meer."""
        return self._losse.get(feit)

    def _begin(self, vandaag: date | None) -> Stand:
        """Nog niets bekend, behalve wat geldt voor een feit waar geen vraag over gaat."""
        stand = leeg(self.werk, vandaag)
        for feit, waarde in standaard(self.werk, vandaag).items():
            if self.losse_vraag(feit) is None:
                zet(self.werk, stand, feit, waarde)
        return stand

    def nodig(self, stand: Stand) -> set[str]:
        """De vragen waarvan het antwoord de stap of haar termijn nog kan veranderen."""
        return self.open_vragen(stand, (self.bomen.stap, self.bomen.stand))

    def open_vragen(self, stand: Stand, diagrammen: tuple[int, ...]) -> set[str]:
        """De vragen waarvan het antwoord een van deze diagrammen nog kan veranderen."""
        niveaus = set().union(*(self._niveaus(diagram, stand) for diagram in diagrammen))
        return set().union(*(self._over[self.werk.atomen[n].feit] for n in niveaus))

    def _ook(self, rijen: dict[str, Rij], stand: Stand) -> set[str]:
        """De vragen die er bij deze feiten ook toe doen, en die nog openstaan."""
        weging = Weging(self.werk, stand.waarden)
        open_ = (id_ for id_ in rijen if stand.waarden[self.werk.index[self.vragen[id_]["feiten"][0]]] is None)
        return {id_ for id_ in open_ if weging.rij(rijen[id_])}

    def _ook_hier(self, stand: Stand) -> set[str]:
        """Wat over de termijn van de stap gaat, zolang een stap die nog kan er een heeft."""
        bladen = map(self.lezer.blad, self.lezer.bereik(self.bomen.stap, stand.waarden)[1])
        termijn = any(self.werk.regels[id_].termijn for id_ in bladen if id_)
        return self._ook(self._ook_onderweg, stand) if termijn else set()

    def _niveaus(self, diagram: int, stand: Stand) -> set[int]:
        """De atomen waar een diagram bij deze stand nog van afhangt.

        Onthouden bij wat het diagram leest: een antwoord over iets anders verandert er niets aan.
        """
        if diagram not in self._leest:
            self._leest[diagram] = sorted(self.lezer.bereik(diagram, [None] * len(self.werk.atomen))[0])
        sleutel = (diagram, *(stand.waarden[n] for n in self._leest[diagram]))
        if sleutel not in self._bereikt:
            if len(self._bereikt) >= ONTHOUDEN:
                self._bereikt.clear()
            self._bereikt[sleutel] = self.lezer.bereik(diagram, stand.waarden)[0]
        return self._bereikt[sleutel]

    def loop(self, antwoorden: dict[str, Any], vandaag: date | None) -> Gesprek:
        """Loopt de schermen langs tot het eerste met een open of foute vraag.

        Werpt InvoerFout bij een onbekende vraag.
        """
        for id_ in antwoorden:
            if id_ not in self.vragen:
                raise InvoerFout(f"De vraag '{kort(str(id_))}' bestaat niet.{bedoelde_u(id_, self.vragen)}")
        gesprek = Gesprek(self._begin(vandaag), antwoorden)
        while self._ronde(gesprek):
            pass
        if gesprek.scherm is None:
            self._bij_de_uitkomst(gesprek)
        return gesprek

    def _ronde(self, gesprek: Gesprek) -> bool:
        """Langs alle schermen; waar als er iets beantwoord is. Dat kan een eerdere vraag alsnog nodig maken."""
        eerder, nodig = len(gesprek.gezien), self.nodig(gesprek.stand)
        for scherm in self.schermen:
            if hier := self._hier(gesprek, scherm, nodig):
                if not self._scherm(gesprek, scherm, hier):
                    return False
                nodig = self.nodig(gesprek.stand)
        return len(gesprek.gezien) > eerder

    def _hier(self, gesprek: Gesprek, scherm: str, nodig: set[str]) -> tuple[str, ...]:
        """De vragen van een scherm die er nu toe doen. Wat alleen over de termijn gaat, komt er daar bij."""
        hier = self.op_scherm(scherm, self.sector(gesprek.stand))
        kan = [id_ for id_ in hier if id_ in nodig and self._open(gesprek, id_)]
        erbij = self._ook_hier(gesprek.stand) - nodig if kan else set()
        return tuple(id_ for id_ in hier if id_ in kan or (id_ in erbij and self._open(gesprek, id_)))

    def _open(self, gesprek: Gesprek, id_: str) -> bool:
        """Of deze vraag nog gesteld kan worden."""
        return id_ not in gesprek.beantwoord and not self._geopend(self.vragen[id_], gesprek.antwoorden)

    def op_scherm(self, scherm: str, sector: str | None) -> list[str]:
        """De vragen van een scherm in een sector, op volgorde; per sector één keer opgezocht."""
        if sector not in self._schermen:
            per_scherm = self._schermen.setdefault(sector, {naam: [] for naam in self.schermen})
            for id_, vraag in self.vragen.items():
                per_scherm[scherm_van(vraag, sector)].append(id_)
        return self._schermen[sector][scherm]

    def _scherm(self, gesprek: Gesprek, scherm: str, hier: tuple[str, ...]) -> bool:
        for id_ in hier:
            self._antwoord(gesprek, id_)
        if gesprek.fouten or any(gesprek.antwoorden.get(id_) is None for id_ in hier):
            gesprek.scherm, gesprek.vragen = scherm, hier
            return False
        self._vul_aan(gesprek.stand)
        gesprek.gezien.append((scherm, hier))
        return True

    def _geopend(self, vraag: Vraag, antwoorden: dict[str, Any]) -> bool:
        """Of een samengestelde vraag zonder antwoord al in losse vragen is beantwoord, zoals in een oudere link."""
        return vraag["id"] not in antwoorden and any(id_ in antwoorden for id_ in opent(vraag))

    def _bij_de_uitkomst(self, gesprek: Gesprek) -> None:
        """De antwoorden op wat bij de uitkomst zelf wordt gevraagd, voor zover zij daar nog tellen."""
        for id_ in self.vragen:
            blok = self.bij_de_uitkomst(gesprek.stand).get(id_) if gesprek.antwoorden.get(id_) is not None else None
            if blok:
                self._antwoord(gesprek, id_)
                gesprek.bij_de_uitkomst[id_] = blok
        self._vul_aan(gesprek.stand)

    def bij_de_uitkomst(self, stand: Stand) -> dict[str, str]:
        """De losse vragen die bij een vaste stap nog tellen, elk met haar blok: wat eerst moet, of wat ernaast speelt.

        Loopt de ladder en is de eerste dag onbekend, dan staat ook die ernaast: zij geeft de datums.
        """
        regel = self.stap(stand)
        if regel is None:
            return {}
        eerst = self.open_vragen(stand, (self.bomen.hoofd,))
        naast = set(self.open_vragen(stand, (*self.bomen.naast.values(), *self.bomen.teksten))) | self._ook(
            self._ook_bij_uitkomst, stand
        )
        if regel.soort in OP_DE_LADDER and self.werk.klok not in stand.dagen:
            naast.add(str(self.vraag_van[self.werk.index[self.werk.klok]]))
        telt = sorted((eerst | naast) & self._plek.keys(), key=self._plek.__getitem__)
        return {id_: EERST if id_ in eerst else NAAST for id_ in telt}

    def stap(self, stand: Stand) -> Regel | None:
        """De regel van de hoofdroute, of None zolang die openligt."""
        blad = self.lezer.vast(self.bomen.stap, stand.waarden)
        id_ = None if blad is None else self.lezer.blad(blad)
        return None if id_ is None else self.werk.regels[id_]

    def _antwoord(self, gesprek: Gesprek, id_: str) -> None:
        antwoord = gesprek.antwoorden.get(id_)
        if antwoord is None:
            return
        if antwoord == WEET_NIET and "weet_niet" in self.vragen[id_]:
            return
        try:
            self._zet_antwoord(gesprek.stand, self.vragen[id_], antwoord)
        except InvoerFout as fout:
            gesprek.fouten[id_] = str(fout)

    def _zet_antwoord(self, stand: Stand, vraag: Vraag, antwoord: Any) -> None:
        eerder: list[Any] = list(stand.waarden)
        self._leg_vast(stand, vraag, self.feiten_bij(vraag, antwoord, stand))
        nieuw = (nr for nr, waarde in enumerate(stand.waarden) if waarde != eerder[nr])
        stand.herkomst |= dict.fromkeys(nieuw, str(vraag["id"]))
        if opent(vraag):
            label = next(optie["label"] for optie in vraag["opties"] if optie["id"] == antwoord)
            stand.gekozen[vraag["id"]] = voor(self.werk, self.sector(stand), None).per_sector(label)

    def _leg_vast(self, stand: Stand, vraag: Vraag, feiten: dict[str, Any]) -> None:
        """Zet feiten in de stand; stappen die een samengestelde vraag noemt en die hier niet bestaan, vallen weg."""
        weg = {f"{feit}={optie}" for feit, optie in niet_hier(self.werk, stand)} if opent(vraag) else set()
        for sleutel, waarde in sorted(feiten.items(), key=lambda paar: "=" in paar[0]):
            if sleutel not in weg:
                leg = zet_antwoord if opent(vraag) else zet
                leg(self.werk, stand, sleutel, waarde)

    def feiten_bij(self, vraag: Vraag, antwoord: Any, stand: Stand) -> dict[str, Any]:
        """Welke feiten een antwoord vastlegt. Werpt InvoerFout als het antwoord hier niet bestaat."""
        hier = voor(self.werk, self.sector(stand), self.waarde(stand, "gemeente"))
        opties = [optie for optie in vraag.get("opties", []) if hier.hoort_hier(optie)]
        for optie in opties:
            if optie["id"] == antwoord:
                return dict(optie["zet"])
        feit, soort = str(vraag.get("feit", "")), vraag["soort"]
        if soort == "datum":
            in_weken = isinstance(als_getal(antwoord), int)
            return {feit if in_weken else self.werk.ruw["feiten"][feit]["datum_sleutel"]: als_getal(antwoord)}
        if soort == "getal":
            return {feit: als_getal(antwoord)}
        if soort == "meerkeuze":
            return self._vinkjes(vraag, [] if antwoord in ("geen", ["geen"]) else antwoord, stand)
        if feit and soort in ("ja_nee", "keuze") and not opent(vraag):
            return {feit: antwoord}
        naam = kort(antwoord) if isinstance(antwoord, str) else getoond(antwoord)
        bekend = [optie["id"] for optie in opties]
        raise InvoerFout(f"'{naam}' is geen antwoord op '{vraag['id']}'.{bedoelde_u(antwoord, bekend)}")

    def _vinkjes(self, vraag: Vraag, gekozen: Any, stand: Stand) -> dict[str, Any]:
        """De gekozen vinkjes, met wat volgt uit een vinkje dat uit staat. Een weggelaten vinkje blijft onbekend.

        Wat een samengestelde vraag al aanvinkte, blijft aan.
        """
        if isinstance(gekozen, list):
            gekozen = [*gekozen, *(optie for optie in self._al_aan(vraag["feit"], stand) if optie not in gekozen)]
        uit: dict[str, Any] = {vraag["feit"]: gekozen}
        for optie, gevolg in vraag.get("bij_uit", {}).items():
            if isinstance(gekozen, list) and optie not in gekozen:
                uit.update(gevolg)
        return uit

    def _al_aan(self, feit: str, stand: Stand) -> list[str]:
        """De vinkjes van dit feit die een samengestelde vraag aanzette."""
        plekken = {optie: self.werk.index[f"{feit}={optie}"] for optie in self.werk.ruw["feiten"][feit]["waarden"]}
        return [o for o, nr in plekken.items() if stand.waarden[nr] == 0 and stand.herkomst.get(nr) in stand.gekozen]

    def _vul_aan(self, stand: Stand) -> None:
        """Wat uit de antwoorden volgt zonder dat iemand het vraagt: vinkjes die hier niet bestaan staan uit."""
        gelijk_trekken(self.werk, stand)
        for feit, optie in niet_hier(self.werk, stand):
            stand.waarden[self.werk.index[f"{feit}={optie}"]] = 1

    def waarde(self, stand: Stand, feit: str) -> str | None:
        return waarde_van(self.werk, stand, feit)

    def sector(self, stand: Stand) -> str | None:
        return self.waarde(stand, "sector")

    def nog_hoogstens(self, gesprek: Gesprek) -> int:
        """Hoeveel schermen er hooguit nog komen, het open scherm meegeteld, wat het antwoord ook wordt.

        Ook "weet ik niet" telt mee. Daarom loopt dit nooit op en klopt het aan het eind precies.
        """
        if gesprek.scherm is None:
            return 0
        klaar = {*gesprek.beantwoord, *gesprek.vragen}
        return 1 + max(self._nog_open(stand, klaar) for stand in self._vervolgen(gesprek))

    def _nog_open(self, stand: Stand, klaar: set[str]) -> int:
        """Op hoeveel schermen nog een vraag kan komen die nu niet gesteld wordt."""
        sector = self.sector(stand)
        return len({scherm_van(self.vragen[id_], sector) for id_ in self.nodig(stand) - klaar})

    def _vervolgen(self, gesprek: Gesprek) -> list[Stand]:
        """Standen die samen alles dekken wat na dit scherm kan: de stand van nu, en elk antwoord dat meer vastlegt.

        Staat er één vraag open die iedereen weet, dan alleen de stand na elk van haar antwoorden.
        """
        vragen = [self.vragen[id_] for id_ in gesprek.vragen]
        een = len(vragen) == 1 and "weet_niet" not in vragen[0] and "opties" in vragen[0]
        paren = ((vraag, optie) for vraag in vragen for optie in vraag.get("opties", []))
        telt = ((v, optie) for v, optie in paren if een or set(optie["zet"]) - set(v["feiten"]))
        return [*([] if een else [gesprek.stand]), *(self._na(gesprek.stand, v, optie) for v, optie in telt)]

    def _na(self, stand: Stand, vraag: Vraag, optie: dict[str, Any]) -> Stand:
        """De stand na dit antwoord."""
        nieuw = Stand(list(stand.waarden), stand.vandaag)
        self._leg_vast(nieuw, vraag, dict(optie["zet"]))
        self._vul_aan(nieuw)
        return nieuw


def opent(vraag: Vraag) -> list[str]:
    """De losse vragen die een samengestelde vraag in één keer beantwoordt; van een gewone vraag niets."""
    return list(vraag.get("opent", []))


def scherm_van(vraag: Vraag, sector: str | None) -> str:
    """Het scherm waar een vraag op staat; dat mag per sector verschillen, en is bij een open sector het eerste."""
    scherm = vraag["scherm"]
    return str(scherm) if isinstance(scherm, str) else str(scherm.get(sector, next(iter(scherm.values()))))
