"""Meetings placed, changed and removed; their programmes in order."""

import datetime as dt

import pytest

from cosp.kernel.models import RecordEntry
from sessions.models import Meeting
from sessions.selectors.meetings import meeting_at, meeting_rows, next_meeting, plan_findings
from sessions.services.meetings import remove_meeting, set_meeting
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db

MONDAY = dt.date(2023, 12, 11)


@pytest.fixture
def tenth():
    return make_session(opens_on=MONDAY)


@pytest.fixture
def items(tenth):
    return [make_item(tenth, key=key) for key in ("one", "two", "three")]


def place(tenth, items, period="morning", day=0, **kwargs):
    date = MONDAY + dt.timedelta(days=day)
    return set_meeting(tenth, date=date, period=period, items=items, by=None, **kwargs)


def test_a_meeting_sits_in_the_usual_hours_of_the_sessions_zone(tenth, items):
    place(tenth, items[:1], period="afternoon")
    row = meeting_rows(tenth)[0]
    assert row.starts_at.isoformat() == "2023-12-11T15:00:00-05:00"
    assert row.ends_at.isoformat() == "2023-12-11T18:00:00-05:00"


def test_a_meeting_has_several_items_in_order_and_says_what_is_continued(tenth, items):
    place(tenth, [items[1], items[0]])
    place(tenth, [items[0], items[2]], period="afternoon")
    found = [
        [(entry.node.key, entry.is_continued) for entry in row.entries]
        for row in meeting_rows(tenth)
    ]
    assert found == [
        [("two", False), ("one", False)],
        [("one", True), ("three", False)],
    ]


def test_the_same_plan_again_changes_and_records_nothing(tenth, items):
    place(tenth, items)
    count = RecordEntry.objects.count()
    place(tenth, items)
    assert (Meeting.objects.count(), RecordEntry.objects.count()) == (1, count)


def test_a_changed_programme_is_recorded(tenth, items):
    place(tenth, items[:1])
    place(tenth, items[:2])
    entry = RecordEntry.objects.filter(act="meeting changed").get()
    assert entry.before == {"items": [items[0].pk]}
    assert entry.after == {"items": [items[0].pk, items[1].pk]}


def test_two_streams_sit_at_the_same_time_and_are_counted_apart(tenth, items):
    place(tenth, items[:1])
    place(tenth, items[1:2], stream="parallel")
    place(tenth, items[2:], period="afternoon")
    assert [(row.stream, row.number) for row in meeting_rows(tenth)] == [
        ("plenary", 1),
        ("parallel", 1),
        ("plenary", 2),
    ]


def test_a_removed_meeting_stays_in_the_record(tenth, items):
    remove_meeting(place(tenth, items), by=None)
    assert not Meeting.objects.exists()
    assert RecordEntry.objects.get(act="meeting removed").before["period"] == "morning"


def test_what_sits_now_and_what_comes_next(tenth, items):
    place(tenth, items[:1])
    place(tenth, items[1:], period="afternoon")
    rows = meeting_rows(tenth)
    at_eleven = dt.datetime(2023, 12, 11, 16, tzinfo=dt.UTC)
    at_lunch = dt.datetime(2023, 12, 11, 19, tzinfo=dt.UTC)
    assert meeting_at(rows, at_eleven) == rows[0]
    assert meeting_at(rows, at_lunch) is None
    assert next_meeting(rows, at_lunch) == rows[1]
    assert next_meeting(rows, dt.datetime(2023, 12, 12, tzinfo=dt.UTC)) is None


def test_what_the_plan_of_a_session_breaks(tenth, items):
    place(tenth, items[:2])
    assert [(one.code, one.values) for one in plan_findings(tenth)] == [
        ("item-not-placed", {"item": "3"})
    ]


def test_a_meeting_at_other_hours_needs_its_flag(tenth, items):
    evening = (dt.time(18, 30), dt.time(20))
    place(tenth, items, period="afternoon", hours=evening)
    assert [one.code for one in plan_findings(tenth)] == ["outside-hours"]
    place(tenth, items, period="afternoon", hours=evening, is_outside_hours=True)
    assert plan_findings(tenth) == []
