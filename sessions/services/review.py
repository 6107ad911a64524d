"""Says that texts are still right, and what moving a session would move, without moving it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_noop

from cosp.kernel import record
from cosp.kernel.models import User
from cosp.kernel.translated import confirm_texts
from sessions.models import Body, ConferenceSession, Deadline, Meeting
from sessions.services.sessions import move_session


@dataclass(frozen=True)
class Shift:
    """A moment before and after, in the zone in which it is kept."""

    name: str
    before: dt.datetime
    after: dt.datetime
    is_meeting: bool


@transaction.atomic
def confirm_row(
    row: Body | ConferenceSession | Deadline,
    fields: Iterable[str],
    codes: Iterable[str],
    original_language: str,
    *,
    by: User | None,
) -> None:
    """Says that these texts agree with the original as it stands. Twice does no harm."""
    now = type(row)._default_manager.select_for_update().get(pk=row.pk)
    before, fields, codes = now.text_marks, list(fields), list(codes)
    for field in fields:
        confirm_texts(now, field, codes, original_language)
    if now.text_marks == before:
        return
    now.save(update_fields=["text_marks"])
    after = {"fields": fields, "languages": codes}
    record.append(now, gettext_noop("translation confirmed"), by=by, after=after)


def preview_move(conference_session: ConferenceSession, opens_on: dt.date) -> list[Shift]:
    """The meetings and deadlines before and after a move, in order of time.

    The move is made and taken back, so that the preview cannot differ from the act.
    """
    with transaction.atomic():
        before = _moments(conference_session)
        moved = move_session(conference_session, opens_on, by=None, source="preview")
        after = _moments(moved)
        transaction.set_rollback(True)
    return [
        Shift(name, at, after[key][1], is_meeting=key[0] == "meeting")
        for key, (name, at) in before.items()
    ]


def _moments(
    conference_session: ConferenceSession,
) -> dict[tuple[str, int], tuple[str, dt.datetime]]:
    zone = conference_session.zone
    meetings = Meeting.objects.filter(conference_session=conference_session).order_by("starts_at")
    deadlines = Deadline.objects.filter(conference_session=conference_session)
    found = {
        ("deadline", row.pk): (str(row), row.local_at)
        for row in deadlines.select_related("conference_session").order_by("at", "pk")
    }
    for row in meetings:
        name = f"{row.get_period_display()} · {row.get_stream_display()}"
        found["meeting", row.pk] = (name, row.starts_at.astimezone(zone))
    return found
