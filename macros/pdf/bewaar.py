"""A finished file is used again as long as everything that goes into it is the same."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from macros.basis import plekken, vinger

BEWAARD = plekken.BUILD / "pdf-bewaard"
GEREEDSCHAP = ("weasyprint", "pydyf", "fonttools", "cssselect2")


def code() -> str:
    """The print code, its style and templates, and the programs it uses."""
    versies = ",".join(f"{naam} {version(naam)}" for naam in GEREEDSCHAP)
    bestanden = vinger.onder(Path(__file__).parent)
    return vinger.van_bytes(vinger.van_bestanden(bestanden, plekken.WORTEL).encode(), versies.encode())


def sleutel(code_: str, *bomen: Element, extra: str = "") -> str:
    return vinger.van_bytes(code_.encode(), extra.encode(), *(tostring(boom) for boom in bomen))


def haal(sleutel_: str, doel: Path) -> bool:
    """Take a finished file from the last time; True when there was one."""
    bron = BEWAARD / f"{sleutel_[:40]}.pdf"
    if not bron.is_file():
        return False
    shutil.copyfile(bron, doel)
    return True


def leg_weg(sleutel_: str, bron: Path) -> None:
    BEWAARD.mkdir(parents=True, exist_ok=True)
    tijdelijk = BEWAARD / f"{sleutel_[:40]}.{bron.stem}.nieuw"
    shutil.copyfile(bron, tijdelijk)
    tijdelijk.replace(BEWAARD / f"{sleutel_[:40]}.pdf")


def ruim_op(gebruikt: set[str]) -> None:
    """Forget what no edition uses any more."""
    for bestand in BEWAARD.glob("*") if BEWAARD.is_dir() else ():
        if bestand.stem not in {s[:40] for s in gebruikt}:
            bestand.unlink(missing_ok=True)
