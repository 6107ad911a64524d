"""Moments in words: the zone a moment is told in, and how far off it is, in six languages.

Pure: values in, words out; the zones' names and the plural forms are those of the CLDR.
"""

from __future__ import annotations

import datetime as dt
import math

from babel import Locale
from babel.dates import format_timedelta, get_timezone_name

from .languages import Language

_LOCALES = {"zh-hans": "zh_Hans"}
HOUR = dt.timedelta(hours=1)


def locale_of(lang: Language) -> Locale:
    """The CLDR's locale of an official language."""
    return Locale.parse(_LOCALES.get(lang.code, lang.code))


def zone_name(lang: Language, at: dt.datetime) -> str:
    """The zone of an aware moment, as it is called then: Eastern Standard Time."""
    return get_timezone_name(at, width="long", locale=locale_of(lang))


def utc_offset(at: dt.datetime) -> str:
    """The zone's distance from UTC at that moment: ``UTC−05:00``."""
    offset = at.utcoffset() or dt.timedelta()
    minutes = abs(int(offset.total_seconds())) // 60
    sign = "−" if offset < dt.timedelta() else "+"
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


def days_between(at: dt.datetime, other: dt.datetime) -> int:
    """Days of the calendar from ``at`` to ``other``, both told in the zone of ``other``."""
    return (other.date() - at.astimezone(other.tzinfo).date()).days


def from_now(lang: Language, at: dt.datetime, other: dt.datetime) -> str:
    """How far off ``other`` is at the moment ``at``: in 20 days, in 3 hours, in 25 minutes.

    Days are counted by the calendar of the zone of ``other``; below a day it is hours, below an
    hour minutes, each cut to whole ones, so that nobody is promised more than there is.
    """
    days = days_between(at, other)
    if days:
        return _in_units(lang, dt.timedelta(days=days), "day")
    left = other - at
    if abs(left) >= HOUR:
        return _in_units(lang, math.trunc(left / HOUR) * HOUR, "hour")
    minute = dt.timedelta(minutes=1)
    return _in_units(lang, math.trunc(left / minute) * minute, "minute")


def _in_units(lang: Language, delta: dt.timedelta, unit: str) -> str:
    return format_timedelta(
        delta,
        granularity=unit,  # type: ignore[arg-type]
        threshold=math.inf,
        add_direction=True,
        locale=locale_of(lang),
    )
