"""What may not leave the layout: tables, pictures and words that stick out, and pages without anything on them."""
# ruff: noqa: SLF001 - the boxes of WeasyPrint have no public way in; its version is locked, and tests watch the result

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from macros.pdf.verwijs import BLAD

SPELING = 1.5  # css pixels: rounding, and the hairline of a border
MM = 96 / 25.4


def fouten(document: Any, namen: dict[str, str]) -> list[str]:
    """Every problem with the address of its page, as a sentence; `namen` maps an article's anchor to that address."""
    uit: dict[str, None] = {}
    for nummer, blad in enumerate(document.pages, start=1):
        pagina = blad._page_box
        rechts = pagina.content_box_x() + pagina.width + SPELING
        onder = pagina.content_box_y() + pagina.height + SPELING
        leeg = True
        for box, anker, cel in _vakken(pagina, "", rechts):
            leeg = False
            waar = namen.get(anker, anker) or f"(bladzijde {nummer})"
            uit.update(dict.fromkeys(_box(box, min(rechts, cel), onder, waar)))
        if leeg:
            uit[f"Bladzijde {nummer} is leeg."] = None
    return list(uit)


def _box(box: Any, rechts: float, onder: float, waar: str) -> Iterator[str]:
    wat = (
        "een tabel"
        if isinstance(box, boxes.TableBox)
        else "een plaatje"
        if isinstance(box, boxes.ReplacedBox)
        else "tekst"
    )
    plek = "haar plek" if isinstance(box, boxes.TextBox) else "het papier"
    teveel = box.position_x + box.margin_width() - rechts
    if teveel > 0:
        slot = f": '{box.text[:40]}'" if isinstance(box, boxes.TextBox) else ""
        yield f"Pagina {waar}: {wat} is {teveel / MM:.0f} mm te breed voor {plek}{slot}."
    if box.position_y + box.height > onder:
        yield f"Pagina {waar}: {wat} loopt onder van het papier af."


def _vakken(box: Any, anker: str, rand: float) -> Iterator[tuple[Any, str, float]]:
    """Every box that holds something to see, with the page of the handbook and the edge of the table cell it is in."""
    for kind in (getattr(k, "_box", k) for k in getattr(box, "children", ())):
        if isinstance(kind, boxes.MarginBox):
            continue
        element = kind.element
        eigen = element.get(BLAD, "") if element is not None and element.tag == "article" else anker
        cel = kind.position_x + kind.border_width() + SPELING if isinstance(kind, boxes.TableCellBox) else rand
        if isinstance(kind, boxes.TextBox | boxes.ReplacedBox | boxes.TableBox):
            yield kind, eigen, cel
        yield from _vakken(kind, eigen, cel)
