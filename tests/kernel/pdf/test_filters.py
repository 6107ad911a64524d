"""The filters of the papers' templates."""

import pytest

from cosp.kernel.pdf import filters


@pytest.mark.parametrize(
    ("code", "value", "lines"),
    [
        ("en", "Monday, 11 December", ["Monday,", "11 December"]),
        ("fr", "Lundi 11 décembre", ["Lundi", "11 décembre"]),
        ("zh-hans", "12月11日，星期一", ["12月11日，", "星期一"]),
        ("ar", "الاثنين، 11 كانون الأول/ديسمبر", ["الاثنين،", "11 كانون الأول/ديسمبر"]),
    ],
)
def test_a_day_is_parted_between_weekday_and_date_only(code, value, lines):
    assert filters.day(value, code).replace("\N{NO-BREAK SPACE}", " ") == " ".join(
        f'<span class="unit">{line}</span>' for line in lines
    )


def test_hours_are_parted_behind_a_spaced_dash():
    shown = filters.hours("10 час. – 13 час.", "ru")
    assert shown == (
        '<span class="unit">10 час.\N{NO-BREAK SPACE}–</span> <span class="unit">13 час.</span>'
    )


def test_hours_without_one_stay_whole():
    assert filters.hours("10–13", "en") == '<span class="unit">10–13</span>'


def test_heading_has_a_capital_and_no_link():
    assert filters.heading("обзор CAC/COSP/2023/2", "ru") == (
        'Обзор <bdi dir="ltr" class="symbol">CAC/COSP/2023/2</bdi>'
    )


def test_filters_escape_what_they_are_given():
    for one in (filters.text, filters.heading, filters.listed, filters.day, filters.hours):
        assert "<i>" not in one("<i>11</i>, 12", "en")
