"""What the secretariat's desks read of a session: its rows by key, the last move, the versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from cosp.kernel.history import last_entry_among
from cosp.kernel.models import RecordEntry
from sessions.models import AgendaItem, AgendaVersion, ConferenceSession, Deadline, Meeting
from sessions.rules.agenda import Place
from sessions.selectors.agenda import items_of
from sessions.selectors.sessions import all_sessions, current_session

IN_HAND = "session_in_hand"  # where the login session remembers the one being worked on
MOVED = "agenda item moved"


@dataclass(frozen=True)
class LastMove:
    """The newest act on the agenda when it was a move and can be taken back."""

    entry: RecordEntry
    item: AgendaItem
    parent: int | None  # where the item stood before
    position: int


def session_by_pk(pk: int) -> ConferenceSession:
    """The session of that key, with its body; Http404 when there is none."""
    found = all_sessions().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def session_in_hand(pk: int | None, today: dt.date) -> ConferenceSession | None:
    """The session that the secretariat works on: the one chosen, or else the current one."""
    chosen = all_sessions().filter(pk=pk).first() if pk else None
    return chosen or current_session(today)


def item_by_pk(conference_session: ConferenceSession, pk: int) -> AgendaItem:
    """An item of the session; Http404 when it is not there."""
    found = items_of(conference_session).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def items_in_order(conference_session: ConferenceSession, pks: Sequence[int]) -> list[AgendaItem]:
    """The items of those keys, in that order."""
    rows = items_of(conference_session).in_bulk(pks)
    return [rows[pk] for pk in pks]


def top_items(conference_session: ConferenceSession) -> list[AgendaItem]:
    """The items under which sub-items may stand, in order."""
    return list(items_of(conference_session).filter(parent=None).order_by("position"))


def places_of(conference_session: ConferenceSession) -> list[Place]:
    """Where every item of the agenda stands."""
    rows = items_of(conference_session).values_list("pk", "parent_id", "position")
    return [Place(*row) for row in rows]


def last_move(conference_session: ConferenceSession) -> LastMove | None:
    """The move that could be taken back: the newest act on any item of the agenda, if a move."""
    items = {str(item.pk): item for item in items_of(conference_session)}
    entry = last_entry_among(list(items.values()))
    if entry is None or entry.act != MOVED:
        return None
    item = items[entry.chain.rpartition(":")[2]]
    before = entry.before
    return LastMove(entry, item, before["parent"], before["position"])


def version_by_number(conference_session: ConferenceSession, number: int) -> AgendaVersion:
    """A kept version of the agenda; Http404 when there is none of that number."""
    versions = AgendaVersion.objects.select_related("by")
    found = versions.filter(conference_session=conference_session, number=number).first()
    if found is None:
        raise Http404
    return found


def meeting_in_slot(
    conference_session: ConferenceSession, date: dt.date, period: str, stream: str
) -> Meeting | None:
    """The meeting of a day, period and stream, or None."""
    rows = Meeting.objects.filter(conference_session=conference_session, date=date)
    return rows.filter(period=period, stream=stream).prefetch_related("programme").first()


def special_session_on(body: int, opens_on: dt.date) -> bool:
    """Whether the body has a session without a number that opens on that day."""
    rows = ConferenceSession.objects.filter(body=body, number=None, opens_on=opens_on)
    return rows.exists()


def number_taken(body: int, number: int) -> bool:
    """Whether the body has a session of that number."""
    return ConferenceSession.objects.filter(body=body, number=number).exists()


def deadline_key_taken(conference_session: ConferenceSession, key: str) -> bool:
    """Whether a deadline of the session has that key."""
    return Deadline.objects.filter(conference_session=conference_session, key=key).exists()
