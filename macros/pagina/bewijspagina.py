"""De pagina Bewijs: wat het bewijsrapport vond, in gewone zinnen en tabellen."""

from typing import Any

from macros.bewijs.bevindingen import SOORTEN
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.rapport import als_tekst, bewijs_nu, klopt
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf

BESTAND = "verantwoording/bewijs.md"


def bewijs(boek: Boek) -> str:
    """De hele pagina. Het rapport komt alleen opnieuw als de dataset veranderde. Wat openstaat, stopt de bouw."""
    dataset = dataset_nu()
    r = bewijs_nu()
    if not klopt(r):
        raise ValueError(als_tekst(r))
    vragen = {v["id"]: v for v in dataset["vragen"]["vragen"]}
    kortste = [{**k, "weg": [_stap(vragen, k["sector"], *stap) for stap in k["weg"]]} for k in r["kortste"]]
    return schrijf(
        "bewijs.md.j2",
        boek,
        BESTAND,
        r=r,
        soorten=SOORTEN,
        kortste=kortste,
        verklaard=aantekeningen().get("mutanten") or {},
        macht=macht,
        klassen=klassen,
    )


def _stap(vragen: dict[str, Any], sector: str, id_: str, antwoord: str) -> tuple[str, str]:
    tekst = vragen[id_]["vraag"]
    return (tekst.get(sector, "") if isinstance(tekst, dict) else tekst, antwoord)


def macht(aantal: int) -> str:
    """`2539291318023094272` → `2,5 triljoen`."""
    for grens, naam in (
        (10**18, "triljoen"),
        (10**15, "biljard"),
        (10**12, "biljoen"),
        (10**9, "miljard"),
        (10**6, "miljoen"),
    ):
        if aantal >= grens:
            return f"{aantal / grens:.1f}".replace(".", ",") + f" {naam}"
    return str(aantal)


def klassen(g: dict[str, Any]) -> int:
    """Alle klassen van een gebied samen."""
    return sum(g[deel]["klassen"] for deel in ("hoofdroute", "termijn", "daarnaast"))
