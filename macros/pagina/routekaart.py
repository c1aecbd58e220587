"""De routekaart: één stap in één gemeente op één blad, om aan tafel in te vullen."""

from typing import Any

from finder.weergave import Weergave
from finder.zinnen import hoofdletter
from macros.pagina import adres
from macros.pagina.blad import Blad
from macros.pagina.boek import Boek
from macros.pagina.edities import Kaart
from macros.pagina.onderwerp import kern, kleur, stap
from macros.pagina.sjabloon import schrijf

Papieren = tuple[dict[str, Any], list[dict[str, Any]]]
INVULLEN = {  # nooit een naam: de kaart gaat rond; erachter waar een uitkomst het al weet
    "Uiterste datum": "termijn.laatste_dag",
    "Wie meldt aan (functie)": "",
    "Wie informeert (functie)": "",
    "Volgende datum": "",
    "Initialen leerling": "",
}


def routekaart(boek: Boek, kaart: Kaart, voet: str, *, voluit: bool = True) -> str:
    """De kaart als Markdown, met dezelfde blokken als de pagina; `voluit` met alles over voor wie het is."""
    o, w = boek.onderwerpen[kaart.onderwerp], boek.voor(kaart.sector, kaart.gemeente)
    van = str(adres.bestand(boek, o.id, kaart.gemeente))
    plaats = " · ".join(filter(None, [kaart.sector, kaart.gemeentenaam, stap(boek, o, w)]))
    return schrijf(
        "routekaart.md.j2",
        boek,
        Blad(boek, van, w, kaart.gemeente, adres.onderbouwing(o)),
        o=o,
        kern=w.veld(o.id, "voor_wie") if voluit else kern(boek, w, o),
        kleur=kleur(o),
        ladder=bool(o.regel.get("ladder")),
        plaats=plaats,
        altijd=[stuk for stuk in w.stukken(o.id, w.past) if not stuk.get("ingang")],
        per_ingang=per_ingang(w, o.id),
        invullen=invulregels(boek),
        voet=voet,
    )


def invulregels(boek: Boek) -> dict[str, str]:
    """De regels om in te vullen, op de kaart en op een geprinte uitkomst: regel → waar een uitkomst die datum heeft."""
    return {hoofdletter(boek.begin): "termijn.eerste_dag", **INVULLEN}


def per_ingang(w: Weergave, id_: str) -> list[Papieren]:
    """De papieren die bij één weg horen, bij die weg: de een of de ander, nooit allebei."""
    stukken = w.stukken(id_, w.past)
    wegen = [weg for weg in w.wegen(id_, w.past) if weg.get("ingang")]
    paren = [(weg, [stuk for stuk in stukken if stuk.get("ingang") == weg["ingang"]]) for weg in wegen]
    return [(weg, rij) for weg, rij in paren if rij]
