"""De controle: leest de hele dataset en noemt alle fouten tegelijk, als zinnen met bestand en regel."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from finder.melding import Melding, Pad
from macros.dataset import (
    controle_als,
    controle_diagram,
    controle_geldigheid,
    controle_gemeenten,
    controle_kennis,
    controle_open,
    controle_regels,
    controle_samenhang,
    controle_tekens,
    controle_vorm,
    controle_vragen,
    controle_wetten,
    velden,
)
from macros.dataset.controle_kennis import Kennis
from macros.dataset.geldigheid import dagen
from macros.dataset.laden import Bundel
from macros.dataset.lezen import Regels
from macros.dataset.velden import Vorm

FAMILIES = (
    controle_tekens,
    controle_samenhang,
    controle_regels,
    controle_vragen,
    controle_wetten,
    controle_gemeenten,
)
OORZAAK = ("niemand leest", "onbekend veld")  # wat niet gelezen is, mist elders
REGELDELEN = {"feiten", "afgeleid", "voorwaarden", "vragen", "meldingen", "plichten", "tegenspraken"}
REGELVELDEN = {"regel", "kenmerken", "code", "wanneer", "als", "documenten"}


def controleer(bundel: Bundel) -> list[str]:
    """Alle fouten van een dataset, op bestand en regel; wat niet gelezen is vooraan. Leeg als er niets mis is."""
    try:
        soorten = velden.alle()
    except velden.VELDFOUTEN as fout:
        return [f"data/velden:1: de uitleg bij de velden is niet te lezen ({fout}); herstel die eerst."]
    kapot = _kapot(bundel)
    kennis = controle_kennis.maak(bundel.ruw, soorten, onleesbaar=bool(kapot))
    nu = _van_nu(bundel, kennis, kapot)
    eerst = [m for m in nu if m.pad in kapot or m.tekst.startswith(OORZAAK)]
    rest = [m for m in nu if m not in eerst]
    return zinnen(bundel.regels, eerst) + (zinnen(bundel.regels, rest) or _later(bundel, kennis))


def _van_nu(bundel: Bundel, kennis: Kennis, kapot: set[Pad]) -> list[Melding]:
    open_ = list(controle_open.keur(bundel.ruw))
    weg = kapot | {m.pad for m in open_}
    meldingen = [*bundel.meldingen, *(m for m in _vorm_en_inhoud(bundel, kennis) if m.pad not in weg)]
    if not kapot and not any(map(_raakt_regels, meldingen)) and not any(map(controle_open.telt_mee, open_)):
        meldingen += controle_diagram.keur(kennis)
    return meldingen + open_


def _later(bundel: Bundel, kennis: Kennis) -> list[str]:
    """Wat er mis is op elke latere dag waarop er iets anders gaat gelden, van een dataset die vandaag klopt."""
    for dag in dagen(bundel.ruw, kennis.dag):
        dan = controle_kennis.op(kennis, bundel.ruw, dag)
        meldingen = list(_waarden(dan)) or [m for familie in FAMILIES for m in familie.keur(dan)]
        meldingen = meldingen or list(controle_diagram.keur(dan))
        if meldingen:
            met_dag = (replace(m, tekst=f"vanaf {dag}: {m.tekst}") for m in meldingen)
            return zinnen(bundel.regels, met_dag)
    return []


def _waarden(dan: Kennis) -> Iterator[Melding]:
    """De getallen die een tekst noemt, moeten er ook op een latere dag zijn."""
    for naam, pad in dan.deel("waarden").items():
        yield from controle_als.waardepad(dan, Vorm("waardepad", ()), pad, ("waarden", naam))


def _vorm_en_inhoud(bundel: Bundel, kennis: Kennis) -> Iterator[Melding]:
    """Is er een bestand niet te lezen, dan alleen wat elk ander bestand op zichzelf al mis heeft."""
    yield from controle_vorm.keur(kennis, Vorm("blok", ("dataset",)), bundel.ruw, ())
    for familie in (controle_tekens,) if kennis.onleesbaar else FAMILIES:
        yield from familie.keur(kennis)
    if not kennis.onleesbaar:
        yield from controle_regels.nummering(kennis)
        yield from controle_regels.zonder_tekst(kennis)
        yield from controle_samenhang.zonder_dekking(kennis)
        yield from controle_geldigheid.keur(kennis, bundel.ruw)


def _kapot(bundel: Bundel) -> set[Pad]:
    """De bestanden die niet te lezen waren. Daarover komen geen meldingen dat er iets in mist."""
    return {m.pad for m in bundel.meldingen if _op(bundel.ruw, m.pad) == {}}


def _op(knoop: Any, pad: Pad) -> Any:
    for deel in pad:
        knoop = knoop[deel]
    return knoop


def _raakt_regels(melding: Melding) -> bool:
    """Of deze fout de regels onbruikbaar maakt; dan heeft rekenen geen zin."""
    pad = melding.pad
    ondiep = len(pad) <= (3 if pad[:1] == ("gemeenten",) else 2)
    return ondiep or pad[0] in REGELDELEN or bool(REGELVELDEN & set(pad))


def zinnen(regels: Regels, meldingen: Iterable[Melding]) -> list[str]:
    """De meldingen als zinnen, elk één keer, gesorteerd op bestand en regel."""
    return sorted({f"{m.plek or regels.plek(m.pad)}: {met_punt(m.tekst)}" for m in meldingen}, key=_volgorde)


def met_punt(tekst: str) -> str:
    """De tekst als zin; een die al een zin is, blijft zo."""
    return tekst if tekst[-1] in ".?!" else f"{tekst}."


def _volgorde(regel: str) -> tuple[str, int, str]:
    bestand, _, rest = regel.partition(":")
    nummer = re.match(r"\d+", rest)
    return bestand, int(nummer[0]) if nummer else 0, rest


def samenvatting(bundel: Bundel) -> str:
    """De ene regel bij een goede dataset."""
    delen = {
        "tafels": "tafels",
        "routes": "routes",
        "themas": "thema's",
        "gemeenten": "gemeenten",
        "bronnen": "bronnen",
    }
    tel = [f"{woord}: {_aantal(bundel.ruw.get(naam, {}))}" for naam, woord in delen.items()]
    return f"De dataset klopt ({', '.join(tel)}, vragen: {len(bundel.ruw['vragen']['vragen'])})."


def _aantal(records: dict[str, Any]) -> int:
    return sum("verhuisd_naar" not in record for record in records.values())
