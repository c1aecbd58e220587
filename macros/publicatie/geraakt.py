"""Which pages an edit touches: those whose Markdown, with everything that the macros put in it, became another.

`python -m macros bladen` makes that Markdown of every page, and says which page does not come out.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment

from macros.basis import plekken, vinger
from macros.basis.plekken import DOCS, MKDOCS
from macros.bewijs import casussen
from macros.dataset import bewaard, oordeel
from macros.pagina import adres, beheer
from macros.pagina.openen import boek_nu
from macros.pagina.stubs import THEMA
from macros.pagina.uitvoering import Uitvoering

NAAM = "bladen"
DUUR = "verantwoording/bewijs.md"  # takes longer than all other pages together; the build says what is wrong with it


def later(bron: str) -> bool:
    """What nobody waits for after an edit: the part for editors with its proofs, and the decision book."""
    return beheer.hoort(bron) or bron == adres.BESLISBOEK


def teksten(*, alle: bool) -> dict[str, str]:
    """A fingerprint of the whole Markdown of each page; without `alle` only of those that are wanted at once.

    A page that fails has none: it is made, and then says itself what is wrong.
    """
    weg: Callable[[str], bool] = (lambda _: False) if alle else later
    return {bron: "" if isinstance(tekst, Exception) else tekst for bron, tekst in _bladen(weg)}


def _bladen(weg: Callable[[str], bool]) -> Iterator[tuple[str, str | Exception]]:
    omgeving = Uitvoering(boek_nu).omgeving()
    bronnen = {pad.relative_to(DOCS).as_posix(): pad for pad in sorted(DOCS.rglob("*.md"))}
    yield from ((bron, _tekst(omgeving, pad)) for bron, pad in bronnen.items() if not weg(bron))


def _tekst(omgeving: Environment, pad: Path) -> str | Exception:
    bron = pad.read_text(encoding="utf-8")
    try:
        tekst = omgeving.from_string(bron).render()
    except Exception as fout:  # noqa: BLE001 - whatever it is, the other pages go on
        return fout
    return vinger.van_bytes(bron.encode(), tekst.encode())


def _alvast(*, alle: bool) -> None:
    with suppress(Exception):  # on a broken dataset; the check beside this says what is wrong with it
        teksten(alle=alle)


@contextmanager
def alvast(*, alle: bool) -> Iterator[Callable[[], None]]:
    """Make that Markdown in a process beside this one, where it is kept; gives what waits for it.

    On a system that cannot fork it is made when it is asked for.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield lambda: None
        return
    proces = multiprocessing.get_context("fork").Process(target=_alvast, kwargs={"alle": alle})
    proces.start()
    try:
        yield proces.join
    finally:
        proces.terminate()
        proces.join()


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


def hoofd(_argv: list[str]) -> int:
    """0 when every page comes out. On a broken dataset no page is made."""
    for wat, fouten in (("De dataset", oordeel.oordeel().fouten), ("Een bestand met casussen", casussen.vormfouten())):
        if fouten:
            print(f"{wat} heeft fouten; de pagina's zijn niet nagekeken.", file=sys.stderr)
            return 1
    mis = [_zin(bron, fout) for bron, fout in _bladen(DUUR.__eq__) if isinstance(fout, Exception)]
    print("\n".join(mis), file=sys.stderr, end="\n" if mis else "")
    return int(bool(mis))


def _zin(bron: str, fout: Exception) -> str:
    """The page, the last line of a template or page that was at work, and what it missed."""
    plekken_ = [deel for deel in traceback.extract_tb(fout.__traceback__) if deel.filename.endswith((".j2", ".md"))]
    waar = f"{Path(plekken_[-1].filename).name}, regel {plekken_[-1].lineno}" if plekken_ else type(fout).__name__
    wat = str(fout).splitlines()[0] if str(fout) else type(fout).__name__
    return f"docs/{bron}: deze pagina lukt niet; haal je iets weg wat zij nodig heeft? Zet het terug ({waar}: {wat})."
