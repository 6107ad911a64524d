"""Where a session, a meeting or a deadline stands at a moment: before, in the midst, past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

SOON_DAYS = 7


def session_standing(opens_on: dt.date, closes_on: dt.date, today: dt.date) -> str:
    """``coming``, ``open`` or ``closed``; ``today`` is told in the session's zone.

    Source: practice of the secretariat (a session runs from its opening to its closing day).
    """
    if today < opens_on:
        return "coming"
    return "open" if today <= closes_on else "closed"


def deadline_standing(days: int, *, is_past: bool) -> str:
    """``past``, ``today``, ``tomorrow``, ``soon`` (within a week) or ``later``.

    ``days`` are those of the calendar until the deadline, in the deadline's own zone.

    Source: practice of COSP (a deadline's urgency is told in words).
    """
    if is_past:
        return "past"
    if days <= 1:
        return "tomorrow" if days else "today"
    return "soon" if days <= SOON_DAYS else "later"


def meeting_standings(
    spans: Sequence[tuple[dt.datetime, dt.datetime]], at: dt.datetime
) -> list[str]:
    """For each meeting, given by start and end, ``past``, ``sitting``, ``next`` or ``coming``.

    Next are all meetings that begin at the first moment after ``at`` at which any begins.

    Source: practice of the secretariat (a meeting sits from its first moment until its last).
    """
    first = min((start for start, _end in spans if start > at), default=None)
    return [_meeting_standing(start, end, at, first) for start, end in spans]


def _meeting_standing(
    start: dt.datetime, end: dt.datetime, at: dt.datetime, first: dt.datetime | None
) -> str:
    if end <= at:
        return "past"
    if start <= at:
        return "sitting"
    return "next" if start == first else "coming"
