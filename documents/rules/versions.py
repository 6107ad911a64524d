"""Where a document stands in one language, in one word."""

from __future__ import annotations

import datetime as dt


def version_standing(state: str | None, issue_due_on: dt.date | None, today: dt.date) -> str:
    """``issued``, ``not-planned``, ``late`` or ``awaited``; ``state`` is None without a version.

    Late is what is neither issued nor out of plan after the day it was to be issued.

    Source: practice of documents management (ten, four and six weeks; all languages together).
    """
    if state in ("issued", "not-planned"):
        return state
    if issue_due_on is not None and issue_due_on < today:
        return "late"
    return "awaited"
