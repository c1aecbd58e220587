"""Passen de vragen bij de feiten? Elk feit hoogstens één vraag, elke waarde een antwoord."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from macros.dataset import controle_samen
from macros.dataset.controle_als import soort_van, waarden_van
from macros.dataset.controle_kennis import Kennis

SOORTEN = {
    "datum": ("weken",),
    "getal": ("getal",),
    "meerkeuze": ("meerkeuze",),
    "ja_nee": ("ja_nee",),
}


def vragen(kennis: Kennis) -> list[tuple[Pad, dict[str, Any]]]:
    """Elke vraag met haar pad."""
    alle = kennis.deel("vragen").get("vragen")
    paren = enumerate(alle if isinstance(alle, list) else [])
    return [(("vragen", "vragen", nr), vraag) for nr, vraag in paren if isinstance(vraag, dict)]


def keur(kennis: Kennis) -> Iterator[Melding]:
    yield from _dubbele_ids(kennis)
    yield from _schermen(kennis)
    gevraagd: dict[str, str] = {}
    for pad, vraag in vragen(kennis):
        yield from _dubbele_opties(pad, [o for o in lijst(vraag.get("opties")) if isinstance(o, dict)])
        if "opent" in vraag:
            yield from controle_samen.keur(kennis, pad, vraag)
            continue
        yield from controle_samen.keur_los(pad, vraag)
        yield from _een_vraag_per_feit(pad, vraag, gevraagd)
        if not set(namen(vraag.get("feiten"))) <= set(kennis.deel("feiten")):
            continue
        yield from _soort(kennis, pad, vraag)
        yield from _vinkjes(kennis, pad, vraag)
        yield from _antwoorden(kennis, pad, vraag)


def lijst(waarde: Any) -> list[Any]:
    return waarde if isinstance(waarde, list) else []


def namen(waarde: Any) -> list[str]:
    """De losse namen in een lijst."""
    return [naam for naam in lijst(waarde) if isinstance(naam, str)]


def _dubbele_ids(kennis: Kennis) -> Iterator[Melding]:
    for deel in ("schermen", "vragen"):
        gezien: set[str] = set()
        for nr, record in enumerate(lijst(kennis.deel("vragen").get(deel))):
            id_ = record.get("id") if isinstance(record, dict) else None
            if isinstance(id_, str) and id_ in gezien:
                yield Melding(("vragen", deel, nr, "id"), f"het id '{id_}' bestaat al; kies een ander")
            gezien.add(str(id_))


def _schermen(kennis: Kennis) -> Iterator[Melding]:
    gebruikt = {str(naam) for _, vraag in vragen(kennis) for naam in _op(vraag.get("scherm"))}
    if gebruikt - set(kennis.namen["scherm"]):
        return
    for nr, scherm in enumerate(lijst(kennis.deel("vragen").get("schermen"))):
        if isinstance(scherm, dict) and str(scherm.get("id")) not in gebruikt:
            yield Melding(("vragen", "schermen", nr), f"op scherm '{scherm.get('id')}' staat geen vraag")


def _op(scherm: Any) -> list[Any]:
    """De schermen waar een vraag op staat: één, of een per sector."""
    return list(scherm.values()) if isinstance(scherm, dict) else [scherm]


def _een_vraag_per_feit(pad: Pad, vraag: dict[str, Any], gevraagd: dict[str, str]) -> Iterator[Melding]:
    if not vraag.get("feiten"):
        yield Melding(pad, "een vraag mist 'feiten'")
    for feit in namen(vraag.get("feiten")):
        if feit in gevraagd:
            yield Melding((*pad, "feiten"), f"'{feit}' wordt al gevraagd bij '{gevraagd[feit]}'")
        gevraagd.setdefault(feit, str(vraag.get("id")))


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
    bekend = waarden_van(kennis, str(vraag.get("feit")))
    alleen = vraag.get("alleen")
    plekken: list[tuple[Pad, Any]] = [
        ((veld, naam), naam) for veld in ("labels", "bij_uit") for naam in tabel(vraag.get(veld))
    ]
    plekken += [(("weglaten", nr), naam) for nr, naam in enumerate(lijst(vraag.get("weglaten")))]
    plekken += [(("alleen", s, nr), n) for s, namen in tabel(alleen).items() for nr, n in enumerate(lijst(namen))]
    for eigen, naam in plekken:
        if naam not in bekend:
            yield Melding(
                (*pad, *eigen), f"'{naam}' is geen waarde van '{vraag.get('feit')}'.{bedoelde_u(naam, bekend)}"
            )


def tabel(waarde: Any) -> dict[str, Any]:
    return waarde if isinstance(waarde, dict) else {}


def _antwoorden(kennis: Kennis, pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    """Elke waarde van een keuzefeit moet te kiezen zijn, en elk antwoord vult het gevraagde feit."""
    if vraag.get("soort") != "keuze":
        return
    opties = [o for o in lijst(vraag.get("opties")) if isinstance(o, dict)]
    for feit in namen(vraag.get("feiten")):
        gezet = {str(tabel(o.get("zet")).get(feit)) for o in opties}
        if vraag.get("opties_uit") == "gemeenten":
            gezet |= set(kennis.namen["gemeentecode"])
        for waarde in waarden_van(kennis, feit):
            if waarde not in gezet:
                yield Melding(pad, f"geen antwoord op '{vraag.get('id')}' geeft '{feit}' de waarde '{waarde}'")
        yield from _zwijgt(pad, opties, feit)


def _zwijgt(pad: Pad, opties: list[dict[str, Any]], feit: str) -> Iterator[Melding]:
    """Antwoorden die niets zeggen over het gevraagde feit."""
    for nr, optie in enumerate(opties):
        if mist := [veld for veld in ("label", "zet") if veld not in optie]:
            yield Melding((*pad, "opties", nr), f"het antwoord '{optie.get('id')}' mist '{mist[0]}'")
        elif feit not in tabel(optie["zet"]):
            yield Melding((*pad, "opties", nr), f"het antwoord '{optie.get('id')}' zegt niets over '{feit}'")


def _dubbele_opties(pad: Pad, opties: list[dict[str, Any]]) -> Iterator[Melding]:
    gezien: set[str] = set()
    for nr, optie in enumerate(opties):
        if str(optie.get("id")) in gezien:
            yield Melding((*pad, "opties", nr, "id"), f"het antwoord '{optie['id']}' staat er twee keer")
        gezien.add(str(optie.get("id")))
