"""De teksten bij een uitkomst: per onderwerp, per gemeente, per sector. Wat een gemeente invult gaat voor."""

from collections.abc import Callable
from typing import Any

from finder.model import Regelwerk
from finder.regelwerk import Bouwer, lijst
from finder.waarheid import Weging

STIL = "niet in de bronnen"
WEG = ("door", "bij", "hoe")
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

    def per_sector(self, tekst: Any) -> str:
        return str(tekst.get(self.sector, next(iter(tekst.values())))) if isinstance(tekst, dict) else str(tekst)

    def veld(self, id_: str, veld: str) -> list[Any]:
        """Wat de gemeente bij dit onderwerp invult, anders wat overal geldt. Zwijgen van de bron is een lege lijst."""
        eigen = self.gemeente.get("bij", {}).get(id_, {}).get(veld)
        if eigen == STIL:
            return []
        return list(eigen if eigen is not None else self.onderwerp(id_).get(veld, []))

    def ingangen(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, Any]]:
        """De wegen naar een onderwerp, de een of de ander: door, bij, hoe, contact en de stukken van die weg."""
        alle = [ingang for ingang in self.veld(id_, "aanmelden") if hoort(ingang)]
        if not alle and "aanmelden" in self.onderwerp(id_).get("per_gemeente", []):
            alle = [{}]  # de gemeente had dit kunnen invullen; haar bron zwijgt, en dat staat er dan
        stukken = self._stukken(id_, hoort)
        return [
            {k: i.get(k, STIL) for k in WEG}
            | {"contact": i.get("contact"), "documenten": [s for s in stukken if s["ingang"] in ("", i.get("ingang"))]}
            for i in alle
        ]

    def aanmelden(self, ingangen: list[dict[str, Any]]) -> dict[str, str]:
        """Door wie, bij wie en hoe, van alle ingangen samen."""
        return {k: _of([ingang[k] for ingang in ingangen]) for k in WEG}

    def documenten(self, id_: str, hoort: Hoort = altijd) -> list[dict[str, str]]:
        """De stukken die `hoort` toelaat: gemeenschappelijk en van de gemeente."""
        return self._stukken(id_, hoort)

    def _stukken(self, id_: str, hoort: Hoort) -> list[dict[str, str]]:
        """Elk stuk één keer, met de ingang waar het bij hoort; leeg is bij elke ingang."""
        eigen = self.gemeente.get("bij", {}).get(id_, {}).get("documenten", [])
        alle = [*self.onderwerp(id_).get("documenten", []), *(eigen if isinstance(eigen, list) else [])]
        return list({stuk["stuk"]: self._stuk(stuk) for stuk in alle if hoort(stuk)}.values())

    def _stuk(self, stuk: dict[str, Any]) -> dict[str, Any]:
        papier = self.ruw["papieren"][stuk["stuk"]]
        meer = {
            "tekst": stuk.get("toelichting") or papier.get("uitleg", ""),
            "ingang": stuk.get("ingang", ""),
            "link": papier.get("link"),
        }
        return {"code": stuk["stuk"], "naam": papier["naam"], **meer}

    def contact(self, id_: str) -> list[dict[str, Any]]:
        """Hoe je het onderwerp bereikt: een zin, en een adres als de bron dat geeft."""
        return [{"tekst": u["tekst"], "link": u.get("link")} for u in self.veld(id_, "contact")]

    def links(self, id_: str) -> list[dict[str, str]]:
        """De adressen bij dit onderwerp die in deze gemeente en sector gelden, als naam en adres."""
        hier = self.gemeente.get("code")
        links = self.ruw.get("links", {}).values()
        return [
            {"naam": link["naam"], "adres": link["url"]}
            for link in links
            if id_ in link["bij"]
            and hier in link.get("gemeente", [hier])
            and self.sector in link.get("sector", [self.sector])
        ]

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
