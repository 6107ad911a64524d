"""Small helps of the admin's templates: languages, states, dates, changes of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.differences import Piece, marked
from cosp.kernel.history import Change, changes_of
from cosp.kernel.languages import EN, Language
from cosp.kernel.models import RecordEntry
from cosp.kernel.texts import TextState

register = template.Library()

STATE_WORDS = {
    TextState.CURRENT: _("current"),
    TextState.MISSING: _("missing"),
    TextState.STALE: _("stale"),
    TextState.REVIEW: _("to be reviewed"),
}
STATE_LOOKS = {
    TextState.CURRENT: "good",
    TextState.MISSING: "bad",
    TextState.STALE: "warn",
    TextState.REVIEW: "now",
}


def page_language() -> Language:
    """The language of the pages."""
    return languages.BY_CODE.get(get_language() or "en", EN)


@register.filter
def state_word(state: str) -> str:
    """The word for the state of a text."""
    return str(STATE_WORDS[TextState(state)])


@register.simple_tag
def state_chip(state: str) -> SafeString:
    """The state of a text as a word with a shape of its own; never colour alone."""
    look = STATE_LOOKS[TextState(state)]
    return format_html('<span class="chip chip--{}">{}</span>', look, state_word(state))


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value under a key that is a variable; nothing where there is none."""
    return mapping.get(key) if mapping else None


@register.filter
def un_date(day: dt.date) -> str:
    """11 December 2023, as the United Nations print it in the language of the pages."""
    return languages.full_date(page_language(), day)


@register.filter
def un_weekday(day: dt.date) -> str:
    """Monday, 11 December 2023."""
    return languages.weekday_date(page_language(), day)


@register.filter
def day_words(field: BoundField) -> str:
    """The day that a field shows, in words: browsers print days in an order of their own."""
    value = field.value()
    if isinstance(value, str):
        try:
            value = parse_date(value)
        except ValueError:
            value = None
    return un_weekday(value) if isinstance(value, dt.date) else ""


@register.filter
def un_moment(at: dt.datetime) -> str:
    """Monday, 11 December 2023, 10 a.m. (EST): a moment in the zone it carries."""
    lang = page_language()
    return gettext("%(day)s, %(hour)s (%(zone)s)") % {
        "day": languages.weekday_date(lang, at.date()),
        "hour": languages.clock(lang, at.time()),
        "zone": at.tzname(),
    }


@register.filter
def here_moment(at: dt.datetime) -> str:
    """A moment of the record, to the minute, in the secretariat's own zone."""
    local = timezone.localtime(at)
    return gettext("%(day)s, %(hour)s (%(zone)s)") % {
        "day": languages.full_date(page_language(), local.date()),
        "hour": f"{local:%H:%M}",
        "zone": local.tzname(),
    }


@register.filter
def label_in(node: Any, language: Language | None = None) -> str:
    """An item's label, in the language of the pages unless another is given."""
    return str(node.label(language or page_language()))


@register.filter
def title_here(node: Any) -> str:
    """An item's title in the language of the pages; its key where there is none."""
    return str(node.title(page_language()) or node.key)


@register.filter
def hours_in(row: Any, language: Language) -> str:
    """The hours of a meeting as a language prints them."""
    return str(row.hours(language))


@register.filter
def changes(entry: RecordEntry) -> list[Change]:
    """What an entry of the record says field by field."""
    return changes_of(entry)


@register.filter
def act_word(act: str) -> str:
    """An act of the record in the language of the pages."""
    return gettext(act) if act else ""


@register.filter
def word_changes(change: Change) -> SafeString:
    """A text with what was taken out and what was put in marked."""
    return marked(change.pieces)


@register.filter
def marked_pieces(found: Iterable[Piece]) -> SafeString:
    """The same for pieces already found."""
    return marked(found)
