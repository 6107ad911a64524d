"""The organization of work as a calendar (iCalendar, RFC 5545): one event a meeting."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils.translation import gettext
from icalendar import Calendar, Event, vDuration, vText

from cosp.kernel.languages import Language
from sessions.models import ConferenceSession
from sessions.selectors.masthead import Masthead
from sessions.selectors.programme import ItemLine, MeetingLine

PRODUCT = "-//COSP//Organization of work//EN"
EVERY_HOUR = dt.timedelta(hours=1)  # how often a subscriber is asked to look again


def work_calendar(
    conference_session: ConferenceSession,
    head: Masthead,
    meetings: Iterable[MeetingLine],
    lang: Language,
    *,
    page_url: str,
    stamp: dt.datetime,
) -> bytes:
    """The calendar of a session's meetings in one language, with the definition of its zone.

    ``stamp`` is the moment of the last change: without a change the bytes stay the same.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{head.session} · {lang.words['organization_of_work']}")
    calendar.add("x-wr-timezone", conference_session.time_zone)
    calendar.add("refresh-interval", vDuration(EVERY_HOUR), {"VALUE": "DURATION"})
    for meeting in meetings:
        calendar.add_component(_event(conference_session, head, meeting, lang, page_url, stamp))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def event_uid(conference_session: ConferenceSession, meeting: MeetingLine) -> str:
    """The same for a meeting in all languages, and after it was moved to other hours."""
    name = f"{conference_session.body.key}/{conference_session.number}/meeting/{meeting.pk}"
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _event(
    conference_session: ConferenceSession,
    head: Masthead,
    meeting: MeetingLine,
    lang: Language,
    page_url: str,
    stamp: dt.datetime,
) -> Event:
    spoken = {"LANGUAGE": lang.code}
    event = Event()
    event.add("uid", event_uid(conference_session, meeting))
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", vText(_summary(head, meeting, lang)), spoken)
    event.add("description", vText(_description(meeting, lang)), spoken)
    if head.place:
        event.add("location", vText(head.place), spoken)
    event.add("url", f"{page_url}#meeting-{meeting.pk}")
    return event


def _summary(head: Masthead, meeting: MeetingLine, lang: Language) -> str:
    stream = meeting_name(meeting)
    labels = [item.label for item in meeting.items]
    if not labels:
        return f"{head.session} · {stream}"
    return f"{head.session} · {stream} · {_items_reference(labels, lang)}"


def meeting_name(meeting: MeetingLine) -> str:
    """Plenary meeting 3, in the language in force."""
    if meeting.is_plenary:
        return gettext("Plenary meeting %(number)s") % {"number": meeting.number}
    return gettext("Parallel meeting %(number)s") % {"number": meeting.number}


def _items_reference(labels: list[str], lang: Language) -> str:
    """Item 8; or item 9 and item 10."""
    named = [lang.words["item_reference"].format(label=label) for label in labels]
    if len(named) == 1:
        return named[0]
    first = lang.words["item_comma"].join(named[:-1])
    return lang.words["item_and"].format(first=first, last=named[-1])


def _description(meeting: MeetingLine, lang: Language) -> str:
    return "\n".join(_item(item, lang) for item in meeting.items)


def _item(item: ItemLine, lang: Language) -> str:
    continued = lang.words["continued"] if item.is_continued else ""
    return " ".join(part for part in (item.label, item.title, continued) if part)
