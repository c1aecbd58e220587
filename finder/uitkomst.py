"""Van besluit naar het uitkomstobject dat iedereen krijgt: opdrachtregel, browser en toetsen."""

from typing import Any

from finder.bericht import bericht
from finder.besluit import Besluit, is_lezing, vroeger_dan_de_bron
from finder.feiten import Stand
from finder.gesprek import Gids
from finder.ladder import ladder, sta
from finder.let_op import Geval, let_op, plichten
from finder.model import Eerst, Regel, Rij
from finder.opdracht import daarnaast, doe_nu, kop, plaats
from finder.termijn import stand_voor_werkdagen, termijn
from finder.vragen import open_vragen
from finder.waarheid import Weging
from finder.waarom import waarom
from finder.wat_als import vanaf, wat_als
from finder.weergave import Hoort, bij_deze_feiten, voor, vorm_van
from finder.zinnen import en

NOG_NIET, ANDERS = "nog_niet_opschalen", "andere_route"


def besluit_uit_diagram(gids: Gids, stand: Stand) -> Besluit | None:
    """Het besluit zoals de diagrammen het geven; None als de stap nog niet vastligt.

    Is van wat eerst moet nog niet alles bekend, dan staat erin wat in elk geval eerst moet.
    """
    lezer, waarden, regel = gids.lezer, stand.waarden, gids.stap(stand)
    if regel is None:
        return None
    weging = Weging(gids.werk, waarden)
    codes = wat_eerst_moet(weging, regel, [lezer.blad(blad) for blad in lezer.bereik(gids.bomen.hoofd, waarden)[1]])
    naast = tuple(n for n, diagram in gids.bomen.naast.items() if n != regel.id and lezer.zeker(diagram, waarden))
    tijd = "te_vroeg" if regel.te_vroeg else sta(gids.werk, stand, regel.termijn)
    lezing = is_lezing(weging, regel, eisen(regel, codes), tijd, naast)
    return Besluit(regel.id, tuple(codes), tijd, naast, lezing)


def wat_eerst_moet(weging: Weging, regel: Regel, bladen: list[tuple[str, ...]]) -> list[str]:
    """Wat bij al deze bladen (regel-id, codes) eerst moet.

    Verschillen zij, maar moet er hoe dan ook iets eerst, dan wat nu al zeker ontbreekt: een bekende nee houdt tegen,
    ook als van een eerdere voorwaarde nog niets bekend is.
    """
    delen = gedeeld(bladen)
    if delen or not all(blad[1:] for blad in bladen):
        return delen
    groepen = ([eis.code for eis in groep if weging.tabel(eis.ontbreekt)] for groep in regel.eerst)
    return next((codes for codes in groepen if codes), [])


def gedeeld(bladen: list[tuple[str, ...]]) -> list[str]:
    """Wat in al deze bladen (regel-id, codes) staat."""
    return [code for code in bladen[0][1:] if all(code in blad[1:] for blad in bladen)] if bladen else []


def eisen(regel: Regel, codes: list[str] | tuple[str, ...]) -> tuple[Eerst, ...]:
    return tuple(eis for groep in regel.eerst for eis in groep if eis.code in codes)


