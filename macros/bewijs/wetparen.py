"""De wetten over twee casussen: op één punt verschillen zij, verder zijn zij gelijk."""

from collections.abc import Iterator

from macros.bewijs import wetwoorden
from macros.bewijs.gebied import Gebied
from macros.bewijs.kubus import paren
from macros.bewijs.snoei import beperk
from macros.bewijs.vergelijking import GOED, Vergelijking
from macros.bewijs.wetboek import Punt, Wet
from macros.bewijs.zwaarte import Schaal


def vergelijkingen(g: Gebied, wet: Wet, schaal: Schaal, kan: int) -> Iterator[Vergelijking]:
    """Elk punt van de wet, elke twee buren in zijn reeks."""
    for punt in wet.punten:
        if punt.atoom not in g.vast:
            yield from (_naast_elkaar(g, punt, paar, schaal, kan) for paar in punt.paren())


def _naast_elkaar(g: Gebied, punt: Punt, paar: tuple[int, int], schaal: Schaal, kan: int) -> Vergelijking:
    d = g.b.b.d
    licht, zwaar = ({**g.vast, punt.atoom: waarde} for waarde in paar)
    beide = paren(d, beperk(d, g.b.hoofd, licht), beperk(d, g.b.hoofd, zwaar))
    fout = d.vertaal(beide, lambda p: GOED if schaal.mag(punt.eis, *p) else (frozenset({p[0]}), p[1]))
    telt = kan if punt.als is None else d.en([kan, g.b.b.rij(punt.als)])
    samen = d.en([beperk(d, telt, licht), beperk(d, telt, zwaar)])
    feit = frozenset({g.werk.atomen[punt.atoom].feit})
    een, ander = (wetwoorden.waarde(g, punt.atoom, waarde) for waarde in paar)
    return Vergelijking(g, fout, samen, feit, (licht, zwaar), (een, ander))
