"""Puts the tokens of the table together as meetings, each on its day and with its items.

Where read as it stands a day would begin in the afternoon, the date cells are shifted: a day then
begins wherever the hours do not go on, and the dates are given to the days in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from documents.importing.hours import Hours
from documents.importing.meetings import Meeting, MeetingReader, Slot
from documents.importing.outline import Node
from documents.importing.problems import Problem, problem
from documents.importing.programme import Day, Table


def read_meetings(
    table: Table,
    nodes: Sequence[Node],
    days: tuple[dt.date, dt.date] | None,
    problems: list[Problem],
) -> list[Meeting]:
    """The meetings in order; ``days`` are the first and last day of the session."""
    if table.has_parallel:
        problems.append(problem("parallel-unread", _first_line(table)))
    slots = _slots(table, problems)
    dated = _dated(slots, days, problems)
    if dated is None:
        return []
    reader = MeetingReader(nodes, problems)
    meetings = [reader.meeting(slot, date) for slot, date in dated]
    reader.note_unplaced(meetings)
    if days:
        _note_days(meetings, days, problems)
    return meetings


def _first_line(table: Table) -> int:
    return table.tokens[0].line if table.tokens else 1


def _slots(table: Table, problems: list[Problem]) -> list[Slot]:
    slots: list[Slot] = []
    day: Day | None = None
    last: dt.date | None = None
    for token in table.tokens:
        if isinstance(token, Day):
            _note_weekday(token, problems)
            day = token if token.date != last else day  # a date repeated in each row
            last = token.date
        elif isinstance(token, Hours):
            is_same = slots and not day and _same(slots[-1].hours, token)
            if not is_same:
                slots.append(Slot(token, day))
            day = None
        elif slots and day is None:
            slots[-1].entries.append(token)
        else:
            problems.append(problem("meeting-item-unreadable", token.line, text=token.title))
    return slots


def _same(one: Hours, other: Hours) -> bool:
    """Whether a row repeats the hours of the row above: merged cells are copied so."""
    return (one.starts, one.ends) == (other.starts, other.ends)


def _note_weekday(day: Day, problems: list[Problem]) -> None:
    if day.weekday is not None and day.weekday != day.date.weekday():
        names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        found = problem(
            "weekday-differs", day.line, date=day.date.isoformat(), weekday=names[day.weekday]
        )
        problems.append(found)


# --- which day --------------------------------------------------------------------------------


def _dated(
    slots: list[Slot], days: tuple[dt.date, dt.date] | None, problems: list[Problem]
) -> list[tuple[Slot, dt.date]] | None:
    """Each slot with its day; None when no reading of the dates is free of contradiction."""
    if not slots:
        return None
    literal = _literal(slots)
    if literal is not None:
        return list(zip(slots, literal, strict=True))
    groups = _groups(slots)
    line = slots[0].hours.line
    dates = _regrouped(groups, days)
    if dates is None:
        problems.append(problem("timetable-unreadable", line))
        return None
    _note_regrouped(groups, slots, problems)
    return [(slot, date) for group, date in zip(groups, dates, strict=True) for slot in group]


def _literal(slots: list[Slot]) -> list[dt.date] | None:
    """The dates as they stand, if every day goes on from morning to afternoon."""
    dates: list[dt.date] = []
    for place, slot in enumerate(slots):
        if slot.day:
            date = slot.day.date
            if dates and date <= dates[-1]:
                return None
        elif not dates or slots[place - 1].hours.starts >= slot.hours.starts:
            return None
        else:
            date = dates[-1]
        dates.append(date)
    return dates


def _groups(slots: list[Slot]) -> list[list[Slot]]:
    """A day begins wherever the hours do not go on."""
    groups: list[list[Slot]] = []
    for slot in slots:
        if groups and groups[-1][-1].hours.starts < slot.hours.starts:
            groups[-1].append(slot)
        else:
            groups.append([slot])
    return groups


def _regrouped(
    groups: list[list[Slot]], days: tuple[dt.date, dt.date] | None
) -> list[dt.date] | None:
    written = [slot.day.date for group in groups for slot in group if slot.day]
    if written != sorted(set(written)):
        return None
    if len(written) == len(groups):
        return written
    if days is None or len(groups) != (days[1] - days[0]).days + 1:
        return None
    counted = [days[0] + dt.timedelta(days=place) for place in range(len(groups))]
    for group, date in zip(groups, counted, strict=True):
        here = [slot.day.date for slot in group if slot.day]
        late = [slot.day.date for slot in group[1:] if slot.day]
        if any(one != date for one in here) and late != [date + dt.timedelta(days=1)]:
            return None
    return counted


def _note_regrouped(groups: list[list[Slot]], slots: list[Slot], problems: list[Problem]) -> None:
    late = [slot for group in groups for slot in group[1:] if slot.day]
    if late and late[0].day:
        found = problem(
            "timetable-shifted",
            late[0].day.line,
            date=late[0].day.date.isoformat(),
            period=late[0].hours.period,
        )
        problems.append(found)
    if sum(1 for slot in slots if slot.day) < len(groups):
        problems.append(problem("timetable-dates-restored", slots[0].hours.line))


def _note_days(
    meetings: list[Meeting], days: tuple[dt.date, dt.date], problems: list[Problem]
) -> None:
    first, last = days
    for meeting in meetings:
        if not first <= meeting.date <= last:
            shown = meeting.date.isoformat()
            problems.append(problem("timetable-outside-session", meeting.line, date=shown))
    line = meetings[-1].line if meetings else 1
    for offset in range((last - first).days + 1):
        date = first + dt.timedelta(days=offset)
        count = sum(meeting.date == date for meeting in meetings)
        if count == 0 and date.weekday() < 5:
            problems.append(problem("timetable-day-missing", line, date=date.isoformat()))
        elif count == 1:
            problems.append(problem("timetable-half-day", line, date=date.isoformat()))
