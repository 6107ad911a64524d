"""Sessions of the conference: which is now, by number, the earlier ones."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.http import Http404

from sessions.models import Body, ConferenceSession


def all_sessions() -> QuerySet[ConferenceSession]:
    """All sessions with their body, newest first."""
    return ConferenceSession.objects.select_related("body").order_by("-opens_on")


def current_session(today: dt.date) -> ConferenceSession | None:
    """The session that sits or comes next on ``today``, or else the last one held."""
    sessions = all_sessions()
    coming = sessions.filter(closes_on__gte=today).order_by("opens_on").first()
    return coming or sessions.first()


def session_by_number(number: int) -> ConferenceSession:
    """The regular session of that number; Http404 when there is none."""
    found = all_sessions().filter(number=number).first()
    if found is None:
        raise Http404
    return found


def earlier_sessions(conference_session: ConferenceSession) -> QuerySet[ConferenceSession]:
    """Sessions of the same body that opened before, newest first."""
    same_body = Q(body=conference_session.body_id, opens_on__lt=conference_session.opens_on)
    return all_sessions().filter(same_body)


def body_of(key: str) -> Body | None:
    """The body of that key, or None."""
    return Body.objects.filter(key=key).first()
