"""A paragraph of an annotation as markup: its symbols are links, isolated from the text."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from documents.selectors.annotated_agenda import Run

register = template.Library()


@register.simple_tag
def annotation_text(paragraph: Iterable[Run], documents_url: str) -> SafeString:
    """The paragraph; ``documents_url`` is the page on which this session's documents stand."""
    return format_html_join("", "{}", ((_stretch(run, documents_url),) for run in paragraph))


def _stretch(run: Run, documents_url: str) -> SafeString:
    if not run.is_symbol:
        return conditional_escape(run.text)
    address = f"{documents_url}#{run.anchor}" if run.anchor else run.url
    return format_html('<a class="symbol" href="{}"><bdi dir="ltr">{}</bdi></a>', address, run.text)
