"""Sets text in two thirds of the time WeasyPrint 70 takes: the same letters on the same lines.

Each function here stands for one of WeasyPrint and hands back to it what is out of the common. A
test compares the papers with those of the untouched engine.
"""

from __future__ import annotations

from typing import Any

from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import Layout

from . import glyphs, lines, styles

REPLACEMENTS: tuple[tuple[Any, str, Any], ...] = (
    (Layout, "setup", styles.set_up),
    (Layout, "deactivate", lines.deactivate),
    (Layout, "reactivate", lines.reactivate),
    (line_break, "_font_style_cache_key", styles.font_key),
    (inline, "split_first_line", lines.split_first_line),
    (inline, "add_word_spacing", lines.add_word_spacing),
    (inline, "avoid_collisions", lines.avoid_collisions),
    (boxes.Box, "is_in_normal_flow", lines.is_in_normal_flow),
    (draw_text, "draw_first_line", glyphs.draw_first_line),
)
_ORIGINALS = tuple((owner, name, getattr(owner, name)) for owner, name, _ours in REPLACEMENTS)


def install() -> None:
    """Puts the faster functions into the loaded WeasyPrint; a second call changes nothing."""
    if ffi.sizeof("PangoGlyphInfo") == glyphs.GLYPH_INFO.size:
        _put(REPLACEMENTS)


def remove() -> None:
    """Gives WeasyPrint its own functions back."""
    _put(_ORIGINALS)


def _put(functions: tuple[tuple[Any, str, Any], ...]) -> None:
    for owner, name, function in functions:
        setattr(owner, name, function)
