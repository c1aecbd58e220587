"""Een link van een andere dataversie: sinds wanneer, en of er sindsdien iets anders uitkomt."""

from datetime import date
from typing import Any

from finder.kalender import in_woorden

KORT = 8


def oude_link(ruw: dict[str, Any], dataversie: object) -> str | None:
    """De zin bij een link met deze (misschien afgekorte) dataversie; None als zij van nu is of ontbreekt."""
    gevraagd = str(dataversie or "")
    if not gevraagd or str(ruw.get("dataversie", "")).startswith(gevraagd):
        return None
    zinnen, versies = ruw["zinnen"]["oude_link"], ruw.get("versies", {})
    versie = next((v for naam, v in versies.items() if len(gevraagd) >= KORT and naam.startswith(gevraagd)), None)
    if versie is None:
        return str(zinnen["onbekend"])
    zin = zinnen["gewijzigd" if versie["gewijzigd"] else "gelijk"]
    return str(zin).format(datum=in_woorden(date.fromisoformat(versie["datum"])))
