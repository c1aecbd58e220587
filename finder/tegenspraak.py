"""Antwoorden die elkaar tegenspreken, of een dag die niet kan kloppen: een vraag terug, nooit een weigering.

Welke feiten niet bij elkaar passen staat als rijen in de dataset (`tegenspraken`). Wat gerekend moet worden staat hier,
met zinnen uit de dataset. Een tegenspraak verandert de uitkomst niet: wat er gezegd is kan waar zijn.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from finder.gesprek import Gids
from finder.gezegd import Gezegd
from finder.kalender import DAGNAMEN, ZATERDAG, feestdagen, in_woorden
from finder.waarheid import Weging
from finder.weergave import voor
from finder.woordenschat import DAGEN

EERDER_THUIS = "thuis-voor-eerste-dag"
JAAR = 52  # weken; wie zich in het jaartal vergist, komt daarboven uit
Tegenspraak = dict[str, Any]  # soort, de vraag waar de tekst onder hoort (None: daar is geen vraag over), en de tekst


def tegenspraken(gids: Gids, gezegd: Gezegd) -> list[Tegenspraak]:
    """Alles wat elkaar tegenspreekt, in de volgorde van de vragen."""
    zoeker = Zoeker(gids, gezegd)
    delen = (zoeker.rijen(), zoeker.dagen(), zoeker.klokken(), zoeker.school(), zoeker.hier_niet())
    volgorde = [*gids.vragen, None]
    return sorted(chain(*delen), key=lambda deel: volgorde.index(deel["vraag"]))


def als_meldingen(lijst: list[Tegenspraak], termijn: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Dezelfde tegenspraken voor `let_op` in een uitkomst, zonder wat haar termijn al zegt (`thuis_sinds`)."""
    al_gezegd = EERDER_THUIS if termijn and termijn["thuis_sinds"] else None
    return [
        {"id": f"tegenspraak-{d['soort']}-{d['vraag']}", "soort": d["soort"], "tekst": d["tekst"], "bronnen": []}
        for d in lijst
        if d["soort"] != al_gezegd
    ]


class Zoeker:
    """Zoekt bij wat iemand zei naar wat niet klopt, soort voor soort."""

    def __init__(self, gids: Gids, gezegd: Gezegd) -> None:
        self.gids, self.werk, self.gezegd, self.stand = gids, gids.werk, gezegd, gezegd.stand
        self.zinnen: dict[str, str] = gids.werk.ruw["zinnen"]["tegenspraak"]
        self.weergave = voor(gids.werk, gids.sector(gezegd.stand), None)

    def _bij(self, soort: str, feit: str, zin: str, **delen: object) -> Tegenspraak:
        return {"soort": soort, "vraag": self._vraag(feit), "tekst": self.zinnen[zin].format(**delen)}

    def _vraag(self, feit: str) -> str | None:
        los = self.gids.losse_vraag(feit)
        return None if los is None else self.gezegd.samen.get(los, los)

    def rijen(self) -> Iterator[Tegenspraak]:
        """Feiten die niet bij elkaar passen volgens de dataset."""
        weging = Weging(self.werk, self.stand.waarden)
        for soort, ruw in self.werk.ruw.get("tegenspraken", {}).items():
            if weging.tabel(self.gids.bouwer.tabel(ruw["wanneer"])):
                vraag = self.gezegd.samen.get(ruw["vraag"], ruw["vraag"])
                yield {"soort": soort, "vraag": vraag, "tekst": self.weergave.per_sector(ruw["tekst"])}

    def dagen(self) -> Iterator[Tegenspraak]:
        """Een dag in het weekend, op een feestdag of lang geleden. Dezelfde dag bij twee vragen telt één keer."""
        gezien: set[tuple[date | None, int]] = set()
        for feit, gegeven in self.werk.ruw["feiten"].items():
            aantal, dag = self.stand.dagen.get(feit), self.stand.datums.get(feit)
            if gegeven["soort"] == "weken" and aantal is not None and (dag, aantal) not in gezien:
                gezien.add((dag, aantal))
                yield from self._lang_geleden(feit, dag, aantal)
                yield from self._vrij(feit, dag) if dag else ()

    def _vrij(self, feit: str, dag: date) -> Iterator[Tegenspraak]:
        datum, feest = _zonder_dagnaam(dag), feestdagen(dag.year).get(dag)
        if dag.weekday() >= ZATERDAG:
            yield self._bij("weekend", feit, "weekend", datum=datum, dag=DAGNAMEN[dag.weekday()])
        elif feest:
            yield self._bij("feestdag", feit, "feestdag", datum=datum, naam=feest)

    def _lang_geleden(self, feit: str, dag: date | None, aantal: int) -> Iterator[Tegenspraak]:
        if aantal <= JAAR * DAGEN:
            return
        if dag is None:
            yield self._bij("lang-geleden", feit, "lang_geleden_weken", weken=aantal // DAGEN)
        else:
            yield self._bij("lang-geleden", feit, "lang_geleden", datum=_zonder_dagnaam(dag))

    def klokken(self) -> Iterator[Tegenspraak]:
        """De leerling is al thuis van vóór de eerste dag, of een datum en een aantal weken zeggen niet hetzelfde."""
        klok, datums, dagen = self.werk.klok, self.stand.datums, self.stand.dagen
        dag, eerste = datums.get(self.werk.thuis), datums.get(klok)
        thuis, sinds = dagen.get(self.werk.thuis), dagen.get(klok)
        if dag and eerste and dag < eerste:
            yield self._bij(EERDER_THUIS, klok, "thuis_eerder", datum=in_woorden(dag))
        elif not (dag and eerste) and thuis is not None and sinds is not None and thuis // DAGEN > sinds // DAGEN:
            yield self._bij(EERDER_THUIS, klok, "thuis_eerder_weken")
        for feit, datum in self.stand.datums.items():
            weken = self.gezegd.ruw.get(feit)
            if isinstance(weken, int) and weken != (self.stand.dagen[feit] or 0) // DAGEN:
                yield self._bij("datum-en-weken", feit, "datum_en_weken", weken=weken, datum=in_woorden(datum))

    def school(self) -> Iterator[Tegenspraak]:
        """Er is geen school, en toch een inschrijving."""
        ingeschreven = self.werk.rollen.get("ingeschreven")
        geen_school = self.gezegd.ruw.get("schoolgemeente") == "geen"
        if ingeschreven and geen_school and self.gids.waarde(self.stand, ingeschreven) == "ja":
            yield self._bij("geen-school-wel-inschrijving", "schoolgemeente", "geen_school")

    def hier_niet(self) -> Iterator[Tegenspraak]:
        """Gekozen, maar het bestaat niet in deze sector of gemeente. De uitkomst rekent er niet mee."""
        for feit in dict.fromkeys(feit for feit, _ in self.gezegd.weg):
            namen = (self.werk.ruw["feiten"][feit]["waarden"][optie] for f, optie in self.gezegd.weg if f == feit)
            yield self._bij("hoort-hier-niet", feit, "hoort_hier_niet", namen=", ".join(namen))


def _zonder_dagnaam(dag: date) -> str:
    return in_woorden(dag).partition(" ")[2]
