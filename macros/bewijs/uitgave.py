"""Een uitgave vastleggen: `python -m macros uitgave DATUM [OUD]`. Schrijft data/versies/DATUM.yaml.

Er wordt geen oude dataset bewaard. Een uitgave houdt haar dataversie, en in woorden wat er anders uitkomt dan bij de
vorige. De vorige staat in git: de revisie waarin haar bestand voor het laatst wijzigde.
"""

import json
import re
import subprocess
import sys

from macros.basis.plekken import DATA, WORTEL
from macros.bewijs.bron import dataset_nu
from macros.bewijs.verschil import Wijziging, lees, verschil

MAP = DATA / "versies"
DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")


def vorige() -> str | None:
    """De git-revisie van de laatst vastgelegde uitgave."""
    bestanden = sorted(MAP.glob("*.yaml"))
    if not bestanden:
        return None
    opdracht = ["git", "log", "-1", "--format=%H", "--", str(bestanden[-1])]
    return subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, check=True).stdout.strip() or None


def als_yaml(datum: str, dataversie: str, gevonden: list[Wijziging]) -> str:
    """Het bestand van één uitgave, met vaste opmaak."""
    regels = [f"# Uitgave van {datum}. Geschreven door `python -m macros uitgave`.", f"dataversie: {dataversie}"]
    regels.append("wijzigingen:" if gevonden else "wijzigingen: []")
    for w in gevonden:
        regels += [f"  - wat: {_tekst(w.kop())}", f"    meer: {w.meer}", "    als:" if w.als else "    als: []"]
        regels += [f"      - [{', '.join(_tekst(deel) for deel in situatie)}]" for situatie in w.als]
    return "\n".join([*regels, ""])


def _tekst(zin: str) -> str:
    return json.dumps(zin, ensure_ascii=False)


def hoofd(argv: list[str]) -> int:
    """Legt de dataset van nu vast als uitgave."""
    if not argv or not DATUM.fullmatch(argv[0]):
        print("Gebruik: python -m macros uitgave JJJJ-MM-DD [vorige revisie]", file=sys.stderr)
        return 2
    nieuw, oud = dataset_nu(), argv[1] if len(argv) > 1 else vorige()
    gevonden = verschil(lees(oud), nieuw) if oud else []
    MAP.mkdir(exist_ok=True)
    (MAP / f"{argv[0]}.yaml").write_text(als_yaml(argv[0], nieuw["dataversie"], gevonden), encoding="utf-8")
    print(f"data/versies/{argv[0]}.yaml: {len(gevonden)} wijzigingen")
    return 0
