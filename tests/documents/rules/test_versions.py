"""Where a document stands in one language."""

import datetime as dt

import pytest

from documents.rules.versions import version_standing

DUE = dt.date(2023, 10, 30)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "due", "today", "standing"),
    [
        ("issued", DUE, DUE + DAY, "issued"),
        ("not-planned", DUE, DUE + DAY, "not-planned"),
        ("awaited", DUE, DUE, "awaited"),
        ("awaited", DUE, DUE + DAY, "late"),
        ("in-translation", DUE, DUE + DAY, "late"),
        ("awaited", None, DUE, "awaited"),
        (None, DUE, DUE + DAY, "late"),
        (None, None, DUE, "awaited"),
    ],
)
def test_late_is_what_is_awaited_after_its_day(state, due, today, standing):
    assert version_standing(state, due, today) == standing
