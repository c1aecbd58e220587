"""De teksten bij een uitkomst: per onderwerp, per gemeente, per sector. Wat een gemeente invult gaat voor."""

from collections.abc import Callable
from typing import Any

from finder.model import Regelwerk
from finder.regelwerk import Bouwer, lijst
from finder.waarheid import Weging

STIL = "niet in de bronnen"
Hoort = Callable[[dict[str, Any]], bool]


def altijd(_stuk: dict[str, Any]) -> bool:
    """Zonder feiten hoort alles erbij."""
    return True


def bij_deze_feiten(weging: Weging, bouwer: Bouwer) -> Hoort:
    """Wat geen voorwaarde heeft, of waarvan de voorwaarde (`als`) nog kan kloppen."""
    return lambda stuk: "als" not in stuk or weging.rij(bouwer.rij(stuk)) is not False


class Inhoud:
    """Zoekt teksten op in het regelwerk, bij één sector en één woongemeente."""

    def __init__(self, werk: Regelwerk, sector: str | None, gemeente: str | None) -> None:
        self.ruw = werk.ruw
        self.sector = sector or "PO"
        gevonden = (g for g in werk.ruw["gemeenten"].values() if g["code"] == gemeente)
        self.gemeente: dict[str, Any] = next(gevonden, {"naam": "", "bij": {}})

    def onderwerp(self, id_: str) -> dict[str, Any]:
        return self.ruw["tafels"].get(id_) or self.ruw["routes"][id_]

    def kop(self, id_: str) -> dict[str, Any]:
        """Code, naam en id van een onderwerp."""
        onderwerp = self.onderwerp(id_)
        return {"code": onderwerp["code"], "naam": onderwerp["naam"], "id": id_}

    def kop_met_tekst(self, id_: str) -> dict[str, Any]:
        """De kop met de samenvatting erbij."""
        return {**self.kop(id_), "tekst": self.onderwerp(id_).get("samenvatting", {}).get("tekst", "")}

    def naast(self, id_: str) -> dict[str, Any]:
        """Wat naast de hoofdroute loopt: wat het is, wie aanmeldt en waar."""
        aanmelden = self.aanmelden(id_)
        return {**self.kop_met_tekst(id_), "door": aanmelden["door"], "bij": aanmelden["bij"]}

    def per_sector(self, tekst: Any) -> str:
        return str(tekst.get(self.sector, next(iter(tekst.values())))) if isinstance(tekst, dict) else str(tekst)

    def veld(self, id_: str, veld: str) -> list[Any]:
        """Wat de gemeente bij dit onderwerp invult, anders wat overal geldt. Zwijgen van de bron is een lege lijst."""
        eigen = self.gemeente.get("bij", {}).get(id_, {}).get(veld)
        if eigen == STIL:
            return []
        return list(eigen if eigen is not None else self.onderwerp(id_).get(veld, []))

    def aanmelden(self, id_: str, hoort: Hoort = altijd) -> dict[str, Any]:
        """Door wie, bij wie en hoe, met alle ingangen die `hoort` toelaat; samengevoegd met 'of'."""
        alle = [ingang for ingang in self.veld(id_, "aanmelden") if hoort(ingang)]
        if not alle and "aanmelden" in self.onderwerp(id_).get("per_gemeente", []):
            alle = [{}]  # de gemeente had dit kunnen invullen; haar bron zwijgt, en dat staat er dan
        ingangen = [{k: i.get(k, STIL) for k in ("door", "bij", "hoe")} for i in alle]
        samen = {k: _of([i[k] for i in ingangen]) for k in ("door", "bij", "hoe")}
        return {**samen, "ingangen": ingangen}

    def documenten(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, str]]:
        """De stukken die `hoort` toelaat: gemeenschappelijk en van de gemeente."""
        eigen = self.gemeente.get("bij", {}).get(id_, {}).get("documenten", [])
        alle = [*self.onderwerp(id_).get("documenten", []), *(eigen if isinstance(eigen, list) else [])]
        uit = {}
        for stuk in alle:
            if not hoort(stuk):
                continue
            papier = self.ruw["papieren"][stuk["stuk"]]
            uit[stuk["stuk"]] = {"code": stuk["stuk"], "naam": papier["naam"], "tekst": stuk.get("toelichting", "")}
        return list(uit.values())

    def teksten(self, id_: str, veld: str) -> list[str]:
        return [uitspraak["tekst"] for uitspraak in self.veld(id_, veld)]

    def bronnen(self, id_: str) -> list[str]:
        velden = ("aanmelden", "deelnemers")
        uit: list[str] = []
        for veld in velden:
            for item in self.veld(id_, veld):
                uit += lijst(item.get("bron"))
        return uit


def _of(delen: list[str]) -> str:
    uniek = list(dict.fromkeys(delen))
    return ", of ".join(uniek) if uniek else STIL
