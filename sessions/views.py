"""The public pages of a session: where it stands now, the organization of work, earlier ones."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cosp.kernel.context import language_in_force
from cosp.kernel.public_pages import public_page
from cosp.kernel.translated import column
from sessions.models import ConferenceSession
from sessions.rendering.calendar import work_calendar
from sessions.selectors.changes import meetings_changed_at
from sessions.selectors.history import session_lines
from sessions.selectors.masthead import masthead
from sessions.selectors.now import session_now
from sessions.selectors.programme import day_plans, meeting_lines, zone_line
from sessions.selectors.sessions import current_session, session_by_number


@public_page
def now(request: HttpRequest) -> HttpResponse:
    """The session that sits or comes next; says what to do when there is none."""
    conference_session = current_session(timezone.localdate())
    if conference_session is None:
        return render(request, "sessions/none.html")
    return render(request, "sessions/session.html", _session_context(conference_session))


@public_page
def overview(request: HttpRequest, number: int) -> HttpResponse:
    """Any session, by its number."""
    return render(request, "sessions/session.html", _session_context(session_by_number(number)))


def _session_context(conference_session: ConferenceSession) -> dict[str, Any]:
    lang = language_in_force()
    return {
        "conference_session": conference_session,
        "masthead": masthead(conference_session, lang),
        "now": session_now(conference_session, lang, timezone.now()),
        "zone": zone_line(conference_session, lang),
    }


@public_page
def earlier(request: HttpRequest) -> HttpResponse:
    """All sessions of the Conference, newest first."""
    current = current_session(timezone.localdate())
    lang = language_in_force()
    return render(
        request,
        "sessions/earlier.html",
        {
            "masthead": masthead(current, lang) if current else None,
            "lines": session_lines(current, lang),
        },
    )


@public_page
def work(request: HttpRequest, number: int) -> HttpResponse:
    """The organization of work as a timetable."""
    conference_session, lang, at = session_by_number(number), language_in_force(), timezone.now()
    lines = meeting_lines(conference_session, lang, at)
    today = at.astimezone(conference_session.zone).date()
    feed = request.build_absolute_uri(reverse("sessions:calendar", args=[number]))
    return render(
        request,
        "sessions/work.html",
        {
            "masthead": masthead(conference_session, lang),
            "days": day_plans(lines, lang, today),
            "zone": zone_line(conference_session, lang),
            "note": getattr(conference_session, column("work_note", lang.code)) or "",
            "all_interpreted": all(line.is_interpreted for line in lines),
            "feed": feed,
            "subscription": feed.replace("https:", "webcal:", 1).replace("http:", "webcal:", 1),
        },
    )


@public_page
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """The organization of work for a reader's own calendar."""
    conference_session, lang = session_by_number(number), language_in_force()
    page = request.build_absolute_uri(reverse("sessions:work", args=[number]))
    body = work_calendar(
        conference_session,
        masthead(conference_session, lang),
        meeting_lines(conference_session, lang, timezone.now()),
        lang,
        page_url=page,
        stamp=meetings_changed_at(conference_session),
    )
    name = f"work-{number}-{lang.code}.ics"
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
