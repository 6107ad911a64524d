"""The organization of work: days, meetings, programmes, and what the plan breaks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from cosp.kernel import languages
from cosp.kernel.languages import Language
from sessions.models import ConferenceSession, Meeting
from sessions.rules.meetings import Finding, Sitting, continued, findings
from sessions.selectors.agenda import ItemNode, agenda_tree, flat, leaves


@dataclass(frozen=True)
class ProgrammeEntry:
    """An item on a meeting's programme."""

    node: ItemNode
    is_continued: bool


@dataclass(frozen=True)
class MeetingRow:
    """A meeting with its programme; moments are in the session's own zone."""

    pk: int
    date: dt.date
    period: str
    stream: str
    is_interpreted: bool
    is_outside_hours: bool
    starts_at: dt.datetime
    ends_at: dt.datetime
    number: int  # 1st plenary meeting: counted within its stream
    entries: tuple[ProgrammeEntry, ...]

    def hours(self, lang: Language) -> str:
        """10 a.m.–1 p.m."""
        return languages.time_range(lang, self.starts_at.time(), self.ends_at.time())


@dataclass(frozen=True)
class Day:
    """A day of the session and its meetings in order of time."""

    date: dt.date
    meetings: tuple[MeetingRow, ...]


def meeting_rows(
    conference_session: ConferenceSession, tree: tuple[ItemNode, ...] | None = None
) -> list[MeetingRow]:
    """All meetings of the session in order of time, three queries at most."""
    nodes = {node.pk: node for node in flat(tree or agenda_tree(conference_session))}
    meetings = list(
        Meeting.objects.filter(conference_session=conference_session)
        .order_by("starts_at", "-stream", "pk")
        .prefetch_related("programme")
    )
    programmes = [
        [entry.item_id for entry in sorted(meeting.programme.all(), key=lambda e: e.position)]
        for meeting in meetings
    ]
    marks = continued([[str(pk) for pk in programme] for programme in programmes])
    counts: dict[str, int] = {}
    rows = []
    for meeting, programme, is_continued in zip(meetings, programmes, marks, strict=True):
        counts[meeting.stream] = counts.get(meeting.stream, 0) + 1
        entries = tuple(
            ProgrammeEntry(nodes[pk], mark)
            for pk, mark in zip(programme, is_continued, strict=True)
        )
        rows.append(_row(meeting, conference_session, counts[meeting.stream], entries))
    return rows


def _row(
    meeting: Meeting,
    conference_session: ConferenceSession,
    number: int,
    entries: tuple[ProgrammeEntry, ...],
) -> MeetingRow:
    return MeetingRow(
        pk=meeting.pk,
        date=meeting.date,
        period=meeting.period,
        stream=meeting.stream,
        is_interpreted=meeting.is_interpreted,
        is_outside_hours=meeting.is_outside_hours,
        starts_at=meeting.starts_at.astimezone(conference_session.zone),
        ends_at=meeting.ends_at.astimezone(conference_session.zone),
        number=number,
        entries=entries,
    )


def timetable(
    conference_session: ConferenceSession, tree: tuple[ItemNode, ...] | None = None
) -> list[Day]:
    """The days that have meetings, in order."""
    rows = meeting_rows(conference_session, tree)
    return [Day(date, tuple(group)) for date, group in groupby(rows, key=lambda row: row.date)]


def meeting_at(rows: list[MeetingRow], at: dt.datetime) -> MeetingRow | None:
    """The meeting that sits at a moment, plenary first; None between meetings."""
    sitting = [row for row in rows if row.starts_at <= at < row.ends_at]
    return min(sitting, key=lambda row: row.stream != "plenary", default=None)


def next_meeting(rows: list[MeetingRow], at: dt.datetime) -> MeetingRow | None:
    """The first meeting that begins after a moment."""
    return next((row for row in rows if row.starts_at > at), None)


def plan_findings(
    conference_session: ConferenceSession, tree: tuple[ItemNode, ...] | None = None
) -> list[Finding]:
    """What the organization of work breaks, see rules.meetings."""
    tree = tree or agenda_tree(conference_session)
    sittings = [
        Sitting(
            date=row.date,
            period=row.period,
            stream=row.stream,
            starts=row.starts_at.time(),
            ends=row.ends_at.time(),
            is_interpreted=row.is_interpreted,
            is_outside_hours=row.is_outside_hours,
            items=tuple(entry.node.label(languages.EN) for entry in row.entries),
        )
        for row in meeting_rows(conference_session, tree)
    ]
    return findings(
        sittings,
        leaf_items=[node.label(languages.EN) for node in leaves(tree)],
        opens_on=conference_session.opens_on,
        closes_on=conference_session.closes_on,
        interpreted_limit=conference_session.interpreted_meeting_limit,
    )
