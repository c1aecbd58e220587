"""Rekenen met dagen en weken, en een datum in Nederlandse woorden. Er is hier geen klok: vandaag is een argument.

Kalenderweken: dag 28 is vier weken. De bronnen zeggen niets over vakanties, dus die tellen mee.
"""

from datetime import date

from finder.melding import InvoerFout, getoond

DAGNAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
OUDSTE, JONGSTE = date(2000, 1, 1), date(2199, 12, 31)


def lees_datum(tekst: object, naam: str) -> date:
    """Een datum als jjjj-mm-dd. Werpt InvoerFout bij iets anders, of buiten OUDSTE en JONGSTE."""
    try:
        datum = date.fromisoformat(tekst) if isinstance(tekst, str) and len(tekst) == 10 else None
    except ValueError:
        datum = None
    if datum is None or datum.isoformat() != tekst:  # ook 2026-W10-1 is een datum, maar niet zoals wij hem schrijven
        raise InvoerFout(
            f"'{naam}' is geen bestaande datum: {getoond(tekst)}. Schrijf jjjj-mm-dd, bijvoorbeeld 2026-03-02."
        )
    if not OUDSTE <= datum <= JONGSTE:
        buiten = f"vóór {OUDSTE.year}" if datum < OUDSTE else f"na {JONGSTE.year}"
        raise InvoerFout(f"'{naam}' ligt {buiten}: {tekst}. Controleer het jaartal.")
    return datum


def dagen_sinds(eerste: date, vandaag: date, naam: str) -> int:
    """Hele dagen van `eerste` tot `vandaag`. Werpt InvoerFout als `eerste` in de toekomst ligt."""
    if eerste > vandaag:
        raise InvoerFout(f"'{naam}' ligt in de toekomst: {eerste.isoformat()}. Kies vandaag of eerder.")
    return (vandaag - eerste).days


def in_woorden(datum: date) -> str:
    """`maandag 23 maart 2026`."""
    return f"{DAGNAMEN[datum.weekday()]} {datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def weken_in_woorden(dagen: int) -> str:
    """`8 weken en 3 dagen`, `1 week`, `5 dagen`."""
    weken, rest = divmod(dagen, 7)
    delen = [f"{weken} {'week' if weken == 1 else 'weken'}"] if weken else []
    if rest or not weken:
        delen.append(f"{rest} {'dag' if rest == 1 else 'dagen'}")
    return " en ".join(delen)
