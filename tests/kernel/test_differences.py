"""What changed between two texts, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cosp.kernel.differences import Piece, marked, pieces


def test_a_replaced_word() -> None:
    assert pieces("a list of speakers", "a list of observers") == [
        Piece("same", "a list of "),
        Piece("out", "speakers"),
        Piece("in", "observers"),
    ]


def test_a_chinese_character_counts_as_a_word() -> None:
    assert pieces("缔约方会议", "缔约国会议") == [
        Piece("same", "缔约"),
        Piece("out", "方"),
        Piece("in", "国"),
        Piece("same", "会议"),
    ]


def test_html_in_a_text_stays_text() -> None:
    assert marked(pieces("", "<b>")) == "<ins>&lt;b&gt;</ins>"


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(one.text for one in found if one.kind != "in") == before
    assert "".join(one.text for one in found if one.kind != "out") == after
