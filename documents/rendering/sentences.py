"""The importer's sentences in the reader's language, with the days and labels that they name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.languages import Language
from sessions.states import Period

DEADLINES: Mapping[str, Promise | str] = {
    "draft-resolutions": _("Submission of draft resolutions"),
    "speakers-list-opens": _("Opening of the list of speakers"),
    "speakers-list-closes": _("Closure of the list of speakers"),
    "video-statements": _("Submission of pre-recorded video statements"),
    "general-discussion-ends": _("End of the general discussion"),
    "data-cut-off": _("Cut-off date for data"),
}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?")
_LABEL = re.compile(r"(?<![\w(])(\d{1,2}) \(([a-r])\)")
_WITH_LABELS = frozenset({"label", "labels", "other", "here", "there", "first", "second"})


def sentence(template: str, parameters: Mapping[str, object], lang: Language) -> str:
    """The sentence of a problem, remark or refusal; ``lang`` is the language in force.

    Days, weekdays, halves of a day, labels, names of languages and of deadlines are put into that
    language; text quoted from the file stays as it is.
    """
    shown = {name: _shown(name, value, lang) for name, value in parameters.items()}
    return gettext(template).format(**shown)


def _shown(name: str, value: object, lang: Language) -> str:
    text = str(value)
    if name == "text":
        return text
    if name in _BY_NAME:
        return _BY_NAME[name](text, lang)
    if name in _WITH_LABELS:
        text = _LABEL.sub(lambda found: _label(found, lang), text)
    return _DAY.sub(lambda found: _day(found, lang), text)


def _period(text: str, _lang: Language) -> str:
    return str(Period(text).label) if text in Period.values else text


def _kind(text: str, _lang: Language) -> str:
    """A deadline by its key, or the kind of a file that is no agenda."""
    return str(DEADLINES[text]) if text in DEADLINES else gettext(text)


def _weekday(text: str, lang: Language) -> str:
    known = languages.EN.weekdays
    return lang.weekdays[known.index(text)] if text in known else text


def _language(text: str, _lang: Language) -> str:
    names = {one.english_name: one.native_name for one in languages.OFFICIAL}
    return names.get(text, text)


def _label(found: re.Match[str], lang: Language) -> str:
    position = languages.LATIN_LETTERS.index(found[2]) + 1
    return languages.label(lang, int(found[1]), position)


def _day(found: re.Match[str], lang: Language) -> str:
    day = languages.full_date(lang, dt.date.fromisoformat(found[1]))
    if found[2] is None:
        return day
    return f"{day}, {languages.clock(lang, dt.time.fromisoformat(found[2]))}"


_BY_NAME: Mapping[str, Callable[[str, Language], str]] = {
    "period": _period,
    "kind": _kind,
    "weekday": _weekday,
    "language": _language,
    "found": _language,
}
