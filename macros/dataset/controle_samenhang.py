"""De dataset als geheel: dubbele codes, verhuisde namen, lezingen met reden, adressen, dekking, wat vergeten is."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from finder.melding import Melding, Pad
from finder.model import ONDERWERPEN
from macros.dataset.controle_kennis import Kennis
from macros.dataset.controle_tekst import lijkt_op_gemeente
from macros.dataset.knoop import dubbel, langs, tabel, tabellen_in

NIETSZEGGEND = ("klik hier", "hier", "link", "lees meer", "website")


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _dubbel(kennis)
    yield from _codes(kennis)
    yield from _namen(kennis)
    yield from _herhaald(kennis.ruw)
    yield from _verhuisd(kennis)
    yield from _lezingen(kennis.ruw)
    yield from _gevallen(kennis)
    yield from _links(kennis)
    yield from _dekking(kennis)
    yield from _ongebruikt(kennis)
    yield from _boven_het_beslisboek(kennis)


def _dubbel(kennis: Kennis) -> Iterator[Melding]:
    """Eén id is één pagina, in welke map ook; een nummer is van één tegenstrijdigheid."""
    plekken: list[Pad] = [(deel, id_) for deel, id_, _ in kennis.records(*ONDERWERPEN, "gemeenten")]
    plekken += [pad for pad, _ in _botsingen(kennis)]
    for pad, id_, eerst in dubbel((pad, pad[-1]) for pad in plekken):
        yield Melding(pad, f"'{id_}' bestaat al in data/{'/'.join(map(str, eerst[:-1]))}; kies een andere naam")


def _botsingen(kennis: Kennis) -> Iterator[tuple[Pad, Any]]:
    for deel, bestand, groep in kennis.records("tegenstrijdigheden"):
        yield from (((deel, bestand, nr), botsing) for nr, botsing in groep.items())


def _codes(kennis: Kennis) -> Iterator[Melding]:
    for deel, id_, onderwerp in kennis.records(*ONDERWERPEN):
        code = onderwerp.get("code")
        if "regel" in onderwerp and code is None:
            yield Melding((deel, id_, "regel"), f"'{id_}' heeft een regel maar geen 'code'")
        if code is not None and "regel" not in onderwerp:
            yield Melding((deel, id_, "code"), f"'{id_}' heeft een code maar geen 'regel'")
    records = [((deel, id_, "code"), o.get("code")) for deel, id_, o in kennis.records(*ONDERWERPEN)]
    for pad, code, eerst in dubbel((pad, code) for pad, code in records if isinstance(code, str)):
        yield Melding(pad, f"de code '{code}' is al van '{eerst[1]}'")


MET_NAAM = (ONDERWERPEN, ("papieren",), ("rollen",), ("begrippen",), ("links",))


def _namen(kennis: Kennis) -> Iterator[Melding]:
    """Twee dingen met één naam houdt een lezer niet uit elkaar."""
    for delen in MET_NAAM:
        namen = (((deel, id_, "naam"), str(r["naam"])) for deel, id_, r in kennis.records(*delen) if "naam" in r)
        for pad, naam, eerst in dubbel(namen):
            yield Melding(pad, f"'{naam}' heet '{eerst[1]}' ook al; kies een andere naam")


LEZERS = ("tekst", "gemeente", "sector", "geldig_vanaf", "geldig_tot")


def _herhaald(ruw: dict[str, Any]) -> Iterator[Melding]:
    """Dezelfde zin twee keer in een lijst, voor dezelfde lezers."""
    for pad, knoop in langs(ruw):
        zinnen = ((nr, deel) for nr, deel in tabellen_in(knoop) if "tekst" in deel)
        for plek, _, _ in dubbel(((*pad, nr), repr([deel.get(veld) for veld in LEZERS])) for nr, deel in zinnen):
            yield Melding(plek, "deze zin staat er twee keer; haal er een weg")


def _gevallen(kennis: Kennis) -> Iterator[Melding]:
    """Woorden voor een geval horen bij de antwoorden waarvoor zij staan."""
    for pad, stuk in _stukken(kennis):
        if "alleen" in stuk and "als" not in stuk:
            yield Melding(pad, "'alleen' hoort bij 'als'; voeg dat toe of haal 'alleen' weg")


def _stukken(kennis: Kennis) -> Iterator[tuple[Pad, dict[str, Any]]]:
    """Elke ingang, elk papier en elke opdracht, van een onderwerp en van wat een gemeente daarbij zegt."""
    delen: list[tuple[Pad, Any]] = [((deel, id_), record) for deel, id_, record in kennis.records(*ONDERWERPEN)]
    for deel, id_, gemeente in kennis.records("gemeenten"):
        delen += [((deel, id_, "bij", naam), eigen) for naam, eigen in tabel(gemeente.get("bij")).items()]
    for pad, record in delen:
        for veld in ("aanmelden", "documenten", "doe_nu"):
            yield from (((*pad, veld, nr), stuk) for nr, stuk in tabellen_in(tabel(record).get(veld)))


def _verhuisd(kennis: Kennis) -> Iterator[Melding]:
    """Een oude naam blijft voorgoed bezet en wijst naar iets dat bestaat."""
    for deel, id_, record in kennis.records(*ONDERWERPEN):
        vreemd = [veld for veld in record if veld in kennis.soorten["onderwerp"].velden]
        if "verhuisd_naar" in record and vreemd:
            zin = f"'{id_}' is verhuisd en mag geen '{vreemd[0]}' hebben; een oude naam komt nooit terug"
            yield Melding((deel, id_, vreemd[0]), zin)


def _lezingen(ruw: dict[str, Any]) -> Iterator[Melding]:
    """Wie zegt dat iets onze lezing is, zegt ook waarom."""
    for pad, knoop in langs(ruw):
        if not isinstance(knoop, dict) or pad[:1] == ("velden",):
            continue
        if "zekerheid" in knoop and "waarom" not in knoop:
            zin = "'zekerheid: interpretatie' mist 'waarom': één zin waarom dit onze lezing is"
            yield Melding((*pad, "zekerheid"), zin)
        if "waarom" in knoop and "zekerheid" not in knoop and "bron" in knoop:
            zin = "'waarom' hoort bij 'zekerheid: interpretatie'; voeg dat toe of haal 'waarom' weg"
            yield Melding((*pad, "waarom"), zin)


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
        for nr, stuk in tabellen_in(stukken):
            yield from _stuk(("dekking", nummer, nr), stuk, gezien)


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
    genoemd: defaultdict[str, set[str]] = defaultdict(set)
    for pad, knoop in langs(kennis.ruw):
        if not isinstance(knoop, (dict, list)):
            genoemd[_veld(pad)].add(str(knoop))
    papier = "het stuk '{}' staat bij geen enkele tafel; noem het bij 'documenten' of haal het weg"
    yield from _vergeten(kennis, "papieren", genoemd["stuk"], papier)
    yield from _plaatsen(kennis, genoemd["bron"] | genoemd["bronnen"])
    yield from _meldingen(kennis, genoemd["let_op"])
    eis = "de voorwaarde '{}' staat bij geen enkele regel onder 'eerst'"
    yield from _vergeten(kennis, "voorwaarden", genoemd["eerst"] | genoemd["voorwaarde"], eis)


def _veld(pad: Pad) -> str:
    """Het veld waar een losse waarde bij staat; een lijst telt bij haar veld."""
    return next(deel for deel in reversed(pad) if isinstance(deel, str))


def _vergeten(kennis: Kennis, deel: str, genoemd: set[str], zin: str) -> Iterator[Melding]:
    """Namen die niemand noemt; lijkt een onbekende naam erop, dan is dat de fout en zwijgen wij hier."""
    vreemd = genoemd - set(kennis.deel(deel))
    for naam in kennis.deel(deel):
        if naam not in genoemd and not get_close_matches(naam, vreemd, n=1, cutoff=0.6):
            yield Melding((deel, naam), zin.format(naam))


def _plaatsen(kennis: Kennis, genoemd: set[str]) -> Iterator[Melding]:
    for plaats in kennis.namen["plaats"]:
        if plaats not in genoemd:
            nummer, _, deel = plaats.partition("-")
            yield Melding(("bronnen", nummer, "plaatsen", deel), f"de plaats '{plaats}' wordt nergens als bron genoemd")


def _meldingen(kennis: Kennis, genoemd: set[str]) -> Iterator[Melding]:
    for pad, botsing in _botsingen(kennis):
        nummer = pad[-1]
        if isinstance(botsing, dict) and "melding" in botsing and nummer not in genoemd:
            zin = f"de melding van {nummer} staat op geen enkele pagina; zet {nummer} bij een onderwerp onder 'let_op'"
            yield Melding((*pad, "melding"), zin)


def _boven_het_beslisboek(kennis: Kennis) -> Iterator[Melding]:
    """Boven het beslisboek staat de melding van één botsing; die moet er dan wel zijn."""
    gekozen = tabel(kennis.deel("handboek").get("vast")).get("beslisboek")
    for pad, botsing in _botsingen(kennis):
        if pad[-1] == gekozen and isinstance(botsing, dict) and "melding" not in botsing:
            zin = (
                f"{gekozen} heeft geen melding; kies bij 'beslisboek' een botsing met een melding, of haal de regel weg"
            )
            yield Melding(("handboek", "vast", "beslisboek"), zin)
