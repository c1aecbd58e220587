"""A line of letters drawn in one go: the plain case of `draw_first_line` of WeasyPrint, which goes letter by letter.

Plain is one letter type, one direction, nothing raised, and only letters that WeasyPrint drew before: it does the rest.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw import text
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from macros.pdf.tekststroom import letters

VELDEN = 5  # of 32 bits for each letter in Pango: number, width, two shifts, marks
OUD = pango.pango_version() < 14802  # says another size than it draws
_regel = text.draw_first_line


def teken(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> list[Any]:
    """Instead of `draw_first_line`; returns the emojis of the line."""
    gewoon = text_overflow == "clip" and block_ellipsis == "none" and textbox.text.strip()
    inhoud = _inhoud(stream, textbox.pango_layout.layout) if gewoon else None
    if inhoud is None:
        return list(_regel(stream, textbox, text_overflow, block_ellipsis, matrix))
    letter, maat, tekst = inhoud
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(letter.hash, maat)
    stream.stream.append(tekst)
    return []


def _inhoud(stream: Any, layout: Any) -> tuple[Any, float, bytes] | None:
    """Letter type, size and operator of a plain line."""
    pango.pango_layout_set_single_paragraph_mode(layout, True)
    run = pango.pango_layout_get_line_readonly(layout, 0).runs[0]
    if run == ffi.NULL or run.next != ffi.NULL:
        return None
    stuk = run.data
    letter, maat = stream.add_font(stuk.item.analysis.font)
    lang = stuk.glyphs.num_glyphs * VELDEN
    velden = memoryview(ffi.buffer(stuk.glyphs.glyphs, lang * 4)).cast("i").tolist()
    nummers, breedten = velden[::VELDEN], velden[1::VELDEN]
    schuin = any(velden[2::VELDEN]) or any(velden[3::VELDEN])
    beeld = letter.bitmap or letter.png or letter.svg or letter.colr
    if schuin or beeld or OUD or not letter.to_unicode.keys() >= set(nummers):
        return None
    return letter, maat, _operator(letter, maat, zip(nummers, breedten, strict=True))


def _operator(letter: Any, maat: float, paren: Any) -> bytes:
    """The letters with the shifts between them, as thousandths of the size."""
    bekend = letter.__dict__.setdefault("stukken", {})
    delen, los = [], False
    for nummer, breedte in paren:
        sleutel = nummer, breedte, maat
        if sleutel not in bekend:
            schuif = int(letter.widths[nummer] - breedte * 1000 * FROM_UNITS / maat)
            bekend[sleutel] = letters(nummer.to_bytes(2)), b")%d(" % schuif if schuif else b""
        teken_, schuif_ = bekend[sleutel]
        delen.append(teken_ + schuif_)
        los = los or bool(schuif_)
    tekst = b"(" + b"".join(delen)
    if not los:
        return tekst + b") Tj"
    return b"[" + (tekst[:-1] if schuif_ else tekst + b")") + b"] TJ"
