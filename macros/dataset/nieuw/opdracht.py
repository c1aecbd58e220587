"""`python -m macros nieuw SOORT NAAM [opties]`: schrijft wat bij elkaar hoort, en zegt wat de redactie nog invult."""

import sys
from pathlib import Path
from types import ModuleType

from finder.melding import bedoelde_u
from macros.basis.plekken import data_map, van_deze_regio
from macros.dataset.nieuw import bron, gemeente, melding, stap, tafel, vraag
from macros.dataset.nieuw.plan import Geweigerd, Keuzes, Plan

SOORTEN: dict[str, ModuleType] = {
    "gemeente": gemeente,
    "stap": stap,
    "tafel": tafel,
    "vraag": vraag,
    "melding": melding,
    "bron": bron,
}
WAARDE = {
    "na": "STAP",
    "alleen-bij": "KENMERK",
    "week": "GETAL",
    "sector": "SECTOR",
    "bij": "UITKOMST",
    "scherm": "SCHERM",
    "bron": "PLAATS",
}


def gebruik() -> str:
    regels = [
        " ".join([f"  nieuw {soort} NAAM", *(f"[--{optie} {WAARDE[optie]}]" for optie in module.OPTIES)])
        for soort, module in SOORTEN.items()
    ]
    return "\n".join(["Gebruik: python -m macros nieuw SOORT NAAM [opties]", "", *regels])


def lees(soort: str, woorden: list[str]) -> tuple[str, Keuzes]:
    """De naam en de opties. Werpt Geweigerd bij een optie die niet bestaat of geen waarde heeft."""
    mag = SOORTEN[soort].OPTIES
    naam, uit, rest = list[str](), Keuzes(), list(woorden)
    while rest:
        woord = rest.pop(0)
        if not woord.startswith("--"):
            naam.append(woord)
            continue
        optie, _, waarde = woord.removeprefix("--").partition("=")
        if optie not in mag:
            raise Geweigerd(f"--{optie} kan niet bij {soort}.{bedoelde_u(optie, mag)}")
        if not waarde and (not rest or rest[0].startswith("--")):
            raise Geweigerd(f"Achter --{optie} hoort een waarde.")
        uit[optie] = waarde or rest.pop(0)
    return " ".join(naam).strip(), uit


def maak(map_: Path, soort: str, naam: str, keuzes: Keuzes) -> str:
    """Schrijft alles, of werpt Geweigerd en schrijft niets. Geeft terug wat er te zeggen is."""
    plan = Plan(map_)
    daarna = SOORTEN[soort].voeg_toe(plan, naam, keuzes)
    nieuw, eerder = plan.nakijken()
    regels = ["Geschreven:", *(f"  {plek}" for plek in plan.gewijzigd()), ""]
    regels += ["Nog te doen (de controle noemt dit ook):", *(f"  {regel}" for regel in nieuw), ""] if nieuw else []
    regels += [f"Van eerder noemt de controle er nog {eerder}.", ""] if eerder else []
    plan.schrijf()
    return "\n".join([*regels, *daarna])


def hoofd(argv: list[str]) -> int:
    """2 als de opdracht niet te lezen is, 1 als het niet kan."""
    soort = argv[0] if argv else ""
    if soort not in SOORTEN or len(argv) < 2:
        anders = f"'{soort}' kan niet.{bedoelde_u(soort, SOORTEN)}\n" if soort and soort not in SOORTEN else ""
        print(gebruik() + (f"\n\n{anders}" if anders else ""), file=sys.stderr)
        return 2
    try:
        naam, keuzes = lees(soort, argv[1:])
        print(van_deze_regio(maak(data_map(), soort, naam, keuzes)))
    except Geweigerd as fout:
        zin = str(fout) if "niets geschreven" in str(fout) else f"{fout} Er is niets geschreven."
        print(van_deze_regio(zin), file=sys.stderr)
        return 1
    return 0
