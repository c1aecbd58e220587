"""Two versions side by side: what is said to change is exactly what changes."""

from __future__ import annotations

import random

import yaml

from finder import regelwerk
from finder.besluit import besluit
from finder.diagram import blad_bij
from macros.bewijs.bron import dataset_nu
from macros.bewijs.uitgave import als_yaml
from macros.bewijs.verschil import Versiepaar, hoofd, verschil
from macros.dataset.compileren import versies
from macros.dataset.rijen import zet_op

WEEK = ("tafels", "po-adviestafel", "regel", "termijn", "week")
KENMERK = ("gemeenten", "rijswijk", "kenmerken", "managementafstemming", "waarde")
GRENS = ("afgeleid", "aanleiding_thuis", "waarden", "ja", 0, "als", "weken_aaneengesloten_afwezig")


def test_niets_gewijzigd() -> None:
    assert verschil(dataset_nu(), dataset_nu()) == []


def test_een_andere_week() -> None:
    week = dataset_nu()["tafels"]["po-adviestafel"]["regel"]["termijn"]["week"]
    gevonden = verschil(dataset_nu(), zet_op(dataset_nu(), WEEK, week + 1))
    assert [w.kop() for w in gevonden] == [
        f"PO overal: was 'Adviestafel uiterlijk week {week}', wordt 'Adviestafel uiterlijk week {week + 1}'."
    ]


def test_een_ander_kenmerk_raakt_een_gemeente() -> None:
    gevonden = verschil(dataset_nu(), zet_op(dataset_nu(), KENMERK, "ja"))
    assert gevonden
    assert {w.gebieden for w in gevonden} == {("PO Rijswijk",)}
    assert any(w.wordt == "Managementafstemming" for w in gevonden)


def test_een_andere_grens_in_de_minste_voorwaarden_en_als_leesbare_yaml() -> None:
    gevonden = verschil(dataset_nu(), zet_op(dataset_nu(), GRENS, {"vanaf": 5}))
    assert {w.gebieden[0].split()[0] for w in gevonden} == {"PO"}
    delen = [deel for w in gevonden for situatie in w.als for deel in situatie]
    assert any("minstens 4 weken" in deel and "minder dan 5 weken" in deel for deel in delen)
    gelezen = yaml.safe_load(als_yaml("2026-03-02", "a" * 64, gevonden))
    assert [w["wat"] for w in gelezen["wijzigingen"]] == [w.kop() for w in gevonden]
    assert [[list(s) for s in w.als] for w in gevonden] == [w["als"] for w in gelezen["wijzigingen"]]


def test_het_verschil_is_volledig() -> None:
    """Random complete facts: where the two rule bases differ is exactly where the two diagrams differ."""
    oud, nieuw = dataset_nu(), zet_op(dataset_nu(), GRENS, {"vanaf": 5})
    v = Versiepaar(oud, nieuw)
    werken = [regelwerk.laad(ruw) for ruw in (oud, nieuw)]
    toeval = random.Random(8)
    for _ in range(400):
        samen = [toeval.randrange(len(a.waarden)) for a in v.atomen]
        for versie, werk in zip((v.oud, v.nieuw), werken, strict=True):
            waarden = [_klasse(a, v.atomen[nr], samen[nr]) for nr, a in enumerate(werk.atomen)]
            b = besluit(werk, waarden)
            assert blad_bij(v.d, versie.hoofd, samen) == (b.regel, *b.eerst)


def _klasse(atoom, samen, waarde: int) -> int:
    if not atoom.grenzen:
        return atoom.waarden.index(samen.waarden[waarde])
    grens = samen.grenzen[waarde]
    if grens is None:
        return atoom.grenzen.index(None)
    return max(n for n, g in enumerate(atoom.grenzen) if g is not None and g <= grens)


def test_een_nieuwe_uitkomst_en_een_nieuwe_waarde() -> None:
    """A version with a value and a table the other does not know is still compared."""
    ruw = zet_op(dataset_nu(), ("feiten", "ziekte", "waarden", "onbekend"), "over ziekte is niets bekend")
    rij = {"als": {"ziekte": ["onbekend"]}, "bron": "003-F1"}
    nieuw = zet_op(ruw, ("tafels", "pozo", "regel", "daarnaast", "wanneer"), [rij])
    assert any("POZO" in w.kop() for w in verschil(dataset_nu(), nieuw))


def test_oude_versies_voor_de_browser() -> None:
    ruw = {
        "versies": {
            "2026-01-01": {"dataversie": "a"},
            "2026-02-01": {"dataversie": "b", "wijzigingen": [{"wat": "x"}]},
            "2026-03-01": {"dataversie": "c", "wijzigingen": []},
        }
    }
    assert {k: v["gewijzigd"] for k, v in versies(ruw).items()} == {"a": True, "b": False, "c": False}


def test_verkeerde_aanroep(capsys) -> None:
    assert hoofd(["een", "twee", "drie"]) == 2
    assert "Gebruik" in capsys.readouterr().err
