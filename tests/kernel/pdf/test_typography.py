"""Text as a paper prints it: symbols isolated and linked, spacing as each language has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosp.kernel.languages import AR, EN, ES, FR, NBSP, OFFICIAL, RU, WORD_JOINER, ZH
from cosp.kernel.pdf import typography
from cosp.kernel.pdf.typography import capitalized, markup, spaced, symbol_markup


def test_symbol_becomes_an_isolated_link():
    assert markup("see CAC/COSP/2023/2.", EN) == (
        'see <bdi dir="ltr" class="symbol"><a href="https://undocs.org/CAC/COSP/2023/2">'
        "CAC/COSP/2023/2</a></bdi>."
    )


def test_symbol_in_a_heading_is_no_link():
    assert "href" not in markup("see CAC/COSP/2023/2", EN, links=False)


@pytest.mark.parametrize(
    "symbol",
    [
        "CAC/COSP/2023/1",
        "CAC/COSP/2023/10",
        "CAC/COSP/2021/L.2",
        "CAC/COSP/2023/CRP.1",
        "CAC/COSP/2019/INF/1",
        "CAC/COSP/WG.4/2023/5",
        "CAC/COSP/IRG/2022/6/Add.2",
        "A/RES/73/191",
        "E/CN.15/2018/INF/1",
    ],
)
def test_whole_symbols_are_found(symbol):
    text = f"（{symbol}）和({symbol}), {symbol}."
    assert [found[0] for found in typography.SYMBOL.finditer(text)] == [symbol] * 3


@pytest.mark.parametrize("text", ["and/or", "58/4", "la 6/1", "I/O", "OSCE/ODIHR/EU", "A/B"])
def test_what_only_looks_like_a_symbol_is_text(text):
    assert markup(text, ES) == text


def test_a_symbol_is_never_parted_behind_its_dot():
    shown = symbol_markup("CAC/COSP/WG.4/2023/5", link=False)
    assert f'<span class="unit">WG.{WORD_JOINER}4</span>' in shown


def test_address_of_a_reissued_symbol_has_no_asterisk():
    assert 'href="https://undocs.org/CAC/COSP/2015/10"' in symbol_markup("CAC/COSP/2015/10*")


def test_mailbox_is_isolated_and_not_parted():
    assert markup("(uncac@un.org)", AR) == '(<bdi dir="ltr" class="address">uncac@un.org</bdi>)'


def test_french_has_no_break_spaces_and_its_apostrophe():
    assert spaced("l'ordre : « oui » ; non ?", FR) == (
        f"l’ordre{NBSP}: «{NBSP}oui{NBSP}»{NBSP}; non{NBSP}?"
    )


def test_first_of_a_month_is_raised_in_french():
    assert markup("le 1er décembre", FR) == "le 1<sup>er</sup> décembre"
    assert markup("le 1er décembre", EN) == "le 1er décembre"


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        (EN, "article 63 and item 1 (f)", f"article{NBSP}63 and item{NBSP}1{NBSP}(f)"),
        (EN, "11 December 2023", f"11{NBSP}December 2023"),
        (ES, "11 de diciembre de 2023", f"11{NBSP}de diciembre de 2023"),
        (RU, "11 декабря", f"11{NBSP}декабря"),
        (EN, "10 a.m.", f"10{NBSP}a.m."),
        (FR, "point 1 f)", f"point{NBSP}1{NBSP}f)"),
        (ES, "artículo 63", f"artículo{NBSP}63"),
        (RU, "статьи 63 – и пункт 2", f"статьи{NBSP}63{NBSP}– и пункт{NBSP}2"),
        (AR, "المادة 63", "المادة 63"),  # readers take a no-break space apart in Arabic
        (ZH, "第63条", "第63条"),
    ],
)
def test_a_number_stays_with_its_word(lang, text, shown):
    assert spaced(text, lang) == shown


def test_russian_sub_items_begin_with_a_capital_in_headings():
    assert capitalized("открытие сессии") == "Открытие сессии"
    assert capitalized("") == ""


def test_markup_of_a_text_is_no_markup_of_a_paper():
    assert markup("<b>5 & 6</b>", EN) == "&lt;b&gt;5 &amp; 6&lt;/b&gt;"


@given(text=st.text(), lang=st.sampled_from(OFFICIAL))
def test_spacing_changes_nothing_but_spaces_and_apostrophes(text, lang):
    def bare(value):
        return value.replace("'", "’").replace(" ", "").replace(NBSP, "")

    assert bare(spaced(text, lang)) == bare(text)
