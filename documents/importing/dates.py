"""Finds days in a text of any of the six languages, and the deadlines that its prose sets."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.importing.folding import fold, key
from documents.importing.paragraphs import Paragraph
from documents.importing.patterns import patterns
from documents.importing.problems import Problem, problem
from documents.importing.vocabulary import VOCABULARIES, Cue, Vocabulary

EVENING = dt.time(18)  # end of the last afternoon meeting
OTHER = "other"
_BEFORE_OPENING = dt.timedelta(days=100)
_AFTER_CLOSING = dt.timedelta(days=30)
_SENTENCE_END = re.compile(r"(?<=[。！？!?؟])|(?<=[^\s.].\.)\s+(?=[A-ZА-ЯÀ-Þ«“\"„(\u0600-\u06ff])")
_CLOCK_NEAR = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")
_CUT_YEAR = re.compile(r"\s(?:de\s)?[12]\d\d(?![\d:.h])")  # 14 December 206
_LEAD, _TAIL = 70, 24
_REACH = 80  # characters between a date and the hour said of it


@dataclass(frozen=True)
class FoundDay:
    """A day named in a text."""

    date: dt.date
    start: int
    end: int
    weekday: int | None = None  # as the text says; Monday is 0
    has_year: bool = True


@dataclass(frozen=True)
class FoundRange:
    """Two days between which something lasts."""

    first: dt.date
    last: dt.date
    start: int
    end: int
    has_dash: bool = True
    is_reversed: bool = False


@dataclass(frozen=True)
class Deadline:
    """A dated deadline of the prose; ``at`` has an hour only where the text gives one."""

    kind: str  # key of the deadline, or “other”
    date: dt.date
    time: dt.time | None
    line: int

    @property
    def at(self) -> str:
        """ISO 8601: a day, or a day and an hour in the place of the session."""
        if self.time is None:
            return self.date.isoformat()
        return dt.datetime.combine(self.date, self.time).isoformat(timespec="minutes")


@lru_cache(maxsize=8)
def _months(code: str) -> dict[str, int]:
    names = VOCABULARIES[code].months
    return {key(name): number for number, group in enumerate(names, start=1) for name in group}


@lru_cache(maxsize=8)
def _weekdays(code: str) -> dict[str, int]:
    names = VOCABULARIES[code].weekdays
    return {key(name): number for number, group in enumerate(names) for name in group}


def _month(text: str, words: Vocabulary) -> int:
    return int(text) if text.isdecimal() else _months(words.code)[key(text)]


def find_ranges(text: str, words: Vocabulary, year: int | None = None) -> list[FoundRange]:
    """Every span of days: 11–15 December 2023; also where its dash is lost or it is reversed.

    ``year`` is taken where the text has none; without it such a span is passed over.
    """
    found = []
    folded = fold(text)
    for match in patterns(words.code).day_range.finditer(folded):
        one = _range(match, words, year)
        if one:
            found.append(one)
    return found


def _range(match: re.Match[str], words: Vocabulary, year: int | None) -> FoundRange | None:
    parts = match.groupdict()
    last_year = int(parts["y2"] or parts["y1"] or year or 0)
    first_year = int(parts["y1"] or last_year)
    month2 = _month(parts["mon2"] or parts["mon1"], words)
    month1 = _month(parts["mon1"] or parts["mon2"], words)
    try:
        first = dt.date(first_year, month1, int(parts["d1"]))
        last = dt.date(last_year, month2, int(parts["d2"]))
    except ValueError:
        return None
    if first > last and not parts["y1"] and month1 > month2:
        first = first.replace(year=first.year - 1)
    between = match.group()[match.end("d1") - match.start() : match.start("d2") - match.start()]
    has_dash = "-" in between or any(key(word) in key(between) for word in words.until)
    is_reversed = first > last
    if is_reversed:
        first, last = last, first
    return FoundRange(first, last, match.start(), match.end(), has_dash, is_reversed)


def find_days(
    text: str,
    words: Vocabulary,
    year: int | None = None,
    impossible: list[tuple[int, str]] | None = None,
) -> list[FoundDay]:
    """Every single day named; a day without a year takes that of the one before, or ``year``."""
    found: list[FoundDay] = []
    for match in patterns(words.code).day.finditer(fold(text)):
        parts = match.groupdict()
        written = parts.get("y") or parts.get("y_us")
        if not written and _CUT_YEAR.match(text, match.end()):
            if impossible is not None:
                impossible.append((match.start(), text[match.start() : match.end() + 5]))
            continue
        in_force = int(written or 0) or year
        if in_force is None:
            continue
        try:
            month = _month(parts.get("mon") or parts["mon_us"], words)
            date = dt.date(in_force, month, int(parts.get("d") or parts["d_us"]))
        except ValueError:
            if impossible is not None:
                impossible.append((match.start(), match.group()))
            continue
        weekday = _weekdays(words.code).get(key(parts["weekday"] or ""))
        found.append(FoundDay(date, match.start(), match.end(), weekday, bool(written)))
    return found


# --- deadlines --------------------------------------------------------------------------------


def read_deadlines(
    paragraphs: Sequence[Paragraph],
    words: Vocabulary,
    opens_on: dt.date,
    closes_on: dt.date,
    problems: list[Problem],
) -> list[Deadline]:
    """The dated deadlines in the prose, in order, each kind and moment once."""
    found: dict[tuple[str, dt.date], Deadline] = {}
    for paragraph in paragraphs:
        for one in _in_paragraph(paragraph, words, opens_on, problems):
            if opens_on - _BEFORE_OPENING <= one.date <= closes_on + _AFTER_CLOSING:
                earlier = found.get((one.kind, one.date))
                if earlier is None or (earlier.time is None and one.time):
                    found[one.kind, one.date] = replace(one, line=(earlier or one).line)
    kept = _without_doubles(list(found.values()))
    _note_conflicts(kept, problems)
    return kept


def _without_doubles(deadlines: list[Deadline]) -> list[Deadline]:
    """Without the dates of no known kind that a deadline of a known kind names already."""
    known = {one.date for one in deadlines if one.kind != OTHER}
    return [one for one in deadlines if one.kind != OTHER or one.date not in known]


def _note_conflicts(deadlines: list[Deadline], problems: list[Problem]) -> None:
    first: dict[str, Deadline] = {}
    for one in deadlines:
        earlier = first.setdefault(one.kind, one)
        if one.kind != OTHER and earlier.date != one.date:
            found = problem(
                "date-conflict", one.line, kind=one.kind, first=earlier.at, second=one.at
            )
            problems.append(found)


def _in_paragraph(
    paragraph: Paragraph, words: Vocabulary, opens_on: dt.date, problems: list[Problem]
) -> Iterator[Deadline]:
    for offset, sentence in _sentences(paragraph.text):
        impossible: list[tuple[int, str]] = []
        ranges = find_ranges(sentence, words, opens_on.year)
        days = find_days(sentence, words, opens_on.year, impossible)
        for at, text in impossible:
            problems.append(problem("date-impossible", paragraph.line_at(offset + at), text=text))
        for one in _classified(sentence, days, ranges, words):
            yield replace(one, line=paragraph.line_at(offset + one.line))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _classified(
    sentence: str, days: list[FoundDay], ranges: list[FoundRange], words: Vocabulary
) -> Iterable[Deadline]:
    """The sentence's days with their kinds; ``line`` is the offset in the sentence for now."""
    plain = _plain(sentence)
    cues = _fitting(plain, words)
    found: list[Deadline] = []
    for one in ranges:
        if any(cue.kind == "speakers-list-closes" for cue in cues):
            found.append(Deadline("speakers-list-opens", one.first, None, one.start))
            found.append(Deadline("speakers-list-closes", one.last, None, one.start))
    covered = {place for one in ranges for place in range(one.start, one.end)}
    for day in days:
        if day.start in covered:
            continue
        lead = _plain(sentence[max(day.start - _LEAD, 0) : day.start])
        tail = _plain(sentence[day.end : day.end + _TAIL])
        found.append(Deadline(_kind(cues, lead, tail), day.date, None, day.start))
    return _timed(sentence, found, words)


