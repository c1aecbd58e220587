"""Wat er later verandert, met de dag erbij: op de pagina van een onderwerp en van een gemeente."""

from collections.abc import Iterator
from typing import Any

from finder.zinnen import vul
from macros.dataset.geldigheid import geldt, vandaag
from macros.pagina import tekst
from macros.pagina.blad import Blad, in_eenheid
from macros.pagina.voorwaarden import rij_woorden

Komend = list[tuple[str, str]]  # de dag als 1 mei 2027, en wat er dan geldt, als Markdown


def van_onderwerp(blad: Blad, soort: str, id_: str, koppen: dict[str, str]) -> Komend:
    """Alles wat bij dit onderwerp later ingaat, ook in de gemeente van deze pagina; zonder gemeente in elke."""
    heel = blad.boek.heel
    gemeenten = [blad.gemeente] if blad.gemeente else list(blad.boek.eigen_gemeenten)
    bij = [(heel["gemeenten"][g].get("bij") or {}).get(id_) or {} for g in gemeenten]
    velden = [veld for deel in (heel[soort][id_], *bij) for veld in deel.items()]
    return _komend(blad, [(koppen.get(naam, ""), waarde) for naam, waarde in velden])


def van_gemeente(blad: Blad, id_: str) -> Komend:
    """Wat in deze gemeente zelf later ingaat."""
    gemeente, vragen = blad.boek.heel["gemeenten"][id_], blad.boek.deel("kenmerken")
    kenmerken = [
        {"tekst": f"{vragen[naam]['vraag']} {tekst.hoofdletter(str(k['waarde']))}.", **k}
        for naam, k in gemeente.get("kenmerken", {}).items()
        if isinstance(k, dict)
    ]
    return _komend(blad, [("", gemeente.get("algemeen")), ("", kenmerken)])


def bestaan(onderwerp: dict[str, Any]) -> str:
    """Van wanneer tot wanneer een onderwerp bestaat, in een zin; leeg als het geen dagen noemt."""
    vanaf, tot = (str(onderwerp.get(veld, "")) for veld in ("geldig_vanaf", "geldig_tot"))
    delen = [f"vanaf {tekst.datum(vanaf)}"] if vanaf > vandaag() else []
    delen += [f"tot en met {tekst.datum(tot)}"] if tot else []
    zin = f"Dit {'geldt' if not tot or tot >= vandaag() else 'gold'} {' '.join(delen)}." if delen else ""
    return zin if geldt(onderwerp, vandaag()) else f"{zin} Welke tafel? wijst er nu niet heen."


def _komend(blad: Blad, delen: list[tuple[str, Any]]) -> Komend:
    later = [(f"{kop}: " if kop else "", deel) for kop, waarde in delen for deel in _later(waarde)]
    later.sort(key=lambda paar: str(paar[1]["geldig_vanaf"]))
    return [(tekst.datum(deel["geldig_vanaf"]), kop + _in_woorden(blad, deel)) for kop, deel in later]


def _later(knoop: Any) -> Iterator[dict[str, Any]]:
    if isinstance(knoop, dict) and str(knoop.get("geldig_vanaf", "")) > vandaag():
        yield knoop
    elif isinstance(knoop, dict | list):
        for deel in knoop.values() if isinstance(knoop, dict) else knoop:
            yield from _later(deel)


def _in_woorden(blad: Blad, deel: dict[str, Any]) -> str:
    """De zin die er dan staat, de week, of wanneer Welke tafel? hier dan komt."""
    if (termijn := in_eenheid(deel))[0]:
        return blad.t(vul(blad.boek.deel("zinnen")["termijn"]["week"], termijn=" ".join(termijn)))
    if "als" in deel and "tekst" not in deel:
        return f"Welke tafel? komt hier dan bij: {blad.t(' '.join(rij_woorden(blad.boek.ruw, deel['als'])))}"
    if "stuk" in deel:
        return f"{blad.label(deel)}{tekst.hoofdletter(blad.papier(deel)[0])}"
    return f"{blad.label(deel)}{blad.tekst(deel) if 'tekst' in deel else blad.weg(deel)}"
