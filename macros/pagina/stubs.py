"""De stubs in `docs/` en het menu in `mkdocs.yml`, geschreven uit de dataset: `python -m macros stubs [--check]`.

Een stub is een omschrijving en één macro; de pagina zelf komt uit het sjabloon. Proza met de hand blijft staan.
"""

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from macros.basis.plekken import DATA, DOCS, EIGEN, MKDOCS, PROJECT, WORTEL
from macros.pagina import adres, beheer, gebied, menu, tekst, zoekwoorden
from macros.pagina.boek import Boek, Onderwerp
from macros.pagina.openen import boek_of_fouten
from macros.pagina.vaste_paginas import ZOEK_HOGER, ZOEK_HOOG, ZOEK_LAGER, ZOEK_NIET, vaste_paginas

THEMA = WORTEL / "macros/thema"
PROZA = ("over/hosting.md", "over/meetresultaten.md", "over/toegankelijkheid.md", "over/besluiten")  # van de software
MENU = re.compile(r"(# begin menu\n).*(# einde menu\n)", re.DOTALL)
VOET = re.compile(r"(# begin voet\n).*(# einde voet\n)", re.DOTALL)
NAAM = re.compile(r"^site_name: .+$", re.MULTILINE)
OVER = re.compile(r"^(site_description: .+,) in .+$", re.MULTILINE)
STUB = re.compile(r"\A---\n(?:[a-z]+: .*\n)+---\n\{\{ \w+\([^\n]*\) \}\}\n\Z")


def stub(titel: str, omschrijving: str, aanroep: str, verder: dict[str, Any] | None = None) -> str:
    """De inhoud van één stub. Een sjabloon dat er (nog) niet is, blijft weg."""
    kop = {"title": titel, "description": omschrijving} | (verder or {})
    if not (THEMA / str(kop.get("template"))).exists():
        kop.pop("template", None)
    regels = [f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in kop.items()]
    return "\n".join(["---", *regels, "---", f"{{{{ {aanroep} }}}}", ""])


def omschrijving(boek: Boek, data: dict[str, Any], naam: str) -> str:
    """De samenvatting als platte zin; anders de naam."""
    zin = (data.get("samenvatting") or {}).get("tekst")
    return tekst.als_kaal(boek, zin) if zin else f"{naam}: wat dit handboek erover zegt."


def titel(o: Onderwerp) -> str:
    """De naam, in de ladder met de sector erachter als die er niet al in staat."""
    sector = "/".join(o.sector)
    return f"{o.naam} ({sector})" if o.van_sector and sector not in re.findall(r"\w+", o.naam) else o.naam


def vaste_stub(boek: Boek, pad: str) -> str:
    """De stub van een vaste pagina, met haar zoekwoorden."""
    titel_, zin, aanroep, *verder = vaste_paginas(boek)[pad]
    return stub(titel_, zin, aanroep, (verder[0] if verder else {}) | zoekwoorden.van_vaste_pagina(boek, pad))


def gewenst(boek: Boek) -> dict[str, str]:
    """Elk stubbestand dat er hoort te zijn, met zijn inhoud."""
    uit = {pad: vaste_stub(boek, pad) for pad in vaste_paginas(boek)}
    for o in boek.onderwerpen.values():
        uit |= van_onderwerp(boek, o)
    for id_, g in boek.gemeenten.items():
        uit |= van_gemeente(boek, id_, g)
    return uit | van_verhuisd(boek)


def van_verhuisd(boek: Boek) -> dict[str, str]:
    """Op het oude adres van een onderwerp staat waar het nu is: een bewaarde link blijft werken."""
    zin = "Deze pagina heeft een nieuw adres."
    return {
        bron: stub(f"Nieuw adres van {' in '.join(wat)}", zin, f"verhuisd({json.dumps(wat)[1:-1]})", {**ZOEK_NIET})
        for bron, wat in adres.oude(boek).items()
    }


def van_onderwerp(boek: Boek, o: Onderwerp) -> dict[str, str]:
    """De stubs van één onderwerp: de gewone pagina, die per gemeente, en de onderbouwing."""
    zin = omschrijving(boek, o.data, o.naam)
    zoek = ZOEK_HOOG if o.groep == "themas" else ZOEK_HOGER
    uit = {adres.van_onderwerp(o): stub(titel(o), zin, f'onderwerp("{o.id}")', zoek | zoekwoorden.van_onderwerp(o))}
    for g in boek.bladen[o.id]:
        naam = f"{titel(o)} in {boek.gemeenten[g]['naam']}"
        uit[adres.in_gemeente(o, g)] = stub(naam, zin, f'onderwerp("{o.id}", "{g}")', {**ZOEK_LAGER})
    achter = f"De bronnen, lezingen en regels achter: {o.naam}."
    uit[adres.onderbouwing(o)] = stub(f"{titel(o)}: onderbouwing", achter, f'onderbouwing("{o.id}")', {**ZOEK_NIET})
    return uit


