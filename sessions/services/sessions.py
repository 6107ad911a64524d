"""Sessions made, edited, moved to other dates, and the next one made from this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from cosp.kernel import record
from cosp.kernel.models import User
from cosp.kernel.translated import columns, mark_for_review, set_texts
from sessions.errors import session_refusal
from sessions.models import AgendaItem, Body, ConferenceSession, Deadline
from sessions.rules.deadlines import moment, parse_offset
from sessions.selectors.agenda import TEXT_FIELDS
from sessions.selectors.meetings import meeting_rows
from sessions.services.agenda import Texts, lock_session
from sessions.services.meetings import set_meeting
from sessions.states import AgendaState, Anchor

CLOSING_HOUR = dt.time(18)  # end of the last afternoon meeting


@transaction.atomic
def save_body(key: str, symbol_root: str, texts: Texts, *, by: User | None) -> Body:
    """Makes or edits a body, by its key."""
    body = Body.objects.select_for_update().filter(key=key).first() or Body(key=key)
    changes: dict[str, Any] = {}
    if body.symbol_root != symbol_root:
        body.symbol_root = changes["symbol_root"] = symbol_root
    for field, by_code in texts.items():
        changes |= set_texts(body, field, by_code, "en")[1]
    if changes:
        body.save()
        record.append(body, gettext_noop("body saved"), by=by, after=changes)
    return body


@transaction.atomic
def save_session(
    body: Body,
    *,
    facts: Mapping[str, Any],
    texts: Texts,
    by: User | None,
    number: int | None = None,
    source: str = "",
) -> ConferenceSession:
    """Makes or edits a session, by its number or, without one, by its opening day.

    ``facts`` are plain fields (opens_on, time_zone, …), ``texts`` those in six languages. Raises
    SessionRefusal when it would close before it opens. The same again changes nothing.
    """
    which = {"number": number} if number is not None else {"opens_on": facts["opens_on"]}
    rows = ConferenceSession.objects.select_for_update().filter(body=body, **which)
    row = rows.first() or ConferenceSession(body=body, number=number)
    before = {name: getattr(row, name) for name in facts} if row.pk else {}
    for name, value in facts.items():
        setattr(row, name, value)
    if row.closes_on < row.opens_on:
        raise session_refusal("closes-before-opening")
    changes: dict[str, Any] = {}
    for field, by_code in texts.items():
        changes |= set_texts(row, field, by_code, row.original_language)[1]
    old, new = record.changes(before, facts)
    if row.pk is None or new or changes:
        row.save()
        record.append(
            row,
            gettext_noop("session saved"),
            by=by,
            before=old,
            after={**new, **changes},
            source=source,
        )
    return row


@transaction.atomic
def save_deadline(
    conference_session: ConferenceSession,
    key: str,
    *,
    facts: Mapping[str, Any],
    names: Mapping[str, str],
    by: User | None,
) -> Deadline:
    """Makes or edits a deadline's rule, by its key, and computes the moment it gives."""
    row = Deadline.objects.filter(conference_session=conference_session, key=key).first()
    row = row or Deadline(conference_session=conference_session, key=key)
    before = {name: getattr(row, name) for name in facts} if row.pk else {}
    for name, value in facts.items():
        setattr(row, name, value)
    changes = set_texts(row, "name", names, conference_session.original_language)[1]
    row.at = deadline_moment(row, conference_session)
    old, new = record.changes(before, facts)
    if row.pk is None or new or changes:
        row.save()
        record.append(
            row, gettext_noop("deadline saved"), by=by, before=old, after={**new, **changes}
        )
    return row


def deadline_moment(deadline: Deadline, conference_session: ConferenceSession) -> dt.datetime:
    """The moment that a deadline's rule gives for a session."""
    anchor = conference_session.opens_at
    if deadline.anchor == Anchor.CLOSING:
        anchor = dt.datetime.combine(
            conference_session.closes_on, CLOSING_HOUR, conference_session.zone
        )
    return moment(
        anchor,
        parse_offset(deadline.offset),
        time=deadline.time,
        zone=deadline.zone_info,
        roll=deadline.roll,
    )


