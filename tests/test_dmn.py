"""The rules as DMN: another engine gives the outcomes of Welke tafel?, and one other cell is noticed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from macros.bewijs.bron import werk_nu
from macros.publicatie import dmn as bouw
from tests.certificaat import dmn
from tests.certificaat.certificaat import Certificaat
from tests.certificaat.klassen import Klasse
from tests.certificaat.site import Site

STAP = 20  # one class in so many


@pytest.fixture(scope="module")
def certificaat(site: Path) -> Certificaat:
    return Certificaat(Site(site))


@pytest.fixture(scope="module")
def xml(certificaat: Certificaat) -> str:
    return certificaat.site.bestand(f"api/v1/{bouw.NAAM}")


@pytest.fixture(scope="module")
def klassen(certificaat: Certificaat) -> list[Klasse]:
    """One class of every outcome."""
    return list({json.dumps(dmn.hoort(klasse)): klasse for klasse in certificaat.klassen}.values())


@pytest.mark.traag
def test_een_andere_motor_geeft_dezelfde_uitkomsten(certificaat: Certificaat, klassen: list[Klasse], xml: str) -> None:
    assert dmn.anders(certificaat.beeld, [*klassen, *certificaat.klassen[::STAP]], xml) == []
    hoort = [dmn.hoort(klasse) for klasse in klassen]
    onderwerpen = {regel.code for regel in (*werk_nu().hoofd, *werk_nu().naast)}
    assert {code for h in hoort for code in (h["hoofdroute"], *h["daarnaast"])} == onderwerpen
    assert {h["termijn"] for h in hoort} == {"te_vroeg", "geen", "binnen", "op", "over"}
    assert {len(h["eerst"]) > 0 for h in hoort} == {True, False}


def verwissel(tekst: str, vorm: str, nieuw: str) -> str:
    anders, aantal = re.subn(vorm, nieuw, tekst, count=1, flags=re.DOTALL)
    assert aantal == 1, vorm
    return anders


@pytest.mark.parametrize(
    ("vorm", "nieuw"),
    [
        pytest.param(r'(<decision id="hoofdroute".*?<rule>).*?<rule>', r"\1", id="zonder een rij"),
        pytest.param(r'(id="termijn".*?<text>)&lt;', r"\1&gt;", id="een andere week"),
        pytest.param(r'(<decision id="eerst".*?<outputEntry>\s*<text>)"\w+"', r'\1"iets"', id="een andere eis"),
        pytest.param(r'(id="daarnaast_\w+".*?<outputEntry>\s*<text>)true', r"\1false", id="niets daarnaast"),
        pytest.param(r'(id="hoofdroute".*?hitPolicy=")FIRST', r"\1RULE ORDER", id="een andere wijze"),
    ],
)
def test_een_wijziging_valt_op(
    certificaat: Certificaat, klassen: list[Klasse], xml: str, vorm: str, nieuw: str
) -> None:
    assert dmn.anders(certificaat.beeld, klassen, verwissel(xml, vorm, nieuw))


@pytest.mark.parametrize(
    ("vorm", "nieuw"),
    [
        pytest.param("<text>sector</text>", "<text>sector met</text>", id="geen FEEL"),
        pytest.param('href="#sector"', 'href="#gemeente"', id="een feit dat de beslissing niet noemt"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_geweigerd(certificaat: Certificaat, xml: str, vorm: str, nieuw: str) -> None:
    with pytest.raises(AssertionError, match="sector"):
        dmn.anders(certificaat.beeld, certificaat.klassen[:1], verwissel(xml, vorm, nieuw))


def test_elke_naam_is_er_een_keer_en_elke_eis_wijst_ergens_heen(xml: str) -> None:
    heel = ET.fromstring(xml)
    ids = [deel.attrib["id"] for deel in heel if "id" in deel.attrib]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]\w*", naam) for naam in ids)
    assert {eis.attrib["href"][1:] for eis in heel.iterfind("decision/informationRequirement/*", dmn.RUIMTE)} <= set(
        ids
    )
    assert set(dmn.VRAAG) <= set(ids)


def test_elk_feit_noemt_zijn_waarden_in_woorden(xml: str) -> None:
    """Whoever fills it in reads what a value means, and which ones there are."""
    for feit in ET.fromstring(xml).iterfind("inputData", dmn.RUIMTE):
        assert feit.findtext("description", namespaces=dmn.RUIMTE).strip(), feit.attrib["name"]


def test_dezelfde_dataset_geeft_dezelfde_bytes(xml: str) -> None:
    een, twee = (bouw.dmn(werk_nu()) for _ in range(2))
    assert een == twee


def test_een_andere_regio(pakketsite: Path) -> None:
    tekst = (pakketsite / "api" / "v1" / bouw.NAAM).read_text(encoding="utf-8")
    alle = dmn.beslissingen(tekst)
    assert set(dmn.VRAAG) <= set(alle)