def van_gemeente(boek: Boek, id_: str, g: dict[str, Any]) -> dict[str, str]:
    """De stubs van één gemeente: haar pagina, haar ladder per sector, en de onderbouwing."""
    naam = str(g.get("naam", id_))
    eigen = id_ in boek.eigen_gemeenten
    zin = (
        f"De ladders in {naam}: wie aanmeldt, waar, wanneer en met wat."
        if eigen
        else "Wat je doet als de leerling buiten het gebied woont."
    )
    tags = zoekwoorden.van_gemeente(boek, str(g.get("code")))
    uit = {f"gemeenten/{id_}.md": stub(naam, zin, f'gemeente("{id_}")', tags)}
    achter = f"De bronnen en lezingen achter de pagina van {naam}."
    uit[f"gemeenten/{id_}/onderbouwing.md"] = stub(
        f"{naam}: onderbouwing", achter, f'gemeente_onderbouwing("{id_}")', {**ZOEK_NIET}
    )
    for sector, woord in boek.sectoren.items() if eigen else ():
        wat = f"{woord} in {naam}"
        uit[adres.ladder(id_, sector)] = stub(
            wat, f"De hele ladder van het {sector} in {naam}.", f'gemeenteladder("{id_}", "{sector}")', {**ZOEK_NIET}
        )
    return uit


def voet(boek: Boek, stubs: set[str]) -> str:
    """Wat een sjabloon van het thema niet zelf kan lezen, als YAML: de zinnen onder elke pagina, en wat beheer is."""
    extra: dict[str, object] = {"voet_uitgave": gebied.geen_uitgave(boek), "voet_bronnen": gebied.bronnen(boek)}
    handboek = boek.deel("handboek")
    extra |= {"voet_bijgewerkt": tekst.datum(handboek["bijgewerkt"]), "voet_melden": str(handboek.get("melden", ""))}
    extra["woordmerk"] = handboek["naam"].partition(" ")[::2]
    extra["sectoren"] = [[f"{code.lower()}/", naam] for code, naam in boek.sectoren.items()]
    extra["beheer"] = beheer.adressen(DOCS, stubs)
    return "".join(f"  {naam}: {json.dumps(waarde, ensure_ascii=False)}\n" for naam, waarde in extra.items())


def verweesd(boek: Boek, wens: dict[str, str]) -> list[str]:
    """Stubs van onderwerpen die niet meer bestaan."""
    mappen = (DOCS / groep for groep in (*boek.groepen, "gemeenten"))
    bestanden = [*sorted(DOCS.glob("*.md")), *(b for map_ in mappen for b in sorted(map_.rglob("*.md")))]

    namen = [b.relative_to(DOCS).as_posix() for b in bestanden if STUB.match(b.read_text(encoding="utf-8"))]
    return [naam for naam in namen if naam not in wens]


def verouderd(boek: Boek) -> dict[Path, str | None]:
    """Wat er anders moet zijn op schijf: bestand → inhoud, of None als het weg moet."""
    wens = gewenst(boek)
    uit: dict[Path, str | None] = {DOCS / naam: None for naam in verweesd(boek, wens)}
    for naam, inhoud in wens.items():
        if not (DOCS / naam).exists() or (DOCS / naam).read_text(encoding="utf-8") != inhoud:
            uit[DOCS / naam] = inhoud
    oud = MKDOCS.read_text(encoding="utf-8")
    nieuw = MENU.sub(lambda m: m[1] + menu.als_yaml(boek, DOCS, set(wens)) + m[2], oud)
    nieuw = VOET.sub(lambda m: m[1] + voet(boek, set(wens)) + m[2], nieuw)
    nieuw = NAAM.sub(lambda _: f"site_name: {boek.deel('handboek')['naam']}", nieuw)
    nieuw = OVER.sub(lambda m: f"{m[1]} in {gebied.gebied(boek)}.", nieuw)
    return uit | ({MKDOCS: nieuw} if nieuw != oud else {})


def zet_op() -> None:
    """Een andere regio krijgt een eigen map, met de code en de opzet van hier en met haar eigen proza."""
    if EIGEN:
        return
    shutil.rmtree(DOCS, ignore_errors=True)
    for naam in PROZA:
        _neem_over(WORTEL / "docs" / naam, DOCS / naam)
    _neem_over(DATA / "proza", DOCS)
    for naam, waar in (("macros", WORTEL / "macros"), ("finder", WORTEL / "finder"), ("data", DATA)):
        if not (PROJECT / naam).is_symlink():
            (PROJECT / naam).symlink_to(waar, target_is_directory=True)
    _neem_over(WORTEL / MKDOCS.name, MKDOCS)


def _neem_over(van: Path, naar: Path) -> None:
    """Een bestand of een map, over wat er al stond."""
    naar.parent.mkdir(parents=True, exist_ok=True)
    if van.is_dir():
        shutil.copytree(van, naar, dirs_exist_ok=True)
    elif van.exists():
        shutil.copyfile(van, naar)


def schrijf(werk: dict[Path, str | None]) -> None:
    """Brengt de schijf in orde."""
    for bestand, inhoud in werk.items():
        if inhoud is None:
            bestand.unlink()
        else:
            bestand.parent.mkdir(parents=True, exist_ok=True)
            bestand.write_text(inhoud, encoding="utf-8")


def hoofd(argv: list[str]) -> int:
    """Schrijft wat verouderd is, of noemt het met `--check`."""
    boek, fouten = boek_of_fouten()
    if fouten:
        print("De dataset heeft fouten; er is niets aan de pagina's en het menu gedaan.", file=sys.stderr)
        return 1
    if onbekend := zoekwoorden.zonder_pagina(boek):
        print("\n".join(onbekend), file=sys.stderr)
        return 1
    zet_op()
    werk = verouderd(boek)
    if "--check" in argv:
        for bestand in werk:
            print(f"{bestand.relative_to(WORTEL)}: verouderd; draai 'make stubs'", file=sys.stderr)
        return 1 if werk else 0
    schrijf(werk)
    print(f"{len(werk)} bestanden bijgewerkt" if werk else "alles was al bij")
    return 0
