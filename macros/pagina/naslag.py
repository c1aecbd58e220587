"""Naslag: rollen, begrippen en contact."""

from typing import Any

from finder.zinnen import en
from macros.pagina import adres
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf


def rollen(boek: Boek) -> str:
    """Alle rollen, per sector gegroepeerd."""
    groepen: dict[str, list[Any]] = {naam: [] for naam in (en([*boek.sectoren.values()]), *boek.sectoren.values())}
    for id_, rol in sorted(boek.deel("rollen").items(), key=lambda p: str(p[1].get("naam")).lower()):
        namen = [boek.sectoren[code] for code in rol.get("sector") or boek.sectoren]
        groepen.setdefault(en(namen), []).append((id_, rol))
    codes = {str(g.get("code")): (i, str(g.get("naam"))) for i, g in boek.gemeenten.items()}
    return schrijf("rollen.md.j2", boek, adres.ROLLEN, groepen={k: v for k, v in groepen.items() if v}, codes=codes)


def begrippen(boek: Boek) -> str:
    """Alle begrippen op alfabet."""
    rijen = sorted(boek.deel("begrippen").items(), key=lambda p: str(p[1].get("naam")).lower())
    letters: dict[str, list[Any]] = {}
    for id_, begrip in rijen:
        letters.setdefault(str(begrip.get("naam", id_))[0].upper(), []).append((id_, begrip))
    return schrijf("begrippen.md.j2", boek, adres.BEGRIPPEN, letters=letters)


def contact(boek: Boek) -> str:
    """Alle links en adressen, per soort: mailadressen eerst, en achteraan wat geen adres heeft."""
    links = sorted(boek.deel("links").items(), key=lambda p: str(p[1].get("naam")).lower())
    mail = [(i, x) for i, x in links if str(x.get("url", "")).startswith("mailto:")]
    web = [p for p in links if p[1].get("url") and p not in mail]
    zonder = [p for p in links if not p[1].get("url")]
    return schrijf("contact.md.j2", boek, adres.CONTACT, mail=mail, web=web, zonder=zonder)
