"""Eén feit van buiten (JSON) naar atoomwaarden, met een Nederlandse zin voor elk probleem.

Een feit dat ontbreekt is onbekend, tenzij de dataset zegt wat dan geldt (`bij_ontbreken`).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from finder.kalender import dagen_sinds, lees_datum
from finder.melding import InvoerFout, bedoelde_u, getoond, kort
from finder.model import Regelwerk
from finder.waarheid import Weging
from finder.woordenschat import DAGEN, klasse

MEESTE = 5000  # weken of stuks; daarboven is het een vergissing
CIJFERS = 9  # meer heeft geen getal dat iemand in een vak invult


@dataclass(slots=True)
class Stand:
    """Wat er nu bekend is.

    `waarden` per atoom (`finder.bomen.Waarden`), `dagen` per getal (weken als dagen), `datums` per klok die als datum
    kwam, `herkomst`: door welke vraag een atoom zijn waarde kreeg, `gekozen`: het antwoord op een samengestelde vraag
    in woorden, `adres`: waar deze antwoorden te openen zijn.
    """

    waarden: list[Any]
    vandaag: date | None = None
    dagen: dict[str, int | None] = field(default_factory=dict)
    datums: dict[str, date] = field(default_factory=dict)
    herkomst: dict[int, str] = field(default_factory=dict)
    gekozen: dict[str, str] = field(default_factory=dict)
    adres: str = ""


def leeg(werk: Regelwerk, vandaag: date | None) -> Stand:
    return Stand([None] * len(werk.atomen), vandaag)


def standaard(werk: Regelwerk, vandaag: date | None) -> dict[str, Any]:
    """Wat geldt zolang niemand iets zegt: `bij_ontbreken`, en het jaar van vandaag (0 als vandaag onbekend is)."""
    feiten = werk.ruw["feiten"].items()
    uit = {naam: gegeven["bij_ontbreken"] for naam, gegeven in feiten if "bij_ontbreken" in gegeven}
    jaar = vandaag.year if vandaag else 0
    return uit | {naam: jaar for naam, gegeven in feiten if gegeven["soort"] == "jaar"}


def zet(werk: Regelwerk, stand: Stand, sleutel: str, waarde: Any) -> None:
    """Legt één feit vast. Een sleutel `feit=optie` zet één vinkje."""
    gegeven = werk.ruw["feiten"]
    if sleutel in gegeven:
        _SOORTEN[gegeven[sleutel]["soort"]](werk, stand, sleutel, waarde)
    elif sleutel in werk.index:
        stand.waarden[werk.index[sleutel]] = _ja_nee(sleutel, waarde)
    else:
        _zet_met_datumsleutel(werk, stand, sleutel, waarde)


def _zet_met_datumsleutel(werk: Regelwerk, stand: Stand, sleutel: str, waarde: Any) -> None:
    gegeven = werk.ruw["feiten"]
    datumsleutels = {f["datum_sleutel"]: naam for naam, f in gegeven.items() if "datum_sleutel" in f}
    if sleutel not in datumsleutels:
        groepen = {f["groep"] for f in gegeven.values() if "groep" in f}
        raise InvoerFout(
            f"Het feit '{kort(sleutel)}' bestaat niet.{bedoelde_u(sleutel, [*gegeven, *datumsleutels, *groepen])}"
        )
    _zet_datum(werk, stand, datumsleutels[sleutel], sleutel, waarde)


def zet_antwoord(werk: Regelwerk, stand: Stand, sleutel: str, waarde: Any) -> None:
    """Legt vast wat een antwoord zegt. Een lijst bij een feit met één waarde betekent: een van deze."""
    if isinstance(waarde, list) and werk.ruw["feiten"][sleutel]["soort"] != "meerkeuze":
        nr, proef = werk.index[sleutel], leeg(werk, stand.vandaag)
        kan = set()
        for deel in waarde:
            zet(werk, proef, sleutel, deel)
            kan.add(proef.waarden[nr])
        stand.waarden[nr] = frozenset(w for w in kan if isinstance(w, int))
    else:
        zet(werk, stand, sleutel, waarde)


def vastgelegd(werk: Regelwerk, feiten: dict[str, Any]) -> dict[int, Any]:
    """Wat deze feiten vastleggen, per atoom; één vinkje gaat voor de lijst waar het in staat."""
    stand = leeg(werk, None)
    for sleutel, waarde in sorted(feiten.items(), key=lambda paar: "=" in paar[0]):
        zet_antwoord(werk, stand, sleutel, waarde)
    return {nr: waarde for nr, waarde in enumerate(stand.waarden) if waarde is not None}


def _zet_datum(werk: Regelwerk, stand: Stand, feit: str, naam: str, waarde: Any) -> None:
    if waarde is None:
        return
    if stand.vandaag is None:
        raise InvoerFout(f"Bij '{naam}' hoort ook 'vandaag', als jjjj-mm-dd.")
    datum = lees_datum(waarde, naam)
    _zet_dagen(werk, stand, feit, dagen_sinds(datum, stand.vandaag, naam))
    stand.datums[feit] = datum


def _zet_dagen(werk: Regelwerk, stand: Stand, feit: str, dagen: int | None) -> None:
    nr = werk.index[feit]
    stand.waarden[nr] = klasse(werk.atomen[nr], dagen)
    stand.dagen[feit] = dagen


def _zet_weken(werk: Regelwerk, stand: Stand, feit: str, waarde: Any) -> None:
    if waarde is not None and not _heel(waarde):
        raise InvoerFout(
            f"'{feit}' moet een heel aantal weken zijn, hoogstens {MEESTE} (of null), niet {getoond(waarde)}."
        )
    _zet_dagen(werk, stand, feit, None if waarde is None else waarde * DAGEN)


def _zet_getal(werk: Regelwerk, stand: Stand, feit: str, waarde: Any) -> None:
    if waarde is None:
        return
    if not _heel(waarde):
        raise InvoerFout(f"'{feit}' moet een heel getal zijn van 0 tot en met {MEESTE}, niet {getoond(waarde)}.")
    _zet_dagen(werk, stand, feit, waarde)


def _heel(waarde: Any) -> bool:
    return isinstance(waarde, int) and not isinstance(waarde, bool) and 0 <= waarde <= MEESTE


def als_getal(antwoord: Any) -> Any:
    """Cijfers uit een invulvak als getal. Wat geen gewoon getal is blijft wat het was, en wordt als feit geweigerd."""
    gewoon = isinstance(antwoord, str) and antwoord.isascii() and antwoord.isdecimal() and len(antwoord) <= CIJFERS
    return int(antwoord) if gewoon else antwoord


def _ja_nee(feit: str, waarde: Any) -> int:
    bekend = {True: 0, False: 1, "ja": 0, "nee": 1}
    if not isinstance(waarde, (bool, str)) or waarde not in bekend:
        raise InvoerFout(f"'{feit}' moet true of false zijn, niet {getoond(waarde)}.")
    return bekend[waarde]


def _zet_ja_nee(werk: Regelwerk, stand: Stand, feit: str, waarde: Any) -> None:
    if waarde is not None:
        stand.waarden[werk.index[feit]] = _ja_nee(feit, waarde)


def _zet_keuze(werk: Regelwerk, stand: Stand, feit: str, waarde: Any) -> None:
    gegeven, atoom = werk.ruw["feiten"][feit], werk.atomen[werk.index[feit]]
    if waarde is None:
        waarde = gegeven.get("leeg", gegeven.get("bij_ontbreken"))
        if waarde is None:
            return
    if isinstance(waarde, bool) and "ja" in atoom.waarden:
        waarde = "ja" if waarde else "nee"
    stand.waarden[werk.index[feit]] = _plaats(feit, waarde, atoom.waarden)


def _plaats(feit: str, waarde: Any, mogelijk: tuple[str, ...]) -> int:
    gelijk = {m.replace("-", "_").lower(): nr for nr, m in enumerate(mogelijk)}
    gezocht = (waarde if isinstance(waarde, str) else getoond(waarde)).replace("-", "_").lower()
    if gezocht not in gelijk:
        naam = kort(waarde) if isinstance(waarde, str) else getoond(waarde)
        raise InvoerFout(f"'{naam}' is geen waarde van '{feit}'.{bedoelde_u(waarde, mogelijk)}")
    return gelijk[gezocht]


def _zet_schoolgemeente(werk: Regelwerk, stand: Stand, feit: str, waarde: Any) -> None:
    if waarde in (None, "geen"):
        waarde = "zelfde"
    _zet_keuze(werk, stand, feit, waarde)


def _zet_vinkjes(werk: Regelwerk, stand: Stand, feit: str, waarde: Any) -> None:
    opties = tuple(werk.ruw["feiten"][feit]["waarden"])
    if not isinstance(waarde, (list, tuple)):
        raise InvoerFout(f"'{feit}' moet een lijst zijn, niet {getoond(waarde)}.")
    gekozen = {opties[_plaats(feit, optie, opties)] for optie in waarde}
    for optie in opties:
        stand.waarden[werk.index[f"{feit}={optie}"]] = 0 if optie in gekozen else 1


_SOORTEN = {
    "keuze": _zet_keuze,
    "gemeente": _zet_keuze,
    "schoolgemeente": _zet_schoolgemeente,
    "ja_nee": _zet_ja_nee,
    "meerkeuze": _zet_vinkjes,
    "weken": _zet_weken,
    "getal": _zet_getal,
    "jaar": _zet_getal,
}


def gelijk_trekken(werk: Regelwerk, stand: Stand) -> None:
    """Een schoolgemeente die gelijk is aan de woongemeente is `zelfde`."""
    school, thuis = werk.index["schoolgemeente"], werk.index["gemeente"]
    waarde, woont = stand.waarden[school], stand.waarden[thuis]
    if not (isinstance(waarde, int) and isinstance(woont, int)):
        return
    if werk.atomen[school].waarden[waarde] == werk.atomen[thuis].waarden[woont]:
        stand.waarden[school] = 0


def niet_aangeboden(werk: Regelwerk, stand: Stand) -> list[tuple[str, str]]:
    """(feit, optie) van alle vinkjes die gezien sector en gemeente niet bestaan."""
    weging = Weging(werk, stand.waarden)
    return [paar for paar, rij in werk.alleen_bij.items() if weging.rij(rij) is False]


def waarde_van(werk: Regelwerk, stand: Stand, feit: str) -> str | None:
    """De waarde van een keuze in deze stand, of None als zij nog openligt."""
    nr = werk.index[feit]
    waarde = stand.waarden[nr]
    return werk.atomen[nr].waarden[waarde] if isinstance(waarde, int) else None
