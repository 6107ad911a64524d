"""What is continued, and each thing that a plan of meetings can break."""

import datetime as dt
from dataclasses import replace

from sessions.rules.meetings import HOURS, Sitting, continued, findings

MONDAY = dt.date(2023, 12, 11)
LEAVES = ["1 (a)", "1 (b)", "2", "3", "4"]


def sitting(day, period, *items, stream="plenary", interpreted=True):
    starts, ends = HOURS[period]
    return Sitting(
        date=MONDAY + dt.timedelta(days=day),
        period=period,
        stream=stream,
        starts=starts,
        ends=ends,
        is_interpreted=interpreted,
        is_outside_hours=False,
        items=items,
    )


SOUND = [
    sitting(0, "morning", "1 (a)", "1 (b)"),
    sitting(0, "afternoon", "1 (b)"),
    sitting(1, "morning", "2"),
    sitting(1, "afternoon", "3", "4"),
]


def codes(sittings, limit=20):
    found = findings(
        sittings,
        leaf_items=LEAVES,
        opens_on=MONDAY,
        closes_on=MONDAY + dt.timedelta(days=4),
        interpreted_limit=limit,
    )
    return [one.code for one in found]


def test_an_item_is_continued_wherever_an_earlier_meeting_had_it():
    assert continued([["a", "b"], ["b"], ["b", "c"]]) == [(False, False), (True,), (True, False)]


def test_a_sound_plan_breaks_nothing():
    assert codes(SOUND) == []


def test_at_most_two_streams_at_once():
    third = [sitting(1, "morning", "2", stream=stream) for stream in ("parallel", "extra")]
    assert codes([*SOUND, *third]) == ["too-many-streams"]


def test_at_most_as_many_interpreted_meetings_as_the_session_has():
    assert codes(SOUND, limit=3) == ["too-many-interpreted"]
    silent = [*SOUND[:-1], replace(SOUND[-1], is_interpreted=False)]
    assert codes(silent, limit=3) == []


def test_every_item_has_a_meeting():
    assert codes([*SOUND[:2], SOUND[3]]) == ["item-not-placed"]


def test_sub_items_are_placed_with_their_item():
    whole = [sitting(0, "morning", "1"), *SOUND[2:]]
    assert codes(whole) == []


def test_the_last_two_items_come_last():
    late = [*SOUND, sitting(2, "morning", "2")]
    assert codes(late) == ["last-items-not-last"]


def test_a_meeting_outside_the_hours_needs_the_flag():
    evening = replace(SOUND[1], ends=dt.time(20))
    assert codes([SOUND[0], evening, *SOUND[2:]]) == ["outside-hours"]
    flagged = replace(evening, is_outside_hours=True)
    assert codes([SOUND[0], flagged, *SOUND[2:]]) == []


def test_a_meeting_outside_the_session_is_named():
    assert codes([*SOUND[:3], sitting(9, "morning", "3", "4")]) == ["outside-session"]


def test_a_meeting_without_items_is_named():
    assert codes([*SOUND, sitting(2, "morning")]) == ["empty-meeting"]


def test_a_meeting_that_begins_before_the_one_before_it_ends():
    long_morning = replace(SOUND[0], ends=dt.time(15, 30), is_outside_hours=True)
    assert codes([long_morning, *SOUND[1:]]) == ["overlap"]
