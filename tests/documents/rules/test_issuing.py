"""A paper is issued in six languages together, or an officer says why not."""

import pytest

from documents.rules.issuing import Obstacle, Standing, may_be_issued, obstacles


def standing(**changes):
    values = {
        "language": "fr",
        "missing_count": 0,
        "stale_count": 0,
        "review_count": 0,
        "is_made": True,
        "is_current": True,
    }
    return Standing(**{**values, **changes})


def test_complete_current_and_made_meets_no_obstacle():
    assert obstacles([standing(), standing(language="ar")]) == []


@pytest.mark.parametrize(
    ("changes", "code", "count"),
    [
        ({"missing_count": 2}, "missing", 2),
        ({"stale_count": 1}, "stale", 1),
        ({"review_count": 3}, "review", 3),
        ({"is_made": False, "is_current": False}, "not-made", 1),
        ({"is_current": False}, "outdated", 1),
    ],
)
def test_each_obstacle_is_named_with_its_language_and_count(changes, code, count):
    assert obstacles([standing(), standing(language="ru", **changes)]) == [
        Obstacle("ru", code, count)
    ]


def test_a_language_may_meet_several():
    found = obstacles([standing(missing_count=1, stale_count=1, is_current=False)])
    assert [one.code for one in found] == ["missing", "stale", "outdated"]


def test_nothing_in_the_way_needs_no_reason():
    assert may_be_issued([], "")


@pytest.mark.parametrize(("reason", "allowed"), [("", False), ("  ", False), ("Two late.", True)])
def test_an_obstacle_is_passed_with_a_reason_only(reason, allowed):
    assert may_be_issued([Obstacle("fr", "stale")], reason) is allowed
