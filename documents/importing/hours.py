"""The hours of a meeting, in figures or words of any language, and its part of the day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from documents.importing.folding import key
from documents.importing.vocabulary import Vocabulary


@dataclass(frozen=True)
class Hours:
    """A time cell."""

    starts: dt.time
    ends: dt.time
    line: int

    @property
    def period(self) -> str:
        return "morning" if self.starts.hour < 13 else "afternoon"


def as_hours(match: re.Match[str], words: Vocabulary, line: int) -> Hours | None:
    parts = match.groupdict()
    halves = [_half(parts.get("x1"), words), _half(parts.get("x2"), words)]
    first, last = int(parts["h1"]), int(parts["h2"])
    if not halves[0] and halves[1] == "pm":
        halves[0] = "pm" if first < last else "am"
    if halves[0] == "pm" and not halves[1]:
        halves[1] = "pm"
    starts = _hour(first, halves[0])
    ends = _hour(last, halves[1])
    if not (0 < starts < 24 and 0 < ends < 24):
        return None
    times = [dt.time(starts, int(parts.get("m1") or 0)), dt.time(ends, int(parts.get("m2") or 0))]
    if times[0] > times[1]:
        times.reverse()
    return Hours(times[0], times[1], line) if times[0] != times[1] else None


def _half(text: str | None, words: Vocabulary) -> str:
    if not text:
        return ""
    for word, half in words.halves:
        if word in text:
            return half
    bare = key(text)
    return {"am": "am", "pm": "pm", "noon": "noon"}.get(bare, "")


def _hour(hour: int, half: str) -> int:
    if half == "pm" and hour < 12:
        return hour + 12
    if half == "am" and hour == 12:
        return 0
    if not half and hour < 8:
        return hour + 12
    return hour
