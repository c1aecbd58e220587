"""Kloppen de feiten en waarden in een `als`, in wat een antwoord vastlegt (`zet`) en in een waardepad?"""

from collections.abc import Iterable, Iterator
from typing import Any

from finder.feiten import MEESTE
from finder.melding import Melding, Pad, bedoelde_u
from finder.woordenschat import GETALLEN
from macros.dataset.controle_kennis import Kennis
from macros.dataset.knoop import dubbel, tabel
from macros.dataset.velden import Vorm

RANDEN = ("vanaf", "onder")


def als(kennis: Kennis, _: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    """Eén voorwaarde: feit → waarden. Leeg mag niet, want dan klopt zij altijd."""
    if not isinstance(waarde, dict) or not waarde:
        doe = "schrijf minstens één feit, bijvoorbeeld als: {sector: [PO]}"
        wat = isinstance(waarde, str) and waarde
        yield Melding(pad, f"hier staat een tekst; {doe}, zonder aanhalingstekens" if wat else f"de rij is leeg; {doe}")
        return
    for feit, eis in waarde.items():
        yield from _term(kennis, feit, eis, (*pad, feit))


def _term(kennis: Kennis, feit: str, eis: Any, pad: Pad) -> Iterator[Melding]:
    if kennis.onleesbaar:
        return
    kop, _, kenmerk = feit.partition(".")
    if kenmerk:
        yield from _kenmerk(kennis, kop, kenmerk, eis, pad)
    elif feit in kennis.deel("afgeleid"):
        yield from _waarden(feit, eis, afgeleide_waarden(kennis, feit), pad)
    elif feit in kennis.deel("feiten"):
        yield from _feit(kennis, feit, eis, pad)
    else:
        alle = [*kennis.deel("feiten"), *kennis.deel("afgeleid"), *(f"gemeente.{k}" for k in kennis.namen["kenmerk"])]
        yield Melding(pad, f"onbekend feit '{feit}'.{bedoelde_u(feit, alle)}")


def _kenmerk(kennis: Kennis, feit: str, kenmerk: str, eis: Any, pad: Pad) -> Iterator[Melding]:
    soort = soort_van(kennis, feit)
    if soort not in ("gemeente", "schoolgemeente"):
        yield Melding(pad, f"'{feit}.{kenmerk}' kan niet; een kenmerk hoort bij gemeente of schoolgemeente")
    elif not kennis.kent("kenmerk", kenmerk):
        yield Melding(pad, kennis.onbekend("kenmerk", kenmerk))
    else:
        yield from _waarden(f"{feit}.{kenmerk}", eis, ["ja", "nee"], pad)


def soort_van(kennis: Kennis, feit: str) -> str:
    """De soort van een feit, of een lege tekst."""
    return str(tabel(kennis.deel("feiten").get(feit)).get("soort", ""))


def waarden_van(kennis: Kennis, feit: str) -> list[str]:
    """De waarden die een feit kan hebben; leeg bij een getal."""
    soort = soort_van(kennis, feit)
    if soort == "ja_nee":
        return ["ja", "nee"]
    if soort in ("gemeente", "schoolgemeente"):
        return [*(["zelfde"] if soort == "schoolgemeente" else []), *kennis.namen["gemeentecode"]]
    return list(tabel(tabel(kennis.deel("feiten").get(feit)).get("waarden")))


def afgeleide_waarden(kennis: Kennis, naam: str) -> list[str]:
    """De waarden van een afgeleid feit, met de waarde onder `anders`."""
    feit = kennis.deel("afgeleid").get(naam)
    if not isinstance(feit, dict):
        return []
    return list(dict.fromkeys([*tabel(feit.get("waarden")), str(feit.get("anders"))]))


def vreemd(naam: str, bekend: list[str], gegeven: Iterable[tuple[Pad, Any]]) -> Iterator[Melding]:
    """Elke gegeven waarde die dit feit niet kan hebben, op haar plek."""
    for pad, waarde in gegeven:
        if waarde not in bekend:
            yield Melding(pad, f"'{waarde}' is geen waarde van '{naam}'.{bedoelde_u(waarde, bekend)}")


def _feit(kennis: Kennis, feit: str, eis: Any, pad: Pad) -> Iterator[Melding]:
    soort = soort_van(kennis, feit)
    if soort in GETALLEN:
        yield from _band(feit, eis, pad)
    elif soort == "meerkeuze" and isinstance(eis, dict):
        yield from _zonder(kennis, feit, eis, pad)
    else:
        yield from _waarden(feit, eis, waarden_van(kennis, feit), pad)


def _band(feit: str, eis: Any, pad: Pad) -> Iterator[Melding]:
    if not isinstance(eis, dict) or not eis:
        yield Melding(pad, f"'{feit}' is een getal; schrijf {{vanaf: 8}} of {{onder: 8}}")
        return
    for rand, aantal in eis.items():
        if rand not in RANDEN:
            yield Melding((*pad, rand), f"'{rand}' kan niet bij een getal.{bedoelde_u(rand, RANDEN)}")
        elif not isinstance(aantal, int) or aantal > MEESTE:
            yield Melding((*pad, rand), f"'{rand}' moet een heel getal zijn, hoogstens {MEESTE}")
    if all(isinstance(eis.get(rand), int) for rand in RANDEN) and eis["vanaf"] >= eis["onder"]:
        yield Melding(pad, f"geen enkel getal is minstens {eis['vanaf']} en minder dan {eis['onder']}")


def _zonder(kennis: Kennis, feit: str, eis: dict[str, Any], pad: Pad) -> Iterator[Melding]:
    for sleutel in eis:
        if sleutel != "zonder":
            yield Melding((*pad, sleutel), f"'{sleutel}' kan hier niet. Bedoelde u 'zonder'?")
    if not eis:
        yield Melding(pad, f"bij '{feit}' hoort een lijst van waarden, of {{zonder: […]}}")
    if "zonder" in eis:
        yield from _waarden(feit, eis["zonder"], waarden_van(kennis, feit), (*pad, "zonder"))


def _waarden(feit: str, eis: Any, bekend: list[str], pad: Pad) -> Iterator[Melding]:
    if not isinstance(eis, list) or not eis:
        gegeven = eis if eis in bekend else (bekend or ["…"])[0]
        yield Melding(pad, f"bij '{feit}' hoort een lijst van waarden, bijvoorbeeld [{gegeven}]")
        return
    plekken: list[tuple[Pad, Any]] = [((*pad, nr), waarde) for nr, waarde in enumerate(eis)]
    yield from vreemd(feit, bekend, plekken)
    for plek, waarde, _ in dubbel((plek, waarde) for plek, waarde in plekken if waarde in bekend):
        yield Melding(plek, f"'{waarde}' staat er twee keer")


def zet(kennis: Kennis, _: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    """Wat een antwoord vastlegt: feit → waarde, of `feit=vinkje` → ja of nee."""
    if not isinstance(waarde, dict) or not waarde:
        yield Melding(pad, "'zet' mist een feit met een waarde, bijvoorbeeld {ziekte: nee}")
        return
    for sleutel, inhoud in waarde.items():
        feit, _, vinkje = sleutel.partition("=")
        if not kennis.kent("feit", feit):
            yield Melding((*pad, sleutel), kennis.onbekend("feit", feit))
        elif not kennis.onleesbaar:
            yield from _zet_een(kennis, feit, vinkje, inhoud, (*pad, sleutel))


def _zet_een(kennis: Kennis, feit: str, vinkje: str, inhoud: Any, pad: Pad) -> Iterator[Melding]:
    bekend = waarden_van(kennis, feit)
    yield from vreemd(feit, bekend, [(pad, vinkje)] if vinkje else [])
    waarden = inhoud if isinstance(inhoud, list) else [inhoud]
    mag = ["ja", "nee"] if vinkje else bekend
    if soort_van(kennis, feit) in GETALLEN:
        genoeg = inhoud == "genoeg" and "geregeld" in pad
        if inhoud is not None and not genoeg and not (isinstance(inhoud, int) and inhoud <= MEESTE):
            yield Melding(pad, f"'{feit}' is een getal; schrijf een heel getal van hoogstens {MEESTE}, of null")
        return
    yield from vreemd(feit, mag, ((pad, waarde) for waarde in waarden))


def waardepad(kennis: Kennis, _: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    """Een pad als `tafels/x/regel/termijn/week` dat bij één getal uitkomt."""
    knoop: Any = kennis.ruw
    for deel in [] if kennis.onleesbaar else str(waarde).split("/"):
        try:
            knoop = knoop[int(deel) if isinstance(knoop, list) else deel]
        except (KeyError, IndexError, TypeError, ValueError):
            bekend = list(knoop) if isinstance(knoop, dict) else []
            yield Melding(pad, f"het pad '{waarde}' loopt dood bij '{deel}'.{bedoelde_u(deel, bekend)}")
            return
    if not kennis.onleesbaar and not isinstance(knoop, int):
        yield Melding(pad, f"het pad '{waarde}' komt niet uit bij een getal")
