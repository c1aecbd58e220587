"""Een vraag met ja of nee: het feit, de vraag, de rij die haar gebruikt en wat een casus zonder antwoord krijgt."""

from typing import Any

from finder.melding import Pad
from macros.dataset.controle_open import OPEN
from macros.dataset.nieuw import invoegen
from macros.dataset.nieuw.plan import Geweigerd, Keuzes, Plan
from macros.dataset.nieuw.woorden import een_van, kebab, open_plek, plaats, snake, stroom, vrij

OPTIES = ("bij", "scherm", "bron")


def voeg_toe(plan: Plan, naam: str, keuzes: Keuzes) -> list[str]:
    id_ = kebab(naam)
    feit = vrij(plan, snake(id_), "feiten", "afgeleid")
    if id_ in plan.kennis.namen["vraag"]:
        raise Geweigerd(f"De vraag '{id_}' bestaat al in data/vragen.yaml. Kies een andere naam.")
    doel = _doel(plan, keuzes.get("bij"))
    schermen = plan.kennis.namen["scherm"]
    hier = een_van("scherm", keuzes.get("scherm", schermen[-1]), schermen)
    nog = _rij(plan, doel, feit, plaats(plan, keuzes))
    plan.pas_aan("feiten.yaml", invoegen.achteraan, _feit(feit))
    plan.pas_aan("vragen.yaml", invoegen.item, ("vragen",), _vraag(id_, feit, hier))
    plan.pas_aan("casussen/standaard.yaml", invoegen.sleutel, ("meta", "standaardfeiten"), feit, "false")
    return [
        f"De vraag staat op het scherm '{hier}'. Wanneer zij komt, volgt uit de rij.",
        *nog,
        "Elke casus die niets over het feit zegt, krijgt nee. Schrijf minstens één casus met ja.",
    ]


def _doel(plan: Plan, bij: str | None) -> Pad:
    """Waar de vraag toe leidt: een melding, of een tafel of route met een regel."""
    if bij in plan.kennis.deel("meldingen"):
        return ("meldingen", str(bij))
    keuzes = [*plan.kennis.namen["regelonderwerp"], *plan.kennis.deel("meldingen")]
    id_ = een_van("bij", bij, keuzes)
    return ("tafels" if id_ in plan.kennis.deel("tafels") else "routes", id_)


def _rij(plan: Plan, doel: Pad, feit: str, bron: str) -> list[str]:
    """De rij op haar plek. Bij een uitkomst zelf zegt de redactie wat er nog meer moet kloppen."""
    deel, id_ = str(doel[0]), str(doel[1])
    record = plan.kennis.deel(deel)[id_]
    if deel == "meldingen":
        rij = f"{{als: {stroom({feit: ['ja']})}, bron: {bron}}}"
        plan.pas_aan("meldingen.yaml", _bij_melding, id_, record, rij)
        return []
    regel = record["regel"]
    als = {"sector": record["sector"], **_gedeeld(regel.get("daarnaast", {}).get("wanneer", [])), feit: ["ja"]}
    if "wanneer" in regel:
        vraag = f"wat moet kloppen voor deze uitkomst, zoals {stroom({**als, 'feit': ['waarde']})}"
        rij = f"{{als: {open_plek(vraag)}, bron: {bron}}}"
        plan.pas_aan(f"{deel}/{id_}.yaml", invoegen.item, ("regel", "wanneer"), rij)
        return ["Een rij van een uitkomst gaat voor alles wat erna komt. Maak haar dus niet ruimer dan nodig."]
    rij = f"{{als: {stroom(als)}, bron: {bron}}}"
    plan.pas_aan(f"{deel}/{id_}.yaml", _bij_tafel, regel["daarnaast"]["wanneer"], rij)
    return []


def _gedeeld(rijen: list[dict[str, Any]]) -> dict[str, Any]:
    """Het kenmerk van een gemeente dat elke rij vraagt: waar een tafel niet bestaat, leidt geen rij erheen."""
    eerste, *rest = [rij["als"] for rij in rijen if isinstance(rij.get("als"), dict)] or [{}]
    alle = {feit: eis for feit, eis in eerste.items() if feit.startswith("gemeente.")}
    return {feit: eis for feit, eis in alle.items() if all(als.get(feit) == eis for als in rest)}


def _bij_melding(oud: str, id_: str, melding: dict[str, Any], rij: str) -> str:
    if "wanneer" in melding:
        return invoegen.item(oud, (id_, "wanneer"), rij)
    return invoegen.sleutel(oud, (id_,), "wanneer", f"\n  - {rij}")


def _bij_tafel(oud: str, rijen: list[dict[str, Any]], rij: str) -> str:
    """Een rij waarvan de voorwaarde nog openstaat, wordt deze; anders komt zij erachter."""
    pad: Pad = ("regel", "daarnaast", "wanneer")
    open_ = [nr for nr, deze in enumerate(rijen) if str(deze.get("als")).startswith(OPEN)]
    return invoegen.vervang(oud, (*pad, open_[0]), rij) if open_ else invoegen.item(oud, pad, rij)


def _feit(feit: str) -> str:
    ja, nee = open_plek("de zin bij ja, zoals: er is een plan"), open_plek("de zin bij nee, zoals: er is geen plan")
    return f"{feit}:\n  soort: ja_nee\n  ja: {ja}\n  nee: {nee}\n"


def _vraag(id_: str, feit: str, scherm: str) -> str:
    return f"""\
id: {id_}
scherm: {scherm}
feiten: [{feit}]
soort: ja_nee
feit: {feit}
vraag: {open_plek("de vraag, met een vraagteken")}
waarom: {open_plek("waarom je dit vraagt")}
weet_niet: {open_plek("wat de lezer doet als hij het niet weet")}"""