def _timed(sentence: str, deadlines: list[Deadline], words: Vocabulary) -> list[Deadline]:
    """Gives the hour that the sentence names to the date nearest to it, an end before a start."""
    for at, time in _hours(sentence, words):
        near = [one for one in deadlines if abs(one.line - at) <= _REACH and one.time is None]
        if not near:
            continue
        nearest = min(near, key=lambda one: (one.kind == "speakers-list-opens", abs(one.line - at)))
        deadlines = [replace(one, time=time) if one is nearest else one for one in deadlines]
    return deadlines


def _hours(sentence: str, words: Vocabulary) -> Iterator[tuple[int, dt.time]]:
    for pattern, time in ((words.evening, EVENING), (words.noon, dt.time(12))):
        match = re.search(pattern, fold(sentence), re.IGNORECASE)
        if match:
            yield match.start(), time
            return
    for match in _CLOCK_NEAR.finditer(fold(sentence)):
        yield match.start(), dt.time(int(match[1]), int(match[2]))


def _fitting(plain: str, words: Vocabulary) -> list[Cue]:
    """The cues whose words the sentence has; of a request to be sent again, only the opening."""
    fitting = [
        cue
        for cue in words.cues
        if all(re.search(pattern, plain, re.IGNORECASE) for pattern in cue.sentence)
    ]
    opening = [replace(cue, lead="") for cue in fitting if cue.kind == "speakers-list-opens"]
    is_again = opening and re.search(_plain(words.again), plain, re.IGNORECASE)
    return opening if is_again else fitting


def _kind(cues: Sequence[Cue], lead: str, tail: str) -> str:
    for cue in cues:
        fits_lead = not cue.lead or _last(cue.lead, lead)
        if fits_lead and (not cue.tail or re.match(cue.tail, tail, re.IGNORECASE)):
            return cue.kind
    return OTHER


def _last(pattern: str, lead: str) -> bool:
    """Whether the words stand before the date within the same half-sentence."""
    clause = re.split(r"[;；؛]", lead)[-1]
    return re.search(pattern, clause, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    """Without Arabic vowel signs, which a text may carry or not; accents of others stay."""
    return "".join(
        char
        for char in unicodedata.normalize("NFC", fold(text))
        if not "\u064b" <= char <= "\u0652"
    )