@transaction.atomic
def move_session(
    conference_session: ConferenceSession, opens_on: dt.date, *, by: User | None, source: str = ""
) -> ConferenceSession:
    """Moves a session to another opening day: its meetings and deadlines go with it."""
    row = lock_session(conference_session.pk)
    shift = opens_on - row.opens_on
    if not shift:
        return row
    before = {"opens_on": row.opens_on, "closes_on": row.closes_on}
    row.opens_on, row.closes_on = opens_on, row.closes_on + shift
    row.save(update_fields=["opens_on", "closes_on"])
    _shift_meetings(row, shift)
    _recompute_deadlines(row)
    now = {"opens_on": row.opens_on, "closes_on": row.closes_on}
    record.append(
        row, gettext_noop("session moved"), by=by, before=before, after=now, source=source
    )
    return row


def _shift_meetings(conference_session: ConferenceSession, shift: dt.timedelta) -> None:
    """Keeps the local hours; goes in the direction of the shift, so that no slot is met twice."""
    zone = conference_session.zone
    order = "-starts_at" if shift > dt.timedelta() else "starts_at"
    for meeting in conference_session.meetings.order_by(order):
        meeting.date += shift
        starts, ends = (at.astimezone(zone).time() for at in (meeting.starts_at, meeting.ends_at))
        meeting.starts_at = dt.datetime.combine(meeting.date, starts, zone)
        meeting.ends_at = dt.datetime.combine(meeting.date, ends, zone)
        meeting.save()


def _recompute_deadlines(conference_session: ConferenceSession) -> None:
    for deadline in conference_session.deadlines.all():
        deadline.at = deadline_moment(deadline, conference_session)
        deadline.save(update_fields=["at"])


@transaction.atomic
def make_next_session(
    conference_session: ConferenceSession,
    *,
    opens_on: dt.date,
    by: User | None,
    source: str = "",
) -> ConferenceSession:
    """Makes the draft of the next session from this one.

    The agenda is copied with every text marked for review, meetings and deadlines are moved to
    the new dates; place and host are left to be filled. Raises SessionRefusal when the next
    session exists already or this one has no number.
    """
    old = lock_session(conference_session.pk)
    number = (old.number or 0) + 1
    if ConferenceSession.objects.filter(body=old.body_id, number=number).exists():
        raise session_refusal("number-taken", number=number)
    new = ConferenceSession.objects.create(
        body=old.body,
        number=number,
        opens_on=opens_on,
        closes_on=opens_on + (old.closes_on - old.opens_on),
        opening_time=old.opening_time,
        time_zone=old.time_zone,
        original_language=old.original_language,
        interpreted_meeting_limit=old.interpreted_meeting_limit,
        agenda_state=AgendaState.DRAFT,
        needs_review=True,
        **{name: getattr(old, name) for name in columns(["work_note"])},
    )
    mark_for_review(new, ["work_note"])
    new.save()
    items = _copy_items(old, new)
    _copy_meetings(old, new, items, by)
    _copy_deadlines(old, new)
    record.append(
        new, gettext_noop("session made from the one before"), by=by, source=source or str(old)
    )
    return new


def _copy_items(old: ConferenceSession, new: ConferenceSession) -> dict[int, AgendaItem]:
    copies: dict[int, AgendaItem] = {}
    for item in old.agenda_items.order_by("parent_id", "position"):
        texts = {name: getattr(item, name) for name in columns(TEXT_FIELDS)}
        copy = AgendaItem(
            conference_session=new,
            parent=copies[item.parent_id] if item.parent_id else None,
            position=item.position,
            key=item.key,
            **texts,
        )
        mark_for_review(copy, TEXT_FIELDS)
        copy.save()
        copies[item.pk] = copy
    return copies


def _copy_meetings(
    old: ConferenceSession,
    new: ConferenceSession,
    items: Mapping[int, AgendaItem],
    by: User | None,
) -> None:
    shift = new.opens_on - old.opens_on
    for row in meeting_rows(old):
        set_meeting(
            new,
            date=row.date + shift,
            period=row.period,
            stream=row.stream,
            items=[items[entry.node.pk] for entry in row.entries],
            is_interpreted=row.is_interpreted,
            hours=(row.starts_at.time(), row.ends_at.time()),
            is_outside_hours=row.is_outside_hours,
            by=by,
        )


def _copy_deadlines(old: ConferenceSession, new: ConferenceSession) -> None:
    plain = ("key", "who", "anchor", "offset", "time", "zone", "roll", "force", "is_public")
    for deadline in old.deadlines.all():
        names = (*plain, "source", *columns(["name"]))
        copy = Deadline(conference_session=new, **{name: getattr(deadline, name) for name in names})
        copy.at = deadline_moment(copy, new)
        copy.save()
