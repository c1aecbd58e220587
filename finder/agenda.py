"""De uiterste dagen als agendabestand (iCalendar, RFC 5545): hele dagen met vaste namen, niets over de leerling.

Valt een uiterste dag niet op een werkdag, dan staat de laatste werkdag ervoor in de agenda, zoals in de kop. Elke dag
krijgt twee weken ervoor een herinnering, of morgen als het zo lang niet meer duurt, en houdt de agenda vrij. De naam
van een dag (UID) hangt af van de antwoorden, zodat twee leerlingen met dezelfde stap elk hun eigen dag houden.
"""

from binascii import crc32
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from finder.kalender import in_woorden, laatste_werkdag

BREEDTE = 74
VOORAF = 14  # dagen


@dataclass(frozen=True, slots=True)
class Kader:
    """Wat voor alle dagen in het bestand geldt: de zinnen (`titel`, `uitleg`), vandaag, het adres en de antwoorden."""

    zinnen: dict[str, str]
    vandaag: date
    adres: str
    antwoorden: object


def agenda(stappen: Sequence[dict[str, Any]], kader: Kader) -> str:
    """Eén dag per stap die nog komt; leeg als er geen meer komt."""
    komt = [stap for stap in stappen if stap["datum"] and stap["datum"] >= kader.vandaag.isoformat()]
    if not komt:
        return ""
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Routeboek//NL", "CALSCALE:GREGORIAN"]
    for stap in komt:
        regels += _dag(stap, kader)
    return "\r\n".join(stuk for regel in [*regels, "END:VCALENDAR", ""] for stuk in _gevouwen(regel))


def _dag(stap: dict[str, Any], kader: Kader) -> list[str]:
    uiterst = date.fromisoformat(stap["datum"])
    begin = max(laatste_werkdag(uiterst), kader.vandaag)
    vooraf = min(VOORAF, max((begin - kader.vandaag).days - 1, 0))
    delen = {"naam": stap["naam"], "termijn": stap["uiterlijk"], "datum": in_woorden(uiterst)}
    titel, uitleg = (_tekst(kader.zinnen[naam].format(**delen)) for naam in ("titel", "uitleg"))
    return [
        "BEGIN:VEVENT",
        f"UID:{stap['code']}-{stap['datum']}-{crc32(repr(kader.antwoorden).encode()):08x}@routeboek",
        f"DTSTAMP:{kader.vandaag:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{begin:%Y%m%d}",
        f"DTEND;VALUE=DATE:{begin + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{titel}",
        f"DESCRIPTION:{uitleg}",
        *([f"URL:{kader.adres}"] if kader.adres else []),
        "TRANSP:TRANSPARENT",
        *["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{titel}", f"TRIGGER:-P{vooraf}D", "END:VALARM"],
        "END:VEVENT",
    ]


def _tekst(zin: str) -> str:
    """Een zin als tekstwaarde: regeleinden en leestekens met betekenis krijgen een schuine streep."""
    for teken in ("\\", ";", ","):
        zin = zin.replace(teken, f"\\{teken}")
    return "\\n".join(zin.splitlines())


def _gevouwen(regel: str) -> Iterator[str]:
    """Een lange regel gaat verder op de volgende, na een spatie."""
    deel = ""
    for teken in regel:
        if len((deel + teken).encode()) > BREEDTE:
            yield deel
            deel = " "
        deel += teken
    yield deel
