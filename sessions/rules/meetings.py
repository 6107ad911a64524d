"""The organization of work: what is continued, and what a plan breaks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

MOST_STREAMS = 2
HOURS: Mapping[str, tuple[dt.time, dt.time]] = {
    "morning": (dt.time(10), dt.time(13)),
    "afternoon": (dt.time(15), dt.time(18)),
}


@dataclass(frozen=True)
class Sitting:
    """A meeting as the rules see it; hours are local to the session, items are labels in order."""

    date: dt.date
    period: str  # morning or afternoon
    stream: str  # plenary or parallel
    starts: dt.time
    ends: dt.time
    is_interpreted: bool
    is_outside_hours: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something a plan breaks: a code, the values its message names, and the rule."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    source: str = ""


def continued(programmes: Iterable[Sequence[str]]) -> list[tuple[bool, ...]]:
    """For each meeting in order of time, which of its items an earlier one already had.

    Source: practice of the United Nations Secretariat (annex to the annotated agenda).
    """
    seen: set[str] = set()
    marks = []
    for items in programmes:
        marks.append(tuple(item in seen for item in items))
        seen.update(items)
    return marks


def findings(
    sittings: Sequence[Sitting],
    *,
    leaf_items: Sequence[str],
    opens_on: dt.date,
    closes_on: dt.date,
    interpreted_limit: int,
) -> list[Finding]:
    """All that the plan breaks, in a steady order; an empty list is a sound plan.

    ``leaf_items`` are the labels that need a meeting, in the order of the agenda; an item with
    sub-items is placed when it or all its sub-items are.

    Source: annotated agenda of the tenth session, item 1 (c); practice of the Secretariat.
    """
    ordered = sorted(sittings, key=lambda one: (one.date, one.starts, one.stream))
    return [
        *_outside_the_session(ordered, opens_on, closes_on),
        *_too_many_streams(ordered),
        *_too_many_interpreted(ordered, interpreted_limit),
        *_outside_hours(ordered),
        *_overlapping(ordered),
        *_without_items(ordered),
        *_not_placed(ordered, leaf_items),
        *_last_items_not_last(ordered, leaf_items),
    ]


def _slot(one: Sitting) -> dict[str, object]:
    return {"date": one.date, "period": one.period}


def _outside_the_session(
    sittings: Iterable[Sitting], opens_on: dt.date, closes_on: dt.date
) -> list[Finding]:
    return [
        Finding("outside-session", {**_slot(one), "first": opens_on, "last": closes_on})
        for one in sittings
        if not opens_on <= one.date <= closes_on
    ]


def _too_many_streams(sittings: Iterable[Sitting]) -> list[Finding]:
    counts = Counter((one.date, one.period) for one in sittings)
    return [
        Finding("too-many-streams", {"date": date, "period": period, "most": MOST_STREAMS})
        for (date, period), count in counts.items()
        if count > MOST_STREAMS
    ]


def _too_many_interpreted(sittings: Iterable[Sitting], limit: int) -> list[Finding]:
    count = sum(one.is_interpreted for one in sittings)
    if count <= limit:
        return []
    return [Finding("too-many-interpreted", {"count": count, "most": limit}, "annotated agenda")]


def _outside_hours(sittings: Iterable[Sitting]) -> list[Finding]:
    found = []
    for one in sittings:
        first, last = HOURS[one.period]
        if not one.is_outside_hours and not first <= one.starts < one.ends <= last:
            found.append(Finding("outside-hours", {**_slot(one), "first": first, "last": last}))
    return found


def _overlapping(sittings: Sequence[Sitting]) -> list[Finding]:
    found = []
    for before, after in pairwise(sittings):
        same_stream = (before.date, before.stream) == (after.date, after.stream)
        if same_stream and after.starts < before.ends:
            found.append(Finding("overlap", _slot(after)))
    return found


def _without_items(sittings: Iterable[Sitting]) -> list[Finding]:
    return [Finding("empty-meeting", _slot(one)) for one in sittings if not one.items]


def _not_placed(sittings: Iterable[Sitting], leaf_items: Sequence[str]) -> list[Finding]:
    placed = {item for one in sittings for item in one.items}
    return [
        Finding("item-not-placed", {"item": label})
        for label in leaf_items
        if label not in placed and _parent(label) not in placed
    ]


def _parent(label: str) -> str:
    return label.split(" ", 1)[0]


def _last_items_not_last(sittings: Sequence[Sitting], leaf_items: Sequence[str]) -> list[Finding]:
    last_two = list(dict.fromkeys(_parent(label) for label in leaf_items))[-2:]
    if len(last_two) < 2:
        return []
    found = []
    appearances = [
        (index, _parent(item)) for index, one in enumerate(sittings) for item in one.items
    ]
    first_closing = min((index for index, item in appearances if item in last_two), default=None)
    if first_closing is None:
        return []
    for label in dict.fromkeys(item for index, item in appearances if index > first_closing):
        if label not in last_two:
            found.append(
                Finding("last-items-not-last", {"item": label, "last": " ".join(last_two)})
            )
    return found
