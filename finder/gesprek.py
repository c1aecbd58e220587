"""Het gesprek: van antwoorden naar feiten, en welke vragen er nog toe doen.

De volgende vraag is de eerste, in de volgorde van de dataset, die de uitkomst nog kan veranderen.
Een antwoord op een vraag die er niet meer toe doet, stuurt niets.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from finder.bomen import Bomen
from finder.feiten import Stand, als_getal, gelijk_trekken, leeg, standaard, waarde_van, zet
from finder.lezer import Lezer
from finder.melding import InvoerFout, bedoelde_u, getoond, kort
from finder.model import Regelwerk
from finder.opties import WEET_NIET, niet_hier
from finder.regelwerk import Bouwer

ONTHOUDEN = 2000


@dataclass(slots=True)
class Gesprek:
    """Waar het gesprek staat: de feiten tot nu toe, het open scherm (None: klaar) en zijn vragen."""

    stand: Stand
    antwoorden: dict[str, Any]
    scherm: str | None = None
    vragen: tuple[str, ...] = ()
    gezien: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)
    fouten: dict[str, str] = field(default_factory=dict)


class Gids:
    """Weet welke vragen er zijn en welke nog verschil maken, bij één regelwerk en zijn bomen."""

    def __init__(self, werk: Regelwerk, bomen: Bomen) -> None:
        self.werk, self.bomen, self.lezer = werk, bomen, Lezer(bomen.knopen, bomen.breedtes)
        self.bouwer = Bouwer(werk.ruw)
        self._nodig: dict[tuple[int | None, ...], set[str]] = {}
        self.vragen: dict[str, dict[str, Any]] = {v["id"]: v for v in werk.ruw["vragen"]["vragen"]}
        self.schermen = [s["id"] for s in werk.ruw["vragen"]["schermen"]]
        self.vraag_van = [self._vraag_van(atoom.feit) for atoom in werk.atomen]

    def _vraag_van(self, feit: str) -> str | None:
        return next((id_ for id_, vraag in self.vragen.items() if feit in vraag["feiten"]), None)

    def _begin(self, vandaag: date | None) -> Stand:
        """Nog niets bekend, behalve wat geldt voor een feit waar geen vraag over gaat."""
        stand = leeg(self.werk, vandaag)
        for feit, waarde in standaard(self.werk, vandaag).items():
            if self._vraag_van(feit) is None:
                zet(self.werk, stand, feit, waarde)
        return stand

    def nodig(self, stand: Stand) -> set[str]:
        """De vragen waarvan het antwoord de uitkomst nog kan veranderen.

        Onthouden per stand: elke stap van een gesprek loopt langs dezelfde eerste schermen.
        """
        sleutel = tuple(stand.waarden)
        if sleutel not in self._nodig:
            if len(self._nodig) >= ONTHOUDEN:
                self._nodig.clear()
            niveaus: set[int] = set()
            for diagram in self.bomen.alle:
                niveaus |= self.lezer.bereik(diagram, stand.waarden)[0]
            self._nodig[sleutel] = {vraag for n in niveaus if (vraag := self.vraag_van[n])}
        return self._nodig[sleutel]

    def loop(self, antwoorden: dict[str, Any], vandaag: date | None) -> Gesprek:
        """Loopt de schermen langs tot het eerste met een open of foute vraag.

        Werpt InvoerFout bij een onbekende vraag.
        """
        for id_ in antwoorden:
            if id_ not in self.vragen:
                raise InvoerFout(f"De vraag '{kort(str(id_))}' bestaat niet.{bedoelde_u(id_, self.vragen)}")
        gesprek = Gesprek(self._begin(vandaag), antwoorden)
        for scherm in self.schermen:
            if not self._scherm(gesprek, scherm, antwoorden):
                break
        return gesprek

    def _scherm(self, gesprek: Gesprek, scherm: str, antwoorden: dict[str, Any]) -> bool:
        nodig = self.nodig(gesprek.stand)
        hier = tuple(id_ for id_, v in self.vragen.items() if v["scherm"] == scherm and id_ in nodig)
        if not hier:
            return True
        for id_ in hier:
            self._antwoord(gesprek, id_, antwoorden.get(id_))
        if gesprek.fouten or any(antwoorden.get(id_) is None for id_ in hier):
            gesprek.scherm, gesprek.vragen = scherm, hier
            return False
        self._vul_aan(gesprek.stand)
        gesprek.gezien.append((scherm, hier))
        return True

    def _antwoord(self, gesprek: Gesprek, id_: str, antwoord: Any) -> None:
        if antwoord is None:
            return
        if antwoord == WEET_NIET and "weet_niet" in self.vragen[id_]:
            gesprek.onbekend.append(id_)
            return
        try:
            self._zet_antwoord(gesprek.stand, self.vragen[id_], antwoord)
        except InvoerFout as fout:
            gesprek.fouten[id_] = str(fout)

    def _zet_antwoord(self, stand: Stand, vraag: dict[str, Any], antwoord: Any) -> None:
        eerder = list(stand.waarden)
        feiten = self.feiten_bij(vraag, antwoord)
        for sleutel, waarde in sorted(feiten.items(), key=lambda paar: "=" in paar[0]):
            zet(self.werk, stand, sleutel, waarde)
        nieuw = (nr for nr, waarde in enumerate(stand.waarden) if waarde != eerder[nr])
        stand.herkomst.update(dict.fromkeys(nieuw, vraag["id"]))

    def feiten_bij(self, vraag: dict[str, Any], antwoord: Any) -> dict[str, Any]:
        """Welke feiten een antwoord vastlegt. Werpt InvoerFout als het antwoord hier niet bestaat."""
        for optie in vraag.get("opties", []):
            if optie["id"] == antwoord:
                return dict(optie["zet"])
        feit, soort = str(vraag.get("feit", "")), vraag["soort"]
        if soort == "datum":
            return {self.werk.ruw["feiten"][feit]["datum_sleutel"]: antwoord}
        if soort == "getal":
            return {feit: als_getal(antwoord)}
        if soort == "meerkeuze":
            return self._vinkjes(vraag, [] if antwoord in ("geen", ["geen"]) else antwoord)
        if feit and soort in ("ja_nee", "keuze"):
            return {feit: antwoord}
        opties = [optie["id"] for optie in vraag.get("opties", [])]
        naam = kort(antwoord) if isinstance(antwoord, str) else getoond(antwoord)
        raise InvoerFout(f"'{naam}' is geen antwoord op '{vraag['id']}'.{bedoelde_u(antwoord, opties)}")

    def _vinkjes(self, vraag: dict[str, Any], gekozen: Any) -> dict[str, Any]:
        """De gekozen vinkjes, met wat volgt uit een vinkje dat uit staat. Een weggelaten vinkje blijft onbekend."""
        uit: dict[str, Any] = {vraag["feit"]: gekozen}
        for optie, gevolg in vraag.get("bij_uit", {}).items():
            if isinstance(gekozen, list) and optie not in gekozen:
                uit.update(gevolg)
        return uit

    def _vul_aan(self, stand: Stand) -> None:
        """Wat uit de antwoorden volgt zonder dat iemand het vraagt: vinkjes die hier niet bestaan staan uit."""
        if stand.waarden[self.werk.index["gemeente"]] is not None:
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
        nu = self.schermen.index(gesprek.scherm)
        return 1 + max(self._schermen_na(stand, nu) for stand in self._vervolgen(gesprek))

    def _schermen_na(self, stand: Stand, nu: int) -> int:
        later = {self.schermen.index(self.vragen[vraag]["scherm"]) for vraag in self.nodig(stand)}
        return sum(scherm > nu for scherm in later)

    def _vervolgen(self, gesprek: Gesprek) -> list[Stand]:
        """De stand na elk mogelijk antwoord, als er één vraag openstaat die iedereen weet; anders de stand van nu."""
        vraag = self.vragen[gesprek.vragen[0]]
        if len(gesprek.vragen) > 1 or "weet_niet" in vraag or "opties" not in vraag:
            return [gesprek.stand]
        uit = []
        for optie in vraag["opties"]:
            stand = Stand(list(gesprek.stand.waarden), gesprek.stand.vandaag)
            self._zet_antwoord(stand, vraag, optie["id"])
            self._vul_aan(stand)
            uit.append(stand)
        return uit
