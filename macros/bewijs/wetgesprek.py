"""De wet over het gesprek: wordt een antwoord bekend, dan komt er geen mogelijke uitkomst bij.

Meer weten over één feit laat in een beslisdiagram altijd minder over. Alleen een antwoord dat méér vastlegt dan het
zelf zegt, kan dat breken: het kan iets tegenspreken wat is geantwoord toen dit antwoord nog onbekend was.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from finder.diagram import Diagrammen, beperk, paren
from macros.bewijs import wetwoorden
from macros.bewijs.gebied import Gebied
from macros.bewijs.gevolgen import Gevolg, gevolgen
from macros.bewijs.wetwoorden import GOED, Vergelijking


def mogelijkheden(d: Diagrammen, diagram: int, onbekend: Sequence[int]) -> int:
    """Bladen: de verzameling uitkomsten die nog kan als deze atomen onbekend zijn."""
    uit = d.vertaal(diagram, lambda blad: frozenset({blad}))
    for atoom in onbekend:
        delen = dict.fromkeys(beperk(d, uit, {atoom: waarde}) for waarde in range(d.breedtes[atoom]))
        uit = reduce(lambda een, ander: d.vertaal(paren(d, een, ander), lambda p: p[0] | p[1]), delen)
    return uit


def vergelijkingen(g: Gebied, kan: int) -> Iterator[Vergelijking]:
    """Elk antwoord dat meer vastlegt, naast 'weet ik niet' op dezelfde vraag.

    Andere antwoorden mogen daarbij van alles zeggen: die kwamen toen dit antwoord nog onbekend was.
    """
    for gevolg in gevolgen(g.werk):
        hier = all(g.vast.get(nr, w) == w for nr, w in gevolg.eigen.items())
        if hier and gevolg.later and "weet_niet" in gevolg.later:
            yield _later_onbekend(g, gevolg, kan)
        elif hier and not gevolg.later and "weet_niet" in gevolg.vraag:
            yield _naast_weet_niet(g, gevolg, kan)


def _naast_weet_niet(g: Gebied, gevolg: Gevolg, kan: int) -> Vergelijking:
    d, eigen = g.b.d, {**g.vast, **gevolg.eigen}
    bekend = beperk(d, g.b.hoofd, {**eigen, **gevolg.erbij})
    gevraagd = [nr for nr, a in enumerate(g.werk.atomen) if a.feit in gevolg.vraag["feiten"] and nr not in g.vast]
    open_ = mogelijkheden(d, beperk(d, g.b.hoofd, g.vast), gevraagd)
    fout = d.vertaal(paren(d, open_, bekend), lambda p: GOED if p[1] in p[0] else p)
    telt = beperk(d, d.en([kan, _niet_meer_gevraagd(d, bekend, gevolg)]), g.vast)
    feiten, bron = frozenset(gevolg.vraag["feiten"]), f"{gevolg.vraag['id']}/{gevolg.naam}"
    zinnen = (_weet_niet(g, gevolg.vraag), _antwoord(g, gevolg))
    return Vergelijking(g, fout, telt, feiten, (g.vast, eigen), zinnen, bron)


def _niet_meer_gevraagd(d: Diagrammen, bekend: int, gevolg: Gevolg) -> int:
    """Waar als de andere vinkjes er niet meer toe doen; anders komt de vraag toch, en wint haar antwoord."""
    return d.vertaal(mogelijkheden(d, bekend, gevolg.straks), lambda bladen: len(bladen) == 1)


def _later_onbekend(g: Gebied, gevolg: Gevolg, kan: int) -> Vergelijking:
    """Weet iemand de latere vraag op hetzelfde scherm niet, dan blijft staan wat dit antwoord erover vastlegde."""
    d, eigen, later = g.b.d, {**g.vast, **gevolg.eigen}, gevolg.later or {}
    open_ = mogelijkheden(d, beperk(d, g.b.hoofd, {**eigen, **gevolg.erbij}), ())
    fout = d.vertaal(paren(d, open_, beperk(d, g.b.hoofd, eigen)), lambda p: GOED if p[1] in p[0] else p)
    zegt, bron = _antwoord(g, gevolg), f"{later['id']}/na-{gevolg.vraag['id']}-{gevolg.naam}"
    zinnen = (f"{zegt} en {_weet_niet(g, later)}", f"{zegt} en wel een antwoord op die vraag")
    return Vergelijking(g, fout, beperk(d, kan, eigen), frozenset(later["feiten"]), (eigen, eigen), zinnen, bron)


def _antwoord(g: Gebied, gevolg: Gevolg) -> str:
    return "het antwoord " + " en ".join(wetwoorden.waarde(g, nr, w) for nr, w in gevolg.eigen.items())


def _weet_niet(g: Gebied, vraag: dict[str, Any]) -> str:
    return f"'weet ik niet' op {wetwoorden.vraag_over(g.werk, vraag['feiten'][0], g.sectorcode)}"
