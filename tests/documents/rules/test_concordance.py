"""What one language has and another lacks, by facts alone."""

from hypothesis import given
from hypothesis import strategies as st

from documents.rules.concordance import Difference, differences, missing_text

SYMBOL = ("symbol", "CAC/COSP/2023/2")
DATE = ("date", "2023-11-13")


def test_six_that_agree_have_no_differences():
    assert differences({code: {SYMBOL, DATE} for code in ("ar", "en", "fr")}) == []


def test_a_symbol_that_one_language_lacks_is_named_with_who_has_it():
    found = differences({"ar": {SYMBOL}, "en": {SYMBOL, DATE}, "fr": {SYMBOL}})
    assert found == [Difference("date", "2023-11-13", ("en",), ("ar", "fr"))]


def test_one_language_alone_has_nothing_to_be_compared_with():
    assert differences({"zh-hans": {SYMBOL}}) == []


def test_a_text_that_only_some_languages_have():
    assert missing_text({"en": True, "ru": False}) == [Difference("text", "", ("en",), ("ru",))]
    assert missing_text({"en": False, "ru": False}) == []


FACTS = st.frozensets(st.tuples(st.sampled_from(["symbol", "date"]), st.text(max_size=3)))


@given(facts=st.dictionaries(st.sampled_from(["ar", "en", "fr", "ru"]), FACTS, min_size=2))
def test_every_difference_has_somebody_on_both_sides_and_nothing_common_is_named(facts):
    found = differences(facts)
    for one in found:
        assert one.having
        assert one.lacking
        assert {*one.having, *one.lacking} == set(facts)
    common = frozenset.intersection(*facts.values())
    assert not {(one.kind, one.value) for one in found} & common
