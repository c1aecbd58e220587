"""Rijen en feiten in gewone zinnen. De woorden komen uit de dataset; dezelfde woorden staan op de pagina's."""

from typing import Any

from finder.kalender import weken_in_woorden
from finder.model import Regelwerk
from finder.woordenschat import DAGEN


def term_in_woorden(ruw: dict[str, Any], feit: str, eis: Any) -> str:
    if feit in ruw["afgeleid"]:
        woorden = ruw["afgeleid"][feit]["woorden"]
        return _of([woorden[waarde] for waarde in eis])
    if "." in feit:
        soort, kenmerk = feit.split(".")
        return _kenmerk(ruw, soort, kenmerk, eis)
    gegeven = ruw["feiten"][feit]
    if gegeven["soort"] in ("gemeente", "schoolgemeente"):
        return _gemeente(ruw, gegeven, eis)
    return _PER_SOORT[gegeven["soort"]](gegeven, eis)


def in_sector(ruw: dict[str, Any], tekst: str, sector: str | None) -> str:
    """De woorden van één sector: `… (A) of … (B)` en `(in het A: …)`. Zonder sector blijft alles staan."""
    overleg = {code: str(woord["tekst"]) for code, woord in ruw["zinnen"]["overleg"].items()}
    if sector not in overleg:
        return tekst
    tekst = tekst.replace(" of ".join(f"{woord} ({code})" for code, woord in overleg.items()), overleg[sector])
    for code in overleg:
        voor, haak, rest = tekst.partition(f" (in het {code}: ")
        if haak:
            woorden, _, na = rest.partition(")")
            tekst = voor + (f" {woorden}" if code == sector else "") + na
    return tekst


def _kenmerk(ruw: dict[str, Any], feit: str, kenmerk: str, eis: list[str]) -> str:
    namen = [naam_in_zin(g) for g in ruw["gemeenten"].values() if g["kenmerken"][kenmerk]["waarde"] in eis]
    return str(ruw["feiten"][feit]["woorden"]).format(naam=_of(namen))


def naam_in_zin(gemeente: dict[str, Any]) -> str:
    """Hoe een gemeente midden in een zin heet."""
    return str(gemeente.get("in_zin", gemeente["naam"]))


def _gemeente(ruw: dict[str, Any], gegeven: dict[str, Any], eis: list[str]) -> str:
    namen = {g["code"]: naam_in_zin(g) for g in ruw["gemeenten"].values()}
    if eis == ["zelfde"]:
        return str(gegeven["zelfde"])
    return str(gegeven["woorden"]).format(naam=_of([namen[code] for code in eis]))


def _getal(gegeven: dict[str, Any], eis: dict[str, int]) -> str:
    return " en ".join(_met_aantal(gegeven, rand, aantal) for rand, aantal in eis.items())


def _met_aantal(gegeven: dict[str, Any], rand: str, aantal: int) -> str:
    """Vult {n} in; weken met hun eenheid: `1 week`, `8 weken`."""
    return str(gegeven[rand]).format(n=weken_in_woorden(aantal * DAGEN) if gegeven["soort"] == "weken" else aantal)


def _vinkjes(gegeven: dict[str, Any], eis: Any) -> str:
    opties, vorm = (eis["zonder"], "zonder") if isinstance(eis, dict) else (eis, "woorden")
    return str(gegeven[vorm]).format(opties=_of([gegeven["waarden"][o] for o in opties]))


def _gekozen(gegeven: dict[str, Any], opties: list[str]) -> str:
    """Wat is aangevinkt geldt allemaal: `en`, niet `of`."""
    return str(gegeven["woorden"]).format(opties=en([gegeven["waarden"][o] for o in opties]))


def _ja_nee(gegeven: dict[str, Any], eis: list[str]) -> str:
    return _of([gegeven[waarde] for waarde in eis])


def _keuze(gegeven: dict[str, Any], eis: list[str]) -> str:
    return _of([gegeven["waarden"][waarde] for waarde in eis])


_PER_SOORT = {
    "keuze": _keuze,
    "ja_nee": _ja_nee,
    "meerkeuze": _vinkjes,
    "weken": _getal,
    "getal": _getal,
    "jaar": _getal,
}


def feit_in_woorden(werk: Regelwerk, feit: str, waarden: list[int | None], dagen: int | None = None) -> str | None:
    """Wat er nu over één feit bekend is, als zinsdeel; None als het onbekend is."""
    gegeven = werk.ruw["feiten"][feit]
    if gegeven["soort"] == "meerkeuze":
        gekozen = [o for o in gegeven["waarden"] if waarden[werk.index[f"{feit}={o}"]] == 0]
        return _gekozen(gegeven, gekozen) if gekozen else str(gegeven["geen"])
    waarde = waarden[werk.index[feit]]
    if waarde is None:
        return None
    atoom = werk.atomen[werk.index[feit]]
    if isinstance(waarde, frozenset) and not atoom.grenzen:
        return term_in_woorden(werk.ruw, feit, [atoom.waarden[w] for w in sorted(waarde)])
    waarde = min(waarde) if isinstance(waarde, frozenset) else waarde
    if atoom.grenzen:
        return klasse_in_woorden(gegeven, atoom.grenzen[waarde] if dagen is None else dagen)
    return term_in_woorden(werk.ruw, feit, [atoom.waarden[waarde]])


def klasse_in_woorden(gegeven: dict[str, Any], aantal: int | None) -> str:
    """Een aantal als "minstens n"; weken komen binnen als dagen."""
    if aantal is None:
        return str(gegeven["leeg"])
    n = aantal // DAGEN if gegeven["soort"] == "weken" else aantal
    return _met_aantal(gegeven, "vanaf", n) if n else _met_aantal(gegeven, "onder", 1)


def _of(delen: list[str]) -> str:
    uniek = list(dict.fromkeys(delen))
    return ", ".join(uniek[:-1]) + " of " + uniek[-1] if len(uniek) > 1 else uniek[0]


def en(delen: list[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    return ", ".join(delen[:-1]) + " en " + delen[-1] if len(delen) > 1 else "".join(delen)


def hoofdletter(zin: str) -> str:
    return zin[:1].upper() + zin[1:]


def vul(zin: object, **delen: str) -> str:
    """Een zin uit de dataset met haar delen ingevuld; ook een deel vooraan begint met een hoofdletter."""
    return hoofdletter(str(zin).format(**delen))
