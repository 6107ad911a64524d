"""Marks at the head of a line: ``1.``, ``(a)``, ``a)``, ``(أ)``; and labels such as ``1 (a)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cosp.kernel.languages import ABJAD, LATIN_LETTERS
from documents.importing.folding import fold

MAX_ITEM = 60
_CYRILLIC = "абвгдежзиклмнопрст"
_LOOK_ALIKES = {"а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x"}
_ALEF = {"ا": "أ", "إ": "أ", "آ": "أ", "ة": "ه"}

LETTER = "[a-zа-я" + "".join(ABJAD) + "اإآة]"
SUB = rf"[(\[]?\s?(?P<letter>{LETTER})\s?[)\]]"
_ITEM_HEAD = re.compile(
    r"(?:[-.]\s?)?(?P<item>\d{1,2})(?!\d)\s?(?P<point>[.\-):,]+)?(?=\s|$|[^\d\W])\s*"
)
_SUB_HEAD = re.compile(rf"{SUB}\s*", re.IGNORECASE)
_BOTH_HEAD = re.compile(rf"(?P<item>\d{{1,2}})(?!\d)\s?\.?\s?{SUB}\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """The number or letter at the head of a line."""

    end: int  # offset of the text behind the mark
    item: int | None = None
    subs: frozenset[int] = frozenset()  # places the letter may stand for
    is_firm: bool = True  # has a point or bracket; a bare number is not firm

    def fits(self, item: int, sub: int | None) -> bool:
        """Whether the mark may be that of the item or sub-item."""
        if sub is None:
            return self.item == item and not self.subs
        return sub in self.subs and self.item in (None, item)


def english_label(item: int, sub: int | None) -> str:
    """``1 (a)``: how problems and the JSON name an item in every language."""
    return str(item) if sub is None else f"{item} ({LATIN_LETTERS[sub - 1]})"


def places(letter: str) -> frozenset[int]:
    """The places a letter may stand for: a Cyrillic с is the third by its looks."""
    one = letter.casefold()
    one = _ALEF.get(one, one)
    found = set()
    if one in LATIN_LETTERS:
        found.add(LATIN_LETTERS.index(one) + 1)
    if one in _LOOK_ALIKES:
        found.add(LATIN_LETTERS.index(_LOOK_ALIKES[one]) + 1)
    if one in _CYRILLIC:
        found.add(_CYRILLIC.index(one) + 1)
    if one in ABJAD:
        found.add(ABJAD.index(one) + 1)
    return frozenset(found)


def leading_mark(text: str) -> Mark | None:
    """The mark at the head of a text, or None."""
    head = fold(text[:40])
    both = _BOTH_HEAD.match(head)
    if both:
        return Mark(both.end(), int(both["item"]), places(both["letter"]))
    sub = _SUB_HEAD.match(head)
    if sub:
        return Mark(sub.end(), None, places(sub["letter"]))
    item = _ITEM_HEAD.match(head)
    if item and 1 <= int(item["item"]) <= MAX_ITEM:
        point = text[item.start("point") : item.end("point")] if item["point"] else ""
        is_firm = bool(point.strip(",:")) or head.startswith(("-", "."))
        return Mark(item.end(), int(item["item"]), is_firm=is_firm)
    return None
