"""De pagina Casussen: verzonnen situaties met hun uitkomst, en een link die ze naspeelt."""

from typing import Any
from urllib.parse import quote

from finder.gesprek import Gids
from finder.motor import Motor
from finder.opties import keuzes
from macros.bewijs import casussen as geschreven
from macros.bewijs.casussen import Casus
from macros.pagina.boek import Boek
from macros.pagina.naspel import naspel
from macros.pagina.sjabloon import schrijf

ALLEEN_TOETS = "mutatie"  # gemaakt door de mutatietoets, niet om te lezen


def casussen(boek: Boek) -> str:
    """Alle casussen per groep. Een groep zonder eigen kop komt achteraan."""
    alle = [casus for casus in geschreven.casussen() if not casus.groep.startswith(ALLEEN_TOETS)]
    koppen = geschreven.groepen()
    namen = [*koppen, *sorted({c.groep for c in alle} - set(koppen))]
    per_groep = {n: [regel(boek, boek.motor, c) for c in alle if c.groep == n] for n in namen}
    rijen = [(koppen.get(n, n.capitalize()), regels) for n, regels in per_groep.items() if regels]
    return schrijf("casussen.md.j2", boek, "casussen.md", groepen=rijen, aantal=len(alle))


def regel(boek: Boek, motor: Motor, casus: Casus) -> dict[str, Any]:
    """Eén casus met wat Welke tafel? er nu op antwoordt. Wat de toets verwacht, komt niet op de pagina."""
    uitkomst = motor.beslis(casus.verzoek)["uitkomst"]
    return {
        "casus": casus,
        "uitkomst": uitkomst,
        "gemeente": next(str(g["naam"]) for g in boek.gemeenten.values() if g["code"] == uitkomst["gemeente"]),
        "dag": casus.vandaag.isoformat() if uitkomst["termijn"]["datum"] else "",
        "link": fragment(motor.gids, casus),
    }


def fragment(gids: Gids, casus: Casus) -> str | None:
    """De antwoorden als adres van Welke tafel?; None als de vragen deze casus niet precies kunnen uitdrukken.

    Een datum staat er als dagen vóór vandaag (`-56`), zodat de casus ook volgend jaar hetzelfde zegt.
    """
    spel = naspel(gids, casus)
    gesprek = gids.loop(spel.antwoorden, casus.vandaag)
    gevraagd = [id_ for _, vragen in gesprek.gezien for id_ in vragen]
    if gesprek.scherm or spel.buiten or spel.mis & set(gevraagd):
        return None
    delen = [f"{id_}={quote(_waarde(gids, casus, id_, spel.antwoorden[id_]), safe=',-')}" for id_ in gevraagd]
    return "&".join([*delen, "toon=uitkomst"])


def _waarde(gids: Gids, casus: Casus, id_: str, antwoord: Any) -> str:
    if isinstance(antwoord, list):
        return ",".join(antwoord)
    vast = {optie["id"] for optie in keuzes(gids.werk, gids.vragen[id_])}
    if gids.vragen[id_]["soort"] == "datum" and antwoord not in vast:
        return f"-{(casus.vandaag - type(casus.vandaag).fromisoformat(antwoord)).days}"
    return str(antwoord)
