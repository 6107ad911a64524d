"""Symbols: the grammar, found in texts, in order, and the next number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules.symbols import (
    SERIES,
    SUFFIXES,
    Symbol,
    SymbolError,
    find_symbols,
    find_unreadable,
    guess_distribution,
    guess_kind,
    next_symbol,
    parse_symbol,
    sort_key,
)

numbers = st.integers(1, 999)
symbols = st.builds(
    Symbol,
    body=st.sampled_from(["", "IRG", "WG.2", "WG.4", "EG.1", "WG.12"]),
    year=st.integers(2003, 2049),
    series=st.sampled_from(SERIES),
    number=numbers,
    suffixes=st.lists(st.tuples(st.sampled_from(SUFFIXES), st.integers(1, 99)), max_size=3).map(
        tuple
    ),
    is_reissued=st.booleans(),
)
gaps = st.sampled_from(["", " ", "\n", "\u2060", "\u200b\n", " \u2060"])


def broken(symbol: Symbol, gap: str) -> str:
    """The symbol with a gap behind each slash."""
    return str(symbol).replace("/", f"/{gap}")


@given(symbols)
def test_printed_and_parsed_again_is_the_same(symbol: Symbol) -> None:
    assert parse_symbol(str(symbol)) == symbol


@given(symbols, gaps)
def test_line_ends_and_word_joiners_inside_do_not_matter(symbol: Symbol, gap: str) -> None:
    assert parse_symbol(broken(symbol, gap)) == symbol
    found = find_symbols(f"a note ({broken(symbol, gap)}), and more")
    assert [one.symbol for one in found] == [symbol]


@given(st.lists(symbols, max_size=6))
def test_all_symbols_of_a_text_are_found_in_order(several: list[Symbol]) -> None:
    text = "; ".join(f"the report ({symbol})" for symbol in several)
    assert [one.symbol for one in find_symbols(text)] == several


@given(symbols)
def test_a_two_digit_number_is_never_cut(symbol: Symbol) -> None:
    assert [one.symbol.number for one in find_symbols(f"{symbol.base}")] == [symbol.number]
    assert find_symbols(f"{symbol.base}x") == []


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("CAC/COSP/2023/10", Symbol("", 2023, "", 10)),
        ("CAC/COSP/2023/CRP.1", Symbol("", 2023, "CRP", 1)),
        ("CAC/COSP/2021/L.2", Symbol("", 2021, "L", 2)),
        ("CAC/COSP/2019/INF/1", Symbol("", 2019, "INF", 1)),
        ("CAC/COSP/2019/NGO/12", Symbol("", 2019, "NGO", 12)),
        ("CAC/COSP/WG.4/2023/5", Symbol("WG.4", 2023, "", 5)),
        ("CAC/COSP/EG.1/2022/3", Symbol("EG.1", 2022, "", 3)),
        ("CAC/COSP/IRG/2022/6/Add.2", Symbol("IRG", 2022, "", 6, (("Add", 2),))),
        (
            "CAC/COSP/2023/4/Add.1/Corr.2",
            Symbol("", 2023, "", 4, (("Add", 1), ("Corr", 2))),
        ),
        ("CAC/COSP/2015/10*", Symbol("", 2015, "", 10, is_reissued=True)),
        ("cac/cosp/wg.4/2011/2", Symbol("WG.4", 2011, "", 2)),
    ],
)
def test_forms_of_the_grammar(text: str, symbol: Symbol) -> None:
    assert parse_symbol(text) == symbol


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "Give a symbol"),
        ("A/RES/58/4", "does not begin with CAC/COSP/"),
        ("CAC/COSP/23/4", "no year of four digits"),
        ("CAC/COSP/2023/", "After the year comes a number"),
        ("CAC/COSP/2023/0", "After the year comes a number"),
        ("CAC/COSP/2023/1/2", "After the year comes a number"),
        ("CAC/COSP/2023/CRP1", "After the year comes a number"),
        ("CAC/COSP/2023/1 and 2", "After the year comes a number"),
    ],
)
def test_a_refusal_says_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(SymbolError, match=advice):
        parse_symbol(text)


@pytest.mark.parametrize(
    "text",
    [
        "XCAC/COSP/2023/1",
        "http://undocs.org/CAC/COSP/2021/6",
        "CAC/COSP/2023/1/2",
        "CAC/COSP/2023/12a",
        "CAC/COSP/2023/10000",
    ],
)
def test_nothing_is_found_inside_a_longer_token(text: str) -> None:
    assert find_symbols(text) == []


def test_a_symbol_ends_where_a_sentence_does() -> None:
    text = "See CAC/COSP/2023/2. Then (CAC/COSP/2023/3), CAC/COSP/2023/CRP.1；CAC/COSP/2023/4。"
    assert [str(one.symbol) for one in find_symbols(text)] == [
        "CAC/COSP/2023/2",
        "CAC/COSP/2023/3",
        "CAC/COSP/2023/CRP.1",
        "CAC/COSP/2023/4",
    ]


def test_bold_stars_are_no_reissue() -> None:
    assert str(find_symbols("**CAC/COSP/2023/1**")[0].symbol) == "CAC/COSP/2023/1"


def test_what_begins_like_a_symbol_but_is_none_is_told() -> None:
    text = "a (CAC/COSP/2023/) b (AC/COSP/2023/15) c (CAC/COSP/2023/2) d http://x.org/COSP/9.html"
    assert [found for _, found in find_unreadable(text)] == ["CAC/COSP/2023/", "AC/COSP/2023/15"]


def test_order_counts_as_a_reader_does() -> None:
    wanted = [
        "CAC/COSP/2021/L.2",
        "CAC/COSP/2023/2",
        "CAC/COSP/2023/10",
        "CAC/COSP/2023/10/Add.1",
        "CAC/COSP/2023/L.1",
        "CAC/COSP/2023/CRP.1",
        "CAC/COSP/IRG/2022/6",
        "CAC/COSP/WG.2/2023/4",
        "CAC/COSP/WG.4/2022/5",
        "CAC/COSP/EG.1/2023/3",
        "not a symbol",
    ]
    jumbled = wanted[7:] + wanted[3:7] + wanted[:3]
    assert sorted(jumbled, key=sort_key) == wanted


@given(st.lists(symbols, max_size=20))
def test_the_next_number_is_free_and_one_above_the_highest(several: list[Symbol]) -> None:
    existing = [str(symbol) for symbol in several]
    proposed = parse_symbol(next_symbol(existing, 2023, "CRP", "IRG"))
    used = [s.number for s in several if (s.year, s.series, s.body) == (2023, "CRP", "IRG")]
    assert (proposed.year, proposed.series, proposed.body) == (2023, "CRP", "IRG")
    assert proposed.number == max(used, default=0) + 1


def test_next_number_passes_over_other_years_series_and_bodies() -> None:
    existing = ["CAC/COSP/2023/20", "CAC/COSP/2021/30", "CAC/COSP/2023/CRP.4", "rubbish"]
    assert next_symbol(existing, 2023) == "CAC/COSP/2023/21"
    assert next_symbol(existing, 2023, "CRP") == "CAC/COSP/2023/CRP.5"
    assert next_symbol(existing, 2023, "INF") == "CAC/COSP/2023/INF/1"
    assert next_symbol(existing, 2023, body="WG.2") == "CAC/COSP/WG.2/2023/1"


def test_next_number_of_an_unknown_series_is_refused() -> None:
    with pytest.raises(SymbolError, match="CRP"):
        next_symbol([], 2023, "XX")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CAC/COSP/2023/1", "agenda"),
        ("CAC/COSP/2023/2", "note"),
        ("CAC/COSP/2023/L.3", "draft-resolution"),
        ("CAC/COSP/2023/CRP.1", "conference-room-paper"),
        ("CAC/COSP/2023/INF/1", "information"),
        ("CAC/COSP/2023/NGO/1", "ngo-list"),
        ("CAC/COSP/IRG/2023/7", "subsidiary-body-report"),
    ],
)
def test_the_kind_that_a_symbol_suggests(text: str, kind: str) -> None:
    assert guess_kind(parse_symbol(text)) == kind


def test_the_distribution_that_a_symbol_suggests() -> None:
    kinds = [guess_distribution(Symbol("", 2023, series, 1)) for series in ("", "L", "R")]
    assert kinds == ["general", "limited", "restricted"]
