"""Welke dagen werkdagen zijn: niet in het weekend en geen feestdag. Alles volgt uit het jaartal.

De feestdagen zijn die van de Algemene termijnenwet, artikel 3. Twee daarvan zijn niet voor iedereen vrij: Goede
Vrijdag, die de wet gelijkstelt, en 5 mei, die de wet elk jaar noemt en niet alleen in een lustrumjaar. Scholen en
gemeenten zijn dan meestal dicht. Wie een uiterste dag zoekt, is zo misschien een dag te vroeg en nooit te laat.

Schoolvakanties staan er niet in: de bronnen zetten de klok dan niet stil, en zij liggen per regio en jaar anders.
"""

from datetime import date, timedelta

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
