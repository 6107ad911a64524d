"""The moment a deadline falls on: an anchor, an offset by the calendar, an hour, a working day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import zoneinfo
from dataclasses import dataclass

SATURDAY = 5
_OFFSET = re.compile(
    r"(?P<sign>[+-]?)P(?=.)(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?P<hours>\d+)H)?"
)


@dataclass(frozen=True)
class Offset:
    """Calendar months, days and hours after the anchor, negative before; not interchangeable."""

    months: int = 0
    days: int = 0
    hours: int = 0


def parse_offset(text: str) -> Offset:
    """The offset of an ISO 8601 duration with sign: ``-P1M``, ``P2W``, ``-P30D``, ``-PT24H``.

    Raises ValueError saying what is accepted.

    Source: practice of COSP (deadlines are kept as data).
    """
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” is not an offset such as -P1M, -P30D, P2W or -PT24H.")
    sign = -1 if match["sign"] == "-" else 1
    months, weeks, days, hours = (
        int(match[name] or 0) for name in ("months", "weeks", "days", "hours")
    )
    return Offset(sign * months, sign * (weeks * 7 + days), sign * hours)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or that month's last day where it has none.

    Source: practice of COSP (a month is a calendar month, not thirty days).
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def is_working_day(day: dt.date, holidays: frozenset[dt.date] = frozenset()) -> bool:
    """Whether the secretariat works on a day: Monday to Friday, official holidays apart.

    Source: practice of the United Nations Secretariat.
    """
    return day.weekday() < SATURDAY and day not in holidays


def rolled(day: dt.date, roll: str, holidays: frozenset[dt.date] = frozenset()) -> dt.date:
    """The day, or the nearest working day ``back`` or ``forward``; ``none`` leaves it.

    Source: practice of the United Nations Secretariat (decision 9/1: 11 November, a Saturday,
    became 13 November; rule 17: thirty days are kept by going back).
    """
    step = {"none": 0, "back": -1, "forward": 1}[roll]
    while step and not is_working_day(day, holidays):
        day += dt.timedelta(days=step)
    return day


def moment(
    anchor: dt.datetime,
    offset: Offset,
    *,
    time: dt.time | None,
    zone: zoneinfo.ZoneInfo,
    roll: str = "none",
    holidays: frozenset[dt.date] = frozenset(),
) -> dt.datetime:
    """The moment the rule gives. ``anchor`` is aware, in the session's own zone.

    Months and days are counted on the anchor's calendar; ``time`` is an hour in ``zone``; without
    it the anchor's own hour holds. Hours are elapsed time.

    Source: practice of COSP, after the deadlines of the tenth session.
    """
    day = add_months(anchor.date(), offset.months) + dt.timedelta(days=offset.days)
    day = rolled(day, roll, holidays)
    if time is None:
        local = dt.datetime.combine(day, anchor.timetz())
        shifted = local.astimezone(dt.UTC) + dt.timedelta(hours=offset.hours)
        return shifted.astimezone(anchor.tzinfo)
    return dt.datetime.combine(day, time, zone)
