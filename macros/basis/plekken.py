"""Where everything is, and the one date that a build carries."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

WORTEL = Path(__file__).resolve().parents[2]


def data_map() -> Path:
    """The dataset: `data/`, or the folder that `ROUTEBOEK_DATA` names."""
    return Path(os.environ.get("ROUTEBOEK_DATA") or WORTEL / "data").resolve()


DATA = data_map()
EIGEN = DATA == WORTEL / "data"  # another region has its menu, pages and site in a folder of its own
PROJECT = WORTEL if EIGEN else WORTEL / "build" / "regio" / f"{DATA.name}-{crc32(str(DATA).encode()):08x}"
DOCS = PROJECT / "docs"
MKDOCS = PROJECT / "mkdocs.yml"
BUILD = PROJECT / "build"
SITE = PROJECT / "site"
CASUSSEN = WORTEL / "tests" / "casussen" if EIGEN else DATA / "casussen"
PAGINAS = BUILD / "paginas"  # what mkdocs wrote
KLAAR = BUILD / "klaar"  # pages and everything around them, on its way to site/
DATASET = BUILD / "dataset.json"
INVOER = BUILD / "invoer.json"  # the dataset with its decision diagrams: what the engine loads
MOTOR = BUILD / "motor"
PDF = BUILD / "pdf"
PERS = WORTEL / "build" / "pers"
STEMPELS = BUILD / "stempels"
FINDER_WEB = WORTEL / "finder" / "web"
BRONNEN = (DATA, DOCS, WORTEL / "macros", WORTEL / "finder", CASUSSEN, MKDOCS)  # a change of these changes pages


def epoch() -> int:
    """SOURCE_DATE_EPOCH, else today at midnight: what holds today is what a build shows."""
    if os.environ.get("SOURCE_DATE_EPOCH", "").isdigit():
        return int(os.environ["SOURCE_DATE_EPOCH"])
    return int(datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp())


def omgeving() -> dict[str, str]:
    """The environment of every program that the build starts."""
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
    }


def van_deze_regio(zin: str) -> str:
    """A sentence calls the dataset `data/`; another region has a folder of its own, which each command must name."""
    if EIGEN:
        return zin
    map_ = in_project(DATA)
    zin = re.sub(r"(?<![\w/])data(?=/|: )", map_, zin)
    zin = re.sub(r"\bmake (stubs|check|test|site|serve)\b", rf"make \1 DATA={map_}", zin)
    return zin.replace(".venv/bin/python -m macros", f"DATA={map_} .venv/bin/python -m macros")


def in_project(pad: Path) -> str:
    """The path as a person names it: from the root of the project, or whole when it lies elsewhere."""
    return pad.relative_to(WORTEL).as_posix() if pad.is_relative_to(WORTEL) else pad.as_posix()
