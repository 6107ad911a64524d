"""The moments that deadlines give, with months, weekends and clocks that change."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.rules.deadlines import (
    Offset,
    add_months,
    is_working_day,
    moment,
    parse_offset,
    rolled,
)

ATLANTA, VIENNA = ZoneInfo("America/New_York"), ZoneInfo("Europe/Vienna")
OPENING = dt.datetime(2023, 12, 11, 10, tzinfo=ATLANTA)


def test_offsets_in_months_weeks_days_and_hours():
    assert parse_offset("-P1M") == Offset(months=-1)
    assert parse_offset("P2W") == Offset(days=14)
    assert parse_offset("-P30D") == Offset(days=-30)
    assert parse_offset("-PT24H") == Offset(hours=-24)
    assert parse_offset("P0D") == Offset()


@pytest.mark.parametrize("text", ["", "P", "30 days", "-1M", "P1Y", "PT", "P1MT"])
def test_what_is_no_offset_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="-P30D"):
        parse_offset(text)


@pytest.mark.parametrize(
    ("offset", "roll", "time", "zone", "expected"),
    [
        ("-P1M", "forward", "23:59", VIENNA, "2023-11-13T23:59+01:00"),  # drafts: Monday
        ("-P30D", "back", "23:59", VIENNA, "2023-11-10T23:59+01:00"),  # NGO list: Friday
        ("-P28D", "none", "09:00", VIENNA, "2023-11-13T09:00+01:00"),  # list opens
        ("-P7D", "none", "23:59", ATLANTA, "2023-12-04T23:59-05:00"),  # video
        ("-PT24H", "none", None, ATLANTA, "2023-12-10T10:00-05:00"),  # credentials: Sunday
        ("P0D", "none", "12:00", ATLANTA, "2023-12-11T12:00-05:00"),  # list closes
        ("P1D", "none", "18:00", ATLANTA, "2023-12-12T18:00-05:00"),  # general discussion
    ],
)
def test_deadlines_of_the_tenth_session(offset, roll, time, zone, expected):
    hour = dt.time.fromisoformat(time) if time else None
    found = moment(OPENING, parse_offset(offset), time=hour, zone=zone, roll=roll)
    assert found == dt.datetime.fromisoformat(expected)


def test_a_month_before_a_month_end_is_that_months_last_day():
    assert add_months(dt.date(2023, 12, 31), -1) == dt.date(2023, 11, 30)
    assert add_months(dt.date(2024, 3, 31), -1) == dt.date(2024, 2, 29)
    assert add_months(dt.date(2023, 12, 11), -1) == dt.date(2023, 11, 11)


def test_twenty_four_hours_are_elapsed_time_when_clocks_change():
    after_change = dt.datetime(2024, 3, 10, 10, tzinfo=ATLANTA)  # clocks went forward that night
    found = moment(after_change, Offset(hours=-24), time=None, zone=ATLANTA)
    assert found == dt.datetime(2024, 3, 9, 9, tzinfo=ATLANTA)


def test_days_keep_the_hour_when_clocks_change():
    after_change = dt.datetime(2024, 3, 10, 10, tzinfo=ATLANTA)
    found = moment(after_change, Offset(days=-1), time=None, zone=ATLANTA)
    assert found == dt.datetime(2024, 3, 9, 10, tzinfo=ATLANTA)


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@given(day=DAYS, roll=st.sampled_from(["back", "forward"]))
def test_a_rolled_day_is_a_working_day_at_most_two_days_off_on_the_right_side(day, roll):
    after = rolled(day, roll)
    assert is_working_day(after)
    assert abs((after - day).days) <= 2
    assert (after <= day) if roll == "back" else (after >= day)


@given(day=DAYS)
def test_without_roll_a_day_stays(day):
    assert rolled(day, "none") == day


@given(day=DAYS, months=st.integers(-24, 24))
def test_months_keep_the_day_of_the_month_or_take_the_last(day, months):
    after = add_months(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after + dt.timedelta(days=1)).day == 1


def test_a_holiday_is_no_working_day():
    christmas = frozenset({dt.date(2023, 12, 25)})
    assert rolled(dt.date(2023, 12, 25), "back", christmas) == dt.date(2023, 12, 22)
