"""Het hart: antwoorden of feiten plus de datum van vandaag → volgende vraag of uitkomst. Geen klok, geen bestanden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from finder.bomen import Bomen
from finder.feiten import Stand
from finder.feitentabel import uit_feiten
from finder.gesprek import Gesprek, Gids
from finder.gezegd import Gezegd, in_feiten, in_gesprek
from finder.kalender import in_woorden, lees_datum, weken_in_woorden
from finder.melding import InvoerFout, kort
from finder.model import Regelwerk
from finder.onbeslist import onbeslist
from finder.opties import keuzes
from finder.rekenaar import datums
from finder.tegenspraak import als_meldingen, tegenspraken
from finder.uitkomst import Uitkomst, besluit_uit_diagram
from finder.vragen import bij_uitkomst, overzicht
from finder.weergave import voor

SLEUTELS = ("id", "vandaag", "antwoorden", "feiten", "dataversie", "adres")
LANGSTE_ADRES = 2000


class Motor:
    """Eén dataset, klaar om vragen te beantwoorden. Verandert niet na het maken.

    De bomen horen bij het regelwerk: `finder.bouwen.maak_motor` maakt ze, `finder.brug.laad` krijgt ze mee.
    `straks`: per latere dag waarop er iets anders gaat gelden (jjjj-mm-dd) wie dan antwoordt, op volgorde.
    """

    def __init__(self, werk: Regelwerk, bomen: Bomen, straks: Sequence[tuple[str, Callable[[], Motor]]] = ()) -> None:
        self.werk = werk
        self.gids = Gids(werk, bomen)
        self._straks = straks

    def op(self, vandaag: date | None) -> Motor:
        """Wie op deze dag antwoordt; zonder dag, of op een dag die voorbij is, deze motor."""
        dag = vandaag.isoformat() if vandaag else ""
        return next((maak() for vanaf, maak in reversed(self._straks) if vanaf <= dag), self)

    def beslis(self, verzoek: object) -> dict[str, Any]:
        """Het antwoord op één verzoek. Werpt InvoerFout met één Nederlandse zin bij verkeerde invoer."""
        vraag, vandaag = self._lees(verzoek)
        if (dan := self.op(vandaag)) is not self:
            return dan.beslis(verzoek)
        if "feiten" in vraag:
            return {"id": vraag.get("id"), **self._uit_feiten(vraag["feiten"], vandaag)}
        gesprek = self.gids.loop(_antwoorden(vraag), vandaag)
        gesprek.stand.adres = _adres(vraag.get("adres"))
        ouder = oude_link(self.werk.ruw, vraag.get("dataversie"))
        return {"id": vraag.get("id"), "oude_link": ouder, **self._uit_gesprek(gesprek)}

    def ladder(self, verzoek: dict[str, Any]) -> dict[str, Any]:
        """De datums van een ladder: {"ladder": {"sector", "gemeente", "eerste_dag" of "weken"}, "vandaag": …}."""
        vandaag = _dag(verzoek)
        return datums(self.op(vandaag).werk, verzoek["ladder"], vandaag)

    def _lees(self, verzoek: object) -> tuple[dict[str, Any], date | None]:
        if not isinstance(verzoek, dict) or not verzoek:
            raise InvoerFout("Het verzoek moet een JSON-tabel zijn met 'antwoorden' of 'feiten'.")
        vreemd = [s for s in verzoek if s not in SLEUTELS]
        if vreemd:
            raise InvoerFout(
                f"Onbekende sleutel '{kort(str(vreemd[0]))}' in het verzoek. Mogelijk is: {', '.join(SLEUTELS)}."
            )
        if ("antwoorden" in verzoek) == ("feiten" in verzoek):
            raise InvoerFout("Geef óf 'antwoorden' óf 'feiten' mee, en niet allebei.")
        return verzoek, _dag(verzoek)

    def _uit_feiten(self, feiten: Any, vandaag: date | None) -> dict[str, Any]:
        stand = uit_feiten(self.werk, feiten, vandaag)
        gezegd = in_feiten(self.werk, feiten, vandaag)
        nodig = self.gids.nodig(stand)
        volgende = next((id_ for id_ in self.gids.vragen if id_ in nodig), None)
        klaar = None if volgende else self._uitkomst(stand)
        return self._met_tegenspraken({"vraag": volgende, "uitkomst": klaar}, gezegd)

    def _uitkomst(self, stand: Stand) -> dict[str, Any] | None:
        besluit = besluit_uit_diagram(self.gids, stand)
        return None if besluit is None else Uitkomst(self.gids, stand, besluit).als_tabel()

    def _met_tegenspraken(self, antwoord: dict[str, Any], gezegd: Gezegd) -> dict[str, Any]:
        """Hetzelfde antwoord met wat elkaar tegenspreekt: los, en de eerste vooraan in `let_op` van de uitkomst."""
        lijst = tegenspraken(self.gids, gezegd)
        for deel in ("uitkomst", "onbeslist"):
            if antwoord.get(deel):
                voorop = als_meldingen(lijst, antwoord[deel]["termijn"])
                antwoord[deel]["let_op"] = [*voorop[:1], *antwoord[deel]["let_op"]]
        return {**antwoord, "tegenspraken": lijst}

    def _uit_gesprek(self, gesprek: Gesprek) -> dict[str, Any]:
        klaar = gesprek.scherm is None
        nummer = len(gesprek.gezien) + 1
        antwoord = self._uitkomst(gesprek.stand) if klaar else None
        stap = {
            "vraag": gesprek.vragen[0] if gesprek.vragen else None,
            "scherm": gesprek.scherm,
            "vragen": list(gesprek.vragen),
            "nummer": nummer,
            "hoogstens": len(gesprek.gezien) + self.gids.nog_hoogstens(gesprek),
            "overzicht": overzicht(self.gids, gesprek),
            "week_in_woorden": self._week(gesprek),
            "bij_uitkomst": bij_uitkomst(self.gids, gesprek),
            "uitkomst": antwoord,
            "onbeslist": onbeslist(self.gids, gesprek) if klaar and antwoord is None else None,
            "fouten": [{"vraag": id_, "tekst": tekst} for id_, tekst in gesprek.fouten.items()],
        }
        return self._met_tegenspraken(stap, in_gesprek(self.gids, gesprek))

    def _week(self, gesprek: Gesprek) -> str | None:
        dagen = gesprek.stand.dagen.get(self.werk.klok)
        return None if dagen is None else weken_in_woorden(dagen)

    def vragen(self) -> list[dict[str, Any]]:
        """Elke vraag met haar opties: id, vraag, soort, opties [{id, label}]."""
        weergave = voor(self.werk, None, None)
        return [
            {
                "id": id_,
                "vraag": weergave.per_sector(vraag["vraag"]),
                "soort": "keuze" if vraag["soort"] == "ja_nee" else vraag["soort"],
                "opties": keuzes(self.gids.werk, vraag),
            }
            for id_, vraag in self.gids.vragen.items()
        ]


def _dag(verzoek: dict[str, Any]) -> date | None:
    vandaag = verzoek.get("vandaag")
    return None if vandaag is None else lees_datum(vandaag, "vandaag")


def _antwoorden(verzoek: dict[str, Any]) -> dict[str, Any]:
    antwoorden = verzoek["antwoorden"]
    if not isinstance(antwoorden, dict):
        raise InvoerFout("'antwoorden' moet een tabel zijn van vraag naar antwoord.")
    return antwoorden


def _adres(adres: object) -> str:
    """Het adres van deze uitkomst, voor in de agenda; alles wat geen gewoon webadres is valt weg."""
    goed = isinstance(adres, str) and adres.startswith("http") and adres.isprintable() and len(adres) <= LANGSTE_ADRES
    return str(adres) if goed else ""


KORT = 8


def oude_link(ruw: dict[str, Any], dataversie: object) -> str | None:
    """De zin bij een link met deze (misschien afgekorte) dataversie; None als zij van nu is of ontbreekt."""
    gevraagd = str(dataversie or "")
    if not gevraagd or str(ruw.get("dataversie", "")).startswith(gevraagd):
        return None
    zinnen, versies = ruw["zinnen"]["oude_link"], ruw.get("versies", {})
    versie = next((v for naam, v in versies.items() if len(gevraagd) >= KORT and naam.startswith(gevraagd)), None)
    if versie is None:
        return str(zinnen["onbekend"])
    zin = zinnen["gewijzigd" if versie["gewijzigd"] else "gelijk"]
    return str(zin).format(datum=in_woorden(date.fromisoformat(versie["datum"])))
