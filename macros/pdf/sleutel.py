"""The one key of a print file: a fingerprint of everything that goes into it. Another key, another file."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from weasyprint.text.ffi import pango

from macros.basis import plekken, vinger
from macros.dataset import bewaard
from macros.pdf import zetten
from macros.pdf.lezen import Bron

GEREEDSCHAP = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow", "fonttools", "lxml")
PLAATJES = (".svg", ".png", ".jpg")


def van(site: Path, bronnen: list[Bron], dataversie: str) -> str:
    """Pages and pictures; data, code and templates; print styles and letters; the tools. `bewaard` knows the day."""
    bladen = [f"{bron.adres} {bron.html}" for bron in bronnen]
    plaatjes = vinger.van_bestanden(vinger.onder(site, achtervoegsels=PLAATJES), site)
    letters = [zetten.letterbestand(*soort) for soort in zetten.SOORTEN]
    eigen = vinger.van_bestanden([*vinger.onder(Path(__file__).parent), *letters], plekken.WORTEL)
    delen = *bladen, plaatjes, dataversie, bewaard.vinger(), eigen, gereedschap()
    return vinger.van_bytes(*(deel.encode() for deel in delen))


def gereedschap() -> str:
    """The version of every program that has a hand in the file."""
    versies = [f"{naam} {version(naam)}" for naam in GEREEDSCHAP]
    return ", ".join([*versies, f"pango {pango.pango_version()}", f"python {platform.python_version()}"])
