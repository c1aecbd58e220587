"""The light stand-ins in the engine do what the library's own modules do, as far as the engine asks."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import sys
from types import ModuleType

import pytest

from macros.bewijs.casussen import casussen
from macros.publicatie.motor import LICHT

NIEUW = {"json", "json.decoder", "json.encoder", "dataclasses", "typing"}


@pytest.fixture
def licht(monkeypatch: pytest.MonkeyPatch):
    """Import one of the stand-ins under the name it has in the engine; afterwards the library's own is back."""

    def laad(naam: str) -> ModuleType:
        for weg in NIEUW:
            monkeypatch.delitem(sys.modules, weg, raising=False)
        pad = LICHT / naam
        bestand = pad / "__init__.py" if pad.is_dir() else pad.with_suffix(".py")
        plekken = [str(pad)] if pad.is_dir() else None
        spec = importlib.util.spec_from_file_location(naam, bestand, submodule_search_locations=plekken)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, naam, module)
        spec.loader.exec_module(module)
        return module

    return laad


TEKSTEN = ["{}", ' [1, -2.5e3, "é\\u00e9", null, true] \n', '"a"', "0", '{"b": {"a": []}}', "[NaN]"]
STUK = ["", "{", "[1,]", "1 2", '{"a" 1}', '"a', "nul", "\ufeff{}", '{"a": 1}x']


def test_json_leest_en_schrijft_hetzelfde(licht):
    echt, eigen = json, licht("json")
    waarden = [casus.verzoek for casus in casussen()] + [echt.loads(tekst) for tekst in TEKSTEN[:-1]]
    for waarde in waarden:
        for hoe in ({"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}, {"ensure_ascii": False}, {}):
            assert eigen.dumps(waarde, **hoe) == echt.dumps(waarde, **hoe)
        assert eigen.loads(echt.dumps(waarde, indent=1)) == waarde
    assert [repr(eigen.loads(tekst)) for tekst in TEKSTEN] == [repr(echt.loads(tekst)) for tekst in TEKSTEN]


@pytest.mark.parametrize("tekst", STUK, ids=repr)
def test_json_weigert_hetzelfde(licht, tekst):
    with pytest.raises(json.JSONDecodeError):
        json.loads(tekst)
    eigen = licht("json")
    with pytest.raises(eigen.JSONDecodeError):
        eigen.loads(tekst)


def test_json_weigert_wat_geen_json_is(licht):
    with pytest.raises(TypeError, match="set is not JSON serializable"):
        licht("json").dumps({"a": {1}})


class Vorm:
    """The shapes that finder/ uses, made with either module."""

    def __init__(self, module: ModuleType) -> None:
        @module.dataclass(frozen=True, slots=True)
        class Vast:
            naam: str
            delen: tuple[int, ...] = ()

            @property
            def lang(self) -> int:
                return len(self.delen)

        @module.dataclass(slots=True)
        class Los:
            naam: str
            lijst: list[int] = module.field(default_factory=list)

        @module.dataclass
        class Kaal(Los):
            extra: int = 3

        self.Vast, self.Los, self.Kaal = Vast, Los, Kaal


@pytest.fixture(params=["echt", "licht"])
def vorm(request, licht) -> Vorm:
    """Every test below holds for the library's own module too: that keeps them honest."""
    return Vorm(dataclasses if request.param == "echt" else licht("dataclasses"))


def test_dataclass_gelijk_en_als_sleutel(vorm):
    een, twee, ander = vorm.Vast("a", (1,)), vorm.Vast("a", delen=(1,)), vorm.Vast("b")
    assert (een == twee, een == ander, een == ("a", (1,))) == (True, False, False)
    assert len({een, twee, ander}) == 2
    assert ander.lang == 0
    with pytest.raises(TypeError, match="unhashable"):
        hash(vorm.Los("a"))


def test_dataclass_ligt_vast_en_heeft_plekken(vorm):
    with pytest.raises(AttributeError):
        vorm.Vast("a").naam = "b"
    with pytest.raises((AttributeError, TypeError)):
        vorm.Vast("a").anders = 1
    with pytest.raises(AttributeError):
        vorm.Los("a").anders = 1


def test_dataclass_deelt_geen_lijst(vorm):
    een, twee = vorm.Los("a"), vorm.Los("b")
    een.lijst.append(1)
    assert (een.lijst, twee.lijst, vorm.Kaal("c", [2]).extra) == ([1], [], 3)
    assert vorm.Kaal("c", extra=4).extra == 4


@pytest.mark.parametrize(
    ("gegeven", "genoemd"), [((), {}), (("a", (), 1), {}), (("a",), {"vreemd": 1}), (("a",), {"naam": 1})]
)
def test_dataclass_weigert_verkeerde_velden(vorm, gegeven, genoemd):
    with pytest.raises(TypeError):
        vorm.Vast(*gegeven, **genoemd)
