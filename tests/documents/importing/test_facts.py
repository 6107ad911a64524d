"""The same facts are found in the words of each language."""

import pytest

from documents.importing.facts import facts_of, number_of

DATE = ("date", "2023-11-13")
RULE = ("provision", "22")
RESOLUTION = ("resolution", "8/2")
SYMBOL = ("symbol", "CAC/COSP/2023/10")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "وفقاً للمادة 22 والقرار 8/2 (CAC/COSP/2023/10) في 13 تشرين الثاني/نوفمبر 2023"),
        ("zh-hans", "根据第22条和第8/2号决议（CAC/COSP/2023/10），2023年11月13日"),
        ("en", "Under rule 22 and resolution 8/2 (CAC/COSP/2023/10), on 13 November 2023"),
        ("fr", "Selon l’article 22 et la résolution 8/2 (CAC/COSP/2023/10), le 13 novembre 2023"),
        ("ru", "Согласно правилу 22 и резолюции 8/2 (CAC/COSP/2023/10) 13 ноября 2023 года"),
        ("es", "Artículo 22 y resolución 8/2 (CAC/COSP/2023/10), 13 de noviembre de 2023"),
    ],
)  # fmt: skip
def test_rule_resolution_symbol_and_date_are_found_in_every_language(code, text):
    assert facts_of(text, code) == {DATE, RULE, RESOLUTION, SYMBOL}


def test_chinese_numerals_are_the_same_articles():
    assert facts_of("《公约》第六十三条", "zh-hans") == facts_of("article 63", "en")
    assert [number_of(text) for text in ("六", "十", "十四", "六十三", "一百零二", "45")] == [
        6,
        10,
        14,
        63,
        102,
        45,
    ]


def test_a_list_of_provisions_after_one_word():
    found = facts_of("articles 6 and 23", "en")
    assert found == facts_of("articles 6 et 23", "fr") == {("provision", "6"), ("provision", "23")}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "19 January, 20 February and 19 July 2023"),
        ("zh-hans", "2023年1月19日、2月20日和7月19日"),
        ("es", "19 de enero, 20 de febrero y 19 de julio de 2023"),
    ],
)
def test_the_year_of_a_list_may_stand_once(code, text):
    days = {value for _kind, value in facts_of(text, code)}
    assert days == {"2023-01-19", "2023-02-20", "2023-07-19"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "8 and 9 September 2022"),
        ("fr", "8 et 9 septembre 2022"),
        ("zh-hans", "2022年9月8日和9日"),
        ("ru", "8 и 9 сентября 2022 года"),
    ],
)
def test_the_month_of_a_list_may_stand_once(code, text):
    days = {value for _kind, value in facts_of(text, code)}
    assert days == {"2022-09-08", "2022-09-09"}


def test_both_ends_of_a_span_are_facts():
    days = {value for _kind, value in facts_of("du 11 au 15 décembre 2023", "fr")}
    assert days == {"2023-12-11", "2023-12-15"}
