"""Wat er verandert voordat het er staat: de nieuwe tekst van elk bestand. Geschreven wordt er pas als alles past."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from macros.basis import plekken
from macros.dataset.controle import controleer
from macros.dataset.controle_kennis import Kennis, maak
from macros.dataset.laden import NAAST, laad
from macros.dataset.velden import alle

Keuzes = dict[str, str]


class Geweigerd(Exception):
    """Dit kan niet. De tekst zegt waarom en wat wel kan; er is niets geschreven."""


class Plan:
    """De veranderingen in één dataset. `nu` leest een bestand zoals het wordt."""

    def __init__(self, map_: Path) -> None:
        self.map, self.teksten = map_, dict[Path, str]()
        bundel = laad(map_)
        if bundel.meldingen:
            raise Geweigerd("De dataset is niet te lezen. Typ eerst: make check")
        self.ruw, self.plek = bundel.ruw, bundel.regels.plek
        self.kennis: Kennis = maak(self.ruw, alle())

    def casussen(self) -> Path:
        """De casussen van deze dataset staan erin, of bij de toetsen."""
        return plekken.CASUSSEN if self.map == plekken.DATA else self.map / NAAST

    def bestand(self, naam: str, tekst: str) -> None:
        """Een bestand dat er nog niet was."""
        if (self.map / naam).exists():
            raise Geweigerd(f"data/{naam} bestaat al. Kies een andere naam.")
        self.teksten[self.map / naam] = tekst

    def nu(self, pad: Path) -> str:
        return self.teksten[pad] if pad in self.teksten else pad.read_text(encoding="utf-8")

    def pas_aan(self, naam: str, functie: Callable[..., str], *waarden: Any) -> None:
        """`functie(tekst, *waarden)` op een bestaand bestand van de dataset, of op dat van haar casussen."""
        binnen = naam.startswith(f"{NAAST}/")
        pad = self.casussen() / naam.removeprefix(f"{NAAST}/") if binnen else self.map / naam
        if pad.exists():
            self.teksten[pad] = functie(self.nu(pad), *waarden)

    def noem(self, pad: Path) -> str:
        """Hoe een bestand in een zin heet, net als bij de controle."""
        binnen = pad.is_relative_to(self.map)
        return f"data/{pad.relative_to(self.map).as_posix()}" if binnen else plekken.in_project(pad)

    def regels_met(self, patroon: str) -> Iterator[str]:
        """Per bestand van de dataset de regels waarin dit staat, ingesprongen. De uitleg bij de velden telt niet."""
        for pad in sorted(self.map.rglob("*.yaml")):
            regels = pad.read_text(encoding="utf-8").splitlines()
            nummers = [str(nr) for nr, regel in enumerate(regels, 1) if re.search(patroon, regel)]
            if nummers and "velden" not in pad.parts:
                yield f"  {self.noem(pad)}:{', '.join(nummers)}"

    def gewijzigd(self) -> list[str]:
        """`bestand:regel` of `bestand:regel-regel` van alles wat erbij komt of verandert."""
        delen = ((self.noem(pad), deel) for pad in self.teksten for deel in self._regels(pad))
        return [f"{naam}:{deel.start}" + (f"-{deel[-1]}" if len(deel) > 1 else "") for naam, deel in delen]

    def _is_nieuw(self, regel: str, eerder: set[str]) -> bool:
        """Of een melding van de controle over iets nieuws gaat, of er door iets nieuws bij kwam."""
        naam, _, rest = regel.partition(":")
        nummer = int(rest.partition(":")[0])
        return _zonder_nummer(regel) not in eerder or any(
            naam == self.noem(pad) and nummer in deel for pad in self.teksten for deel in self._regels(pad)
        )

    def _regels(self, pad: Path) -> Iterator[range]:
        oud = pad.read_text(encoding="utf-8").splitlines() if pad.exists() else []
        for soort, _, _, van, tot in SequenceMatcher(None, oud, self.teksten[pad].splitlines(), False).get_opcodes():
            if soort != "equal":
                yield range(van + 1, max(tot, van + 1) + 1)

    def nakijken(self) -> tuple[list[str], int]:
        """Wat de controle nieuw zegt over de dataset zoals hij wordt, en hoeveel zij al zei.

        Werpt Geweigerd als hij niet meer te lezen is.
        """
        with tempfile.TemporaryDirectory() as tijdelijk:
            kopie = Path(shutil.copytree(self.map, Path(tijdelijk) / "data"))
            for pad, tekst in self.teksten.items():
                if pad.is_relative_to(self.map):
                    (kopie / pad.relative_to(self.map)).write_text(tekst, encoding="utf-8")
            bundel = laad(kopie)
            if bundel.meldingen:
                raise Geweigerd("Dit past niet in een van de bestanden. Voeg het met de hand toe.")
            gezegd = controleer(bundel)
        eerder = {_zonder_nummer(regel) for regel in controleer(laad(self.map))}
        nieuw = [regel for regel in gezegd if self._is_nieuw(regel, eerder)]
        return nieuw, len(gezegd) - len(nieuw)

    def schrijf(self) -> None:
        for pad, tekst in self.teksten.items():
            pad.write_text(tekst, encoding="utf-8")


def _zonder_nummer(regel: str) -> str:
    """Een melding zonder regelnummer, want dat schuift op."""
    naam, _, rest = regel.partition(":")
    return naam + rest.partition(":")[2]
