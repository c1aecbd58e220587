"""Tekst uit de dataset leesbaar maken: `[[id]]` wordt een link, `{week:…}` een getal, de rest wordt onschadelijk.

Twee uitvoeren van dezelfde tekst: Markdown (handboek) en kaal (titels, SVG).
"""

import re
from collections.abc import Callable
from html import escape

from finder.kalender import MAANDEN
from macros.dataset.plaats import als, plaats_van
from macros.dataset.tekst import OnbekendeVerwijzing, getal
from macros.pagina.adres import bestand, naam, pad
from macros.pagina.boek import Boek

_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_PLAATS = re.compile(r"\{([^{}]*)\}")
_BEIDE = re.compile(rf"{_LINK.pattern}|{_PLAATS.pattern}")
_MERK = re.compile(r'<span data-bron="[^"]*">')
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#])")


class TekstFout(ValueError):
    """Een tekst verwijst naar iets dat niet bestaat. De zin is voor de redacteur."""


def plat(tekst: str) -> str:
    """Gewone tekst, veilig in Markdown en in HTML."""
    return _MARKDOWN.sub(r"\\\1", escape(tekst, quote=False))


def waarde(boek: Boek, sleutel: str) -> str:
    """De waarde achter `{…}`, zoals `macros.dataset.tekst` haar bepaalt."""
    naam_, _, id_ = sleutel.partition(":")
    try:
        return getal(boek.ruw, naam_, id_ or None)
    except OnbekendeVerwijzing as fout:
        raise TekstFout(f"de plaatshouder '{{{sleutel}}}' heeft geen waarde in de dataset") from fout


def _zet_om(boek: Boek, tekst: str, gewoon: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    uit, vorige = [], 0
    for m in _BEIDE.finditer(tekst):
        uit.append(gewoon(tekst[vorige : m.start()]))
        id_, label, plaats = m.groups()
        if plaats is not None:
            uit.append(gewoon(waarde(boek, plaats.strip())))
        else:
            uit.append(link(id_.strip(), label or naam(boek, id_.strip())))
        vorige = m.end()
    return "".join([*uit, gewoon(tekst[vorige:])])


def _doel(boek: Boek, id_: str, gemeente: str | None) -> str:
    doel = bestand(boek, id_, gemeente)
    if doel is None:
        raise TekstFout(f"'[[{id_}]]' verwijst naar iets dat niet in de dataset staat")
    return doel


def als_markdown(boek: Boek, tekst: object, van: str, gemeente: str | None = None) -> str:
    """Markdown voor het bronbestand `van`; links blijven in de gemeente, en de sitebouwer controleert ze."""

    def link(id_: str, label: str) -> str:
        doel = _doel(boek, id_, gemeente)
        return plat(label) if doel == van else f"[{plat(label)}]({pad(van, doel)})"

    return gemerkt(tekst, _zet_om(boek, str(tekst), lambda deel: gemerkt(deel, plat(deel)), link))


def gemerkt(waarde: object, markdown: str) -> str:
    """Wat van een waarde gemaakt is, met een merk als die weet waar zij staat (`met_plaatsen`); anders ongewijzigd."""
    plaats = plaats_van(waarde)
    return f'<span data-bron="{plaats}">{markdown}</span>' if plaats and markdown else markdown


def als_kaal(boek: Boek, tekst: object) -> str:
    """Zonder opmaak en zonder links; nog niet onschadelijk gemaakt."""
    return _zet_om(boek, str(tekst), lambda t: t, lambda _, label: label)


def hoofdletter(tekst: str) -> str:
    """Dezelfde tekst met een hoofdletter vooraan; een eigennaam als rondomJou blijft zoals hij is."""
    if merk := _MERK.match(tekst):
        return merk[0] + hoofdletter(tekst[merk.end() :])
    return tekst if re.match(r"[a-z]+[A-Z]", tekst) else als(tekst, tekst[:1].upper() + tekst[1:])


def opsomming(delen: list[str], woord: str = "en") -> str:
    """`a, b en c`."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} {woord} {delen[-1]}" if delen else ""


def datum(iso: str) -> str:
    """`2027-05-01` → `1 mei 2027`."""
    jaar, maand, dag = str(iso).split("-")
    return f"{int(dag)} {MAANDEN[int(maand) - 1]} {jaar}"
