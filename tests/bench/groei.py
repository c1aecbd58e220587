"""Growth: ten and a hundred times the tafels and themas. Answers in memory; pages by a real build.

Copies of parallel tafels keep their rules, so every one of them is an outcome. `groei` builds pages up to ten times;
`groei100` builds a hundred times, which takes a while. A gemeente is not multiplied along with the tafels: its file
speaks about every tafel, so the dataset itself would grow with the square.
"""

from __future__ import annotations

import copy
import json
import math
import shutil
import time
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from finder import brug
from finder.bouwen import invoer
from macros.dataset.compileren import compileer
from macros.dataset.laden import laad
from tests.bench.paginas import rekentijd
from tests.bench.project import draai, grootte, kopie
from tests.bench.rij import Rij, getal
from tests.bench.venster import RONDEN, WORTEL

KEREN = (1, 10, 100)
GROEIT = (
    ("controle van de dataset", "controle", "s"),
    ("pagina's bouwen, met niets bewaard", "bouwen", "s"),
    ("pagina's bouwen, nog een keer", "opnieuw", "s"),
    ("grootte van de pagina's", "bytes", "bytes"),
)
VERZOEKEN = [
    {"vandaag": "2026-03-02", "antwoorden": {}},
    {
        "vandaag": "2026-03-02",
        "antwoorden": {
            "sector": "VO",
            "gemeente": "R",
            "school": "zelfde",
            "waar-nu": "plan-loopt",
            "ziekte": "nee",
            "patroon": "signalen",
        },
    },
    {
        "vandaag": "2026-03-02",
        "feiten": {"sector": "VO", "gemeente": "R", "inschrijving": "ja", "verzuimpatroon": "signalen"},
    },
]


def te_vermenigvuldigen(tafels: dict[str, Any]) -> list[str]:
    """Tafels that stand beside the main route: a second one like it is a sound dataset."""
    return [id_ for id_, t in tafels.items() if set(t.get("regel", {})) == {"daarnaast"}]


def kopieen(ruw: dict[str, Any], keer: int) -> dict[str, dict[str, Any]]:
    """The extra tafels and themas that make both groups `keer` times as large: id → contents."""
    tafels, themas = ruw["tafels"], ruw["themas"]
    uit: dict[str, dict[str, Any]] = {"tafels": {}, "themas": {}}
    bronnen = te_vermenigvuldigen(tafels)
    for nr in range(len(tafels) * (keer - 1)):
        id_ = bronnen[nr % len(bronnen)]
        nieuw = copy.deepcopy(tafels[id_])
        nieuw |= {"naam": f"{nieuw['naam']} {nr}", "code": f"{nieuw['code']}_n{nr}"}
        nieuw["regel"]["daarnaast"]["volgorde"] = 1000 + nr
        for veld in ("ook_genoemd", "per_gemeente"):
            nieuw.pop(veld, None)
        uit["tafels"][f"{id_}-n{nr}"] = nieuw
    namen = list(themas)
    for nr in range(len(themas) * (keer - 1)):
        id_ = namen[nr % len(namen)]
        nieuw = {k: v for k, v in copy.deepcopy(themas[id_]).items() if k not in ("ook_genoemd", "per_gemeente")}
        uit["themas"][f"{id_}-n{nr}"] = nieuw | {"naam": f"{nieuw['naam']} {nr}"}
    return uit


def antwoordtijden(keer: int) -> tuple[float, float, int, float]:
    """Median and longest answer in processor time, bytes of the dataset, seconds to load it."""
    ruw = laad(WORTEL / "data").ruw
    for groep, extra in kopieen(ruw, keer).items():
        ruw[groep] |= extra
    tekst = brug.schrijf(invoer(compileer(ruw)))
    laden, tijden = 0.0, []
    for _ in range(RONDEN):  # loaded anew each time, so that no answer is one that was kept
        begin = time.process_time()
        brug.laad(tekst)
        laden = time.process_time() - begin
        for verzoek in VERZOEKEN:
            begin = time.process_time()
            uit = brug.stap(json.dumps(verzoek))
            tijden.append((time.process_time() - begin) * 1000)
            assert '"fout"' not in uit[:10], uit[:200]
    return median(tijden), max(tijden), len(tekst), laden


def antwoorden() -> list[Rij]:
    rijen = []
    for keer in KEREN:
        midden, langst, bytes_, laden = antwoordtijden(keer)
        noot = f"dataset {getal(bytes_)} bytes, laden {getal(laden)} s"
        rijen.append(Rij(f"rekentijd van een antwoord bij {keer} × de tafels", midden, "ms", langst, 10, None, noot))
    return rijen


def schrijf(map_: Path, keer: int) -> None:
    """The grown dataset as files; the source list and the coverage stay as they are."""
    ruw = laad(WORTEL / "data").ruw
    for groep, extra in kopieen(ruw, keer).items():
        for id_, inhoud in extra.items():
            tekst = yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False, width=10_000)
            (map_ / "data" / groep / f"{id_}.yaml").write_text(tekst, encoding="utf-8")


def bouw(keer: int) -> dict[str, float]:
    """Processor seconds of the check and of the pages, first and again, and bytes of the pages."""
    map_ = kopie(f"groei{keer}")
    schrijf(map_, keer)
    nakijken = rekentijd(map_, "-m", "macros", "controle")
    draai(map_, "-m", "macros", "stubs")
    bouwen, opnieuw = (
        rekentijd(map_, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/eigen") for _ in range(2)
    )
    bladen = list((map_ / "build" / "eigen").rglob("index.html"))
    uit = {
        "controle": nakijken,
        "bouwen": bouwen,
        "opnieuw": opnieuw,
        "bytes": grootte(map_ / "build" / "eigen", "*.html"),
        "bladen": len(bladen),
    }
    shutil.rmtree(map_)
    return uit


def _macht(klein: dict[str, float], groot: dict[str, float], wat: str) -> float:
    """1 = grows with the number of pages, 2 = with its square."""
    return math.log(groot[wat] / klein[wat]) / math.log(groot["bladen"] / klein["bladen"])


def paginas(keer: int) -> list[Rij]:
    klein, groot = bouw(1), bouw(keer)
    bladen = f"{getal(klein['bladen'])} → {getal(groot['bladen'])} pagina's"
    rijen = []
    for wat, sleutel, eenheid in GROEIT:
        noot = f"{bladen}; {getal(klein[sleutel])} → {getal(groot[sleutel])} {eenheid}"
        macht = _macht(klein, groot, sleutel)
        rijen.append(Rij(f"{wat}, groeimacht bij {keer} ×", macht, "", None, 1.0, None, noot))
    return rijen


def meet() -> list[Rij]:
    return [*antwoorden(), *paginas(10)]


def meet100() -> list[Rij]:
    return paginas(100)
