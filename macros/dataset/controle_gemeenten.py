"""Vult elke gemeente alleen in wat zij mag? Wat zij niet invult, is stilte; dat schrijft `zwijgen` op."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from finder.model import ONDERWERPEN
from finder.weergave import STIL
from macros.dataset.controle_kennis import Kennis
from macros.dataset.knoop import dubbel, lijst, tabel


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _codes(kennis)
    for _, id_, gemeente in kennis.records("gemeenten"):
        pad = ("gemeenten", id_)
        yield from _kenmerken(kennis, pad, gemeente)
        if "buiten_gebied" in gemeente:
            if "bij" in gemeente:
                yield Melding((*pad, "bij"), "een gemeente met 'buiten_gebied' vult niets in bij 'bij'")
            continue
        yield from _te_veel(kennis, (*pad, "bij"), tabel(gemeente.get("bij")))


def _codes(kennis: Kennis) -> Iterator[Melding]:
    gemeenten = [(id_, g) for _, id_, g in kennis.records("gemeenten")]
    namen = ((("gemeenten", id_, veld), str(g[veld])) for id_, g in gemeenten for veld in ("code", "naam") if veld in g)
    for pad, waarde, eerst in dubbel(namen):
        yield Melding(pad, f"{pad[-1]} '{waarde}' is al van '{eerst[1]}'")


def _kenmerken(kennis: Kennis, pad: Pad, gemeente: dict[str, Any]) -> Iterator[Melding]:
    """Elke gemeente antwoordt op elke vraag uit data/kenmerken.yaml."""
    eigen = gemeente.get("kenmerken")
    for kenmerk in kennis.namen["kenmerk"]:
        if isinstance(eigen, dict) and kenmerk not in eigen:
            goed = f"{kenmerk}: {{waarde: nee, bron: …}}, of {kenmerk}: {STIL}"
            yield Melding((*pad, "kenmerken"), f"het kenmerk '{kenmerk}' ontbreekt; schrijf {goed}")


def _te_veel(kennis: Kennis, pad: Pad, bij: dict[str, Any]) -> Iterator[Melding]:
    """Een veld dat het onderwerp niet aan de gemeenten laat (`per_gemeente`)."""
    mogelijk = kennis.soorten["gemeenteveld"].velden
    for deel, id_, onderwerp in kennis.records(*ONDERWERPEN):
        mag = lijst(onderwerp.get("per_gemeente"))
        if id_ in kennis.verhuisd or not set(map(str, mag)) <= set(mogelijk):
            continue
        for veld in tabel(bij.get(id_)):
            if veld in mogelijk and veld not in mag:
                lijkt = bedoelde_u(veld, mag) if mag else ""
                zin = f"een gemeente mag '{veld}' hier niet invullen; dat ligt vast in data/{deel}/{id_}.yaml.{lijkt}"
                yield Melding((*pad, id_, veld), zin)
