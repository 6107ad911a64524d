"""The glyphs of a line read from Pango's memory at once, and written from what is known of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from weasyprint.draw import text as draw_text
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

GLYPH_INFO = struct.Struct("=IiiiI")  # glyph, width, x offset, y offset, attributes
SPACES = (" ", "\N{NO-BREAK SPACE}")

_draw_first_line = draw_text.draw_first_line
_reactivate, _deactivate = Layout.reactivate, Layout.deactivate


class OutOfTheCommon(Exception):
    """A glyph is a picture, or missing from the fonts: WeasyPrint knows what to do."""


def draw_first_line(
    stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any
) -> list[Any]:
    """Writes a line of text; leaves what is out of the common to WeasyPrint."""
    if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
        return []
    layout, written = textbox.pango_layout, len(stream.stream)
    try:
        if text_overflow == "ellipsis" or block_ellipsis != "none":
            raise OutOfTheCommon
        _write_line(stream, layout, textbox.justification_spacing, matrix)
    except OutOfTheCommon:
        del stream.stream[written:]
        stream._current_font = None
        layout.justification_spacing = textbox.justification_spacing
        _reactivate(layout, textbox.style)
        emojis: list[Any] = _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
        return emojis
    _deactivate(layout)
    return []


def _write_line(stream: Any, layout: Any, spacing: float, matrix: Any) -> None:
    line, second_line = layout.get_first_line()
    text = layout.text.encode()
    if second_line is not None and getattr(layout, "length", None) != len(text):
        raise OutOfTheCommon
    stream.set_text_matrix(*matrix.values)
    _write_runs(stream, text, list(_runs(line)), spacing)


def _runs(line: Any) -> Iterator[Any]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _glyphs(run: Any, length: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Place and facts of each glyph of a run, without those behind the end of the text."""
    string, item = run.glyphs, run.item
    memory = ffi.buffer(string.glyphs, string.num_glyphs * GLYPH_INFO.size)
    glyphs = enumerate(GLYPH_INFO.iter_unpack(memory))
    if item.offset + item.length <= length:
        return glyphs
    clusters, kept = string.log_clusters, length - item.offset
    return (one for one in glyphs if clusters[one[0]] < kept)


def _write_runs(stream: Any, text: bytes, runs: list[Any], spacing: float) -> None:
    previous, shown = None, ""
    for run in runs:
        pango_font = run.item.analysis.font
        if pango_font != previous:
            previous = pango_font
            font, size = stream.add_font(pango_font)
            if font.bitmap or font.png or font.svg or font.colr:
                raise OutOfTheCommon
            if shown:
                stream.show_text(shown)
            shown = ""
            stream.set_font_size(font.hash, size)
        shown = _write_run(stream, text, run, font, size, spacing, shown + "<")
        shown = shown[:-1] if shown[-1] == "<" else shown + ">"
    stream.show_text(shown)


def _write_run(
    stream: Any, text: bytes, run: Any, font: Any, size: float, spacing: float, shown: str
) -> str:
    """Appends a run to what is shown next; writes out what stands before a raised glyph.

    A glyph that is exactly as wide as its font says, which nearly all are, is known by its width
    and written by its number alone.
    """
    known = font.__dict__.setdefault("known", {}).setdefault(size, {})
    for place, (glyph, width, x_offset, y_offset, _attributes) in _glyphs(run, len(text)):
        if not x_offset and not y_offset and known.get(glyph) == width:
            shown += f"{glyph:04x}"
        elif glyph == pango.PANGO_GLYPH_EMPTY:
            shown += f">{-width / size}<"
        else:
            _name(stream, text, run, place, glyph, font, size)
            offset = x_offset / size
            if y_offset:
                shown = _write_raised(stream, glyph, offset, y_offset / 1000, shown)
            else:
                shown += f">{-offset}<{glyph:04x}" if offset else f"{glyph:04x}"
            excess = font.widths[glyph] + offset - width * 1000 * FROM_UNITS / size
            if font.to_unicode[glyph] in SPACES:
                excess -= spacing * 1000 / size
            elif not int(excess):
                known[glyph] = width
            if int(excess):
                shown += f">{int(excess)}<"
    return shown


def _name(
    stream: Any, text: bytes, run: Any, place: int, glyph: int, font: Any, size: float
) -> None:
    """Tells the font of the file which character and which width a glyph has."""
    if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        raise OutOfTheCommon
    if glyph not in font.to_unicode:
        font.to_unicode[glyph] = _characters(text, run, place)
    if glyph not in font.widths:
        font.widths[glyph] = _width(stream, run, glyph, size)


def _write_raised(stream: Any, glyph: int, offset: float, rise: float, shown: str) -> str:
    shown = shown[:-1] if shown[-1] == "<" else shown + ">"
    if shown:
        stream.show_text(shown)
    stream.set_text_rise(-rise)
    stream.show_text(f"{-offset}<{glyph:04x}>" if offset else f"<{glyph:04x}>")
    stream.set_text_rise(0)
    return "<"


def _characters(text: bytes, run: Any, place: int) -> str:
    """The characters that a glyph stands for where it first occurs."""
    item, clusters, count = run.item, run.glyphs.log_clusters, run.glyphs.num_glyphs
    is_rtl = item.analysis.level % 2
    last = 0 if is_rtl else count - 1
    after = place - 1 if is_rtl else place + 1
    end = item.length if place == last else clusters[after]
    return text[item.offset + clusters[place] : item.offset + end].decode()


def _width(stream: Any, run: Any, glyph: int, size: float) -> int:
    font = run.item.analysis.font
    pango.pango_font_get_glyph_extents(font, glyph, stream.ink_rect, stream.logical_rect)
    return round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
