"""Texts in six languages: what is missing, what is stale; pure functions of values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum

from . import languages

REVIEW = "review"  # a mark instead of a fingerprint: copied, to be looked at by a person


class TextState(StrEnum):
    """State of one text in one language."""

    CURRENT = "current"
    MISSING = "missing"
    STALE = "stale"  # the original changed after the translation
    REVIEW = "review"  # taken over from another session, not yet looked at


def fingerprint(text: str) -> str:
    """Short fingerprint of a text, blind to spaces at its ends and line ends."""
    normal = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256(normal.encode()).hexdigest()[:16]


def state_of(text: str, original: str, mark: str | None) -> TextState:
    """State of a text, given the original's present text and the mark left by its translation.

    ``mark`` is the fingerprint of the original it was made from, REVIEW, or None when nobody
    said (then it is taken as current).
    """
    if not text.strip():
        return TextState.MISSING if original.strip() else TextState.CURRENT
    if mark == REVIEW:
        return TextState.REVIEW
    if mark is not None and mark != fingerprint(original):
        return TextState.STALE
    return TextState.CURRENT


def states(
    texts: Mapping[str, str], original_language: str, marks: Mapping[str, str]
) -> dict[str, TextState]:
    """State of one field in each of the six languages, keyed by Django's code.

    When the original itself is empty but another language is not, the original is missing.
    """
    original = texts.get(original_language, "")
    found = {}
    for code in languages.CODES:
        text = texts.get(code, "")
        if code == original_language:
            anything = any(value.strip() for value in texts.values())
            found[code] = state_of(text, text or ("x" if anything else ""), _own(marks.get(code)))
        else:
            reference = original or next((t for t in texts.values() if t.strip()), "")
            mark = marks.get(code) if original.strip() else _own(marks.get(code))
            found[code] = state_of(text, reference, mark)
    return found


def _own(mark: str | None) -> str | None:
    return mark if mark == REVIEW else None


def marks_after_edit(
    marks: Mapping[str, str],
    texts: Mapping[str, str],
    changed: Iterable[str],
    original_language: str,
) -> dict[str, str]:
    """Marks after an edit of one field: ``changed`` are the languages whose text was touched.

    A touched translation is taken as made from the original as it is now. When only the original
    is touched, the translations keep their marks and so become stale.
    """
    original = fingerprint(texts.get(original_language, ""))
    after = dict(marks)
    for code in changed:
        after[code] = original
    return after


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; an empty line parts them."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]
