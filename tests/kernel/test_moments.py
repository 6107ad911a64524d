"""Moments in words: zones and distances."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosp.kernel.languages import AR, EN, ES, FR, OFFICIAL, RU, ZH
from cosp.kernel.moments import days_between, from_now, utc_offset, zone_name

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
OPENING = dt.datetime(2023, 12, 11, 10, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        (EN, "Eastern Standard Time"),
        (FR, "heure normale de l’Est nord-américain"),
        (ES, "hora estándar oriental"),
        (RU, "Восточная Америка, стандартное время"),
        (AR, "التوقيت الرسمي الشرقي لأمريكا الشمالية"),
        (ZH, "北美东部标准时间"),
    ],
)
def test_zone_is_named_in_each_language(lang, name):
    assert zone_name(lang, OPENING) == name


def test_zone_is_called_as_it_is_called_then():
    assert zone_name(EN, OPENING.replace(month=7)) == "Eastern Daylight Time"


def test_offset_follows_the_time_of_year():
    assert utc_offset(OPENING) == "UTC−05:00"
    assert utc_offset(OPENING.replace(month=7)) == "UTC−04:00"
    assert utc_offset(OPENING.astimezone(zoneinfo.ZoneInfo("Asia/Kolkata"))) == "UTC+05:30"
    assert utc_offset(OPENING.astimezone(dt.UTC)) == "UTC+00:00"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (EN, "in 21 days"),
        (FR, "dans 21 jours"),
        (ES, "dentro de 21 días"),
        (RU, "через 21 день"),
        (AR, "خلال 21 يومًا"),
        (ZH, "21天后"),
    ],
)
def test_days_off_are_counted_with_the_plural_of_the_language(lang, words):
    assert from_now(lang, OPENING - dt.timedelta(days=21), OPENING) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (dt.timedelta(hours=9, minutes=59), "in 9 hours"),
        (dt.timedelta(hours=1), "in 1 hour"),
        (dt.timedelta(minutes=59, seconds=59), "in 59 minutes"),
        (dt.timedelta(seconds=-90), "1 minute ago"),
    ],
)
def test_below_a_day_whole_hours_and_minutes_are_promised(before, words):
    assert from_now(EN, OPENING - before, OPENING) == words


def test_days_are_those_of_the_calendar_of_the_moment_told():
    late_evening_before = dt.datetime(2023, 12, 10, 23, 30, tzinfo=NEW_YORK)
    assert days_between(late_evening_before, OPENING) == 1
    same_moment_elsewhere = late_evening_before.astimezone(zoneinfo.ZoneInfo("Europe/Vienna"))
    assert same_moment_elsewhere.date() == OPENING.date()
    assert days_between(same_moment_elsewhere, OPENING) == 1


@given(st.timedeltas(dt.timedelta(days=-400), dt.timedelta(days=400)))
def test_every_distance_can_be_told_in_every_language(distance):
    for lang in OFFICIAL:
        assert from_now(lang, OPENING - distance, OPENING)
