"""Each language's vocabulary knows all that the application itself prints in that language."""

from __future__ import annotations

import datetime as dt

import pytest

from cosp.kernel import languages
from cosp.kernel.languages import OFFICIAL, Language
from documents.importing.dates import find_days, find_ranges
from documents.importing.folding import fold, key
from documents.importing.hours import as_hours
from documents.importing.masthead import session_number
from documents.importing.patterns import patterns
from documents.importing.vocabulary import VOCABULARIES

six = pytest.mark.parametrize("lang", OFFICIAL, ids=lambda lang: lang.short)
HEADINGS = {
    "titles": ("annotated_provisional_agenda", "annotated_agenda", "annotated_draft_agenda"),
    "agenda": ("provisional_agenda", "agenda", "draft_agenda"),
    "annotations": ("annotations",),
    "documents": ("documents",),
    "annex": ("annex",),
    "work": ("proposed_organization_of_work", "organization_of_work"),
    "table_heads": ("date", "time", "item", "title_or_description"),
    "notes": ("note",),
    "continued": ("continued",),
    "parallel": ("parallel",),
}


@six
@pytest.mark.parametrize("group", HEADINGS)
def test_every_printed_heading_is_known(lang: Language, group: str) -> None:
    known = {key(word) for word in getattr(VOCABULARIES[lang.code], group)}
    assert {key(lang.words[name]) for name in HEADINGS[group]} <= known


@six
def test_every_session_name_is_known(lang: Language) -> None:
    names = [languages.session_name(lang, number) for number in range(1, 13)]
    found = [session_number(name, VOCABULARIES[lang.code]) for name in names]
    assert found == list(range(1, 13))


@six
def test_every_printed_day_is_read(lang: Language) -> None:
    words = VOCABULARIES[lang.code]
    for month in range(1, 13):
        for day in (1, 9, 28):
            date = dt.date(2023, month, day)
            for text in (languages.full_date(lang, date), languages.weekday_date(lang, date)):
                found = find_days(text, words)
                assert [one.date for one in found] == [date], text
            heading = find_days(languages.day_heading(lang, date), words, 2023)
            assert [(one.date, one.weekday) for one in heading] == [(date, date.weekday())]


@six
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2023, 12, 11), dt.date(2023, 12, 15)),
        (dt.date(2015, 6, 1), dt.date(2015, 6, 5)),
        (dt.date(2008, 1, 28), dt.date(2008, 2, 1)),
        (dt.date(2023, 12, 28), dt.date(2024, 1, 3)),
    ],
)
def test_every_printed_range_is_read(lang: Language, first: dt.date, last: dt.date) -> None:
    text = languages.date_range(lang, first, last)
    found = find_ranges(text, VOCABULARIES[lang.code])
    assert [(one.first, one.last, one.has_dash) for one in found] == [(first, last, True)], text


@six
@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (dt.time(10), dt.time(13)),
        (dt.time(15), dt.time(18)),
        (dt.time(9, 30), dt.time(12, 30)),
        (dt.time(16), dt.time(19)),
    ],
)
def test_every_printed_hour_is_read(lang: Language, starts: dt.time, ends: dt.time) -> None:
    text = fold(languages.time_range(lang, starts, ends))
    words = VOCABULARIES[lang.code]
    matches = [m for form in patterns(lang.code).hours for m in form.finditer(text)]
    found = [hours for m in matches if (hours := as_hours(m, words, 1))]
    assert [(one.starts, one.ends) for one in found][:1] == [(starts, ends)], text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "2 6 November 2015"),
        ("fr", "2 6 novembre 2015"),
        ("es", "2 6 de noviembre de 2015"),
        ("ru", "2 6 ноября 2015 года"),
        ("ar", "2 6 تشرين الثاني/نوفمبر 2015"),
        ("zh-hans", "2015年11月2日6日"),
    ],
)
def test_a_range_without_its_dash_is_read_and_marked(code: str, text: str) -> None:
    (found,) = find_ranges(text, VOCABULARIES[code])
    assert (found.first, found.last) == (dt.date(2015, 11, 2), dt.date(2015, 11, 6))
    assert not found.has_dash


def test_days_in_reverse_order_are_turned_and_marked() -> None:
    (found,) = find_ranges("14-10 كانون الأول/ديسمبر 2006", VOCABULARIES["ar"])
    assert (found.first, found.last) == (dt.date(2006, 12, 10), dt.date(2006, 12, 14))
    assert found.is_reversed


def test_a_year_cut_short_is_no_day() -> None:
    impossible: list[tuple[int, str]] = []
    text = "held on 14 December 206 and on 31 February 2023"
    assert find_days(text, VOCABULARIES["en"], 2023, impossible) == []
    assert len(impossible) == 2
