"""Een stukje YAML in een bestaande tekst zetten, zonder dat er iets anders verandert: de rest blijft."""

from typing import Any

import yaml

from finder.melding import Pad


def zoek(tekst: str, pad: Pad) -> yaml.Node:
    """De knoop op dit pad. Werpt KeyError als hij er niet is."""
    knoop: Any = yaml.compose(tekst, Loader=yaml.SafeLoader)
    for deel in pad:
        knoop = knoop.value[deel] if isinstance(deel, int) else _sleutels(knoop)[deel]
    gevonden: yaml.Node = knoop
    return gevonden


def _sleutels(knoop: yaml.Node) -> dict[str, yaml.Node]:
    return {str(sleutel.value): waarde for sleutel, waarde in knoop.value}


def _einde(knoop: yaml.Node) -> int:
    """Waar een knoop echt ophoudt; een blok loopt voor YAML door tot het volgende woord."""
    if not knoop.value or isinstance(knoop, yaml.ScalarNode) or getattr(knoop, "flow_style", False):
        return int(knoop.end_mark.index)
    laatste = knoop.value[-1]
    return _einde(laatste[1] if isinstance(laatste, tuple) else laatste)


def _op_een_eigen_regel(tekst: str, na: int, inspringen: int, stuk: str) -> str:
    """Onder de regel waarop `na` staat, ook als daar nog een opmerking achter staat."""
    einde = tekst.find("\n", na - 1 if tekst[na - 1 : na] == "\n" else na)
    kop, rest = (tekst, "") if einde < 0 else (tekst[:einde], tekst[einde + 1 :])
    regels = "".join(f"{' ' * inspringen}{regel}\n" for regel in stuk.splitlines())
    return f"{kop}\n{regels}{rest}"


def sleutel(tekst: str, pad: Pad, naam: str, waarde: str, na: str | None = None) -> str:
    """`naam: waarde` in de tabel op `pad`, na de sleutel `na` of achteraan."""
    tabel: Any = zoek(tekst, pad)
    voor = _sleutels(tabel).get(str(na), tabel.value[-1][1])
    if tabel.flow_style:
        plek = _einde(voor)
        return f"{tekst[:plek]}, {naam}: {waarde}{tekst[plek:]}"
    return _op_een_eigen_regel(
        tekst, _einde(voor), tabel.start_mark.column, f"{naam}:{'' if waarde.startswith(chr(10)) else ' '}{waarde}"
    )


def item(tekst: str, pad: Pad, waarde: str, na: int = -1) -> str:
    """`waarde` in de lijst op `pad`, na het zoveelste of achteraan."""
    lijst: Any = zoek(tekst, pad)
    plek = _einde(lijst.value[na])
    if lijst.flow_style:
        return f"{tekst[:plek]}, {waarde}{tekst[plek:]}"
    return _op_een_eigen_regel(tekst, plek, lijst.start_mark.column, "- " + waarde.replace("\n", "\n  "))


def vervang(tekst: str, pad: Pad, waarde: str) -> str:
    """De ene waarde op `pad` wordt een andere."""
    oud = zoek(tekst, pad)
    return tekst[: oud.start_mark.index] + waarde + tekst[_einde(oud) :]


def achteraan(tekst: str, stuk: str) -> str:
    """Onderaan het bestand."""
    return tekst + ("" if tekst.endswith("\n") else "\n") + stuk
