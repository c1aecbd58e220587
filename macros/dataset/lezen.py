"""YAML lezen zonder iets kwijt te raken: elke waarde houdt haar regelnummer, dubbele sleutels zijn fouten.

Deze module weet niet wat de velden betekenen.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from finder.melding import Melding, Pad

CIJFERS = 9  # meer heeft geen getal in de dataset; een langer getal blijft tekst, en de controle weigert dat


STOORT = re.compile(r"^(?:(?P<git>(?:<{7}|={7}|>{7})(?= |$))| *\t)", re.MULTILINE)
GIT = "hier staat een merkteken van Git; kies wat blijft staan en haal de regels met <<<<<<<, ======= en >>>>>>> weg"
TEKEN = "op deze regel ontbreekt een aanhalingsteken, of er staat er een te veel"
DUBBELE_PUNT = "op deze regel staat een tekst met een dubbele punt; zet hem tussen aanhalingstekens"
TAB = "deze regel springt in met een tab; gebruik spaties"
HIER = "op deze of de vorige regel"
GEEN_YAML = f"dit is geen geldige YAML; kijk naar het inspringen, de dubbele punt of een aanhalingsteken {HIER}"
OPSOMMING = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")


class _Lezer(yaml.CSafeLoader):  # in C gaat het tien keer zo snel
    """SafeLoader zonder datums en zonder `ja`/`nee` als waarheidswaarde: de dataset leest letterlijk."""


_Lezer.yaml_implicit_resolvers = {
    teken: [
        (tag, patroon)
        for tag, patroon in regels
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for teken, regels in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Regels:
    """Onthoudt per pad (bestand, sleutels …) op welke regel het staat, en wat er al bij het lezen misging.

    `hernoemd`: oude sleutel → nieuwe. Een oude wordt gelezen als de nieuwe; `oude` onthoudt waar.
    """

    def __init__(self, hernoemd: Mapping[str, str] | None = None) -> None:
        self.hernoemd = hernoemd or {}
        self.oude: list[tuple[str, str]] = []  # (sleutel, plek)
        self.plekken: dict[Pad, str] = {}
        self.meldingen: list[Melding] = []
        self.tekstregels: list[str] = []

    def plek(self, pad: Pad) -> str:
        """`data/…yaml:12` voor dit pad, of voor het naaste bovenliggende pad dat een regel heeft."""
        while pad and pad not in self.plekken:
            pad = pad[:-1]
        return self.plekken.get(pad, "data")

    def lees(self, bestand: Path, naam: str, pad: Pad) -> object:
        """De inhoud van één YAML-bestand; `naam` is hoe het bestand in meldingen heet."""
        self.plekken[pad] = f"{naam}:1"
        try:
            return self.lees_tekst(bestand.read_text(encoding="utf-8"), naam, pad)
        except UnicodeDecodeError:
            return self._onleesbaar(pad, "het bestand is geen UTF-8-tekst; sla het op als UTF-8")

    def lees_tekst(self, tekst: str, naam: str, pad: Pad) -> object:
        """De inhoud van een stuk YAML."""
        self.plekken.setdefault(pad, f"{naam}:1")
        self.tekstregels = tekst.splitlines()
        if stoort := STOORT.search(tekst):
            plek = f"{naam}:{tekst.count('\n', 0, stoort.start()) + 1}"
            return self._onleesbaar(pad, GIT if stoort["git"] else TAB, plek)
        try:
            knoop = yaml.compose(tekst, Loader=_Lezer)
        except yaml.YAMLError as fout:
            return self._onleesbaar(pad, *self._waarom(fout, naam))
        if knoop is None:
            return self._onleesbaar(pad, "het bestand is leeg")
        if isinstance(knoop, yaml.ScalarNode):
            return self._onleesbaar(pad, "hier staat losse tekst; een bestand begint met een veld, zoals 'naam'")
        return self._waarde(knoop, naam, pad)

    def _onleesbaar(self, pad: Pad, zin: str, plek: str | None = None) -> dict[str, object]:
        self.meldingen.append(Melding(pad, zin, plek))
        return {}

    def _waarom(self, fout: yaml.YAMLError, naam: str) -> tuple[str, str]:
        """Wat er mis is en waar; YAML zelf struikelt pas regels na een aanhalingsteken dat ontbreekt."""
        merk = getattr(fout, "problem_mark", None)
        tot = merk.line + 1 if merk else 1
        oneven = (nr for nr, regel in enumerate(self.tekstregels[:tot], 1) if regel.replace('\\"', "").count('"') % 2)
        regel = next(oneven, None)
        if regel:
            return TEKEN, f"{naam}:{regel}"
        return (DUBBELE_PUNT if self._tweede(merk) else GEEN_YAML), f"{naam}:{tot}"

    def _tweede(self, merk: yaml.Mark | None) -> bool:
        """Of YAML struikelt over een dubbele punt met op dezelfde regel al een ervoor."""
        regel = self.tekstregels[merk.line] if merk and merk.line < len(self.tekstregels) else ""
        return bool(merk and regel[merk.column :].startswith(":") and ": " in regel[: merk.column])

    def _waarde(self, knoop: yaml.Node, naam: str, pad: Pad) -> object:
        self.plekken[pad] = f"{naam}:{knoop.start_mark.line + 1}"
        if isinstance(knoop, yaml.MappingNode):
            return self._tabel(knoop, naam, pad)
        if isinstance(knoop, yaml.SequenceNode):
            return [self._waarde(kind, naam, (*pad, nr)) for nr, kind in enumerate(knoop.value)]
        self._anders_gelezen(knoop, pad)
        cijfers = knoop.value if knoop.tag.endswith(":int") and isinstance(knoop.value, str) else ""
        if cijfers.isdigit() and len(cijfers) <= CIJFERS and str(int(cijfers)) == cijfers:
            return int(cijfers)
        return None if knoop.tag.endswith(":null") else str(knoop.value)

    def _anders_gelezen(self, knoop: yaml.Node, pad: Pad) -> None:
        """Een tekst waarvan YAML iets anders maakt dan er voor een lezer staat."""
        stijl, begin, einde = getattr(knoop, "style", None), knoop.start_mark.line + 1, knoop.end_mark
        laatste = "".join(self.tekstregels[einde.line : einde.line + 1])
        if not stijl and laatste[einde.column :].startswith(" #"):
            zin = "na een spatie stopt een tekst bij #; zet hem tussen aanhalingstekens"
            self.meldingen.append(Melding(pad, f"{zin}, of zet twee spaties voor een opmerking"))
        if stijl != "|" and any(map(OPSOMMING.match, self.tekstregels[begin : einde.line + 1])):
            zin = "een opsomming wordt hier één lange zin; maak van elk punt een eigen regel"
            self.meldingen.append(Melding(pad, zin))

    def _tabel(self, knoop: yaml.MappingNode, naam: str, pad: Pad) -> dict[str, object]:
        uit: dict[str, object] = {}
        for sleutel, waarde in knoop.value:
            if not isinstance(sleutel, yaml.ScalarNode):
                zin = "hier staat een accolade of blokhaak te veel, waar de naam van een veld hoort"
                self.meldingen.append(Melding(pad, zin, plek=f"{naam}:{sleutel.start_mark.line + 1}"))
                continue
            geschreven, plek = str(sleutel.value), f"{naam}:{sleutel.start_mark.line + 1}"
            naam_sleutel = self.hernoemd.get(geschreven, geschreven)
            self.oude += [(geschreven, plek)] if naam_sleutel != geschreven else []
            if naam_sleutel in uit:
                zin = _dubbel(naam_sleutel, self.plekken[(*pad, naam_sleutel)])
                self.meldingen.append(Melding(pad, zin, plek=plek))
                continue
            uit[naam_sleutel] = self._waarde(waarde, naam, (*pad, naam_sleutel))
            self.plekken[(*pad, naam_sleutel)] = plek
        return uit


def _dubbel(sleutel: str, eerder: str) -> str:
    waar = f"de sleutel '{sleutel}' staat er twee keer, ook op regel {eerder.rpartition(':')[2]}"
    return f"{waar}; haal er een weg, of zet een streepje voor het eerste veld van een nieuw punt"
