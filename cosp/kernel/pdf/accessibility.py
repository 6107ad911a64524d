"""Corrects what WeasyPrint 70 leaves undone for PDF/UA: four functions of it are replaced.

1. Running heads and feet become artifacts; they are tagged as content of nothing otherwise.
2. Header cells tell whether they head a row or a column.
3. The mark of a list item, ``<span class="mark">``, becomes the label (Lbl) of the item.
4. Glyphs without Unicode (marks inside Arabic clusters) get the character of the font's own map.

The functions are internals: :data:`MADE_FOR` names the versions they were read in, and a test
fails when another one is installed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from fontTools.ttLib import TTFont
from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import fonts, stream, tags

MADE_FOR = {"weasyprint": "70.0", "pydyf": "0.13.0"}
ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"

_draw_stacking_context = draw.draw_stacking_context
_build_box_tree = tags._build_box_tree
_clean_font = fonts.Font.clean


def install() -> None:
    """Puts the corrections into the loaded WeasyPrint; a second call changes nothing."""
    draw.draw_stacking_context = draw_stacking_context
    stream.Stream.marked = marked
    tags._build_box_tree = build_box_tree
    fonts.Font.clean = clean_font


# --- 1. running heads and feet ----------------------------------------------------------------


def draw_stacking_context(page_stream: Any, stacking_context: Any) -> None:
    """Draws as WeasyPrint does, and notes on the stream while a margin box is being drawn."""
    if not isinstance(stacking_context.box, boxes.MarginBox):
        _draw_stacking_context(page_stream, stacking_context)
        return
    page_stream.draws_margin = True
    try:
        _draw_stacking_context(page_stream, stacking_context)
    finally:
        page_stream.draws_margin = False


@contextmanager
def marked(self: Any, box: Any, tag: str) -> Iterator[None]:
    """Marks what is drawn: in a margin as an artifact, elsewhere as content of a tag."""
    if self._tags is None:
        yield
        return
    if getattr(self, "draws_margin", False):
        self.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
    else:
        number = len(self._tags)
        self._tags[box] = {"tag": tag, "mcid": number}
        self.begin_marked_content(tag, pydyf.Dictionary({"MCID": number}))
    try:
        yield
    finally:
        self.end_marked_content()


# --- 2. and 3. the tree of tags ---------------------------------------------------------------


def build_box_tree(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
    """The elements WeasyPrint makes of a box, with scopes and labels put right."""
    if isinstance(box, boxes.MarginBox):
        return
    for element in _build_box_tree(box, parent, pdf, *rest):
        if element["S"] == "/TH" and "A" in element:
            element["A"]["Scope"] = _scope(box)
        elif element["S"] == "/Span" and _is_mark(box):
            element["S"] = "/Lbl"
        elif element["S"] == "/LI":
            _lift_label(element, pdf)
        yield element


def _scope(box: Any) -> str:
    return "/Row" if box.element.attrib.get("scope") == "row" else "/Column"


def _is_mark(box: Any) -> bool:
    return box.element is not None and box.element.attrib.get("class") == "mark"


def _lift_label(item: Any, pdf: Any) -> None:
    """Moves the label, the first thing in a list item's body, up to stand before the body."""
    holder = item
    while holder["K"] and isinstance(holder["K"][0], bytes):
        first = pdf.objects[int(holder["K"][0].split()[0])]
        if first["S"] == "/Lbl":
            if holder is not item:
                item["K"].insert(0, holder["K"].pop(0))
                first["P"] = item.reference
            return
        if first["S"] not in ("/LBody", "/NonStruct"):
            return
        holder = first


# --- 4. glyphs without Unicode ----------------------------------------------------------------


def clean_font(self: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Names the glyphs that got no character, then subsets the font as WeasyPrint does."""
    nameless = [glyph for glyph, text in self.to_unicode.items() if not text]
    if nameless:
        characters = _characters_of_glyphs(self)
        for glyph in nameless:
            self.to_unicode[glyph] = characters.get(glyph, ZERO_WIDTH_SPACE)
    _clean_font(self, to_unicode, hinting)


def _characters_of_glyphs(font: Any) -> dict[int, str]:
    """For each glyph of the whole font the first character that leads to it."""
    whole = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    characters: dict[int, str] = {}
    for code, name in whole.getBestCmap().items():
        characters.setdefault(whole.getGlyphID(name), chr(code))
    return characters
