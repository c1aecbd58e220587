"""Van de gecompileerde dataset naar een `Regelwerk`: termen, rijen, tabellen. Hier wordt niets beslist."""

from typing import Any

from finder.model import MAAT, Afgeleid, Atoom, Eerst, Keuze, Regel, Regelwerk, Rij, Term, Termijn, Verwijzing
from finder.volgorde import herstel
from finder.woordenschat import DAGEN, atomen, onderwerpregels


class Bouwer:
    """Zet ruwe rijen om, met de atomen van deze dataset bij de hand."""

    def __init__(self, ruw: dict[str, Any], samen: tuple[Atoom, ...] = ()) -> None:
        self.ruw = ruw
        self.atomen = samen or atomen(ruw)
        self.index = {atoom.naam: nr for nr, atoom in enumerate(self.atomen)}
        self._rijen: dict[int, tuple[dict[str, Any], Rij]] = {}

    def rij(self, ruw: dict[str, Any]) -> Rij:
        """De rij, één keer omgezet: elk antwoord vraagt ernaar. De ruwe blijft erbij, zodat haar id van haar blijft."""
        if id(ruw) not in self._rijen:
            self._rijen[id(ruw)] = (ruw, self._rij(ruw))
        return self._rijen[id(ruw)][1]

    def _rij(self, ruw: dict[str, Any]) -> Rij:
        termen = tuple(term for feit, eis in ruw["als"].items() for term in self._termen(feit, eis))
        lezing = ruw.get("zekerheid") == "interpretatie"
        return Rij(termen, ruw["als"], lijst(ruw.get("bron")), lezing, ruw.get("waarom", ""))

    def tabel(self, ruw: list[dict[str, Any]]) -> tuple[Rij, ...]:
        return tuple(self.rij(rij) for rij in ruw)

    def _termen(self, feit: str, eis: Any) -> tuple[Term, ...]:
        if feit in self.ruw["afgeleid"]:
            return (Verwijzing(feit, frozenset(eis)),)
        if "." in feit:
            soort, kenmerk = feit.split(".")
            return (self._kenmerk(soort, kenmerk, eis),)
        if self.ruw["feiten"][feit]["soort"] == "meerkeuze":
            return self._vinkjes(feit, eis)
        return (self._keuze(feit, eis),)

    def _keuze(self, feit: str, eis: Any) -> Keuze:
        nr = self.index[feit]
        atoom = self.atomen[nr]
        if isinstance(eis, dict):
            return Keuze(((nr, band(atoom, eis, self.ruw["feiten"][feit]["soort"])),))
        return Keuze(((nr, frozenset(atoom.waarden.index(w) for w in eis)),))

    def _vinkjes(self, feit: str, eis: Any) -> tuple[Term, ...]:
        if isinstance(eis, dict):
            return tuple(Keuze(((self.index[f"{feit}={optie}"], frozenset({1})),)) for optie in eis["zonder"])
        return (Keuze(tuple((self.index[f"{feit}={optie}"], frozenset({0})) for optie in eis)),)

    def _kenmerk(self, feit: str, kenmerk: str, eis: list[str]) -> Keuze:
        nr = self.index[feit]
        codes = {g["code"] for g in self.ruw["gemeenten"].values() if g["kenmerken"][kenmerk]["waarde"] in eis}
        return Keuze(((nr, frozenset(i for i, w in enumerate(self.atomen[nr].waarden) if w in codes)),))

    def regel(self, id_: str, code: str, ruw: dict[str, Any]) -> Regel:
        return Regel(
            id=id_,
            code=code,
            soort=ruw.get("soort", ""),
            wanneer=self.tabel(ruw.get("wanneer", [])),
            eerst=tuple(tuple(self._eerst(eis) for eis in groep) for groep in ruw.get("eerst", [])),
            termijn=self._termijn(ruw.get("termijn")),
            te_vroeg="te_vroeg" in ruw,
            daarnaast=self.tabel(ruw.get("daarnaast", {}).get("wanneer", [])),
            ladder=ruw.get("ladder"),
            gezet=self.tabel([{"als": ruw["ladder"]["gezet"]}] if "ladder" in ruw else []),
        )

    def _eerst(self, eis: Any) -> Eerst:
        if isinstance(eis, str):
            return Eerst(eis, self.tabel(self.ruw["voorwaarden"][eis]["ontbreekt"]))
        return Eerst(eis["voorwaarde"], self.tabel(eis["ontbreekt"]))

    def _termijn(self, ruw: dict[str, Any] | None) -> Termijn | None:
        if ruw is None:
            return None
        mag = ruw.get("eerder_mag")
        eerder = (self.rij(mag), mag["vanaf"], mag["tot_en_met"]) if mag else None
        eenheid = next(eenheid for eenheid in MAAT if eenheid in ruw)
        return Termijn(ruw[eenheid], eenheid, ruw.get("vanaf"), lijst(ruw["bron"]), "eerder_is_lezing" in ruw, eerder)

    def alleen_bij(self) -> dict[tuple[str, str], Rij]:
        """Welke vinkjes alleen bij een bepaalde sector of gemeente bestaan."""
        feiten = self.ruw["feiten"].items()
        return {
            (feit, optie): self.rij({"als": als})
            for feit, f in feiten
            for optie, als in f.get("alleen_bij", {}).items()
        }

    def afgeleid(self, naam: str, ruw: dict[str, Any]) -> Afgeleid:
        waarden = tuple((waarde, self.tabel(rijen)) for waarde, rijen in ruw["waarden"].items())
        return Afgeleid(naam, waarden, ruw["anders"])


