"""The built site as the readers meet it: pages by address, JSON by name, and the words of the PDF."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.pagina.openen import boek_of_fouten
from tests.pdflezer import Lezer

HEEL = "routeboek"  # the edition with everything in it


class Site:
    """One folder. A test that changes a file in one place puts its own words in `anders`."""

    def __init__(self, map_: Path, anders: dict[str, str] | None = None) -> None:
        self.map, self.anders = map_, anders or {}

    def bestand(self, pad: str) -> str:
        return self.anders[pad] if pad in self.anders else (self.map / pad).read_text(encoding="utf-8")

    def lees(self, adres: str) -> str:
        """The HTML of a page."""
        return self.bestand(f"{adres}/index.html")

    def json(self, naam: str) -> Any:
        """One part of the API."""
        return json.loads(self.bestand(f"api/v1/{naam}.json"))

    def account(self, id_: str) -> str:
        """The address of the account page of a topic."""
        return f"{self.boek.onderwerpen[id_].groep}/{id_}/onderbouwing"

    @cached_property
    def boek(self) -> Any:
        return boek_of_fouten()[0]

    @cached_property
    def papier(self) -> str:
        """All words of the whole book on paper."""
        pad = self.map / "afdrukken" / f"{HEEL}.pdf"
        return self.anders.get(pad.name) or Lezer(pad).tekst
