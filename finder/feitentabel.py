"""Van een tabel met feiten naar een stand: groepen uitpakken, alles vastleggen, en aanvullen wat daaruit volgt.

Een antwoord kan meer vastleggen dan waar zijn vraag over gaat (`zet` in de vragen): zonder inschrijving bij een school
loopt er bijvoorbeeld niets vast. Dat geldt ook als het feit niet uit een vraag komt, maar als feit is gegeven.
"""

from datetime import date
from typing import Any

from finder.feiten import Stand, gelijk_trekken, leeg, niet_aangeboden, standaard, vastgelegd, zet
from finder.melding import InvoerFout, bedoelde_u, getoond, kort
from finder.model import Regelwerk


def uit_feiten(werk: Regelwerk, feiten: object, vandaag: date | None) -> Stand:
    """Alle feiten in één keer. Werpt InvoerFout met alle problemen samen."""
    if not isinstance(feiten, dict) or not feiten:
        raise InvoerFout('\'feiten\' moet een tabel met minstens één feit zijn, bijvoorbeeld {"gemeente": "…"}.')
    fouten: list[str] = []
    plat, stand = vlak(werk, feiten, fouten), leeg(werk, vandaag)
    fouten += leg_vast(werk, stand, {**standaard(werk, vandaag), **plat})
    if fouten:
        raise InvoerFout(" ".join(fouten))
    gelijk_trekken(werk, stand)
    _laat_weg(werk, stand)
    vul_aan(werk, stand)
    return stand


def leg_vast(werk: Regelwerk, stand: Stand, plat: dict[str, Any]) -> list[str]:
    """Alle feiten in de stand; een datum gaat voor een aantal weken. Geeft een zin voor elk feit dat niet kan."""
    fouten, datums = [], {f["datum_sleutel"] for f in werk.ruw["feiten"].values() if "datum_sleutel" in f}
    for sleutel, waarde in sorted(plat.items(), key=lambda paar: paar[0] in datums):
        try:
            zet(werk, stand, sleutel, waarde)
        except InvoerFout as fout:
            fouten.append(str(fout))
    return fouten


def _laat_weg(werk: Regelwerk, stand: Stand) -> None:
    """Een vinkje dat deze sector of gemeente niet heeft, telt niet mee; `finder.tegenspraak` zegt dat erbij."""
    for feit, optie in niet_aangeboden(werk, stand):
        nr = werk.index[f"{feit}={optie}"]
        stand.waarden[nr] = None if stand.waarden[nr] is None else 1


def vlak(werk: Regelwerk, feiten: dict[str, Any], fouten: list[str]) -> dict[str, Any]:
    """Sleutels met streepjes of lage streepjes, groepen uitgepakt. Wat niet klopt komt als zin in `fouten`."""
    groepen: dict[str, list[str]] = {}
    for naam, gegeven in werk.ruw["feiten"].items():
        if "groep" in gegeven:
            groepen.setdefault(gegeven["groep"], []).append(naam)
    plat: dict[str, Any] = {}
    for sleutel, waarde in feiten.items():
        naam = str(sleutel).replace("-", "_")
        if naam not in groepen:
            plat[naam] = waarde
        elif waarde is not None:
            plat.update(_uitgepakt(naam, waarde, groepen[naam], fouten))
    return plat


def _uitgepakt(groep: str, waarde: Any, namen: list[str], fouten: list[str]) -> dict[str, Any]:
    if not isinstance(waarde, dict):
        fouten.append(f"'{groep}' moet een tabel zijn met {', '.join(namen)}, niet {getoond(waarde)}.")
        return {}
    binnen = {str(sleutel).replace("-", "_"): w for sleutel, w in waarde.items()}
    fouten += [f"In '{groep}' bestaat '{kort(s)}' niet.{bedoelde_u(s, namen)}" for s in binnen if s not in namen]
    return {sleutel: w for sleutel, w in binnen.items() if sleutel in namen}


def vul_aan(werk: Regelwerk, stand: Stand) -> None:
    """Legt vast wat nog onbekend is en volgt uit wat er wel is."""
    if None not in stand.waarden:
        return
    for vraag in (v for v in werk.ruw["vragen"]["vragen"] if "opent" not in v):
        for optie in vraag.get("opties", []):
            eigen = {s: w for s, w in optie["zet"].items() if s in vraag["feiten"]}
            rest = {s: w for s, w in optie["zet"].items() if s not in eigen}
            if rest and eigen and all(stand.waarden[nr] == w for nr, w in vastgelegd(werk, eigen).items()):
                for nr, waarde in vastgelegd(werk, rest).items():
                    stand.waarden[nr] = waarde if stand.waarden[nr] is None else stand.waarden[nr]
