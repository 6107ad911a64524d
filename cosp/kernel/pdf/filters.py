"""Filters of the papers' templates; each is given the language as its argument."""

from __future__ import annotations

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from cosp.kernel import languages

from . import typography

register = Library()


@register.filter
def text(value: str, code: str) -> SafeString:
    """Running text: spacing of the language, symbols as links."""
    return _safe(typography.markup(value, languages.language(code)))


@register.filter
def heading(value: str, code: str) -> SafeString:
    """A heading: a capital first, and no links, since bookmarks lead here."""
    lang = languages.language(code)
    return _safe(typography.markup(typography.capitalized(value), lang, links=False))


@register.filter
def listed(value: str, code: str) -> SafeString:
    """A title in a list, with the punctuation that was put behind it; no links."""
    return _safe(typography.markup(value, languages.language(code), links=False))


@register.filter
def symbol(value: str) -> SafeString:
    """A symbol of a document, as a link to it."""
    return _safe(typography.symbol_markup(value))


@register.filter
def day(value: str, code: str) -> SafeString:
    """A day in a narrow cell: on two lines, parted between weekday and date."""
    first, mark, rest = _parted(value)
    return _units([first + mark, rest], code)


@register.filter
def hours(value: str, code: str) -> SafeString:
    """The hours of a meeting in a narrow cell: parted behind the dash, where one has spaces."""
    first, dash, rest = value.partition(" – ")
    return _units([f"{first}\N{NO-BREAK SPACE}–", rest] if dash else [value], code)


def _parted(value: str) -> tuple[str, str, str]:
    for mark in (",", "،", "，", " "):
        if mark in value:
            return value.partition(mark)
    return value, "", ""


def _units(parts: list[str], code: str) -> SafeString:
    lang = languages.language(code)
    shown = [typography.markup(part.strip(), lang, links=False) for part in parts if part.strip()]
    return _safe(" ".join(f'<span class="unit">{part}</span>' for part in shown))


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 - typography escapes all it is given
