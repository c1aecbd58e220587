"""Bouwstenen van een tekening: het kader met titel en uitleg, en tekst in regels. Alleen klassen, nooit stijl."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Tekening:
    """Wat elke vorm van dezelfde tekening deelt: een merk voor de ids, een titel en de uitleg in woorden."""

    merk: str
    titel: str
    uitleg: str

    def svg(self, soort: str, maat: tuple[int, int], inhoud: list[str]) -> str:
        """De tekening in één vorm: `breed` of `smal`, met breedte en hoogte."""
        ids = f"tl-{soort}-{self.merk}"
        return (
            f'<svg class="rb-svg rb-svg--{soort}" viewBox="0 0 {maat[0]} {maat[1]}" role="img" '
            f'aria-labelledby="{ids}-t {ids}-d"><title id="{ids}-t">{escape(self.titel)}</title>'
            f'<desc id="{ids}-d">{escape(self.uitleg)}</desc>{"".join(inhoud)}</svg>'
        )


def tekst(plek: tuple[float, float], klasse: str, regels: list[str], anker: str = "start") -> str:
    """Regels tekst onder elkaar."""
    x, y = plek
    delen = "".join(f'<tspan x="{x:g}" dy="{0 if i == 0 else 17}">{escape(r)}</tspan>' for i, r in enumerate(regels))
    return f'<text x="{x:g}" y="{y:g}" class="{klasse}" text-anchor="{anker}">{delen}</text>'
