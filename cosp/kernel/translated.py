"""Reads and sets the six language columns of a row, keeping the marks of its translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from . import languages
from .models import TranslatedTexts
from .texts import REVIEW, TextState, marks_after_edit, states


def column(field: str, code: str) -> str:
    """Name of a language column: ``title``, ``zh-hans`` → ``title_zh_hans``."""
    return f"{field}_{languages.language(code).field_suffix}"


def columns(fields: Iterable[str]) -> list[str]:
    """All language columns of the fields, in the order of the United Nations."""
    return [column(field, code) for field in fields for code in languages.CODES]


def texts_of(row: Any, field: str) -> dict[str, str]:
    """The field in the six languages, keyed by Django's code; a missing one is empty."""
    return {code: getattr(row, column(field, code)) or "" for code in languages.CODES}


def states_of(row: Any, field: str, original_language: str) -> dict[str, TextState]:
    """State of the field in each language."""
    return states(texts_of(row, field), original_language, row.text_marks.get(field, {}))


def set_texts(
    row: TranslatedTexts, field: str, texts: Mapping[str, str], original_language: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Sets the given languages of one field and their marks; saves nothing.

    Returns what changed, before and after, keyed by column.
    """
    before = texts_of(row, field)
    wanted = {code: text.replace("\r\n", "\n").strip() for code, text in texts.items()}
    changed = [code for code, text in wanted.items() if before[code] != text]
    for code in changed:
        setattr(row, column(field, code), wanted[code])
    touched = [code for code in wanted if code in changed]
    marks = marks_after_edit(
        row.text_marks.get(field, {}), texts_of(row, field), touched, original_language
    )
    row.text_marks = {**row.text_marks, field: marks}
    return (
        {column(field, code): before[code] for code in changed},
        {column(field, code): wanted[code] for code in changed},
    )


def confirm_texts(
    row: TranslatedTexts, field: str, codes: Iterable[str], original_language: str
) -> None:
    """Marks languages as looked at: made from the original as it stands; saves nothing."""
    marks = marks_after_edit(
        row.text_marks.get(field, {}), texts_of(row, field), codes, original_language
    )
    row.text_marks = {**row.text_marks, field: marks}


def mark_for_review(row: TranslatedTexts, fields: Iterable[str]) -> None:
    """Marks every language of the fields as taken over and not yet looked at; saves nothing."""
    row.text_marks = {field: dict.fromkeys(languages.CODES, REVIEW) for field in fields}
