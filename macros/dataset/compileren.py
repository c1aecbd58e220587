"""De dataset voor Welke tafel?: alleen wat zij nodig heeft, platte teksten, canonieke JSON met een dataversie."""

from typing import Any

from finder.dataversie import dataversie
from finder.model import MET_REGEL
from finder.regelwerk import lijst
from finder.volgorde import sleutels
from finder.weergave import STIL
from macros.dataset.geldigheid import dagen, op_dag, vandaag
from macros.dataset.plaats import als
from macros.dataset.samengesteld import schrijf_uit
from macros.dataset.tekst import zonder_links
from macros.dataset.zwijgen import vul_aan

HEEL = ("feiten", "afgeleid", "voorwaarden", "vragen", "meldingen", "plichten", "zinnen")
VELDEN = (
    "naam",
    "code",
    "sector",
    "instructie",
    "samenvatting",
    "aanmelden",
    "deelnemers",
    "documenten",
    "daarna",
    "informeren",
    "per_gemeente",
    "contact",
    "doe_nu",
    "regel",
)
LINK = ("naam", "url", "bij", "gemeente", "sector")
PAPIER = ("naam", "uitleg", "link")
ADRES = ("link", "contact")  # velden die een link bij haar id noemen
GEMEENTE = ("code", "naam", "in_zin", "buiten_gebied", "kenmerken", "onze_lezing", "bij")
SJABLOON = {"feiten", "zinnen"}


def compileer(ruw: dict[str, Any]) -> dict[str, Any]:
    """Een gecontroleerde ruwe dataset als tabel voor `finder.motor.Motor`, zoals zij vandaag geldt.

    Gaat er later iets anders gelden, dan staat de dataset van elke latere dag erbij, in `straks`.
    """
    uit = _van_dag(ruw, vandaag())
    if straks := [{"vanaf": dag, "dataset": _van_dag(ruw, dag)} for dag in dagen(ruw, vandaag())]:
        uit["straks"] = straks
        uit["dataversie"] = dataversie(uit)
    uit["versies"] = versies(ruw)
    return uit


def _van_dag(ruw: dict[str, Any], dag: str) -> dict[str, Any]:
    """De tabel van één dag."""
    ruw = vul_aan(op_dag(ruw, dag))
    ruw = {**ruw, "vragen": schrijf_uit(ruw)}
    uit: dict[str, Any] = {naam: ruw[naam] if naam in SJABLOON else _plat(ruw, ruw[naam]) for naam in HEEL}
    uit["tegenspraken"] = _plat(ruw, ruw.get("tegenspraken", {}))
    for groep in MET_REGEL:
        uit[groep] = {id_: _plat(ruw, _kies(o, VELDEN)) for id_, o in ruw[groep].items() if "code" in o}
    uit["gemeenten"] = {id_: _plat(ruw, _gemeente(g)) for id_, g in ruw["gemeenten"].items()}
    uit["papieren"] = _plat(ruw, {id_: _kies(p, PAPIER) for id_, p in ruw["papieren"].items()})
    uit["meldingen"] = _plat(ruw, {id_: _melding(ruw, m) for id_, m in ruw["meldingen"].items()})
    uit["links"] = _plat(ruw, {id_: _kies(link, LINK) for id_, link in ruw["links"].items() if "url" in link})
    uit["volgorde"] = sleutels(uit)
    uit["dataversie"] = dataversie(uit)
    return uit


def _kies(tabel: dict[str, Any], velden: tuple[str, ...]) -> dict[str, Any]:
    return {veld: tabel[veld] for veld in velden if veld in tabel}


def _gemeente(gemeente: dict[str, Any]) -> dict[str, Any]:
    uit = _kies(gemeente, GEMEENTE)
    uit["bij"] = {id_: _kies(bij, VELDEN) for id_, bij in gemeente.get("bij", {}).items()}
    return uit


def _melding(ruw: dict[str, Any], melding: dict[str, Any]) -> dict[str, Any]:
    """Een melding `van` een tegenstrijdigheid heeft haar tekst en de bronnen van haar lezingen."""
    if "van" not in melding:
        return melding
    botsing = botsingen(ruw)[melding["van"]]
    bronnen = [bron for lezing in botsing["lezingen"] for bron in lijst(lezing.get("bron"))]
    return {**melding, "tekst": botsing["melding"], "bron": list(dict.fromkeys(bronnen))}


def botsingen(ruw: dict[str, Any]) -> dict[str, Any]:
    """Alle tegenstrijdigheden op nummer, uit al hun bestanden."""
    return {
        nummer: botsing for bestand in ruw.get("tegenstrijdigheden", {}).values() for nummer, botsing in bestand.items()
    }


def _plat(ruw: dict[str, Any], deel: Any) -> Any:
    """Hetzelfde deel met alle teksten ingevuld en zonder verwijzingen."""
    if isinstance(deel, dict):
        return {
            sleutel: _adres(ruw, waarde) if sleutel in ADRES else _plat(ruw, waarde) for sleutel, waarde in deel.items()
        }
    if isinstance(deel, list):
        return [_plat(ruw, waarde) for waarde in deel]
    return als(deel, zonder_links(ruw, deel)) if isinstance(deel, str) else deel


def _adres(ruw: dict[str, Any], link: Any) -> Any:
    """De naam en het adres achter de id van een link."""
    if not isinstance(link, str) or link == STIL:
        return _plat(ruw, link)
    return {"naam": ruw["links"][link]["naam"], "adres": ruw["links"][link].get("url")}


def versies(ruw: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Voor de browser: per bekende oudere dataversie de datum, en of er sindsdien iets anders uitkomt."""
    uit: dict[str, dict[str, Any]] = {}
    gewijzigd = False
    for datum in sorted(ruw.get("versies") or {}, reverse=True):
        versie = ruw["versies"][datum]
        uit[versie["dataversie"]] = {"datum": datum, "gewijzigd": gewijzigd}
        gewijzigd = gewijzigd or bool(versie.get("wijzigingen"))
    return uit
