"""The organization of work as a grid: days and periods down, streams across."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.dateparse import parse_date
from django.utils.translation import gettext

from cosp.kernel import languages
from cosp.kernel.errors import RuleViolation
from cosp.kernel.languages import Language
from cosp.kernel.texts import fingerprint
from sessions.errors import meeting_sentence
from sessions.forms.meetings import MeetingForm, is_slot, usual_hours
from sessions.models import ConferenceSession, Meeting
from sessions.permissions import may_edit_meetings, may_see_sessions
from sessions.rules.meetings import Finding
from sessions.selectors.agenda import agenda_tree, flat
from sessions.selectors.desk import items_in_order, meeting_in_slot
from sessions.selectors.meetings import MeetingRow, meeting_rows, plan_findings
from sessions.services.agenda import lock_session
from sessions.services.meetings import remove_meeting, set_meeting
from sessions.states import Period, Stream

from .agenda_desk import page_language
from .desk import desk_path, officer, page, to_desk, tried

SLOT = "work/<str:day>/<slug:period>/<slug:stream>/"


def urls() -> list[URLPattern]:
    return [
        desk_path("work/", work_desk, "work_desk", may=may_see_sessions),
        desk_path(SLOT, meeting, "work_meeting", may=may_edit_meetings),
        desk_path(f"{SLOT}remove/", remove, "work_remove", may=may_edit_meetings),
    ]


def work_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """The grid, and beside each slot what it breaks."""
    tree = agenda_tree(conference_session)
    rows = meeting_rows(conference_session, tree)
    found = plan_findings(conference_session, tree)
    days = sorted({*conference_session.days, *(row.date for row in rows)})
    return page(
        request,
        "admin/work_desk.html",
        conference_session,
        gettext("Organization of work"),
        days=[_day(day, rows, found) for day in days],
        streams=[Stream(value) for value in Stream.values],
        general=[sentence(one) for one in found if "date" not in one.values],
        finding_count=len(found),
        interpreted_count=sum(row.is_interpreted for row in rows),
        language=page_language(),
    )


def _day(day: dt.date, rows: list[MeetingRow], found: list[Finding]) -> dict[str, Any]:
    halves = [_half(day, period, rows, found) for period in Period.values]
    line_count = len(halves) + sum(bool(half["findings"]) for half in halves)
    return {"date": day, "periods": halves, "line_count": line_count}


def _half(
    day: dt.date, period: str, rows: list[MeetingRow], found: list[Finding]
) -> dict[str, Any]:
    return {
        "period": Period(period),
        "cells": [(Stream(stream), _row(rows, day, period, stream)) for stream in Stream.values],
        "findings": [
            sentence(one)
            for one in found
            if (one.values.get("date"), one.values.get("period")) == (day, period)
        ],
    }


def _row(rows: list[MeetingRow], day: dt.date, period: str, stream: str) -> MeetingRow | None:
    slot = (day, period, stream)
    return next((row for row in rows if (row.date, row.period, row.stream) == slot), None)


def sentence(finding: Finding) -> str:
    """What the plan breaks, with its days and periods as the page's language prints them."""
    lang = page_language()
    return meeting_sentence(
        finding.code, {key: _printed(lang, key, value) for key, value in finding.values.items()}
    )


def _printed(lang: Language, key: str, value: Any) -> object:
    if isinstance(value, dt.date):
        return languages.weekday_date(lang, value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"  # a stop behind “p.m.” would meet that of the sentence
    return Period(value).label if key == "period" else value


def meeting(
    request: HttpRequest,
    conference_session: ConferenceSession,
    day: str,
    period: str,
    stream: str,
) -> HttpResponse:
    """The form of one slot."""
    date = _slot_day(day, period, stream)
    tree = agenda_tree(conference_session)
    now = meeting_in_slot(conference_session, date, period, stream)
    form = MeetingForm(
        request.POST or None,
        nodes=list(flat(tree)),
        language=page_language(),
        initial=initial_of(conference_session, now, period, stream),
    )
    slot = {"date": date, "period": period, "stream": stream}
    if (
        request.method == "POST"
        and form.is_valid()
        and _saved(request, conference_session, form, slot)
    ):
        return to_desk("work_desk", conference_session, anchor=f"slot-{day}-{period}")
    return page(
        request,
        "admin/work_meeting.html",
        conference_session,
        gettext("%(stream)s, %(day)s, %(period)s")
        % {
            "stream": Stream(stream).label,
            "day": languages.weekday_date(page_language(), date),
            "period": Period(period).label,
        },
        form=form,
        meeting=now,
        slot=(day, period, stream),
    )


def _slot_day(day: str, period: str, stream: str) -> dt.date:
    try:
        date = parse_date(day)
    except ValueError:
        date = None
    if date is None or not is_slot(period, stream):
        raise Http404
    return date


def initial_of(
    conference_session: ConferenceSession, now: Meeting | None, period: str, stream: str
) -> dict[str, Any]:
    """What the form of a slot shows: the meeting there, or the usual one."""
    starts, ends = usual_hours(period)
    if now is None:
        empty = {"starts": starts, "ends": ends, "is_interpreted": stream == Stream.PLENARY}
        return {**empty, "loaded": ""}
    zone = conference_session.zone
    programme = sorted(now.programme.all(), key=lambda entry: entry.position)
    shown: dict[str, Any] = {
        "starts": now.starts_at.astimezone(zone).time(),
        "ends": now.ends_at.astimezone(zone).time(),
        "is_interpreted": now.is_interpreted,
        "is_outside_hours": now.is_outside_hours,
    }
    for place, entry in enumerate(programme, start=1):
        shown |= {f"on_{entry.item_id}": True, f"place_{entry.item_id}": place}
    return {**shown, "loaded": fingerprint(json.dumps(shown, default=str, sort_keys=True))}


def _saved(
    request: HttpRequest,
    conference_session: ConferenceSession,
    form: MeetingForm,
    slot: dict[str, Any],
) -> bool:
    """Saves the meeting unless somebody else changed it since the form was opened."""
    by, data = officer(request), form.cleaned_data
    try:
        with transaction.atomic():
            lock_session(conference_session.pk)
            now = meeting_in_slot(conference_session, **slot)
            shown = initial_of(conference_session, now, slot["period"], slot["stream"])
            if shown["loaded"] != data["loaded"]:
                form.tell_changed(shown["loaded"])
                return False
            set_meeting(
                conference_session,
                **slot,
                items=items_in_order(conference_session, form.programme()),
                is_interpreted=data["is_interpreted"],
                hours=(data["starts"], data["ends"]),
                is_outside_hours=data["is_outside_hours"],
                by=by,
                source="admin",
            )
    except RuleViolation as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def remove(
    request: HttpRequest,
    conference_session: ConferenceSession,
    day: str,
    period: str,
    stream: str,
) -> HttpResponse:
    """The check page before a meeting is removed, and the removal."""
    date = _slot_day(day, period, stream)
    now = meeting_in_slot(conference_session, date, period, stream)
    if now is None:
        raise Http404
    if request.method == "POST":
        by = officer(request)
        done = gettext("The meeting is removed.")
        tried(request, lambda: remove_meeting(now, by=by, source="admin"), done)
        return to_desk("work_desk", conference_session)
    rows = meeting_rows(conference_session)
    return page(
        request,
        "admin/work_remove.html",
        conference_session,
        gettext("Remove this meeting?"),
        row=next(row for row in rows if row.pk == now.pk),
        language=page_language(),
        stream=Stream(stream),
        period=Period(period),
    )
