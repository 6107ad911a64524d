"""Sets lines of text in about three quarters of the time WeasyPrint 70 takes, to the same places.

WeasyPrint shapes every line twice: to find where it ends, then, with its spaces widened, to draw
it; and it reads the glyphs field by field. Here the line shaped first is kept and drawn, its
spaces widened as the glyphs are written, and the glyphs are read from Pango's memory at once.
What Pango needs to know of a style is kept as well. A test compares the places of all letters
with those of the untouched engine.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from typing import Any

from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import PANGO_DIRECTION, Layout, unicode_to_char_p

GLYPH_INFO = struct.Struct("=IiiiI")  # glyph, width, x offset, y offset, attributes
SPACES = (" ", "\N{NO-BREAK SPACE}")
FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
CONTEXT = (
    *FEATURES,
    "direction",
    "lang",
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variation_settings",
    "font_language_override",
    "text_decoration_line",
)

_draw_first_line = draw_text.draw_first_line
_font_key = line_break._font_style_cache_key
_avoid_collisions = inline.avoid_collisions
_add_word_spacing = inline.add_word_spacing
_set_up, _reactivate, _deactivate = Layout.setup, Layout.reactivate, Layout.deactivate


def install() -> None:
    """Puts the faster functions into the loaded WeasyPrint; a second call changes nothing."""
    if ffi.sizeof("PangoGlyphInfo") != GLYPH_INFO.size:
        return
    Layout.setup, Layout.reactivate, Layout.deactivate = set_up, reactivate, deactivate
    line_break._font_style_cache_key = font_key
    inline.add_word_spacing = add_word_spacing
    draw_text.draw_first_line = draw_first_line
    boxes.Box.is_in_normal_flow = is_in_normal_flow
    inline.avoid_collisions = avoid_collisions


# --- boxes ------------------------------------------------------------------------------------


def is_in_normal_flow(self: Any) -> bool:
    """Whether a box stands in line with its neighbours; asked most often of all."""
    return self.style["float"] == "none" and self.style["position"] in ("static", "relative")


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    """The place of a box beside floats, told so that a line from right to left is not set twice.

    WeasyPrint sets a line again when, once it is set, it would stand elsewhere. From right to left
    it compares the right edge of the line with that of the line before it was set and had no
    width; so every line was set twice. Without floats the edge is the same, and is told as such.
    """
    x, y, available_width = _avoid_collisions(context, box, containing_block, outer)
    is_set = isinstance(box, boxes.LineBox) and box.width and not context.excluded_shapes
    if is_set and containing_block.style["direction"] == "rtl":
        left = x - box.width
        for near in (left, math.nextafter(left, math.inf), math.nextafter(left, -math.inf)):
            if near + box.width == x:
                return near, y, available_width
    return x, y, available_width


# --- layouts ----------------------------------------------------------------------------------


def set_up(self: Any, style: Any) -> None:
    """Makes the Pango layout of a style from a context made once for all lines of that style."""
    kept = style.__dict__.get("pango")
    if kept is None:
        kept = style.__dict__["pango"] = _kept_context(style)
    context, description, language, is_plain = kept
    if not is_plain:
        _set_up(self, style)
        return
    self.style, self.language, self.first_line_direction = style, language, 0
    self.ascent = self.underline_position = self.strikethrough_position = None
    self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(self.layout, False)
    pango.pango_layout_set_font_description(self.layout, description)


def font_key(style: Any, include_size: bool = False) -> str:
    """WeasyPrint's key of a style's font, written out once for each style."""
    name = "sized_font_key" if include_size else "font_key"
    key: str | None = style.__dict__.get(name)
    if key is None:
        key = style.__dict__[name] = _font_key(style, include_size)
    return key


def _kept_context(style: Any) -> tuple[Any, Any, Any, bool]:
    known = style.font_config.__dict__.setdefault("contexts", {})
    key = tuple(style[name] for name in CONTEXT)
    if key not in known:
        known[key] = _context(style)
    found: tuple[Any, Any, Any, bool] = known[key]
    return found


def _context(style: Any) -> tuple[Any, Any, Any, bool]:
    font_map = style.font_config.font_map
    context = ffi.gc(pango.pango_font_map_create_context(font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        pointer, _kept_alive = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    is_plain = (
        not font_features(*(style[name] for name in FEATURES))
        and style["text_decoration_line"] == "none"
        and style["font_language_override"] == "normal"
    )
    return context, get_font_description(style), language, is_plain


def deactivate(self: Any) -> None:
    """Keeps the shaped line, which is to be drawn."""


def reactivate(self: Any, style: Any) -> None:
    """Shapes again only what was not kept."""
    if hasattr(self, "layout"):
        self.style = style
    else:
        _reactivate(self, style)


def add_word_spacing(context: Any, box: Any, spacing: float, advance: float) -> float:
    """Notes on each text of a line how much its spaces widen, and moves what follows."""
    if isinstance(box, boxes.TextBox):
        box.justification_spacing = spacing
        box.position_x += advance
        extra = spacing * inline.count_expandable_spaces(box)
        box.width += extra
        return advance + extra
    if isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.position_x += advance
        before = advance
        children = box.children[::-1] if box.style["direction"] == "rtl" else box.children
        for child in children:
            if child.is_in_normal_flow():
                advance = add_word_spacing(context, child, spacing, advance)
        box.width += advance - before
        return advance
    box.translate(advance, 0)
    return advance


# --- glyphs -----------------------------------------------------------------------------------


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
    if second_line is not None:
        raise OutOfTheCommon
    stream.set_text_matrix(*matrix.values)
    _write_runs(stream, layout.text.encode(), list(_runs(line)), spacing)


def _runs(line: Any) -> Iterator[Any]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _glyphs(run: Any) -> Iterator[tuple[Any, ...]]:
    string = run.glyphs
    return GLYPH_INFO.iter_unpack(ffi.buffer(string.glyphs, string.num_glyphs * GLYPH_INFO.size))


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
    for place, (glyph, width, x_offset, y_offset, _attributes) in enumerate(_glyphs(run)):
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
