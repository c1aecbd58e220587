"""De map `data/` als één ruwe dataset: een map wordt een tabel per bestandsnaam, een bestand wordt zijn inhoud."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from finder.melding import Melding
from macros.basis.plekken import data_map
from macros.dataset import bewaard
from macros.dataset.lezen import Regels

NAAST = "casussen"  # een andere regio heeft haar casussen in dezelfde map


@dataclass(frozen=True, slots=True)
class Bundel:
    """De ruwe dataset met haar regelnummers. `meldingen` zijn de leesfouten."""

    ruw: dict[str, Any]
    regels: Regels

    @property
    def meldingen(self) -> list[Melding]:
        return self.regels.meldingen


def laad(map_: Path) -> Bundel:
    """Leest alle `*.yaml` in en onder `map_`. Leesfouten komen in `meldingen`, niet als uitzondering."""
    regels = Regels()
    ruw: dict[str, Any] = {}
    for bestand in sorted(map_.rglob("*.yaml")):
        delen = bestand.relative_to(map_).with_suffix("").parts
        if delen[0] == NAAST:
            continue
        doel = ruw
        for deel in delen[:-1]:
            doel = doel.setdefault(deel, {})
        doel[delen[-1]] = regels.lees(bestand, f"data/{bestand.relative_to(map_).as_posix()}", delen)
    for bestand in sorted(map_.rglob("*.yml")):
        naam = f"data/{bestand.relative_to(map_).as_posix()}"
        regels.meldingen.append(Melding((), "niemand leest dit bestand; laat de naam eindigen op .yaml", f"{naam}:1"))
    return Bundel(ruw, regels)


def nu() -> Bundel:
    """De dataset van deze bouw."""
    return gelezen(data_map())


def gelezen(map_: Path) -> Bundel:
    """Zoals `laad`, maar één keer per bouw; opnieuw als er een bestand veranderde. Niet om iets in te wijzigen."""
    return _gelezen(map_, bewaard.vinger_van(map_))


@lru_cache(maxsize=2)
def _gelezen(map_: Path, _vinger: str) -> Bundel:
    return laad(map_)
