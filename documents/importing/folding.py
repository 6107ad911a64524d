"""Compares texts blind to what damage and typing habits change: width, marks, case, accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹘﹣－"
_QUOTES = "’‘ʼ′`´＇"
_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)}  # ！ to ～
_FOLD = (
    _WIDE
    | dict.fromkeys(map(ord, _DASHES), ord("-"))
    | dict.fromkeys(map(ord, _QUOTES), ord("'"))
    | dict.fromkeys(map(ord, _SPACES), ord(" "))
    | {0x3002: ord("."), 0x3001: ord(","), 0x061B: ord(";"), 0x060C: ord(",")}
)
_ALEF = {ord(letter): "ا" for letter in "أإآٱ"}
_CJK = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text with half-width marks, plain dashes and spaces: as long as it was."""
    return text.translate(_FOLD)


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    """A character as it is compared: no accents, no case, nothing for a mark."""
    bare = unicodedata.normalize("NFKD", char.translate(_ALEF)).casefold()
    return "".join(one for one in bare if one.isalnum())


def key(text: str) -> str:
    """Letters and digits only: two texts with one key are taken as the same."""
    return "".join(map(_letters, text))


def common_start(text: str, title: str) -> tuple[int, bool]:
    """How far ``text`` goes along with ``title``: the offset behind it, and whether to its end.

    The offset lies at the end of a word of both; 0 when not even the first words agree.
    """
    wanted = key(title)
    done, end = 0, 0
    for offset, char in enumerate(text):
        letters = _letters(char)
        if not letters:
            continue
        if not wanted.startswith(letters, done):
            break
        done += len(letters)
        if _word_ends(text, offset + 1) or done == len(wanted):
            end = offset + 1
        if done == len(wanted):
            break
    if done == len(wanted) and not _word_ends(text, end):
        return 0, False  # “Prevention” in “Preventional”
    return end, done == len(wanted)


def _word_ends(text: str, offset: int) -> bool:
    if offset >= len(text) or not _letters(text[offset]):
        return True
    return bool(_CJK.match(text[offset - 1]))


@lru_cache(maxsize=512)
def _pieces(text: str) -> frozenset[str]:
    """Words; for a script without spaces, pairs of neighbouring characters."""
    if _CJK.search(text):
        letters = key(text)
        return frozenset(letters[at : at + 2] for at in range(max(len(letters) - 1, 1)))
    return frozenset(filter(None, (key(word) for word in _WORD.findall(text))))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of the shorter text is found in the longer one."""
    first, second = _pieces(one), _pieces(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


def is_spaceless(text: str) -> bool:
    """Whether most of the text is in a script that does not part words by spaces."""
    return 2 * len(_CJK.findall(text)) > len(key(text))
