"""The condition tables on the page Beslisregels and on every account page, as a set of rules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from finder.model import Afgeleid, Eerst, Regel, Regelwerk, Rij, Termijn
from macros.dataset.beeld import Beeld, beeld
from macros.pagina.voorwaarden import PaginaRij, rij_woorden, rijen_op_de_pagina
from tests.certificaat.site import Site
from tests.certificaat.vergelijken import Uitslag, melding, verschil
from tests.certificaat.woorden import Anders, Woorden, artikel, met_klasse, tekst, zoek

ADRES = "verantwoording/beslisregels"
Tabellen = dict[str, tuple[Rij, ...]]
WEEK = re.compile(r"week (\d+)")
ZINNEN = "zinnen"  # what stands on the page, in the place of what stands in the dataset
GEEN = Termijn(0, "week", None, (), False, None)


def tabellen(w: Woorden, boom: Any) -> Tabellen:
    """Every table by its name, in the order of the page. Fails with the name and number of an unknown row."""
    return {
        str(blok.get("data-tabel")): tuple(_rijen(w, f"{ADRES}, {blok.get('data-tabel')}", blok.xpath(".//ul")))
        for blok in boom.xpath(".//div[@data-tabel]")
    }


def _rijen(w: Woorden, waar: str, lijsten: Any) -> Iterator[Rij]:
    for nr, lijst in enumerate(lijsten, start=1):
        try:
            zinnen = [tekst(punt) for punt in lijst.xpath("./li")]
            termen = w.rij(zinnen)
        except Anders as fout:
            raise Anders(f"{waar}, rij {nr}: {fout}") from fout
        yield Rij(termen, {ZINNEN: zinnen}, (), False, "")


def regelwerk_van(werk: Regelwerk, w: Woorden, site: Site) -> Regelwerk:
    """The rules as the pages tell them: rows, their order, what comes first, and the week of each account page."""
    boom = artikel(site.lees(ADRES))
    rijen, groepen = tabellen(w, boom), _groepen(boom)
    weken = {id_: _week(site.lees(site.account(id_))) for id_ in werk.regels}
    regels = {id_: _regel(regel, rijen, groepen.get(id_, []), weken[id_]) for id_, regel in werk.regels.items()}
    hoofd, naast = ([n.split("/")[1] for n in rijen if n.startswith(f"{deel}/")] for deel in ("hoofd", "naast"))
    return Regelwerk(
        ruw=werk.ruw,
        atomen=werk.atomen,
        afgeleid={feit.naam: feit for feit in _afgeleid(werk, boom, rijen)},
        hoofd=tuple(regels[id_] for id_ in hoofd),
        naast=tuple(regels[id_] for id_ in naast),
        regels=regels,
        alleen_bij=werk.alleen_bij,
        index=werk.index,
        rollen=werk.rollen,
    )


def _afgeleid(werk: Regelwerk, boom: Any, rijen: Tabellen) -> Iterator[Afgeleid]:
    """Each computed fact: what stands above its tables, and the words behind 'Anders'."""
    anders = boom.xpath(".//p[strong[.='Anders:']]")
    for regel, (naam, feit) in zip(anders, werk.ruw["afgeleid"].items(), strict=True):
        woorden = {f"{zin[:1].upper()}{zin[1:]}.": waarde for waarde, zin in feit["woorden"].items()}
        hier = [b for b in boom.xpath(".//div[@data-tabel]") if _van_feit(str(b.get("data-tabel")), naam, feit)]
        waarden = [(zoek(woorden, tekst(blok.getprevious())), rijen[str(blok.get("data-tabel"))]) for blok in hier]
        rest = tekst(regel).removeprefix("Anders: ")
        yield Afgeleid(naam, tuple(waarden), zoek(woorden, f"{rest[:1].upper()}{rest[1:]}"))


def _van_feit(tabel: str, naam: str, feit: dict[str, Any]) -> bool:
    return tabel in {f"feit/{naam}-{waarde}" for waarde in feit["woorden"]}


def _groepen(boom: Any) -> dict[str, list[list[str]]]:
    """Per step the groups of what comes first, from the numbered links under its table."""
    uit: dict[str, list[list[str]]] = {}
    for lijst in boom.xpath(".//ol[.//a[starts-with(@href, '#eerst-')]]"):
        id_ = lijst.xpath("preceding::div[starts-with(@data-tabel, 'hoofd/')][1]/@data-tabel")[0].split("/")[1]
        for punt in lijst.xpath("./li"):
            uit.setdefault(id_, []).append([href.removeprefix("#eerst-") for href in punt.xpath(".//a/@href")])
    return uit


def _regel(regel: Regel, rijen: Tabellen, groepen: list[list[str]], week: int | None) -> Regel:
    codes = {naam.split("/")[1].replace("_", "-"): naam.split("/")[1] for naam in rijen if naam.startswith("eerst/")}
    eerst = tuple(tuple(_eis(regel.id, zoek(codes, anker), rijen) for anker in groep) for groep in groepen)
    return replace(
        regel,
        wanneer=rijen.get(f"hoofd/{regel.id}", ()),
        daarnaast=rijen.get(f"naast/{regel.id}", ()),
        eerst=eerst,
        termijn=replace(regel.termijn or GEEN, getal=week) if week else None,
    )


def _eis(id_: str, code: str, rijen: Tabellen) -> Eerst:
    return Eerst(code, rijen.get(f"eigen-{id_}/{code}", rijen[f"eerst/{code}"]))


def _week(html: str) -> int | None:
    """The last week as the account page says it; nothing when it says none."""
    for zin in artikel(html).xpath(".//h2[@id='uiterlijk']/following-sibling::p[1]"):
        return int(WEEK.findall(tekst(zin))[0])
    return None


def op_de_onderbouwing(w: Woorden, site: Site, onderwerpen: Iterable[str]) -> tuple[int, list[str]]:
    """How many rows the account pages have, and each that is not the row of the dataset in its place."""
    aantal, fouten = 0, []
    for id_ in onderwerpen:
        adres, hoort = site.account(id_), _op_volgorde(id_)
        boom = artikel(site.lees(adres))
        blokken = boom.xpath(f".//div[{met_klasse('rb-als')}]")
        aantal += len(blokken)
        paren = enumerate(zip_longest(blokken, hoort), start=1)
        if bool(boom.xpath(".//h3[@id='nog-niet']")) != any(rij.eerst for rij in hoort):
            fouten.append(f"{adres}: de kop 'Nog niet' hoort er alleen bij rijen waar eerst iets moet")
        fouten += [f"{adres}, rij {nr}: {fout}" for nr, (blok, rij) in paren if (fout := _fout(w, blok, rij))]
    return aantal, fouten


def _op_volgorde(id_: str) -> list[PaginaRij]:
    """First the rows that lead here at once, then those where something comes first."""
    return sorted(rijen_op_de_pagina(id_), key=lambda r: bool(r.eerst))


def _fout(w: Woorden, blok: Any, rij: PaginaRij | None) -> str:
    """What is wrong with a printed row: its terms, what then comes first, or its mark as our reading."""
    if blok is None or rij is None:
        return "te weinig of te veel rijen"
    zinnen = [tekst(punt) for punt in blok.xpath("./ul/li")]
    dan = "".join(tekst(p) for p in blok.xpath("./p[strong[.='Dan geldt:']]"))
    staat = (dan.removeprefix("Dan geldt: ").removesuffix("."), "onze lezing" in tekst(blok))
    hoort = ("; ".join(rij.eerst), bool(rij.rij.get("zekerheid") or rij.rij.get("lezing")))
    termen = tuple(term for feit, eis in rij.rij["als"].items() for term in w.eis(feit, eis))
    try:
        klopt = w.rij(zinnen) == termen
    except Anders as fout:
        return str(fout)
    return "" if klopt and staat == hoort else f"{zinnen, *staat} in plaats van {rij.zinnen, *hoort}"


def toets(b: Beeld, w: Woorden, site: Site, klassen: int) -> Uitslag:
    """The rules of the pages, as diagrams in the same store, against the rules of the engine."""
    aantal, fouten = op_de_onderbouwing(w, site, b.werk.regels)
    try:
        gelezen = regelwerk_van(b.werk, w, site)
        fouten += [*_rij_voor_rij(b.werk, gelezen, site), *_overal(b, beeld(gelezen, b.d))]
        aantal += sum(1 for _ in _rijen_van(gelezen))
    except Anders as fout:
        fouten.append(str(fout))
    return Uitslag("tabellen op de pagina's", {"klassen": klassen, "rijen": aantal}, fouten)


def _rijen_van(werk: Regelwerk) -> Iterator[tuple[str, Rij]]:
    """Every row with the table it stands in."""
    for feit in werk.afgeleid.values():
        yield from ((f"feit/{feit.naam}-{waarde}", rij) for waarde, rijen in feit.waarden for rij in rijen)
    for regel in werk.hoofd:
        yield from ((f"hoofd/{regel.id}", rij) for rij in regel.wanneer)
    for regel in werk.regels.values():
        eisen = (eis for groep in regel.eerst for eis in groep)
        yield from ((f"eerst/{eis.code} bij {regel.id}", rij) for eis in eisen for rij in eis.ontbreekt)
    for regel in werk.naast:
        yield from ((f"naast/{regel.id}", rij) for rij in regel.daarnaast)


def _rij_voor_rij(werk: Regelwerk, gelezen: Regelwerk, site: Site) -> Iterator[str]:
    for id_, regel in gelezen.regels.items():
        weken = [r.termijn.getal if r.termijn else None for r in (regel, werk.regels[id_])]
        if weken[0] != weken[1]:
            yield f"{site.account(id_)}: week {weken[0]} in plaats van {weken[1]}"
    staan, horen = (_groepeer(_rijen_van(x)) for x in (gelezen, werk))
    if list(staan) != list(horen):
        yield f"{ADRES}: andere tabellen, of in een andere volgorde"
    for naam in [naam for naam in horen if naam in staan]:
        for nr, (staat, hoort) in enumerate(zip_longest(staan[naam], horen[naam]), start=1):
            if staat is None or hoort is None or staat.termen != hoort.termen:
                yield f"{ADRES}, {naam}, rij {nr}: {_in_woorden(werk, staat)} in plaats van {_in_woorden(werk, hoort)}"


def _groepeer(rijen: Iterator[tuple[str, Rij]]) -> dict[str, list[Rij]]:
    """The rows of each table."""
    uit: dict[str, list[Rij]] = {}
    for naam, rij in rijen:
        uit.setdefault(naam, []).append(rij)
    return uit


def _in_woorden(werk: Regelwerk, rij: Rij | None) -> str:
    if rij is None:
        return "geen rij"
    zinnen = rij.als[ZINNEN] if ZINNEN in rij.als else rij_woorden(werk.ruw, rij.als)
    return f"'{' '.join(zinnen)}'"


def _overal(b: Beeld, gelezen: Beeld) -> Iterator[str]:
    """Main outcome with its prerequisites and week, the state of the clock, and each parallel outcome."""
    delen = [("hoofdroute", hoofd_met_week(gelezen), hoofd_met_week(b)), ("termijn", gelezen.stand, b.stand)]
    delen += [(f"daarnaast {id_}", gelezen.naast.get(id_, b.d.onwaar), hoort) for id_, hoort in b.naast.items()]
    for naam, zegt, hoort in delen:
        if punt := verschil(b, b.kan, zegt, hoort):
            yield f"{naam}: {melding(b, punt, zegt, hoort)}"


def hoofd_met_week(b: Beeld) -> int:
    """The main route, with the week behind every outcome."""
    weken = {id_: regel.termijn.getal if regel.termijn else None for id_, regel in b.werk.regels.items()}
    return b.d.vertaal(b.hoofd, lambda blad: blad and (*blad, weken[blad[0]]))
