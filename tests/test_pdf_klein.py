"""What makes a print edition small and quick to make: nothing of it may change what stands on paper."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
import pymupdf
import pytest
import weasyprint

from macros.pagina import edities
from macros.pdf import anker, bestand, inkorten, knoop, maak, opbouw, taggen, vlot, zetten

STATE = {"rg", "Tf", "gs"}
ADRESSEN = ("po/po-adviestafel/", "termijnen/", "naast/", "vo/", "po-naast-vo/")


@pytest.fixture(scope="module")
def boek(site: Path) -> pikepdf.Pdf:
    return pikepdf.open(site / "afdrukken" / "routeboek.pdf")


@pytest.fixture(scope="module")
def proef(site: Path) -> Callable[[], Element]:
    """A small book of real pages, with lists, notes, cards, tables and a drawing; a fresh tree at every call."""
    werk = maak.lees(site)
    klein = dataclasses.replace(werk, paginas=[p for p in werk.paginas if p.adres in ADRESSEN])
    assert len(klein.paginas) > 3

    def wortel() -> Element:
        uit = opbouw.bouw(klein, edities.Editie(), 3).wortel
        uit[1].append(knoop.maak("h1", "Begrippenregister", id="register"))
        return uit

    return wortel


def gezet(wortel: Element, doel: Path) -> bytes:
    zetten.schrijf(zetten.zet(wortel), doel)
    return doel.read_bytes()


def test_shared_styles_give_the_same_file(
    proef: Callable[[], Element], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the functions and the sheet of WeasyPrint itself, every byte is the same."""
    met = gezet(proef(), tmp_path / "met.pdf")
    monkeypatch.setattr(vlot, "plekken", lambda: iter(()))
    monkeypatch.delattr(zetten.Boom, "_ua_stylesheets")
    assert gezet(proef(), tmp_path / "zonder.pdf") == met


def test_functions_are_put_back() -> None:
    voor = [(waar, naam, getattr(waar, naam)) for waar, naam, _ in vlot.plekken()]
    assert {naam for _, naam, _ in voor} >= {"StyleFor", "setup", "resolve_percentages", "strut", "can_break_text"}
    with vlot.vlot():
        assert all(getattr(waar, naam) is not was for waar, naam, was in voor)
    assert all(getattr(waar, naam) is was for waar, naam, was in voor)


def test_light_anchors_move_nothing(proef: Callable[[], Element]) -> None:
    """The words of every page, and the page of every anchor that something points at."""
    zwaar, licht = proef(), proef()
    anker.licht(licht, set())
    a, b = zetten.zet(zwaar), zetten.zet(licht)
    plaats, nieuw = zetten.ankers(a), zetten.ankers(b)
    assert 5 < len(nieuw) < len(plaats)
    assert nieuw == {naam: plaats[naam] for naam in nieuw}
    assert {str(a.get("href"))[1:] for a in licht.iter("a") if a.get("href", "#").startswith("#")} <= set(nieuw)
    assert [k for k in licht.iter() if k.get("id") and knoop.heeft(k, "blad")] == []


