"""Het boek: de ruwe dataset, met de opzoekvragen die elke pagina stelt.

Deze module kent geen Markdown, geen HTML en geen adressen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from finder.bouwen import maak_motor
from finder.model import ONDERWERPEN, Regelwerk
from finder.motor import Motor
from finder.regelwerk import laad
from finder.weergave import STIL, Weergave, voor
from macros.dataset.compileren import compileer
from macros.dataset.geldigheid import op_dag, vandaag
from macros.dataset.zwijgen import vul_aan, zwijgt

ZELFDE = {"schoolgemeente": "zelfde"}  # de school staat waar de leerling woont
ROUTES = {"naam": "Routes", "omschrijving": "Deze routes staan los van het opschalen."}
SAMEN = ("naast", "routes", "themas")  # de mappen van de site die niet van één sector zijn


def lijst(waarde: object) -> list[Any]:
    """Een waarde als lijst: niets wordt leeg, één ding wordt een lijst van één."""
    if not waarde:
        return []
    return list(waarde) if isinstance(waarde, list) else [waarde]


def waar(waarde: object) -> bool:
    """De YAML-lezer geeft `true` als tekst terug; hier wordt het een waarheidswaarde."""
    return bool(waarde) and str(waarde).lower() in ("true", "ja", "1")


def stil(waarde: object) -> bool:
    """Zwijgt de bron hierover, in de letterlijke woorden van de dataset?"""
    return waarde == STIL


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """Eén tafel, route of thema: wat een eigen pagina heeft."""

    id: str
    soort: str
    data: dict[str, Any] = field(repr=False)

    @property
    def naam(self) -> str:
        return str(self.data.get("naam", self.id))

    @property
    def sector(self) -> list[str]:
        return lijst(self.data.get("sector"))

    @property
    def regel(self) -> dict[str, Any]:
        """De regel waarmee Welke tafel? dit onderwerp kiest; leeg als die er niet is."""
        return self.data.get("regel") or {}

    @property
    def groep(self) -> str:
        """De map in de site: een sector, naast, routes of themas. Een stap van één sector staat bij die sector."""
        if self.soort != "tafels":
            return self.soort
        if "menu" in self.data:
            return str(self.data["menu"])
        eigen = len(self.sector) == 1 and self.regel.get("soort") == "opschalen"
        return self.sector[0].lower() if eigen else "naast"

    @property
    def van_sector(self) -> bool:
        """Of dit onderwerp bij een sector in het menu staat."""
        return self.groep not in SAMEN

    @property
    def termijn(self) -> dict[str, Any]:
        """De termijn uit de regel; leeg als er geen is."""
        return self.regel.get("termijn") or {}

    @property
    def per_gemeente(self) -> list[str]:
        return lijst(self.data.get("per_gemeente"))


@dataclass(frozen=True)
class Boek:
    """Opzoeken in de ruwe dataset. Volgorde ligt vast, zodat elke bouw dezelfde bytes geeft.

    `heel` is alles, ook wat later ingaat of al voorbij is; `ruw` is wat vandaag geldt.
    """

    heel: dict[str, Any] = field(repr=False)
    ruw: dict[str, Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ruw", vul_aan(op_dag(self.heel, vandaag())))

    @cached_property
    def dataset(self) -> dict[str, Any]:
        """De dataset zoals Welke tafel? haar krijgt."""
        return compileer(self.heel)

    @cached_property
    def motor(self) -> Motor:
        """Welke tafel? zelf."""
        return maak_motor(self.dataset)

    @cached_property
    def werk(self) -> Regelwerk:
        """De regels van Welke tafel?."""
        return laad(self.dataset)

    def voor(self, sector: str | None, gemeente: str | None = None) -> Weergave:
        """Wat er geldt voor een sector en een gemeente (haar id); None is allebei, of elke gemeente."""
        if (sector, gemeente) not in self._weergaven:
            code = str(self.gemeenten[gemeente]["code"]) if gemeente else None
            self._weergaven[sector, gemeente] = voor(self.werk, sector, code, self.ruw)
        return self._weergaven[sector, gemeente]

    @cached_property
    def _weergaven(self) -> dict[tuple[str | None, str | None], Weergave]:
        """Elke weergave één keer."""
        return {}

    def op_pagina(self, o: Onderwerp, gemeente: str | None = None) -> Weergave:
        """De weergave voor de pagina van een onderwerp."""
        return self.voor(o.sector[0] if len(o.sector) == 1 else None, gemeente)

    @cached_property
    def bladen(self) -> dict[str, list[str]]:
        """Per onderwerp de gemeenten met een eigen pagina: waar zij verschillen en het onderwerp kan voorkomen."""
        return {o.id: self._bladen(o) for o in self.onderwerpen.values()}

    def _bladen(self, o: Onderwerp) -> list[str]:
        if not self._verschilt(o):
            return []
        hier = [id_ for id_ in self.eigen_gemeenten if self.op_pagina(o, id_).kan(o.id)]
        return hier if len(hier) > 1 else []

    def _verschilt(self, o: Onderwerp) -> bool:
        gelabeld = any("gemeente" in u for u in self.uitspraken(o.data) if "als" not in u)
        return gelabeld or any(self.bij(id_, o.id) for id_ in self.eigen_gemeenten)

    def enige(self, o: Onderwerp) -> str | None:
        """De enige gemeente waar dit onderwerp voorkomt; dan is de gewone pagina meteen de hare."""
        hier = self.waar(o)
        return hier[0] if len(hier) == 1 else None

    def waar(self, o: Onderwerp) -> list[str]:
        """De gemeenten waar dit onderwerp voorkomt."""
        return [id_ for id_ in self.eigen_gemeenten if self.op_pagina(o, id_).kan(o.id, **ZELFDE)]

    @cached_property
    def onderwerpen(self) -> dict[str, Onderwerp]:
        """Alle onderwerpen met een eigen pagina; een `verhuisd_naar` doet niet mee."""
        return {
            id_: Onderwerp(id_, soort, data)
            for soort in ONDERWERPEN
            for id_, data in self.deel(soort).items()
            if isinstance(data, dict) and "verhuisd_naar" not in data
        }

    @cached_property
    def verhuisd(self) -> dict[str, str]:
        """Oude id → nieuwe id."""
        paren = (
            (id_, data) for soort in ONDERWERPEN for id_, data in self.deel(soort).items() if isinstance(data, dict)
        )
        return {id_: str(data["verhuisd_naar"]) for id_, data in paren if "verhuisd_naar" in data}

    @cached_property
    def sectoren(self) -> dict[str, str]:
        """De sectoren in de volgorde van het menu, met hun naam."""
        return {str(code): str(s["naam"]) for code, s in self.deel("sectoren").items()}

    @property
    def naam(self) -> str:
        """Hoe het handboek heet."""
        return str(self.deel("handboek")["naam"])

    @property
    def vast(self) -> dict[str, str]:
        """Welke tekst op een vaste plek staat; een plek zonder tekst blijft weg."""
        return dict(self.deel("handboek").get("vast") or {})

    @property
    def onvolledig(self) -> dict[str, Any]:
        """Per sector na hoeveel weken onvolledige deelname je opschaalt; leeg als het handboek daar niets over zegt."""
        return dict(self.deel("handboek").get("onvolledig") or {})

    @property
    def routes(self) -> dict[str, Any]:
        """Hoe de routes in het menu heten en staan."""
        return dict(self.deel("handboek").get("routes") or ROUTES)

    @property
    def begin(self) -> str:
        """Hoe de dag heet vanaf wanneer de termijnen lopen."""
        return str(self.deel("feiten")[self.werk.klok]["begin"])

    @cached_property
    def groepen(self) -> list[str]:
        """De mappen van de site met onderwerpen, in de volgorde van het menu."""
        return [*map(str.lower, self.sectoren), *SAMEN]

    def deel(self, naam: str) -> dict[str, Any]:
        """Een bestand of map van de dataset; leeg als het er niet is."""
        return self.ruw.get(naam) or {}

    def groep(self, naam: str) -> list[Onderwerp]:
        """De onderwerpen van één map van de site, in leesvolgorde."""
        return sorted((o for o in self.onderwerpen.values() if o.groep == naam), key=self._volgorde)

    def _volgorde(self, o: Onderwerp) -> tuple[Any, ...]:
        plaats = str(o.regel.get("volgorde", 9999))
        stap = int((o.regel.get("ladder") or {}).get("stap", 0))
        if o.soort == "routes":
            soort = o.id.partition("-")[0]
            plek = (soort in self.routes.get("achteraan", ())) - (soort in self.routes.get("vooraan", ()))
            return (plek, 0, o.id, o.id)
        return (stap, int(plaats) if plaats.isdigit() else 9999, o.naam.lower(), o.id)

    def ladder(self, sector: str) -> list[Onderwerp]:
        """Alle treden van een sector, van laag naar hoog."""
        return [self.onderwerpen[r.id] for r in self.voor(sector).alle_stappen()]

    def zwijgt_over(self, gemeente: str) -> list[str]:
        """De kenmerken waarvan de bronnen niet zeggen of deze gemeente ze heeft."""
        return [naam for naam, k in self.gemeenten[gemeente].get("kenmerken", {}).items() if zwijgt(k)]

    @cached_property
    def gemeenten(self) -> dict[str, dict[str, Any]]:
        """De gemeenten op naam; die buiten het gebied als laatste."""
        alle = {id_: g for id_, g in self.deel("gemeenten").items() if isinstance(g, dict)}
        volgorde = sorted(alle, key=lambda id_: (waar(alle[id_].get("buiten_gebied")), id_))
        return {id_: alle[id_] for id_ in volgorde}

    @cached_property
    def eigen_gemeenten(self) -> dict[str, dict[str, Any]]:
        """De gemeenten van het routeboek, zonder `andere gemeente`."""
        return {id_: g for id_, g in self.gemeenten.items() if not waar(g.get("buiten_gebied"))}

    def bij(self, gemeente: str, id_: str) -> dict[str, Any]:
        """Wat een gemeente over een onderwerp zegt."""
        return (self.gemeenten.get(gemeente, {}).get("bij") or {}).get(id_) or {}

    @cached_property
    def tegenstrijdigheden(self) -> dict[str, dict[str, Any]]:
        """Alle botsingen tussen de bronnen, C01 eerst. `bij`: de onderwerpen die de botsing onder `let_op` noemen."""
        groepen = sorted(self.deel("tegenstrijdigheden").items())
        return {id_: {**c, "bij": self._met_let_op(id_)} for _, groep in groepen for id_, c in sorted(groep.items())}

    def _met_let_op(self, nummer: str) -> list[str]:
        return [id_ for id_, o in self.onderwerpen.items() if nummer in lijst(o.data.get("let_op"))]

    @cached_property
    def plaatsen(self) -> dict[str, tuple[str, str]]:
        """Bronsleutel `000-B` → (titel van de bron, welke plaats)."""
        uit = {}
        for nr, bron in self.deel("bronnen").items():
            for plaats, wat in (bron.get("plaatsen") or {}).items():
                uit[f"{nr}-{plaats}"] = (
                    str(bron.get("titel", nr)),
                    str(wat["tekst"] if isinstance(wat, dict) else wat),
                )
        return uit

    @cached_property
    def brondocumenten(self) -> dict[str, dict[str, Any]]:
        """De documenten waar dit handboek op steunt; openbare gegevens met een eigen merk tellen niet mee."""
        return {nr: bron for nr, bron in self.deel("bronnen").items() if "merk" not in bron}

    def merk(self, u: dict[str, Any]) -> str:
        """Het merk van een zin die niet uit de brondocumenten komt, of leeg."""
        nummers = (str(b).partition("-")[0] for b in lijst(u.get("bron")))
        return next((str(b["merk"]) for nr in nummers if "merk" in (b := self.deel("bronnen").get(nr, {}))), "")

    def wijkt(self, lezing: dict[str, Any], voor: dict[str, Any] | None = None) -> bool:
        """Of een lezing uit een ouder document komt dan de uitspraak waar zij naast staat; zonder die: dan welk ook."""
        winnaars = None if voor is None else {str(b).partition("-")[0] for b in lijst(voor.get("bron"))}
        for nummer in {str(b).partition("-")[0] for b in lijst(lezing.get("bron"))}:
            jonger = {str(n) for n in self.deel("bronnen").get(nummer, {}).get("wijkt_voor", [])}
            if jonger if winnaars is None else jonger & winnaars:
                return True
        return False

    def uitspraken(self, knoop: object) -> Iterator[dict[str, Any]]:
        """Alle uitspraken in een stuk dataset, van buiten naar binnen."""
        if isinstance(knoop, dict):
            if "bron" in knoop:
                yield knoop
            for kind in knoop.values():
                yield from self.uitspraken(kind)
        elif isinstance(knoop, list):
            for kind in knoop:
                yield from self.uitspraken(kind)

    def bronnen_van(self, *knopen: object) -> list[str]:
        """De bronsleutels die in een stuk dataset voorkomen, zonder dubbele."""
        return sorted({str(b) for knoop in knopen for u in self.uitspraken(knoop) for b in lijst(u["bron"])})