class Uitkomst:
    """Eén uitkomst in wording: het besluit met de teksten van deze sector en gemeente."""

    def __init__(self, gids: Gids, stand: Stand, besluit: Besluit) -> None:
        self.gids, self.werk, self.stand, self.besluit = gids, gids.werk, stand, besluit
        self.sector, self.gemeente = gids.waarde(stand, "sector"), gids.waarde(stand, "gemeente")
        self.weergave = voor(self.werk, self.sector, self.gemeente)
        self.regel = self.werk.regels[besluit.regel]
        self.weging = Weging(self.werk, stand.waarden)
        self.eerst = [self._eerst(code) for code in besluit.eerst]
        self.nog_niet = self.regel.soort == "opschalen" and bool(besluit.eerst)
        self.soort = NOG_NIET if self.nog_niet else self.regel.soort

    def als_tabel(self) -> dict[str, Any]:
        """De uitkomst, met haar tekst voor in een mail."""
        uit = self._delen()
        return {**uit, "bericht": bericht(uit, self.werk.ruw["zinnen"]["bericht"])}

    def _delen(self) -> dict[str, Any]:
        rijen, horen = self._ware_rijen(), bij_deze_feiten(self.weging, self.gids.bouwer)
        stappen = ladder(self.weergave, self.regel, self.stand)
        tijd = termijn(self.werk, self.regel, self.stand, stappen)
        tijd["vanaf"] = vanaf(self.gids, self.stand, self.besluit.eerst) if tijd["stand"] == "te_vroeg" else None
        nu = doe_nu(self.weergave, self.regel.id, horen, self.eerst, tijd)
        geval = Geval(self.weging, self.weergave, self.besluit, self.soort, stand_voor_werkdagen(tijd))
        return {
            "soort": self.soort,
            "kop": kop(self.weergave, self.regel.id, self.eerst, tijd),
            "plaats": plaats(self.weergave, tijd),
            "hoofd": self._nog_niet() if self.nog_niet else self.weergave.kop_met_tekst(self.regel.id),
            "doel": self._doel(),
            "volgt": None if any(eis["deel_niets"] for eis in self.eerst) else self._doel(),
            "eerst": self.eerst,
            "doe_nu": nu,
            "termijn": tijd,
            "ladder": stappen,
            **self._wie_en_wat(horen[-1]),
            "daarnaast": [daarnaast(self.weergave, id_, horen, al_gezegd=nu) for id_ in self.besluit.naast],
            "waarom": waarom(self.gids, self.stand, rijen),
            "wat_als": wat_als(self.gids, self.stand, (self.regel.id, *self.besluit.eerst), self._zodra()),
            "let_op": let_op(geval, self.gids.bouwer),
            **open_vragen(self.gids, self.stand),
            "bronnen": self._bronnen(rijen),
            "zekerheid": "interpretation" if self.besluit.lezing else "stated",
            "lezingen": self._lezingen(),
            "sector": self.sector,
            "gemeente": self.gemeente,
            "gemeente_naam": self.weergave.gemeente["naam"],
            "dataversie": self.werk.ruw.get("dataversie", ""),
        }

    def _wie_en_wat(self, hoort: Hoort) -> dict[str, Any]:
        weergave, id_ = self.weergave, self.regel.id
        ingangen = weergave.ingangen(id_, hoort)
        # Weigeren ouders, dan gaat er niets naar een tafel: ook de weg erheen blijft weg.
        niets = any(eis["deel_niets"] for eis in self.eerst)
        return {
            "aanmelden": weergave.aanmelden(ingangen),
            "ingangen": [] if niets else ingangen,
            "documenten": [] if niets else weergave.documenten(id_, hoort),
            "informeren": [] if niets else weergave.teksten(id_, "informeren"),
            "contact": weergave.contact(id_),
            "links": weergave.links(id_),
            "deelnemers": [] if niets else weergave.teksten(id_, "deelnemers"),
            "daarna": [] if niets else weergave.teksten(id_, "daarna"),
            "plichten": plichten(self.weging, weergave, self.gids.bouwer),
        }

    def _nog_niet(self) -> dict[str, Any]:
        naam = self.werk.ruw["zinnen"]["nog_niet"].format(eerst=en([eis["naam"] for eis in self.eerst]))
        return {"code": NOG_NIET, "naam": naam, "id": NOG_NIET.replace("_", "-"), "tekst": ""}

    def _doel(self) -> dict[str, Any] | None:
        if self.nog_niet:
            return self.weergave.kop(self.regel.id)
        elders = (self.werk.ruw["voorwaarden"][code].get("doel") for code in self.besluit.eerst)
        return next((self.weergave.kop(id_) for id_ in elders if id_), None)

    def _eerst(self, code: str) -> dict[str, Any]:
        """Wat eerst moet, met de woorden die bij deze feiten horen."""
        vorm = vorm_van(self.weging, self.gids.bouwer, code)
        return {
            "code": code,
            "naam": self.weergave.per_sector(vorm["naam"]),
            "tekst": self.weergave.per_sector(vorm["tekst"]),
            "deel_niets": "deel_niets" in vorm,
        }

    def _zodra(self) -> str:
        """Hoe het heet als wat eerst moet er is; een eigen zin van een voorwaarde alleen als zij de enige is."""
        gewoon = str(self.werk.ruw["zinnen"]["wat_als_zodra"])
        vormen = [vorm_van(self.weging, self.gids.bouwer, code) for code in self.besluit.eerst]
        return self.weergave.per_sector(vormen[0].get("zodra", gewoon)) if len(vormen) == 1 else gewoon

    def _tabellen(self) -> list[tuple[Rij, ...]]:
        return [self.regel.wanneer, *(eis.ontbreekt for eis in eisen(self.regel, self.besluit.eerst))]

    def _ware_rijen(self) -> list[Rij]:
        return [rij for tabel in self._tabellen() for rij in tabel if self.weging.rij(rij)]

    def _bronnen(self, rijen: list[Rij]) -> list[str]:
        uit = [bron for rij in rijen for bron in rij.bron]
        uit += self.regel.termijn.bron if self.regel.termijn else ()
        return list(dict.fromkeys([*uit, *self.weergave.bronnen(self.regel.id)]))

    def _lezingen(self) -> list[str]:
        """De zinnen die zeggen wat hier onze lezing is."""
        tabellen = [*self._tabellen(), *(self.werk.regels[id_].daarnaast for id_ in self.besluit.naast)]
        uit = [reden for tabel in tabellen for reden in self.weging.redenen(tabel)]
        uit.append(self.weergave.gemeente.get("onze_lezing", {}).get(self.regel.id, ""))
        uit += self._lezingen_buiten_de_rijen()
        zinnen = [zin for zin in dict.fromkeys(uit) if zin]
        return zinnen or ([self.werk.ruw["zinnen"]["lezing"]["open"]] if self.besluit.lezing else [])

    def _lezingen_buiten_de_rijen(self) -> list[str]:
        zinnen, verschil = self.werk.ruw["zinnen"]["lezing"], self.werk.index["schoolgemeente"]
        vroeg = not self.besluit.eerst and vroeger_dan_de_bron(self.werk, self.weging, self.regel)
        geldt = {
            "over": self.besluit.stand == "over",
            "vroeg": vroeg,
            "buiten_gebied": "buiten_gebied" in self.weergave.gemeente,
            "verschil": self.regel.soort != ANDERS and self.stand.waarden[verschil] != 0,
        }
        return [zinnen[naam] for naam, klopt in geldt.items() if klopt]
