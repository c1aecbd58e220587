"""Wat altijd doorgaat, voor het kader op een pagina: welke plichten dat zijn, staat in de dataset."""

from typing import Any

from macros.pagina.boek import Boek, lijst


def in_het_kader(boek: Boek, sectoren: list[str], *, zonder_school: bool) -> list[dict[str, Any]]:
    """De plichten met `kader` als uitspraken, met de bronnen van deze sectoren."""
    stand = "nee" if zonder_school else "ja"
    hier = [p for p in boek.deel("plichten").values() if "kader" in p and _geldt(p, stand)]
    return [
        voor_sectoren(boek, {"tekst": tekst, "bron": p["bron"]}, sectoren)
        for p in hier
        for tekst in _teksten(p["tekst"], sectoren)
    ]


def _geldt(plicht: dict[str, Any], stand: str) -> bool:
    """Of de plicht kan gelden voor een kind met (`ja`) of zonder (`nee`) inschrijving."""
    rijen = plicht.get("wanneer", [])
    return not rijen or any(stand in rij["als"].get("inschrijving", [stand]) for rij in rijen)


def _teksten(tekst: Any, sectoren: list[str]) -> list[str]:
    per = [tekst[s] if isinstance(tekst, dict) else tekst for s in sectoren]
    return list(dict.fromkeys(per))


def voor_sectoren(boek: Boek, uitspraak: dict[str, Any], sectoren: list[str]) -> dict[str, Any]:
    """Dezelfde uitspraak met alleen de bronnen over deze sectoren; gaat geen ervan daarover, dan met allemaal."""
    plaatsen = lijst(uitspraak["bron"])
    sector_van = {nr: bron.get("sector", []) for nr, bron in boek.deel("bronnen").items()}
    eigen = [plaats for plaats in plaatsen if set(sector_van[plaats.partition("-")[0]]) & set(sectoren)]
    return {**uitspraak, "bron": eigen or plaatsen}
