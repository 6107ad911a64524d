"""Where an item goes when it is moved one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.rules.agenda import Place
from sessions.rules.ordering import WAYS, Destination, destination

# 1 with sub-items 4 and 5, then 2, then 3
TREE = [Place(1, None, 1), Place(2, None, 2), Place(3, None, 3), Place(4, 1, 1), Place(5, 1, 2)]


@pytest.mark.parametrize(
    ("item", "way", "expected"),
    [
        (2, "up", Destination(None, 1)),
        (2, "down", Destination(None, 3)),
        (1, "up", None),
        (3, "down", None),
        (4, "down", Destination(1, 2)),
        (4, "up", None),
        (5, "up", Destination(1, 1)),
        (5, "down", None),
        (2, "below", Destination(1, 3)),
        (3, "below", Destination(2, 1)),
        (1, "below", None),
        (5, "below", None),
        (4, "out", Destination(None, 2)),
        (2, "out", None),
    ],
)
def test_each_step(item: int, way: str, expected: Destination | None) -> None:
    assert destination(TREE, item, way) == expected


@given(st.permutations([1, 2, 3, 4]), st.sampled_from(["up", "down"]), st.integers(1, 4))
def test_a_step_and_the_step_back_lead_home(order: list[int], way: str, item: int) -> None:
    places = [Place(one, None, position) for position, one in enumerate(order, start=1)]
    there = destination(places, item, way)
    if there is None:
        return
    moved = [one for one in order if one != item]
    moved.insert(there.position - 1, item)
    after = [Place(one, None, position) for position, one in enumerate(moved, start=1)]
    back = destination(after, item, "down" if way == "up" else "up")
    assert back == Destination(None, order.index(item) + 1)


def test_there_are_four_ways() -> None:
    assert WAYS == ("up", "down", "below", "out")
