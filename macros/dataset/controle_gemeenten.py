"""Vult elke gemeente alleen in wat zij mag? Wat zij niet invult, is stilte; dat schrijft `zwijgen` op."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from finder.model import ONDERWERPEN
from finder.weergave import STIL
from macros.dataset.controle_kennis import Kennis


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
        if isinstance(gemeente.get("bij"), dict):
            yield from _te_veel(kennis, (*pad, "bij"), gemeente["bij"], open_)


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
    """Elke gemeente antwoordt op elke vraag uit data/kenmerken.yaml."""
    eigen = gemeente.get("kenmerken")
    for kenmerk in kennis.namen["kenmerk"]:
        if isinstance(eigen, dict) and kenmerk not in eigen:
            goed = f"{kenmerk}: {{waarde: nee, bron: …}}, of {kenmerk}: {STIL}"
            yield Melding((*pad, "kenmerken"), f"het kenmerk '{kenmerk}' ontbreekt; schrijf {goed}")


def _te_veel(
    kennis: Kennis, pad: Pad, bij: dict[str, Any], open_: dict[str, tuple[str, list[str]]]
) -> Iterator[Melding]:
    mogelijk = kennis.soorten["gemeenteveld"].velden
    for id_, velden in bij.items():
        if id_ not in open_ or id_ in kennis.verhuisd or not isinstance(velden, dict):
            continue
        bestand, mag = open_[id_]
        for veld in velden:
            if veld in mogelijk and veld not in mag:
                lijkt = bedoelde_u(veld, mag) if mag else ""
                yield Melding(
                    (*pad, id_, veld),
                    f"een gemeente mag '{veld}' hier niet invullen; dat ligt vast in {bestand}.{lijkt}",
                )
