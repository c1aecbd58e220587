"""The same layout for less work: what depends on a style alone is worked out once for that style, not for each box.

WeasyPrint 70 does so for elements that match the same rules, and for little else. Everything here gives what the
function in its place gives; a test lays out the same pages with and without it and compares the files byte for byte.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import weasyprint.css
from weasyprint.draw import text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent
from weasyprint.text import line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from macros.pdf import letterregel

ZIJDEN = ("top", "right", "bottom", "left")
MATEN = (
    *(f"{soort}_{zijde}" for soort in ("margin", "padding") for zijde in ZIJDEN),
    *(f"{voor}{maat}" for voor in ("", "min_", "max_") for maat in ("width", "height")),
)
_maten = percent.resolve_percentages
_letter = line_break.Layout.setup
_regel = line_break.strut
_stroom = boxes.Box.is_in_normal_flow


class Stijlen(weasyprint.css.StyleFor):
    """Elements, marks before them and pages with the same parent style and the same declarations share one style."""

    def set_computed_styles(
        self, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **verder: Any
    ) -> None:
        gedeeld = self.__dict__.setdefault("gedeeld", {})
        eigen = self.get_cascaded_styles().get((element, pseudo_type), {})
        regels = tuple((naam, id(waarde)) for naam, (waarde, _) in eigen.items())
        sleutel = id(self.get_computed_styles().get((parent, None))), pseudo_type, regels
        if sleutel not in gedeeld:
            super().set_computed_styles(element, parent, root, pseudo_type, **verder)
            gedeeld[sleutel] = self.get_computed_styles()[element, pseudo_type]
        self.get_computed_styles()[element, pseudo_type] = gedeeld[sleutel]


def per_stijl(naam: str, maak: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style that keeps its answer with the style."""

    def antwoord(stijl: Any) -> Any:
        bewaard = stijl.__dict__
        if naam not in bewaard:
            bewaard[naam] = maak(stijl)
        return bewaard[naam]

    return antwoord


def _vaste(stijl: Any) -> dict[str, Any] | None:
    """The sizes of every box with this style; None when they also depend on what it is in."""
    if stijl["border_collapse"] == "collapse" or stijl["box_sizing"] != "content-box":
        return None
    uit = {f"border_{zijde}_width": stijl[f"border_{zijde}_width"] for zijde in ZIJDEN}
    for naam in MATEN:
        maat = stijl[naam]
        if maat != "auto" and getattr(maat, "unit", None) != "px":
            return None
        leeg = 0 if naam.startswith("min_") else "auto"
        uit[naam] = leeg if maat == "auto" else maat.value
    return uit


vaste = per_stijl("vaste_maten", _vaste)


def maten(box: Any, containing_block: Any) -> None:
    """Instead of `resolve_percentages`."""
    klaar = vaste(box.style)
    if klaar is None:
        _maten(box, containing_block)
    else:
        box.__dict__.update(klaar)


def _pango(stijl: Any) -> tuple[Any, ...] | None:
    """Context, language, letter and features for the text of a style; None for what is not plain text."""
    gewoon = stijl["letter_spacing"] == "normal" and stijl["word_spacing"] == 0 and stijl["overflow_wrap"] == "normal"
    if not (gewoon and stijl["text_decoration_line"] == "none" and stijl["font_language_override"] == "normal"):
        return None
    context = ffi.gc(pango.pango_font_map_create_context(stijl.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[stijl["direction"]])
    taal_p, _ = unicode_to_char_p(stijl["lang"] or "nl")
    taal = pango.pango_language_from_string(taal_p)
    pango.pango_context_set_language(context, taal)
    return context, taal, get_font_description(stijl), _kenmerken(stijl)


def _kenmerken(stijl: Any) -> Any:
    """The features of the letter, such as figures of one width."""
    soorten = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
    lijst = font_features(
        stijl["font_kerning"], *(stijl[f"font_variant_{soort}"] for soort in soorten), stijl["font_feature_settings"]
    )
    if not lijst:
        return None
    tekst = ",".join(f"{naam} {waarde}" for naam, waarde in lijst.items()).encode()
    kenmerken = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    pango.pango_attr_list_insert(kenmerken, pango.pango_attr_font_features_new(tekst))
    return kenmerken


letter = per_stijl("letter", _pango)
regel = per_stijl("regelhoogte", _regel)
stroom = per_stijl("stroom", lambda stijl: _stroom(boxes.Box("", stijl, None)))


def opzet(self: Any, stijl: Any) -> None:
    """Instead of `Layout.setup`."""
    klaar = letter(stijl)
    if klaar is None:
        _letter(self, stijl)
        return
    context, self.language, beschrijving, kenmerken = klaar
    self.style, self.first_line_direction = stijl, 0
    self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(self.layout, False)
    pango.pango_layout_set_font_description(self.layout, beschrijving)
    if kenmerken is not None:
        pango.pango_layout_set_attributes(self.layout, kenmerken)
    self.ascent = self.underline_position = self.strikethrough_position = None


def plekken() -> Iterator[tuple[Any, str, Any]]:
    """Where in WeasyPrint something else comes: (module or class, name, what comes)."""
    yield weasyprint.css, "StyleFor", Stijlen
    yield line_break.Layout, "setup", opzet
    yield text, "draw_first_line", letterregel.teken
    yield boxes.Box, "is_in_normal_flow", lambda box: stroom(box.style)
    yield inline, "can_break_text", cache(line_break.can_break_text)
    for naam, module in list(sys.modules.items()):
        if naam.startswith("weasyprint."):
            if getattr(module, "resolve_percentages", None) is _maten:
                yield module, "resolve_percentages", maten
            if getattr(module, "strut", None) is _regel:
                yield module, "strut", regel


@contextmanager
def vlot() -> Iterator[None]:
    """While this is open, WeasyPrint lays out with the functions of this module."""
    oud = [(waar, naam, getattr(waar, naam), nieuw) for waar, naam, nieuw in plekken()]
    for waar, naam, _, nieuw in oud:
        setattr(waar, naam, nieuw)
    try:
        yield
    finally:
        for waar, naam, was, _ in oud:
            setattr(waar, naam, was)
