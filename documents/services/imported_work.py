"""Writes or compares the organization of work and the deadlines of a read agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cosp.kernel.languages import EN
from cosp.kernel.models import User
from documents.importing.agenda import AgendaReading
from documents.importing.dates import OTHER
from documents.services.import_result import Change, Remark, remark
from documents.services.imported_items import SOURCE, tree_of
from sessions.models import ConferenceSession
from sessions.selectors.deadlines import deadlines_of
from sessions.selectors.meetings import meeting_rows
from sessions.services.meetings import set_meeting
from sessions.states import Stream

Programmes = dict[tuple[int, str], list[str]]  # day counted from the opening and period → labels


def write_meetings(
    conference_session: ConferenceSession, reading: AgendaReading, by: User | None
) -> list[Change]:
    """Places the plenary meetings of the text."""
    before = _in_session(conference_session)
    rows = tree_of(conference_session).rows
    for meeting in reading.meetings:
        set_meeting(
            conference_session,
            date=meeting.date,
            period=meeting.period,
            items=[rows[label] for label in meeting.items],
            hours=(meeting.starts, meeting.ends),
            by=by,
            source=SOURCE,
        )
    here = _in_text(reading)
    return [
        Change(
            f"{day}, {period}",
            "meeting",
            ", ".join(before.get((day, period), [])),
            ", ".join(labels),
        )
        for (day, period), labels in here.items()
        if before.get((day, period)) != labels
    ]


def meeting_remarks(
    conference_session: ConferenceSession, reading: AgendaReading, *, only_extra: bool = False
) -> Iterator[Remark]:
    """Where the text's meetings are not those of the session."""
    here, there = _in_text(reading), _in_session(conference_session)
    for day, period in sorted(here.keys() | there.keys()):
        one, other = here.get((day, period), []), there.get((day, period), [])
        if one != other and not (only_extra and one):
            yield remark(
                "meeting-differs", day=day, period=period, here=_shown(one), there=_shown(other)
            )


def _in_text(reading: AgendaReading) -> Programmes:
    opens_on = reading.session.opens_on
    if opens_on is None:
        return {}
    return {
        ((meeting.date - opens_on).days + 1, meeting.period): list(meeting.items)
        for meeting in reading.meetings
    }


def _in_session(conference_session: ConferenceSession) -> Programmes:
    return {
        ((row.date - conference_session.opens_on).days + 1, row.period): [
            entry.node.label(EN) for entry in row.entries
        ]
        for row in meeting_rows(conference_session)
        if row.stream == Stream.PLENARY
    }


def _shown(labels: list[str]) -> str:
    return ", ".join(labels) or "–"


def date_remarks(conference_session: ConferenceSession, reading: AgendaReading) -> Iterator[Remark]:
    """Where the session's days or deadlines are not those of the text."""
    facts = reading.session
    if facts.opens_on is None:
        return
    if (facts.opens_on, facts.closes_on) != _days(conference_session):
        first, last = _days(conference_session)
        yield remark(
            "dates-differ",
            here=f"{facts.opens_on} – {facts.closes_on}",
            there=f"{first} – {last}",
        )
    shift = conference_session.opens_on - facts.opens_on
    rules = {row.key: row for row in deadlines_of(conference_session)}
    for one in reading.dates:
        rule = rules.get(one.kind)
        if one.kind != OTHER and rule and rule.local_at.date() != one.date + shift:
            there = rule.local_at.date() - shift
            yield remark("deadline-differs", kind=one.kind, here=one.date, there=there)


def _days(conference_session: ConferenceSession) -> tuple[dt.date, dt.date]:
    return conference_session.opens_on, conference_session.closes_on
