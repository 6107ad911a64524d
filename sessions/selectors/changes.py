"""When the meetings of a session were last changed, as the record tells it."""

from __future__ import annotations

import datetime as dt

from cosp.kernel.models import RecordEntry
from cosp.kernel.record import chain_of
from sessions.models import ConferenceSession, Meeting


def meetings_changed_at(conference_session: ConferenceSession) -> dt.datetime:
    """The moment of the last recorded change of a meeting; the opening when there is none."""
    pks = Meeting.objects.filter(conference_session=conference_session).values_list("pk", flat=True)
    chains = [chain_of(Meeting(pk=pk)) for pk in pks]
    entries = RecordEntry.objects.filter(chain__in=chains).order_by("-at")
    return entries.values_list("at", flat=True).first() or conference_session.opens_at
