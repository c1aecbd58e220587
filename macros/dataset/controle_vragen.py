"""Passen de vragen bij de feiten? Elk feit hoogstens één vraag, elke waarde een antwoord."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad
from macros.dataset import controle_samen
from macros.dataset.controle_als import soort_van, vreemd, waarden_van
from macros.dataset.controle_kennis import Kennis
from macros.dataset.knoop import dubbel, lijst, tabel, tabellen_in

SOORTEN = {
    "datum": ("weken",),
    "getal": ("getal",),
    "meerkeuze": ("meerkeuze",),
    "ja_nee": ("ja_nee",),
}


def vragen(kennis: Kennis) -> list[tuple[Pad, dict[str, Any]]]:
    """Elke vraag met haar pad."""
    return [(("vragen", "vragen", nr), vraag) for nr, vraag in tabellen_in(kennis.deel("vragen").get("vragen"))]


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _dubbele_ids(kennis)
    yield from _schermen(kennis)
    yield from _een_vraag_per_feit([(pad, vraag) for pad, vraag in vragen(kennis) if "opent" not in vraag])
    for pad, vraag in vragen(kennis):
        opties = ((nr, optie) for nr, optie in tabellen_in(vraag.get("opties")) if "id" in optie)
        for plek, id_, _ in dubbel(((*pad, "opties", nr, "id"), str(optie["id"])) for nr, optie in opties):
            yield Melding(plek, f"het antwoord '{id_}' staat er twee keer")
        if "opent" in vraag:
            yield from controle_samen.keur(kennis, pad, vraag)
            continue
        yield from controle_samen.keur_los(pad, vraag)
        if not set(namen(vraag.get("feiten"))) <= set(kennis.deel("feiten")):
            continue
        yield from _soort(kennis, pad, vraag)
        yield from _vinkjes(kennis, pad, vraag)
        yield from _antwoorden(kennis, pad, vraag)


def namen(waarde: Any) -> list[str]:
    """De losse namen in een lijst."""
    return [naam for naam in lijst(waarde) if isinstance(naam, str)]


def _dubbele_ids(kennis: Kennis) -> Iterator[Melding]:
    for deel in ("schermen", "vragen"):
        ids = ((nr, record.get("id")) for nr, record in tabellen_in(kennis.deel("vragen").get(deel)))
        for pad, id_, _ in dubbel((("vragen", deel, nr, "id"), id_) for nr, id_ in ids if isinstance(id_, str)):
            yield Melding(pad, f"het id '{id_}' bestaat al; kies een ander")


def _schermen(kennis: Kennis) -> Iterator[Melding]:
    gebruikt = {str(naam) for _, vraag in vragen(kennis) for naam in _op(vraag.get("scherm"))}
    if gebruikt - set(kennis.namen["scherm"]):
        return
    for nr, scherm in tabellen_in(kennis.deel("vragen").get("schermen")):
        if str(scherm.get("id")) not in gebruikt:
            yield Melding(("vragen", "schermen", nr), f"op scherm '{scherm.get('id')}' staat geen vraag")


def _op(scherm: Any) -> list[Any]:
    """De schermen waar een vraag op staat: één, of een per sector."""
    return list(scherm.values()) if isinstance(scherm, dict) else [scherm]


def _een_vraag_per_feit(los: list[tuple[Pad, dict[str, Any]]]) -> Iterator[Melding]:
    """Elke losse vraag gaat over iets, en over een feit gaat er één."""
    yield from (Melding(pad, "een vraag mist 'feiten'") for pad, vraag in los if not vraag.get("feiten"))
    ids = {pad: vraag.get("id") for pad, vraag in los}
    feiten = (((*pad, "feiten"), feit) for pad, vraag in los for feit in namen(vraag.get("feiten")))
    for pad, feit, eerst in dubbel(feiten):
        yield Melding(pad, f"'{feit}' wordt al gevraagd bij '{ids[eerst[:-1]]}'")


def _soort(kennis: Kennis, pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    soort, feit = vraag.get("soort"), vraag.get("feit")
    nodig = SOORTEN.get(str(soort))
    if nodig and not feit:
        yield Melding(pad, f"een vraag van soort {soort} mist 'feit'")
    elif nodig and soort_van(kennis, str(feit)) not in nodig:
        yield Melding(
            (*pad, "feit"),
            f"'{feit}' is van soort {soort_van(kennis, str(feit))}; dat past niet bij een vraag van soort {soort}",
        )
    if soort == "keuze" and not vraag.get("opties") and not vraag.get("opties_uit"):
        yield Melding(pad, "een vraag van soort keuze mist 'opties'")


def _vinkjes(kennis: Kennis, pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    """Namen van vinkjes in labels, weglaten, alleen en bij_uit."""
    feit = str(vraag.get("feit"))
    plekken: list[tuple[Pad, Any]] = [
        ((*pad, veld, naam), naam) for veld in ("labels", "bij_uit") for naam in tabel(vraag.get(veld))
    ]
    plekken += [((*pad, "weglaten", nr), naam) for nr, naam in enumerate(lijst(vraag.get("weglaten")))]
    alleen = tabel(vraag.get("alleen")).items()
    plekken += [((*pad, "alleen", s, nr), naam) for s, rij in alleen for nr, naam in enumerate(lijst(rij))]
    yield from vreemd(feit, waarden_van(kennis, feit), plekken)


def _antwoorden(kennis: Kennis, pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    """Elke waarde van een keuzefeit moet te kiezen zijn, en elk antwoord vult het gevraagde feit."""
    if vraag.get("soort") != "keuze":
        return
    opties = tabellen_in(vraag.get("opties"))
    for feit in namen(vraag.get("feiten")):
        gezet = {str(tabel(o.get("zet")).get(feit)) for _, o in opties}
        if vraag.get("opties_uit") == "gemeenten":
            gezet |= set(kennis.namen["gemeentecode"])
        for waarde in waarden_van(kennis, feit):
            if waarde not in gezet:
                yield Melding(pad, f"geen antwoord op '{vraag.get('id')}' geeft '{feit}' de waarde '{waarde}'")
        yield from _zwijgt(pad, opties, feit)


def _zwijgt(pad: Pad, opties: list[tuple[int, dict[str, Any]]], feit: str) -> Iterator[Melding]:
    """Antwoorden die niets zeggen over het gevraagde feit."""
    for nr, optie in opties:
        if mist := [veld for veld in ("label", "zet") if veld not in optie]:
            yield Melding((*pad, "opties", nr), f"het antwoord '{optie.get('id')}' mist '{mist[0]}'")
        elif feit not in tabel(optie["zet"]):
            yield Melding((*pad, "opties", nr), f"het antwoord '{optie.get('id')}' zegt niets over '{feit}'")
