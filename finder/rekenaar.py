"""De datums van een ladder bij een eerste dag of een aantal weken: wat de rekenaar op een pagina laat zien.

Alles op de klok van de termijnen.
"""

from datetime import date, timedelta
from typing import Any

from finder.agenda import agenda
from finder.feiten import als_getal, leeg, zet
from finder.kalender import in_woorden, lees_datum
from finder.ladder import alle
from finder.melding import InvoerFout, getoond
from finder.model import Regelwerk
from finder.termijn import kader, werkdag
from finder.weergave import voor
from finder.woordenschat import DAGEN

SLEUTELS = ("sector", "gemeente", "eerste_dag", "weken")
MEESTE = 200


def datums(werk: Regelwerk, gevraagd: object, vandaag: date | None) -> dict[str, Any]:
    """Elke stap met naam, week, datum (jjjj-mm-dd), stand en de laatste werkdag ervoor; `vanaf` zegt vanaf welke dag.

    `agenda` is er alleen bij een eerste dag: een aantal weken geeft een schatting.

    Zonder gemeente staan alle stappen erin. Werpt InvoerFout bij verkeerde invoer.
    """
    if not isinstance(gevraagd, dict) or set(gevraagd) - set(SLEUTELS) or vandaag is None:
        raise InvoerFout(f"'ladder' moet een tabel zijn met {', '.join(SLEUTELS)}, en 'vandaag' hoort erbij.")
    stand, eerste = leeg(werk, vandaag), _eerste(gevraagd, vandaag)
    for feit, waarde in {**gevraagd, "eerste_dag": eerste.isoformat()}.items():
        if feit != "weken":
            zet(werk, stand, feit, waarde)
    stappen = alle(voor(werk, gevraagd.get("sector"), gevraagd.get("gemeente")), stand)
    zinnen, precies = werk.ruw["zinnen"]["termijn"], bool(gevraagd.get("eerste_dag"))
    vast = kader(stand, vandaag, werk.ruw["zinnen"]["agenda"])
    return {
        "stappen": [{**stap, "werkdag": werkdag(werk, stap["datum"], vandaag)} for stap in stappen],
        "vanaf": zinnen["gerekend" if precies else "geschat"].format(datum=in_woorden(eerste)),
        "vakanties": zinnen["vakanties"],
        "agenda": agenda(stappen, vast) if precies else "",
    }


def _eerste(gevraagd: dict[str, Any], vandaag: date) -> date:
    """De gegeven eerste dag, of vandaag zoveel weken geleden."""
    if gevraagd.get("eerste_dag"):
        return lees_datum(gevraagd["eerste_dag"], "eerste_dag")
    weken = als_getal(gevraagd.get("weken"))
    if not isinstance(weken, int) or not 0 <= weken <= MEESTE:
        raise InvoerFout(f"'weken' moet een heel getal zijn van 0 tot en met {MEESTE}, niet {getoond(weken)}.")
    return vandaag - timedelta(days=weken * DAGEN)
