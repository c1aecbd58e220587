"""Wanneer de ene uitkomst lichter is dan de andere, en wat een wet over twee uitkomsten eist.

Een uitkomst is een blad van de hoofdroute: (regel, codes van wat eerst moet). De trede gaat voor; op dezelfde trede is
"nog niet, eerst …" lichter dan de stap zelf.
"""

from dataclasses import dataclass

from finder.model import Regel, Regelwerk
from macros.bewijs.wetboek import NIET_LICHTER, TAFEL_BLIJFT

Blad = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schaal:
    """De treden van één sector."""

    werk: Regelwerk
    treden: dict[str, int]

    def gewicht(self, blad: Blad) -> tuple[int, bool]:
        return self.treden[blad[0]], len(blad) == 1

    def mag(self, eis: str, licht: Blad, zwaar: Blad) -> bool:
        """Of `zwaar` de uitkomst mag zijn van wie slechter af is dan wie `licht` kreeg."""
        if licht == zwaar:
            return True
        if eis == NIET_LICHTER:
            return self.niet_lichter(licht, zwaar)
        return eis == TAFEL_BLIJFT and self.tafel_blijft(licht, zwaar)

    def niet_lichter(self, licht: Blad, zwaar: Blad) -> bool:
        """Een uitkomst zonder trede is met geen andere te vergelijken, en mag dus niet veranderen."""
        if licht[0] in self.treden and zwaar[0] in self.treden:
            return self.gewicht(zwaar) >= self.gewicht(licht)
        return self.korter(licht, zwaar)

    def tafel_blijft(self, licht: Blad, zwaar: Blad) -> bool:
        """Wie al mag opschalen (of nog iets eerst moet), houdt die tafel. Een fase mag wel opschalen worden."""
        if self.werk.regels[licht[0]].soort == "opschalen" or licht[0] not in self.treden:
            return self.korter(licht, zwaar)
        return self.niet_lichter(licht, zwaar)

    def korter(self, licht: Blad, zwaar: Blad) -> bool:
        """Dezelfde uitkomst, met niets nieuws dat eerst moet behalve wat pas daarna aan de beurt is."""
        if licht[0] != zwaar[0]:
            return False
        regel = self.werk.regels[licht[0]]
        return set(zwaar[1:]) <= set(licht[1:]) or (len(licht) > 1 and _groep(regel, zwaar) > _groep(regel, licht))


def _groep(regel: Regel, blad: Blad) -> int:
    """De hoeveelste groep voorwaarden in beeld is."""
    return next(nr for nr, groep in enumerate(regel.eerst) if blad[1] in {eis.code for eis in groep})
