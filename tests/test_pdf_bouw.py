"""Making the print editions: the same bytes anywhere, what is reused, and what stops with a Dutch sentence."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
import pytest
import weasyprint

from macros.pdf import keur, knoop, lezen, lijst, schoon, sleutel, verwijs, zetten
from macros.pdf.lezen import Onleesbaar, Pagina, doel

EPOCH = "1767225600"
NIET = shutil.ignore_patterns("build", "site", ".git", ".venv", "node_modules", "__pycache__", ".*_cache", "tests")
KAART, EDITIE = "routekaart-po-adviestafel-rijswijk", "routeboek-po-rijswijk"


def kopie(wortel: Path, doelmap: Path) -> Path:
    """The project in another folder, without anything built."""
    shutil.copytree(wortel, doelmap, ignore=NIET)
    (doelmap / "node_modules").symlink_to(wortel / "node_modules")
    return doelmap


def pdf(map_: Path, site: Path, uit: Path, naam: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "macros", "pdf", "--site", str(site), "--uit", str(uit), "--alleen", naam]
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **omgeving}
    return subprocess.run(argv, cwd=map_, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def bladen(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only the pages of the site, to change at will."""
    map_ = tmp_path_factory.mktemp("bladen")
    for pad in site.rglob("index.html"):
        nieuw = map_ / pad.relative_to(site)
        nieuw.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pad, nieuw)
    return map_


