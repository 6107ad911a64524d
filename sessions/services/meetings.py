"""Changes of the organization of work: meetings placed, their programmes, meetings removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from cosp.kernel import record
from cosp.kernel.models import User
from sessions.models import AgendaItem, ConferenceSession, Meeting, MeetingItem
from sessions.rules.meetings import HOURS
from sessions.services.agenda import lock_session
from sessions.states import Stream


@transaction.atomic
def set_meeting(
    conference_session: ConferenceSession,
    *,
    date: dt.date,
    period: str,
    items: Sequence[AgendaItem],
    by: User | None,
    stream: str = Stream.PLENARY,
    is_interpreted: bool = True,
    hours: tuple[dt.time, dt.time] | None = None,
    is_outside_hours: bool = False,
    source: str = "",
) -> Meeting:
    """Makes or changes the meeting of a day, period and stream, with its programme in order.

    ``hours`` are local to the session; without them the usual ones hold. The same plan again
    changes nothing and is not recorded.
    """
    locked = lock_session(conference_session.pk)
    starts, ends = hours or HOURS[period]
    slot = {"conference_session": locked, "date": date, "period": period, "stream": stream}
    meeting = Meeting.objects.filter(**slot).first() or Meeting(**slot)
    before = _plain(meeting) if meeting.pk else {}
    meeting.is_interpreted = is_interpreted
    meeting.is_outside_hours = is_outside_hours
    meeting.starts_at = dt.datetime.combine(date, starts, locked.zone)
    meeting.ends_at = dt.datetime.combine(date, ends, locked.zone)
    meeting.save()
    _set_programme(meeting, [item.pk for item in items])
    now = _plain(meeting)
    if now != before:
        act = gettext_noop("meeting changed") if before else gettext_noop("meeting placed")
        old, new = record.changes(before, now)
        record.append(meeting, act, by=by, before=old, after=new, source=source)
    return meeting


@transaction.atomic
def remove_meeting(meeting: Meeting, *, by: User | None, source: str = "") -> None:
    """Removes a meeting; what it was stays in the record."""
    lock_session(meeting.conference_session_id)
    record.append(
        meeting, gettext_noop("meeting removed"), by=by, before=_plain(meeting), source=source
    )
    meeting.delete()


def _set_programme(meeting: Meeting, items: Sequence[int]) -> None:
    wanted = list(dict.fromkeys(items))
    if _programme(meeting) == wanted:
        return
    meeting.programme.all().delete()
    MeetingItem.objects.bulk_create(
        MeetingItem(meeting=meeting, item_id=pk, position=position)
        for position, pk in enumerate(wanted, start=1)
    )


def _programme(meeting: Meeting) -> list[int]:
    rows = MeetingItem.objects.filter(meeting=meeting).order_by("position")
    return list(rows.values_list("item_id", flat=True))


def _plain(meeting: Meeting) -> dict[str, Any]:
    return {
        "date": meeting.date.isoformat(),
        "period": meeting.period,
        "stream": meeting.stream,
        "is_interpreted": meeting.is_interpreted,
        "is_outside_hours": meeting.is_outside_hours,
        "starts_at": meeting.starts_at.astimezone(dt.UTC).isoformat(),
        "ends_at": meeting.ends_at.astimezone(dt.UTC).isoformat(),
        "items": _programme(meeting),
    }
