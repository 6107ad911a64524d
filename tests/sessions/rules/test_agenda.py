"""Numbering by place, and a tree of two levels."""

from hypothesis import given
from hypothesis import strategies as st

from sessions.rules.agenda import MOST_SUB_ITEMS, Place, labels, reordered, why_not_below


def test_items_are_numbered_and_sub_items_lettered_by_their_place():
    places = [Place(10, None, 1), Place(11, 10, 1), Place(12, 10, 2), Place(20, None, 2)]
    assert labels(places) == {10: (1, None), 11: (1, 1), 12: (1, 2), 20: (2, None)}


def test_gaps_left_by_a_removal_do_not_show():
    places = [Place(10, None, 1), Place(20, None, 7), Place(21, 20, 4)]
    assert labels(places) == {10: (1, None), 20: (2, None), 21: (2, 1)}


def test_an_item_is_put_at_a_place():
    assert reordered([1, 2, 3], 3, 1) == [3, 1, 2]
    assert reordered([1, 2, 3], 1, 3) == [2, 3, 1]
    assert reordered([1, 2], 9, 99) == [1, 2, 9]
    assert reordered([1, 2], 9, -5) == [9, 1, 2]


@given(
    siblings=st.lists(st.integers(1, 50), unique=True, min_size=1),
    position=st.integers(-5, 60),
    data=st.data(),
)
def test_moving_loses_no_item_and_keeps_the_others_in_order(siblings, position, data):
    item = data.draw(st.sampled_from(siblings))
    after = reordered(siblings, item, position)
    assert sorted(after) == sorted(siblings)
    assert [one for one in after if one != item] == [one for one in siblings if one != item]
    assert after.index(item) == min(max(position, 1), len(siblings)) - 1


def test_two_levels_and_no_third():
    fits = {"has_children": False, "parent_is_sub_item": False, "sub_items": 3}
    assert why_not_below(**fits) is None
    assert why_not_below(**{**fits, "parent_is_sub_item": True}) == "sub-item-of-sub-item"
    assert why_not_below(**{**fits, "has_children": True}) == "item-with-sub-items"
    assert why_not_below(**{**fits, "sub_items": MOST_SUB_ITEMS}) == "too-many-sub-items"
