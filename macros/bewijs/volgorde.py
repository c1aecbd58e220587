"""Zoekt een volgorde van vragen die het beslisboek kort maakt: `python -m macros boekvolgorde`.

De volgorde verandert niets aan de uitkomsten. Zet wat hier uitkomt in data/bewijs.yaml, onder `beslisboek`.
"""

from macros.bewijs.beeld import beeld, mogelijk
from macros.bewijs.bron import werk_nu
from macros.bewijs.snoei import beperk, schuif


def hoofd(_argv: list[str]) -> int:
    """Drukt per sector de beste gevonden volgorde af, klaar voor data/bewijs.yaml."""
    b = beeld(werk_nu())
    d, werk = b.b.d, b.werk
    keuze, kan = d.vertaal(b.hoofd, lambda blad: blad and blad[0]), mogelijk(b)
    for nr, code in enumerate(werk.atomen[werk.index["sector"]].waarden):
        vast = {werk.index["sector"]: nr}
        beste = schuif(d, beperk(d, keuze, vast), beperk(d, kan, vast))
        print(f"  {code}: [{', '.join(werk.atomen[n].naam for n in beste)}]")
    return 0
