"""De ladder zoals zij er staat: welke stappen, welk feit zegt dat een stap is gezet, en wat er na een stap komt."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from finder.regelwerk import Bouwer
from macros.dataset.controle_diagram import Rekenwerk, reken
from macros.dataset.controle_regels import ladders
from macros.dataset.nieuw.plan import Geweigerd, Plan

Als = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trede:
    """Eén stap van een ladder. `deel` is de map waar haar bestand staat."""

    deel: str
    id: str
    regel: dict[str, Any]

    @property
    def nummer(self) -> int:
        return int(self.regel["ladder"]["stap"])

    @property
    def gezet(self) -> Als:
        return dict(self.regel["ladder"]["gezet"])


def alle_ladders(plan: Plan) -> list[list[Trede]]:
    """De stappen van elke ladder, van laag naar hoog."""
    alle = ladders(plan.kennis.ruw).values()
    return [[Trede(str(pad[0]), str(pad[1]), regel) for pad, regel in stappen] for stappen in alle]


def stappenfeit(plan: Plan) -> str:
    """Het feit met vinkjes dat zegt welke stappen zijn gezet."""
    for vraag in plan.ruw["vragen"]["vragen"]:
        if vraag.get("opties_uit") == "ladder":
            return str(vraag["feit"])
    geteld = Counter(
        feit
        for treden in alle_ladders(plan)
        for trede in treden
        for als in onder(plan, trede.gezet)
        for feit in als
        if plan.ruw["feiten"].get(feit, {}).get("soort") == "meerkeuze"
    )
    if not geteld:
        raise Geweigerd("Geen feit met vinkjes zegt welke stappen zijn gezet; maak dat eerst in data/feiten.yaml.")
    return geteld.most_common(1)[0][0]


def onder(plan: Plan, als: Als) -> list[Als]:
    """De voorwaarde zelf, en de rijen van de afgeleide feiten die erin staan."""
    uit = [als]
    for naam, eis in als.items():
        waarden = plan.ruw["afgeleid"].get(naam, {}).get("waarden", {})
        uit += [rij["als"] for waarde in waarden if waarde in eis for rij in waarden[waarde]]
    return uit


def vinkje(plan: Plan, feit: str, trede: Trede, later: list[Trede]) -> str | None:
    """De waarde van het feit die zegt dat deze stap is gezet."""
    code = plan.ruw[trede.deel][trede.id].get("code")
    if code in plan.ruw["feiten"][feit]["waarden"]:
        return str(code)
    bezet = {vinkje(plan, feit, latere, []) for latere in later}
    genoemd = [w for als in onder(plan, trede.gezet) for w in als.get(feit, []) if isinstance(als.get(feit), list)]
    return next((waarde for waarde in genoemd if waarde not in bezet), None)


def rijen_erna(plan: Plan, trede: Trede, later: list[Trede]) -> list[tuple[dict[str, Any], list[Trede]]]:
    """De rijen waarmee nu een latere stap of het einde volgt, terwijl nog geen latere stap is gezet.

    Bij elke rij de latere stappen die erbij toch gezet kunnen zijn.
    """
    r = reken(plan.kennis)
    bouwer = Bouwer(r.b.werk.ruw)
    na = {deze.id: r.b.rij(bouwer.rij({"als": deze.gezet})) for deze in later}
    geen_later = r.b.d.niet(r.b.d.of([*na.values(), r.b.d.onwaar]))
    uit = []
    for rij in [rij for deze in later for rij in deze.regel["wanneer"]] or _einde(plan, trede, r, bouwer):
        past = r.b.rij(bouwer.rij(rij))
        if r.kan(past, geen_later):
            uit.append((rij, [deze for deze in later if r.kan(past, na[deze.id])]))
    return uit


def _einde(plan: Plan, trede: Trede, r: Rekenwerk, bouwer: Bouwer) -> list[dict[str, Any]]:
    """De rijen van het einde van de ladder die na deze stap kunnen kloppen."""
    hier = r.b.rij(bouwer.rij({"als": {**trede.gezet, "sector": [trede.regel["ladder"]["sector"]]}}))
    regels = [o["regel"] for _, _, o in plan.kennis.records("routes", "tafels") if "wanneer" in o.get("regel", {})]
    rijen = [rij for regel in regels if regel["soort"] == "einde" for rij in regel["wanneer"]]
    return [rij for rij in rijen if r.kan(r.b.rij(bouwer.rij(rij)), hier)]
