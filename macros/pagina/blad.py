"""Eén blad van het boek: wat een sjabloon mag vragen om een uitspraak, link of bron op te schrijven.

Alles komt terug als Markdown die veilig is voor het bronbestand van dit blad.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from finder.model import MAAT
from finder.weergave import STIL, Weergave, wie
from finder.zinnen import term_in_woorden
from macros.dataset.geldigheid import vandaag
from macros.pagina import adres, tekst
from macros.pagina.boek import Boek, Onderwerp, lijst, stil

NIET = f"{tekst.hoofdletter(STIL)}."
_SCHEMA = re.compile(r"^(https?://|mailto:)")
NAMEN = 9  # woorden aan deelnemers in de kaart
_VAAG = ("interpretatie", "interpretation")


@dataclass(frozen=True)
class Blad:
    """De pagina die nu geschreven wordt: het boek, en het bronbestand waar de tekst in komt."""

    boek: Boek
    van: str
    weergave: Weergave
    gemeente: str | None = None
    achter: str = ""  # het bronbestand met de onderbouwing van wat hier staat

    def t(self, waarde: object) -> str:
        """Losse tekst uit de dataset als Markdown."""
        return tekst.als_markdown(self.boek, waarde, self.van, self.gemeente)

    def label(self, u: object) -> str:
        """Voor wie een zin is, vet ervoor, zolang dat op deze pagina niet vaststaat."""
        label = self.weergave.label(u) if isinstance(u, dict) else ""
        return f"**{tekst.plat(label)}:** " if label else ""

    def zin(self, u: object) -> str:
        """Een uitspraak om te lezen: zonder bronnen en merken, met haar link en hoe lang zij geldt."""
        if stil(u) or not isinstance(u, dict):
            return self.t(NIET if stil(u) else u)
        return " ".join([f"{self.label(u)}{self.tekst(u)}", *self._link(u), *self._dagen(u)])

    def _dagen(self, u: dict[str, Any]) -> list[str]:
        return [f'<span class="rb-merk rb-merk--{soort}">{woord}</span>' for soort, woord in _geldigheid(u)]

    def tekst(self, u: dict[str, Any]) -> str:
        """De zin van een uitspraak; staat zij er per sector en ligt die open, dan beide met hun sector ervoor."""
        zin = u.get("tekst", "")
        if isinstance(zin, dict) and self.weergave.vast is None and len(set(zin.values())) > 1:
            return " ".join(f"**{sector}:** {self.t(deel)}" for sector, deel in zin.items())
        return self.t(self.weergave.per_sector(zin))

    def gemerkt(self, waarden: object, deel: str) -> list[tuple[dict[str, Any], str]]:
        """Elke uitspraak van een blok met haar merk: één per blok, achter de laatste die onze lezing is."""
        alle = lijst(waarden)
        hier = [nr for nr, u in enumerate(alle) if isinstance(u, dict) and u.get("zekerheid") in _VAAG]
        woord = "onze lezing" if len(hier) in (1, len(alle)) else "deels onze lezing"
        return [(u, self.merk(deel, woord) if hier and nr == hier[-1] else "") for nr, u in enumerate(alle)]

    def merk(self, deel: str, woord: str = "onze lezing") -> str:
        """Het stille merk, naar de plek op de onderbouwing waar de reden staat."""
        return f"[{woord}]({self.pad(self.achter, deel)}){{ .rb-merk .rb-merk--lezing }}" if self.achter else ""

    def kaal(self, waarde: object) -> str:
        """Losse tekst zonder links, veilig in HTML."""
        return escape(tekst.als_kaal(self.boek, waarde))

    def pad(self, naar: str, anker: str = "") -> str:
        """Het pad van dit blad naar een ander bronbestand."""
        return adres.pad(self.van, naar, anker)

    def link(self, id_: str, label: str | None = None, anker: str = "") -> str:
        """Een link naar een onderwerp of gemeente."""
        doel = adres.bestand(self.boek, id_, self.gemeente)
        naam = tekst.plat(label or adres.naam(self.boek, id_))
        return naam if doel is None or (doel == self.van and not anker) else f"[{naam}]({self.pad(doel, anker)})"

    def bron(self, sleutels: object) -> str:
        """Kleine bronverwijzingen achter een uitspraak."""
        links = [
            f'[{s}]({self.pad(adres.BRONNEN, adres.bron_anker(s))}){{ .rb-bron aria-label="Bron {s}" }}'
            for s in map(str, lijst(sleutels))
        ]
        # een bronplaats is geen antwoord; de zoekbalk slaat haar over en haalt het kenmerk weer weg
        kenmerken = 'class="rb-bronnen" data-search-exclude="ja"'
        return f"<span {kenmerken}>{' '.join(links)}</span>" if links else ""

    def u(self, uitspraak: object) -> str:
        """Een uitspraak met haar bron en, waar nodig, haar merk, reden en andere lezing."""
        if stil(uitspraak):
            return f'<span class="rb-stil">{NIET}</span>'
        if not isinstance(uitspraak, dict):
            return self.t(uitspraak)
        zin = self.label(uitspraak) + self.tekst(uitspraak)
        return " ".join(filter(None, [zin, *self._link(uitspraak), self.staart(uitspraak)]))

    def staart(self, u: dict[str, Any]) -> str:
        """Alles wat achter de tekst van een uitspraak hoort: merken, bron, reden, andere lezing."""
        return " ".join(filter(None, [self.merken(u), self.bron(u.get("bron")), *self._noten(u)]))

    def merken(self, u: dict[str, Any]) -> str:
        """Zichtbare merken: onze lezing, openbaar bekend, geldigheid."""
        merken = []
        if u.get("zekerheid") in _VAAG:
            merken.append(("lezing", "onze lezing"))
        if merk := self.boek.merk(u):
            merken.append(("openbaar", self.t(merk)))
        merken += _geldigheid(u)
        return " ".join(f'<span class="rb-merk rb-merk--{soort}">{woord}</span>' for soort, woord in merken)

    def _noten(self, u: dict[str, Any]) -> list[str]:
        noten = []
        if u.get("waarom"):
            noten.append(f'<span class="rb-noot"><b>Waarom deze lezing?</b> {self.t(u["waarom"])}</span>')
        return noten + [
            f'<span class="rb-noot rb-noot--anders"><b>Andere lezing{self._ouder(ander, u)}:</b> {self.u(ander)}</span>'
            for ander in lijst(u.get("alternatief"))
        ]

    def _ouder(self, ander: dict[str, Any], u: dict[str, Any]) -> str:
        """Het merk van de verliezende lezing: een ouder document, dat een jonger tegenspreekt."""
        return ' <span class="rb-merk rb-merk--ouder">(oudere bron)</span>' if self.boek.wijkt(ander, u) else ""

    def _link(self, u: dict[str, Any]) -> list[str]:
        gevonden = [(id_, self.boek.deel("links").get(id_)) for id_ in map(str, lijst(u.get("link")))]
        return [self.buiten(link) for _, link in gevonden if link]

    def buiten(self, link: dict[str, Any], *, voluit: bool = False) -> str:
        """Een link naar buiten, met het jaar van het bestand erachter; zonder adres alleen de naam.

        `voluit`: met het adres zelf als tekst, zodat ook wie van papier leest het heeft.
        """
        naam, jaar = tekst.plat(str(link.get("naam"))), link.get("jaar")
        link = {"url": link.get("adres"), **link}
        soort = " .rb-adres" if voluit else ""
        if voluit and link.get("url"):
            naam = tekst.plat(_SCHEMA.sub("", str(link["url"])).rstrip("/"))
        onbekend = " (jaar onbekend)" if voluit and not str(link.get("url")).startswith("mailto:") else ""
        staart = "" if not jaar else onbekend if str(jaar) == "onbekend" else f" ({jaar})"
        return f"[{naam}](<{link['url']}>){{ .rb-buiten{soort} }}{staart}" if link.get("url") else naam

    def ingang(self, a: dict[str, Any]) -> str:
        """Wie meldt aan, waar en hoe, in gewone zinsdelen. Het merk staat bij het deel dat onze lezing is."""
        van = lijst(a.get("lezing_van"))
        delen = [
            f'<span class="rb-paar"><b class="rb-veld">{kop}</b> <span>{self._deel(a.get(veld, STIL))}'
            f"{' ' + self.merken(a) if veld in van else ''}</span></span>"
            for veld, kop in _INGANG
            if veld != "alleen" or veld in a
        ]
        rest = {k: v for k, v in a.items() if k != "zekerheid"} if van else a
        return "<br>".join(delen) + f' <span class="rb-staart">{self.staart(rest)}</span>'

    def weg(self, a: dict[str, Any]) -> str:
        """Wie bij wie aanmeldt, in één regel; zwijgt de bron, dan staat dat er. Met een merk als dat onze lezing is."""
        van = lijst(a.get("lezing_van"))
        merk = a.get("zekerheid") in _VAAG and (not van or bool(set(van) & {"door", "bij"}))
        zin = f"{self.door(a)} → {self._los(a.get('bij', STIL))}"
        return f"{zin} {self.merk('aanmelden')}" if merk else zin

    def wegen(self, alle: list[dict[str, Any]]) -> list[str]:
        """De ingangen naast elkaar, een per regel; gaan ze alle naar dezelfde plek, dan samen op één regel."""
        if len(alle) < 2 or len({str(a.get("bij", STIL)) for a in alle}) > 1:
            return [self.weg(a) for a in alle]
        *eerder, laatste = alle
        delen = [self.door(a) for a in eerder]
        return [' <b class="rb-of">of</b> '.join([*delen, self.weg(laatste)])]

    def manieren(self, alle: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
        """De ingangen waarvan een bron zegt hoe het gaat, elk met haar merk als dat onze lezing is."""
        gezegd = [a for a in alle if a.get("hoe", STIL) != STIL]
        lezing = [bool(a.get("zekerheid")) and "hoe" in lijst(a.get("lezing_van")) for a in gezegd]
        return [(a, self.merk("aanmelden") if merk else "") for a, merk in zip(gezegd, lezing, strict=True)]

    def door(self, a: dict[str, Any]) -> str:
        """Wie aanmeldt, met het geval ervoor: een lezer heeft hier nog niets geantwoord."""
        geval = self.geval(a)
        return f"{geval}{': ' if geval else ''}{self.t(wie(a))}"

    def geval(self, stuk: dict[str, Any]) -> str:
        """Voor welk geval iets is: in eigen woorden (`alleen`), of in die van de feiten."""
        als = stuk.get("als") or {}
        woorden = [term_in_woorden(self.boek.dataset, feit, eis) for feit, eis in als.items()]
        return self.t(stuk.get("alleen") or tekst.opsomming(woorden)) if woorden else ""

    def eerste_namen(self, zinnen: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """De eerste deelnemers, zoveel als er in de kaart passen; de rest staat onder de kaart."""
        uit, woorden = zinnen[:1], len(str(zinnen[0]["tekst"]).split())
        for u in zinnen[1:]:
            woorden += len(str(u["tekst"]).split())
            if woorden > NAMEN:
                break
            uit = [*uit, u]
        return uit

    def _los(self, waarde: object) -> str:
        return self.t(STIL if stil(waarde) else waarde)

    def voorwaarde(self, stuk: dict[str, Any]) -> str:
        """Wanneer een opdracht geldt, ervoor: `Er is nog geen school?`, of de eigen woorden voor dat geval."""
        geval = tekst.hoofdletter(self.geval(stuk))
        return f"**{geval}{':' if 'alleen' in stuk else '?'}** " if geval else ""

    def opdracht(self, u: dict[str, Any]) -> str:
        """Wat je nu doet, met wanneer dat geldt ervoor."""
        return f"{self.voorwaarde(u)}{self.tekst(u)}"

    def weken(self, o: Onderwerp) -> str:
        """`week 8`, `week 4 tot en met 8` bij een venster, of dat de bronnen geen week noemen."""
        termijn = self.weergave.uiterst(o.id)
        if termijn is None:
            return "geen week in de bronnen"
        venster = f"{termijn.eenheid} {termijn.vanaf} tot en met {termijn.getal}" if termijn.vanaf else termijn.woorden
        return f"{tekst.gemerkt(termijn.getal, venster)}{self._weken_later(o)}"

    def _weken_later(self, o: Onderwerp) -> str:
        """Wat de week op een latere dag wordt, met die dag erbij: wie nu plant, telt niet met de week van vandaag."""
        regel = self.boek.heel[o.soort][o.id].get("regel") or {}
        later = [deel for deel in lijst(regel.get("termijn")) if str(deel.get("geldig_vanaf", "")) > vandaag()]
        delen = [(tekst.datum(deel["geldig_vanaf"]), *in_eenheid(deel)) for deel in later]
        return "".join(f" (vanaf {dag}: {eenheid} {getal})" for dag, eenheid, getal in delen)

    def termijn(self, o: Onderwerp) -> str:
        """De uiterste week, in de zin die overal dezelfde is, met hoe lang zij geldt."""
        zin = tekst.gemerkt(o.termijn.get("week", o.termijn.get("dag")), self.weergave.termijn(o.id))
        return " ".join([zin, *self._dagen(o.termijn)])

    def papiernamen(self, stukken: list[dict[str, Any]]) -> str:
        """De namen van papieren achter elkaar."""
        return " ".join(f'<span class="rb-naam">{naam}</span>' for naam in self._met_komma(stukken))

    def _met_komma(self, stukken: list[dict[str, Any]]) -> list[str]:
        *eerder, laatste = [self.papier(d)[0] for d in stukken]
        return [*(f"{naam}," for naam in eerder), laatste]

    def papier(self, d: dict[str, Any]) -> tuple[str, str, str]:
        """Een papier om mee te nemen: (naam, uitleg, formulier)."""
        papier = self.boek.deel("papieren").get(d["stuk"]) or {}
        uitleg = self.t(d.get("toelichting") or papier.get("uitleg") or "")
        return self._papiernaam(papier, d), uitleg, " ".join(self._link(papier))

    def _papiernaam(self, papier: dict[str, Any], d: dict[str, Any]) -> str:
        geval = self.geval(d)
        return f"{self.t(papier.get('naam', d.get('stuk')))}{f' ({geval})' if geval else ''}"

    def _deel(self, waarde: object) -> str:
        return f'<span class="rb-stil">{NIET}</span>' if stil(waarde) else self.t(tekst.hoofdletter(str(waarde)))

    def stuk(self, d: dict[str, Any]) -> tuple[str, str]:
        """Een papier voor de lijst: (naam, uitleg met het formulier en de bron)."""
        papier = self.boek.deel("papieren").get(d["stuk"]) or {}
        delen = [self.t(d.get("toelichting") or papier.get("uitleg") or ""), *self._link(papier)]
        delen.append(self.staart({"bron": papier.get("bron"), **d}))
        return self._papiernaam(papier, d), " ".join(filter(None, delen))

    def regels(self, waarde: object) -> list[str]:
        """Een veld als lijst van uitspraken; zwijgen wordt één regel."""
        return [self.u(u) for u in lijst(waarde)] if not stil(waarde) else [self.u(STIL)]


def in_eenheid(termijn: dict[str, Any]) -> tuple[str, str]:
    """De eenheid en het getal van een termijn in de dataset; leeg als het geen termijn is."""
    return next(((eenheid, str(termijn[eenheid])) for eenheid in MAAT if eenheid in termijn), ("", ""))


def _geldigheid(u: dict[str, Any]) -> list[tuple[str, str]]:
    dagen = (("geldig_vanaf", "geldt vanaf"), ("geldig_tot", "geldt tot en met"))
    return [("datum", f"{woord} {tekst.datum(u[veld])}") for veld, woord in dagen if u.get(veld)]


_INGANG = (("alleen", "Wanneer"), ("door", "Wie"), ("bij", "Waar"), ("hoe", "Hoe"))
