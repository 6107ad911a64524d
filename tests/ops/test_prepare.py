"""The sample session opens on the Monday nearest to three weeks from today."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from cosp.ops.prepare import opening_day


@given(st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_opens_on_the_nearest_monday(today):
    opens_on = opening_day(today)
    assert opens_on.weekday() == 0
    assert abs((opens_on - today).days - 21) <= 3


def test_a_monday_is_followed_by_the_third_monday():
    assert opening_day(dt.date(2023, 11, 20)) == dt.date(2023, 12, 11)
