"""Klopt een tekst voor de lezer? Verwijzingen, getallen, opmaak, lengte, adressen en personen."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from macros.dataset.controle_kennis import Kennis
from macros.dataset.tekst import GETAL, LINK, OnbekendeVerwijzing, getal
from macros.dataset.velden import Vorm

LANGSTE_ZIN = 25
OPMAAK = re.compile(r"</?[a-zA-Z!][^>]*>|\*\*|`|^#+ |\]\(|&[a-z]+;")
EINDE = re.compile(r"(?<=[.!?])[\"'’”)]*\s+")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"\bhttps?://\S+|\bwww\.\S+")
PERSOON = re.compile(r"\b(?:[Dd]hr\.|[Mm]evr\.|[Mm]w\.|[Dd]e heer|[Mm]evrouw) ?[A-Z]")
ACCOLADE = re.compile(r"\{[^{}]*\}?|\}")
NUMMER = re.compile(r"\b[CO]\d{1,2}\b")
HAKEN = re.compile(r"\[\[|\]\]")


Keuring = Callable[[Kennis, Vorm, Any, Pad], Iterator[Melding]]


def _van_tekst(keuring: Keuring) -> Keuring:
    """Een keuring die alleen tekst te zien krijgt; over een lege of een andere waarde is er één melding."""

    def keur(kennis: Kennis, vorm: Vorm, waarde: Any, pad: Pad) -> Iterator[Melding]:
        if isinstance(waarde, str) and waarde.strip():
            yield from keuring(kennis, vorm, waarde, pad)
        else:
            yield _geen_tekst(waarde, pad)

    return keur


@_van_tekst
def zin(kennis: Kennis, _: Vorm, tekst: str, pad: Pad) -> Iterator[Melding]:
    """Een tekst die mag verwijzen met [[id]] en {naam}."""
    yield from _opmaak(tekst, pad)
    yield from _verwijzingen(kennis, tekst, pad)
    yield from _getallen(kennis, tekst, pad)
    yield from _adressen(kennis, tekst, pad)
    yield from _lengte(tekst, pad)
    if pad[-1] == "melding" and NUMMER.search(tekst):
        yield Melding(pad, "een melding is voor de lezer; schrijf wat er speelt, zonder nummer")
    if pad[-1] == "vraag" and not tekst.rstrip().endswith("?"):
        yield Melding(pad, "een vraag eindigt met een vraagteken")


@_van_tekst
def naam(kennis: Kennis, _: Vorm, tekst: str, pad: Pad) -> Iterator[Melding]:
    """Een titel of naam: platte woorden, zonder verwijzing."""
    yield from _opmaak(tekst, pad)
    yield from _adressen(kennis, tekst, pad)
    if HAKEN.search(tekst) or ACCOLADE.search(tekst):
        yield Melding(pad, "een naam of titel kan niet verwijzen; schrijf alleen de woorden")


@_van_tekst
def los(_: Kennis, __: Vorm, tekst: str, pad: Pad) -> Iterator[Melding]:
    """Een tekst over de dataset zelf: accolades en haken zijn hier gewoon tekens."""
    yield from _opmaak(tekst, pad)
    yield from _lengte(tekst, pad)


@_van_tekst
def sjabloon(_: Kennis, vorm: Vorm, tekst: str, pad: Pad) -> Iterator[Melding]:
    """Een zin die Welke tafel? invult: alleen de genoemde plekken mogen erin."""
    yield from _opmaak(tekst, pad)
    for m in ACCOLADE.finditer(tekst):
        if m[0][1:-1] not in vorm.woorden or m[0][-1] != "}":
            bekend = [f"{{{w}}}" for w in vorm.woorden]
            yield Melding(pad, f"'{m[0]}' kan hier niet.{bedoelde_u(m[0], bekend)}")


def _geen_tekst(waarde: Any, pad: Pad) -> Melding:
    veld = f"'{pad[-1]}'"
    leeg = waarde is None or waarde == ""
    getal = "; zet een getal tussen aanhalingstekens" if isinstance(waarde, int) else ""
    return Melding(pad, f"{veld} is leeg; schrijf een tekst" if leeg else f"{veld} moet tekst zijn{getal}")


def _opmaak(tekst: str, pad: Pad) -> Iterator[Melding]:
    if m := OPMAAK.search(tekst):
        yield Melding(pad, f"opmaak zoals '{m[0]}' mag niet in een tekst; schrijf alleen de woorden")
    if m := PERSOON.search(tekst):
        yield Melding(pad, f"'{m[0]}…' lijkt een persoon; noem de functie")


def _verwijzingen(kennis: Kennis, tekst: str, pad: Pad) -> Iterator[Melding]:
    for m in LINK.finditer(tekst):
        if not kennis.kent("pagina", m[1]):
            yield Melding(pad, f"verwijzing [[{m[1]}]]: {kennis.onbekend('pagina', m[1])}")
    if HAKEN.search(LINK.sub("", tekst)):
        yield Melding(pad, "een verwijzing is niet af; schrijf [[id]] of [[id|woorden]]")


def _getallen(kennis: Kennis, tekst: str, pad: Pad) -> Iterator[Melding]:
    for m in [] if kennis.onleesbaar else GETAL.finditer(tekst):
        try:
            getal(kennis.ruw, m[1], m[2])
        except OnbekendeVerwijzing as fout:
            wat = "onbekende functie" if m[1] == "rol" else "onbekend getal"
            yield Melding(pad, f"{wat} '{fout.naam}'.{bedoelde_u(fout.naam, fout.bekend)}")
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            continue  # de fout staat waar het getal hoort te staan
    for m in ACCOLADE.finditer(GETAL.sub("", tekst)):
        yield Melding(pad, f"'{m[0]}' kan hier niet; een getal schrijf je als {{week:po-adviestafel}}")


def _adressen(kennis: Kennis, tekst: str, pad: Pad) -> Iterator[Melding]:
    for m in MAIL.finditer(tekst):
        bekend = mailadressen(kennis)
        if m[0].rstrip(".") not in bekend and not kennis.onleesbaar:
            yield Melding(pad, f"het mailadres '{m[0]}' staat niet in data/links.yaml.{bedoelde_u(m[0], bekend)}")
    if web := WEB.search(tekst):
        yield Melding(pad, f"zet het adres '{web[0].rstrip('.,')}' in data/links.yaml en verwijs met 'link'")


def mailadressen(kennis: Kennis) -> list[str]:
    """De mailadressen die in links.yaml staan."""
    urls = [str(link.get("url", "")) for _, _, link in kennis.records("links")]
    return [url.removeprefix("mailto:") for url in urls if url.startswith("mailto:")]


def _lengte(tekst: str, pad: Pad) -> Iterator[Melding]:
    kaal = LINK.sub(lambda m: m[2] or m[1].replace("-", " "), tekst)
    plat = GETAL.sub(lambda m: m[2].replace("-", " ") if m[1] == "rol" else "8", kaal)
    for deel in EINDE.split(plat):
        aantal = len(deel.split())
        if aantal > LANGSTE_ZIN:
            begin = " ".join(deel.split()[:4])
            yield Melding(
                pad, f"de zin '{begin} …' heeft {aantal} woorden; maak er twee zinnen van, elk hoogstens {LANGSTE_ZIN}"
            )


def lijkt_op_gemeente(kennis: Kennis, adres: str) -> str | None:
    """Het juiste domein van een gemeente, als een adres er net naast zit."""
    domein = re.sub(r"^(mailto:[^@]*@|https://(www\.)?)", "", adres).partition("/")[0]
    ids = [id_ for _, id_, g in kennis.records("gemeenten") if "buiten_gebied" not in g]
    juist = [f"{id_}.nl" for id_ in ids] + [f"{id_.replace('-', '')}.nl" for id_ in ids]
    if domein in juist or any(domein.endswith("." + d) for d in juist):
        return None
    return next(iter(get_close_matches(domein, juist, n=1, cutoff=0.85)), None)
