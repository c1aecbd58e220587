"""Rekenen met dagen, weken en werkdagen, en een datum in woorden. Er is hier geen klok: vandaag is een argument.

Kalenderweken: dag 28 is vier weken. De bronnen zeggen niets over schoolvakanties, en die liggen per regio en jaar
anders: zij tellen mee, en een vakantiedag is hier een werkdag.

De feestdagen zijn die van de Algemene termijnenwet, artikel 3; zij volgen uit het jaartal. Twee daarvan zijn niet voor
iedereen vrij: Goede Vrijdag, die de wet gelijkstelt, en 5 mei, die de wet elk jaar noemt en niet alleen in een
lustrumjaar. Scholen en gemeenten zijn dan meestal dicht. Wie een uiterste dag zoekt, is zo misschien een dag te vroeg
en nooit te laat.
"""

from datetime import date, timedelta

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


KONING = 2014  # vanaf dit jaar Koningsdag op 27 april; daarvoor Koninginnedag op 30 april
ZATERDAG, ZONDAG = 5, 6
VAST = ((1, 1, "Nieuwjaarsdag"), (5, 5, "Bevrijdingsdag"), (12, 25, "eerste kerstdag"), (12, 26, "tweede kerstdag"))
ROND_PASEN = (
    (-2, "Goede Vrijdag"),
    (0, "eerste paasdag"),
    (1, "tweede paasdag"),
    (39, "Hemelvaartsdag"),
    (49, "eerste pinksterdag"),
    (50, "tweede pinksterdag"),
)


def pasen(jaar: int) -> date:
    """Eerste paasdag in een jaar van de gregoriaanse kalender (rekenwijze van Meeus, Jones en Butcher)."""
    eeuw, rest = divmod(jaar, 100)
    maangetal = jaar % 19
    epacta = (19 * maangetal + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    tot_zondag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - epacta - rest % 4) % 7
    laat = (maangetal + 11 * epacta + 22 * tot_zondag) // 451
    maand, dag = divmod(epacta + tot_zondag - 7 * laat + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """De dag waarop de verjaardag van de Koning wordt gevierd: op zaterdag als de eigen dag een zondag is."""
    dag = date(jaar, 4, 27 if jaar >= KONING else 30)
    return dag - timedelta(days=1) if dag.weekday() == ZONDAG else dag


def feestdagen(jaar: int) -> dict[date, str]:
    """Elke feestdag van een jaar met zijn naam, zoals die midden in een zin staat."""
    uit = {date(jaar, maand, dag): naam for maand, dag, naam in VAST}
    uit[koningsdag(jaar)] = "Koningsdag" if jaar >= KONING else "Koninginnedag"
    zondag = pasen(jaar)
    return uit | {zondag + timedelta(days=na): naam for na, naam in ROND_PASEN}


def is_werkdag(datum: date) -> bool:
    """Of scholen en gemeenten die dag gewoon werken."""
    return datum.weekday() < ZATERDAG and datum not in feestdagen(datum.year)


def laatste_werkdag(datum: date) -> date:
    """De dag zelf als dat een werkdag is, anders de laatste werkdag ervoor."""
    while not is_werkdag(datum):
        datum -= timedelta(days=1)
    return datum
