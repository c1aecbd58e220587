"""Past een samengestelde vraag bij haar losse vragen? Elk antwoord zegt iets wat daar te kiezen is."""

from collections.abc import Iterator
from typing import Any

from finder.melding import Melding, Pad, bedoelde_u
from macros.dataset.controle_kennis import Kennis


def keur(kennis: Kennis, pad: Pad, vraag: dict[str, Any]) -> Iterator[Melding]:
    """Alles wat aan een vraag met `opent` niet klopt."""
    for veld in ("feiten", "geen", "labels", "alleen", "bij_uit"):
        if veld in vraag:
            yield Melding((*pad, veld), f"een vraag met 'opent' heeft geen '{veld}'")
    if vraag.get("opties_uit") and not {"feit", "per_optie", "zegt_erbij"} <= set(vraag):
        yield Melding(pad, "een vraag met 'opent' en 'opties_uit' mist 'feit', 'per_optie' of 'zegt_erbij'")
    if "weet_niet" not in vraag:
        yield Melding(pad, "een vraag met 'opent' mist 'weet_niet'; zonder dat komen de losse vragen nooit")
    los = _losse(kennis, vraag)
    if los:
        yield from _zegt(los, vraag.get("zegt_erbij", {}), (*pad, "zegt_erbij"))
        for nr, optie in enumerate(vraag.get("opties", [])):
            eigen = optie if isinstance(optie, dict) else {}
            if "zegt" not in eigen:
                yield Melding((*pad, "opties", nr), f"het antwoord '{eigen.get('id')}' mist 'zegt'")
            yield from _zegt(los, eigen.get("zegt", {}), (*pad, "opties", nr, "zegt"))


def _losse(kennis: Kennis, vraag: dict[str, Any]) -> dict[str, Any]:
    """De losse vragen op naam; leeg als een ervan niet bestaat, want dat is al gemeld."""
    alle = kennis.deel("vragen").get("vragen")
    bekend = {v.get("id"): v for v in alle if isinstance(v, dict)} if isinstance(alle, list) else {}
    opent = vraag["opent"] if isinstance(vraag["opent"], list) else []
    return {id_: bekend[id_] for id_ in opent} if all(id_ in bekend for id_ in opent) else {}


def _zegt(los: dict[str, Any], zegt: Any, pad: Pad) -> Iterator[Melding]:
    for id_, antwoord in (zegt if isinstance(zegt, dict) else {}).items():
        if id_ not in los:
            yield Melding((*pad, id_), f"'{id_}' staat niet bij 'opent'.{bedoelde_u(id_, los)}")
            continue
        bekend = _antwoorden(los[id_])
        for deel in antwoord if isinstance(antwoord, list) else [antwoord]:
            if bekend and deel not in bekend:
                yield Melding((*pad, id_), f"'{deel}' is geen antwoord op '{id_}'.{bedoelde_u(deel, bekend)}")


def _antwoorden(vraag: dict[str, Any]) -> list[str]:
    """Wat op een losse vraag te antwoorden is; leeg als dat uit de gemeenten komt."""
    uit = [str(optie.get("id")) for optie in vraag.get("opties", []) if isinstance(optie, dict)]
    if vraag.get("opties_uit"):
        return []
    return [*uit, *(["geen"] if "geen" in vraag else []), *(["ja", "nee"] if vraag.get("soort") == "ja_nee" else [])]
