"""Het oordeel over een dataset. Wat goed bevonden is, wordt bij dezelfde dataset en code niet opnieuw nagekeken."""

import sys
from dataclasses import dataclass
from pathlib import Path

from macros.basis.plekken import DATA, EIGEN, data_map, in_project, van_deze_regio
from macros.dataset import bewaard

NAAM = "goedgekeurd"
PROZA = ("beheer/index.md", "over/index.md", "over/privacy.md")


@dataclass(frozen=True, slots=True)
class Oordeel:
    """De fouten als zinnen. Zijn die er niet, dan is er een dataversie."""

    fouten: list[str]
    dataversie: str = ""


def oordeel(map_: Path | None = None) -> Oordeel:
    """Over de dataset van nu, of die in `map_`. Alleen een goede dataset wordt onthouden, fouten nooit."""
    plek = map_ or data_map()
    if fouten := _geen_regio(plek) or _zonder_proza(plek):
        return Oordeel([van_deze_regio(zin) for zin in fouten])
    vinger = bewaard.vinger(plek)
    bekend = bewaard.lees(NAAM, vinger)
    return Oordeel([], str(bekend)) if bekend else _vel(plek, vinger)


def _geen_regio(map_: Path) -> list[str]:
    """Een map die er niet is, of waarin nog niets staat."""
    if next(map_.rglob("*.yaml"), None):
        return []
    wat = "in deze map staat geen dataset" if map_.is_dir() else "deze map bestaat niet"
    return [f"{in_project(map_.resolve())}: {wat}; begin met een kopie van tests/regio."]


def _zonder_proza(map_: Path) -> list[str]:
    """De bladen waar elke pagina naar verwijst en die een andere regio zelf schrijft, voor zover zij er niet zijn."""
    weg = [] if EIGEN or map_ != DATA else [naam for naam in PROZA if not (map_ / "proza" / naam).exists()]
    return [
        f"data/proza/{naam}:1: dit blad ontbreekt; schrijf het, met tests/regio/proza als voorbeeld." for naam in weg
    ]


def _vel(map_: Path, vinger: str) -> Oordeel:
    # Pas hier, want wie het oordeel al kent heeft de controle niet nodig.
    from macros.dataset.compileren import compileer
    from macros.dataset.controle import controleer
    from macros.dataset.laden import gelezen

    bundel = gelezen(map_)
    fouten = controleer(bundel)
    if fouten:
        return Oordeel([van_deze_regio(zin) for zin in fouten])
    dataversie = compileer(bundel.ruw)["dataversie"]
    bewaard.leg_weg(NAAM, vinger, dataversie)
    return Oordeel([], dataversie)


def met_telling(fouten: list[str]) -> str:
    """Alle fouten, elk op een regel, met een slotzin."""
    aantal = "1 fout" if len(fouten) == 1 else f"{len(fouten)} fouten"
    return "\n".join([*fouten, f"{aantal} in de dataset; er is niets gebouwd."])


def hoofd(argv: list[str]) -> int:
    """`python -m macros controle [MAP]`: 0 als de dataset klopt, anders 1 met alle fouten op stderr."""
    from macros.dataset.controle import samenvatting
    from macros.dataset.laden import gelezen

    map_ = Path(argv[0]) if argv else data_map()
    fouten = oordeel(map_).fouten
    if fouten:
        print(met_telling(fouten), file=sys.stderr)
        return 1
    print(samenvatting(gelezen(map_)))
    return 0
