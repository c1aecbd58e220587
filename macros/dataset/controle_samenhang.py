"""De dataset als geheel: dubbele codes, verhuisde namen, lezingen met reden, adressen, dekking, wat vergeten is."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain
from typing import Any

from finder.melding import Melding, Pad
from finder.model import ONDERWERPEN
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_tekst import lijkt_op_gemeente

NIETSZEGGEND = ("klik hier", "hier", "link", "lees meer", "website")


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _dubbel(kennis)
    yield from _codes(kennis)
    yield from _namen(kennis)
    yield from _herhaald(kennis.ruw, ())
    yield from _verhuisd(kennis)
    yield from _lezingen(kennis.ruw, ())
    yield from _gevallen(kennis)
    yield from _links(kennis)
    yield from _dekking(kennis)
    yield from _ongebruikt(kennis)
    yield from _boven_het_beslisboek(kennis)


def _dubbel(kennis: Kennis) -> Iterator[Melding]:
    """Eén id is één pagina, in welke map ook; een nummer is van één tegenstrijdigheid."""
    gezien: dict[str, str] = {}
    groepen = chain(kennis.records(*ONDERWERPEN, "gemeenten"), _botsingen(kennis))
    for deel, id_, _ in groepen:
        if id_ in gezien:
            yield Melding((*deel.split("/"), id_), f"'{id_}' bestaat al in data/{gezien[id_]}; kies een andere naam")
        gezien.setdefault(id_, deel)


def _botsingen(kennis: Kennis) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for deel, bestand, groep in kennis.records("tegenstrijdigheden"):
        yield from ((f"{deel}/{bestand}", nr, botsing) for nr, botsing in groep.items())


def _codes(kennis: Kennis) -> Iterator[Melding]:
    gezien: dict[str, str] = {}
    for deel, id_, onderwerp in kennis.records(*ONDERWERPEN):
        code = onderwerp.get("code")
        if "regel" in onderwerp and code is None:
            yield Melding((deel, id_, "regel"), f"'{id_}' heeft een regel maar geen 'code'")
        if code is not None and "regel" not in onderwerp:
            yield Melding((deel, id_, "code"), f"'{id_}' heeft een code maar geen 'regel'")
        if isinstance(code, str) and code in gezien:
            yield Melding((deel, id_, "code"), f"de code '{code}' is al van '{gezien[code]}'")
        gezien.setdefault(str(code), id_)


MET_NAAM = (ONDERWERPEN, ("papieren",), ("rollen",), ("begrippen",), ("links",))


def _namen(kennis: Kennis) -> Iterator[Melding]:
    """Twee dingen met één naam houdt een lezer niet uit elkaar."""
    for delen in MET_NAAM:
        gezien: dict[str, str] = {}
        for deel, id_, record in kennis.records(*delen):
            naam = str(record.get("naam"))
            if "naam" in record and naam in gezien:
                yield Melding((deel, id_, "naam"), f"'{naam}' heet '{gezien[naam]}' ook al; kies een andere naam")
            gezien.setdefault(naam, id_)


def _herhaald(knoop: Any, pad: Pad) -> Iterator[Melding]:
    """Dezelfde zin twee keer in een lijst, voor dezelfde lezers."""
    gezien: list[dict[str, Any]] = []
    for sleutel, deel in knoop.items() if isinstance(knoop, dict) else enumerate(knoop):
        if isinstance(deel, dict) and isinstance(knoop, list) and "tekst" in deel:
            zelf = {veld: deel.get(veld) for veld in ("tekst", "gemeente", "sector", "geldig_vanaf", "geldig_tot")}
            if zelf in gezien:
                yield Melding((*pad, sleutel), "deze zin staat er twee keer; haal er een weg")
            gezien.append(zelf)
        if isinstance(deel, (dict, list)):
            yield from _herhaald(deel, (*pad, sleutel))


def _gevallen(kennis: Kennis) -> Iterator[Melding]:
    """Woorden voor een geval horen bij de antwoorden waarvoor zij staan."""
    for pad, stuk in _stukken(kennis):
        if "alleen" in stuk and "als" not in stuk:
            yield Melding(pad, "'alleen' hoort bij 'als'; voeg dat toe of haal 'alleen' weg")


def _stukken(kennis: Kennis) -> Iterator[tuple[Pad, dict[str, Any]]]:
    """Elke ingang, elk papier en elke opdracht, van een onderwerp en van wat een gemeente daarbij zegt."""
    delen: list[tuple[Pad, Any]] = [((deel, id_), record) for deel, id_, record in kennis.records(*ONDERWERPEN)]
    for deel, id_, gemeente in kennis.records("gemeenten"):
        bij = gemeente.get("bij")
        delen += [((deel, id_, "bij", naam), eigen) for naam, eigen in (bij.items() if isinstance(bij, dict) else ())]
    for pad, record in delen:
        for veld in ("aanmelden", "documenten", "doe_nu"):
            rij = record.get(veld) if isinstance(record, dict) else None
            alle = enumerate(rij) if isinstance(rij, list) else ()
            yield from (((*pad, veld, nr), stuk) for nr, stuk in alle if isinstance(stuk, dict))


def _verhuisd(kennis: Kennis) -> Iterator[Melding]:
    """Een oude naam blijft voorgoed bezet en wijst naar iets dat bestaat."""
    for deel, id_, record in kennis.records(*ONDERWERPEN):
        vreemd = [veld for veld in record if veld in kennis.soorten["onderwerp"].velden]
        if "verhuisd_naar" in record and vreemd:
            zin = f"'{id_}' is verhuisd en mag geen '{vreemd[0]}' hebben; een oude naam komt nooit terug"
            yield Melding((deel, id_, vreemd[0]), zin)


def _lezingen(knoop: Any, pad: Pad) -> Iterator[Melding]:
    """Wie zegt dat iets onze lezing is, zegt ook waarom."""
    if isinstance(knoop, list):
        for nr, deel in enumerate(knoop):
            yield from _lezingen(deel, (*pad, nr))
    elif isinstance(knoop, dict) and pad[:1] != ("velden",):
        if "zekerheid" in knoop and "waarom" not in knoop:
            yield Melding(
                (*pad, "zekerheid"), "'zekerheid: interpretatie' mist 'waarom': één zin waarom dit onze lezing is"
            )
        if "waarom" in knoop and "zekerheid" not in knoop and "bron" in knoop:
            yield Melding(
                (*pad, "waarom"), "'waarom' hoort bij 'zekerheid: interpretatie'; voeg dat toe of haal 'waarom' weg"
            )
        for sleutel, deel in knoop.items():
            yield from _lezingen(deel, (*pad, sleutel))


def _links(kennis: Kennis) -> Iterator[Melding]:
    for _, id_, link in kennis.records("links"):
        pad: Pad = ("links", id_)
        if "ontbreekt" in link and "url" in link:
            yield Melding((*pad, "url"), "een link met 'ontbreekt' heeft geen 'url'; kies een van beide")
        for veld in ("url", "jaar"):
            if "ontbreekt" not in link and veld not in link:
                yield Melding(
                    pad, f"'{id_}' mist '{veld}'; ontbreekt het adres in de bronnen? Schrijf dan ontbreekt: true"
                )
        if str(link.get("naam")).lower() in NIETSZEGGEND:
            yield Melding((*pad, "naam"), f"'{link['naam']}' zegt niet waar de link heen gaat")
        juist = lijkt_op_gemeente(kennis, str(link.get("url", "")))
        if juist:
            yield Melding((*pad, "url"), f"het adres '{link['url']}' lijkt verkeerd gespeld. Bedoelde u '{juist}'?")


def zonder_dekking(kennis: Kennis) -> Iterator[Melding]:
    """Van elke bron staat ergens waar haar stukken bleven; van losse openbare gegevens hoeft dat niet."""
    for _, nummer, bron in kennis.records("bronnen"):
        if "merk" not in bron and nummer not in kennis.deel("dekking"):
            zin = f"nergens staat waar de stukken van bron '{nummer}' bleven; schrijf dat in data/dekking/{nummer}.yaml"
            yield Melding(("bronnen", nummer), zin)


def _dekking(kennis: Kennis) -> Iterator[Melding]:
    """Elke regel van een bron staat in de dekking, en elk stuk gaat ergens heen. Twee stukken mogen één regel delen."""
    for nummer, stukken in kennis.deel("dekking").items():
        gezien: set[int] = set()
        for nr, stuk in enumerate(stukken if isinstance(stukken, list) else []):
            pad: Pad = ("dekking", nummer, nr)
            if isinstance(stuk, dict):
                yield from _stuk(pad, stuk, gezien)


def _stuk(pad: Pad, stuk: dict[str, Any], gezien: set[int]) -> Iterator[Melding]:
    try:
        regels = _regels(str(stuk.get("regels", "")))
    except ValueError:
        return
    laatste = max(gezien, default=0)
    if laatste and min(regels) < laatste:
        yield Melding(
            (*pad, "regels"),
            f"regel {min(regels)} staat al in een eerder stuk; begin op regel {laatste} of {laatste + 1}",
        )
    if min(regels) > laatste + 1:
        yield Melding(
            (*pad, "regels"), f"regel {laatste + 1} ontbreekt in de dekking; het stuk ervoor eindigt op regel {laatste}"
        )
    gezien |= regels
    if stuk.get("naar") == [] and "niet_overgenomen" not in stuk:
        yield Melding((*pad, "naar"), "dit stuk gaat nergens heen; vul 'naar' of schrijf bij 'niet_overgenomen' waarom")


def _regels(tekst: str) -> set[int]:
    uit: set[int] = set()
    for deel in tekst.split(","):
        van, _, tot = deel.strip().partition("-")
        uit |= set(range(int(van), int(tot or van) + 1))
    if not uit:
        raise ValueError(tekst)
    return uit


def _ongebruikt(kennis: Kennis) -> Iterator[Melding]:
    """Wat nergens genoemd wordt, is vergeten of verkeerd gespeld."""
    if kennis.onleesbaar:
        return
    genoemd: dict[str, set[str]] = {
        veld: set() for veld in ("stuk", "bron", "bronnen", "let_op", "eerst", "voorwaarde")
    }
    for veld, waarde in _velden(kennis.ruw):
        genoemd.setdefault(veld, set()).add(waarde)
    yield from _papieren(kennis, genoemd["stuk"])
    yield from _plaatsen(kennis, genoemd["bron"] | genoemd["bronnen"])
    yield from _meldingen(kennis, genoemd["let_op"])
    yield from _voorwaarden(kennis, genoemd["eerst"] | genoemd["voorwaarde"])


def _vergeten(namen: Iterable[str], genoemd: set[str]) -> list[str]:
    """Namen die niemand noemt; lijkt een onbekende naam erop, dan is dat de fout en zwijgen wij hier."""
    bekend = list(namen)
    vreemd = genoemd - set(bekend)
    return [naam for naam in bekend if naam not in genoemd and not get_close_matches(naam, vreemd, n=1, cutoff=0.6)]


def _papieren(kennis: Kennis, genoemd: set[str]) -> Iterator[Melding]:
    for id_ in _vergeten(kennis.deel("papieren"), genoemd):
        zin = f"het stuk '{id_}' staat bij geen enkele tafel; noem het bij 'documenten' of haal het weg"
        yield Melding(("papieren", id_), zin)


def _plaatsen(kennis: Kennis, genoemd: set[str]) -> Iterator[Melding]:
    for plaats in kennis.namen["plaats"]:
        if plaats not in genoemd:
            nummer, _, deel = plaats.partition("-")
            yield Melding(("bronnen", nummer, "plaatsen", deel), f"de plaats '{plaats}' wordt nergens als bron genoemd")


def _meldingen(kennis: Kennis, genoemd: set[str]) -> Iterator[Melding]:
    for deel, nummer, botsing in _botsingen(kennis):
        if isinstance(botsing, dict) and "melding" in botsing and nummer not in genoemd:
            zin = f"de melding van {nummer} staat op geen enkele pagina; zet {nummer} bij een onderwerp onder 'let_op'"
            yield Melding((*deel.split("/"), nummer, "melding"), zin)


def _boven_het_beslisboek(kennis: Kennis) -> Iterator[Melding]:
    """Boven het beslisboek staat de melding van één botsing; die moet er dan wel zijn."""
    vast = kennis.deel("handboek").get("vast")
    gekozen = vast.get("beslisboek") if isinstance(vast, dict) else None
    for _, nummer, botsing in _botsingen(kennis):
        if nummer == gekozen and isinstance(botsing, dict) and "melding" not in botsing:
            zin = (
                f"{nummer} heeft geen melding; kies bij 'beslisboek' een botsing met een melding, of haal de regel weg"
            )
            yield Melding(("handboek", "vast", "beslisboek"), zin)


def _voorwaarden(kennis: Kennis, genoemd: set[str]) -> Iterator[Melding]:
    for id_ in _vergeten(kennis.deel("voorwaarden"), genoemd):
        zin = f"de voorwaarde '{id_}' staat bij geen enkele regel onder 'eerst'"
        yield Melding(("voorwaarden", id_), zin)


def _velden(knoop: Any, veld: str = "") -> Iterator[tuple[str, str]]:
    """(veld, waarde) van elke losse waarde; een lijst telt bij haar veld."""
    if isinstance(knoop, dict):
        for sleutel, deel in knoop.items():
            yield from _velden(deel, sleutel)
    elif isinstance(knoop, list):
        for deel in knoop:
            yield from _velden(deel, veld)
    else:
        yield veld, str(knoop)