def test_shorter_drawings_look_the_same(
    proef: Callable[[], Element], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezet(proef(), tmp_path / "kort.pdf")
    monkeypatch.setattr(taggen, "_kort_in", lambda _wortel, _streams: None)
    with taggen.eigen_boom():
        zetten.zet(proef()).write_pdf(tmp_path / "lang.pdf", pdf_variant=zetten.VARIANT)
    assert (tmp_path / "kort.pdf").stat().st_size < 0.9 * (tmp_path / "lang.pdf").stat().st_size
    kort, lang = (pymupdf.open(tmp_path / f"{naam}.pdf") for naam in ("kort", "lang"))
    assert [blad.get_text() for blad in kort] == [blad.get_text() for blad in lang]
    for a, b in zip(kort, lang, strict=True):
        grijs = [blad.get_pixmap(dpi=60, colorspace="gray").samples for blad in (a, b)]
        anders = sum(abs(x - y) > 60 for x, y in zip(*grijs, strict=True))
        assert anders < 0.002 * len(grijs[0]), f"bladzijde {a.number + 1}"


def test_objects_are_packed(site: Path) -> None:
    """Only streams stand on their own, and the table of places says how a row differs from the one above it."""
    for pad in (site / "afdrukken").glob("*.pdf"):
        ruw = pad.read_bytes()
        koppen = re.findall(rb"(?:^|\n)\d+ 0 obj\n<<.*?>>\n(\w+)\n", ruw)
        assert set(koppen) == {b"stream"}, pad.name
        assert re.search(rb"/Type /XRef.*?/Predictor 12", ruw), pad.name


def test_numbers_are_short() -> None:
    getallen = (0.5, 12.3456, 0.070588, -0.004, 94.488189, 2.0, -0.00001)
    assert [bestand.getal(g) for g in getallen] == [b"0.5", b"12.35", b"0.0706", b"-0.004", b"94.49", b"2", b"0"]


def test_drawings_say_nothing_twice(boek: pikepdf.Pdf) -> None:
    for nr, blad in enumerate(boek.pages, start=1):
        stand: dict[str, Any] = {}
        for waarden, operator in _operatoren(blad):
            if operator in {"q", "Q"}:
                stand = {}
            if operator in STATE:
                assert stand.get(operator) != waarden, f"bladzijde {nr}: {waarden} {operator}"
                stand[operator] = waarden
            if operator == "TJ":
                assert 0 not in waarden[0], f"bladzijde {nr}"


def _operatoren(blad: Any) -> Iterator[tuple[Any, str]]:
    for stap in pikepdf.parse_content_stream(blad):
        waarden = [list(w) if isinstance(w, pikepdf.Array) else w for w in stap.operands]
        yield waarden, str(stap.operator)


def test_what_stands_together_is_one_piece(boek: pikepdf.Pdf) -> None:
    """Two pieces of marked content in a row are never of the same element, and each has exactly one."""
    nummers = list(boek.Root.StructTreeRoot.ParentTree.Nums)
    van = dict(zip(map(int, nummers[::2]), nummers[1::2], strict=True))
    for nr, blad in enumerate(boek.pages):
        stappen = list(pikepdf.parse_content_stream(blad))
        mcids = [int(s.operands[1].MCID) for s in stappen if str(s.operator) == "BDC"]
        eigenaars = list(van[int(blad.StructParents)])
        assert mcids == list(range(len(eigenaars))), f"bladzijde {nr + 1}"
        for vorige, stap in pairwise(stappen):
            if str(vorige.operator) == "EMC" and str(stap.operator) == "BDC" and (mcid := int(stap.operands[1].MCID)):
                assert eigenaars[mcid - 1].objgen != eigenaars[mcid].objgen, f"bladzijde {nr + 1}: {mcid}"


def test_text_beside_a_drawing_keeps_its_place() -> None:
    """A line under words is drawn between them: the text object ends before it and the next begins anew."""
    rij = ["/Span", {"MCID": 0}, b"BDC", b"BT", b"1 0 0 -1 10 20 Tm", b"[<0001>0<0002>] TJ", b"ET", b"EMC"]
    rij += ["/Artifact", b"BMC", b"q", b"1 0 0 rg", b"1 2 3 4 re", b"f", b"Q", b"EMC"]
    rij += ["/Span", {"MCID": 1}, b"BDC", b"BT", b"1 0 0 -1 10 40 Tm", b"[<0003>] TJ", b"ET", b"EMC"]
    rij += ["/Span", {"MCID": 2}, b"BDC", b"BT", b"1 0 0 -1 15 60.5 Tm", b"[<0004>-9<0005>] TJ", b"ET", b"EMC"]
    uit, nieuw = inkorten.kort_in(rij, {0: "a", 1: "a", 2: "a"})
    assert nieuw == {0: 0, 1: 1, 2: 1}
    assert uit == [
        *(b"BT", b"/Span <</MCID 0>> BDC", b"1 0 0 -1 10 20 Tm", b"(\0\1\0\2) Tj", b"EMC", b"ET"),
        *(b"/Artifact BMC", b"1 0 0 rg", b"1 2 3 4 re", b"f", b"EMC"),
        *(b"BT", b"/Span <</MCID 1>> BDC", b"1 0 0 -1 10 40 Tm", b"(\0\3) Tj"),
        *(b"5 -20.5 Td", b"[(\0\4)-9(\0\5)] TJ", b"EMC", b"ET"),
    ]


def test_a_border_is_one_shape() -> None:
    kop = [b"q", b"8 0 m", b"0 0 l", b"0 2 l", b"8 2 l", b"W*", b"n", b"/a1.0 gs", b"0 0 1 rg"]
    uit, _ = inkorten.kort_in([*kop, b"0 2 8 5 re", b"0 0 8 7 re", b"f*", b"Q"], {})
    assert uit == [b"0 0 1 rg", b"0 0 8 2 re", b"f"]
    schuin = [b"q", b"8 0 m", b"0 0 l", b"1 2 l", b"7 2 l", b"W*", b"n", b"0 0 1 rg", b"0 2 8 5 re", b"0 0 8 7 re"]
    uit, _ = inkorten.kort_in([*schuin, b"f*", b"Q"], {})
    assert uit == [b"0 0 1 rg", b"8 0 m", b"0 0 l", b"1 2 l", b"7 2 l", b"f"]


def test_a_dashed_border_stays_as_it_is() -> None:
    kop = [b"q", b"8 0 m", b"0 0 l", b"0 2 l", b"8 2 l", b"W*", b"n", b"0 0 3 2 re", b"4 0 3 2 re", b"W*", b"n"]
    rij = [*kop, b"0 0 1 rg", b"0 2 8 5 re", b"0 0 8 7 re", b"f*", b"Q"]
    assert inkorten.kort_in(rij, {})[0] == rij


def test_the_version_these_functions_were_written_for() -> None:
    """A newer WeasyPrint may do some of this itself: look again at vlot.py and inkorten.py then."""
    assert weasyprint.__version__.split(".")[0] == "70"
