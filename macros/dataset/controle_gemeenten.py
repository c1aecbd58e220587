"""Vult elke gemeente precies in wat zij mag en moet? Nooit te veel, nooit stil te weinig."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from finder.inhoud import STIL
from finder.melding import Melding, Pad, bedoelde_u
from macros.dataset.controle_kennis import ONDERWERPEN, Kennis


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _codes(kennis)
    open_ = _opengezet(kennis)
    for _, id_, gemeente in kennis.records("gemeenten"):
        pad = ("gemeenten", id_)
        yield from _kenmerken(kennis, pad, gemeente)
        if "buiten_gebied" in gemeente:
            if "bij" in gemeente:
                yield Melding((*pad, "bij"), "een gemeente met 'buiten_gebied' vult niets in bij 'bij'")
            continue
        bij = gemeente.get("bij")
        if not isinstance(bij, dict):
            yield Melding(pad, f"'{id_}' mist 'bij'")
            continue
        yield from _te_veel(kennis, (*pad, "bij"), bij, open_)
        yield from _te_weinig((*pad, "bij"), bij, open_, str(gemeente.get("naam", id_)))


def _opengezet(kennis: Kennis) -> dict[str, tuple[str, list[str]]]:
    """Per onderwerp: het bestand en de velden die de gemeenten invullen."""
    uit = {}
    for deel, id_, onderwerp in kennis.records(*ONDERWERPEN):
        velden = onderwerp.get("per_gemeente")
        lijst = velden if isinstance(velden, list) else []
        if set(map(str, lijst)) <= set(kennis.namen["gemeenteveld"]):
            uit[id_] = (f"data/{deel}/{id_}.yaml", lijst)
    return uit


def _codes(kennis: Kennis) -> Iterator[Melding]:
    gezien: dict[str, str] = {}
    for _, id_, gemeente in kennis.records("gemeenten"):
        for veld in ("code", "naam"):
            waarde = str(gemeente.get(veld))
            if waarde in gezien and veld in gemeente:
                yield Melding(("gemeenten", id_, veld), f"{veld} '{waarde}' is al van '{gezien[waarde]}'")
            gezien.setdefault(waarde, id_)


def _kenmerken(kennis: Kennis, pad: Pad, gemeente: dict[str, Any]) -> Iterator[Melding]:
    """Elk kenmerk dat één gemeente heeft, hebben ze allemaal."""
    eigen = gemeente.get("kenmerken")
    for kenmerk in kennis.namen["kenmerk"]:
        if isinstance(eigen, dict) and kenmerk not in eigen:
            yield Melding(
                (*pad, "kenmerken"), f"het kenmerk '{kenmerk}' ontbreekt; schrijf {kenmerk}: {{waarde: nee, bron: …}}"
            )


def _te_veel(
    kennis: Kennis, pad: Pad, bij: dict[str, Any], open_: dict[str, tuple[str, list[str]]]
) -> Iterator[Melding]:
    mogelijk = kennis.soorten["gemeenteveld"].velden
    for id_, velden in bij.items():
        if id_ not in open_ or not isinstance(velden, dict):
            continue
        bestand, mag = open_[id_]
        for veld in velden:
            if veld in mogelijk and veld not in mag:
                lijkt = bedoelde_u(veld, mag) if mag else ""
                yield Melding(
                    (*pad, id_, veld),
                    f"een gemeente mag '{veld}' hier niet invullen; dat ligt vast in {bestand}.{lijkt}",
                )


def _te_weinig(pad: Pad, bij: dict[str, Any], open_: dict[str, tuple[str, list[str]]], naam: str) -> Iterator[Melding]:
    vreemd = [id_ for id_ in bij if id_ not in open_]
    for id_, (_, moet) in open_.items():
        if id_ not in bij and get_close_matches(id_, vreemd, n=1, cutoff=0.6):
            continue
        velden = bij.get(id_, {})
        for veld in moet:
            if isinstance(velden, dict) and veld not in velden:
                plek = (*pad, id_) if id_ in bij else pad
                yield Melding(plek, f"{naam} zegt niets over '{veld}' bij '{id_}'; vul het in of schrijf: {STIL}")
