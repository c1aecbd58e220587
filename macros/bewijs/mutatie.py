"""De mutatieproef: `python -m macros mutatie`. Merkt minstens één casus elke kleine wijziging van de regels?

Een mutant die in geen enkele combinatie anders uitkomt is gelijkwaardig; dat wordt met diagrammen bewezen.
De rest moet in data/bewijs.yaml onder `mutanten` staan, met de reden waarom geen casus hem hoeft te merken.
"""

import json
import time
from multiprocessing import get_context
from typing import Any

from finder import regelwerk
from finder.feitentabel import uit_feiten
from macros.basis.plekken import WORTEL
from macros.bewijs.beeld import Beeld, beeld, mogelijk
from macros.bewijs.bron import aantekeningen, dataset_nu
from macros.bewijs.gevallen import Casus, casussen
from macros.bewijs.houvast import met_houvast
from macros.bewijs.mutanten import Mutant, mutanten

DOEL = WORTEL / "build" / "mutatie.json"
WERKERS = 2
_gedeeld: dict[str, Any] = {}


def proef(ruw: dict[str, Any], gevallen: list[Casus], verklaard: dict[str, str]) -> dict[str, Any]:
    """De uitslag over alle mutanten."""
    alle = list(mutanten(ruw))
    werk = regelwerk.laad(ruw)
    fouten = [f"{c.id}: {fout}" for c in gevallen if (fout := c.fout(werk))]
    _gedeeld.update(ruw=ruw, gevallen=gevallen, alle=alle)
    delen = [range(nr, len(alle), WERKERS) for nr in range(WERKERS)]
    with get_context("fork").Pool(WERKERS) as pool:
        uitslag = dict(paar for deel in pool.map(_deel, delen) for paar in deel)
    levend = [alle[nr].naam for nr in range(len(alle)) if uitslag[nr] == "leeft"]
    gelijk = [alle[nr].naam for nr in range(len(alle)) if uitslag[nr] == "gelijkwaardig"]
    return {
        "dataversie": ruw.get("dataversie", ""),
        "casussen": len(gevallen),
        "mutanten": len(alle),
        "gemerkt": sum(wat not in ("leeft", "gelijkwaardig") for wat in uitslag.values()),
        "gelijkwaardig": gelijk,
        "verklaard": {naam: verklaard[naam] for naam in levend if naam in verklaard},
        "levend": [naam for naam in levend if naam not in verklaard],
        "overbodig": [naam for naam in verklaard if naam not in levend],
        "fouten": fouten,
    }


def _deel(nummers: range) -> list[tuple[int, str]]:
    """Eén werker: het lot van elke mutant met deze nummers."""
    proefbank = Proefbank(_gedeeld["ruw"], _gedeeld["gevallen"])
    return [(nr, proefbank.lot(_gedeeld["alle"][nr])) for nr in nummers]


class Proefbank:
    """De casussen die kloppen, klaar om mutanten te proberen. Wie het laatst iets merkte, kijkt eerst."""

    def __init__(self, ruw: dict[str, Any], gevallen: list[Casus]) -> None:
        self.ruw, self.werk = ruw, regelwerk.laad(ruw)
        paren = [(c, uit_feiten(self.werk, c.feiten, c.vandaag).waarden) for c in gevallen]
        self.paren = [(c, waarden) for c, waarden in paren if not c.anders(self.werk, waarden)]
        self._beeld: dict[object, Beeld] = {}

    def lot(self, mutant: Mutant) -> str:
        """De casus die de mutant merkt, `gelijkwaardig` of `leeft`."""
        anders = mutant.pas_toe(self.ruw)
        werk = regelwerk.laad(anders)
        opnieuw = werk.atomen != self.werk.atomen or mutant.wijzigingen[0][0][0] == "gemeenten"
        for plek, (casus, waarden) in enumerate(self.paren):
            if casus.fout(werk) if opnieuw else casus.anders(werk, waarden):
                self.paren.insert(0, self.paren.pop(plek))
                return casus.id
        return "gelijkwaardig" if self.gelijkwaardig(anders) else "leeft"

    def gelijkwaardig(self, anders: dict[str, Any]) -> bool:
        """Of twee datasets bij elke combinatie hetzelfde zeggen."""
        werk = regelwerk.laad(met_houvast(self.ruw, self.ruw, anders))
        if werk.atomen not in self._beeld:
            self._beeld[werk.atomen] = beeld(werk)
        voor = self._beeld[werk.atomen]
        nieuw = regelwerk.laad(met_houvast(anders, self.ruw, anders))
        return nieuw.atomen == werk.atomen and zichtbaar(beeld(nieuw, voor.b.d)) == zichtbaar(voor)


def zichtbaar(b: Beeld) -> tuple[object, ...]:
    """Wat een lezer kan zien: uitkomst met soort en week, wat eerst moet, stand, zekerheid, daarnaast in volgorde."""
    d, kan, nvt = b.b.d, mogelijk(b), b.b.d.blad("kan niet")
    niet = {id_: d.niet(b.wint.get(id_, d.onwaar)) for id_ in b.naast}
    naast = {id_: d.en([diagram, niet[id_]]) for id_, diagram in b.naast.items()}
    lezing = d.of([b.lezing, *(d.en([x, niet[id_]]) for id_, x in b.naast_lezing.items())])
    regels = {id_: (r.soort, r.termijn.week if r.termijn else None) for id_, r in b.werk.regels.items() if r.wanneer}
    doelen = {code: eis.get("doel") for code, eis in b.werk.ruw["voorwaarden"].items()}
    return (
        tuple(d.kies(kan, x, nvt) for x in (b.hoofd, b.stand, lezing)),
        tuple((i, d.kies(kan, x, nvt)) for i, x in naast.items()),
        regels,
        doelen,
    )


def hoofd(_argv: list[str]) -> int:
    """Draait de proef, schrijft build/mutatie.json en geeft 1 als er iets leeft."""
    begin = time.perf_counter()
    uit = proef(dataset_nu(), list(casussen()), aantekeningen().get("mutanten") or {})
    DOEL.parent.mkdir(parents=True, exist_ok=True)
    DOEL.write_text(json.dumps(uit, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")
    for kop in ("fouten", "levend", "overbodig"):
        print("\n".join(f"{kop}: {regel}" for regel in uit[kop]), end="\n" if uit[kop] else "")
    delen = [f"{uit['mutanten']} mutanten", f"{uit['gemerkt']} gemerkt door {uit['casussen']} casussen"]
    delen += [f"{len(uit[wat])} {wat}" for wat in ("gelijkwaardig", "verklaard", "levend")]
    print(f"{', '.join(delen)}, in {time.perf_counter() - begin:.0f} seconden")
    return 1 if uit["fouten"] or uit["levend"] or uit["overbodig"] else 0
