"""Zoekt een volgorde van vragen die het beslisboek kort maakt: `python -m macros boekvolgorde`.

De volgorde verandert niets aan de uitkomsten. Zet wat hier uitkomt in data/bewijs.yaml, onder `beslisboek`.
"""

from collections.abc import Sequence

from finder.bomen import ONDERAAN
from finder.diagram import Diagrammen, beperk, bereikbaar, herorden, niveaus, vereenvoudig
from macros.bewijs.bron import beeld_nu

RONDES = 2


def hoofd(_argv: list[str]) -> int:
    """Drukt per sector de beste gevonden volgorde af, klaar voor data/bewijs.yaml."""
    b = beeld_nu()
    d, werk = b.d, b.werk
    keuze = d.vertaal(b.hoofd, lambda blad: blad and blad[0])
    for nr, code in enumerate(werk.atomen[werk.index["sector"]].waarden):
        vast = {werk.index["sector"]: nr}
        beste = korte_volgorde(d, beperk(d, keuze, vast), beperk(d, b.kan, vast))
        print(f"  {code}: [{', '.join(werk.atomen[n].naam for n in beste)}]")
    return 0


def korte_volgorde(d: Diagrammen, diagram: int, telt: int) -> list[int]:
    """Een volgorde van atomen die het diagram klein maakt: elk atoom om de beurt naar zijn beste plek."""
    beste = niveaus(d, diagram, telt)
    laagste = _stappen(d, diagram, telt, beste)
    for _ in range(RONDES):
        voor = laagste
        for atoom in sorted(beste):
            rest = [a for a in beste if a != atoom]
            for plek in range(len(beste)):
                proef = [*rest[:plek], atoom, *rest[plek:]]
                if (maat := _stappen(d, diagram, telt, proef)) < laagste:
                    laagste, beste = maat, proef
        if laagste == voor:
            break
    return beste


def _stappen(d: Diagrammen, diagram: int, telt: int, volgorde: Sequence[int]) -> int:
    """Hoeveel ja/nee-stappen een diagram in deze volgorde op papier kost."""
    nieuw, (boven, waar) = herorden(d, volgorde, diagram, telt)
    binnen = (nieuw.knopen[k] for k in bereikbaar(nieuw.knopen, [vereenvoudig(nieuw, boven, waar)]))
    return sum(len(set(inhoud)) - 1 for niveau, inhoud in binnen if niveau != ONDERAAN)
