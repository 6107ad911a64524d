"""What each official language prints: labels, dates, hours, session names, the Distr. block."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosp.kernel import languages
from cosp.kernel.languages import AR, EN, ES, FR, NBSP, OFFICIAL, RU, ZH

OPENING, CLOSING = dt.date(2023, 12, 11), dt.date(2023, 12, 15)


@pytest.mark.parametrize(
    ("lang", "item", "sub_item"),
    [
        (AR, "1", "1 (أ)"),
        (ZH, "1", "1(a)"),
        (EN, "1", "1 (a)"),
        (FR, "1", "1 a)"),
        (RU, "1", "1 a)"),
        (ES, "1", "1 a)"),
    ],
)
def test_labels_are_printed_as_each_language_does(lang, item, sub_item):
    assert languages.label(lang, 1) == item
    assert languages.label(lang, 1, 1) == sub_item


def test_arabic_sub_items_follow_the_abjad_order():
    marks = [languages.sub_mark(AR, position) for position in range(1, 7)]
    assert marks == ["(أ)", "(ب)", "(ج)", "(د)", "(ه)", "(و)"]


def test_arabic_items_are_marked_with_a_dash():
    assert [languages.item_mark(lang, 9) for lang in OFFICIAL] == ["9-", *["9."] * 5]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (AR, "11-15 كانون الأول/ديسمبر 2023"),
        (ZH, "2023年12月11日至15日"),
        (EN, "11–15 December 2023"),
        (FR, "11-15 décembre 2023"),
        (RU, "11–15 декабря 2023 года"),
        (ES, "11 a 15 de diciembre de 2023"),
    ],
)
def test_dates_of_a_session(lang, text):
    assert languages.date_range(lang, OPENING, CLOSING) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (AR, "28 كانون الثاني/يناير - 1 شباط/فبراير 2008"),
        (ZH, "2008年1月28日至2月1日"),
        (EN, "28 January–1 February 2008"),
        (FR, "28 janvier-1er février 2008"),
        (RU, "28 января – 1 февраля 2008 года"),
        (ES, "28 de enero a 1 de febrero de 2008"),
    ],
)
def test_dates_across_two_months(lang, text):
    assert languages.date_range(lang, dt.date(2008, 1, 28), dt.date(2008, 2, 1)) == text


@pytest.mark.parametrize(
    ("lang", "morning", "afternoon"),
    [
        (AR, "من 10:00 إلى 13:00", "من 15:00 إلى 18:00"),
        (ZH, "上午10时至下午1时", "下午3时至6时"),
        (EN, "10 a.m.–1 p.m.", "3–6 p.m."),
        (FR, "10 heures-13 heures", "15 heures-18 heures"),
        (RU, "10 час. 00 мин. – 13 час. 00 мин.", "15 час. 00 мин. – 18 час. 00 мин."),
        (ES, "10.00 a 13.00 horas", "15.00 a 18.00 horas"),
    ],
)
def test_hours_of_meetings(lang, morning, afternoon):
    spaced = [
        languages.time_range(lang, dt.time(first), dt.time(last)).replace(NBSP, " ")
        for first, last in ((10, 13), (15, 18))
    ]
    assert spaced == [morning, afternoon]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        (AR, "الدورة العاشرة"),
        (ZH, "第十届会议"),
        (EN, "Tenth session"),
        (FR, "Dixième session"),
        (RU, "Десятая сессия"),
        (ES, "Décimo período de sesiones"),
    ],
)
def test_name_of_the_tenth_session(lang, name):
    assert languages.session_name(lang, 10) == name


def test_a_session_without_an_ordinal_is_refused_and_says_where_to_add_it():
    with pytest.raises(LookupError, match=r"languages\.py"):
        languages.session_name(EN, 13)


@pytest.mark.parametrize(
    ("lang", "block"),
    [
        (AR, ("Distr.: General", "16 October 2023", "Arabic", "Original: English")),
        (ZH, ("Distr.: General", "16 October 2023", "Chinese", "Original: English")),
        (EN, ("Distr.: General", "16 October 2023", "Original: English")),
        (
            FR,
            ("Distr. générale", "16 octobre 2023", "Français", f"Original{NBSP}: anglais"),
        ),
        (RU, ("Distr.: General", "16 October 2023", "Russian", "Original: English")),
        (ES, ("Distr. general", "16 de octubre de 2023", "Español", "Original: inglés")),
    ],
)
def test_only_french_and_spanish_translate_the_distribution_block(lang, block):
    day = dt.date(2023, 10, 16)
    assert languages.distribution_block(lang, "general", day, EN) == block


def test_chinese_is_found_by_both_codes():
    assert (
        languages.language("zh") is languages.language("zh-hans") is languages.language("ZH_Hans")
    )


def test_an_unknown_language_names_the_six():
    with pytest.raises(LookupError, match="ar, zh, en, fr, ru, es"):
        languages.language("de")


def test_every_language_has_every_word():
    for lang in OFFICIAL:
        assert set(lang.words) == set(EN.words), lang.code


@given(first=st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), days=st.integers(0, 800))
def test_a_range_prints_its_years_once_each(first, days):
    last = first + dt.timedelta(days=days)
    for lang in OFFICIAL:
        text = languages.date_range(lang, first, last)
        assert str(last.year) in text
        if first.year == last.year:
            assert text.count(str(last.year)) == 1
