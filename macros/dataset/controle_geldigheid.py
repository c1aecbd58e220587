"""Geldt alles nog? Een zin die voorbij is, mag niet stil blijven staan zonder opvolger.

Een onderwerp dat voorbij is wel: zijn pagina zegt sinds wanneer, en Welke tafel? kiest het niet meer.
"""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from finder.melding import Melding, Pad
from finder.model import MET_REGEL, ONDERWERPEN
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_vorm import is_datum
from macros.dataset.geldigheid import DELEN
from macros.dataset.knoop import langs, tabel, tabellen_in

ALTIJD = "9999-12-31"
ONDERWERP = 2  # zoveel delen heeft het pad van een onderwerp: tafels, en zijn id


def keur(kennis: Kennis, ruw: dict[str, Any]) -> Iterator[Melding]:
    """Wat vandaag niet meer of nog niet geldt."""
    for deel in DELEN:
        yield from _verlopen(ruw.get(deel), (deel,), kennis.dag)
    yield from _te_vroeg(kennis)
    yield from _termijnen(kennis, ruw)
    yield from _vooruit(kennis)


def _verlopen(deel: Any, begin: Pad, dag: str) -> Iterator[Melding]:
    """Een zin in een lijst kan haar opvolger naast zich hebben; een losse heeft er geen."""
    for pad, knoop in langs(deel, begin):
        if isinstance(knoop, dict) and "geldig_tot" in knoop and isinstance(pad[-1], str):
            yield from _een(knoop, [], pad, dag)
        for nr, zin in tabellen_in(knoop):
            if "geldig_tot" in zin:
                yield from _een(zin, [ander for _, ander in tabellen_in(knoop) if ander is not zin], (*pad, nr), dag)


def _te_vroeg(kennis: Kennis) -> Iterator[Melding]:
    """Een verplichte zin die pas later geldt, laat tot die dag een leeg veld."""
    verplicht = kennis.soorten["onderwerp"].verplicht()
    for deel, id_, onderwerp in kennis.records(*ONDERWERPEN):
        for veld in verplicht:
            vanaf = tabel(onderwerp.get(veld)).get("geldig_vanaf")
            if is_datum(vanaf) and str(vanaf) > kennis.dag:
                tekst = f"'{veld}' geldt pas vanaf {vanaf}, maar een pagina kan vandaag niet zonder"
                yield Melding((deel, id_, veld, "geldig_vanaf"), f"{tekst}; schrijf wat nu geldt")


def _termijnen(kennis: Kennis, ruw: dict[str, Any]) -> Iterator[Melding]:
    """Een stap met een termijn heeft er op elke dag vanaf nu precies één."""
    for deel, id_ in ((deel, id_) for deel, id_, _ in kennis.records(*MET_REGEL)):
        termijn = tabel(ruw[deel][id_].get("regel")).get("termijn")
        lijst = termijn if isinstance(termijn, list) else [termijn]
        leesbaar = [een for een in lijst if isinstance(een, dict) and _is_te_lezen(een)]
        if leesbaar == lijst:
            yield from _op_volgorde((deel, id_, "regel", "termijn"), leesbaar, kennis.dag)


def _is_te_lezen(termijn: dict[str, Any]) -> bool:
    return all(is_datum(termijn[veld]) for veld in ("geldig_vanaf", "geldig_tot") if veld in termijn)


def _op_volgorde(pad: Pad, termijnen: list[dict[str, Any]], dag: str) -> Iterator[Melding]:
    """De termijnen van een stap sluiten op elkaar aan: geen dag met twee, en geen dag zonder."""
    rij = sorted((str(t.get("geldig_vanaf", "")), str(t.get("geldig_tot", ALTIJD))) for t in termijnen)
    eind = (date.fromisoformat(dag) - timedelta(days=1)).isoformat()
    for vanaf, tot in rij:
        verwacht = (date.fromisoformat(eind) + timedelta(days=1)).isoformat() if eind != ALTIJD else ALTIJD
        if vanaf > verwacht:
            yield Melding(
                pad, f"van {verwacht} tot {vanaf} geldt hier geen termijn; laat de dagen op elkaar aansluiten"
            )
        elif tot >= dag and eind >= max(vanaf, dag):
            yield Melding(pad, f"op {max(vanaf, dag)} gelden hier twee termijnen; laat de dagen op elkaar aansluiten")
        eind = max(eind, tot)
    if len(rij) > 1 and dag <= eind != ALTIJD:
        yield Melding(pad, f"na {eind} geldt hier geen termijn; schrijf er een bij met 'geldig_vanaf'")


def _vooruit(kennis: Kennis) -> Iterator[Melding]:
    """Wat nog moet komen, is niet bijgewerkt. Een bouw op een dag van vroeger mag wel met de dataset van nu."""
    dag = kennis.deel("handboek").get("bijgewerkt")
    if is_datum(dag) and str(dag) > max(kennis.dag, time.strftime("%Y-%m-%d")):
        zin = f"'bijgewerkt' ({dag}) ligt in de toekomst; schrijf de dag van de laatste wijziging"
        yield Melding(("handboek", "bijgewerkt"), zin)


def _een(uitspraak: dict[str, Any], buren: list[dict[str, Any]], pad: Pad, dag: str) -> Iterator[Melding]:
    tot, vanaf = uitspraak["geldig_tot"], uitspraak.get("geldig_vanaf", uitspraak["geldig_tot"])
    if not is_datum(tot) or not is_datum(vanaf):
        return
    plek = (*pad, "geldig_tot")
    if tot < vanaf:
        yield Melding(plek, f"'geldig_tot' ({tot}) ligt vóór 'geldig_vanaf' ({vanaf})")
    elif len(pad) > ONDERWERP and tot < dag and not any(str(ander.get("geldig_vanaf", "")) > tot for ander in buren):
        wat = "deze zin" if "tekst" in uitspraak else "dit"
        zin = f"{wat} gold tot en met {tot} en heeft geen opvolger"
        yield Melding(plek, f"{zin}; schrijf er een bij met 'geldig_vanaf' of haal hem weg")
