"""Past elke waarde in haar vorm? Onbekende en ontbrekende velden, verkeerde soorten waarden, onbekende namen."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from finder.weergave import STIL
from macros.dataset import controle_als, controle_tekst
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_tekst import Keuring
from macros.dataset.lezen import CIJFERS
from macros.dataset.velden import Soort, Vorm, VormFout, lees_vorm

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SNAKE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
PATRONEN: dict[str, tuple[re.Pattern[str], str]] = {
    "kebab": (KEBAB, "alleen kleine letters, cijfers en streepjes, bijvoorbeeld po-adviestafel"),
    "snake": (SNAKE, "alleen kleine letters, cijfers en lage streepjes, bijvoorbeeld plan_van_aanpak"),
    "woord": (re.compile(r"[A-Za-z0-9]+(_[a-z0-9]+)*"), "alleen letters, cijfers en lage streepjes"),
    "optie": (re.compile(r"[A-Za-z0-9]+(-[a-z0-9]+)*"), "alleen letters, cijfers en streepjes"),
    "code": (re.compile(r"[A-Za-z0-9]+(_[a-z0-9]+)*"), "alleen letters, cijfers en lage streepjes"),
    "bronnummer": (re.compile(r"\d{3}|openbaar"), 'drie cijfers tussen aanhalingstekens, bijvoorbeeld "005"'),
    "plaatsdeel": (re.compile(r"[A-Z0-9][A-Za-z0-9-]*"), "hoofdletters of cijfers, bijvoorbeeld MWTA"),
    "botsing": (re.compile(r"C\d{2,}"), "een C met een nummer, bijvoorbeeld C73"),
    "openvraag": (re.compile(r"O\d+"), "een O met een nummer, bijvoorbeeld O29"),
    "afkorting": (re.compile(r"(?=.*[A-Z&])[A-Za-z0-9&-]{1,10}"), "hoofdletters, bijvoorbeeld MWTA"),
    "jaar": (re.compile(r"(19|20)\d\d"), "een jaar van vier cijfers"),
    "url": (
        re.compile(r'(https://[^\s<>"]+|mailto:[^\s@<>"]+@[a-z0-9.-]+)'),
        "een adres dat begint met https:// of mailto:",
    ),
}


def keur(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    """Alle meldingen over één waarde en wat erin zit."""
    yield from KEURINGEN[vorm.soort](kennis, vorm, waarde, pad)


STREEPJE = "zet een streepje voor elk punt"


def noem(pad: Pad) -> str:
    """Hoe iets heet in een melding: `'doel'`, of `regel 2 van 'voor_wie'`."""
    if pad and isinstance(pad[-1], int) and len(pad) > 1:
        return f"regel {pad[-1] + 1} van {noem(pad[:-1])}"
    return f"'{pad[-1]}'" if pad else "de dataset"


def _blok(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    soort = kennis.soorten[vorm.woorden[0]]
    if not isinstance(waarde, dict):
        yield Melding(pad, f"{noem(pad)} heeft eigen velden; schrijf {voorbeeld(kennis, vorm)}")
        return
    vreemd = [naam for naam in waarde if naam not in soort.velden]
    for naam, inhoud in waarde.items():
        if naam in soort.velden:
            yield from keur(kennis, soort.velden[naam].vorm, inhoud, (*pad, naam))
    yield from (m for naam in vreemd for m in _vreemd(kennis, soort, naam, waarde[naam], (*pad, naam)))
    for naam in soort.verplicht():
        if naam not in waarde and not any(naam in bedoelde_u(ander, soort.velden) for ander in vreemd):
            yield Melding(pad, f"{noem(pad)} mist '{naam}'")


def _vreemd(kennis: Kennis, soort: Soort, naam: str, inhoud: Any, pad: Pad) -> Iterator[Melding]:
    """Een veld dat hier niet bestaat."""
    if soort.naam == "dataset":
        yield Melding(pad, f"'{naam}' hoort niet in data.{bedoelde_u(naam, soort.velden)}")
    elif inhoud is None and not naam.isidentifier():
        raad = "zet een tekst met een komma tussen aanhalingstekens, en meer dan één waarde tussen [ ]"
        yield Melding(pad, f"'{naam}' is geen veld; {raad}")
    elif soort.naam != "verhuisd" or naam not in kennis.soorten["onderwerp"].velden:
        yield Melding(pad, f"onbekend veld '{naam}'.{bedoelde_u(naam, soort.velden)}")


def voorbeeld(kennis: Kennis, vorm: Vorm) -> str:
    """Hoe een blok eruitziet, bijvoorbeeld `{tekst: …, bron: …}`."""
    soort = kennis.soorten[vorm.woorden[0]]
    namen = soort.verplicht() or list(soort.velden)[:2]
    return "{" + ", ".join(f"{naam}: …" for naam in namen) + "}"


def _lijst(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if not isinstance(waarde, list):
        kort = waarde is not None and not isinstance(waarde, dict) and " " not in str(waarde)
        yield Melding(pad, f"{noem(pad)} moet een lijst zijn; {f'schrijf [{waarde}]' if kort else STREEPJE}")
        return
    if not waarde and pad[-1] != "naar":
        yield Melding(pad, f"{noem(pad)} is leeg; vul de lijst of haal het veld weg")
    for nr, deel in enumerate(waarde):
        yield from keur(kennis, vorm.delen[0], deel, (*pad, nr))


def _een_of_meer(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    soort = Vorm("lijst", (), vorm.delen) if isinstance(waarde, list) else vorm.delen[0]
    yield from keur(kennis, soort, waarde, pad)


def _per(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if not isinstance(waarde, dict):
        yield Melding(pad, f"{noem(pad)} moet per regel een naam en een waarde hebben")
        return
    if not waarde and len(pad) > 1:
        yield Melding(pad, f"{noem(pad)} is leeg; vul het of haal het veld weg")
    for naam, deel in waarde.items():
        yield from _sleutel(kennis, vorm.woorden[0], naam, (*pad, naam))
        yield from keur(kennis, vorm.delen[0], deel, (*pad, naam))


def _sleutel(kennis: Kennis, soort: str, naam: str, pad: Pad) -> Iterator[Melding]:
    if soort in PATRONEN:
        yield from _patroon(kennis, Vorm(soort), naam, pad)
    elif soort != "vrij":
        yield from _id(kennis, Vorm("id", (soort,)), naam, pad)


def _of(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    yield from keur(kennis, _past(kennis, vorm, waarde), waarde, pad)


def _past(kennis: Kennis, vorm: Vorm, waarde: Any) -> Vorm:
    """De vorm die het meest lijkt: eerst op de soort waarde, dan op de namen van de velden."""
    passend = [v for v in vorm.delen if isinstance(waarde, SOORT_WAARDE.get(v.soort, (str, int)))]
    if isinstance(waarde, str) and waarde == "onbekend" and any(v.soort == "keuze" for v in passend):
        return next(v for v in passend if v.soort == "keuze")
    blokken = [v for v in passend if v.soort == "blok"]
    if len(blokken) > 1:
        return max(blokken, key=lambda v: len(set(waarde) & set(kennis.soorten[v.woorden[0]].velden)))
    return (passend or list(vorm.delen))[0]


SOORT_WAARDE: dict[str, tuple[type, ...]] = {
    "blok": (dict,),
    "per": (dict,),
    "als": (dict,),
    "zet": (dict,),
    "lijst": (list,),
}


def _id(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if isinstance(waarde, (dict, list)) or waarde is None:
        yield Melding(pad, f"{noem(pad)} moet één naam zijn")
    elif not kennis.kent(vorm.woorden[0], waarde):
        yield Melding(pad, kennis.onbekend(vorm.woorden[0], waarde))


def _keuze(_: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if str(waarde) not in vorm.woorden:
        yield Melding(pad, f"{noem(pad)} kan niet '{waarde}' zijn. Mogelijk is: {', '.join(vorm.woorden)}.")


def _stil(_: Kennis, __: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if waarde != STIL:
        wat = "eigen velden hebben, zoals {waarde: ja, bron: …}" if "kenmerken" in pad else "een lijst zijn"
        yield Melding(pad, f"{noem(pad)} moet {wat}. Zwijgt de bron? Schrijf dan letterlijk: {STIL}.")


def _patroon(_: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    patroon, uitleg = PATRONEN[vorm.soort]
    soort = (str, int) if vorm.soort == "jaar" else str
    if not isinstance(waarde, soort) or not patroon.fullmatch(str(waarde)):
        yield Melding(pad, f"'{waarde}' kan hier niet; schrijf {uitleg}")


def _getal(_: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    van, tot = vorm.woorden
    if not isinstance(waarde, int) or not int(van) <= waarde <= int(tot):
        yield Melding(pad, f"{noem(pad)} moet een getal van {van} tot en met {tot} zijn{_zonder(waarde)}")


def _zonder(waarde: Any) -> str:
    """Wat er weg moet om van een tekst met cijfers een getal te maken."""
    if str(waarde)[:-1].startswith("0"):
        return ", zonder nul ervoor"
    getal = isinstance(waarde, str) and waarde.isdecimal() and len(waarde) <= CIJFERS
    return ", zonder aanhalingstekens" if getal else ""


def _datum(_: Kennis, __: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if DAG.fullmatch(str(waarde)) and not is_datum(waarde):
        yield Melding(pad, f"de dag {waarde} bestaat niet")
    elif not is_datum(waarde):
        yield Melding(pad, f"'{waarde}' is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2027-05-01")


def is_datum(waarde: object) -> bool:
    """Of dit een bestaande dag is, als jaar-maand-dag."""
    try:
        return date.fromisoformat(str(waarde)).isoformat() == waarde
    except ValueError:
        return False


def _regels(_: Kennis, __: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if not re.fullmatch(r"\d+(-\d+)?(, \d+(-\d+)?)*", str(waarde)):
        yield Melding(pad, f"'{waarde}' zijn geen regels; schrijf bijvoorbeeld \"15-19\"")


def _vorm(_: Kennis, __: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    try:
        lees_vorm(str(waarde))
    except VormFout as fout:
        yield Melding(pad, f"de vorm '{waarde}' bestaat niet; '{fout}' is geen bekend woord")


def _letterlijk(_: Kennis, __: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
    if not isinstance(waarde, str) or not waarde.strip():
        yield Melding(pad, f"{noem(pad)} moet een stukje tekst zijn")


def _vrij(_: Kennis, __: Vorm, ___: Any, ____: Pad) -> Iterator[Melding]:
    yield from ()


KEURINGEN: dict[str, Keuring] = {
    "blok": _blok,
    "lijst": _lijst,
    "een of meer": _een_of_meer,
    "per": _per,
    "of": _of,
    "id": _id,
    "keuze": _keuze,
    "stil": _stil,
    "getal": _getal,
    "datum": _datum,
    "regels": _regels,
    "vorm": _vorm,
    "letterlijk": _letterlijk,
    "vrij": _vrij,
    "als": controle_als.als,
    "zet": controle_als.zet,
    "waardepad": controle_als.waardepad,
    "zin": controle_tekst.zin,
    "naam": controle_tekst.naam,
    "tekst": controle_tekst.los,
    "sjabloon": controle_tekst.sjabloon,
    **dict.fromkeys(PATRONEN, _patroon),
}
