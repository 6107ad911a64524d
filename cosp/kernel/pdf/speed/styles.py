"""What Pango and WeasyPrint ask of a style, worked out once for each style instead of each line."""

from __future__ import annotations

from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import PANGO_DIRECTION, Layout, unicode_to_char_p

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

_font_key = line_break._font_style_cache_key
_set_up = Layout.setup


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
