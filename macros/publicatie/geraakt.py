"""Which pages an edit touches: those whose Markdown, with everything that the macros put in it, became another."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from jinja2 import Environment

from macros.basis import plekken, vinger
from macros.basis.plekken import DOCS, MKDOCS
from macros.dataset import bewaard
from macros.pagina import adres, beheer
from macros.pagina.openen import boek_nu
from macros.pagina.register import MACROS
from macros.pagina.stubs import THEMA
from macros.pagina.uitvoering import Uitvoering

NAAM = "bladen"


def later(bron: str) -> bool:
    """What nobody waits for after an edit: the part for editors with its proofs, and the decision book."""
    return beheer.hoort(bron) or bron == adres.BESLISBOEK


def teksten(*, alle: bool) -> dict[str, str]:
    """A fingerprint of the whole Markdown of each page; without `alle` only of those that are wanted at once."""
    bouw = Uitvoering(boek_nu)
    omgeving = Environment(autoescape=False)  # noqa: S701 - as the pages are made: the outcome is Markdown
    omgeving.globals |= {naam: bouw.macro(naam, *plek) for naam, plek in MACROS.items()}
    bronnen = {pad.relative_to(DOCS).as_posix(): pad for pad in sorted(DOCS.rglob("*.md"))}
    return {bron: _tekst(omgeving, pad) for bron, pad in bronnen.items() if alle or not later(bron)}


def _tekst(omgeving: Environment, pad: Path) -> str:
    bron = pad.read_text(encoding="utf-8")
    try:
        tekst = omgeving.from_string(bron).render()
    except Exception:  # noqa: BLE001 - the page is made, and then says itself what is wrong
        return ""
    return vinger.van_bytes(bron.encode(), tekst.encode())


@cache
def omlijsting() -> str:
    """What stands around the text of every page: theme, menu and foot, the tools and the place."""
    bestanden = vinger.van_bestanden(
        [MKDOCS, plekken.WORTEL / "requirements.txt", *vinger.onder(THEMA)], plekken.WORTEL
    )
    return f"{bestanden} {plekken.epoch()} {os.environ.get('SITE_URL', '')}"


def geraakt() -> list[str]:
    """The pages to make anew over the last ones. From here on these count as made: one that is not there is made."""
    nu, toen = teksten(alle=False), bewaard.lees(NAAM, omlijsting()) or {}
    bewaard.leg_weg(NAAM, omlijsting(), toen | nu)
    return [adres.webpad(bron) for bron, tekst in nu.items() if toen.get(bron) != tekst]


def onthoud() -> None:
    """All pages were made: this is what they were made of."""
    bewaard.leg_weg(NAAM, omlijsting(), teksten(alle=True))
