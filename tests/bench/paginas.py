"""Building the pages: our `mkdocs build` against plain Material on the same pages; and the whole site, cold and again.

The peer gets the very Markdown that our macros wrote, as files, and builds them with the stock theme: the same
generator, extensions, search and menu, without macros, theme changes and checks. Ours is measured twice: with nothing
kept under build/, and again. Both in processor time, so that a busy machine does not decide.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from tests.bench.bewerking import TAFEL, zin
from tests.bench.project import draai, kopie, meet_proces
from tests.bench.rij import Rij, verhouding
from tests.bench.venster import RONDEN

HAAK = '''"""Writes down the Markdown of every page after the macros."""
from pathlib import Path
import yaml
DOEL = Path(__file__).parent / "gewoon-docs"


def on_page_markdown(markdown, page, config, files):
    kop = {k: v for k, v in page.meta.items() if k in ("title", "description")}
    pad = DOEL / page.file.src_uri
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(f"---\\n{yaml.safe_dump(kop)}---\\n{markdown}", encoding="utf-8")


on_page_markdown.mkdocs_priority = -100
'''


class Lezer(yaml.SafeLoader):
    """mkdocs.yml may ask for an environment variable."""


Lezer.add_constructor(
    "!ENV", lambda lezer, knoop: lezer.construct_sequence(knoop)[-1] if knoop.id == "sequence" else ""
)


def gewoon(map_: Path) -> None:
    """The peer beside our own project: gewoon.yml and gewoon-docs/."""
    (map_ / "haak.py").write_text(HAAK, encoding="utf-8")
    (map_ / "schrijf.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [haak.py]\nsite_dir: build/schrijf\n", encoding="utf-8"
    )
    draai(map_, "-m", "mkdocs", "build", "--strict", "-f", "schrijf.yml")
    config: dict[str, Any] = yaml.load((map_ / "mkdocs.yml").read_text(encoding="utf-8"), Lezer)
    config["theme"].pop("custom_dir")
    config["theme"].pop("favicon", None)
    config["plugins"] = [deel for deel in config["plugins"] if "macros" not in deel]
    config |= {"docs_dir": "gewoon-docs", "site_dir": "build/gewoon", "strict": False, "watch": []}
    (map_ / "gewoon.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")


def rekentijd(map_: Path, *argv: str) -> float:
    """Processor seconds that a Python command takes there, its own children included."""
    return meet_proces(map_, *argv).rekentijd


def vergeet(map_: Path) -> None:
    """As if the project was never built here."""
    shutil.rmtree(map_ / "build" / "bewaard", ignore_errors=True)


def meet() -> list[Rij]:
    map_ = kopie("project")
    gewoon(map_)
    koud, eigen, tegen = [], [], []
    for _ in range(RONDEN):
        vergeet(map_)
        koud.append(rekentijd(map_, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/eigen"))
        eigen.append(rekentijd(map_, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/eigen"))
        tegen.append(rekentijd(map_, "-m", "mkdocs", "build", "-f", "gewoon.yml"))
    return [
        verhouding("pagina's bouwen, tegen kale mkdocs build, rekentijd s", eigen, tegen, 1.4, 1.05),
        replace(verhouding("hetzelfde met niets bewaard: ook controle en bewijs", koud, tegen, 0), bar=None),
    ]


def heel() -> list[Rij]:
    """`make site` from nothing, without a change, and after an edit of one tafel."""
    map_ = kopie("heel")
    koud = meet_proces(map_, "-m", "macros", "site")
    warm = draai(map_, "-m", "macros", "site")
    zin(map_ / TAFEL, 0)
    volledig = draai(map_, "-m", "macros", "site")
    return [
        Rij("hele site, koud (motor, PDF's, samenpersen)", koud.duur, "s", bar=120),
        Rij("… geheugen van het grootste proces", koud.geheugen, "MiB", bar=1024),
        Rij("hele site, niets veranderd", warm, "s"),
        Rij("na een wijziging, volledig", volledig, "s"),
    ]
