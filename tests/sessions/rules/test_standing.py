"""Where a session, a deadline and a meeting stand at a moment."""

import datetime as dt

import pytest

from sessions.rules.standing import deadline_standing, meeting_standings, session_standing

FIRST, LAST = dt.date(2023, 12, 11), dt.date(2023, 12, 15)
TEN, ONE, THREE, SIX = (dt.datetime(2023, 12, 11, hour, tzinfo=dt.UTC) for hour in (10, 13, 15, 18))
MORNING, AFTERNOON = (TEN, ONE), (THREE, SIX)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (FIRST - dt.timedelta(days=1), "coming"),
        (FIRST, "open"),
        (LAST, "open"),
        (LAST + dt.timedelta(days=1), "closed"),
    ],
)
def test_session_is_open_from_its_first_to_its_last_day(today, standing):
    assert session_standing(FIRST, LAST, today) == standing


@pytest.mark.parametrize(
    ("days", "standing"),
    [(0, "today"), (1, "tomorrow"), (2, "soon"), (7, "soon"), (8, "later")],
)
def test_deadline_is_urgent_by_days(days, standing):
    assert deadline_standing(days, is_past=False) == standing


def test_deadline_of_this_morning_is_past():
    assert deadline_standing(0, is_past=True) == "past"


@pytest.mark.parametrize(
    ("at", "standings"),
    [
        (TEN - dt.timedelta(seconds=1), ["next", "next", "coming"]),
        (TEN, ["sitting", "sitting", "next"]),
        (ONE - dt.timedelta(seconds=1), ["sitting", "sitting", "next"]),
        (ONE, ["past", "past", "next"]),
        (THREE, ["past", "past", "sitting"]),
        (SIX, ["past", "past", "past"]),
    ],
)
def test_meetings_of_one_hour_stand_alike(at, standings):
    assert meeting_standings([MORNING, MORNING, AFTERNOON], at) == standings
