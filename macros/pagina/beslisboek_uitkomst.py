"""De stappen van het beslisboek zonder vraag: een uitkomst, wat daarnaast kan, en wat altijd blijft gelden."""

from collections.abc import Sequence
from typing import Any

from finder.model import Regel, Rij
from finder.regelwerk import Bouwer
from finder.weergave import STIL, Weergave, voor
from finder.zinnen import en, hoofdletter, in_sector, term_in_woorden
from macros.bewijs.wandeling import Stap, Wandeling
from macros.pagina.boek import Boek


def _uitkomst(w: Wandeling, boek: Boek, stap: Stap) -> dict[str, Any]:
    id_, codes = stap.inhoud
    regel, inhoud = w.werk.regels[id_], voor(w.werk, stap.sector, None)
    eisen = [w.werk.ruw["voorwaarden"][code] for code in codes]
    nog_niet = bool(codes) and regel.soort == "opschalen"
    vol = w.op_sleutel.get(("uitkomst", stap.sector, id_, ()))
    return {
        "id": id_,
        "kop": "Nog niet opschalen" if nog_niet else boek.onderwerpen[id_].naam,
        "doel": boek.onderwerpen[id_].naam if nog_niet else "",
        "eerst": [inhoud.per_sector(eis["tekst"]) for eis in eisen],
        "anders": _anders(w, inhoud, eisen),
        "termijn": _termijn(w, id_),
        "staart": _staart(
            stap.sector, regel.wanneer, [rij for eis in eisen for rij in _rijen(w, eis["ontbreekt"])], regel
        ),
        "let_op": _alleen_vo(w, stap.sector, id_),
        "wie": wie(w, stap.sector, id_) if not codes or vol is None else [],
        "zie": vol.nr if codes and vol else None,
    }


def _termijn(w: Wandeling, id_: str) -> str:
    """De uiterste week van een uitkomst, of de zin van Welke tafel? als die er niet is."""
    zinnen = w.werk.ruw["zinnen"]["termijn"]
    return str(zinnen["te_vroeg"]) if w.werk.regels[id_].te_vroeg else voor(w.werk, None, None).termijn(id_)


def wie(w: Wandeling, sector: str, id_: str) -> list[tuple[str, str]]:
    """(gemeente, wie meldt aan en waar); één regel zonder gemeente als het overal gelijk is."""
    ruw = w.werk.ruw["gemeenten"].values()
    per = [(g["naam"], _ingangen(voor(w.werk, sector, g["code"]).wegen(id_))) for g in ruw if "buiten_gebied" not in g]
    teksten = {tekst for _, tekst in per}
    if teksten == {""}:
        return []
    return [("", teksten.pop())] if len(teksten) == 1 else [(naam, tekst or STIL) for naam, tekst in per]


def _ingangen(wegen: list[dict[str, Any]]) -> str:
    """De een of de ander; een weg voor één geval is een eigen zin."""
    alle = [_weg({"door": STIL, "bij": STIL, **weg}) for weg in wegen]
    los = any("alleen" in weg for weg in wegen)
    return ". ".join(map(hoofdletter, alle)) if los else "; of ".join(alle)


def _weg(weg: dict[str, Any]) -> str:
    return ": ".join(filter(None, [weg.get("alleen"), f"{weg['door']}, bij: {weg['bij']}"]))


def _anders(w: Wandeling, inhoud: Weergave, eisen: list[dict[str, Any]]) -> list[str]:
    """Wat eerst moet als de feiten anders liggen (`vormen`), met dat geval ervoor; de gemeente ligt hier open."""
    alle = [vorm for eis in eisen for vorm in eis.get("vormen", []) if inhoud.sector in vorm["tekst"]]
    vormen = [vorm for vorm in alle if not all(feit.startswith("gemeente.") for feit in vorm["als"])]
    return [f"{_geval(w, inhoud, vorm['als'])}? {inhoud.per_sector(vorm['tekst'])}" for vorm in vormen]


def _geval(w: Wandeling, inhoud: Weergave, als: dict[str, Any]) -> str:
    woorden = en([term_in_woorden(w.werk.ruw, feit, eis) for feit, eis in als.items()])
    return hoofdletter(in_sector(w.werk.ruw, woorden, inhoud.sector))


def _ook(w: Wandeling, boek: Boek, stap: Stap) -> dict[str, Any]:
    regel = w.werk.regels[stap.inhoud]
    return {
        "id": stap.inhoud,
        "kop": boek.onderwerpen[stap.inhoud].naam,
        "staart": _staart(stap.sector, regel.daarnaast, []),
        "let_op": _alleen_vo(w, stap.sector, stap.inhoud),
        "wie": wie(w, stap.sector, stap.inhoud),
    }


def _rijen(w: Wandeling, ruw: list[dict[str, Any]]) -> tuple[Rij, ...]:
    return Bouwer(w.werk.ruw).tabel(ruw)


def _staart(sector: str, rijen: Sequence[Rij], eerst: Sequence[Rij], regel: Regel | None = None) -> dict[str, Any]:
    """De bronnen van wat eerst moet, of anders van de rijen in deze sector. Steeds onze lezing? Dan met de reden."""
    hier = [rij for rij in rijen if sector in rij.als.get("sector", [sector])]
    zo = [rij for rij in eerst if sector in rij.als.get("sector", [sector])]
    termijn = regel.termijn.bron if regel and regel.termijn else ()
    uit: dict[str, Any] = {"bron": list(dict.fromkeys([*(b for rij in zo or hier for b in rij.bron), *termijn]))}
    if hier and all(rij.lezing for rij in hier):
        uit |= {"zekerheid": "interpretatie", "waarom": hier[0].waarom}
    return uit


def _alleen_vo(w: Wandeling, sector: str, id_: str) -> list[str]:
    """Wat Welke tafel? bij dit onderwerp in deze sector altijd meldt, wat de antwoorden ook zijn."""
    inhoud = voor(w.werk, sector, None)
    return [
        inhoud.per_sector(m["tekst"])
        for m in w.werk.ruw["meldingen"].values()
        if m.get("sector") == sector and id_ in m.get("bij", []) and "wanneer" not in m
    ]


def _plichten(w: Wandeling, _boek: Boek, stap: Stap) -> dict[str, Any]:
    inhoud = voor(w.werk, stap.sector, None)
    plichten = [w.werk.ruw["plichten"][code] for code in stap.inhoud]
    return {"plichten": [(p["naam"], inhoud.in_woorden(p["tekst"]), p["bron"]) for p in plichten]}


SOORT = {"uitkomst": _uitkomst, "ook": _ook, "plichten": _plichten}
