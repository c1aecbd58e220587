"""De enige weg van de dataset naar een lezer: wat er geldt voor één sector en één gemeente.

Pagina's, uitkomst, kaarten, afdrukversies en beslisboek lezen een weergave; niets daarvan filtert zelf nog iets.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from finder.model import ONDERWERPEN, Eerst, Regel, Regelwerk, Rij, Termijn
from finder.regelwerk import Bouwer, lijst
from finder.waarheid import Weging
from finder.zinnen import en, in_sector, vul

STIL = "niet in de bronnen"
WEG = ("door", "bij", "hoe")
ACHTER = "achter"
Hoort = Callable[[dict[str, Any]], bool]


def altijd(_stuk: dict[str, Any]) -> bool:
    """Zonder feiten hoort alles erbij."""
    return True


def bij_deze_feiten(weging: Weging, bouwer: Bouwer) -> tuple[Hoort, Hoort]:
    """Wat zeker hoort en wat nog kan horen: wat geen voorwaarde (`als`) heeft, of waarvan zij klopt, of nog kan."""

    def klopt(stuk: dict[str, Any]) -> bool | None:
        return "als" not in stuk or weging.rij(bouwer.rij(stuk))

    return lambda stuk: klopt(stuk) is True, lambda stuk: klopt(stuk) is not False


def vorm_van(weging: Weging, bouwer: Bouwer, code: str) -> dict[str, Any]:
    """Een voorwaarde, zo nodig in de vorm die bij deze feiten hoort (`vormen`)."""
    eis = weging.werk.ruw["voorwaarden"][code]
    passend = (vorm for vorm in eis.get("vormen", []) if weging.rij(bouwer.rij(vorm)))
    return {**eis, **next(passend, {})}


def voor(werk: Regelwerk, sector: str | None, gemeente: str | None, ruw: dict[str, Any] | None = None) -> "Weergave":
    """De weergave voor een sector en de code van een gemeente; None is elke, of nog niet bekend.

    `ruw`: de dataset met alle teksten; zonder die de gecompileerde van het regelwerk zelf.
    """
    return Weergave(werk, sector, gemeente, ruw or werk.ruw)


class Weergave:
    """De dataset, gefilterd op één sector en één woongemeente."""

    def __init__(self, werk: Regelwerk, sector: str | None, gemeente: str | None, ruw: dict[str, Any]) -> None:
        self.werk, self.ruw = werk, ruw
        self.vast = sector  # de sector, of None als die openligt
        self.sector = sector or next(iter(ruw["feiten"]["sector"]["waarden"]))
        gevonden = (g for g in ruw["gemeenten"].values() if g["code"] == gemeente)
        self.gemeente: dict[str, Any] = next(gevonden, {"naam": "", "bij": {}})
        self.code = self.gemeente.get("code")

    def onderwerp(self, id_: str) -> dict[str, Any]:
        """De tafel, de route of het thema met dit id."""
        gevonden = (self.ruw[soort][id_] for soort in ONDERWERPEN if id_ in self.ruw.get(soort, {}))
        return dict(next(gevonden))

    def kop(self, id_: str) -> dict[str, Any]:
        """Code, naam en id van een onderwerp."""
        onderwerp = self.onderwerp(id_)
        return {"code": onderwerp["code"], "naam": onderwerp["naam"], "id": id_}

    def kop_met_tekst(self, id_: str) -> dict[str, Any]:
        """De kop met de samenvatting erbij."""
        return {**self.kop(id_), "tekst": self.onderwerp(id_).get("samenvatting", {}).get("tekst", "")}

    def per_sector(self, tekst: Any) -> str:
        return str(tekst.get(self.sector, next(iter(tekst.values())))) if isinstance(tekst, dict) else str(tekst)

    def in_woorden(self, tekst: Any) -> str:
        """De tekst van deze sector, met haar woord voor het overleg; ligt de sector open, dan met beide woorden."""
        return in_sector(self.werk.ruw, self.per_sector(tekst), self.vast)

    def kader(self, id_: str = "") -> list[str]:
        """De plichten op een pagina (`kader`); andere waar het niet om een ingeschreven leerling kan gaan."""
        feit = self.werk.rollen.get("ingeschreven")
        weging = self._met(**({feit: self._inschrijving(feit, id_)} if feit else {}))
        hier = (p for p in self.werk.ruw["plichten"].values() if "kader" in p)
        tabel = self._bouwer.tabel
        geldt = (p for p in hier if not p.get("wanneer") or weging.tabel(tabel(p["wanneer"])) is not False)
        return [self.in_woorden(p["tekst"]) for p in geldt]

    def _inschrijving(self, feit: str, id_: str) -> str:
        """De eerste waarde van dit feit waarbij Welke tafel? op deze pagina kan uitkomen."""
        waarden = self.werk.atomen[self.werk.index[feit]].waarden
        return next((w for w in waarden if not id_ or self.kan(id_, **{feit: w})), waarden[0])

    def hoort_hier(self, stuk: dict[str, Any]) -> bool:
        """Of iets met `sector` of `gemeente` erbij hier geldt; zolang die openliggen geldt alles."""
        sector, code = self.vast, self.code
        return (sector is None or sector in stuk.get("sector", [sector])) and (
            code is None or code in stuk.get("gemeente", [code])
        )

    def label(self, stuk: dict[str, Any]) -> str:
        """Voor welke sector of gemeenten een zin is, zolang dat hier niet vaststaat."""
        namen = {g["code"]: str(g["naam"]) for g in self.ruw["gemeenten"].values()}
        plaatsen = [namen[code] for code in stuk.get("gemeente", [])] if self.code is None else []
        sectoren = list(stuk.get("sector", [])) if self.vast is None else []
        return ", ".join(filter(None, [" en ".join(sectoren), en(plaatsen)]))

    def gelabeld(self, zin: dict[str, Any]) -> str:
        """De zin met haar label ervoor."""
        return ": ".join(filter(None, [self.label(zin), str(zin["tekst"])]))

    def veld(self, id_: str, veld: str) -> list[Any]:
        """Wat de gemeente bij dit onderwerp invult, anders wat overal geldt. Zwijgen van de bron is een lege lijst."""
        eigen = self.gemeente.get("bij", {}).get(id_, {}).get(veld)
        return [] if eigen == STIL else self.hier(eigen if eigen is not None else self.onderwerp(id_).get(veld, []))

    def overal(self, id_: str, veld: str) -> list[Any]:
        """Wat bij dit onderwerp in elke gemeente geldt."""
        return self.hier(self.onderwerp(id_).get(veld, []))

    def eigen(self, id_: str, veld: str) -> list[Any]:
        """Wat alleen deze gemeente bij dit onderwerp zegt."""
        waarde = self.gemeente.get("bij", {}).get(id_, {}).get(veld, [])
        return [] if waarde == STIL else self.hier(waarde)

    def allebei(self, id_: str, veld: str) -> list[Any]:
        """Wat overal geldt en wat deze gemeente eraan toevoegt."""
        return [*self.overal(id_, veld), *self.eigen(id_, veld)]

    def hier(self, stukken: Any) -> list[Any]:
        """Wat van een lijst in deze sector en gemeente geldt, zonder wat alleen op de onderbouwing hoort."""
        return [
            s for s in lijst(stukken) if not isinstance(s, dict) or (self.hoort_hier(s) and s.get("laag") != ACHTER)
        ]

    def ingangen(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, Any]]:
        """De wegen naar een onderwerp, de een of de ander: door, bij, hoe, contact en de stukken van die weg."""
        stukken = self.documenten(id_, hoort)
        return [
            {"door": STIL, "bij": STIL, "hoe": ""}
            | {k: i[k] for k in WEG if k in i}
            | {"contact": i.get("contact"), "documenten": [s for s in stukken if s["ingang"] in ("", i.get("ingang"))]}
            for i in self.wegen(id_, hoort)
        ]

    def wegen(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, Any]]:
        """Dezelfde wegen zoals de dataset ze zegt, met bron en zekerheid; een lege weg als de bron zwijgt."""
        alle = [ingang for ingang in self.veld(id_, "aanmelden") if hoort(ingang)]
        if not alle and self.code and "aanmelden" in self.onderwerp(id_).get("per_gemeente", []):
            return [{}]  # de gemeente had dit kunnen invullen; haar bron zwijgt, en dat staat er dan
        return alle

    def aanmelden(self, ingangen: list[dict[str, Any]]) -> dict[str, str]:
        """Door wie, bij wie en hoe, van alle ingangen samen."""
        return {k: _of([ingang[k] for ingang in ingangen if ingang[k]]) for k in WEG}

    def documenten(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, Any]]:
        """Elk stuk dat `hoort` toelaat één keer, met de ingang waar het bij hoort; leeg is bij elke ingang."""
        return [self._stuk(id_, stuk) for stuk in self.stukken(id_, hoort)]

    def stukken(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, Any]]:
        """Dezelfde stukken zoals de dataset ze zegt, met bron en toelichting."""
        return list({stuk["stuk"]: stuk for stuk in self.allebei(id_, "documenten") if hoort(stuk)}.values())

    def _stuk(self, id_: str, stuk: dict[str, Any]) -> dict[str, Any]:
        papier = self.ruw["papieren"][stuk["stuk"]]
        meer = {
            "tekst": stuk.get("toelichting") or papier.get("uitleg", ""),
            "ingang": stuk.get("ingang", ""),
            "alleen": self._bij_ingang(id_, stuk),
            "link": papier.get("link"),
        }
        return {"code": stuk["stuk"], "naam": papier["naam"], **meer}

    def _bij_ingang(self, id_: str, stuk: dict[str, Any]) -> str:
        """Bij wie je aanmeldt als dit stuk maar bij één van de wegen hoort; anders leeg."""
        wegen = [weg for weg in self.veld(id_, "aanmelden") if weg.get("ingang") == stuk.get("ingang", "")]
        return str(wegen[0].get("bij", "")) if wegen else ""

    def opdrachten(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, Any]]:
        """Wat je nu doet: de opdrachten van de gemeente, anders die van het onderwerp zelf."""
        alle = self.veld(id_, "doe_nu") or self.overal(id_, "doe_nu")
        return [opdracht for opdracht in alle if hoort(opdracht)]

    def contact(self, id_: str) -> list[dict[str, Any]]:
        """Hoe je het onderwerp bereikt: een zin, en een adres als de bron dat geeft."""
        return [{"tekst": u["tekst"], "link": u.get("link")} for u in self.veld(id_, "contact")]

    def links(self, id_: str) -> list[dict[str, str]]:
        """De adressen bij dit onderwerp die in deze gemeente en sector gelden, als naam en adres."""
        return [
            {"naam": link["naam"], "adres": link["url"]}
            for link in self.ruw.get("links", {}).values()
            if id_ in link["bij"] and "url" in link and self.hoort_hier(link)
        ]

    def teksten(self, id_: str, veld: str) -> list[str]:
        return [self.gelabeld(uitspraak) for uitspraak in self.veld(id_, veld)]

    def bronnen(self, id_: str) -> list[str]:
        stukken = [*self.veld(id_, "aanmelden"), *self.veld(id_, "deelnemers")]
        return [bron for stuk in stukken for bron in lijst(stuk.get("bron"))]

    def eerst(self, id_: str) -> list[dict[str, Any]]:
        """Wat bij dit onderwerp eerst geregeld moet zijn: code, tekst, bron, en de zekerheid met haar reden."""
        regel = self.werk.regels.get(id_)
        if regel is None:
            return []
        sectoren = [self.vast] if self.vast else self.onderwerp(id_)["sector"]
        eisen = [eis for groep in regel.eerst for eis in groep]
        uit = {eis["tekst"]: eis for s in sectoren for eis in self.in_sector(s).nodig(eisen)}
        return list(uit.values())

    def in_sector(self, sector: str) -> "Weergave":
        """Dezelfde weergave met de sector vast."""
        return self if self.vast == sector else Weergave(self.werk, sector, self.code, self.ruw)

    def nodig(self, eisen: Sequence[Eerst]) -> Iterator[dict[str, Any]]:
        """De eisen die hier kunnen ontbreken, in de vorm die hier past."""
        weging, bouwer = self._weging, self._bouwer
        for eis in eisen:
            rijen = [rij for rij in eis.ontbreekt if weging.rij(rij) is not False]
            vorm = vorm_van(weging, bouwer, eis.code)
            if rijen and self.sector in self.werk.ruw["voorwaarden"][eis.code]["naam"]:
                tekst = self.per_sector(vorm.get("op_pagina", vorm["tekst"]))
                yield {"code": eis.code, "tekst": tekst, **_gronden(rijen)}

    def uiterst(self, id_: str) -> Termijn | None:
        """De uiterste week of dag van een onderwerp op de klok van de termijnen, of None."""
        regel = self.werk.regels.get(id_)
        return regel.termijn if regel else None

    def termijn(self, id_: str) -> str:
        """De zin van de uiterste week: overal dezelfde woorden."""
        zinnen, termijn = self.ruw["zinnen"]["termijn"], self.uiterst(id_)
        return vul(zinnen["week"], termijn=termijn.woorden) if termijn else str(zinnen["geen_bron"])

    def stappen(self) -> list[Regel]:
        """De stappen van de ladder van deze sector die de gemeente kent, van laag naar hoog."""
        return [r for r in self.alle_stappen() if self.kent(r)]

    def alle_stappen(self) -> list[Regel]:
        """De stappen van de ladder van deze sector, van laag naar hoog."""
        stappen = [r for r in self.werk.regels.values() if r.ladder and r.ladder["sector"] == self.sector]
        return sorted(stappen, key=lambda r: r.ladder["stap"] if r.ladder else 0)

    def kent(self, stap: Regel) -> bool:
        """Of deze stap in de gemeente bestaat; zonder gemeente alleen wat elke gemeente heeft."""
        kenmerk = (stap.ladder or {}).get("alleen_bij")
        return kenmerk is None or bool(self.gemeente.get("kenmerken", {}).get(kenmerk, {}).get("waarde") == "ja")

    def alleen(self, stap: Regel) -> str:
        """De gemeenten die deze stap hebben, als niet elke gemeente hem heeft en de gemeente hier openligt."""
        kenmerk = (stap.ladder or {}).get("alleen_bij")
        if kenmerk is None or self.code:
            return ""
        return en([str(g["naam"]) for g in self.ruw["gemeenten"].values() if g["kenmerken"][kenmerk]["waarde"] == "ja"])

    def kan(self, id_: str, **feiten: str) -> bool:
        """Of Welke tafel? hier bij dit onderwerp kan uitkomen, als hoofdroute of daarnaast, met deze feiten."""
        regel, onderwerp = self.werk.regels.get(id_), self.onderwerp(id_)
        if regel is None or not (regel.wanneer or regel.daarnaast):
            return self.vast is None or self.vast in onderwerp["sector"]
        weging = self._met(**feiten) if feiten else self._weging
        return any(weging.rij(rij) is not False for rij in (*regel.wanneer, *regel.daarnaast))

    def past(self, stuk: dict[str, Any]) -> bool:
        """Of de voorwaarde (`als`) van een stuk in deze sector en gemeente nog kan kloppen."""
        return "als" not in stuk or self._weging.rij(self._bouwer.rij(stuk)) is not False

    @cached_property
    def _bouwer(self) -> Bouwer:
        """Maken kost tijd, en een pagina vraagt er vaak om."""
        return Bouwer(self.werk.ruw)

    @cached_property
    def _weging(self) -> Weging:
        """De rijen gewogen met alleen sector en gemeente bekend."""
        return self._met()

    def _met(self, **feiten: str) -> Weging:
        """Sector en gemeente bekend, met nog een paar feiten erbij."""
        waarden: list[int | None] = [None] * len(self.werk.atomen)
        for feit, waarde in {"sector": self.vast, "gemeente": self.code, **feiten}.items():
            nr = self.werk.index[feit]
            waarden[nr] = None if waarde is None else self.werk.atomen[nr].waarden.index(waarde)
        return Weging(self.werk, waarden)


def _gronden(rijen: Sequence[Rij]) -> dict[str, Any]:
    """De bronnen van een paar rijen; zijn die alle onze lezing, dan met de reden."""
    uit: dict[str, Any] = {"bron": list(dict.fromkeys(bron for rij in rijen for bron in rij.bron))}
    if all(rij.lezing for rij in rijen):
        uit |= {"zekerheid": "interpretatie", "waarom": rijen[0].waarom}
    return uit


def wie(weg: dict[str, Any]) -> str:
    """Wie aanmeldt, voor in een regel; zwijgt de bron, dan staat erbij waarover."""
    door = str(weg.get("door", STIL))
    return f"wie: {STIL}" if door == STIL else door


def _of(delen: list[str]) -> str:
    uniek = list(dict.fromkeys(delen))
    return ", of ".join(uniek) if uniek else STIL
