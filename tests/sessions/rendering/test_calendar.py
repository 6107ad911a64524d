"""The calendar of a session's meetings, read back by another reader of calendars."""

import datetime as dt
import zoneinfo

import pytest
from django.utils import translation
from icalendar import Calendar

from cosp.kernel.languages import AR, EN, FR
from sessions.rendering.calendar import work_calendar
from sessions.selectors.masthead import masthead
from sessions.selectors.programme import meeting_lines
from sessions.services.meetings import set_meeting
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db
STAMP = dt.datetime(2023, 10, 16, 9, tzinfo=dt.UTC)
ATLANTA = zoneinfo.ZoneInfo("America/New_York")


@pytest.fixture
def planned():
    conference_session = make_session()
    prevention, recovery = make_item(conference_session), make_item(conference_session, "Recovery")
    for period, stream, items in (
        ("morning", "plenary", [prevention, recovery]),
        ("morning", "parallel", []),
        ("afternoon", "plenary", [recovery]),
    ):
        set_meeting(
            conference_session,
            date=conference_session.opens_on,
            period=period,
            stream=stream,
            items=items,
            by=None,
        )
    return conference_session


def bytes_of(conference_session, lang=EN):
    with translation.override(lang.code):
        return work_calendar(
            conference_session,
            masthead(conference_session, lang),
            meeting_lines(conference_session, lang, STAMP),
            lang,
            page_url="https://cosp.example/en/sessions/10/work/",
            stamp=STAMP,
        )


def events(conference_session, lang=EN):
    return Calendar.from_ical(bytes_of(conference_session, lang)).walk("VEVENT")


def test_one_event_a_meeting_at_the_hours_of_the_session(planned):
    starts = [event.decoded("dtstart") for event in events(planned)]
    ends = [event.decoded("dtend") for event in events(planned)]
    ten, one, three, six = (
        dt.datetime(2023, 12, 11, hour, tzinfo=ATLANTA) for hour in (10, 13, 15, 18)
    )
    assert starts == [ten, ten, three]
    assert ends == [one, one, six]


def test_zone_is_named_and_defined(planned):
    calendar = Calendar.from_ical(bytes_of(planned))
    zones = calendar.walk("VTIMEZONE")
    assert [zone["tzid"] for zone in zones] == ["America/New_York"]
    assert calendar.walk("VEVENT")[0]["dtstart"].params["TZID"] == "America/New_York"
    offsets = {part["tzoffsetto"].to_ical() for part in zones[0].walk("STANDARD")}
    assert "-0500" in offsets


def test_summary_speaks_the_language_of_the_page(planned):
    summaries = [str(event["summary"]) for event in events(planned)]
    assert summaries == [
        "Tenth session · Plenary meeting 1 · item 1 and item 2",
        "Tenth session · Parallel meeting 1",
        "Tenth session · Plenary meeting 2 · item 2",
    ]
    arabic = events(planned, AR)[0]["summary"]
    assert arabic.startswith("الدورة العاشرة · ")
    assert arabic.params["LANGUAGE"] == "ar"


def test_description_lists_items_and_tells_what_is_continued(planned):
    first, _parallel, last = events(planned, FR)
    assert str(first["description"]) == "1 Prevention [fr]\n2 Recovery [fr]"
    assert str(last["description"]) == "2 Recovery [fr] (suite)"


def test_uids_are_the_same_in_every_language_and_after_new_hours(planned):
    before = [str(event["uid"]) for event in events(planned)]
    assert len(set(before)) == 3
    assert [str(event["uid"]) for event in events(planned, AR)] == before
    set_meeting(
        planned,
        date=planned.opens_on,
        period="afternoon",
        stream="plenary",
        items=[],
        hours=(dt.time(15, 30), dt.time(17)),
        by=None,
    )
    assert [str(event["uid"]) for event in events(planned)] == before


def test_same_plan_gives_the_same_bytes(planned):
    assert bytes_of(planned) == bytes_of(planned)


def test_lines_are_folded_as_the_standard_asks(planned):
    lines = bytes_of(planned, AR).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
