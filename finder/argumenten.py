"""De woorden achter `python -m finder`, met een Nederlandse zin voor elk woord dat niet past."""

from dataclasses import dataclass, field

from finder.melding import InvoerFout, bedoelde_u, kort

OPDRACHTEN = ("vragen", "beslis")
OPTIES = ("--dataset", "--regels", "--help")
HULP = """\
Welke tafel?

python -m finder [--dataset DATASET] vragen
    alle vragen met hun opties
python -m finder [--dataset DATASET] beslis [--regels] [BESTAND]
    de volgende vraag of de uitkomst, bij antwoorden of feiten

BESTAND    een JSON-bestand; zonder BESTAND, of met -, komt de casus van standaardinvoer
--regels   één casus per regel (JSON Lines)
--dataset  een gecompileerde dataset (JSON); zonder deze optie is dat de dataset uit data/
--help     deze uitleg
"""
VERWIJS = " Wat er kan, staat in `python -m finder --help`."


@dataclass(slots=True)
class Keuze:
    """Wat er gevraagd is. `dataset`: None is die van dit project. `bestand`: `-` is standaardinvoer."""

    dataset: str | None = None
    regels: bool = False
    hulp: bool = False
    woorden: list[str] = field(default_factory=list)

    @property
    def opdracht(self) -> str:
        return self.woorden[0]

    @property
    def bestand(self) -> str:
        return self.woorden[1] if len(self.woorden) > 1 else "-"


def lees(argv: list[str]) -> Keuze:
    """De keuze achter deze woorden. Werpt InvoerFout bij een woord dat niet bestaat, ontbreekt of te veel is."""
    keuze, rest = Keuze(), list(argv)
    while rest:
        woord = rest.pop(0)
        if woord.startswith("-") and woord != "-":
            _optie(keuze, woord, rest)
        else:
            keuze.woorden.append(woord)
    if not keuze.hulp:
        _keur(keuze)
    return keuze


def _optie(keuze: Keuze, woord: str, rest: list[str]) -> None:
    naam, is_, waarde = woord.partition("=")
    if naam == "--dataset":
        if not is_ and not rest:
            raise InvoerFout(f"Achter --dataset hoort een bestand.{VERWIJS}")
        keuze.dataset = waarde if is_ else rest.pop(0)
    elif woord == "--regels":
        keuze.regels = True
    elif woord in ("--help", "-h"):
        keuze.hulp = True
    else:
        raise InvoerFout(f"De optie '{kort(woord)}' bestaat niet.{bedoelde_u(naam, OPTIES)}{VERWIJS}")


def _keur(keuze: Keuze) -> None:
    if not keuze.woorden:
        raise InvoerFout(f"Er staat geen opdracht: schrijf {' of '.join(OPDRACHTEN)}.{VERWIJS}")
    if keuze.opdracht not in OPDRACHTEN:
        raise InvoerFout(
            f"De opdracht '{kort(keuze.opdracht)}' bestaat niet.{bedoelde_u(keuze.opdracht, OPDRACHTEN)}{VERWIJS}"
        )
    plaats = 2 if keuze.opdracht == "beslis" else 1
    if len(keuze.woorden) > plaats:
        raise InvoerFout(f"'{kort(keuze.woorden[plaats])}' is te veel bij {keuze.opdracht}.{VERWIJS}")
    if keuze.regels and keuze.opdracht != "beslis":
        raise InvoerFout(f"De optie --regels hoort bij beslis, niet bij {keuze.opdracht}.{VERWIJS}")
