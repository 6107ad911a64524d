"""Lines of text broken with one shaping instead of three, kept to be drawn, set once not twice."""

from __future__ import annotations

import math
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.percent import percentage
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

from .styles import font_key

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
SHORTEST = 12  # ems; shorter lines are left to WeasyPrint
DENSEST = 3.2  # characters in an em, until a line of that font has been seen

_avoid_collisions = inline.avoid_collisions
_split_first_line = inline.split_first_line
_reactivate = Layout.reactivate


def split_first_line(
    text: str, style: Any, context: Any, max_width: Any, spacing: float, **more: Any
) -> Any:
    """The first line of a text: as Pango breaks it, or as WeasyPrint does where that is not all.

    WeasyPrint shapes a line three times: with what follows it, with the word that follows it,
    and alone. Where no word is to be hyphenated, the first time tells everything.
    """
    line = None
    if max_width is not None and _is_running_text(text, style, max_width):
        line = _line_of_pango(text, style, max_width)
    return line or _split_first_line(text, style, context, max_width, spacing, **more)


def _is_running_text(text: str, style: Any, max_width: float) -> bool:
    """Whether lines are long enough to be broken between words by Pango alone."""
    return (
        style["white_space"] == "normal"
        and style["letter_spacing"] == "normal"
        and style["word_spacing"] == 0
        and style["overflow_wrap"] == "normal"
        and SHORTEST * style["font_size"] < max_width < math.inf
        and not any(sign in text for sign in ("\n", "\t", SOFT_HYPHEN))
    )


def _line_of_pango(text: str, style: Any, max_width: float) -> Any:
    """What ``split_first_line`` answers; None when Pango's line is not the last word."""
    ems = max_width / style["font_size"]
    densities = style.font_config.__dict__.setdefault("densities", {})
    density = densities.get(font_key(style), DENSEST)
    short = text[: int(ems * density * 1.25) + 10]
    layout = line_break.create_layout(short, style, None, max_width, 0)
    line, rest = layout.get_first_line()
    width, height = line_break.line_size(line, style)
    if rest is None:
        fits = len(short) == len(text) and width <= max_width
        baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        return (layout, line.length, None, width, height, baseline) if fits else None
    gap = max_width - width
    hyphenates = style["hyphens"] == "auto" and gap > percentage(
        style["hyphenate_limit_zone"], style, max_width
    )
    encoded = short.encode()
    if gap < 0 or hyphenates or len(encoded) - rest < 2:
        return None
    layout.text = encoded[: line.length].decode().rstrip(" ")
    layout.length = len(layout.text.encode())
    densities[font_key(style)] = max(len(layout.text) / ems, density if density < DENSEST else 0)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    return layout, layout.length, rest, width, height, baseline


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
