"""Every rendering of the built site says the same for every class, and a change in one place is found in that place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.basis import plekken
from macros.bewijs.bron import werk_nu
from macros.publicatie import stap_certificaat
from tests.certificaat import beslisboek, beslisregels, klassen, papier
from tests.certificaat.browser import worker
from tests.certificaat.certificaat import Certificaat
from tests.certificaat.site import HEEL, Site
from tests.pdflezer import plat

BOEK, REGELS = (f"{deel.ADRES}/index.html" for deel in (beslisboek, beslisregels))


@pytest.fixture(scope="module")
def certificaat(site: Path) -> Certificaat:
    return Certificaat(Site(site))


@pytest.mark.browser
@pytest.mark.traag
def test_elke_weergave_zegt_hetzelfde(certificaat: Certificaat, browser: Any, server: str) -> None:
    with worker(browser, server) as vraag:
        uitslagen = list(certificaat.weergaven(vraag))
    assert {uitslag.naam: uitslag.fouten for uitslag in uitslagen if uitslag.fouten} == {}
    assert all(min(uitslag.vergeleken.values()) > 100 for uitslag in uitslagen)
    assert certificaat.als_json(uitslagen)["gelijk"]


def test_de_site_noemt_alleen_een_certificaat_van_haar_eigen_bestanden(tmp_path: Path, monkeypatch: Any) -> None:
    """Another byte in a compared file, or a rendering that differs: nothing is claimed."""
    monkeypatch.setattr(plekken, "BUILD", tmp_path)
    klaar, boek = tmp_path / "site", tmp_path / "site" / BOEK
    blad, leeg = (
        klaar / "index.html",
        '<p data-certificaat="blad" hidden></p><span data-certificaat="voet" hidden></span>',
    )
    for pad, inhoud in ((blad, leeg), (boek, "stap 1")):
        pad.parent.mkdir(parents=True)
        pad.write_text(inhoud, encoding="utf-8")
    inhoud = {"dag": "2026-03-02", "klassen": 12345, "vinger": stap_certificaat.vinger_van(klaar), "gelijk": True}
    for bewaard, in_het_boek in ((None, "stap 1"), (inhoud, "stap 2"), ({**inhoud, "gelijk": False}, "stap 1")):
        if bewaard:
            (tmp_path / stap_certificaat.NAAM).write_text(json.dumps(bewaard), encoding="utf-8")
        boek.write_text(in_het_boek, encoding="utf-8")
        stap_certificaat.doe(klaar)
        assert blad.read_text(encoding="utf-8") == leeg
        assert not (klaar / stap_certificaat.NAAM).exists()
    boek.write_text(f"stap 1{leeg}", encoding="utf-8")
    vinger = stap_certificaat.vinger_van(klaar)
    (tmp_path / stap_certificaat.NAAM).write_text(json.dumps({**inhoud, "vinger": vinger}), encoding="utf-8")
    stap_certificaat.doe(klaar)
    for pad in (blad, boek):
        assert pad.read_text(encoding="utf-8").count("12.345") == 2
    assert (klaar / stap_certificaat.NAAM).exists()
    assert stap_certificaat.vinger_van(klaar) == vinger  # its own sentence is not what it is about


def test_de_pagina_bewijs_en_elke_voet_hebben_er_plaats_voor(site: Path) -> None:
    is_er = (site / stap_certificaat.NAAM).exists()
    for pagina, plek in (("verantwoording/bewijs", "blad"), ("beslisboek", "voet"), ("po/po-adviestafel", "voet")):
        (gevonden,) = re.findall(
            f'data-certificaat="{plek}"([^>]*)>', (site / pagina / "index.html").read_text("utf-8")
        )
        assert (not gevonden) == is_er


# --- one change in one place -----------------------------------------------------------------------


@pytest.fixture
def met(certificaat: Certificaat) -> Callable[[str, str], Site]:
    """The site with other words in one file."""
    return lambda pad, tekst: Site(certificaat.site.map, {pad: tekst})


def ruil(tekst: str, vorm: str, nieuw: str | Callable[[re.Match[str]], str]) -> str:
    """The text with one place changed."""
    anders, aantal = re.subn(vorm, nieuw, tekst, count=1, flags=re.DOTALL)
    assert aantal == 1, vorm
    assert anders != tekst, vorm
    return anders


def een_meer(gevonden: re.Match[str]) -> str:
    """The same words with the number one higher."""
    return f"{gevonden[1]}{int(gevonden[2]) + 1}"


def namen(certificaat: Certificaat) -> tuple[str, str]:
    """Two gemeenten in the words of a sentence."""
    een, ander, *_ = (g["naam"] for g in certificaat.beeld.werk.ruw["gemeenten"].values() if "buiten_gebied" not in g)
    return een, ander


def op_de_paginas(certificaat: Certificaat, site: Site) -> list[str]:
    return beslisregels.toets(certificaat.beeld, certificaat.woorden, site, 0).fouten


def in_het_boek(certificaat: Certificaat, site: Site) -> list[str]:
    return beslisboek.toets(certificaat.beeld, certificaat.woorden, site, ()).fouten


def test_een_andere_rij(certificaat: Certificaat, met: Any) -> None:
    """A term of another row, in the first row of the main route."""
    html = certificaat.site.bestand(REGELS)
    eerste, tweede = re.findall(r'data-tabel="(hoofd/[^"]+)".*?<li class="rb-term">(.*?)</li>', html, re.DOTALL)[:2]
    site = met(
        REGELS,
        ruil(html, f'(data-tabel="{eerste[0]}".*?<li class="rb-term">){re.escape(eerste[1])}', rf"\1{tweede[1]}"),
    )
    fouten = op_de_paginas(certificaat, site)
    assert any(f"{beslisregels.ADRES}, {eerste[0]}, rij 1: " in fout for fout in fouten), fouten
    assert any(fout.startswith("hoofdroute: ") for fout in fouten), "also as a combination where the outcome differs"
    assert in_het_boek(certificaat, site) == []


def test_twee_stappen_verwisseld(certificaat: Certificaat, met: Any) -> None:
    """Two tables of the main route in the other order."""
    html = certificaat.site.bestand(REGELS)
    a, c, *_ = re.finditer(r'<div class="rb-tabel" data-tabel="hoofd/.*?</div>', html, re.DOTALL)
    anders = html[: a.start()] + c[0] + html[a.end() : c.start()] + a[0] + html[c.end() :]
    assert "in een andere volgorde" in op_de_paginas(certificaat, met(REGELS, anders))[0]


def test_een_andere_rij_op_een_onderbouwing(certificaat: Certificaat, met: Any) -> None:
    adres = certificaat.site.account(certificaat.beeld.werk.hoofd[0].id)
    html = certificaat.site.lees(adres)
    site = met(f"{adres}/index.html", ruil(html, r'(<div class="rb-als">.*?<li>)[^<]*', r"\1Iets anders."))
    fouten = op_de_paginas(certificaat, site)
    assert [fout.startswith(f"{adres}, rij 1: 'Iets anders.' zegt de dataset hier niet") for fout in fouten] == [
        True
    ], fouten


def test_een_andere_week_op_een_onderbouwing(certificaat: Certificaat, met: Any) -> None:
    id_ = next(regel.id for regel in certificaat.beeld.werk.hoofd if regel.termijn)
    adres = certificaat.site.account(id_)
    tekst = ruil(certificaat.site.lees(adres), r'(id="uiterlijk".*?week )(\d+)', een_meer)
    fouten = op_de_paginas(certificaat, met(f"{adres}/index.html", tekst))
    assert any(fout.startswith(f"{adres}: week ") for fout in fouten), fouten


def test_een_andere_gemeente_in_een_rij(certificaat: Certificaat, met: Any) -> None:
    een, ander = namen(certificaat)
    html = certificaat.site.bestand(REGELS)
    fouten = op_de_paginas(certificaat, met(REGELS, ruil(html, f"woont in {een}\\.", f"woont in {ander}.")))
    assert any(re.match(rf"{beslisregels.ADRES}, \S+, rij \d+: ", fout) for fout in fouten), fouten


@pytest.mark.parametrize(
    ("vorm", "nieuw", "deel"),
    [
        pytest.param(
            r"(vandaag )(\d+)(?= weken of langer)", een_meer, r"(?:termijn, langs )?stap ", id="week van een vraag"
        ),
        pytest.param(r"(<p>Uiterlijk week )(\d+)", een_meer, "uitkomst, langs stap ", id="week van een uitkomst"),
        pytest.param(r"(<b>Nee:</b> [^<]*? termijn)\.", r"\1 niet.", "termijn, langs stap ", id="zin van het sjabloon"),
        pytest.param(r"<b>Nog niet ", "<b>Nu ", "uitkomst, langs stap ", id="kop van het sjabloon"),
        pytest.param(r'#stap-3">3<', '#stap-4">4<', "uitkomst, langs stap ", id="link"),
        pytest.param(r'(aanmeldt: zie <a href="#stap-)(\d+)', een_meer, "stap ", id="verwijzing"),
        pytest.param(r'#stap-3">', '#stap-4">', "stap 2: ", id="link zonder haar nummer"),
    ],
)
def test_een_wijziging_in_het_boek(certificaat: Certificaat, met: Any, vorm: str, nieuw: Any, deel: str) -> None:
    site = met(BOEK, ruil(certificaat.site.bestand(BOEK), vorm, nieuw))
    fouten = in_het_boek(certificaat, site)
    assert any(re.match(rf"{deel}\d*", fout) for fout in fouten), fouten
    assert op_de_paginas(certificaat, site) == []


def test_een_andere_gemeente_in_het_boek(certificaat: Certificaat, met: Any) -> None:
    een, ander = namen(certificaat)
    html = certificaat.site.bestand(BOEK)
    fouten = in_het_boek(certificaat, met(BOEK, ruil(html, f"woont in {een}\\.", f"woont in {ander}.")))
    assert any(", langs stap " in fout for fout in fouten), fouten


def rij(werk: dict[str, Any], id_: str) -> None:
    werk[id_]["regel"]["wanneer"].pop(0)


def week(werk: dict[str, Any], id_: str) -> None:
    werk[id_]["regel"]["termijn"]["week"] += 1


def kenmerk(gemeenten: dict[str, Any], _id: str) -> None:
    """One value of one gemeente: the first that a row of the main route asks for."""
    rijen = (rij for regel in werk_nu().hoofd for rij in regel.wanneer)
    naam = next(feit.split(".")[1] for rij in rijen for feit in rij.als if feit.startswith("gemeente."))
    waarde = next(iter(gemeenten.values()))["kenmerken"][naam]
    waarde["waarde"] = {"ja": "nee", "nee": "ja"}[waarde["waarde"]]


@pytest.mark.parametrize(("deel", "wijzig"), [("tafels", rij), ("tafels", week), ("gemeenten", kenmerk)])
def test_een_wijziging_in_de_json(certificaat: Certificaat, met: Any, deel: str, wijzig: Any) -> None:
    id_ = next(r.id for r in certificaat.beeld.werk.hoofd if r.termijn and len(r.wanneer) > 1)
    anders = certificaat.site.json(deel)
    wijzig(anders, id_)
    site = met(f"api/v1/{deel}.json", json.dumps(anders))
    uitslag = klassen.api(certificaat.beeld, certificaat.klassen[::10], site)
    assert f"dataset.json: '{deel}' is anders dan {deel}.json" in uitslag.fouten
    assert re.match(r"(\S+, rij \d+|geen rij): \w+ .* in plaats van .*, bij: ", uitslag.fouten[0]), uitslag.fouten


def test_een_ander_antwoord_van_de_worker(certificaat: Certificaat) -> None:
    """One class with another week."""
    b, alle = certificaat.beeld, certificaat.klassen[:100]
    antwoorden = [klassen.met_datum(b, k) for k in alle]
    assert klassen.worker(b, alle, lambda _verzoeken: antwoorden).fouten == []
    antwoorden[7] = {**antwoorden[7], "week": 99}
    assert klassen.worker(b, alle, lambda _verzoeken: antwoorden).fouten[0].startswith("week 99 in plaats van ")
    anders = [replace(alle[0], hoort={**alle[0].hoort, "stand": "anders"}), *alle[1:]]
    assert klassen.cpython(b, anders).fouten[-1] == "1 klassen anders"


@pytest.mark.parametrize("adres", [beslisboek.ADRES, beslisregels.ADRES])
def test_een_ander_woord_op_papier(certificaat: Certificaat, met: Any, adres: str) -> None:
    vorm = r'<div class="rb-stap"[^>]*><p>(.*?)</p>' if adres == beslisboek.ADRES else r'<li class="rb-term">(.*?)</li>'
    woorden = plat(re.sub(r"<[^>]+>", "", re.findall(vorm, certificaat.site.lees(adres))[0]))
    site = met(f"{HEEL}.pdf", certificaat.site.papier.replace(woorden, f"{woorden} niet"))
    fouten = papier.toets(site, certificaat.beeld.werk.regels).fouten
    assert any(fout.startswith(f"{adres}, '") and "niet" in fout.partition("op papier")[2] for fout in fouten), fouten
