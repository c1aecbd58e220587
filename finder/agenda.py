"""De uiterste dagen als agendabestand (iCalendar, RFC 5545): hele dagen met vaste namen, niets over de leerling."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

BREEDTE = 74


def agenda(treden: Sequence[dict[str, Any]], vandaag: date, titel: str) -> str:
    """Eén dag per trede die nog komt; leeg als er geen meer komt. `titel` is een zin met {naam}."""
    komt = [trede for trede in treden if trede["datum"] and trede["datum"] >= vandaag.isoformat()]
    if not komt:
        return ""
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Routeboek//NL"]
    for trede in komt:
        regels += _dag(trede["code"], trede["datum"], vandaag, titel.format(naam=trede["naam"]))
    return "\r\n".join(stuk for regel in [*regels, "END:VCALENDAR", ""] for stuk in _gevouwen(regel))


def _dag(code: str, datum: str, vandaag: date, titel: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{code}-{datum}@routeboek",
        f"DTSTAMP:{vandaag:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{datum.replace('-', '')}",
        f"SUMMARY:{titel}".replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,"),
        "END:VEVENT",
    ]


def _gevouwen(regel: str) -> Iterator[str]:
    """Een lange regel gaat verder op de volgende, na een spatie."""
    deel = ""
    for teken in regel:
        if len((deel + teken).encode()) > BREEDTE:
            yield deel
            deel = " "
        deel += teken
    yield deel
