"""Reads the masthead: session, dates, place, symbol, distribution, language and original."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.importing.dates import FoundRange, find_days, find_ranges
from documents.importing.folding import fold, key
from documents.importing.lines import Line
from documents.importing.patterns import any_of, patterns
from documents.importing.problems import Problem, problem
from documents.importing.vocabulary import VOCABULARIES, Vocabulary
from documents.rules.symbols import Symbol, find_symbols

LONGEST_SESSION = dt.timedelta(days=21)
_DISTRIBUTIONS = {
    "general": ("general", "générale", "generale", "عام", "общее", "普遍"),
    "limited": ("limited", "limitée", "limitada", "ограниченное", "محدود", "有限"),
    "restricted": ("restricted", "restreinte", "reservada", "مقيد", "限制"),
}
_LANGUAGE_NAMES = {
    "ar": ("Arabic", "arabe", "árabe", "العربية", "عربي"),
    "zh-hans": ("Chinese", "chinois", "chino", "中文"),
    "en": ("English", "anglais", "inglés", "ingles", "английский", "الإنكليزية", "英文"),
    "fr": ("French", "français", "francais", "francés"),
    "ru": ("Russian", "russe", "ruso", "русский"),
    "es": ("Spanish", "espagnol", "español", "espanol"),
}
_CODES = {key(name): code for code, names in _LANGUAGE_NAMES.items() for name in names}
_DISTR = re.compile(r"\bDistr\w*\s?[.:]{0,2}\s?:?\s?(\w+)", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\bOriginal\w*\s?:?\s?(\w+)|(?:原文|الأصل|Подлинник)\s?:\s?(\w+)", re.IGNORECASE
)
_EDGES = " \u00a0,，،、;*-–"


@dataclass(frozen=True)
class SessionFacts:
    """What the masthead says; None or empty where it does not."""

    number: int | None = None
    opens_on: dt.date | None = None
    closes_on: dt.date | None = None
    place: str = ""
    symbol: Symbol | None = None
    body: str = ""  # "" is the Conference itself
    body_name: str = ""
    distribution: str = ""
    document_date: dt.date | None = None
    language: str = ""
    original_language: str = ""
    work_note: str = ""
    mailboxes: tuple[str, ...] = ()
    is_symbol_derived: bool = False


def read_masthead(
    lines: Sequence[Line], words: Vocabulary, problems: list[Problem]
) -> SessionFacts:
    """The facts of the masthead's lines."""
    text = "\n".join(line.flat for line in lines if line.text)
    folded = fold(text)
    number, session_end = _session(folded, words)
    title = re.compile(any_of((*words.titles, *words.agenda))).search(folded, session_end)
    place_lines = text[session_end : title.start() if title else len(text)]
    line = _line_of(lines, number is not None, words)
    if number is None:
        problems.append(problem("session-number-missing", line, example=words.example_session))
    span = _dates(place_lines if number is not None else text, words, line, problems)
    place = _place(place_lines, span) if number is not None else ""
    if not place:
        problems.append(problem("place-missing", line))
    symbols = find_symbols(text)
    symbol = symbols[0].symbol if symbols else None
    body, body_name = _body(text, words)
    return SessionFacts(
        number=number,
        opens_on=span.first if span else None,
        closes_on=span.last if span else None,
        place=place,
        symbol=symbol,
        body=symbol.body if symbol else body,
        body_name=body_name,
        distribution=_distribution(text),
        document_date=_document_date(text[:session_end] if session_end else text, words, problems),
        language=_language(text, words),
        original_language=_original(text),
    )


def session_number(text: str, words: Vocabulary) -> int | None:
    """The number of the session that a text names first, if it names one."""
    return _session(fold(text), words)[0]


def _session(folded: str, words: Vocabulary) -> tuple[int | None, int]:
    best: tuple[int, int, int] | None = None  # start, end, number
    for pattern, number in patterns(words.code).session:
        match = pattern.search(folded)
        if match and (best is None or match.start() < best[0]):
            found = number or int(match["figures"])
            best = (match.start(), match.end(), found)
    return (best[2], best[1]) if best else (None, 0)


def _line_of(lines: Sequence[Line], has_session: bool, words: Vocabulary) -> int:
    """The line that names the session, or the last of the masthead."""
    for line in lines:
        if has_session and _session(fold(line.flat), words)[0] is not None:
            return line.number
    return next((line.number for line in reversed(lines) if line.text), 1)


def _dates(text: str, words: Vocabulary, line: int, problems: list[Problem]) -> FoundRange | None:
    ranges = find_ranges(text, words)
    if not ranges:
        return None
    span = ranges[0]
    shown = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    if span.last - span.first > LONGEST_SESSION:
        problems.append(problem("dates-unlikely", line, **shown))
    if span.is_reversed:
        problems.append(problem("dates-reversed", line, **shown))
    elif not span.has_dash:
        problems.append(problem("dates-restored", line, **shown))
    return span


def _place(text: str, span: FoundRange | None) -> str:
    """What is left of the line of place and dates when the dates are taken out."""
    if span is None:
        return ""
    before, after = text[: span.start].strip(_EDGES + "\n"), text[span.end :].strip(_EDGES + "\n")
    return " ".join((before or after).split())


def _body(text: str, words: Vocabulary) -> tuple[str, str]:
    flat = key(text)
    for name, body in words.bodies:
        if key(name) in flat:
            return body, name
    return "", ""


def _distribution(text: str) -> str:
    match = _DISTR.search(text)
    if not match:
        return ""
    found = key(match[1])
    names = ((one, kind) for kind, group in _DISTRIBUTIONS.items() for one in group)
    return next((kind for one, kind in names if key(one) == found), "")


def _document_date(text: str, words: Vocabulary, problems: list[Problem]) -> dt.date | None:
    """The day of the masthead; Arabic, Chinese and Russian print it in English."""
    for vocabulary in (words, VOCABULARIES["en"]):
        spans = find_ranges(text, vocabulary)
        for day in find_days(text, vocabulary):
            if not any(span.start < day.end and day.start < span.end for span in spans):
                return day.date
    problems.append(problem("document-date-missing", 1))
    return None


def _original(text: str) -> str:
    match = _ORIGINAL.search(text)
    return _CODES.get(key(match[1] or match[2]), "") if match else ""


def _language(text: str, words: Vocabulary) -> str:
    """The language the masthead names as that of the version; English prints no such line."""
    lines = [key(line) for line in _ORIGINAL.sub(" ", text).splitlines()]
    named = [_CODES[line] for line in lines if line in _CODES]
    if named:
        return named[0]
    original = _ORIGINAL.search(text)
    before = text[: original.start()].split() if original else []
    return _CODES.get(key(before[-1]), words.code) if before else words.code