def lijst(waarde: Any) -> tuple[Any, ...]:
    """Wat er één of meer keer mag staan, als reeks: een bron, of een blok met velden."""
    if waarde is None:
        return ()
    return (waarde,) if isinstance(waarde, (str, dict)) else tuple(waarde)


def band(atoom: Atoom, eis: dict[str, int], soort: str) -> frozenset[int]:
    """De klassen van een getalatoom binnen `vanaf` (inclusief) en `onder` (exclusief). Weken zijn hier dagen."""
    maat = DAGEN if soort == "weken" else 1
    van, onder = eis.get("vanaf", 0) * maat, eis.get("onder")
    binnen = (
        nr for nr, g in enumerate(atoom.grenzen) if g is not None and g >= van and (onder is None or g < onder * maat)
    )
    return frozenset(binnen)


def laad(ruw: dict[str, Any], samen: tuple[Atoom, ...] = ()) -> Regelwerk:
    """Bouwt het regelwerk uit een gecontroleerde, gecompileerde dataset, zo nodig met de atomen van meer datasets."""
    bouwer = Bouwer(herstel(ruw), samen)
    onderwerpen = {**ruw["tafels"], **ruw["routes"]}
    ruwe_regels = onderwerpregels(ruw)
    regels = {id_: bouwer.regel(id_, onderwerpen[id_]["code"], regel) for id_, regel in ruwe_regels.items()}
    hoofd = sorted((id_ for id_ in regels if regels[id_].wanneer), key=lambda i: ruwe_regels[i]["volgorde"])
    naast = sorted(
        (id_ for id_ in regels if regels[id_].daarnaast), key=lambda i: ruwe_regels[i]["daarnaast"]["volgorde"]
    )
    return Regelwerk(
        ruw=ruw,
        atomen=bouwer.atomen,
        afgeleid={naam: bouwer.afgeleid(naam, feit) for naam, feit in ruw["afgeleid"].items()},
        hoofd=tuple(regels[i] for i in hoofd),
        naast=tuple(regels[i] for i in naast),
        regels=regels,
        meldingen=tuple((id_, bouwer.tabel(m.get("wanneer", []))) for id_, m in ruw.get("meldingen", {}).items()),
        alleen_bij=bouwer.alleen_bij(),
        index=bouwer.index,
        rollen={feit["rol"]: naam for naam, feit in ruw["feiten"].items() if "rol" in feit},
    )