def test_same_bytes_in_two_folders_and_two_time_zones(wortel: Path, site: Path, bladen: Path, tmp_path: Path) -> None:
    """What the pipeline made in this folder, against the same day in another folder, far away."""
    dag = json.loads((site / "afdrukken" / lijst.BESTAND).read_text(encoding="utf-8"))["datum"]
    omgeving = {"SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(f"{dag}T17:00:00+00:00").timestamp()))}
    map_ = kopie(wortel, tmp_path / "een andere map")
    for wat in (KAART, EDITIE):
        klaar = pdf(map_, bladen, map_ / "pdf", wat, TZ="Pacific/Auckland", **omgeving)
        assert klaar.returncode == 0, klaar.stderr
        inhoud = (map_ / "pdf" / f"{wat}.pdf").read_bytes()
        assert inhoud == (site / "afdrukken" / f"{wat}.pdf").read_bytes(), wat
        assert str(tmp_path).encode() not in inhoud


def test_a_file_stays_until_something_that_goes_into_it_changes(wortel: Path, bladen: Path, tmp_path: Path) -> None:
    """Once, files stayed old after a change of the code that chooses their pages."""
    map_, uit = kopie(wortel, tmp_path / "map"), tmp_path / "pdf"
    assert _gemaakt(map_, bladen, uit) == 1
    assert _gemaakt(map_, bladen, uit) == 0, "nothing changed, so nothing is made again"
    edities = map_ / "macros" / "pagina" / "edities.py"
    edities.write_text(f"{edities.read_text(encoding='utf-8')}\n# another\n", encoding="utf-8")
    assert _gemaakt(map_, bladen, uit) == 1


def _gemaakt(map_: Path, site: Path, uit: Path) -> int:
    """How many files a run made anew."""
    klaar = pdf(map_, site, uit, KAART)
    assert klaar.returncode == 0, klaar.stderr
    return len(re.findall(r"pdf \d+/\d+: ", klaar.stdout))


def test_everything_that_goes_into_a_file_is_in_its_key(wortel: Path, bladen: Path, tmp_path: Path) -> None:
    map_, site = kopie(wortel, tmp_path / "map"), shutil.copytree(bladen, tmp_path / "site")
    eigen = ("sjablonen/routekaart.md.j2", "pagina/edities.py", "pdf/afdruk.css", "pdf/omslag.html.j2")
    sleutels = {_sleutel(map_, site)}
    blad, data = site / "rollen" / "index.html", map_ / "data" / "handboek.yaml"
    for nummer, pad in enumerate([*(map_ / "macros" / naam for naam in eigen), data, blad], start=2):
        tekst = pad.read_text(encoding="utf-8")
        pad.write_text(f"{tekst}\n".replace("</h1>", " </h1>"), encoding="utf-8")
        sleutels.add(_sleutel(map_, site))
        assert len(sleutels) == nummer, pad
    zoek = site / "404.html"
    zoek.write_text(f"{zoek.read_text(encoding='utf-8') if zoek.exists() else ''}<p>x</p>", encoding="utf-8")
    assert _sleutel(map_, site) in sleutels, "what is not printed does not count"


SLEUTEL = """
import sys, pathlib
from macros.pagina import edities
from macros.pagina.openen import boek_nu
from macros.pdf import lezen, sleutel
site = pathlib.Path(sys.argv[1])
print(sleutel.van(site, lezen.bronnen(site, edities.geheel(boek_nu())), ""))
"""


def _sleutel(map_: Path, site: Path) -> str:
    argv = [sys.executable, "-c", SLEUTEL, str(site)]
    return subprocess.run(argv, cwd=map_, capture_output=True, text=True, check=True).stdout


def test_another_version_of_a_tool_asks_for_new_files(bladen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nu = sleutel.van(bladen, [], "")
    assert sleutel.van(bladen, [], "") == nu
    for naam in ("weasyprint", "pydyf", "fonttools"):
        monkeypatch.setattr("macros.pdf.sleutel.version", lambda wat, naam=naam: "99" if wat == naam else version(wat))
        assert sleutel.van(bladen, [], "") != nu, naam


def test_broken_picture_stops_with_the_page(wortel: Path, bladen: Path, tmp_path: Path) -> None:
    blad = bladen / "begrippen" / "index.html"
    goed = blad.read_text(encoding="utf-8")
    blad.write_text(goed.replace("</h1>", '</h1><p><img src="weg.png" alt="x"></p>', 1), encoding="utf-8")
    klaar = pdf(wortel, bladen, tmp_path, EDITIE)
    blad.write_text(goed, encoding="utf-8")
    assert klaar.returncode == 1
    assert klaar.stderr.strip() == "Pagina begrippen/: het plaatje 'weg.png' bestaat niet in de site."
    assert not list(tmp_path.glob("*.pdf"))


def _boek(*inhoud: Element) -> Element:
    naam = knoop.maak("style", 'html { string-set: boek "Proefboek" }')
    wortel = knoop.maak("html", knoop.maak("head", knoop.maak("title", "Proef"), naam), Element("body"), lang="nl")
    wortel[1].append(knoop.maak("article", *inhoud, **{verwijs.BLAD: "proef"}))
    return wortel


def _tabel(rijen: int, woord: str) -> Element:
    kop = knoop.maak("thead", knoop.maak("tr", *[knoop.maak("th", f"Kop {n}", scope="col") for n in range(4)]))
    lijf = [knoop.maak("tr", *[knoop.maak("td", f"{woord} {r}-{n}") for n in range(4)]) for r in range(rijen)]
    return knoop.maak("table", knoop.maak("caption", "Proef"), kop, knoop.maak("tbody", *lijf))


def test_too_wide_table_is_named() -> None:
    document = zetten.zet(_boek(_tabel(2, "x" * 90)))
    fouten = keur.fouten(document, {"proef": "po/proef/"})
    assert [f for f in fouten if re.fullmatch(r"Pagina po/proef/: een tabel is \d+ mm te breed voor het papier.", f)]
    assert keur.fouten(zetten.zet(_boek(_tabel(2, "goed"))), {"proef": "po/proef/"}) == []


def test_a_table_over_three_pages_is_one_table() -> None:
    document = zetten.zet(_boek(_tabel(150, "cel")))
    assert len(document.pages) > 2
    stroom = io.BytesIO()
    zetten.schrijf(document, stroom)
    boom = _gelezen(stroom)
    assert (boom.count("/Table"), boom.count("/TH"), boom.count("/TR")) == (1, 4, 151)


def test_weasyprint_still_needs_our_structure_tree() -> None:
    """When this fails, WeasyPrint mended its issue 2903: take macros/pdf/structuur.py out, let the checkers judge."""
    stroom = io.BytesIO()
    zetten.zet(_boek(_tabel(150, "cel"))).write_pdf(stroom, pdf_variant=zetten.VARIANT)
    assert _gelezen(stroom).count("/Table") > 1


def test_the_structure_tree_is_for_this_version() -> None:
    assert weasyprint.__version__ == "70.0", "read macros/pdf/structuur.py again beside the new WeasyPrint"


def test_running_heads_and_page_numbers_are_artifacts() -> None:
    """What stands on every page is read by nobody; what stands there once belongs to one element."""
    stroom = io.BytesIO()
    zetten.schrijf(zetten.zet(_boek(*[knoop.maak("p", "zin " * 400) for _ in range(18)])), stroom)
    with pikepdf.open(stroom) as bestand:
        nummers = list(bestand.Root.StructTreeRoot.ParentTree.Nums)
        van = dict(zip(map(int, nummers[::2]), nummers[1::2], strict=True))
        assert len(bestand.pages) > 2
        for blad in bestand.pages:
            stappen = [(str(s.operator), list(s.operands)) for s in pikepdf.parse_content_stream(blad)]
            los = [plek for plek, (wat, _) in enumerate(stappen) if wat == "BMC"]
            assert sum("TJ" in {wat for wat, _ in _stuk(stappen, plek)} for plek in los) == 2, "name and number"
            mcids = [int(waarden[1].MCID) for wat, waarden in stappen if wat == "BDC"]
            assert mcids
            assert all("/S" in van[int(blad.StructParents)][mcid] for mcid in mcids)


def _stuk(stappen: list[tuple[str, object]], begin: int) -> list[tuple[str, object]]:
    """One piece of marked content, up to where it ends."""
    einde = next(plek for plek in range(begin, len(stappen)) if stappen[plek][0] == "EMC")
    return stappen[begin:einde]


def _gelezen(stroom: io.BytesIO) -> list[str]:
    """Every kind of structure element in a written file."""
    with pikepdf.open(stroom) as bestand:
        return [str(o.S) for o in bestand.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o]


def test_layout_complaints_are_errors() -> None:
    with pytest.raises(Onleesbaar, match="De opmaak"):
        zetten.zet(_boek(knoop.maak("p", "x")), "p { geen-eigenschap: 1 }")


@pytest.mark.parametrize(
    ("van", "href", "uit"),
    [
        ("po/a/", "../../verantwoording/bronnen/#b000", ("verantwoording/bronnen/", "b000")),
        ("po/a/", "#x", ("po/a/", "x")),
        ("", "po/", ("po/", "")),
        ("po/a/", "../../", ("", "")),
        ("po/a/", "../../afdrukken/x.pdf", ("afdrukken/x.pdf", "")),
        ("po/a/", "https://example.org/", None),
        ("po/a/", "mailto:x@example.org", None),
    ],
)
def test_where_a_link_goes(van: str, href: str, uit: tuple[str, str] | None) -> None:
    assert doel(van, href) == uit


def _schoon(html: str) -> Pagina:
    pagina = Pagina("po/x/", "T", lezen.fragment(f"<article><h1>T</h1>{html}</article>"))
    assert schoon.maak_schoon(pagina, Path()) == []
    return pagina


def test_paper_shows_what_is_folded_and_not_what_is_for_the_screen() -> None:
    """An explanation lies open, a list of words becomes items, an address can be followed."""
    pagina = _schoon(
        '<dl class="rb-kort"><dt>Wie</dt><dd>de school</dd></dl><p class="rb-scherm">Klik hier.</p>'
        '<details class="rb-uitleg"><summary>Uitleg</summary><p>mail a@b.nl nu</p></details>'
        '<details class="rb-vouw"><summary>Meer<span class="rb-vh"> bij T</span></summary><p>dit</p></details>'
    )
    assert knoop.tekst(pagina.boom) == "T Wie de school mail a@b.nl nu Meer dit"
    assert [a.get("href") for a in pagina.boom.iter("a")] == ["mailto:a@b.nl"]
    assert [knoop.tekst(punt) for punt in pagina.boom.iter("li")] == ["Wie de school"]


def test_a_link_goes_to_the_page_of_the_own_gemeente_or_becomes_words() -> None:
    links = [("../a/", "een"), ("../a/ander/", "twee"), ("../b/", "drie")]
    pagina = _schoon("".join(f'<p><a href="{href}">{naam}</a></p>' for href, naam in links))
    pagina.boom.append(lezen.fragment('<p class="rb-achter"><a href="onderbouwing/">bronnen</a></p>'))
    eigen = Pagina("po/a/hier/", "A", lezen.fragment("<article><h1>A</h1></article>"))
    verwijs.Verwijzer([pagina, eigen], ("hier/",)).herschrijf(pagina)
    assert [(a.get("href"), a.text) for a in pagina.boom.iter("a")] == [("#po-a-hier", "een")]
    assert [knoop.tekst(p) for p in pagina.boom.iter("p")] == ["een", "twee", "drie"]


def test_sizes_as_a_reader_says_them() -> None:
    assert [lijst.grootte(n) for n in (12, 24_600, 1_250_000)] == ["1 kB", "25 kB", "1,2 MB"]
