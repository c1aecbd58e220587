"""Getuigen: voor elke mutant die nog leeft een casus die hem merkt. `python -m macros getuigen [NAAM]` schrijft ze op.

De uitkomst in zo'n casus is wat de regels nu zeggen. Lees haar na met de bronnen voordat je haar bewaart.
"""

import sys
from collections.abc import Iterator
from typing import Any

from finder import regelwerk
from finder.diagram import Diagrammen
from finder.melding import bedoelde_u
from finder.model import Regelwerk
from macros.bewijs.beeld import beeld, mogelijk
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.getuigenis import bewaar, per_sector, waarden
from macros.bewijs.gevallen import VANDAAG, Casus, casussen, kern, standaardfeiten
from macros.bewijs.houvast import met_houvast
from macros.bewijs.mutanten import Mutant, mutanten
from macros.bewijs.mutatie import Proefbank, zichtbaar
from macros.bewijs.punten import dichtbij, feiten_van, gevuld, gewone_waarden


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
        verwacht = kern(werk, waarden(werk, feiten))
        casus = _kort(werk, anders, Casus("", VANDAAG, feiten, verwacht), standaard)
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


def hoofd(argv: list[str]) -> int:
    """Zoekt getuigen voor alles wat nog leeft. Met een naam erbij gaan zij in een bestand met casussen."""
    ruw = dataset_nu()
    namen = [*ruw["gemeenten"], *ruw["tafels"], *ruw["routes"]]
    if argv and argv[0] not in namen:
        zin = f"'{argv[0]}' is geen gemeente, tafel of route.{bedoelde_u(argv[0], namen)}"
        print(f"{zin} Gebruik: python -m macros getuigen [NAAM]", file=sys.stderr)
        return 2
    levend = _levend(ruw)
    rijen = getuigen(ruw, levend, standaardfeiten())
    if argv and rijen:
        print(f"{bewaar(ruw, rijen, argv[0])} is geschreven. Lees elke uitkomst na met de bronnen.")
    elif rijen:
        print(per_sector(ruw, rijen, "M"))
    print(f"{len(levend)} wijzigingen die niemand merkte, {len(rijen)} casussen ervoor.", file=sys.stderr)
    return 0


def _levend(ruw: dict[str, Any]) -> list[Mutant]:
    """De mutanten die geen casus merkt en niemand verklaarde."""
    bank, verklaard = Proefbank(ruw, list(casussen())), aantekeningen().get("mutanten") or {}
    return [m for m in mutanten(ruw) if m.naam not in verklaard and bank.lot(m) == "leeft"]
