"""`python -m macros casussen`: rekent alle casussen na, en noemt elke casus die iets anders verwacht."""

import sys
from collections.abc import Iterator
from pathlib import Path

from finder.model import Regelwerk
from macros.bewijs.bron import werk_nu
from macros.bewijs.gevallen import MAP, per_bestand
from macros.dataset.controle import DATA, controleer
from macros.dataset.laden import laad


def afwijkingen(werk: Regelwerk, map_: Path = MAP) -> Iterator[str]:
    """Per casus die niet meer klopt één zin, met haar bestand en id."""
    for bestand, gevallen in per_bestand(map_):
        for casus in gevallen:
            if fout := casus.fout(werk):
                yield f"tests/casussen/{bestand}.yaml: casus {casus.id} klopt niet meer: {fout}."


def hoofd(_argv: list[str]) -> int:
    """0 als elke casus klopt. Op een dataset met fouten valt niets na te rekenen; die noemt de controle."""
    if controleer(laad(DATA)):
        print("De dataset heeft fouten; de casussen zijn niet nagerekend.", file=sys.stderr)
        return 1
    fouten = list(afwijkingen(werk_nu()))
    if not fouten:
        print("Alle casussen kloppen.")
        return 0
    slot = "Klopt je wijziging? Pas dan de casus aan. Anders is er iets veranderd wat je niet bedoelde."
    aantal = "1 casus klopt" if len(fouten) == 1 else f"{len(fouten)} casussen kloppen"
    print("\n".join([*fouten, f"{aantal} niet meer. {slot}"]), file=sys.stderr)
    return 1
