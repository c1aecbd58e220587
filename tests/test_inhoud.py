"""What the built pages say: nothing forbidden, readable, explained, sourced, reachable, safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml import html
from negatieflijst import overtredingen
from zichtbaar import adres, blokken, lengte, onder, paginas, zinnen

from macros.dataset import velden
from macros.pagina.gebied import TELWOORD, bronnen, gebied
from macros.pagina.openen import boek_of_fouten
from macros.publicatie import paginacontrole

WORTEL = Path(__file__).resolve().parents[1]
NEGATIEF = yaml.safe_load((WORTEL / "tests/negatief.yaml").read_text(encoding="utf-8"))
LANGSTE, GEMIDDELD = 25, 13
# Pages about the project itself, written for editors and technicians.
OVER_HET_PROJECT = (
    "/beheer/",
    "/over/",
    "/verantwoording/beslisregels/",
    "/verantwoording/data-en-api/",
    "/verantwoording/bewijs/",
)
BRONPLAATS = re.compile(r"\b00[0-4]-[0-9A-Za-z]+(?:-[A-Z]+)?\b")
AFKORTING = re.compile(r"\b[A-Z][A-Za-z&]*[A-Z][A-Za-z]*\b")
GEWOON = {"PDF", "JavaScript", "MB", "LV"}
VASTHOUDEN, VEILIG = "niet overdragen", "Direct gevaar"
BANNER = f"combineert {bronnen(boek_of_fouten()[0])}"


def lees(deel: str) -> dict:
    return yaml.safe_load((WORTEL / "data" / deel).read_text(encoding="utf-8"))


def handboek_bomen(site: Path) -> list[tuple[str, html.HtmlElement]]:
    return [(naam, html.parse(str(pad)).find(".//article")) for naam, pad in handboek(site)]


def handboek(site: Path) -> list[tuple[str, Path]]:
    """The pages of the handbook itself."""
    alle = [(adres(site, pad), pad) for pad in paginas(site)]
    return [(plek, pad) for plek, pad in alle if not plek.startswith(OVER_HET_PROJECT) and plek != "/404.html"]


def onderwerpen() -> list[tuple[str, str]]:
    return [
        (map_, bestand.stem)
        for map_ in ("tafels", "routes", "themas")
        for bestand in (WORTEL / "data" / map_).glob("*.yaml")
    ]


@pytest.mark.parametrize("regel", NEGATIEF, ids=lambda regel: regel["id"])
def test_negatieve_lijst(site, regel):
    fouten = overtredingen(site, regel)
    assert not fouten, f"{regel['wat']}\n" + "\n".join(fouten)


def test_geen_zin_is_te_lang(site):
    lang = [
        f"{plek}: {lengte(zin)} woorden: {zin}"
        for plek, pad in handboek(site)
        for zin in zinnen(pad)
        if lengte(zin) > LANGSTE
    ]
    assert not lang, "\n".join(lang)


def test_elke_pagina_leest_makkelijk(site):
    fout = []
    for plek, pad in handboek(site):
        lengtes = [lengte(zin) for zin in zinnen(pad) if zin.rstrip("'\")").endswith((".", "?", "!"))]
        if lengtes and (gemiddeld := sum(lengtes) / len(lengtes)) > GEMIDDELD:
            fout.append(f"{plek}: gemiddeld {gemiddeld:.1f} woorden per zin")
    assert not fout, "\n".join(fout)


def test_elke_afkorting_is_uitgelegd(site):
    begrippen = lees("begrippen.yaml").values()
    bekend = {
        w.casefold()
        for b in begrippen
        for k in ("naam", "afkorting", "voluit")
        for w in re.findall(r"[\w&]+", str(b.get(k) or ""))
    }
    bekend |= {w.casefold() for w in GEWOON} | {"zhw"}
    fout = {}
    for plek, pad in handboek(site):
        tekst = " ".join(b.tekst for b in blokken(pad) if not b.in_klasse("rb-bronlijst"))
        for woord in AFKORTING.findall(BRONPLAATS.sub(" ", tekst)):
            if woord.casefold() not in bekend:
                fout.setdefault(woord, plek)
    assert not fout, fout


def test_elk_begrip_met_een_afkorting_wordt_uitgelegd(site):
    """On the glossary, and where it is used: by hover, or with the full name in front."""
    pagina = onder(site / "begrippen/index.html")
    html = "".join(pad.read_text(encoding="utf-8") for _, pad in handboek(site))
    for id_, begrip in lees("begrippen.yaml").items():
        if kort := begrip.get("afkorting"):
            assert kort in pagina, f"{id_} staat niet bij de begrippen"
            kaal = re.escape(kort.replace("&", "&amp;"))
            uitleg = rf'<abbr title="[^"]+">{kaal}</abbr>|{re.escape(begrip["naam"])} \({kaal}\)'
            assert re.search(uitleg, html), f"{id_}: {kort} krijgt nergens uitleg"


def test_elke_bronplaats_is_gebruikt_en_bestaat(site):
    plaatsen = {f"{bron}-{plaats}" for bron, inhoud in lees("bronnen.yaml").items() for plaats in inhoud["plaatsen"]}
    genoemd = set()
    for plek, pad in handboek(site):
        if not plek.startswith("/verantwoording/"):
            genoemd |= set(re.findall(r'aria-label="Bron ([^"]+)" class="rb-bron"', pad.read_text(encoding="utf-8")))
    assert genoemd == plaatsen, f"nergens: {sorted(plaatsen - genoemd)}; bestaat niet: {sorted(genoemd - plaatsen)}"


def test_elk_onderwerp_heeft_een_pagina_en_een_weg_ernaartoe(site):
    paden = {pad.parent.name: pad for _, pad in handboek(site)}
    links = {p: set(paginacontrole.lees(p.read_text(encoding="utf-8")).links) for _, p in handboek(site)}
    for map_, id_ in onderwerpen():
        assert id_ in paden, f"data/{map_}/{id_}.yaml heeft geen pagina"
        vanaf = [p for p, hrefs in links.items() if p != paden[id_] and any(f"{id_}/" in h for h in hrefs)]
        assert len(vanaf) > 1, f"{id_}: geen pagina verwijst ernaar"


def test_geen_veldnaam_staat_er_als_tekst(site):
    """What was meant to be read field by field shows its words, not the names of its fields."""
    namen = {naam for soort in velden.alle().values() for naam in soort.velden}
    gevonden = [
        (pad, woorden)
        for pad, boom in handboek_bomen(site)
        for lijst in boom.iter("ul", "ol", "dl")
        if len(woorden := namen.intersection(punt.text_content().strip() for punt in lijst)) > 1
    ]
    assert gevonden == []


def test_links_ankers_en_opmaak(site):
    assert paginacontrole.controleer(site) == []


def test_elke_pagina_zegt_dat_dit_geen_officiele_uitgave_is(site):
    mist = [
        plek for plek, pad in handboek(site) if "/embed/" not in plek and BANNER not in pad.read_text(encoding="utf-8")
    ]
    assert not mist


def test_gemeenten_en_aantallen_staan_alleen_in_de_dataset():
    """No template and no page code names a gemeente or counts the sources: they come from the dataset."""
    namen = [re.escape(g["naam"]) for g in boek_of_fouten()[0].eigen_gemeenten.values()]
    vast = re.compile(rf"{'|'.join(namen)}|\b({'|'.join(TELWOORD)}) (bronnen|documenten)\b", re.IGNORECASE)
    plekken = [p for m in ("sjablonen", "pagina", "pdf", "thema") for p in (WORTEL / "macros" / m).rglob("*")]
    plekken += [WORTEL / "docs/over/index.md", *(WORTEL / "docs").glob("*.md")]
    tekst = [p for p in plekken if p.suffix in {".py", ".j2", ".html", ".md"}]
    assert len(tekst) > 60
    assert [p.name for p in tekst if vast.search(p.read_text(encoding="utf-8"))] == []


def test_het_woord_voor_het_overleg_staat_alleen_in_de_dataset():
    woorden = "|".join(woord["tekst"] for woord in lees("zinnen.yaml")["overleg"].values())
    mappen = ("macros/sjablonen", "macros/pagina", "macros/bewijs", "finder")
    tekst = [p for m in mappen for p in (WORTEL / m).rglob("*") if p.suffix in {".py", ".j2", ".mjs"}]
    assert [p.name for p in tekst if re.search(rf"\b({woorden})\b", p.read_text(encoding="utf-8"))] == []


def test_de_omschrijving_van_de_site_noemt_dezelfde_gemeenten():
    """mkdocs.yml cannot ask the dataset; this keeps it equal."""
    regel = re.search(r"^site_description: (.+)$", (WORTEL / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert regel[1].endswith(f"in {gebied(boek_of_fouten()[0])}.")


def test_wie_opschaalt_leest_wie_verantwoordelijk_blijft(site):
    opschalen = [(p, pad) for p, pad in handboek(site) if p.startswith(("/po/", "/vo/", "/naast/")) and p != "/naast/"]
    opschalen += [(p, pad) for p, pad in handboek(site) if p == "/routes/fase-3b-opschaling/"]
    opschalen = [(p, pad) for p, pad in opschalen if not p.endswith("/onderbouwing/")]
    assert len(opschalen) > 20
    for plek, pad in opschalen:
        tekst = onder(pad)
        vast = "heeft zorgplicht" if plek == "/vo/vo-av-team/" else VASTHOUDEN  # no enrolment, nothing to hand over yet
        assert vast in tekst, f"{plek}: er staat niet wie verantwoordelijk blijft"
        assert VEILIG in tekst, f"{plek}: geen verwijzing naar de Meldcode"
        assert "Meldcode" in tekst, plek
