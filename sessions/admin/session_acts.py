"""Acts on a whole session: moved to another day, the next one made from it, looked over."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from cosp.kernel.errors import RuleViolation
from sessions.forms.conference_sessions import OpeningDayForm
from sessions.models import ConferenceSession
from sessions.permissions import may_add_sessions, may_edit_sessions
from sessions.services.review import preview_move
from sessions.services.sessions import make_next_session, move_session, save_session

from .desk import desk_path, officer, page, take_in_hand, to_desk, tried


def urls() -> list[URLPattern]:
    return [
        desk_path("move/", move, "session_move", may=may_edit_sessions),
        desk_path("next/", make_next, "session_next", may=may_add_sessions),
        desk_path("looked-over/", looked_over, "session_looked_over", may=may_edit_sessions),
    ]


def move(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """Asks for the day, shows what goes with it, and on confirmation moves the session."""
    form = OpeningDayForm(request.POST or None, initial={"opens_on": conference_session.opens_on})
    day = form.cleaned_data["opens_on"] if form.is_bound and form.is_valid() else None
    if day and "confirm" in request.POST:
        by = officer(request)
        tried(
            request,
            lambda: move_session(conference_session, day, by=by, source="admin"),
            gettext("The session is moved; its meetings and deadlines went with it."),
        )
        return to_desk("deadline_desk", conference_session)
    return page(
        request,
        "admin/session_move.html",
        conference_session,
        gettext("Move the session to another day"),
        form=form,
        day=day,
        closes_on=day and conference_session.closes_on + (day - conference_session.opens_on),
        shifts=preview_move(conference_session, day) if day else [],
    )


def make_next(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """Asks for the opening day of the next session, shows what will be made, and makes it."""
    form = OpeningDayForm(
        request.POST or None, initial={"opens_on": _two_years_on(conference_session)}
    )
    day = form.cleaned_data["opens_on"] if form.is_bound and form.is_valid() else None
    if day and "confirm" in request.POST:
        try:
            new = make_next_session(
                conference_session, opens_on=day, by=officer(request), source="admin"
            )
        except RuleViolation as refusal:
            form.add_error(None, str(refusal))
            day = None
        else:
            take_in_hand(request, new.pk)
            return to_desk("agenda_desk", new)
    return page(
        request,
        "admin/session_next.html",
        conference_session,
        gettext("Make the next session from this one"),
        form=form,
        day=day,
        closes_on=day and day + (conference_session.closes_on - conference_session.opens_on),
        number=(conference_session.number or 0) + 1,
        item_count=conference_session.agenda_items.count(),
        meeting_count=conference_session.meetings.count(),
        deadline_count=conference_session.deadlines.count(),
    )


def _two_years_on(conference_session: ConferenceSession) -> dt.date:
    """The same weekday about two years later: regular sessions are held every two years."""
    return conference_session.opens_on + dt.timedelta(weeks=104)


@require_POST
def looked_over(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """Takes the mark off a session that was made from the one before."""
    by = officer(request)
    facts = {"needs_review": False, "opens_on": conference_session.opens_on}

    def act() -> None:
        save_session(
            conference_session.body,
            facts=facts,
            texts={},
            by=by,
            number=conference_session.number,
            source="admin",
        )

    tried(request, act, gettext("The session is marked as looked over."))
    return to_desk("agenda_desk", conference_session)
