"""The six language marks of a document as markup.

Made here and not in a template because a page has hundreds of them: a template takes ten times as
long for the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents.selectors.listing import DocumentLine, Mark

register = template.Library()


@register.simple_tag
def marks_by_standing(line: DocumentLine) -> SafeString:
    """Issued: six languages, each by its own name; what is late or awaited likewise."""
    return format_html_join(
        " ",
        '<span class="mark mark--{}">{}</span> {}',
        ((standing, name, _languages(marks)) for standing, name, marks in line.by_standing),
    )


def _languages(marks: Iterable[Mark]) -> SafeString:
    return format_html_join(" ", "{}", ((_language(mark),) for mark in marks))


def _language(mark: Mark) -> SafeString:
    code, name = mark.language.code, mark.language.native_name
    if not mark.url:
        return format_html('<span lang="{}">{}</span>', code, name)
    return format_html('<a href="{}" lang="{}" hreflang="{}">{}</a>', mark.url, code, code, name)


@register.simple_tag
def mark_cells(line: DocumentLine) -> SafeString:
    """One cell a language, in the order of the United Nations: a shape and a word."""
    return format_html_join("", '<td role="cell">{}</td>', ((_word(mark),) for mark in line.marks))


def _word(mark: Mark) -> SafeString:
    if not mark.url:
        return format_html(
            '<span class="mark mark--{}">{}</span>', mark.standing, mark.standing_name
        )
    return format_html(
        '<a class="mark mark--issued" href="{}" hreflang="{}">{}</a>',
        mark.url,
        mark.language.code,
        mark.standing_name,
    )
