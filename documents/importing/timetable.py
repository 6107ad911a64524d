"""Puts the tokens of the table together as meetings, each on its day and with its items.

Where read as it stands a day would begin in the afternoon, the date cells are shifted: a day then
begins wherever the hours do not go on, and the dates are given to the days in order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.importing.folding import key, likeness
from documents.importing.labels import english_label
from documents.importing.outline import Node
from documents.importing.problems import Problem, problem
from documents.importing.programme import Day, Entry, Hours, Table, labels_by_title
from documents.importing.vocabulary import Vocabulary

Label = tuple[int, int | None]


@dataclass(frozen=True)
class Meeting:
    """One meeting of the organization of work."""

    date: dt.date
    period: str  # morning or afternoon
    items: tuple[str, ...]  # labels in the English form
    title: str
    starts: dt.time
    ends: dt.time
    line: int


@dataclass
class _Slot:
    """Hours with the entries below them; its day as the table says, if it says one."""

    hours: Hours
    day: Day | None = None
    entries: list[Entry] = field(default_factory=list)


def read_meetings(
    table: Table,
    nodes: Sequence[Node],
    words: Vocabulary,
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
    checker = _Checker(nodes, words, problems)
    meetings = [checker.meeting(slot, date) for slot, date in dated]
    checker.note_unplaced(meetings)
    if days:
        _note_days(meetings, days, problems)
    return meetings


def _first_line(table: Table) -> int:
    return table.tokens[0].line if table.tokens else 1


def _slots(table: Table, problems: list[Problem]) -> list[_Slot]:
    slots: list[_Slot] = []
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
                slots.append(_Slot(token, day))
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
    slots: list[_Slot], days: tuple[dt.date, dt.date] | None, problems: list[Problem]
) -> list[tuple[_Slot, dt.date]] | None:
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


def _literal(slots: list[_Slot]) -> list[dt.date] | None:
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


def _groups(slots: list[_Slot]) -> list[list[_Slot]]:
    """A day begins wherever the hours do not go on."""
    groups: list[list[_Slot]] = []
    for slot in slots:
        if groups and groups[-1][-1].hours.starts < slot.hours.starts:
            groups[-1].append(slot)
        else:
            groups.append([slot])
    return groups


def _regrouped(
    groups: list[list[_Slot]], days: tuple[dt.date, dt.date] | None
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


def _note_regrouped(groups: list[list[_Slot]], slots: list[_Slot], problems: list[Problem]) -> None:
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


# --- which items ------------------------------------------------------------------------------


class _Checker:
    """Makes meetings of slots and compares what they name with the agenda."""

    def __init__(self, nodes: Sequence[Node], words: Vocabulary, problems: list[Problem]) -> None:
        self.nodes = list(nodes)
        self.by_label: dict[Label, Node] = {(node.item, node.sub): node for node in nodes}
        self.words = words
        self.problems = problems
        self.taken: set[Label] = set()

    def meeting(self, slot: _Slot, date: dt.date) -> Meeting:
        labels: list[Label] = []
        titles: list[str] = []
        shown = {"date": date.isoformat(), "period": slot.hours.period}
        for entry in (self._restored(entry) for entry in slot.entries):
            if not entry.labels:
                continue
            self._check_continued(entry)
            for label in entry.labels:
                self._check_label(label, entry, labels, shown)
                labels.append(label)
            self._check_titles(entry)
            titles.append(entry.title)
        if not labels:
            self._report("meeting-without-items", slot.hours.line, **shown)
        self.taken.update(labels)
        names = [english_label(*label) for label in dict.fromkeys(labels)]
        title = "; ".join(title for title in titles if title)
        hours = slot.hours
        return Meeting(
            date, hours.period, tuple(names), title, hours.starts, hours.ends, hours.line
        )

    def _restored(self, entry: Entry) -> Entry:
        """An entry without labels with those its title tells."""
        if entry.labels or not entry.title:
            return entry
        labels = labels_by_title(entry.title, self.nodes)
        if not labels:
            self._report("meeting-item-unreadable", entry.line, text=entry.title)
            return entry
        named = ", ".join(english_label(*label) for label in labels)
        self._report("meeting-item-restored", entry.line, text=entry.title, label=named)
        return replace(entry, labels=labels)

    def _check_label(
        self, label: Label, entry: Entry, before: list[Label], shown: dict[str, str]
    ) -> None:
        name = english_label(*label)
        if label not in self.by_label:
            self._report("meeting-item-unknown", entry.line, label=name)
        if label in before:
            self._report("meeting-item-repeated", entry.line, label=name, **shown)

    def _check_continued(self, entry: Entry) -> None:
        """In a row of several items the mark may be meant for one of them."""
        known = any(label in self.taken or self._part_taken(label) for label in entry.labels)
        if entry.is_continued and not known:
            name = ", ".join(english_label(*label) for label in entry.labels)
            self._report("meeting-not-continued", entry.line, label=name)

    def _part_taken(self, label: Label) -> bool:
        """An item goes on when one of its sub-items was taken up; a sub-item does not."""
        return label[1] is None and any(one[0] == label[0] for one in self.taken)

    def _check_titles(self, entry: Entry) -> None:
        """Says where the title of a row is that of another item, or a new one."""
        known = [self.by_label[label] for label in entry.labels if label in self.by_label]
        if not entry.title or len(known) != len(entry.labels):
            return
        whole = "".join(key(node.title) for node in known)
        if key(entry.title) == whole:
            return
        others = [
            node for node in self.nodes if key(node.title) == key(entry.title) and node not in known
        ]
        own = max(likeness(entry.title, node.title) for node in known)
        name = ", ".join(node.label for node in known)
        if others and own < 1:
            parameters = {"label": name, "other": others[0].label, "text": entry.title}
            self._report("meeting-title-other-item", entry.line, **parameters)
        elif own < 0.5:
            self._note_strange_title(entry, known, name)
        elif len(known) == 1:
            self._report("meeting-title-differs", entry.line, label=name, text=entry.title)

    def _note_strange_title(self, entry: Entry, known: list[Node], name: str) -> None:
        like = [node for node in self.nodes if likeness(entry.title, node.title) >= 0.8]
        strangers = [node for node in like if node not in known]
        if len(strangers) == 1 and len(key(entry.title)) > 5:
            parameters = {"label": name, "other": strangers[0].label, "text": entry.title}
            self._report("meeting-title-other-item", entry.line, **parameters)
        else:
            self._report("meeting-title-differs", entry.line, label=name, text=entry.title)

    def note_unplaced(self, meetings: list[Meeting]) -> None:
        """Every sub-item, and every item without any, must be in a meeting."""
        line = meetings[-1].line if meetings else 1
        parents = {node.item for node in self.nodes if node.sub}
        for node in self.nodes:
            label = (node.item, node.sub)
            is_parent = node.sub is None and node.item in parents
            if is_parent or label in self.taken or (node.item, None) in self.taken:
                continue
            self._report("item-not-placed", line, label=node.label)

    def _report(self, code: str, line: int, **parameters: object) -> None:
        self.problems.append(problem(code, line, **parameters))
