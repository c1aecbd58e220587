"""Getuigen: voor elke mutant die nog leeft een casus die hem merkt. `python -m macros getuigen` schrijft ze als YAML.

De uitkomst in zo'n casus is wat de regels nu zeggen. Lees haar na met de bronnen voordat je haar bewaart.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from finder import regelwerk
from finder.diagram import Diagrammen
from finder.model import Regelwerk
from finder.zinnen import feit_in_woorden, hoofdletter, in_sector
from macros.bewijs.beeld import beeld, mogelijk
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.gevallen import Casus, casussen, kern, standaardfeiten
from macros.bewijs.houvast import met_houvast
from macros.bewijs.mutanten import Mutant, mutanten
from macros.bewijs.mutatie import Proefbank, zichtbaar
from macros.bewijs.punten import dichtbij, feiten_van, gevuld, gewone_waarden

DAGEN = 7


def getuigen(ruw: dict[str, Any], levend: list[Mutant], standaard: dict[str, Any]) -> list[dict[str, Any]]:
    """Zo weinig mogelijk casussen die samen alle levende mutanten merken."""
    werk, uit, gevallen = regelwerk.laad(ruw), [], []  # type: ignore[var-annotated]
    for mutant in levend:
        anders = regelwerk.laad(mutant.pas_toe(ruw))
        if any(c.fout(anders) for c in gevallen):
            continue
        feiten = getuige(ruw, mutant, standaard)
        if feiten is None:
            print(f"geen getuige: {mutant.naam}", file=sys.stderr)
            continue
        verwacht = kern(werk, _waarden(werk, feiten))
        casus = _kort(werk, anders, Casus("", None, feiten, verwacht), standaard)
        if casus.fout(anders):
            gevallen.append(casus)
            uit.append({"feiten": casus.feiten, "verwacht": verwacht, "mutant": mutant.naam})
        else:
            print(f"getuige merkt niets: {mutant.naam}", file=sys.stderr)
    return uit


def _kort(werk: Regelwerk, anders: Regelwerk, casus: Casus, standaard: dict[str, Any]) -> Casus:
    """Dezelfde casus zonder feiten die er niet toe doen: daar geldt de standaard, of niets."""
    for feit in [f for f in casus.feiten if f not in ("sector", "gemeente")]:
        over = {k: v for k, v in casus.feiten.items() if k != feit}
        if feit in standaard:
            over[feit] = standaard[feit]
        proef = Casus("", None, over, casus.verwacht)
        if not proef.fout(werk) and proef.fout(anders):
            casus = proef
    return casus


def _waarden(werk: Regelwerk, feiten: dict[str, Any]) -> list[int | None]:
    from finder.feitentabel import uit_feiten

    return uit_feiten(werk, feiten, None).waarden


def getuige(ruw: dict[str, Any], mutant: Mutant, standaard: dict[str, Any]) -> dict[str, Any] | None:
    """Feiten waarbij de mutant iets anders zegt, zo dicht mogelijk bij de standaardfeiten."""
    anders = mutant.pas_toe(ruw)
    voor = beeld(regelwerk.laad(met_houvast(ruw, ruw, anders)))
    na = beeld(regelwerk.laad(met_houvast(anders, ruw, anders)), voor.b.d)
    if voor.werk.atomen != na.werk.atomen:
        return None
    d, gewoon = voor.b.d, gewone_waarden(voor.werk, standaard)
    samen = d.en([mogelijk(voor), mogelijk(na)])
    for een, ander in _paren(zichtbaar(voor), zichtbaar(na)):
        waar = d.en([samen, _ongelijk(d, een, ander)])
        if (gevonden := dichtbij(d, voor.werk, waar, gewoon)) is not None:
            return feiten_van(voor.werk, gevuld(gevonden, gewoon))
    gevonden = dichtbij(d, voor.werk, _waar_het_geldt(d, voor, na, samen), gewoon)
    return None if gevonden is None else feiten_van(voor.werk, gevuld(gevonden, gewoon))


def _waar_het_geldt(d: Diagrammen, voor: Any, na: Any, samen: int) -> int:
    """Waar een regel wint met een andere soort, week of doel, of waar twee stappen daarnaast van plaats ruilen."""
    regels: list[Any] = [zichtbaar(b)[2] for b in (voor, na)]
    anders = [id_ for id_ in regels[0] if regels[0][id_] != regels[1].get(id_)]
    eisen: list[Any] = [zichtbaar(b)[3] for b in (voor, na)]
    codes = {code for code in eisen[0] if eisen[0][code] != eisen[1].get(code)}
    uit = [d.en([samen, voor.wint[id_]]) for id_ in anders]
    uit += [d.en([samen, d.vertaal(voor.hoofd, lambda blad, c=c: bool(blad) and c in blad)]) for c in sorted(codes)]  # type: ignore[misc]
    volgorde = [list(b.naast) for b in (voor, na)]
    ruil = [a for a, b in zip(*volgorde, strict=True) if a != b]
    if ruil:
        uit.append(
            d.en(
                [
                    samen,
                    *(voor.naast[id_] for id_ in ruil),
                    *(d.niet(voor.wint[id_]) for id_ in ruil if id_ in voor.wint),
                ]
            )
        )
    return d.of(uit)


def _paren(voor: tuple[Any, ...], na: tuple[Any, ...]) -> Iterator[tuple[int, int]]:
    yield from zip(voor[0], na[0], strict=True)
    ander = dict(na[1])
    yield from ((diagram, ander[id_]) for id_, diagram in voor[1] if id_ in ander)


def _ongelijk(d: Diagrammen, een: int, ander: int) -> int:
    from macros.bewijs.kubus import paren

    return d.vertaal(paren(d, een, ander), lambda paar: paar[0] != paar[1])


def als_yaml(werk: Regelwerk, rijen: list[dict[str, Any]], standaard: dict[str, Any], voor: str) -> str:
    """De casussen als YAML, met een situatie in woorden."""
    regels = [
        "# Grensgevallen uit de mutatieproef: elke casus merkt een wijziging die geen andere casus merkt.",
        "casussen:",
    ]
    for nr, rij in enumerate(rijen, start=1):
        feiten, verwacht = rij["feiten"], rij["verwacht"]
        eigen = {
            k: v for k, v in feiten.items() if k not in ("sector", "gemeente") and v != standaard.get(k, _stil(werk, k))
        }
        zinnen = _situatie(werk, feiten, eigen)
        regels += [
            f"- id: {voor}{nr:02d}",
            f"  title: {_schrijf(_titel(werk, feiten, verwacht, nr))}",
            f"  sector: {feiten['sector']}",
            f"  gemeente: {feiten['gemeente']}",
            f"  situation: {_schrijf(zinnen)}",
            f"  facts: {_vloei(eigen)}",
            f"  expected: {_vloei(verwacht)}",
        ]
    return "\n".join([*regels, ""])


def _stil(werk: Regelwerk, feit: str) -> Any:
    gegeven = werk.ruw["feiten"][feit]
    waarde = gegeven.get("bij_ontbreken")
    return {"ja": True, "nee": False}.get(waarde, waarde) if gegeven["soort"] == "ja_nee" else waarde


def _titel(werk: Regelwerk, feiten: dict[str, Any], verwacht: dict[str, Any], nr: int) -> str:
    code = verwacht["doel"] or verwacht["primair"]
    naam = next(o["naam"] for o in {**werk.ruw["tafels"], **werk.ruw["routes"]}.values() if o["code"] == code)
    gemeente = next(g["naam"] for g in werk.ruw["gemeenten"].values() if g["code"] == feiten["gemeente"])
    return (
        f"Grensgeval {nr} {feiten['sector']} in {gemeente}: {naam}"
        if gemeente != "Andere gemeente"
        else f"Grensgeval {nr} {feiten['sector']} buiten het gebied: {naam}"
    )


def _situatie(werk: Regelwerk, feiten: dict[str, Any], eigen: dict[str, Any]) -> str:
    waarden = _waarden(werk, feiten)
    eerst = ["inschrijving", "verzuimpatroon"] if feiten["inschrijving"] == "ja" else ["inschrijving"]
    delen = [
        feit_in_woorden(werk, feit, waarden, _dagen(werk, feit, feiten)) for feit in dict.fromkeys([*eerst, *eigen])
    ]
    return " ".join(in_sector(werk.ruw, hoofdletter(deel), str(feiten["sector"])) + "." for deel in delen if deel)


def _dagen(werk: Regelwerk, feit: str, feiten: dict[str, Any]) -> int | None:
    maat = DAGEN if werk.ruw["feiten"][feit]["soort"] == "weken" else 1
    return feiten[feit] * maat if isinstance(feiten[feit], int) and not isinstance(feiten[feit], bool) else None


def _vloei(tabel: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{k}: {_schrijf(v)}" for k, v in tabel.items()) + "}"


def _schrijf(waarde: Any) -> str:
    if isinstance(waarde, list):
        return "[" + ", ".join(waarde) + "]"
    if isinstance(waarde, str):
        return waarde if waarde.replace("_", "").isalnum() else json.dumps(waarde, ensure_ascii=False)
    return json.dumps(waarde)


def hoofd(_argv: list[str]) -> int:
    """Zoekt getuigen voor alles wat nog leeft, en drukt ze af per sector."""
    ruw, gevallen = dataset_nu(), list(casussen())
    bank = Proefbank(ruw, gevallen)
    verklaard = aantekeningen().get("mutanten") or {}
    levend = [m for m in mutanten(ruw) if m.naam not in verklaard and bank.lot(m) == "leeft"]
    standaard = standaardfeiten()
    rijen = getuigen(ruw, levend, standaard)
    werk = regelwerk.laad(ruw)
    for sector in ("PO", "VO"):
        eigen = [rij for rij in rijen if rij["feiten"]["sector"] == sector]
        tekst = als_yaml(werk, eigen, standaard, f"M{sector[0]}")
        print(tekst)
    print(f"{len(levend)} mutanten, {len(rijen)} getuigen", file=sys.stderr)
    return 0
