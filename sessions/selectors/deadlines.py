"""Deadlines of a session: which come next, which are past."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from sessions.models import ConferenceSession, Deadline


def deadlines_of(
    conference_session: ConferenceSession, *, public_only: bool = False
) -> QuerySet[Deadline]:
    """All deadlines of a session in order of time."""
    rows = Deadline.objects.filter(conference_session=conference_session).order_by("at", "pk")
    return rows.filter(is_public=True) if public_only else rows


def coming_deadlines(
    conference_session: ConferenceSession, at: dt.datetime, count: int = 3
) -> list[Deadline]:
    """The next public deadlines after a moment, soonest first."""
    return list(deadlines_of(conference_session, public_only=True).filter(at__gte=at)[:count])
