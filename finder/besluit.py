"""Het besluit bij één stand van de feiten, rechtstreeks uit de rijen: welke regel wint, wat eerst moet, welke termijn.

De hoofdroute neemt de eerste regel die waar is; wat daarnaast geldt wordt verzameld.
Deze module is de toets voor de beslisdiagrammen: beide moeten overal hetzelfde zeggen.
"""

from dataclasses import dataclass

from finder.bomen import Waarden
from finder.model import Eerst, Regel, Regelwerk
from finder.waarheid import Weging

OP_DE_LADDER = ("opschalen", "einde")  # soorten uitkomst waarbij de ladder loopt


@dataclass(frozen=True, slots=True)
class Besluit:
    """De kern van een uitkomst. `stand`: te_vroeg, binnen, op, over of geen.

    `lezing`: niet alles staat letterlijk in een bron.
    """

    regel: str
    eerst: tuple[str, ...]
    stand: str
    naast: tuple[str, ...]
    lezing: bool


def besluit(werk: Regelwerk, waarden: Waarden) -> Besluit | None:
    """Het besluit, of None als de feiten niet genoeg zijn om rij voor rij zeker te zijn."""
    weging = Weging(werk, waarden)
    regel = hoofdregel(werk, weging)
    if regel is None:
        return None
    groep = wat_ontbreekt(weging, regel)
    stand = termijnstand(werk, regel, waarden)
    daarnaast = {r.id: weging.tabel(r.daarnaast) for r in werk.naast}
    if groep is None or stand is None or None in daarnaast.values():
        return None
    naast = tuple(id_ for id_, klopt in daarnaast.items() if klopt and id_ != regel.id)
    lezing = is_lezing(weging, regel, groep, stand, naast)
    return Besluit(regel.id, tuple(eis.code for eis in groep), stand, naast, lezing)


def hoofdregel(werk: Regelwerk, weging: Weging) -> Regel | None:
    """De eerste regel waarvan een rij waar is; None zodra een eerdere nog onbekend is."""
    for regel in werk.hoofd:
        klopt = weging.tabel(regel.wanneer)
        if klopt:
            return regel
        if klopt is None:
            return None
    return None


def wat_ontbreekt(weging: Weging, regel: Regel) -> tuple[Eerst, ...] | None:
    """De eerste groep voorwaarden waarvan iets ontbreekt, leeg als alles er is, None als dat onbekend is."""
    for groep in regel.eerst:
        standen = [weging.tabel(eis.ontbreekt) for eis in groep]
        if None in standen:
            return None
        if any(standen):
            return tuple(eis for eis, ontbreekt in zip(groep, standen, strict=True) if ontbreekt)
    return ()


def termijnstand(werk: Regelwerk, regel: Regel, waarden: Waarden) -> str | None:
    """Waar de klok staat ten opzichte van de termijn van deze regel."""
    if regel.te_vroeg:
        return "te_vroeg"
    if regel.termijn is None:
        return "geen"
    nr = werk.index[werk.klok]
    waarde = waarden[nr]
    return stand_van_klasse(werk, regel, waarde) if isinstance(waarde, int) else None


def stand_van_klasse(werk: Regelwerk, regel: Regel, klasse: int) -> str:
    """De stand bij de ondergrens (in dagen) van een klasse van de klok."""
    uiterst = regel.termijn.dagen if regel.termijn else None
    return stand_bij(werk.atomen[werk.index[werk.klok]].grenzen[klasse], uiterst)


def stand_bij(dagen: int | None, uiterst: int | None) -> str:
    """Binnen vóór de laatste dag, op die dag zelf, over vanaf de dag erna; zonder eerste of uiterste dag geen."""
    if dagen is None or uiterst is None:
        return "geen"
    return "binnen" if dagen < uiterst else "op" if dagen == uiterst else "over"


def is_lezing(weging: Weging, regel: Regel, eerst: tuple[Eerst, ...], stand: str, naast: tuple[str, ...]) -> bool:
    """Of iets wat dit besluit bepaalde onze lezing is in plaats van wat een bron zegt."""
    werk = weging.werk
    return (
        not weging.gestaafd(regel.wanneer)
        or stand == "over"
        or buiten_de_bronnen(werk, weging, regel)
        or any(not weging.gestaafd(eis.ontbreekt) for eis in eerst)
        or any(not weging.gestaafd(werk.regels[id_].daarnaast) for id_ in naast)
        or (not eerst and vroeger_dan_de_bron(werk, weging, regel))
    )


def buiten_de_bronnen(werk: Regelwerk, weging: Weging, regel: Regel) -> bool:
    """Of de bronnen deze regel niet letterlijk kennen voor deze woongemeente, of de school elders staat."""
    waarde = weging.waarden[werk.index["gemeente"]]
    code = werk.atomen[werk.index["gemeente"]].waarden[waarde] if isinstance(waarde, int) else None
    gemeente = next((g for g in werk.ruw["gemeenten"].values() if g["code"] == code), None)
    verschil = weging.waarden[werk.index["schoolgemeente"]] != 0
    return gemeente is None or verschil or "buiten_gebied" in gemeente or regel.id in gemeente.get("onze_lezing", {})


def vroeger_dan_de_bron(werk: Regelwerk, weging: Weging, regel: Regel) -> bool:
    """Of de stap eerder wordt gezet dan de week die de bron noemt, zonder dat een bron dat toestaat."""
    termijn, klasse = regel.termijn, weging.waarden[werk.index[werk.klok]]
    dagen = werk.atomen[werk.index[werk.klok]].grenzen[klasse] if isinstance(klasse, int) else None
    if termijn is None or not termijn.eerder_is_lezing or dagen is None:
        return False
    if dagen >= (termijn.vanaf or termijn.getal) * termijn.maat:
        return False
    if termijn.eerder_mag and weging.rij(termijn.eerder_mag[0]):
        _, van, tot = termijn.eerder_mag
        return not van * termijn.maat <= dagen < (tot + 1) * termijn.maat
    return True
