"""The facts that a text names, in all six languages alike: symbols, dates, provisions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from documents.importing.dates import FoundDay, find_days, find_ranges
from documents.importing.folding import fold
from documents.importing.vocabulary import VOCABULARIES, Vocabulary
from documents.rules.concordance import Fact
from documents.rules.symbols import find_symbols

# Resolutions and decisions have the same form in every language: 8/2, 58/4, S-32/1.
_RESOLUTION = re.compile(r"(?<![\d/.])(\d{1,3}/\d{1,3})(?![\d/]|\.\d)")
# Articles of the Convention and rules of procedure share a word in most languages, so that both are
# one kind here. Several may follow one word: articles 6 and 23, rules 14 to 17.
_MORE = r"(?:\s*(?:,|;|-|–|and|to|et|à|y|a|и|до|по|و|إلى)\s*\d{1,3}\b(?!\s*(?:/|%))){0,8}"
_PROVISION = {
    "ar": rf"(?:مادة|مادتين|مادتان|مواد)\s+(\d{{1,3}}{_MORE})",
    "en": rf"(?:articles?|rules?)\s+(\d{{1,3}}{_MORE})",
    "fr": rf"(?:articles?)\s+(\d{{1,3}}{_MORE})",
    "ru": rf"(?:стат(?:ья|ьи|ье|ьей|ью|ьям|ьями|ьях|ей)|правил\w{{0,3}})\s+(\d{{1,3}}{_MORE})",
    "es": rf"(?:artículos?)\s+(\d{{1,3}}{_MORE})",
    "zh-hans": r"第\s?([0-9〇零一二三四五六七八九十百]{1,7})\s?条",
}
_NO_YEAR = 4  # a leap year before any treaty
_NEXT_DAY = re.compile(r"\s?[和及与,]\s?(\d{1,2})\s?日")
_DAY_BEFORE = re.compile(r"(?<![\d/])(\d{1,2})\s*(?:,|and|et|y|и|و)\s*$")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}


def facts_of(text: str, code: str) -> frozenset[Fact]:
    """The facts of a text in the language of that code, as pairs of kind and value.

    Kinds: ``symbol``, ``date`` (ISO 8601; both ends of a span), ``resolution`` (or decision) and
    ``provision`` (number of an article or a rule).
    """
    symbols = find_symbols(text)
    rest = list(text)
    for one in symbols:
        rest[one.start : one.end] = " " * (one.end - one.start)
    plain = "".join(rest)
    return frozenset(
        {("symbol", str(one.symbol)) for one in symbols}
        | {("date", day.isoformat()) for day in _dates(plain, VOCABULARIES[code])}
        | {("resolution", number) for number in _RESOLUTION.findall(fold(plain))}
        | {("provision", str(number)) for number in _provisions(fold(plain), code)}
    )


def _dates(text: str, words: Vocabulary) -> set[dt.date]:
    """Every day named; in a list the year, or month and year, may stand once for all."""
    spans = find_ranges(text, words)
    days = {day for one in spans for day in (one.first, one.last)}
    single = [
        one
        for one in find_days(text, words, _NO_YEAR)
        if not any(span.start < one.end and one.start < span.end for span in spans)
    ]
    for index, one in enumerate(single):
        date = one.date if one.has_year else _with_year(single, index, words)
        if date is not None:
            days |= {date, *_sharing_the_month(text, one, date, words)}
    return days


def _with_year(days: list[FoundDay], index: int, words: Vocabulary) -> dt.date | None:
    """19 January, 20 February and 19 July 2023: the year of the next; in Chinese of the last."""
    others = days[index - 1 :: -1] if words.year_first and index else days[index + 1 :]
    year = next((one.date.year for one in others if one.has_year), None)
    try:
        return days[index].date.replace(year=year) if year else None
    except ValueError:
        return None


def _sharing_the_month(
    text: str, one: FoundDay, date: dt.date, words: Vocabulary
) -> Iterator[dt.date]:
    """8 and 9 September 2022, 9月8日和9日: the other days of the list."""
    near = text[one.end : one.end + 12] if words.year_first else text[: one.start][-12:]
    match = (_NEXT_DAY.match if words.year_first else _DAY_BEFORE.search)(fold(near))
    if match and 1 <= int(match[1]) <= 28:
        yield date.replace(day=int(match[1]))


def _provisions(text: str, code: str) -> set[int]:
    found: set[int] = set()
    for match in re.finditer(_PROVISION[code], text, re.IGNORECASE):
        if code == "zh-hans":
            found.add(number_of(match[1]))
        else:
            found.update(int(number) for number in re.findall(r"\d+", match[1]))
    return found


def number_of(text: str) -> int:
    """A number in figures or in Chinese numerals below one thousand: 63, 六十三, 一百零二."""
    if text.isdecimal() and text.isascii():
        return int(text)
    total, current = 0, 0
    for char in text:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        else:
            current = _DIGITS[char]
    return total + current
