"""Regular expressions made from a language's words; each is bounded and linear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from documents.importing.folding import fold
from documents.importing.vocabulary import VOCABULARIES, Vocabulary

_MARKS = "[\u064b-\u0652\u0670]{0,2}"  # vowel signs an Arabic text may carry or not
_FORMS = {
    "'": "['\\s]?",
    "е": "[её]",
    "ё": "[её]",
    **dict.fromkeys("اأإآٱ", f"[اأإآٱ]{_MARKS}"),
}
_CJK_CHAR = re.compile("[\u3400-\u9fff]")
_ARABIC = re.compile("[\u0621-\u064a]")


@lru_cache(maxsize=4096)
def loose(words: str) -> str:
    """A pattern for words in a folded text: any spacing, with or without vowel signs."""
    return "".join(map(_loose_char, fold(words).strip()))


def _loose_char(char: str) -> str:
    if char == " ":
        return r"\s{1,3}"
    if char.lower() in _FORMS:
        form = _FORMS[char.lower()]
        return form if char == char.lower() else f"[{char}{form.strip('[]')}]"
    if "\u064b" <= char <= "\u0652":
        return f"{char}?"
    if _ARABIC.match(char):
        return char + _MARKS
    if _CJK_CHAR.match(char):
        return char + r"\s?"
    return re.escape(char)


def any_of(words: Iterable[str]) -> str:
    """A group of the words, the longest first."""
    return "(?:" + "|".join(loose(word) for word in sorted(words, key=len, reverse=True)) + ")"


@dataclass(frozen=True)
class Patterns:
    """The compiled forms of a vocabulary, for folded text."""

    session: tuple[tuple[re.Pattern[str], int], ...]  # longest ordinals first, with the number
    day_range: re.Pattern[str]
    day: re.Pattern[str]
    weekday: re.Pattern[str]
    hours: tuple[re.Pattern[str], ...]
    continued: re.Pattern[str]
    conjunction: str


@lru_cache(maxsize=8)
def patterns(code: str) -> Patterns:
    """The patterns of a language, by Django's code."""
    words = VOCABULARIES[code]
    weekday = any_of(name for names in words.weekdays for name in names)
    return Patterns(
        session=tuple(_sessions(words)),
        day_range=re.compile(_day_range(words, weekday), re.IGNORECASE),
        day=re.compile(_day(words, weekday), re.IGNORECASE),
        weekday=re.compile(weekday, re.IGNORECASE),
        hours=tuple(re.compile(pattern, re.IGNORECASE) for pattern in words.hours),
        continued=re.compile(
            rf"\s*[(]\s?{any_of(words.continued)}\s?[)]\s*|\s+-\s*{any_of(words.continued)}\s*$",
            re.IGNORECASE,
        ),
        conjunction="(?:" + "|".join(map(loose, words.conjunctions)) + "|[,;&+])",
    )


def _sessions(words: Vocabulary) -> Iterable[tuple[re.Pattern[str], int]]:
    pairs = [
        (form, number) for number, forms in enumerate(words.ordinals, start=1) for form in forms
    ]
    for form, number in sorted(pairs, key=lambda pair: -len(pair[0])):
        pattern = words.session.replace("{ordinal}", f"(?:{loose(form)})")
        yield re.compile(pattern, re.IGNORECASE), number
    if words.number_suffix:
        figures = rf"(?P<figures>\d{{1,2}})\s?{words.number_suffix}"
        yield re.compile(words.session.replace("{ordinal}", figures), re.IGNORECASE), 0


def _months(words: Vocabulary) -> str:
    return any_of(name for names in words.months for name in names)


def _gap(words: Vocabulary) -> str:
    """What parts two days of a range; nothing but a space where the dash was lost."""
    until = "|".join(loose(word) for word in words.until)
    return rf"\s{{0,2}}(?:-|{until})?\s{{0,2}}"


_DAY = r"(?<![\d/.])(?P<{0}>\d{{1,2}})(?:er|º|°|re|st|nd|rd|th)?(?![\d/])"


def _dmy(words: Vocabulary, suffix: str, *, with_year: bool) -> str:
    of = r"(?:\s+de[l]?)?"
    year = (
        rf"(?:,?{of}\s+(?P<y{suffix}>(?:19|20)\d\d)(?!\d)(?:\s?(?:года|г\.))?)?"
        if with_year
        else ""
    )
    return _DAY.format(f"d{suffix}") + rf"{of}\s{{1,2}}(?P<mon{suffix}>{_months(words)})" + year


def _ymd(suffix: str) -> str:
    return (
        rf"(?:(?P<y{suffix}>(?:19|20)\d\d)\s?年\s?)?(?<!\d)(?P<mon{suffix}>\d{{1,2}})\s?月\s?"
        rf"(?P<d{suffix}>\d{{1,2}})\s?日"
    )


def _day(words: Vocabulary, weekday: str) -> str:
    if words.year_first:
        return _ymd("") + rf"(?:\s?[,，(]?\s?(?P<weekday>{weekday})[)]?)?"
    before = rf"(?:(?P<weekday>{weekday})\s?[,،]?\s+(?:de\s+)?)?"
    american = rf"(?P<mon_us>{_months(words)})\s+(?P<d_us>\d{{1,2}}),\s+(?P<y_us>(?:19|20)\d\d)"
    return f"{before}(?:{_dmy(words, '', with_year=True)}|{american})"


def _day_range(words: Vocabulary, weekday: str) -> str:
    gap = _gap(words)
    if words.year_first:
        second = (
            r"(?:(?P<y2>(?:19|20)\d\d)\s?年\s?)?(?:(?P<mon2>\d{1,2})\s?月\s?)?(?P<d2>\d{1,2})\s?日"
        )
        return _ymd("1") + gap + second
    named = rf"(?:{weekday}\s?[,،]?\s+)?"
    first = (
        _DAY.format("d1")
        + rf"(?:(?:\s+de[l]?)?\s{{1,2}}(?P<mon1>{_months(words)})"
        + r"(?:(?:\s+de[l]?)?\s+(?P<y1>(?:19|20)\d\d)(?:\s?(?:года|г\.))?)?)?"
    )
    return named + first + gap + named + _dmy(words, "2", with_year=True)
