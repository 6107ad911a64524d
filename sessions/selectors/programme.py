"""The organization of work as readers of one language see it: days, meetings, items, hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.moments import utc_offset, zone_name
from sessions.models import ConferenceSession, Meeting, MeetingItem
from sessions.rules.meetings import continued
from sessions.rules.standing import meeting_standings
from sessions.selectors.agenda_in_language import ReadItem, agenda_in, with_sub_items
from sessions.states import Period, Stream


@dataclass(frozen=True)
class ItemLine:
    """An item on a meeting's programme; the title is empty where the language lacks it."""

    key: str
    label: str
    title: str
    is_continued: bool


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in one language; moments are in the session's own zone."""

    pk: int
    date: dt.date
    day: str  # Monday, 11 December 2023
    hours: str  # 10 a.m.–1 p.m.
    period: str
    stream: str
    number: int  # counted within its stream
    is_interpreted: bool
    starts_at: dt.datetime
    ends_at: dt.datetime
    standing: str  # past, sitting, next or coming
    items: tuple[ItemLine, ...]

    @property
    def is_plenary(self) -> bool:
        return self.stream == Stream.PLENARY


@dataclass(frozen=True)
class PeriodPlan:
    """The meetings of a morning or an afternoon, plenary first."""

    period: str
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True)
class DayPlan:
    """A day that has meetings; both its periods, even if one is empty."""

    date: dt.date
    day: str
    is_today: bool
    periods: tuple[PeriodPlan, ...]


@dataclass(frozen=True)
class ZoneLine:
    """The zone that hours are told in: its name then, and its distance from UTC."""

    name: str
    offset: str


def zone_line(conference_session: ConferenceSession, lang: Language) -> ZoneLine:
    """The zone of the session as it is called on its opening day."""
    opens_at = conference_session.opens_at
    return ZoneLine(zone_name(lang, opens_at), utc_offset(opens_at))


def meeting_lines(
    conference_session: ConferenceSession, lang: Language, at: dt.datetime
) -> list[MeetingLine]:
    """All meetings in order of time, in three queries."""
    rows = list(
        Meeting.objects.filter(conference_session=conference_session)
        .order_by("starts_at", "-stream", "pk")  # plenary before parallel
        .values("pk", "date", "period", "stream", "is_interpreted", "starts_at", "ends_at")
    )
    items = {item.pk: item for item in with_sub_items(agenda_in(conference_session, lang))}
    programmes = _programmes(conference_session)
    marks = continued([[str(pk) for pk in programmes.get(row["pk"], [])] for row in rows])
    standings = meeting_standings([(row["starts_at"], row["ends_at"]) for row in rows], at)
    counts: dict[str, int] = {}
    lines = []
    for row, is_continued, standing in zip(rows, marks, standings, strict=True):
        number = counts[row["stream"]] = counts.get(row["stream"], 0) + 1
        programme = [items[pk] for pk in programmes.get(row["pk"], [])]
        lines.append(
            _line(row, conference_session, lang, number, standing, _items(programme, is_continued))
        )
    return lines


def _programmes(conference_session: ConferenceSession) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    links = MeetingItem.objects.filter(meeting__conference_session=conference_session)
    for meeting, item in links.order_by("position", "pk").values_list("meeting_id", "item_id"):
        found.setdefault(meeting, []).append(item)
    return found


def _items(programme: Sequence[ReadItem], marks: Iterable[bool]) -> tuple[ItemLine, ...]:
    return tuple(
        ItemLine(item.key, item.label, item.title, is_continued)
        for item, is_continued in zip(programme, marks, strict=True)
    )


def _line(
    row: Mapping[str, Any],
    conference_session: ConferenceSession,
    lang: Language,
    number: int,
    standing: str,
    items: tuple[ItemLine, ...],
) -> MeetingLine:
    starts_at = row["starts_at"].astimezone(conference_session.zone)
    ends_at = row["ends_at"].astimezone(conference_session.zone)
    return MeetingLine(
        pk=row["pk"],
        date=row["date"],
        day=languages.weekday_date(lang, row["date"]),
        hours=languages.time_range(lang, starts_at.time(), ends_at.time()),
        period=row["period"],
        stream=row["stream"],
        number=number,
        is_interpreted=row["is_interpreted"],
        starts_at=starts_at,
        ends_at=ends_at,
        standing=standing,
        items=items,
    )


def day_plans(lines: Iterable[MeetingLine], lang: Language, today: dt.date) -> list[DayPlan]:
    """The meetings by day and period; ``today`` is told in the session's zone."""
    days = []
    for date, group in groupby(lines, key=lambda line: line.date):
        meetings = list(group)
        periods = tuple(
            PeriodPlan(period, tuple(one for one in meetings if one.period == period))
            for period in (Period.MORNING, Period.AFTERNOON)
        )
        days.append(DayPlan(date, languages.day_heading(lang, date), date == today, periods))
    return days


def sitting_and_next(
    lines: Iterable[MeetingLine],
) -> tuple[list[MeetingLine], list[MeetingLine]]:
    """The meetings that sit now, and those that begin next."""
    lines = list(lines)
    return (
        [line for line in lines if line.standing == "sitting"],
        [line for line in lines if line.standing == "next"],
    )
